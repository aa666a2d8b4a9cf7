/* SPDX-License-Identifier: MIT */
/* Snapshot -> rows file. */
#include <string.h>

#include "data/catalog/catalog.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"

/* lasting(name): the first six bytes of its SHA-256 as a number */
static void sql_lasting(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const void *name = sqlite3_value_blob(values[0]);
  unsigned char digest[DIGEST_SIZE];
  digest_bytes(name == NULL ? "" : name, (size_t)sqlite3_value_bytes(values[0]), digest);
  sqlite3_int64 number = 0;
  for (int i = 0; i < 6; i++) {
    number = number << 8 | digest[i];
  }
  sqlite3_result_int64(context, number);
}

struct watch {
  rows_going going;
  void *context;
};

static int stopped(void *context) {
  const struct watch *watch = context;
  return watch->going != NULL && !watch->going(watch->context);
}

/* Runs a statement that is made up of parts. */
static int run(sqlite3 *database, struct buffer *sql, struct error *error) {
  int result = sql->failed ? error_no_memory(error) : sql_execute(database, buffer_text(sql), error);
  buffer_clear(sql);
  return result;
}

/* number_NAME: number in the snapshot -> lasting number. Where two names have
 * the same, the one with the lower number in the snapshot keeps it. */
static int give_numbers(sqlite3 *database, const struct rows_table *table, struct buffer *sql, struct error *error) {
  buffer_add_format(sql, "CREATE TEMP TABLE number_%s(id INTEGER PRIMARY KEY, key INTEGER NOT NULL)", table->name);
  if (run(database, sql, error) != 0) {
    return -1;
  }
  buffer_add_format(sql, "WITH named(id, name) AS (%s) SELECT lasting(name), id FROM named ORDER BY 1, 2",
                    table->lasting);
  sqlite3_stmt *names = sql_prepare(database, buffer_text(sql), error);
  buffer_clear(sql);
  buffer_add_format(sql, "INSERT INTO temp.number_%s(id, key) VALUES(?, ?)", table->name);
  sqlite3_stmt *store = names == NULL ? NULL : sql_prepare(database, buffer_text(sql), error);
  buffer_clear(sql);
  int result = store == NULL ? -1 : 0;
  long long last = 0;
  while (result == 0 && (result = sql_step(names, error)) == 1) {
    long long number = sql_integer(names, 0, 0);
    last = number > last ? number : last + 1;
    sql_bind_integer(store, 1, sql_integer(names, 1, 0));
    sql_bind_integer(store, 2, last);
    result = sql_run(store, error);
  }
  (void)sqlite3_finalize(names);
  (void)sqlite3_finalize(store);
  return result < 0 ? result : 0;
}

/* The value of a column of the rows file, out of the snapshot's row t. */
static void add_value(struct buffer *sql, const struct rows_table *table, size_t at) {
  const struct rows_column *column = &table->columns[at];
  switch (column->role) {
    case ROWS_NUMBER:
    case ROWS_OF:
    case ROWS_KEY_OF:
      buffer_add_format(sql, "n%zu.key", at);
      return;
    case ROWS_POSITION:
      buffer_add_text(sql, "row_number() OVER (PARTITION BY ");
      for (size_t i = table->columns[0].role == ROWS_NUMBER; i < at; i++) {
        add_value(sql, table, i);
        buffer_add_text(sql, i + 1 < at ? ", " : " ORDER BY t.rowid) - 1");
      }
      return;
    case ROWS_KEY:
    case ROWS_VALUE:
      buffer_add_format(sql, "t.\"%s\"", column->name);
      return;
  }
}

static void add_joins(struct buffer *sql, const struct rows_table *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct rows_column *column = &table->columns[i];
    if (column->role == ROWS_NUMBER || column->role == ROWS_OF || column->role == ROWS_KEY_OF) {
      buffer_add_format(sql, " LEFT JOIN temp.number_%s n%zu ON n%zu.id = t.\"%s\"",
                        column->of == NULL ? table->name : column->of, i, i, column->name);
    }
  }
}

static int copy_table(sqlite3 *database, const struct rows_table *table, struct buffer *sql, struct error *error) {
  size_t count = rows_column_count(table);
  bool positioned = false;
  buffer_add_format(sql, "INSERT INTO main.\"%s\" SELECT ", table->name);
  for (size_t i = 0; i < count; i++) {
    positioned = positioned || table->columns[i].role == ROWS_POSITION;
    buffer_add_text(sql, i == 0 ? "" : ", ");
    add_value(sql, table, i);
  }
  buffer_add_format(sql, " FROM other.\"%s\" t", table->name);
  add_joins(sql, table, count);
  buffer_add_text(sql, table->only == NULL ? "" : " WHERE ");
  buffer_add_text(sql, table->only == NULL ? "" : table->only);
  /* Numbering positions has brought the others into the order of their key. */
  for (size_t i = 0; (!positioned || i == 0) && i < count && rows_in_key(table, i); i++) {
    buffer_add_format(sql, "%s%zu", i == 0 ? " ORDER BY " : ", ", i + 1);
  }
  return run(database, sql, error);
}

static int copy_tables(sqlite3 *database, struct error *error) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  struct buffer sql;
  buffer_init(&sql, (size_t)ROWS_LONGEST_SQL);
  int result = 0;
  for (size_t i = 0; result == 0 && i < count; i++) {
    if (tables[i].lasting != NULL) {
      result = give_numbers(database, &tables[i], &sql, error);
    }
    if (result == 0) {
      result = copy_table(database, &tables[i], &sql, error);
    }
  }
  buffer_free(&sql);
  return result;
}

static int fill(sqlite3 *database, const char *snapshot, struct watch *watch, struct error *error) {
  if (sqlite3_create_function_v2(database, "lasting", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_lasting, NULL,
                                 NULL, NULL) != SQLITE_OK) {
    return error_no_memory(error);
  }
  /* SQLite attaches between transactions only. */
  if (sql_execute(database, "COMMIT", error) != 0 || rows_attach(database, snapshot, "other", error) != 0 ||
      sql_execute(database, "BEGIN", error) != 0) {
    return -1;
  }
  sqlite3_progress_handler(database, 100000, stopped, watch);
  int result = copy_tables(database, error);
  sqlite3_progress_handler(database, 0, NULL, NULL);
  return result;
}

int rows_extract(const char *snapshot, const char *rows, rows_going going, void *context, struct error *error) {
  struct watch watch = {going, context};
  struct catalog *catalog;
  if (catalog_open(&catalog, snapshot, error) != 0) { /* all its checks of a strange file */
    return -1;
  }
  catalog_close(catalog);
  sqlite3 *database = rows_create(rows, error);
  if (database == NULL) {
    return -1;
  }
  int result = fill(database, snapshot, &watch, error);
  return rows_finish(database, rows, result, error);
}
