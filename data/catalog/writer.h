/* SPDX-License-Identifier: MIT */
/*
 * Builds a snapshot.
 *
 * The new snapshot is written beside the place it will have, under a name of
 * its own, and moved there by one rename after it is complete and on the disk.
 * Until then readers see the old one; a failure or a crash leaves the old one
 * whole, and the next writer clears the unfinished file away.
 *
 *   open -> (jobs_from | job importers) -> add ... -> finish
 *   or abandon at any point.
 */
#ifndef LADDERWAY_DATA_CATALOG_WRITER_H
#define LADDERWAY_DATA_CATALOG_WRITER_H

#include <stddef.h>

#include "data/base/error.h"
#include "data/ctdl/record.h"

struct catalog_writer;

struct catalog_source {
  const char *kind;         /* "starter", "folder", "ndjson", "zip" */
  const char *source;       /* for showing: a path's last part, a host */
  const char *date;         /* of the data, ISO 8601; NULL: today */
  const char *const *notes; /* NULL-ended; NULL for none */
};

/* Starts a snapshot that will stand at `path`. Folders on the way are made. */
int catalog_writer_open(struct catalog_writer **out, const char *path, const struct catalog_source *source,
                        struct error *error) MUST_CHECK;

/* Copies occupations, wages and crosswalks from the snapshot file `path`. */
int catalog_writer_jobs_from(struct catalog_writer *writer, const char *path, struct error *error) MUST_CHECK;

/* Sets a value of the meta table (a source line, a date). */
int catalog_writer_meta(struct catalog_writer *writer, const char *key, const char *value,
                        struct error *error) MUST_CHECK;

/* Adds what one record says. A CTID that came before is replaced when the new
 * record is not older. */
int catalog_writer_add(struct catalog_writer *writer, const struct record *record, struct error *error) MUST_CHECK;

/* The parts of finishing, in their order. */
enum catalog_phase {
  CATALOG_JOINING, /* references to other records */
  CATALOG_TOTALS,  /* costs, times, ranks */
  CATALOG_ROWS,
  CATALOG_INDEXES,
  CATALOG_SEARCH,
  CATALOG_CLOSING, /* counts, the id, to the disk and into place */
  CATALOG_PHASES
};

struct catalog_written {
  long credentials, records, replaced;
  double seconds[CATALOG_PHASES]; /* where the time went */
};

/* Resolves references, works out totals and ranks, builds search, syncs to the
 * disk and moves the file into place. The writer is gone afterwards, also on
 * failure. `written` may be NULL. */
int catalog_writer_finish(struct catalog_writer *writer, struct catalog_written *written,
                          struct error *error) MUST_CHECK;

/* Throws the unfinished snapshot away. NULL is allowed. */
void catalog_writer_abandon(struct catalog_writer *writer);

#endif
