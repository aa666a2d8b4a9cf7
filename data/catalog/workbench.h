/* SPDX-License-Identifier: MIT */
/*
 * Inside the writer; only writer*.c, worked*.c, index*.c and rows_assemble.c
 * include this.
 *
 * A build has two files beside the target: the snapshot to be, opened as
 * `main`, and the workbench (stage.sql), attached as `stage`. Records go to
 * the workbench as they arrive; finishing resolves references there (join.sql),
 * works out totals and ranks (worked.c), gives numbers in rank order and moves
 * the rows over (rows.sql), then builds search (index.c). So what is held in
 * memory never depends on how many records there are.
 */
#ifndef LADDERWAY_DATA_CATALOG_WORKBENCH_H
#define LADDERWAY_DATA_CATALOG_WORKBENCH_H

#include <sqlite3.h>
#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/writer.h"
#include "data/catalog/writer_file.h"

/* One list of one record is not kept beyond this many things. */
enum { WRITER_MOST_ITEMS = 2000, WRITER_CONDITION_DEPTH = 8 };

/* The keys of the meta table that belong to the content, as a condition. They
 * count for the id and are published; all others (where and when it was built,
 * how far a sync came) are of one machine and stay there. */
#define META_CONTENT "(key IN ('date', 'title') OR key GLOB 'note:*' OR key GLOB 'jobs:*' OR key GLOB 'narrowed*')"

/* The statements that fill the workbench; writer_add.c has their texts. */
enum stage_statement {
  STAGE_FIND,
  STAGE_CURRENT,
  STAGE_RECORD,
  STAGE_REFERENCE,
  STAGE_NAME,
  STAGE_COST,
  STAGE_AID,
  STAGE_PLACE,
  STAGE_FEATURE,
  STAGE_CONDITION,
  STAGE_TARGET,
  STAGE_SKILL,
  STAGE_CODE,
  STAGE_OUTCOME,
  STAGE_EDGE,
  STAGE_QUALITY,
  STAGE_STATEMENTS
};

struct catalog_writer {
  sqlite3 *database;
  struct writer_files files;
  struct arena *scratch; /* emptied for every record */
  sqlite3_stmt *statements[STAGE_STATEMENTS];
  long long arrival;
  long replaced;
  double since; /* when the phase that is on its way began */
  double seconds[CATALOG_PHASES];
  bool failed;         /* once something could not be written, the build can only be given up */
  struct error reason; /* and this is why */
};

/* The prepared statement, ready for binding; NULL with `error` set. */
sqlite3_stmt *stage_statement(struct catalog_writer *writer, enum stage_statement which, struct error *error);

/* The conditions of one record, alternatives included. */
int stage_conditions(struct catalog_writer *writer, const struct record *record, struct error *error) MUST_CHECK;

/* Runs one of the embedded SQL files, or a part of it. */
int writer_execute(struct catalog_writer *writer, const char *sql, struct error *error) MUST_CHECK;

/* All rows are in place, in a transaction: indexes, search, counts, id; then
 * the file is closed, brought to the disk and moved into place. The caller
 * still gives up the writer. */
int writer_complete(struct catalog_writer *writer, struct catalog_written *written, struct error *error) MUST_CHECK;

/* Works out totals, earnings and rank of every current credential and writes
 * them to stage.worked. */
int worked_build(struct catalog_writer *writer, struct error *error) MUST_CHECK;

#endif
