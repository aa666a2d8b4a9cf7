/* SPDX-License-Identifier: MIT */
/* Rows files: made, opened, checked. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "data/base/arena.h"
#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"

enum { APPLICATION_ID = 0x4c616452 /* "LadR" */, LONGEST_URI_MEMORY = 1 << 17 };

static const char *type_name(enum rows_type type) {
  return type == ROWS_INTEGER ? "INTEGER" : type == ROWS_REAL ? "REAL" : "TEXT";
}

/* STRICT: what is no number can't get into a number's column, whoever brings it. */
static void create_table(struct buffer *sql, const struct rows_table *table) {
  bool numbered = table->columns[0].role == ROWS_NUMBER;
  size_t count = rows_column_count(table);
  buffer_add_format(sql, "CREATE TABLE main.\"%s\"(", table->name);
  for (size_t i = 0; i < count; i++) {
    const struct rows_column *column = &table->columns[i];
    buffer_add_format(sql, "%s\"%s\" %s%s", i == 0 ? "" : ", ", rows_column_name(column), type_name(column->type),
                      numbered && i == 0      ? " PRIMARY KEY"
                      : rows_in_key(table, i) ? " NOT NULL"
                                              : "");
  }
  for (size_t i = 0; !numbered && i < count && rows_in_key(table, i); i++) {
    buffer_add_format(sql, "%s\"%s\"", i == 0 ? ", PRIMARY KEY(" : ", ", table->columns[i].name);
  }
  buffer_add_text(sql, numbered ? "" : ")");
  if (table->only != NULL) {
    buffer_add_format(sql, ", CHECK %s", table->only);
  }
  buffer_add_text(sql, numbered ? ") STRICT;" : ") WITHOUT ROWID, STRICT;");
}

static int create_tables(sqlite3 *database, struct error *error) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  struct buffer sql;
  buffer_init(&sql, (size_t)ROWS_LONGEST_SQL);
  /* A rows file that is not finished is thrown away: no journal. */
  buffer_add_format(&sql,
                    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
                    "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;",
                    (int)APPLICATION_ID, (int)ROWS_VERSION);
  for (size_t i = 0; i < count; i++) {
    create_table(&sql, &tables[i]);
  }
  int result = sql.failed ? error_no_memory(error) : sql_execute(database, buffer_text(&sql), error);
  buffer_free(&sql);
  return result;
}

static sqlite3 *open_file(const char *path, int flags, struct error *error) {
  sqlite3 *database = NULL;
  struct arena *arena = arena_new((size_t)LONGEST_URI_MEMORY);
  /* A name that begins with "file:" is no address. */
  const char *name = arena == NULL ? NULL : arena_printf(arena, "%s%s", path[0] == '/' ? "" : "./", path);
  int code = name == NULL ? SQLITE_NOMEM : sqlite3_open_v2(name, &database, flags | SQLITE_OPEN_URI, NULL);
  arena_free(arena);
  if (code == SQLITE_OK) {
    return database;
  }
  (void)(database == NULL ? error_no_memory(error) : sql_error(database, _("Opening the rows"), error));
  (void)sqlite3_close(database);
  return NULL;
}

sqlite3 *rows_create(const char *path, struct error *error) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    (void)error_system(error, errno, _("Writing"), path);
    return NULL;
  }
  (void)close(descriptor);
  sqlite3 *database = open_file(path, SQLITE_OPEN_READWRITE, error);
  if (database == NULL || create_tables(database, error) != 0) {
    (void)sqlite3_close(database);
    (void)unlink(path);
    return NULL;
  }
  return database;
}

int rows_finish(sqlite3 *database, const char *path, int result, struct error *error) {
  if (result == 0) {
    result = sql_execute(database, "COMMIT", error);
  }
  if (sqlite3_close(database) != SQLITE_OK) {
    if (result == 0) {
      result = sql_error(database, _("Writing the rows"), error);
    }
    (void)sqlite3_close_v2(database);
  }
  if (result != 0) {
    (void)unlink(path);
  }
  return result;
}

static int pragma(sqlite3 *database, const char *sql, long long *value, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(database, sql, error);
  if (statement == NULL) {
    return -1;
  }
  int result = sql_step(statement, error);
  *value = result == 1 ? sql_integer(statement, 0, -1) : -1;
  (void)sqlite3_finalize(statement);
  return result < 0 ? result : 0;
}

static int check_kind(sqlite3 *database, const char *schema, const char *path, struct error *error) {
  char sql[64];
  long long kind;
  long long version = 0;
  (void)snprintf(sql, sizeof sql, "PRAGMA %s.application_id", schema);
  int result = pragma(database, sql, &kind, error);
  (void)snprintf(sql, sizeof sql, "PRAGMA %s.user_version", schema);
  if (result == 0) {
    result = pragma(database, sql, &version, error);
  }
  if (result == 0 && kind != (long long)APPLICATION_ID) {
    return error_set(error, ERROR_BAD_DATA, _("%s holds no rows of a snapshot."), path);
  }
  if (result == 0 && version != (long long)ROWS_VERSION) {
    return error_set(error, ERROR_VERSION, _("%s was made by another version of this program."), path);
  }
  return result;
}

sqlite3 *rows_open(const char *path, bool writing, struct error *error) {
  if (access(path, F_OK) != 0) {
    (void)error_set(error, ERROR_NOT_FOUND, _("There is no file %s."), path);
    return NULL;
  }
  sqlite3 *database = open_file(path, writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);
  if (database != NULL && (check_kind(database, "main", path, error) != 0 ||
                           sql_execute(database, "PRAGMA cache_size = -32768", error) != 0)) {
    (void)sqlite3_close(database);
    return NULL;
  }
  return database;
}

int rows_attach(sqlite3 *database, const char *path, const char *name, struct error *error) {
  struct arena *arena = arena_new((size_t)LONGEST_URI_MEMORY);
  const char *uri = arena == NULL ? NULL : sql_uri(arena, path);
  sqlite3_stmt *statement = uri == NULL ? NULL : sql_prepare(database, "ATTACH ? AS ?", error);
  int result = uri == NULL ? error_no_memory(error) : -1;
  if (statement != NULL) {
    sql_bind_text(statement, 1, uri);
    sql_bind_text(statement, 2, name);
    result = sql_run(statement, error);
    (void)sqlite3_finalize(statement);
  }
  arena_free(arena);
  if (result == 0 && name[0] == 'r') {
    result = check_kind(database, name, path, error);
  }
  return result;
}
