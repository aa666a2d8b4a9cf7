/* SPDX-License-Identifier: MIT */
/* Rows file -> snapshot. */
#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"
#include "data/catalog/workbench.h"

struct watch {
  rows_going going;
  void *context;
};

static int stopped(void *context) {
  const struct watch *watch = context;
  return watch->going != NULL && !watch->going(watch->context);
}

/* found(key, number): number, which may be missing only where there is no key */
static void sql_found(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  if (sqlite3_value_type(values[0]) != SQLITE_NULL && sqlite3_value_type(values[1]) == SQLITE_NULL) {
    sqlite3_result_error(context, _("a row hangs on another that is not there"), -1);
    return;
  }
  sqlite3_result_value(context, values[1]);
}

static int run(struct catalog_writer *writer, struct buffer *sql, struct error *error) {
  int result = sql->failed ? error_no_memory(error) : writer_execute(writer, buffer_text(sql), error);
  buffer_clear(sql);
  return result;
}

/* number_NAME: lasting number -> number in the snapshot, counted in its order. */
static int give_numbers(struct catalog_writer *writer, const struct rows_table *table, struct buffer *sql,
                        struct error *error) {
  buffer_add_format(sql,
                    "CREATE TEMP TABLE number_%s(id INTEGER PRIMARY KEY, key INTEGER NOT NULL);"
                    "INSERT INTO temp.number_%s(key) %s;"
                    "CREATE UNIQUE INDEX temp.number_%s_key ON number_%s(key);",
                    table->name, table->name, table->order, table->name, table->name);
  return run(writer, sql, error);
}

static bool is_reference(const struct rows_column *column) {
  return column->role == ROWS_NUMBER || column->role == ROWS_OF || column->role == ROWS_KEY_OF;
}

/* The value of a column of the snapshot, out of the row r. */
static void add_value(struct buffer *sql, const struct rows_table *table, size_t at) {
  const struct rows_column *column = &table->columns[at];
  if (column->role == ROWS_NUMBER) {
    buffer_add_format(sql, "n%zu.id", at);
  } else if (is_reference(column)) {
    buffer_add_format(sql, "found(r.\"%s\", n%zu.id)", column->name, at);
  } else {
    buffer_add_format(sql, "r.\"%s\"", column->name);
  }
}

static void add_order(struct buffer *sql, const struct rows_table *table, size_t count) {
  for (size_t i = 0; i < count && rows_in_key(table, i); i++) {
    buffer_add_text(sql, i == 0 ? " ORDER BY " : ", ");
    if (is_reference(&table->columns[i])) {
      buffer_add_format(sql, "n%zu.id", i);
    } else {
      buffer_add_format(sql, "r.\"%s\"", table->columns[i].name);
    }
  }
}

static int move_table(struct catalog_writer *writer, const struct rows_table *table, struct buffer *sql,
                      struct error *error) {
  size_t count = rows_column_count(table);
  buffer_add_format(sql, "INSERT INTO main.\"%s\"", table->name);
  for (size_t i = 0, n = 0; i < count; i++) {
    if (table->columns[i].role != ROWS_POSITION) {
      buffer_add_format(sql, "%s\"%s\"", n++ == 0 ? "(" : ", ", table->columns[i].name);
    }
  }
  buffer_add_text(sql, ") SELECT ");
  for (size_t i = 0, n = 0; i < count; i++) {
    if (table->columns[i].role != ROWS_POSITION) {
      buffer_add_text(sql, n++ == 0 ? "" : ", ");
      add_value(sql, table, i);
    }
  }
  buffer_add_format(sql, " FROM rows.\"%s\" r", table->name);
  for (size_t i = 0; i < count; i++) {
    const struct rows_column *column = &table->columns[i];
    if (is_reference(column)) {
      buffer_add_format(sql, " LEFT JOIN temp.number_%s n%zu ON n%zu.key = r.\"%s\"",
                        column->of == NULL ? table->name : column->of, i, i, rows_column_name(column));
    }
  }
  add_order(sql, table, count);
  return run(writer, sql, error);
}

static int move_tables(struct catalog_writer *writer, struct error *error) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  struct buffer sql;
  buffer_init(&sql, (size_t)ROWS_LONGEST_SQL);
  int result = 0;
  for (size_t i = 0; result == 0 && i < count; i++) {
    if (tables[i].order != NULL) {
      result = give_numbers(writer, &tables[i], &sql, error);
    }
    if (result == 0) {
      result = move_table(writer, &tables[i], &sql, error);
    }
  }
  buffer_free(&sql);
  return result;
}

/* Ready for rows: `rows` attached, in a transaction without a journal, and
 * nothing said of the content yet. */
static int prepare(struct catalog_writer *writer, const char *rows, struct error *error) {
  if (sqlite3_create_function_v2(writer->database, "found", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_found,
                                 NULL, NULL, NULL) != SQLITE_OK) {
    return error_no_memory(error);
  }
  if (writer_execute(writer, "DELETE FROM main.meta WHERE " META_CONTENT "; COMMIT; PRAGMA main.journal_mode = OFF;",
                     error) != 0 ||
      rows_attach(writer->database, rows, "rows", error) != 0) {
    return -1;
  }
  return writer_execute(writer, "BEGIN", error);
}

static int set_meta(struct catalog_writer *writer, const char *const *meta, struct error *error) {
  int result = 0;
  for (size_t i = 0; result == 0 && meta != NULL && meta[i] != NULL && meta[i + 1] != NULL; i += 2) {
    result = catalog_writer_meta(writer, meta[i], meta[i + 1], error);
  }
  return result;
}

static int assemble(struct catalog_writer *writer, const char *rows, const char *const *meta, struct error *error) {
  struct catalog_written ignored;
  if (prepare(writer, rows, error) != 0 || move_tables(writer, error) != 0 || set_meta(writer, meta, error) != 0) {
    return -1;
  }
  return writer_complete(writer, &ignored, error);
}

int rows_assemble(const char *rows, const char *snapshot, const char *const *meta, rows_going going, void *context,
                  struct error *error) {
  static const struct catalog_source unnamed = {.kind = "rows"};
  struct watch watch = {going, context};
  struct catalog_writer *writer;
  if (catalog_writer_open(&writer, snapshot, &unnamed, error) != 0) {
    return -1;
  }
  sqlite3_progress_handler(writer->database, 100000, stopped, &watch);
  int result = assemble(writer, rows, meta, error);
  catalog_writer_abandon(writer);
  return result;
}
