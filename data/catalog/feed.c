/* SPDX-License-Identifier: MIT */
#include "data/catalog/feed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/sql.h"

enum { FIRST_ROWS = 256, MOST_COLUMNS = 64, LONGEST_SQL = 1024 };

/* --- the virtual table: a table of cells, read from its first row to its last --- */

struct feed_view {
  sqlite3_vtab base; /* SQLite wants it first, here and below */
  const struct feed_table *table;
};

struct feed_cursor {
  sqlite3_vtab_cursor base;
  const struct feed_table *table;
  size_t row;
};

static int view_connect(sqlite3 *database, void *table, int count, const char *const *words, sqlite3_vtab **made,
                        char **message) {
  (void)count;
  (void)words;
  (void)message;
  const struct feed_table *feed = table;
  char sql[LONGEST_SQL];
  int length = snprintf(sql, sizeof sql, "CREATE TABLE x(");
  for (int i = 0; i < feed->columns && (size_t)length < sizeof sql - 16; i++) {
    length += snprintf(sql + length, sizeof sql - (size_t)length, "%sc%d", i == 0 ? "" : ",", i);
  }
  (void)snprintf(sql + length, sizeof sql - (size_t)length, ")");
  struct feed_view *view = sqlite3_malloc(sizeof *view);
  if (view == NULL) {
    return SQLITE_NOMEM;
  }
  *view = (struct feed_view){.table = feed};
  *made = &view->base;
  return sqlite3_declare_vtab(database, sql);
}

static int view_disconnect(sqlite3_vtab *view) {
  sqlite3_free(view);
  return SQLITE_OK;
}

static int view_plan(sqlite3_vtab *view, sqlite3_index_info *plan) {
  (void)view;
  plan->estimatedCost = 1;
  return SQLITE_OK;
}

static int view_open(sqlite3_vtab *view, sqlite3_vtab_cursor **made) {
  struct feed_cursor *cursor = sqlite3_malloc(sizeof *cursor);
  if (cursor == NULL) {
    return SQLITE_NOMEM;
  }
  *cursor = (struct feed_cursor){.table = ((struct feed_view *)view)->table};
  *made = &cursor->base;
  return SQLITE_OK;
}

static int view_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int view_start(sqlite3_vtab_cursor *cursor, int number, const char *text, int count, sqlite3_value **values) {
  (void)number;
  (void)text;
  (void)count;
  (void)values;
  ((struct feed_cursor *)cursor)->row = 0;
  return SQLITE_OK;
}

static int view_next(sqlite3_vtab_cursor *cursor) {
  ((struct feed_cursor *)cursor)->row++;
  return SQLITE_OK;
}

static int view_ended(sqlite3_vtab_cursor *cursor) {
  const struct feed_cursor *at = (struct feed_cursor *)cursor;
  return at->row >= at->table->rows;
}

static int view_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
  const struct feed_cursor *at = (struct feed_cursor *)cursor;
  const struct feed_cell *cell = &at->table->cells[at->row * (size_t)at->table->columns + (size_t)column];
  if (cell->type == FEED_TEXT) {
    sqlite3_result_text(context, cell->value.text, -1, SQLITE_STATIC);
  } else if (cell->type == FEED_INTEGER) {
    sqlite3_result_int64(context, cell->value.integer);
  } else if (cell->type == FEED_REAL) {
    sqlite3_result_double(context, cell->value.real);
  }
  return SQLITE_OK;
}

static int view_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *number) {
  *number = (sqlite3_int64)((struct feed_cursor *)cursor)->row;
  return SQLITE_OK;
}

/* Without xCreate a module is a table by itself. */
static const sqlite3_module view_module = {.xConnect = view_connect,
                                           .xBestIndex = view_plan,
                                           .xDisconnect = view_disconnect,
                                           .xOpen = view_open,
                                           .xClose = view_close,
                                           .xFilter = view_start,
                                           .xNext = view_next,
                                           .xEof = view_ended,
                                           .xColumn = view_column,
                                           .xRowid = view_number};

/* --- opening and closing --- */

static int count_columns(sqlite3 *database, const char *name, int *columns, struct error *error) {
  char sql[LONGEST_SQL];
  (void)snprintf(sql, sizeof sql, "SELECT * FROM main.\"%s\"", name);
  sqlite3_stmt *statement = sql_prepare(database, sql, error);
  if (statement == NULL) {
    return -1;
  }
  *columns = sqlite3_column_count(statement);
  (void)sqlite3_finalize(statement);
  return *columns <= MOST_COLUMNS ? 0 : error_no_memory(error);
}

static int open_table(struct feed *feed, struct feed_table *table, const char *name, struct error *error) {
  char sql[LONGEST_SQL];
  char view[64];
  *table = (struct feed_table){.name = name};
  if (count_columns(feed->database, name, &table->columns, error) != 0) {
    return -1;
  }
  (void)snprintf(view, sizeof view, "feed_%s", name);
  if (sqlite3_create_module(feed->database, view, &view_module, table) != SQLITE_OK) {
    return error_no_memory(error);
  }
  (void)snprintf(sql, sizeof sql, "INSERT INTO main.\"%s\" SELECT * FROM \"%s\"", name, view);
  table->insert = sql_prepare(feed->database, sql, error);
  return table->insert == NULL ? -1 : 0;
}

int feed_open(struct feed *feed, sqlite3 *database, const char *const *names, size_t count, struct error *error) {
  *feed = (struct feed){.database = database, .tables = calloc(count, sizeof *feed->tables)};
  if (feed->tables == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    feed->count++;
    if (open_table(feed, &feed->tables[i], names[i], error) != 0) {
      feed_close(feed);
      return -1;
    }
  }
  return 0;
}

void feed_close(struct feed *feed) {
  for (size_t i = 0; i < feed->count; i++) {
    struct feed_table *table = &feed->tables[i];
    char view[64];
    (void)sqlite3_finalize(table->insert);
    (void)snprintf(view, sizeof view, "feed_%s", table->name);
    (void)sqlite3_create_module(feed->database, view, NULL, NULL);
    free(table->cells);
  }
  free(feed->tables);
  *feed = (struct feed){0};
}

/* --- rows --- */

struct feed_cell *feed_row(struct feed *feed, size_t number) {
  struct feed_table *table = &feed->tables[number];
  size_t columns = (size_t)table->columns;
  if (table->rows == table->capacity) {
    size_t capacity = table->capacity == 0 ? (size_t)FIRST_ROWS : table->capacity * 2;
    struct feed_cell *cells = realloc(table->cells, capacity * columns * sizeof *cells);
    if (cells == NULL) {
      feed->failed = true;
      table->rows -= table->rows > 0; /* the last row is given up, nothing of it will be used */
      if (table->capacity == 0) {
        return NULL;
      }
    } else {
      table->cells = cells;
      table->capacity = capacity;
    }
  }
  struct feed_cell *row = &table->cells[table->rows++ * columns];
  for (size_t i = 0; i < columns; i++) {
    row[i].type = FEED_NULL;
  }
  return row;
}

void feed_text(struct feed_cell *row, int column, const char *text) {
  if (row != NULL && text != NULL) {
    row[column - 1].type = FEED_TEXT;
    row[column - 1].value.text = text;
  }
}

void feed_integer(struct feed_cell *row, int column, long long value) {
  if (row != NULL) {
    row[column - 1].type = FEED_INTEGER;
    row[column - 1].value.integer = value;
  }
}

void feed_integer_or_null(struct feed_cell *row, int column, long long value, long long unknown) {
  if (value != unknown) {
    feed_integer(row, column, value);
  }
}

void feed_real_or_null(struct feed_cell *row, int column, double value, double unknown) {
  if (row != NULL && isfinite(value) && !(isfinite(unknown) && value == unknown)) {
    row[column - 1].type = FEED_REAL;
    row[column - 1].value.real = value;
  }
}

size_t feed_waiting(const struct feed *feed) {
  size_t rows = 0;
  for (size_t i = 0; i < feed->count; i++) {
    rows += feed->tables[i].rows;
  }
  return rows;
}

int feed_flush(struct feed *feed, struct error *error) {
  if (feed->failed) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < feed->count; i++) {
    struct feed_table *table = &feed->tables[i];
    if (table->rows > 0 && sql_run(table->insert, error) != 0) {
      return -1;
    }
    table->rows = 0;
  }
  return 0;
}
