/* SPDX-License-Identifier: MIT */
/*
 * Inside the writer: how a snapshot is made. Only the files named here, index*.c
 * and rows_assemble.c include this.
 *
 * Adding (writer_add.c) does little: the record is packed (pack.h) and put at
 * the end of a working file (spool.h); in memory stay its place, its CTID, name
 * and class (texts.h). A record that is replaced leaves its bytes behind.
 *
 * Finishing (writer.c) goes over the working file four times:
 *  1. in the order of the file, joins_build() collects what records say about
 *     each other (joins.h) and writes the rows that hang on no record:
 *     organizations, skills, edges;
 *  2. in the same order each credential gets its points (holder.h, worked.h,
 *     ranking.c), which decide about its number in the snapshot;
 *  3. in the order of CTIDs the tables of all records are written
 *     (fill_records.c and its parts; fill.h); credentials are read for that only
 *     when they say something that has no table of its own;
 *  4. in the order of their numbers the rows of all credentials are written.
 * Rows go in by the hundred (feed.h), each table growing at its end. Indexes,
 * counts, id and search come last, when all rows are in place
 * (writer_complete()); that part also serves rows that came another way.
 *
 * What is held in memory grows by a few hundred bytes a record. The order in
 * which records were added never shows in the result, unless one comes twice with
 * the same date: then the later one stays.
 */
#ifndef LADDERWAY_DATA_CATALOG_WORKBENCH_H
#define LADDERWAY_DATA_CATALOG_WORKBENCH_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/error.h"
#include "data/catalog/spool.h"
#include "data/catalog/texts.h"
#include "data/catalog/writer.h"
#include "data/catalog/writer_file.h"

/* One list of one record is not kept beyond this many things. */
enum { WRITER_MOST_ITEMS = 2000, WRITER_CONDITION_DEPTH = 8 };

/* The keys of the meta table that belong to the content, as a condition. They
 * count for the id and are published; all others (where and when it was built,
 * how far a sync came) are of one machine and stay there. */
#define META_CONTENT "(key IN ('date', 'title') OR key GLOB 'note:*' OR key GLOB 'jobs:*' OR key GLOB 'narrowed*')"

/* A record of the working file. Texts are numbers of `words`. */
struct kept {
  uint64_t at; /* in the working file */
  uint32_t size;
  uint32_t key; /* of `keys`: its CTID, else its address */
  uint32_t name, type, updated;
  uint8_t kind; /* enum record_kind */
  bool has_ctid;
  bool says_more; /* what all records can say has rows beside those of credentials */
};

struct catalog_writer {
  sqlite3 *database;
  struct writer_files files;
  struct arena *scratch; /* emptied for every record */
  struct spool spool;
  struct buffer packed;
  struct texts *keys, *words;
  struct kept *kept;
  uint32_t kept_count, kept_capacity;
  uint32_t *kept_of; /* by key: its record's index in `kept` + 1; 0: none */
  uint32_t kept_of_capacity;
  long replaced;
  double since; /* when the phase that is on its way began */
  double seconds[CATALOG_PHASES];
  bool failed;         /* once something could not be written, the build can only be given up */
  struct error reason; /* and this is why */
};

/* What a reference is joined by: a CTID, else an address that others can name
 * too; NULL for what is only within its document. */
const char *kept_key(const char *ctid, const char *uri);

/* The record with that key; NULL when there is none. */
const struct kept *kept_by_number(const struct catalog_writer *writer, uint32_t key);
const struct kept *kept_by_key(const struct catalog_writer *writer, const char *key);

/* True for what gets rows of its own: a credential or learning opportunity with a CTID. */
bool kept_is_holder(const struct kept *kept);

/* Runs one of the embedded SQL files, or a part of it. */
int writer_execute(struct catalog_writer *writer, const char *sql, struct error *error) MUST_CHECK;

/* All rows are in place, in a transaction: indexes, search, counts, id; then
 * the file is closed, brought to the disk and moved into place. The caller
 * still gives up the writer. */
int writer_complete(struct catalog_writer *writer, struct catalog_written *written, struct error *error) MUST_CHECK;

#endif
