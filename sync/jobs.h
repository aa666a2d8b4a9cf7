/* SPDX-License-Identifier: MIT */
/*
 * The way in for occupations: what somebody downloaded from O*NET and the
 * Bureau of Labor Statistics -> the snapshot in use, and each later one.
 *
 * The download is turned into compact tables (data/jobs/onet.h), which are kept
 * in the folder "jobs" beside the snapshot. Every sync that builds a snapshot from
 * records takes its occupations from there; a snapshot that somebody else
 * published, or a snapshot file, brings its own. Then the present snapshot is
 * built once more with them (data/catalog/rows.h); its records stay as they are.
 *
 * Until all is complete the old tables and the old snapshot are in place, and
 * after a failure they still are.
 */
#ifndef LADDERWAY_SYNC_JOBS_H
#define LADDERWAY_SYNC_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/jobs/onet.h"

struct catalog_writer; /* data/catalog/writer.h */

enum jobs_stage {
  JOBS_READING,  /* the files of the download, one part after the other */
  JOBS_CHECKING, /* the tables that came of them, all together */
  JOBS_BUILDING  /* the snapshot */
};

struct jobs_progress {
  enum jobs_stage stage;
  enum onet_part part; /* while reading */
};

struct jobs_options {
  const char *from;     /* the folder with the download */
  const char *records;  /* the snapshot whose records are kept */
  const char *snapshot; /* where the new one is to stand; may be the same file */
  const char *facts;    /* tables for what the download lacks, and no earlier import has brought */
  bool from_scratch;    /* leave out what an earlier import has brought */
  /* Called often; return false to cancel. May be NULL. */
  bool (*progress)(const struct jobs_progress *progress, void *context);
  void *context;
};

struct jobs_report {
  struct onet_report onet;
  const char *tables;     /* the folder in which they are kept now; NULL after a failure */
  bool again;             /* what the download lacks is as an earlier import brought it, not as installed */
  long jobs, credentials; /* of the new snapshot */
};

/* Errors: those of onet_convert() and of building a snapshot; ERROR_IO also when
 * another import is running; ERROR_CANCELLED. The report lives in the arena. */
int jobs_bring(struct arena *arena, const struct jobs_options *options, struct jobs_report *report,
               struct error *error) MUST_CHECK;

/* The folder of tables that belongs to the snapshot file `snapshot`, into `path`.
 * False when nobody has imported any. */
bool jobs_tables(const char *snapshot, char *path, size_t size);

/* Takes the occupations of a snapshot file, or those in a folder of tables, into
 * a snapshot under construction. */
int jobs_take(struct catalog_writer *writer, const char *from, struct error *error) MUST_CHECK;

#endif
