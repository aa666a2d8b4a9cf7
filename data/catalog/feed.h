/* SPDX-License-Identifier: MIT */
/*
 * Rows by the hundred. Inside the writer.
 *
 * A statement that inserts one row costs more in being started and ended than
 * in its row. So the rows of many credentials are laid out in memory, table by
 * table, and each table takes its rows in one INSERT ... SELECT, out of a
 * virtual table that stands for that memory. Measured: a third of the time.
 */
#ifndef LADDERWAY_DATA_CATALOG_FEED_H
#define LADDERWAY_DATA_CATALOG_FEED_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"

enum feed_type { FEED_NULL, FEED_INTEGER, FEED_REAL, FEED_TEXT };

struct feed_cell {
  enum feed_type type;
  union {
    long long integer;
    double real;
    const char *text;
  } value;
};

/* The rows that wait for one table. */
struct feed_table {
  const char *name;
  int columns;
  struct feed_cell *cells;
  size_t rows, capacity;
  sqlite3_stmt *insert;
};

struct feed {
  sqlite3 *database;
  struct feed_table *tables;
  size_t count;
  bool failed; /* no memory for a row */
};

/* For the tables of these names in `main`; known by their places in `names`. */
int feed_open(struct feed *feed, sqlite3 *database, const char *const *names, size_t count,
              struct error *error) MUST_CHECK;
void feed_close(struct feed *feed);

/* A new row, all NULL. Without memory the feed is marked failed, and what is
 * put into the row is lost. */
struct feed_cell *feed_row(struct feed *feed, size_t number);

/* The value of column `column`, from 1. NULL texts and `unknown` numbers stay
 * NULL. A text must stay until the feed is flushed. */
void feed_text(struct feed_cell *row, int column, const char *text);
void feed_integer(struct feed_cell *row, int column, long long value);
void feed_integer_or_null(struct feed_cell *row, int column, long long value, long long unknown);
void feed_real_or_null(struct feed_cell *row, int column, double value, double unknown);

/* How many rows wait. */
size_t feed_waiting(const struct feed *feed);

/* Inserts all rows, each table's in their order, and forgets them. */
int feed_flush(struct feed *feed, struct error *error) MUST_CHECK;

#endif
