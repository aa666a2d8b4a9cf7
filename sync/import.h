/* SPDX-License-Identifier: MIT */
/*
 * What is on a stick -> a new snapshot.
 *
 * Taken are folders, JSON and NDJSON files, these packed with gzip, zstd or xz,
 * ZIP and tar archives (tar also packed) of such files, and whole snapshot
 * files. What a file is says its content, not its name. What can't be read is
 * skipped and reported; what was there before stays in place until the new
 * snapshot is whole.
 *
 * An archive is read, never unpacked: no path, link or device in it is used. One
 * that unfolds to far more than its size, or than there is room for on the disk,
 * is given up.
 */
#ifndef LADDERWAY_SYNC_IMPORT_H
#define LADDERWAY_SYNC_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/writer.h"

enum { IMPORT_MOST_SKIPS = 200 };

struct import_skip {
  const char *where; /* file name, and line in an NDJSON file */
  const char *why;
};

struct import_report {
  const char *kind; /* "folder", "ndjson", "json", "zip", "tar", "snapshot" */
  long documents, records, credentials, replaced;
  long long bytes; /* of the documents */
  long skipped;    /* all of them; `skips` holds the first IMPORT_MOST_SKIPS */
  struct import_skip *skips;
  size_t skip_count;
  const char *snapshot; /* the file that was written */
  /* Where the time went: reading and adding, of which the writer added and
   * waited for the readers; then the parts of finishing. */
  double seconds_reading, seconds_adding, seconds_waiting;
  double seconds[CATALOG_PHASES];
};

struct import_progress {
  long documents;
  long long bytes, total_bytes; /* read of the file as it lies on the disk; total 0 while not known */
};

struct import_options {
  const char *source;    /* path of a folder or file */
  const char *snapshot;  /* where the new snapshot is to stand */
  const char *jobs_from; /* a snapshot file, or a folder of tables, to take occupations and wages from */
  int parsers;           /* threads that read records; 0: as many as the processors allow */
  /* Called after each document; return false to cancel. May be NULL. */
  bool (*progress)(const struct import_progress *progress, void *context);
  void *context;
};

/* The report lives in `arena`, and is filled in as far as it got on failure.
 * ERROR_BAD_DATA when not one credential was found; ERROR_CANCELLED. */
int import_run(struct arena *arena, const struct import_options *options, struct import_report *report,
               struct error *error) MUST_CHECK;

/* Calls `visit` for each document of `source` (anything that import_run() takes
 * but a snapshot), as its bytes lie there. A negative answer ends it. */
typedef int (*import_visit)(const char *json, size_t length, const char *where, void *context, struct error *error);
int import_visit_all(const char *source, import_visit visit, void *context, struct error *error) MUST_CHECK;

#endif
