/* SPDX-License-Identifier: MIT */
/* The short lists of the credentials on the shelf. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/shelf_parts.h"
#include "data/catalog/sql.h"

enum { MOST_DELIVERIES = 50, MOST_JURISDICTIONS = 60, MOST_SKILLS = 200, MOST_WORDS = 64 };

/* --- places, costs, names --- */

static bool take_place(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  (void)context;
  (void)owner;
  reading_take_place(reading, statement, item);
  return true;
}

static bool take_cost(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  (void)context;
  (void)owner;
  reading_take_cost(reading, statement, item);
  return true;
}

static bool take_text(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  (void)context;
  (void)owner;
  *(const char **)item = reading_name(reading, statement, 0);
  return true;
}

/* The owner is the credential whose record it is. */
static bool take_jurisdiction(struct reading *reading, sqlite3_stmt *statement, void *context, void *item,
                              long long *owner) {
  const struct shelf *shelf = context;
  *owner = shelf_named(shelf, statement, 1);
  *(const char **)item = *owner == 0 ? NULL : reading_name(reading, statement, 0);
  return *owner != 0;
}

static const struct shelf_table places = {
    "SELECT locality, county, region, country, credential FROM place ORDER BY rowid", "SELECT count(*) FROM place",
    sizeof(struct place_line), false, take_place};

/* Parts for groups of residents make a price another one; else the total is enough. */
#define GROUPED " FROM cost_item WHERE credential IN (SELECT credential FROM cost_item WHERE residency IS NOT NULL)"
static const struct shelf_table costs = {
    "SELECT type, name, cents, currency, residency, audience, payment_pattern, optional, name_es, starts, ends,"
    " credential" GROUPED " ORDER BY credential, position",
    "SELECT count(*)" GROUPED, sizeof(struct cost_line), false, take_cost};
static const struct shelf_table alternate_names = {"SELECT name, credential FROM alternate_name ORDER BY rowid",
                                                   "SELECT count(*) FROM alternate_name", sizeof(const char *), true,
                                                   take_text};
/* The record's number is not the credential's. */
#define JURISDICTIONS " FROM fact f CROSS JOIN record r ON r.id = f.record WHERE f.kind = 'jurisdiction'"
static const struct shelf_table jurisdictions = {
    "SELECT f.text, r.ctid, 0" JURISDICTIONS " AND f.text IS NOT NULL ORDER BY f.rowid",
    "SELECT count(*) FROM fact WHERE kind = 'jurisdiction'", sizeof(const char *), true, take_jurisdiction};

/* --- delivery, schedule, support --- */

/* Few words, many times: each is kept once. */
struct words {
  const char *items[MOST_WORDS];
  size_t count;
};

struct feature {
  const char *value;
  char kind; /* 'd', 's' (schedule), 'h' (support) */
};

static const char *word_of(struct words *words, struct reading *reading, sqlite3_stmt *statement, int column) {
  const char *text = (const char *)sqlite3_column_text(statement, column);
  for (size_t i = 0; text != NULL && i < words->count; i++) {
    if (strcmp(words->items[i], text) == 0) {
      return words->items[i];
    }
  }
  const char *kept = reading_name(reading, statement, column);
  if (words->count < (size_t)MOST_WORDS && text != NULL && strcmp(kept, text) == 0) {
    words->items[words->count++] = kept;
  }
  return kept;
}

static bool take_feature(struct reading *reading, sqlite3_stmt *statement, void *context, void *item,
                         long long *owner) {
  (void)owner;
  *(struct feature *)item =
      (struct feature){word_of(context, reading, statement, 1), (char)sql_integer(statement, 0, 0)};
  return true;
}

#define FEATURES " FROM feature WHERE kind IN ('delivery', 'schedule', 'support')"
static const struct shelf_table features = {
    "SELECT CASE kind WHEN 'delivery' THEN 100 WHEN 'schedule' THEN 115 ELSE 104 END, value,"
    " credential" FEATURES " ORDER BY credential, kind, value",
    "SELECT count(*) FROM feature", sizeof(struct feature), true, take_feature};

static const char *const *values_of(struct reading *reading, const struct feature *list, size_t count, char kind,
                                    size_t most) {
  const char *values[CREDENTIAL_MOST_LINES];
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (list[i].kind == kind) {
      values[kept++] = list[i].value;
    }
  }
  return shelf_texts(reading, values, kept, most);
}

static void set_features(struct shelf *shelf, struct reading *reading) {
  struct words words = {.count = 0};
  struct drawer drawer;
  shelf_draw(shelf, reading, &features, shelf->most, &words, &drawer);
  for (size_t i = 1; i <= shelf->most && !reading->failed; i++) {
    struct credential *credential = &shelf->credentials[i];
    size_t count = 0;
    const struct feature *list = shelf_rows(&drawer, i, &count);
    credential->row.delivery = values_of(reading, list, count, 'd', MOST_DELIVERIES);
    credential->schedule = values_of(reading, list, count, 's', CREDENTIAL_MOST_LINES);
    credential->support = values_of(reading, list, count, 'h', CREDENTIAL_MOST_LINES);
  }
}

/* --- jobs --- */

struct job_list {
  struct job_line *lines; /* by code */
  size_t count;
};

struct led_to {
  struct job_line line;
  long long position;
  bool published;
};

static void read_jobs(struct reading *reading, struct job_list *jobs) {
  size_t room = (size_t)shelf_number(reading, "SELECT count(*) FROM job", 0);
  jobs->lines = arena_array(reading->arena, room + 1, sizeof *jobs->lines);
  sqlite3_stmt *statement = sql_prepare(
      reading->database, "SELECT code, title, wage_median, openings, growth_percent, title_es FROM job ORDER BY code",
      reading->error);
  int step = statement == NULL || jobs->lines == NULL ? -1 : 0;
  while (!reading->failed && jobs->count < room && step >= 0 && (step = sql_step(statement, reading->error)) == 1) {
    jobs->lines[jobs->count++] = (struct job_line){.code = reading_name(reading, statement, 0),
                                                   .title = reading_name(reading, statement, 1),
                                                   .wage_median = reading_count(statement, 2),
                                                   .openings = reading_amount(statement, 3),
                                                   .growth_percent = sql_real(statement, 4, (double)NAN),
                                                   .title_es = reading_text(reading, statement, 5)};
  }
  if (step < 0 && statement != NULL && jobs->lines == NULL) {
    (void)error_no_memory(reading->error);
  }
  reading->failed = reading->failed || step < 0;
  (void)sqlite3_finalize(statement);
}

static int compare_code(const void *code, const void *line) {
  return strcmp(code, ((const struct job_line *)line)->code);
}

static bool take_job(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  const struct job_list *jobs = context;
  struct led_to *led = item;
  const char *code = (const char *)sqlite3_column_text(statement, 0);
  const struct job_line *line =
      code == NULL || jobs->count == 0 ? NULL : bsearch(code, jobs->lines, jobs->count, sizeof *line, compare_code);
  (void)owner;
  led->line = line != NULL ? *line
                           : (struct job_line){.code = reading_name(reading, statement, 0),
                                               .title = "",
                                               .wage_median = -1,
                                               .openings = -1,
                                               .growth_percent = (double)NAN};
  const char *basis = (const char *)sqlite3_column_text(statement, 1);
  led->published = basis != NULL && strcmp(basis, "published") == 0;
  bool by_code = basis != NULL && strcmp(basis, "by program code") == 0;
  led->line.basis = led->published ? "published" : by_code ? "by program code" : reading_name(reading, statement, 1);
  led->position = sql_integer(statement, 2, 0);
  return true;
}

static const struct shelf_table jobs_of = {
    "SELECT job, basis, position, credential FROM credential_job ORDER BY credential, job",
    "SELECT count(*) FROM credential_job", sizeof(struct led_to), true, take_job};

/* As they are read for one credential: published first, then by position. */
static bool comes_before(const struct led_to *a, const struct led_to *b) {
  if (a->published != b->published) {
    return a->published;
  }
  return a->position != b->position ? a->position < b->position : strcmp(a->line.code, b->line.code) < 0;
}

static int compare_led(const void *left, const void *right) {
  return comes_before(left, right) ? -1 : comes_before(right, left) ? 1 : 0;
}

static void set_jobs(struct shelf *shelf, struct reading *reading) {
  struct job_list jobs = {0};
  struct drawer drawer;
  read_jobs(reading, &jobs);
  shelf_draw(shelf, reading, &jobs_of, shelf->most, &jobs, &drawer);
  for (size_t i = 1; i <= shelf->most && !reading->failed; i++) {
    size_t count = 0;
    void *room = NULL;
    const struct led_to *list =
        shelf_sorted_rows(&drawer, i, compare_led, reading, sizeof(struct job_line), &room, &count);
    struct job_line *lines = room;
    for (size_t j = 0; j < count; j++) {
      lines[j] = list[j].line;
    }
    shelf->credentials[i].jobs = lines;
    shelf->credentials[i].job_count = count;
  }
}

void shelf_lists(struct shelf *shelf, struct reading *reading) {
  struct drawer drawers[4];
  shelf_draw(shelf, reading, &places, shelf->most, NULL, &drawers[0]);
  shelf_draw(shelf, reading, &costs, shelf->most, NULL, &drawers[1]);
  shelf_draw(shelf, reading, &alternate_names, shelf->most, NULL, &drawers[2]);
  shelf_draw(shelf, reading, &jurisdictions, shelf->most, shelf, &drawers[3]);
  for (size_t i = 1; i <= shelf->most && !reading->failed; i++) {
    struct credential *credential = &shelf->credentials[i];
    size_t count = 0;
    credential->places = shelf_rows(&drawers[0], i, &credential->place_count);
    credential->costs = shelf_rows(&drawers[1], i, &credential->cost_count);
    const char *const *texts = shelf_rows(&drawers[2], i, &count);
    credential->alternate_names = shelf_texts(reading, texts, count, CREDENTIAL_MOST_LINES);
    texts = shelf_rows(&drawers[3], i, &count);
    shelf->jurisdictions[i] = shelf_texts(reading, texts, count, MOST_JURISDICTIONS);
  }
  set_features(shelf, reading);
  set_jobs(shelf, reading);
}

/* --- skills --- */

struct kept_skills {
  const char **names; /* by number; NULL: not kept */
  long long most;
};

static bool take_skill(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner) {
  const struct kept_skills *kept = context;
  long long skill = sql_integer(statement, 0, 0);
  (void)reading;
  (void)owner;
  *(const char **)item = skill < 1 || skill > kept->most ? NULL : kept->names[skill];
  return true;
}

static const struct shelf_table skills_of = {
    "SELECT skill, credential FROM credential_skill ORDER BY credential, skill",
    "SELECT count(*) FROM credential_skill", sizeof(const char *), true, take_skill};

static void read_skills(struct reading *reading, struct kept_skills *kept,
                        bool (*keeps)(void *context, const char *name), void *context) {
  sqlite3_stmt *statement = sql_prepare(reading->database, "SELECT id, name FROM skill ORDER BY id", reading->error);
  int step = statement == NULL ? -1 : 0;
  while (!reading->failed && step >= 0 && (step = sql_step(statement, reading->error)) == 1) {
    long long id = sql_integer(statement, 0, 0);
    struct arena_mark mark = arena_mark(reading->arena);
    const char *name = reading_text(reading, statement, 1);
    if (id >= 1 && id <= kept->most && name != NULL && keeps(context, name)) {
      kept->names[id] = name;
    } else {
      arena_rewind(reading->arena, mark);
    }
  }
  reading->failed = reading->failed || step < 0;
  (void)sqlite3_finalize(statement);
}

int shelf_read_skills(struct shelf *shelf, bool (*keeps)(void *context, const char *name), void *context,
                      struct error *error) {
  enum { MOST_NUMBER = 1 << 26 };
  struct reading reading = {.database = catalog_database(shelf->catalog), .arena = shelf->arena, .error = error};
  struct kept_skills kept = {.most = shelf_number(&reading, "SELECT max(id) FROM skill", 0)};
  struct drawer drawer;
  kept.most = kept.most < MOST_NUMBER ? kept.most : MOST_NUMBER;
  kept.most = kept.most < 0 ? 0 : kept.most;
  kept.names = arena_array(shelf->arena, (size_t)kept.most + 1, sizeof *kept.names);
  shelf->skills = arena_array(shelf->arena, shelf->most + 1, sizeof *shelf->skills);
  if (kept.names == NULL || shelf->skills == NULL) {
    return error_no_memory(error);
  }
  if (shelf_begin(shelf, &reading) != 0) {
    return -1;
  }
  read_skills(&reading, &kept, keeps, context);
  shelf_draw(shelf, &reading, &skills_of, shelf->most, &kept, &drawer);
  for (size_t i = 1; i <= shelf->most && !reading.failed; i++) {
    size_t count = 0;
    const char **names = shelf_rows(&drawer, i, &count);
    size_t some = count < (size_t)MOST_SKILLS ? count : (size_t)MOST_SKILLS;
    size_t known = 0;
    for (size_t j = 0; j < some; j++) {
      if (names[j] != NULL) {
        names[known++] = names[j];
      }
    }
    shelf->skills[i] = count == 0 ? NULL : shelf_texts(&reading, names, known, MOST_SKILLS);
  }
  shelf_end(shelf, &reading);
  return reading.failed ? -1 : 0;
}

const char *const *shelf_skills(const struct shelf *shelf, const struct credential *credential) {
  return shelf->skills[credential - shelf->credentials];
}
