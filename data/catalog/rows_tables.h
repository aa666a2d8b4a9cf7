/* SPDX-License-Identifier: MIT */
/*
 * The tables of a rows file; only rows*.c (and a test) include this.
 *
 * rows_tables() describes every table that is published. Taking rows out of a
 * snapshot, writing and reading dumps, comparing, checking patches and putting
 * a snapshot together all follow that one description: a table or column of
 * schema.sql is published by a line there, and by nothing else. ROWS_VERSION
 * goes up with it.
 *
 * Lasting numbers. What has a number in the snapshot (a credential's rank, an
 * organization, a skill) has another one here: the first six bytes of the
 * SHA-256 of its lasting name, its CTID or URI. Should two names have the same
 * number, the second takes the next free one; so numbers are a function of the
 * content alone, and one more record moves none of the others. They take a
 * sixth of the room of a CTID in each of the rows that hang on it.
 */
#ifndef LADDERWAY_DATA_CATALOG_ROWS_TABLES_H
#define LADDERWAY_DATA_CATALOG_ROWS_TABLES_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "data/base/buffer.h"
#include "data/base/error.h"

enum {
  ROWS_MOST_COLUMNS = 48,
  ROWS_LONGEST_SQL = 1 << 16,
  ROWS_LONGEST_TEXT = 1 << 20, /* of one value */
};
#define ROWS_LARGEST_NUMBER (1LL << 52)

enum rows_type { ROWS_INTEGER, ROWS_REAL, ROWS_TEXT };

enum rows_role {
  ROWS_VALUE,   /* what the row says */
  ROWS_KEY,     /* part of what the row is known by */
  ROWS_NUMBER,  /* its number in the snapshot; here its lasting number, called "id" */
  ROWS_OF,      /* the number of a row of the table `of`; NULL is allowed */
  ROWS_KEY_OF,  /* the same, part of the key */
  ROWS_POSITION /* not in the snapshot: 0, 1, ... among the rows whose key so far is the same */
};

struct rows_column {
  const char *name;
  enum rows_type type;
  enum rows_role role;
  const char *of;
};

struct rows_table {
  const char *name;
  /* Of tables with a number: rows (number, lasting name) out of the snapshot,
   * attached as `other`, and lasting numbers out of the rows file, attached as
   * `rows`, in the order of the snapshot's numbers. */
  const char *lasting, *order;
  const char *only;                              /* a condition: other rows are of one machine, and not published */
  struct rows_column columns[ROWS_MOST_COLUMNS]; /* ended by one without a name; key columns first */
};

const struct rows_table *rows_tables(size_t *count);

/* Tables of schema.sql that are made again from the others; NULL-ended. */
const char *const *rows_derived(void);

size_t rows_column_count(const struct rows_table *table);
/* "id" for the number. */
const char *rows_column_name(const struct rows_column *column);
/* True for columns that make up the primary key of the rows file's table. */
bool rows_in_key(const struct rows_table *table, size_t column);
/* True when the first column is a number, which dumps write as the distance
 * to the row above. */
bool rows_has_distance(const struct rows_table *table);

/* A text that may stand in a rows file: not too long, valid UTF-8, no controls
 * but tab and line end. */
bool rows_text_good(const char *bytes, size_t length);

/* --- files --- */

/* A new rows file with empty tables, in a transaction, without a journal. The
 * file must not be there yet. NULL with `error` set. */
sqlite3 *rows_create(const char *path, struct error *error);

/* Ends what rows_create() began: commits and closes when `result` is 0,
 * otherwise removes the file. Returns `result`, or the failure of the end. */
int rows_finish(sqlite3 *database, const char *path, int result, struct error *error) MUST_CHECK;

/* Opens a rows file and looks whether it is one. */
sqlite3 *rows_open(const char *path, bool writing, struct error *error);

/* Attaches a rows file as `rows`, or a snapshot as `other`, for reading. */
int rows_attach(sqlite3 *database, const char *path, const char *name, struct error *error) MUST_CHECK;

#endif
