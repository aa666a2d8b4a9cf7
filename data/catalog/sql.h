/* SPDX-License-Identifier: MIT */
/*
 * A thin coat over SQLite for data/catalog and data/jobs; nobody else includes
 * this. Errors of SQLite become one sentence; a full disk and a damaged file
 * get their own.
 */
#ifndef LADDERWAY_DATA_CATALOG_SQL_H
#define LADDERWAY_DATA_CATALOG_SQL_H

#include <sqlite3.h>
#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"

struct catalog;
struct catalog_writer;
struct index_file;

/* The connection behind a catalog or a writer; borrowed. A writer's connection
 * has a transaction open from its start to its end: run no BEGIN or COMMIT. */
sqlite3 *catalog_database(struct catalog *catalog);
sqlite3 *catalog_writer_database(struct catalog_writer *writer);

/* The search index of a catalog; borrowed. Where none belongs to the snapshot,
 * the first call makes it in memory, which takes a while. NULL on failure. */
const struct index_file *catalog_index(struct catalog *catalog, struct error *error);

/* Turns the last failure of `database` into `error`; returns a negative number. */
int sql_error(sqlite3 *database, const char *doing, struct error *error);

/* The file `path` as a URI that SQLite opens for reading only, as a file that
 * never changes. In the arena; NULL without memory or for a path over 32 KiB. */
char *sql_uri(struct arena *arena, const char *path);

/* Runs statements that give no rows. */
int sql_execute(sqlite3 *database, const char *sql, struct error *error) MUST_CHECK;

/* Prepares one statement; NULL on failure. Given back with sqlite3_finalize(). */
sqlite3_stmt *sql_prepare(sqlite3 *database, const char *sql, struct error *error) MUST_CHECK;

/* A statement that the catalog keeps to be used again, for what is asked
 * thousands of times: preparing one takes longer than a short answer. `sql` is
 * a literal. NULL on failure. Given back with sql_return(), at last before the
 * catalog is closed; NULL may be given back. */
sqlite3_stmt *sql_borrow(struct catalog *catalog, const char *sql, struct error *error) MUST_CHECK;
void sql_return(struct catalog *catalog, sqlite3_stmt *statement);

/* 1: a row is there; 0: no more rows; negative: failure. */
int sql_step(sqlite3_stmt *statement, struct error *error) MUST_CHECK;

/* Steps a statement that gives no rows, and makes it ready for use again. */
int sql_run(sqlite3_stmt *statement, struct error *error) MUST_CHECK;

/* Leaves out credentials `c` with the words of rank.c for what nobody can begin any more. */
#define SQL_STILL_OFFERED \
  " AND ifnull(c.status, '') NOT IN ('ceased', 'deprecated', 'suspended', 'revoked', 'superseded', 'inactive')"

/* Column values: texts are copied into the arena, with anything that could
 * harm a terminal replaced, at most 1 MiB of them; NULL stays NULL. Numbers
 * give `unknown` for NULL (and for what is not finite). */
const char *sql_text(struct arena *arena, sqlite3_stmt *statement, int column);
/* The same for a text that comes from elsewhere in the snapshot. NULL without memory. */
const char *sql_clean(struct arena *arena, const char *text);
long long sql_integer(sqlite3_stmt *statement, int column, long long unknown);
double sql_real(sqlite3_stmt *statement, int column, double unknown);

/* Binding: NULL texts and `unknown` numbers are bound as NULL. */
void sql_bind_text(sqlite3_stmt *statement, int parameter, const char *text);
void sql_bind_integer(sqlite3_stmt *statement, int parameter, long long value);
void sql_bind_integer_or_null(sqlite3_stmt *statement, int parameter, long long value, long long unknown);

#endif
