/* SPDX-License-Identifier: MIT */
/*
 * Records from a folder, an NDJSON file or a ZIP -> a new snapshot.
 *
 * What can't be read is skipped and reported; what was there before stays in
 * place until the new snapshot is whole.
 */
#ifndef LADDERWAY_SYNC_IMPORT_H
#define LADDERWAY_SYNC_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { IMPORT_MOST_SKIPS = 200 };

struct import_skip {
  const char *where; /* file name, and line in an NDJSON file */
  const char *why;
};

struct import_report {
  const char *kind; /* "folder", "ndjson", "zip", "json" */
  long documents, records, credentials, replaced;
  long long bytes;
  long skipped; /* all of them; `skips` holds the first IMPORT_MOST_SKIPS */
  struct import_skip *skips;
  size_t skip_count;
  const char *snapshot; /* the file that was written */
};

struct import_progress {
  long documents;
  long long bytes, total_bytes; /* total 0 while not known */
};

struct import_options {
  const char *source;    /* path of a folder or file */
  const char *snapshot;  /* where the new snapshot is to stand */
  const char *jobs_from; /* a snapshot file to take occupations and wages from */
  /* Called after each document; return false to cancel. May be NULL. */
  bool (*progress)(const struct import_progress *progress, void *context);
  void *context;
};

/* The report lives in `arena`, and is filled in as far as it got on failure.
 * ERROR_BAD_DATA when not one credential was found; ERROR_CANCELLED. */
int import_run(struct arena *arena, const struct import_options *options, struct import_report *report,
               struct error *error) MUST_CHECK;

#endif
