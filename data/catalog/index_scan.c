/* SPDX-License-Identifier: MIT */
/* Workers: credentials, slice by slice -> words, raw values, numbers. */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/index.h"
#include "data/catalog/index_make.h"
#include "data/catalog/index_word.h"
#include "data/catalog/sql.h"

/* The credential's number comes first, and orders them. */
static const char *const statements[WORKER_STATEMENTS] = {
    [READ_CREDENTIALS] =
        "SELECT id, type, name, name_en, name_es, name_other, description, description_es, organization, "
        "CASE WHEN coalesce(currency, 'USD') = 'USD' THEN cost END, days, days_min, days_max, earnings "
        "FROM credential WHERE id >= ?1 AND id < ?2 ORDER BY id",
    [READ_ALTERNATES] =
        "SELECT credential, name FROM alternate_name "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_KEYWORDS] =
        "SELECT credential, name FROM keyword "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_SKILLS] =
        "SELECT credential, skill FROM credential_skill "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_JOBS] =
        "SELECT credential, job FROM credential_job "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_CODES] =
        "SELECT credential, kind, code, name FROM credential_code "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_PLACES] =
        "SELECT credential, locality, county, region FROM place "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
    [READ_FEATURES] =
        "SELECT credential, kind, value FROM feature "
        "WHERE credential >= ?1 AND credential < ?2 ORDER BY credential",
};

enum { NUMBERS_AT = 9 };

/* --- words --- */

static uint32_t word_number(struct worker *worker, const struct index_word *word) {
  return text_table_add(&worker->words, word->text, word->length, text_table_hash_padded(word->text, word->length));
}

static void add_text(struct worker *worker, const char *text, size_t length) {
  struct index_word word;
  const char *at = text;
  const char *end = text == NULL ? NULL : text + length;
  while (text != NULL && (at = index_word_next(at, end, &word)) != NULL) {
    worker_pair(worker, word_number(worker, &word));
  }
}

static void add_column(struct worker *worker, sqlite3_stmt *statement, int column) {
  const char *text = (const char *)sqlite3_column_text(statement, column);
  add_text(worker, text, text == NULL ? 0 : (size_t)sqlite3_column_bytes(statement, column));
}

/* The words of the first `texts` texts of a shelf's row; each row is cut into words once. */
static void add_shelf(struct worker *worker, enum shelf_kind kind, uint32_t place, int texts) {
  const struct shelf *shelf = &worker->making->shelves[kind];
  if (place >= shelf->count) {
    return;
  }
  struct cached *cached = &worker->cached[kind][place];
  if (!cached->made) {
    cached->first = (uint32_t)worker->cached_words.count;
    for (int i = 0; i < texts; i++) {
      struct index_word word;
      const char *at = shelf->texts[place][i], *end = at == NULL ? NULL : at + strlen(at);
      while (at != NULL && (at = index_word_next(at, end, &word)) != NULL) {
        uint32_t number = word_number(worker, &word);
        if (number == UINT32_MAX || !numbers32_add(&worker->cached_words, number)) {
          worker->no_memory = true;
          return;
        }
      }
    }
    cached->count = (uint32_t)worker->cached_words.count - cached->first;
    cached->made = true;
  }
  for (uint32_t i = 0; i < cached->count; i++) {
    worker_pair(worker, worker->cached_words.items[cached->first + i]);
  }
}

/* --- values --- */

static void add_item(struct worker *worker, enum row_group group, uint32_t item) {
  struct slice_rows *rows = &worker->slice->rows[group];
  if (rows->count == rows->room) {
    size_t room = rows->room == 0 ? (size_t)SLICE_DOCUMENTS * 4 : rows->room * 2;
    uint32_t *items = realloc(rows->items, room * sizeof *items);
    if (items == NULL || room > UINT32_MAX) {
      rows->items = items == NULL ? rows->items : items;
      worker->no_memory = true;
      return;
    }
    rows->items = items;
    rows->room = room;
  }
  rows->items[rows->count++] = item;
}

static uint32_t raw_value(struct worker *worker, enum index_kind kind, const char *value, size_t length) {
  char room[256];
  char *keyed = length < sizeof room ? room : malloc(length + 1);
  uint32_t number = UINT32_MAX;
  if (keyed != NULL) {
    keyed[0] = (char)('0' + kind);
    memcpy(keyed + 1, value, length);
    number = text_table_add(&worker->values, keyed, length + 1, text_table_hash(keyed, length + 1));
  }
  if (keyed != room) {
    free(keyed);
  }
  worker->no_memory = worker->no_memory || number == UINT32_MAX;
  return number;
}

static void add_value(struct worker *worker, enum index_kind kind, sqlite3_stmt *statement, int column) {
  const char *value = (const char *)sqlite3_column_text(statement, column);
  if (value != NULL && value[0] != '\0') {
    add_item(worker, GROUP_NARROW, raw_value(worker, kind, value, strlen(value)));
  }
}

static enum index_kind kind_of_feature(const char *kind) {
  static const struct {
    const char *name;
    enum index_kind kind;
  } kinds[] = {{"delivery", INDEX_DELIVERY},
               {"language", INDEX_LANGUAGE},
               {"schedule", INDEX_SCHEDULE},
               {"support", INDEX_SUPPORT}};
  for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kinds[i].name, kind) == 0) {
      return kinds[i].kind;
    }
  }
  return INDEX_KINDS;
}

/* --- numbers, and the buckets that they are in --- */

static bool within(const struct facet_bucket *bucket, double number) {
  return (bucket->low_open ? number > bucket->low : number >= bucket->low) &&
         (bucket->high_open ? number < bucket->high : number <= bucket->high);
}

/* The raw numbers of buckets are their places in the table, see start_values(). */
static void add_buckets(struct worker *worker, const char *kind, double number) {
  size_t count;
  const struct facet_bucket *buckets = facet_buckets(&count);
  for (size_t i = 0; i < count && !isnan(number); i++) {
    if (strcmp(buckets[i].kind, kind) == 0 && within(&buckets[i], number)) {
      add_item(worker, GROUP_NARROW, (uint32_t)i);
    }
  }
}

static bool start_values(struct worker *worker) {
  size_t count;
  const struct facet_bucket *buckets = facet_buckets(&count);
  for (size_t i = 0; i < count; i++) {
    enum index_kind kind = buckets[i].kind[0] == 'c'   ? INDEX_COST
                           : buckets[i].kind[0] == 't' ? INDEX_TIME
                                                       : INDEX_EARNINGS;
    (void)raw_value(worker, kind, buckets[i].value, strlen(buckets[i].value));
  }
  (void)raw_value(worker, INDEX_STACKS, "yes", 3);
  return !worker->no_memory;
}

static bool has_bit(const uint64_t *bits, uint32_t at) {
  return (bits[at / 64] >> (at % 64) & 1) != 0;
}

static void add_numbers(struct worker *worker, sqlite3_stmt *statement, uint32_t id) {
  struct making *making = worker->making;
  for (int i = 0; i < INDEX_COLUMNS; i++) {
    making->numbers[i][id] = sql_real(statement, NUMBERS_AT + i, NAN);
  }
  add_buckets(worker, "cost", making->numbers[COLUMN_COST][id]);
  add_buckets(worker, "time", making->numbers[COLUMN_DAYS][id]);
  add_buckets(worker, "earnings", making->numbers[COLUMN_EARNINGS][id]);
  if (has_bit(making->stacks, id)) {
    size_t count;
    (void)facet_buckets(&count);
    add_item(worker, GROUP_NARROW, (uint32_t)count);
  }
}

/* --- one credential --- */

static void step(struct worker *worker, enum worker_statement which) {
  worker->status[which] = sql_step(worker->statements[which], &worker->error);
  if (worker->status[which] < 0) {
    worker->result = -1;
  }
}

/* True while the statement stands on a row of this credential; rows of others before it are passed over. */
static bool stands_at(struct worker *worker, enum worker_statement which, long long id) {
  while (worker->status[which] == 1) {
    long long at = sqlite3_column_int64(worker->statements[which], 0);
    if (at >= id) {
      return at == id;
    }
    step(worker, which);
  }
  return false;
}

static void take_names(struct worker *worker, sqlite3_stmt *row, const char *name) {
  static const enum worker_statement lists[] = {READ_ALTERNATES, READ_KEYWORDS};
  long long id = sqlite3_column_int64(row, 0);
  worker_alias(worker, NULL, name);
  add_column(worker, row, 2);
  for (int i = 3; i <= 5; i++) {
    const char *other = (const char *)sqlite3_column_text(row, i);
    if (other != NULL && strcmp(other, name) != 0) {
      add_column(worker, row, i);
    }
  }
  for (size_t i = 0; i < 2; i++) {
    for (; stands_at(worker, lists[i], id); step(worker, lists[i])) {
      add_column(worker, worker->statements[lists[i]], 1);
      if (lists[i] == READ_ALTERNATES) {
        worker_alias(worker, (const char *)sqlite3_column_text(worker->statements[lists[i]], 1), name);
      }
    }
  }
}

static void take_skills(struct worker *worker, long long id) {
  for (; stands_at(worker, READ_SKILLS, id); step(worker, READ_SKILLS)) {
    uint32_t place =
        shelf_find_id(&worker->making->shelves[SHELF_SKILLS], sqlite3_column_int64(worker->statements[READ_SKILLS], 1));
    if (place != UINT32_MAX) {
      add_shelf(worker, SHELF_SKILLS, place, 1);
      add_item(worker, GROUP_SKILLS, place);
    }
  }
}

static void take_jobs(struct worker *worker, long long id) {
  for (; stands_at(worker, READ_JOBS, id); step(worker, READ_JOBS)) {
    const char *code = (const char *)sqlite3_column_text(worker->statements[READ_JOBS], 1);
    uint32_t place = code == NULL ? UINT32_MAX
                                  : shelf_find_key(&worker->making->shelves[SHELF_JOBS], code,
                                                   (size_t)sqlite3_column_bytes(worker->statements[READ_JOBS], 1));
    if (place != UINT32_MAX) {
      add_shelf(worker, SHELF_JOBS, place, 2);
      add_item(worker, GROUP_JOBS, place);
    }
  }
}

static void take_codes(struct worker *worker, long long id) {
  sqlite3_stmt *row = worker->statements[READ_CODES];
  for (; stands_at(worker, READ_CODES, id); step(worker, READ_CODES)) {
    const char *kind = (const char *)sqlite3_column_text(row, 1);
    const char *code = (const char *)sqlite3_column_text(row, 2);
    add_column(worker, row, 3);
    if (kind != NULL && code != NULL && strcmp(kind, "CIP") == 0) {
      add_shelf(worker, SHELF_PROGRAMS,
                shelf_find_key(&worker->making->shelves[SHELF_PROGRAMS], code, (size_t)sqlite3_column_bytes(row, 2)),
                1);
    }
  }
}

static void take_places(struct worker *worker, long long id) {
  sqlite3_stmt *row = worker->statements[READ_PLACES];
  for (; stands_at(worker, READ_PLACES, id); step(worker, READ_PLACES)) {
    add_column(worker, row, 1);
    add_column(worker, row, 2);
    add_value(worker, INDEX_CITY, row, 1);
    add_value(worker, INDEX_COUNTY, row, 2);
    add_value(worker, INDEX_REGION, row, 3);
  }
}

static void take_features(struct worker *worker, long long id) {
  sqlite3_stmt *row = worker->statements[READ_FEATURES];
  for (; stands_at(worker, READ_FEATURES, id); step(worker, READ_FEATURES)) {
    enum index_kind kind = kind_of_feature((const char *)sqlite3_column_text(row, 1));
    if (kind != INDEX_KINDS) {
      add_value(worker, kind, row, 2);
    }
  }
}

static void take_credential(struct worker *worker, sqlite3_stmt *row, uint32_t id) {
  struct making *making = worker->making;
  const char *name = (const char *)sqlite3_column_text(row, 2);
  making->all[id / 64] |= (uint64_t)1 << (id % 64);
  add_value(worker, INDEX_TYPE, row, 1);
  take_names(worker, row, name == NULL ? "" : name);
  add_column(worker, row, 6);
  add_column(worker, row, 7);
  if (sqlite3_column_type(row, 8) != SQLITE_NULL) {
    uint32_t place = shelf_find_id(&making->shelves[SHELF_PROVIDERS], sqlite3_column_int64(row, 8));
    add_shelf(worker, SHELF_PROVIDERS, place, 1);
    making->provider_of[id] = place == UINT32_MAX ? 0 : place + 1;
  }
  add_numbers(worker, row, id);
  take_skills(worker, id);
  take_jobs(worker, id);
  take_codes(worker, id);
  take_places(worker, id);
  take_features(worker, id);
}

/* --- one slice --- */

static bool start_slice(struct worker *worker, uint32_t number) {
  worker->slice = &worker->making->slices[number];
  worker->slice->worker = worker;
  for (int i = 0; i < GROUPS; i++) {
    worker->slice->rows[i].starts = calloc((size_t)SLICE_DOCUMENTS + 1, sizeof(uint32_t));
    if (worker->slice->rows[i].starts == NULL) {
      return false;
    }
  }
  for (int i = 0; i < WORKER_STATEMENTS && worker->result == 0; i++) {
    (void)sqlite3_reset(worker->statements[i]);
    sql_bind_integer(worker->statements[i], 1, (long long)number * SLICE_DOCUMENTS);
    sql_bind_integer(worker->statements[i], 2, ((long long)number + 1) * SLICE_DOCUMENTS);
    step(worker, (enum worker_statement)i);
  }
  return true;
}

static void mark_starts(struct worker *worker) {
  for (int i = 0; i < GROUPS; i++) {
    worker->slice->rows[i].starts[worker->document] = (uint32_t)worker->slice->rows[i].count;
  }
}

static int read_slice(struct worker *worker, uint32_t number) {
  if (!start_slice(worker, number)) {
    return error_no_memory(&worker->error);
  }
  sqlite3_stmt *row = worker->statements[READ_CREDENTIALS];
  for (worker->document = 0; worker->document < SLICE_DOCUMENTS; worker->document++) {
    long long id = (long long)number * SLICE_DOCUMENTS + worker->document;
    mark_starts(worker);
    if (stands_at(worker, READ_CREDENTIALS, id) && id > 0 && id < worker->making->limit) {
      take_credential(worker, row, (uint32_t)id);
    }
    if (worker->result != 0 || worker->no_memory) {
      return worker->result != 0 ? -1 : error_no_memory(&worker->error);
    }
  }
  mark_starts(worker);
  return invert_slice(worker);
}

static int prepare(struct worker *worker) {
  for (int i = 0; i < WORKER_STATEMENTS; i++) {
    worker->statements[i] = sql_prepare(worker->database, statements[i], &worker->error);
    if (worker->statements[i] == NULL) {
      return -1;
    }
  }
  for (int i = 0; i < SHELVES; i++) {
    worker->cached[i] = calloc(worker->making->shelves[i].count + 1, sizeof *worker->cached[i]);
    if (worker->cached[i] == NULL) {
      return error_no_memory(&worker->error);
    }
  }
  return start_values(worker) ? 0 : error_no_memory(&worker->error);
}

static void *work(void *argument) {
  struct worker *worker = argument;
  struct making *making = worker->making;
  worker->result = prepare(worker);
  while (worker->result == 0 && !atomic_load(&making->stop)) {
    uint32_t number = atomic_fetch_add(&making->next_slice, 1);
    if (number >= making->slice_count) {
      break;
    }
    worker->result = read_slice(worker, number);
  }
  if (worker->result != 0) {
    atomic_store(&making->stop, true);
  }
  for (int i = 0; i < WORKER_STATEMENTS; i++) {
    (void)sqlite3_finalize(worker->statements[i]);
    worker->statements[i] = NULL;
  }
  return NULL;
}

/* The first worker is this thread; without threads it does everything. */
int workers_run(struct making *making, struct error *error) {
  pthread_t threads[MOST_WORKERS];
  bool started[MOST_WORKERS] = {false};
  for (size_t i = 1; i < making->worker_count; i++) {
    started[i] = pthread_create(&threads[i], NULL, work, &making->workers[i]) == 0;
  }
  (void)work(&making->workers[0]);
  int result = 0;
  for (size_t i = 0; i < making->worker_count; i++) {
    if (started[i]) {
      (void)pthread_join(threads[i], NULL);
    }
    if (making->workers[i].result != 0 && result == 0) {
      *error = making->workers[i].error;
      result = -1;
    }
  }
  return result;
}
