/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/index.h"
#include "data/catalog/index_file.h"
#include "data/catalog/index_make.h"
#include "data/catalog/sql.h"

enum { LARGEST_TEXTS = 1 << 30, LARGEST_SCRATCH = 64 << 20, LEAST_GAPS = 4096 };

/* --- what everything needs --- */

static int read_id(struct making *making, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(making->database, "SELECT value FROM meta WHERE key = 'pair'", error);
  if (statement == NULL) {
    return -1;
  }
  int status = sql_step(statement, error);
  const char *id = status == 1 ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  if (id != NULL) {
    memcpy(making->id, id, strnlen(id, INDEX_ID - 1));
  }
  (void)sqlite3_finalize(statement);
  return status < 0 ? -1 : 0;
}

/* Numbers have hardly any gaps, or memory for them would not go with the rows. */
static int read_limit(struct making *making, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(making->database, "SELECT max(id), count(*) FROM credential", error);
  if (statement == NULL) {
    return -1;
  }
  int status = sql_step(statement, error);
  long long last = status == 1 ? sql_integer(statement, 0, 0) : 0;
  long long count = status == 1 ? sql_integer(statement, 1, 0) : 0;
  (void)sqlite3_finalize(statement);
  if (status < 0) {
    return -1;
  }
  if (last >= INDEX_LARGEST_LIMIT || last > count * 4 + LEAST_GAPS) {
    return error_set(error, ERROR_BAD_DATA,
                     _("The snapshot is damaged: the numbers of its credentials are too large."));
  }
  making->limit = last < 0 ? 1 : (uint32_t)last + 1;
  making->slice_count = (making->limit + SLICE_DOCUMENTS - 1) / SLICE_DOCUMENTS;
  return 0;
}

static int read_bits(const struct making *making, const char *sql, uint64_t *bits, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(making->database, sql, error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, error)) == 1) {
    long long id = sqlite3_column_int64(statement, 0);
    if (id > 0 && id < making->limit) {
      bits[id / 64] |= (uint64_t)1 << (id % 64);
    }
  }
  (void)sqlite3_finalize(statement);
  return status;
}

static int make_arrays(struct making *making, struct error *error) {
  size_t words = (size_t)making->limit / 64 + 1;
  making->all = calloc(words, sizeof *making->all);
  making->stacks = calloc(words, sizeof *making->stacks);
  making->approved = calloc(words, sizeof *making->approved);
  making->provider_of = calloc(making->limit, sizeof *making->provider_of);
  making->slices = calloc(making->slice_count, sizeof *making->slices);
  bool there = making->all != NULL && making->stacks != NULL && making->approved != NULL &&
               making->provider_of != NULL && making->slices != NULL;
  for (int i = 0; i < INDEX_COLUMNS && there; i++) {
    making->numbers[i] = malloc(making->limit * sizeof(double));
    there = making->numbers[i] != NULL;
    for (uint32_t n = 0; n < making->limit && there; n++) {
      making->numbers[i][n] = NAN;
    }
  }
  return there ? 0 : error_no_memory(error);
}

/* A stated step leads on from it, being a part of something apart. */
static const char stacks_sql[] =
    "SELECT c.id FROM edge e CROSS JOIN credential c ON c.ctid = e.source WHERE e.kind <> 'part'";

static int prepare(struct making *making, struct error *error) {
  making->arena = arena_new((size_t)LARGEST_TEXTS);
  if (making->arena == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < making->worker_count; i++) {
    making->workers[i].making = making;
    making->workers[i].scratch = arena_new((size_t)LARGEST_SCRATCH);
    if (making->workers[i].scratch == NULL) {
      return error_no_memory(error);
    }
  }
  if (read_id(making, error) != 0 || read_limit(making, error) != 0 || make_arrays(making, error) != 0 ||
      shelves_read(making, error) != 0 || read_bits(making, stacks_sql, making->stacks, error) != 0) {
    return -1;
  }
  return read_bits(making, "SELECT DISTINCT credential FROM quality", making->approved, error);
}

static void free_worker(struct worker *worker) {
  text_table_free(&worker->words);
  text_table_free(&worker->values);
  text_table_free(&worker->aliases);
  free(worker->seen);
  free(worker->pair_words.items);
  free(worker->pair_documents.items);
  free(worker->tally.items);
  free(worker->touched.items);
  free(worker->cached_words.items);
  for (int i = 0; i < SHELVES; i++) {
    free(worker->cached[i]);
  }
  arena_free(worker->scratch);
}

static void free_making(struct making *making) {
  for (size_t i = 0; i < making->worker_count; i++) {
    free_worker(&making->workers[i]);
  }
  for (uint32_t i = 0; i < making->slice_count && making->slices != NULL; i++) {
    slice_free_words(&making->slices[i]);
    for (int n = 0; n < GROUPS; n++) {
      free(making->slices[i].rows[n].starts);
      free(making->slices[i].rows[n].items);
    }
  }
  for (int i = 0; i < SHELVES; i++) {
    free(making->shelves[i].ids);
    free(making->shelves[i].texts);
    text_table_free(&making->shelves[i].keys);
  }
  for (int i = 0; i < INDEX_COLUMNS; i++) {
    free(making->numbers[i]);
  }
  free(making->slices);
  free(making->all);
  free(making->stacks);
  free(making->approved);
  free(making->provider_of);
  arena_free(making->arena);
}

/* --- the sections, in the order in which memory can be given back --- */

static void write_section(struct index_out *out, enum index_part part, const void *bytes, size_t length) {
  index_out_begin(out, part);
  index_out_add(out, bytes, length);
  (void)index_out_end(out, part);
}

struct sized {
  uint32_t count, number;
};

static int by_size(const void *left, const void *right) {
  const struct sized *a = left, *b = right;
  int order = (a->count < b->count) - (a->count > b->count);
  return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static bool write_by_size(struct index_out *out, const struct value_entries *entries) {
  struct sized *sized = malloc(((size_t)entries->count + 1) * sizeof *sized);
  index_out_begin(out, INDEX_VALUE_BY_SIZE);
  for (int kind = 0; kind < INDEX_KINDS && sized != NULL; kind++) {
    uint32_t first = entries->first[kind], count = entries->first[kind + 1] - first;
    for (uint32_t i = 0; i < count; i++) {
      sized[i] = (struct sized){entries->values[first + i].count, first + i};
    }
    qsort(sized, count, sizeof *sized, by_size);
    for (uint32_t i = 0; i < count; i++) {
      index_out_add(out, &sized[i].number, sizeof sized[i].number);
    }
  }
  (void)index_out_end(out, INDEX_VALUE_BY_SIZE);
  free(sized);
  return sized != NULL;
}

static void write_dictionary(struct index_out *out, const struct word_entries *words) {
  write_section(out, INDEX_TERM, words->terms, (words->term_count + 1) * sizeof *words->terms);
  write_section(out, INDEX_TERM_TEXT, words->text, words->text_length);
  write_section(out, INDEX_PREFIX, words->prefixes, words->prefix_count * sizeof *words->prefixes);
}

static int write_values(struct making *making, struct index_out *out, uint64_t *lists, struct error *error) {
  struct value_entries values = {0};
  int result = make_values(making, &values, error);
  if (result == 0) {
    result = write_rows(making, out, lists, &values, error);
  }
  if (result == 0) {
    write_section(out, INDEX_KIND_FIRST, values.first, sizeof values.first);
    write_section(out, INDEX_VALUE, values.values, values.count * sizeof *values.values);
    write_section(out, INDEX_VALUE_TEXT, values.text, values.text_length);
    result = write_by_size(out, &values) ? 0 : error_no_memory(error);
  }
  value_entries_free(&values);
  return result;
}

static int write_sections(struct making *making, struct index_out *out, struct error *error) {
  struct word_entries words = {0};
  uint64_t lists = 0;
  index_out_begin(out, INDEX_LISTS); /* ended by write_rows() */
  int result = write_words(making, out, &lists, &words, error);
  for (uint32_t i = 0; i < making->slice_count; i++) {
    slice_free_words(&making->slices[i]);
  }
  if (result == 0) {
    result = write_values(making, out, &lists, error);
  }
  if (result == 0) {
    write_dictionary(out, &words);
    write_section(out, INDEX_ALL, making->all, ((size_t)making->limit + 63) / 64 * sizeof *making->all);
    result = write_columns(making, out, error);
  }
  word_entries_free(&words);
  return result == 0 ? write_aliases(making, out, error) : result;
}

static int make(struct making *making, struct index_out *out, const char *path, struct error *error) {
  if (prepare(making, error) != 0 || workers_run(making, error) != 0 || write_sections(making, out, error) != 0) {
    return -1;
  }
  return index_out_finish(out, making, path, error);
}

/* --- from outside --- */

int index_make_in_memory(sqlite3 *database, struct index_file *file, struct error *error) {
  struct index_out out;
  struct making *making = calloc(1, sizeof *making);
  *file = (struct index_file){0};
  if (making == NULL || index_out_start(&out, -1) != 0) {
    free(making);
    return error_no_memory(error);
  }
  making->database = making->workers[0].database = database;
  making->worker_count = 1;
  int result = make(making, &out, "", error);
  free_making(making);
  free(making);
  if (result != 0) {
    free(out.bytes);
    return result;
  }
  return index_file_take(file, out.bytes, out.position, error);
}

/* Each connection is used by one thread at a time. Pages that are mapped would count as this process's memory. */
static int open_connection(const char *snapshot, sqlite3 **database, struct error *error) {
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  struct arena *arena = arena_new((size_t)1 << 20);
  const char *uri = arena == NULL ? NULL : sql_uri(arena, snapshot);
  int code = uri == NULL ? SQLITE_NOMEM : sqlite3_open_v2(uri, database, flags, NULL);
  arena_free(arena);
  if (*database == NULL) {
    return error_no_memory(error);
  }
  return code == SQLITE_OK ? sql_execute(*database, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;", error)
                           : sql_error(*database, _("Opening the snapshot"), error);
}

static size_t count_workers(void) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  return processors < 1 ? 1 : processors > MOST_WORKERS ? (size_t)MOST_WORKERS : (size_t)processors;
}

static int make_file(struct making *making, const char *snapshot, int descriptor, const char *path,
                     struct error *error) {
  struct index_out out;
  making->worker_count = count_workers();
  for (size_t i = 0; i < making->worker_count; i++) {
    if (open_connection(snapshot, &making->workers[i].database, error) != 0) {
      return -1;
    }
  }
  making->database = making->workers[0].database;
  int result = index_out_start(&out, descriptor) == 0 ? make(making, &out, path, error) : error_no_memory(error);
  free(out.bytes);
  return result;
}

int index_write(const char *snapshot, const char *path, struct error *error) {
  struct making *making = calloc(1, sizeof *making);
  int descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (making == NULL || descriptor < 0) {
    int failed = errno;
    free(making);
    return making == NULL ? error_no_memory(error) : error_system(error, failed, _("Writing"), path);
  }
  (void)fchmod(descriptor, 0644); /* many people read one snapshot, whatever the mask of its writer */
  int result = make_file(making, snapshot, descriptor, path, error);
  for (size_t i = 0; i < making->worker_count; i++) {
    (void)sqlite3_close_v2(making->workers[i].database);
  }
  free_making(making);
  free(making);
  if (close(descriptor) != 0 && result == 0) {
    result = error_system(error, errno, _("Writing"), path);
  }
  if (result != 0) {
    (void)unlink(path);
  }
  return result;
}

char *index_path(const char *snapshot) {
  static const char ending[] = ".idx";
  size_t length = strlen(snapshot);
  size_t kept = length > 3 && strcmp(snapshot + length - 3, ".db") == 0 ? length - 3 : length;
  char *path = malloc(kept + sizeof ending);
  if (path != NULL) {
    memcpy(path, snapshot, kept);
    memcpy(path + kept, ending, sizeof ending);
  }
  return path;
}
