/* SPDX-License-Identifier: MIT */
/* Reading one credential out of a snapshot; only credential*.c, resource.c and
 * shelf*.c include this. */
#ifndef LADDERWAY_DATA_CATALOG_CREDENTIAL_READING_H
#define LADDERWAY_DATA_CATALOG_CREDENTIAL_READING_H

#include <sqlite3.h>

#include "data/catalog/credential.h"

struct reading {
  sqlite3 *database;
  struct catalog *catalog; /* keeps the statements; NULL: they are prepared each time */
  struct arena *arena;
  struct error *error;
  bool failed;
  bool brief; /* see credential_read_brief() */
};

/* A text column; a text that there was no memory for marks `reading` failed. */
const char *reading_text(struct reading *reading, sqlite3_stmt *statement, int column);
/* The same, "" for NULL. */
const char *reading_name(struct reading *reading, sqlite3_stmt *statement, int column);
/* Numbers: -1 for NULL and for anything negative or not finite. */
long long reading_count(sqlite3_stmt *statement, int column);
double reading_amount(sqlite3_stmt *statement, int column);

/* The statement `sql`, a literal, with the credential's number as its first
 * parameter; NULL marks `reading` failed. Given back with reading_end(). */
sqlite3_stmt *reading_start(struct reading *reading, const char *sql, long long id);
void reading_end(struct reading *reading, sqlite3_stmt *statement);

/* The first column of all rows, NULL-ended, in the arena. The statement stays
 * with the caller. An empty list when the reading has failed. */
const char *const *reading_texts(struct reading *reading, sqlite3_stmt *statement);

/* How one kind of list is read: `take` fills in one zeroed item from a row. */
struct list_kind {
  const char *sql; /* first parameter: the number of what has the list */
  size_t size;
  void (*take)(struct reading *reading, sqlite3_stmt *statement, void *item);
};

/* Some of them, with the columns in the order of credential_lists.c. */
void reading_take_cost(struct reading *reading, sqlite3_stmt *statement, void *item);
void reading_take_place(struct reading *reading, sqlite3_stmt *statement, void *item);
void reading_take_condition(struct reading *reading, sqlite3_stmt *statement, void *item);

/* At most CREDENTIAL_MOST_LINES items, in the arena. */
void *reading_list(struct reading *reading, const struct list_kind *kind, long long id, size_t *count);

/* Fills in all lists of `credential`, whose row is read already. */
void reading_lists(struct reading *reading, struct credential *credential);

#endif
