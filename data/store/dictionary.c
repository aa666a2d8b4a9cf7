/* SPDX-License-Identifier: MIT */
/* When a dictionary is made, and from what. */
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

/* The first records of a registry are often one publisher's, so a second
 * dictionary is made when there are many more. CTIDs are random, so the first
 * ones in their order are a fair sample. */
static const long train_at[] = {1000, 20000};
enum { TRAININGS = sizeof train_at / sizeof *train_at, MOST_SAMPLES = 2000, SAMPLE_SIZE = 8192 };

int store_load_dictionaries(sqlite3 *database, struct squeezer *squeezer, bool *damaged, struct error *error) {
  sqlite3_stmt *statement = NULL;
  static const char sql[] = "SELECT bytes FROM dictionary ORDER BY number";
  if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
    return store_failed(database, damaged, error);
  }
  int result = 0;
  int code;
  while (result == 0 && (code = sqlite3_step(statement)) != SQLITE_DONE) {
    result = code != SQLITE_ROW ? store_failed(database, damaged, error)
                                : squeezer_add(squeezer, sqlite3_column_blob(statement, 0),
                                               (size_t)sqlite3_column_bytes(statement, 0), error);
  }
  *damaged = *damaged || (result != 0 && error->code == ERROR_BAD_DATA);
  (void)sqlite3_finalize(statement);
  return result;
}

struct samples {
  char *bytes;
  size_t *sizes;
  size_t count, length;
};

/* The begin of each document is like those of others; what follows in a huge one is not. */
static void add_sample(struct samples *samples, const struct buffer *json) {
  size_t size = json->length < (size_t)SAMPLE_SIZE ? json->length : (size_t)SAMPLE_SIZE;
  memcpy(samples->bytes + samples->length, json->data, size);
  samples->length += size;
  samples->sizes[samples->count++] = size;
}

static int gather(struct store *store, struct samples *samples, struct error *error) {
  sqlite3_stmt *statement = NULL;
  struct buffer json;
  int result = 0;
  int got;
  if (sqlite3_prepare_v2(store->database, "SELECT packed FROM document ORDER BY ctid", -1, &statement, NULL) !=
      SQLITE_OK) {
    return store_failed(store->database, &store->damaged, error);
  }
  buffer_init(&json, (size_t)STORE_LARGEST_DOCUMENT);
  while (result == 0 && samples->count < (size_t)MOST_SAMPLES && (got = store_step(store, statement, error)) != 0) {
    result = got < 0 ? -1
                     : unsqueeze(store->squeezer, sqlite3_column_blob(statement, 0),
                                 (size_t)sqlite3_column_bytes(statement, 0), &json, error);
    if (result == 0) {
      add_sample(samples, &json);
    }
  }
  (void)sqlite3_finalize(statement);
  buffer_free(&json);
  return result;
}

static int insert(struct store *store, const void *dictionary, size_t length, int number, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (length == 0) {
    return 0;
  }
  if (sqlite3_prepare_v2(store->database, "INSERT OR REPLACE INTO dictionary(number, bytes) VALUES(?1, ?2)", -1,
                         &statement, NULL) != SQLITE_OK) {
    return store_failed(store->database, &store->damaged, error);
  }
  (void)sqlite3_bind_int(statement, 1, number);
  (void)sqlite3_bind_blob64(statement, 2, dictionary, length, SQLITE_STATIC);
  int result = store_run(store, statement, error);
  (void)sqlite3_finalize(statement);
  return result;
}

/* In a transaction of its own: only a dictionary that is in the file for good
 * may be used for packing. */
static int keep(struct store *store, const void *dictionary, size_t length, int number, struct error *error) {
  if (store_execute(store, "BEGIN IMMEDIATE", error) != 0) {
    return -1;
  }
  store->open = true;
  int result = store_set_number(store, "trained", number, error);
  if (result == 0) {
    result = insert(store, dictionary, length, number, error);
  }
  store->open = false;
  if (result != 0 || store_execute(store, "COMMIT", error) != 0) {
    (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    return -1;
  }
  return length == 0 ? 0 : squeezer_add(store->squeezer, dictionary, length, error);
}

static int train(struct store *store, int number, struct error *error) {
  struct samples samples = {.bytes = malloc((size_t)MOST_SAMPLES * SAMPLE_SIZE),
                            .sizes = calloc((size_t)MOST_SAMPLES, sizeof *samples.sizes)};
  void *dictionary = malloc((size_t)SQUEEZE_DICTIONARY_SIZE);
  int result;
  if (samples.bytes == NULL || samples.sizes == NULL || dictionary == NULL) {
    result = error_no_memory(error);
  } else {
    size_t length = 0;
    result = gather(store, &samples, error);
    if (result == 0) {
      squeezer_train(samples.bytes, samples.sizes, samples.count, dictionary, &length);
      result = keep(store, dictionary, length, number, error);
    }
  }
  free(samples.bytes);
  free(samples.sizes);
  free(dictionary);
  return result;
}

int store_train(struct store *store, struct error *error) {
  long long done = store_number(store, "trained", 0);
  return done >= TRAININGS || store->counts.records < train_at[done] ? 0 : train(store, (int)done + 1, error);
}
