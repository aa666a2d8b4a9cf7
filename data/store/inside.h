/* SPDX-License-Identifier: MIT */
/* What the files of the store share; nobody else includes this. */
#ifndef LADDERWAY_DATA_STORE_INSIDE_H
#define LADDERWAY_DATA_STORE_INSIDE_H

#include <sqlite3.h>

#include "data/store/squeeze.h"
#include "data/store/store.h"

enum { STORE_APPLICATION_ID = 0x4c615265 /* "LaRe" */, STORE_VERSION = 1 };

enum store_statement {
  STATEMENT_SETTING,
  STATEMENT_SET,
  STATEMENT_UNSET,
  STATEMENT_FIND,
  STATEMENT_DIGEST,
  STATEMENT_PUT_RECORD,
  STATEMENT_PUT_DOCUMENT,
  STATEMENT_DATE,
  STATEMENT_DROP_RECORD,
  STATEMENT_DROP_DOCUMENT,
  STATEMENT_PEND,
  STATEMENT_PENDING,
  STATEMENT_PENDING_ONE,
  STATEMENT_PENDING_DONE,
  STATEMENT_PENDING_COUNT,
  STATEMENT_SEE,
  STATEMENT_UNSEE,
  STATEMENT_COUNT
};

/* Kept in memory, and written with each step. */
struct store_counts {
  long long records, left_out, seen, generation;
};

struct store {
  sqlite3 *database;
  int lock; /* descriptor of the lock file; -1 */
  char *path;
  struct squeezer *squeezer;
  sqlite3_stmt *statements[STATEMENT_COUNT];
  struct store_counts counts, before; /* as they are, and as they were when the step began */
  bool open;                          /* a step is */
  bool changed;                       /* by this step */
  bool damaged;
};

/* Turns the last failure of a connection into a sentence; notes damage. */
int store_failed(sqlite3 *database, bool *damaged, struct error *error);
int store_execute(struct store *store, const char *sql, struct error *error) MUST_CHECK;

/* A statement, ready for binding; NULL on failure. */
sqlite3_stmt *store_prepare(struct store *store, enum store_statement which, struct error *error);
/* 1 a row, 0 no more, negative failure. */
int store_step(struct store *store, sqlite3_stmt *statement, struct error *error) MUST_CHECK;
/* Steps a statement that gives no rows, and makes it ready for use again. */
int store_run(struct store *store, sqlite3_stmt *statement, struct error *error) MUST_CHECK;
void store_bind(sqlite3_stmt *statement, int parameter, const char *text);
/* Copies a text column, "" for NULL; cut to the room. */
void store_column(sqlite3_stmt *statement, int column, char *out, size_t size);

/* Only within a step is anything written. */
int store_need_step(const struct store *store, struct error *error) MUST_CHECK;

/* Reads all dictionaries of a file into `squeezer`. */
int store_load_dictionaries(sqlite3 *database, struct squeezer *squeezer, bool *damaged,
                            struct error *error) MUST_CHECK;

/* Makes a dictionary when it is time for one. After a step. */
int store_train(struct store *store, struct error *error) MUST_CHECK;

/* The lock file's descriptor; negative with ERROR_USAGE when another run has it. */
int store_lock(const char *path, struct error *error) MUST_CHECK;
/* Makes the folders that `path` stands in. */
int store_make_folders(const char *path, struct error *error) MUST_CHECK;

#endif
