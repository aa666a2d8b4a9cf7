/* SPDX-License-Identifier: MIT */
/* What the credentials on the shelf ask for: conditions, their targets, and
 * what other records say of them. */
#include <string.h>

#include "data/catalog/shelf_parts.h"
#include "data/catalog/sql.h"

/* Numbers of conditions may have gaps, as those of credentials. */
enum { GAPS = 4, SPARE = 1000, MOST_TARGETS = 500 };

static bool take_condition(struct reading *reading, sqlite3_stmt *statement, void *context, void *item,
                           long long *owner) {
  (void)context;
  (void)owner;
  reading_take_condition(reading, statement, item);
  return true;
}

static const struct shelf_table conditions = {
    "SELECT id, parent, kind, name, text, minimum_age, years_of_experience, NULL, NULL, name_es, text_es, NULL,"
    " submission, NULL, credential FROM condition ORDER BY id",
    "SELECT count(*) FROM condition", sizeof(struct condition_line), false, take_condition};

/* --- targets --- */

struct target {
  struct shelf_wanted wanted;
  long long row;
  const char *ctid, *name, *kind; /* of what is no credential */
};

struct targeting {
  struct reading *reading;
  sqlite3_stmt *rows, *kinds;
};

static bool take_target(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  struct target *target = item;
  (void)reading;
  (void)owner;
  shelf_want(context, statement, 1, &target->wanted);
  target->row = sql_integer(statement, 0, 0);
  return true;
}

static const struct shelf_table targets = {"SELECT rowid, ctid, condition FROM condition_target ORDER BY rowid",
                                           "SELECT count(*) FROM condition_target", sizeof(struct target), true,
                                           take_target};

/* What is no credential may be an exam, or not in the snapshot at all, or have no CTID. */
static void name_target(struct targeting *targeting, struct target *target) {
  struct reading *reading = targeting->reading;
  (void)sqlite3_reset(targeting->rows);
  (void)sqlite3_reset(targeting->kinds);
  sql_bind_integer(targeting->rows, 1, target->row);
  int step = sql_step(targeting->rows, reading->error);
  target->ctid = step == 1 ? reading_name(reading, targeting->rows, 0) : "";
  target->name = step == 1 ? reading_name(reading, targeting->rows, 1) : "";
  target->kind = "";
  if (step >= 0 && target->ctid[0] != '\0') {
    sql_bind_text(targeting->kinds, 1, target->ctid);
    step = sql_step(targeting->kinds, reading->error);
    target->kind = step == 1 ? reading_name(reading, targeting->kinds, 0) : "";
  }
  reading->failed = reading->failed || step < 0;
}

static void name_targets(struct reading *reading, const struct drawer *drawer) {
  struct targeting targeting = {.reading = reading};
  struct target *list = (void *)drawer->items;
  size_t count = drawer->first[drawer->owners + 1];
  targeting.rows =
      sql_prepare(reading->database, "SELECT ctid, name FROM condition_target WHERE rowid = ?1", reading->error);
  targeting.kinds = targeting.rows == NULL
                        ? NULL
                        : sql_prepare(reading->database, "SELECT kind FROM record WHERE ctid = ?1", reading->error);
  reading->failed = reading->failed || targeting.kinds == NULL;
  for (size_t i = 0; i < count && !reading->failed; i++) {
    if (list[i].wanted.number == 0) {
      name_target(&targeting, &list[i]);
    }
  }
  (void)sqlite3_finalize(targeting.rows);
  (void)sqlite3_finalize(targeting.kinds);
}

static bool asks(const struct condition_line *line) {
  return strcmp(line->kind, "requires") == 0 || strcmp(line->kind, "entryCondition") == 0;
}

static void copy_targets(struct shelf *shelf, const struct target *list, size_t count, const char **texts) {
  for (size_t i = 0; i < count; i++) {
    const struct credential_row *row = &shelf->credentials[list[i].wanted.number].row;
    bool credential = list[i].wanted.number != 0;
    texts[i] = credential ? row->ctid : list[i].ctid;
    texts[count + 1 + i] = credential ? row->name : list[i].name;
    texts[2 * (count + 1) + i] = credential ? "credential" : list[i].kind;
  }
}

static void set_targets(struct shelf *shelf, struct reading *reading, const struct drawer *drawer,
                        struct condition_line *line, uint32_t *own) {
  static const char *const none[] = {NULL};
  size_t count = 0;
  const struct target *list = NULL;
  line->targets = line->target_names = line->target_kinds = none;
  if (line->id >= 1 && (size_t)line->id <= drawer->owners) {
    list = shelf_rows(drawer, (size_t)line->id, &count);
  }
  count = count < (size_t)MOST_TARGETS ? count : (size_t)MOST_TARGETS;
  const char **texts = count == 0 ? NULL : arena_array(reading->arena, 3 * (count + 1), sizeof *texts);
  if (texts == NULL) {
    if (count > 0) {
      reading->failed = true;
      (void)error_no_memory(reading->error);
    }
    return;
  }
  copy_targets(shelf, list, count, texts);
  line->targets = texts;
  line->target_names = texts + count + 1;
  line->target_kinds = texts + 2 * (count + 1);
  for (size_t i = 0; i < count && asks(line); i++) {
    shelf->own[*own] = list[i].wanted.number;
    *own += list[i].wanted.number != 0;
  }
}

/* The targets of all conditions, credential by credential. */
static void give_targets(struct shelf *shelf, struct reading *reading, const struct drawer *conditions_of,
                         const struct drawer *targets_of) {
  uint32_t own = 0;
  size_t all = targets_of->first[targets_of->owners + 1];
  shelf->own = arena_array(reading->arena, all + 1, sizeof *shelf->own);
  shelf->own_first = arena_array(reading->arena, shelf->most + 2, sizeof *shelf->own_first);
  if (shelf->own == NULL || shelf->own_first == NULL) {
    reading->failed = true;
    (void)error_no_memory(reading->error);
    return;
  }
  for (size_t i = 1; i <= shelf->most && !reading->failed; i++) {
    struct credential *credential = &shelf->credentials[i];
    struct condition_line *lines = shelf_rows(conditions_of, i, &credential->condition_count);
    credential->conditions = lines;
    for (size_t j = 0; j < credential->condition_count && !reading->failed; j++) {
      set_targets(shelf, reading, targets_of, &lines[j], &own);
    }
    shelf->own_first[i + 1] = own;
  }
}

static void set_conditions(struct shelf *shelf, struct reading *reading) {
  long long rows = shelf_number(reading, "SELECT count(*) FROM condition", 0);
  long long most = shelf_number(reading, "SELECT max(id) FROM condition", 0);
  struct drawer of_condition;
  struct drawer drawer;
  most = most < 0 || most > rows * GAPS + SPARE ? rows * GAPS + SPARE : most;
  shelf_draw(shelf, reading, &conditions, shelf->most, NULL, &drawer);
  shelf_draw(shelf, reading, &targets, (size_t)most, shelf, &of_condition);
  if (!reading->failed) {
    shelf_resolve(shelf, &of_condition);
    name_targets(reading, &of_condition);
    give_targets(shelf, reading, &drawer, &of_condition);
  }
}

/* --- what other records say --- */

enum { REQUIRED, STANDING, PREPARATION };
static const char *const kind_words[] = {"required", "advanced standing", "preparation"};

struct led_from {
  struct shelf_wanted wanted; /* what it leads to */
  uint32_t source;            /* its number */
  int kind;
};

static bool is_own_target(const struct shelf *shelf, uint32_t of, uint32_t target) {
  for (uint32_t i = shelf->own_first[of]; i < shelf->own_first[of + 1]; i++) {
    if (shelf->own[i] == target) {
      return true;
    }
  }
  return false;
}

/* Edges lie in the order of their sources: one source is looked up once. */
struct sourcing {
  const struct shelf *shelf;
  char ctid[48];
  uint32_t number;
};

static uint32_t source_of(struct sourcing *sourcing, sqlite3_stmt *statement, int column) {
  const char *ctid = (const char *)sqlite3_column_text(statement, column);
  size_t length = ctid == NULL ? 0 : strlen(ctid);
  if (length == 0 || length >= sizeof sourcing->ctid) {
    return shelf_named(sourcing->shelf, statement, column);
  }
  if (strcmp(sourcing->ctid, ctid) != 0) {
    memcpy(sourcing->ctid, ctid, length + 1);
    sourcing->number = shelf_named(sourcing->shelf, statement, column);
  }
  return sourcing->number;
}

/* The owner is the source at first. */
static bool take_edge(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  struct sourcing *sourcing = context;
  struct led_from *led = item;
  (void)reading;
  *owner = led->source = source_of(sourcing, statement, 1);
  led->kind = (int)sql_integer(statement, 0, REQUIRED);
  shelf_want(sourcing->shelf, statement, 2, &led->wanted);
  return led->source != 0;
}

/* The edges by what they lead to, without those that a credential states itself. */
static bool turn_round(struct shelf *shelf, const struct drawer *drawer, struct drawer *by_target) {
  struct led_from *list = (void *)drawer->items;
  size_t count = drawer->first[drawer->owners + 1];
  *by_target = (struct drawer){.size = sizeof *list, .owners = drawer->owners};
  by_target->items = arena_array(shelf->scratch, count + 1, sizeof *list);
  by_target->first = arena_array(shelf->scratch, drawer->owners + 2, sizeof *by_target->first);
  uint32_t *next = arena_array(shelf->scratch, drawer->owners + 2, sizeof *next);
  if (by_target->items == NULL || by_target->first == NULL || next == NULL) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    uint32_t target = list[i].wanted.number;
    if (target != 0 && list[i].kind == REQUIRED && is_own_target(shelf, target, list[i].source)) {
      list[i].wanted.number = target = 0;
    }
    by_target->first[target + 1] += target != 0;
  }
  for (size_t i = 1; i < drawer->owners + 2; i++) {
    by_target->first[i] += by_target->first[i - 1];
  }
  memcpy(next, by_target->first, (drawer->owners + 2) * sizeof *next);
  for (size_t i = 0; i < count; i++) {
    if (list[i].wanted.number != 0) {
      memcpy(by_target->items + next[list[i].wanted.number]++ * sizeof *list, &list[i], sizeof *list);
    }
  }
  return true;
}

#define EDGES " FROM edge WHERE kind IN ('required', 'advanced standing', 'preparation')"
static const struct shelf_table edges = {
    "SELECT CASE kind WHEN 'required' THEN 0 WHEN 'advanced standing' THEN 1 ELSE 2 END, source, target, 0" EDGES
    " ORDER BY rowid",
    "SELECT count(*) FROM edge", sizeof(struct led_from), true, take_edge};

static int compare_led(const void *left, const void *right) {
  const struct led_from *a = left;
  const struct led_from *b = right;
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  return a->source < b->source ? -1 : a->source > b->source;
}

static void set_edges(struct shelf *shelf, struct reading *reading) {
  struct drawer drawer;
  struct drawer by_target;
  struct sourcing sourcing = {.shelf = shelf};
  shelf_draw(shelf, reading, &edges, shelf->most, &sourcing, &drawer);
  if (reading->failed) {
    return;
  }
  shelf_resolve(shelf, &drawer);
  if (!turn_round(shelf, &drawer, &by_target)) {
    reading->failed = true;
    (void)error_no_memory(reading->error);
    return;
  }
  for (size_t i = 1; i <= shelf->most && !reading->failed; i++) {
    size_t count = 0;
    void *room = NULL;
    const struct led_from *list =
        shelf_sorted_rows(&by_target, i, compare_led, reading, sizeof(struct edge_line), &room, &count);
    struct edge_line *lines = room;
    for (size_t j = 0; j < count; j++) {
      const struct credential_row *source = &shelf->credentials[list[j].source].row;
      lines[j] = (struct edge_line){
          .ctid = source->ctid, .name = source->name, .kind = kind_words[list[j].kind], .in_snapshot = true};
    }
    shelf->credentials[i].leads_from = lines;
    shelf->credentials[i].leads_from_count = count;
  }
}

void shelf_needs(struct shelf *shelf, struct reading *reading) {
  set_conditions(shelf, reading);
  set_edges(shelf, reading);
}
