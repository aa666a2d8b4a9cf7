/* SPDX-License-Identifier: MIT */
#include "data/store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

enum { BUSY_MS = 5000 };

static const char schema[] =
    "CREATE TABLE record(ctid TEXT PRIMARY KEY, type TEXT, updated TEXT, exact INTEGER NOT NULL, "
    "  fetched INTEGER NOT NULL, digest BLOB) WITHOUT ROWID;"
    "CREATE TABLE document(ctid TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE dictionary(number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE setting(key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE pending(ctid TEXT PRIMARY KEY, why TEXT NOT NULL, created TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE seen(ctid TEXT PRIMARY KEY) WITHOUT ROWID;";

static const struct {
  const char *key;
  size_t offset;
} count_table[] = {{"count records", offsetof(struct store_counts, records)},
                   {"count left out", offsetof(struct store_counts, left_out)},
                   {"count seen", offsetof(struct store_counts, seen)},
                   {"generation", offsetof(struct store_counts, generation)}};
enum { COUNTS = sizeof count_table / sizeof *count_table };

static long long *count_at(struct store_counts *counts, size_t index) {
  return (long long *)(void *)((char *)counts + count_table[index].offset);
}

/* One number of a PRAGMA. */
static int ask_number(struct store *store, const char *sql, long long *number, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK) {
    return store_failed(store->database, &store->damaged, error);
  }
  int got = store_step(store, statement, error);
  *number = got == 1 ? sqlite3_column_int64(statement, 0) : 0;
  (void)sqlite3_finalize(statement);
  return got < 0 ? -1 : 0;
}

static int make_tables(struct store *store, struct error *error) {
  char numbers[128];
  (void)sqlite3_snprintf(sizeof numbers, numbers, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                         (int)STORE_APPLICATION_ID, (int)STORE_VERSION);
  if (store_execute(store, "BEGIN IMMEDIATE", error) != 0 || store_execute(store, schema, error) != 0 ||
      store_execute(store, numbers, error) != 0) {
    return -1;
  }
  return store_execute(store, "COMMIT", error);
}

/* `created` tells whether the file was empty. */
static int check_kind(struct store *store, bool *created, struct error *error) {
  long long application = 0;
  long long version = 0;
  long long tables = 0;
  if (ask_number(store, "PRAGMA application_id", &application, error) != 0 ||
      ask_number(store, "PRAGMA user_version", &version, error) != 0 ||
      ask_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error) != 0) {
    return -1;
  }
  *created = tables == 0 && application == 0;
  if (!*created && application != STORE_APPLICATION_ID) {
    return error_set(error, ERROR_BAD_DATA,
                     _("%s belongs to another program. Move it away, or choose another place with --snapshot."),
                     store->path);
  }
  if (!*created && version > STORE_VERSION) {
    return error_set(error, ERROR_VERSION,
                     _("%s was made by a newer version of this program. Update the program, or move the file away."),
                     store->path);
  }
  return 0;
}

static int read_counts(struct store *store, struct error *error) {
  for (size_t i = 0; i < (size_t)COUNTS; i++) {
    sqlite3_stmt *statement = store_prepare(store, STATEMENT_SETTING, error);
    if (statement == NULL) {
      return -1;
    }
    store_bind(statement, 1, count_table[i].key);
    int got = store_step(store, statement, error);
    if (got < 0) {
      return -1;
    }
    *count_at(&store->counts, i) = got == 1 ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_reset(statement);
  }
  return 0;
}

static int open_database(struct store *store, bool *created, struct error *error) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  if (sqlite3_open_v2(store->path, &store->database, flags, NULL) != SQLITE_OK) {
    return store->database == NULL ? error_no_memory(error) : store_failed(store->database, &store->damaged, error);
  }
  (void)sqlite3_busy_timeout(store->database, BUSY_MS);
  /* A page of 8 KiB holds several packed records without overflow pages. */
  if (store_execute(store, "PRAGMA page_size=8192; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;", error) !=
          0 ||
      check_kind(store, created, error) != 0 ||
      store_execute(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16384;", error) !=
          0) {
    return -1;
  }
  if (*created && make_tables(store, error) != 0) {
    return -1;
  }
  if (read_counts(store, error) != 0) {
    return -1;
  }
  return store_load_dictionaries(store->database, store->squeezer, &store->damaged, error);
}

static void close_database(struct store *store) {
  for (size_t i = 0; i < (size_t)STATEMENT_COUNT; i++) {
    (void)sqlite3_finalize(store->statements[i]);
    store->statements[i] = NULL;
  }
  (void)sqlite3_close(store->database);
  store->database = NULL;
}

/* Makes the store usable, a second time with a new file when the first is damaged. */
static int open_or_renew(struct store *store, struct store_opened *opened, struct error *error) {
  int result = open_database(store, &opened->created, error);
  if (result == 0 || !store->damaged) {
    return result;
  }
  close_database(store);
  squeezer_free(store->squeezer);
  store->squeezer = squeezer_new();
  store->damaged = false;
  if (store->squeezer == NULL) {
    return error_no_memory(error);
  }
  if (store_set_aside(store->path, opened->aside, error) != 0) {
    return -1;
  }
  return open_database(store, &opened->created, error);
}

int store_open(struct store **out, const char *path, struct store_opened *opened, struct error *error) {
  struct store *store = calloc(1, sizeof *store);
  *opened = (struct store_opened){0};
  *out = NULL;
  if (store == NULL) {
    return error_no_memory(error);
  }
  store->lock = -1;
  store->path = strdup(path);
  store->squeezer = squeezer_new();
  int result =
      store->path == NULL || store->squeezer == NULL ? error_no_memory(error) : store_make_folders(path, error);
  if (result == 0) {
    store->lock = store_lock(path, error);
    result = store->lock < 0 ? -1 : open_or_renew(store, opened, error);
  }
  if (result != 0) {
    store_close(store);
    return -1;
  }
  *out = store;
  return 0;
}

void store_close(struct store *store) {
  if (store == NULL) {
    return;
  }
  store_rollback(store);
  close_database(store);
  squeezer_free(store->squeezer);
  if (store->lock >= 0) {
    (void)close(store->lock);
  }
  free(store->path);
  free(store);
}

bool store_is_damaged(const struct store *store) {
  return store->damaged;
}

const char *store_path(const struct store *store) {
  return store->path;
}

int store_begin(struct store *store, struct error *error) {
  if (store->open) {
    return error_set(error, ERROR_USAGE, "%s", _("The working copy is written in steps only."));
  }
  if (store_execute(store, "BEGIN IMMEDIATE", error) != 0) {
    return -1;
  }
  store->before = store->counts;
  store->changed = false;
  store->open = true;
  return 0;
}

static int write_counts(struct store *store, struct error *error) {
  store->counts.generation += store->changed;
  for (size_t i = 0; i < (size_t)COUNTS; i++) {
    long long now = *count_at(&store->counts, i);
    if (now != *count_at(&store->before, i) && store_set_number(store, count_table[i].key, now, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int store_commit(struct store *store, struct error *error) {
  if (store_need_step(store, error) != 0) {
    return -1;
  }
  if (write_counts(store, error) != 0 || store_execute(store, "COMMIT", error) != 0) {
    store_rollback(store);
    return -1;
  }
  store->open = false;
  return store_train(store, error);
}

void store_rollback(struct store *store) {
  if (store == NULL || !store->open) {
    return;
  }
  /* SQLite has rolled back by itself after some failures; then this one says so. */
  (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
  store->counts = store->before;
  store->open = false;
}

long store_count(const struct store *store) {
  return (long)store->counts.records;
}

long store_count_left_out(const struct store *store) {
  return (long)store->counts.left_out;
}

long store_count_seen(const struct store *store) {
  return (long)store->counts.seen;
}

long long store_generation(const struct store *store) {
  return store->counts.generation;
}
