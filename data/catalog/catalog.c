/* SPDX-License-Identifier: MIT */
#include "data/catalog/catalog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/index.h"
#include "data/catalog/index_file.h"
#include "data/catalog/sql.h"

enum { MOST_KEPT = 64 };
enum { MOST_NOTES = 20, PAIR_TRIES = 5, PAIR_WAIT = 5000000, LARGEST_ABOUT = 4 << 20, HEADER = 100 };

struct catalog {
  sqlite3 *database;
  struct arena *arena;
  const char *path;
  struct index_file index; /* no bytes: not there, or another snapshot's */
  struct catalog_about about;
  struct kept {
    sqlite3_stmt *statement; /* NULL: free */
    const char *sql;
    bool lent;
  } kept[MOST_KEPT];
};

sqlite3 *catalog_database(struct catalog *catalog) {
  return catalog->database;
}

const char *catalog_path(const struct catalog *catalog) {
  return catalog->path;
}

const struct catalog_about *catalog_about(const struct catalog *catalog) {
  return &catalog->about;
}

/* --- is it one of ours? The header is looked at before SQLite sees the file. --- */

static uint32_t big_endian(const unsigned char *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static int check_header(const unsigned char *header, const struct stat *status, const char *path, struct error *error) {
  if (memcmp(header, "SQLite format 3", 16) != 0 || big_endian(header + 68) != (uint32_t)CATALOG_APPLICATION_ID) {
    return error_set(error, ERROR_BAD_DATA, _("%s is not a snapshot of this program."), path);
  }
  if (big_endian(header + 60) != (uint32_t)CATALOG_VERSION) {
    return error_set(
        error, ERROR_VERSION,
        _("%s was made by another version of this program (format %lu, this one reads %d). Build it again."), path,
        (unsigned long)big_endian(header + 60), (int)CATALOG_VERSION);
  }
  /* The field holds 1 for 65,536, which does not fit into its two bytes. */
  long long page = header[16] << 8 | header[17];
  page = page == 1 ? 65536 : page;
  if ((long long)status->st_size < page * (long long)big_endian(header + 28)) {
    return error_set(
        error, ERROR_BAD_DATA,
        _("%s is damaged: its end is missing. Make a new one with ladderway sync, or name another with --snapshot."),
        path);
  }
  return 0;
}

static int check_file(const char *path, struct error *error) {
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return error_set(error, ERROR_NOT_FOUND, _("There is no snapshot at %s."), path);
    }
    return error_system(error, errno, _("Opening"), path);
  }
  unsigned char header[HEADER];
  struct stat status;
  int result;
  if (fstat(descriptor, &status) != 0) {
    result = error_system(error, errno, _("Reading"), path);
  } else if (!S_ISREG(status.st_mode)) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is not a file, so it can't be a snapshot."), path);
  } else if (status.st_size == 0) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is empty, so it can't be a snapshot."), path);
  } else if (pread(descriptor, header, sizeof header, 0) != (ssize_t)sizeof header) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is not a snapshot of this program."), path);
  } else {
    result = check_header(header, &status, path, error);
  }
  (void)close(descriptor);
  return result;
}

/* A stranger's file could hide slow or surprising views behind the names of
 * our tables; ours has none, nor triggers, nor virtual tables. */
static int check_schema(sqlite3 *database, const char *path, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(database,
                                        "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger') OR "
                                        "sql LIKE 'CREATE VIRTUAL%'",
                                        error);
  if (statement == NULL) {
    return -1;
  }
  int result = sql_step(statement, error);
  if (result == 1) {
    bool strange = sql_integer(statement, 0, 1) != 0;
    result = strange ? error_set(error, ERROR_BAD_DATA, _("%s is not a snapshot of this program."), path) : 0;
  }
  (void)sqlite3_finalize(statement);
  return result;
}

static int open_database(struct catalog *catalog, struct error *error) {
  const char *uri = sql_uri(catalog->arena, catalog->path);
  if (uri == NULL) {
    return error_no_memory(error);
  }
  int code = sqlite3_open_v2(uri, &catalog->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (catalog->database == NULL) {
    return error_no_memory(error);
  }
  if (code != SQLITE_OK) {
    return sql_error(catalog->database, _("Opening the snapshot"), error);
  }
  (void)sqlite3_db_config(catalog->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  (void)sqlite3_db_config(catalog->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  (void)sqlite3_limit(catalog->database, SQLITE_LIMIT_LENGTH, 64 << 20);
  if (check_schema(catalog->database, catalog->path, error) != 0) {
    return -1;
  }
  return sql_execute(catalog->database,
                     "PRAGMA mmap_size = 4294967296; PRAGMA cell_size_check = 1; PRAGMA temp_store = MEMORY;", error);
}

/* --- what it is --- */

const char *catalog_meta(struct catalog *catalog, struct arena *arena, const char *key) {
  struct error ignored;
  sqlite3_stmt *statement = sql_prepare(catalog->database, "SELECT value FROM meta WHERE key = ?", &ignored);
  const char *value = NULL;
  if (statement != NULL) {
    sql_bind_text(statement, 1, key);
    if (sql_step(statement, &ignored) == 1) {
      value = sql_text(arena, statement, 0);
    }
    (void)sqlite3_finalize(statement);
  }
  return value;
}

static const char *meta_text(struct catalog *catalog, const char *key) {
  const char *value = catalog_meta(catalog, catalog->arena, key);
  return value == NULL ? "" : value;
}

static long meta_number(struct catalog *catalog, const char *key) {
  long value = strtol(meta_text(catalog, key), NULL, 10);
  return value < 0 ? 0 : value;
}

static int read_notes(struct catalog *catalog, struct error *error) {
  const char **notes = arena_array(catalog->arena, (size_t)MOST_NOTES + 1, sizeof *notes);
  if (notes == NULL) {
    return error_no_memory(error);
  }
  catalog->about.notes = notes;
  sqlite3_stmt *statement = sql_prepare(catalog->database,
                                        "SELECT value FROM meta WHERE key >= 'note:' AND key < 'note;' "
                                        "ORDER BY CAST(substr(key, 6) AS INTEGER), key",
                                        error);
  if (statement == NULL) {
    return -1;
  }
  int result = 0;
  for (size_t count = 0; count < (size_t)MOST_NOTES && (result = sql_step(statement, error)) == 1;) {
    const char *note = sql_text(catalog->arena, statement, 0);
    if (note != NULL) {
      notes[count++] = note;
    }
  }
  (void)sqlite3_finalize(statement);
  return result < 0 ? -1 : 0;
}

static int read_about(struct catalog *catalog, struct error *error) {
  struct catalog_about *about = &catalog->about;
  about->id = meta_text(catalog, "id");
  about->kind = meta_text(catalog, "kind");
  about->source = meta_text(catalog, "source");
  about->date = meta_text(catalog, "date");
  about->built = meta_text(catalog, "built");
  about->narrowed = meta_text(catalog, "narrowed");
  about->jobs_source = meta_text(catalog, "jobs:source");
  about->credentials = meta_number(catalog, "credentials");
  about->records = meta_number(catalog, "records");
  about->jobs = meta_number(catalog, "jobs");
  about->rated_jobs = meta_number(catalog, "rated_jobs");
  about->organizations = meta_number(catalog, "organizations");
  if (about->id[0] == '\0') {
    return error_set(error, ERROR_BAD_DATA,
                     _("%s is damaged: it does not say what it holds. Make a new one with ladderway sync, or name "
                       "another with --snapshot."),
                     catalog->path);
  }
  return read_notes(catalog, error);
}

/* --- the search index beside it --- */

/* 1: mapped; 0: there is none that can be used; negative: it is of another
 * snapshot, as it may be for a moment while a new pair is put in place. */
static int map_index(struct catalog *catalog) {
  struct error ignored;
  char *path = index_path(catalog->path);
  if (path == NULL || index_file_open(&catalog->index, path, &ignored) != 0) {
    free(path);
    return 0;
  }
  free(path);
  if (index_file_is_of(&catalog->index, meta_text(catalog, "pair"))) {
    return 1;
  }
  index_file_close(&catalog->index);
  return -1;
}

static int note_missing(struct catalog *catalog, struct error *error) {
  size_t count = 0;
  while (catalog->about.notes[count] != NULL) {
    count++;
  }
  const char **notes = arena_array(catalog->arena, count + 2, sizeof *notes);
  if (notes == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    notes[i] = catalog->about.notes[i];
  }
  notes[count] =
      _("This snapshot has no search index of its own, so it is made again at every start, which takes a "
        "while. ladderway sync writes one.");
  catalog->about.notes = notes;
  return 0;
}

const struct index_file *catalog_index(struct catalog *catalog, struct error *error) {
  if (catalog->index.bytes == NULL && index_make_in_memory(catalog->database, &catalog->index, error) != 0) {
    return NULL;
  }
  return &catalog->index;
}

/* --- opening --- */

static int open_pair(struct catalog **out, const char *path, int *pair, struct error *error) {
  struct catalog *catalog = calloc(1, sizeof *catalog);
  if (catalog == NULL) {
    return error_no_memory(error);
  }
  catalog->arena = arena_new((size_t)LARGEST_ABOUT);
  catalog->path = catalog->arena == NULL ? NULL : arena_strdup(catalog->arena, path);
  int result = catalog->path == NULL ? error_no_memory(error) : open_database(catalog, error);
  if (result == 0) {
    result = read_about(catalog, error);
  }
  if (result != 0) {
    catalog_close(catalog);
    return result;
  }
  *pair = map_index(catalog);
  *out = catalog;
  return 0;
}

int catalog_open(struct catalog **out, const char *path, struct error *error) {
  *out = NULL;
  int pair = -1;
  for (int tries = 1; pair < 0 && tries <= PAIR_TRIES; tries++) {
    const struct timespec wait = {.tv_nsec = PAIR_WAIT};
    if (tries > 1) {
      catalog_close(*out);
      *out = NULL;
      (void)nanosleep(&wait, NULL);
    }
    int result = check_file(path, error);
    if (result == 0) {
      result = open_pair(out, path, &pair, error);
    }
    if (result != 0) {
      return result;
    }
  }
  if (pair != 1 && note_missing(*out, error) != 0) {
    catalog_close(*out);
    *out = NULL;
    return -1;
  }
  return 0;
}

sqlite3_stmt *sql_borrow(struct catalog *catalog, const char *sql, struct error *error) {
  struct kept *place = NULL;
  for (size_t i = 0; i < (size_t)MOST_KEPT; i++) {
    struct kept *kept = &catalog->kept[i];
    if (kept->statement == NULL) {
      place = place == NULL ? kept : place;
    } else if (kept->sql == sql && !kept->lent) {
      kept->lent = true;
      return kept->statement;
    }
  }
  sqlite3_stmt *statement = sql_prepare(catalog->database, sql, error);
  if (statement != NULL && place != NULL) {
    *place = (struct kept){.statement = statement, .sql = sql, .lent = true};
  }
  return statement;
}

void sql_return(struct catalog *catalog, sqlite3_stmt *statement) {
  for (size_t i = 0; statement != NULL && i < (size_t)MOST_KEPT; i++) {
    if (catalog->kept[i].statement == statement) {
      (void)sqlite3_reset(statement);
      (void)sqlite3_clear_bindings(statement);
      catalog->kept[i].lent = false;
      return;
    }
  }
  (void)sqlite3_finalize(statement); /* there was no place to keep it */
}

void catalog_close(struct catalog *catalog) {
  if (catalog != NULL) {
    for (size_t i = 0; i < (size_t)MOST_KEPT; i++) {
      (void)sqlite3_finalize(catalog->kept[i].statement);
    }
    index_file_close(&catalog->index);
    (void)sqlite3_close_v2(catalog->database);
    arena_free(catalog->arena);
    free(catalog);
  }
}

int catalog_check(struct catalog *catalog, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(catalog->database, "PRAGMA quick_check(1)", error);
  if (statement == NULL) {
    return -1;
  }
  int result = sql_step(statement, error);
  if (result == 1) {
    const char *verdict = (const char *)sqlite3_column_text(statement, 0);
    bool sound = verdict != NULL && strcmp(verdict, "ok") == 0;
    result = sound ? 0
                   : error_set(error, ERROR_BAD_DATA,
                               _("The snapshot is damaged (%s). Make a new one with ladderway sync, or name another "
                                 "with --snapshot."),
                               verdict == NULL ? "?" : verdict);
  }
  (void)sqlite3_finalize(statement);
  return result == 0 && catalog->index.bytes != NULL ? index_file_check(&catalog->index, error) : result;
}
