/* SPDX-License-Identifier: MIT */
/*
 * A snapshot, opened for reading.
 *
 * A snapshot is one file that never changes once it is in place, so it is
 * opened read-only and immutable, and readers share its pages. Beside it stands
 * its search index (index_format.h), which is mapped. Both are tied by one id;
 * an index that is missing, damaged or another snapshot's is made again in
 * memory when the first search needs it, and a note says so. Everything that
 * is read out of it lives in the arena given to the call.
 */
#ifndef LADDERWAY_DATA_CATALOG_CATALOG_H
#define LADDERWAY_DATA_CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

struct catalog;

/* Stands in the file's header; a file with another number is not opened. */
enum { CATALOG_APPLICATION_ID = 0x4c616464 /* "Ladd" */, CATALOG_VERSION = 3 };

/* Opens the snapshot file `path`. Errors: ERROR_NOT_FOUND, ERROR_BAD_DATA (not
 * a snapshot, or damaged), ERROR_VERSION, ERROR_IO. */
int catalog_open(struct catalog **out, const char *path, struct error *error) MUST_CHECK;

/* NULL is allowed. */
void catalog_close(struct catalog *catalog);

const char *catalog_path(const struct catalog *catalog);

/* What the snapshot is. Texts live as long as the catalog. */
struct catalog_about {
  const char *id;
  const char *kind;         /* "starter", "folder", "ndjson", "zip" */
  const char *source;       /* where it came from, for showing */
  const char *date;         /* of the data, ISO 8601 */
  const char *built;        /* when the file was written, ISO 8601 UTC */
  const char *narrowed;     /* what it was narrowed to ("region NJ"); "" when not */
  const char *jobs_source;  /* where occupations and wages come from, one line */
  const char *const *notes; /* lines that screens show, NULL-ended */
  long credentials, records, jobs, rated_jobs, organizations;
};
const struct catalog_about *catalog_about(const struct catalog *catalog);

/* A value of the meta table; NULL when there is none. In the arena. */
const char *catalog_meta(struct catalog *catalog, struct arena *arena, const char *key);

/* SQLite's own check of the whole file, and the checksums of the index, for
 * `doctor`. 0 when they are sound. */
int catalog_check(struct catalog *catalog, struct error *error) MUST_CHECK;

#endif
