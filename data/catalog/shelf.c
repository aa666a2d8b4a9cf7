/* SPDX-License-Identifier: MIT */
#include "data/catalog/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "data/catalog/shelf_parts.h"
#include "data/catalog/sql.h"

/* Numbers may have gaps, as long as there are not many more gaps than rows. */
enum { GAPS = 4, SPARE = 1000, MOST_ROWS = 1 << 30, SCRATCH_ROOM = 1 << 30 };

long long shelf_number(struct reading *reading, const char *sql, long long unknown) {
  sqlite3_stmt *statement = reading->failed ? NULL : sql_prepare(reading->database, sql, reading->error);
  int step = statement == NULL ? -1 : sql_step(statement, reading->error);
  long long number = step == 1 ? sql_integer(statement, 0, unknown) : unknown;
  reading->failed = reading->failed || step < 0;
  (void)sqlite3_finalize(statement);
  return number;
}

/* --- drawers --- */

struct drawing {
  const struct shelf_table *table;
  struct drawer *drawer;
  uint32_t *owner; /* of each row */
  size_t count, room;
  bool sorted;
};

static void read_rows(struct reading *reading, struct drawing *drawing, void *context) {
  const struct shelf_table *table = drawing->table;
  struct drawer *drawer = drawing->drawer;
  sqlite3_stmt *statement = sql_prepare(reading->database, table->sql, reading->error);
  int last = statement == NULL ? 0 : sqlite3_column_count(statement) - 1;
  int step = statement == NULL ? -1 : 0;
  drawing->sorted = true;
  while (!reading->failed && drawing->count < drawing->room && step >= 0 &&
         (step = sql_step(statement, reading->error)) == 1) {
    long long owner = sql_integer(statement, last, 0);
    void *item = drawer->items + drawing->count * table->size;
    if (!table->take(reading, statement, context, item, &owner) || owner < 1 || owner > (long long)drawer->owners) {
      memset(item, 0, table->size);
      continue;
    }
    drawing->sorted = drawing->sorted && (drawing->count == 0 || drawing->owner[drawing->count - 1] <= (uint32_t)owner);
    drawing->owner[drawing->count++] = (uint32_t)owner;
    drawer->first[owner + 1]++;
  }
  reading->failed = reading->failed || step < 0;
  (void)sqlite3_finalize(statement);
}

/* Rows that do not lie in the order of their owners are put there, else as they are. */
static bool put_in_order(struct shelf *shelf, const struct drawing *drawing) {
  struct drawer *drawer = drawing->drawer;
  struct arena *arena = drawing->table->passing ? shelf->scratch : shelf->arena;
  char *items = arena_array(arena, drawing->count + 1, drawer->size);
  uint32_t *next = arena_array(shelf->scratch, drawer->owners + 2, sizeof *next);
  if (items == NULL || next == NULL) {
    return false;
  }
  memcpy(next, drawer->first, (drawer->owners + 2) * sizeof *next);
  for (size_t i = 0; i < drawing->count; i++) {
    memcpy(items + next[drawing->owner[i]]++ * drawer->size, drawer->items + i * drawer->size, drawer->size);
  }
  drawer->items = items;
  return true;
}

void shelf_draw(struct shelf *shelf, struct reading *reading, const struct shelf_table *table, size_t owners,
                void *context, struct drawer *drawer) {
  struct drawing drawing = {.table = table, .drawer = drawer};
  long long rows = shelf_number(reading, table->count, 0);
  *drawer = (struct drawer){.size = table->size, .owners = owners};
  drawing.room = rows < 0 || rows > MOST_ROWS ? 0 : (size_t)rows;
  drawer->items = arena_array(table->passing ? shelf->scratch : shelf->arena, drawing.room + 1, table->size);
  drawer->first = arena_array(shelf->scratch, owners + 2, sizeof *drawer->first);
  drawing.owner = arena_array(shelf->scratch, drawing.room + 1, sizeof *drawing.owner);
  bool room = drawer->items != NULL && drawer->first != NULL && drawing.owner != NULL;
  if (room && !reading->failed) {
    read_rows(reading, &drawing, context);
    for (size_t i = 1; i < owners + 2; i++) {
      drawer->first[i] += drawer->first[i - 1];
    }
    room = drawing.sorted || put_in_order(shelf, &drawing);
  }
  if (!room && !reading->failed) {
    reading->failed = true;
    (void)error_no_memory(reading->error);
  }
}

void *shelf_rows(const struct drawer *drawer, size_t owner, size_t *count) {
  *count = drawer->first[owner + 1] - drawer->first[owner];
  *count = *count < (size_t)CREDENTIAL_MOST_LINES ? *count : (size_t)CREDENTIAL_MOST_LINES;
  return drawer->items + drawer->first[owner] * drawer->size;
}

void *shelf_sorted_rows(const struct drawer *drawer, size_t owner, int (*compare)(const void *, const void *),
                        struct reading *reading, size_t line_size, void **lines, size_t *count) {
  void *rows = shelf_rows(drawer, owner, count);
  *lines = *count == 0 ? NULL : arena_array(reading->arena, *count, line_size);
  if (*lines == NULL) {
    if (*count > 0) {
      reading->failed = true;
      (void)error_no_memory(reading->error);
    }
    *count = 0;
    return NULL;
  }
  if (*count > 1) {
    qsort(rows, *count, drawer->size, compare);
  }
  return rows;
}

const char *const *shelf_texts(struct reading *reading, const char *const *texts, size_t count, size_t most) {
  static const char *const none[] = {NULL};
  count = count < most ? count : most;
  const char **list = count == 0 ? NULL : arena_array(reading->arena, count + 1, sizeof *list);
  if (list == NULL) {
    if (count > 0 && !reading->failed) {
      reading->failed = true;
      (void)error_no_memory(reading->error);
    }
    return none;
  }
  memcpy(list, texts, count * sizeof *list);
  return list;
}

/* --- credentials --- */

static int hex_of(char letter) {
  if (letter >= '0' && letter <= '9') {
    return letter - '0';
  }
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* "ce-" and a UUID as it is usually written: exactly 32 digits at their places. */
static bool key_of_uuid(const char *ctid, struct shelf_key *key) {
  static const char pattern[] = "ce-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  uint64_t parts[2] = {0, 0};
  int digits = 0;
  for (size_t i = 0; i < sizeof pattern - 1; i++) {
    if (pattern[i] != 'x') {
      if (ctid[i] != pattern[i]) {
        return false;
      }
      continue;
    }
    int digit = hex_of(ctid[i]);
    if (digit < 0) {
      return false;
    }
    parts[digits >= 16] = parts[digits >= 16] << 4 | (uint64_t)digit;
    digits++;
  }
  *key = (struct shelf_key){.high = parts[0], .low = parts[1]};
  return ctid[sizeof pattern - 1] == '\0';
}

static struct shelf_key key_of(const char *ctid) {
  struct shelf_key key;
  if (!key_of_uuid(ctid, &key)) {
    key = (struct shelf_key){.high = 14695981039346656037U, .hashed = true};
    for (const char *at = ctid; *at != '\0'; at++) {
      key.high = (key.high ^ (uint64_t)(unsigned char)*at) * 1099511628211U;
    }
  }
  return key;
}

static bool is_it(const struct shelf *shelf, uint32_t number, const char *ctid, const struct shelf_key *key) {
  const struct shelf_key *other = &shelf->keys[number];
  return other->high == key->high && other->low == key->low && other->hashed == key->hashed &&
         (!key->hashed || strcmp(shelf->credentials[number].row.ctid, ctid) == 0);
}

static uint64_t hash_of(const struct shelf_key *key) {
  return (key->high ^ (key->low * 0xff51afd7ed558ccdU)) * 0x9e3779b97f4a7c15U;
}

static size_t first_slot(const struct shelf *shelf, uint64_t hash) {
  return (size_t)(hash >> 40) & (shelf->slot_count - 1);
}

/* Where the CTID is, or would be: there the number is 0, and the tag its own. */
static struct shelf_slot *slot_of(const struct shelf *shelf, const char *ctid, const struct shelf_key *key,
                                  uint32_t *tag) {
  uint64_t hash = hash_of(key);
  size_t slot = first_slot(shelf, hash);
  *tag = (uint32_t)(hash >> 8);
  while (shelf->slots[slot].number != 0 &&
         (shelf->slots[slot].tag != *tag || !is_it(shelf, shelf->slots[slot].number, ctid, key))) {
    slot = (slot + 1) & (shelf->slot_count - 1);
  }
  return &shelf->slots[slot];
}

static uint32_t number_of(const struct shelf *shelf, const char *ctid) {
  const struct shelf_key key = key_of(ctid);
  uint32_t tag = 0;
  return slot_of(shelf, ctid, &key, &tag)->number;
}

struct credential *shelf_find(const struct shelf *shelf, const char *ctid) {
  uint32_t number = number_of(shelf, ctid);
  return number == 0 ? NULL : &shelf->credentials[number];
}

uint32_t shelf_named(const struct shelf *shelf, sqlite3_stmt *statement, int column) {
  const char *ctid = (const char *)sqlite3_column_text(statement, column);
  return ctid == NULL ? 0 : number_of(shelf, ctid);
}

void shelf_want(const struct shelf *shelf, sqlite3_stmt *statement, int column, struct shelf_wanted *wanted) {
  const char *ctid = (const char *)sqlite3_column_text(statement, column);
  *wanted = (struct shelf_wanted){.number = 0};
  if (ctid != NULL) {
    wanted->pending = key_of_uuid(ctid, &wanted->key);
    wanted->number = wanted->pending ? 0 : number_of(shelf, ctid);
  }
}

void shelf_resolve(const struct shelf *shelf, const struct drawer *drawer) {
  enum { AT_ONCE = 32 };
  size_t count = drawer->first[drawer->owners + 1];
  for (size_t from = 0; from < count; from += AT_ONCE) {
    size_t to = from + AT_ONCE < count ? from + AT_ONCE : count;
    for (size_t i = from; i < to; i++) {
      const struct shelf_wanted *wanted = (const void *)(drawer->items + i * drawer->size);
      __builtin_prefetch(&shelf->slots[first_slot(shelf, hash_of(&wanted->key))]);
    }
    for (size_t i = from; i < to; i++) {
      const struct shelf_wanted *wanted = (const void *)(drawer->items + i * drawer->size);
      __builtin_prefetch(&shelf->keys[shelf->slots[first_slot(shelf, hash_of(&wanted->key))].number]);
    }
    for (size_t i = from; i < to; i++) {
      struct shelf_wanted *wanted = (void *)(drawer->items + i * drawer->size);
      uint32_t tag = 0;
      if (wanted->pending) {
        wanted->number = slot_of(shelf, "", &wanted->key, &tag)->number;
      }
    }
  }
}

const char *const *shelf_jurisdictions(const struct shelf *shelf, const struct credential *credential) {
  return shelf->jurisdictions[credential - shelf->credentials];
}

static void take_row(struct reading *reading, sqlite3_stmt *statement, struct credential_row *row) {
  *row = (struct credential_row){.id = (long)sql_integer(statement, 0, 0),
                                 .ctid = reading_name(reading, statement, 1),
                                 .type = reading_name(reading, statement, 2),
                                 .name = reading_name(reading, statement, 3),
                                 .name_es = reading_text(reading, statement, 4),
                                 .cost = reading_count(statement, 5),
                                 .currency = reading_text(reading, statement, 6),
                                 .cost_complete = sql_integer(statement, 7, 0) != 0,
                                 .days = reading_amount(statement, 8),
                                 .days_min = -1,
                                 .days_max = reading_amount(statement, 9),
                                 .effort_hours = reading_amount(statement, 10),
                                 .county = reading_text(reading, statement, 11),
                                 .region = reading_text(reading, statement, 12),
                                 .earnings = -1};
}

static void read_credentials(struct shelf *shelf, struct reading *reading) {
  sqlite3_stmt *statement =
      sql_prepare(reading->database,
                  "SELECT id, ctid, type, name, name_es, cost, currency, cost_complete, days, days_max, effort_hours,"
                  " county, region FROM credential ORDER BY id",
                  reading->error);
  int step = statement == NULL ? -1 : 0;
  while (!reading->failed && step >= 0 && (step = sql_step(statement, reading->error)) == 1) {
    long long id = sql_integer(statement, 0, 0);
    if (id < 1 || id > (long long)shelf->most) {
      continue;
    }
    take_row(reading, statement, &shelf->credentials[id].row);
    const char *ctid = shelf->credentials[id].row.ctid;
    uint32_t tag = 0;
    shelf->keys[id] = key_of(ctid);
    struct shelf_slot *slot = slot_of(shelf, ctid, &shelf->keys[id], &tag);
    *slot = (struct shelf_slot){tag, (uint32_t)id};
  }
  reading->failed = reading->failed || step < 0;
  (void)sqlite3_finalize(statement);
}

/* An empty shelf; NULL without memory. */
static struct shelf *make(struct catalog *catalog, struct arena *arena, size_t most, size_t rows) {
  struct shelf *made = arena_alloc(arena, sizeof *made);
  if (made == NULL) {
    return NULL;
  }
  *made = (struct shelf){.catalog = catalog, .arena = arena, .most = most, .slot_count = 1024};
  while (made->slot_count < rows * 2) {
    made->slot_count *= 2;
  }
  made->credentials = arena_array(arena, made->most + 1, sizeof *made->credentials);
  made->keys = arena_array(arena, made->most + 1, sizeof *made->keys);
  made->slots = arena_array(arena, made->slot_count, sizeof *made->slots);
  made->jurisdictions = arena_array(arena, made->most + 1, sizeof *made->jurisdictions);
  bool room = made->credentials != NULL && made->keys != NULL && made->slots != NULL && made->jurisdictions != NULL;
  return room ? made : NULL;
}

int shelf_begin(struct shelf *shelf, struct reading *reading) {
  shelf->scratch = arena_new(SCRATCH_ROOM);
  if (shelf->scratch == NULL) {
    return error_no_memory(reading->error);
  }
  sqlite3_mutex_enter(sqlite3_db_mutex(reading->database));
  return 0;
}

void shelf_end(struct shelf *shelf, struct reading *reading) {
  sqlite3_mutex_leave(sqlite3_db_mutex(reading->database));
  arena_free(shelf->scratch);
  shelf->scratch = NULL;
}

int shelf_read(struct catalog *catalog, struct arena *arena, struct shelf **shelf, struct error *error) {
  struct reading reading = {.database = catalog_database(catalog), .arena = arena, .error = error};
  long long rows = shelf_number(&reading, "SELECT count(*) FROM credential", 0);
  long long most = shelf_number(&reading, "SELECT max(id) FROM credential", 0);
  *shelf = NULL;
  if (reading.failed || most < 1 || most > rows * GAPS + SPARE || most > MOST_ROWS / GAPS) {
    return reading.failed ? -1 : 0;
  }
  struct shelf *made = make(catalog, arena, (size_t)most, (size_t)rows);
  if (made == NULL) {
    return error_no_memory(error);
  }
  if (shelf_begin(made, &reading) != 0) {
    return -1;
  }
  read_credentials(made, &reading);
  shelf_lists(made, &reading);
  shelf_needs(made, &reading);
  shelf_end(made, &reading);
  *shelf = reading.failed ? NULL : made;
  return reading.failed ? -1 : 0;
}
