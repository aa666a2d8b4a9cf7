/* SPDX-License-Identifier: MIT */
/*
 * The way in: new data from anywhere -> a new snapshot.
 *
 * A source is one of
 *   https://HOST/ce-registry        a credential registry (registry.h)
 *   https://HOST/some/path/         a snapshot that somebody published (mirror.h)
 *   a folder with manifest.json     the same, on a stick
 *   a folder, ZIP, tar, NDJSON (plain, .gz, .zst) or JSON file of records,
 *   or a snapshot file              (import.h)
 *
 * Whatever happens, the snapshot that is in place stays whole until the new
 * one is complete. A run that was stopped, killed or cut off goes on where it
 * was when it is started again with the same source.
 */
#ifndef LADDERWAY_SYNC_SYNC_H
#define LADDERWAY_SYNC_SYNC_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { SYNC_MOST_SKIPS = 200 };

/* What a run is doing. */
enum sync_stage {
  SYNC_CONNECTING,
  SYNC_LISTING,     /* all records of a registry, page by page */
  SYNC_ARCHIVE,     /* the registry's own archive of all records */
  SYNC_CHANGES,     /* what changed since the last time */
  SYNC_RECONCILING, /* comparing the list of all records with what is here */
  SYNC_FETCHING,    /* patches or the dump of a mirror */
  SYNC_CHECKING,    /* digests, the signature, applying patches */
  SYNC_READING,     /* records into the new snapshot */
  SYNC_BUILDING     /* references, ranks and search of the new snapshot */
};

/* Where a run stands. -1 where it is not known. */
struct sync_progress {
  enum sync_stage stage;
  long records, total_records;
  long long bytes, total_bytes; /* that came over the line, or were read from the file */
  double bytes_per_second;
  double seconds_left;
  long retries;
  long waiting; /* seconds until the next try, when the other side asked for patience; 0 */
};

struct sync_skip {
  const char *where; /* file name and line, a CTID, a page */
  const char *why;
};

/* What a run did; filled in as far as it got, also on failure. Texts live in
 * the arena that was given to sync_run(). */
struct sync_report {
  const char *kind; /* "registry", "mirror", "folder", "ndjson", "zip", "tar", "json", "snapshot" */
  const char
      *method; /* "full list", "search by type", "archive", "changes", "patches", "dump", "files", "nothing new" */
  const char *source; /* for showing */
  bool resumed;       /* went on from an earlier run that had not finished */
  bool unchanged;     /* nothing new; the snapshot in place is kept */
  long documents, records, credentials, replaced;
  long added, changed, removed; /* records, compared with before; -1 not known */
  long requests, retries;
  long long bytes; /* over the line or from the file */
  long skipped;    /* all of them; `skips` holds the first SYNC_MOST_SKIPS */
  struct sync_skip *skips;
  size_t skip_count;
  const char *narrowed; /* "types credentials; region NJ", NULL when not */
  const char *snapshot; /* the file that was written, NULL when unchanged */
};

/* The least that is kept of a source, to spare a small disk. */
struct sync_narrow {
  const char *types;    /* comma-separated, see narrow.h; NULL all */
  const char *region;   /* "NJ"; NULL all */
  const char *language; /* "es"; NULL all */
};

struct sync_options {
  const char *source;
  const char *snapshot;   /* where the new snapshot is to stand */
  const char *jobs_from;  /* a snapshot file, or a folder of tables, to take occupations and wages from */
  const char *key;        /* the operator's key for a registry; secret, never shown. NULL none */
  const char *ca_file;    /* certificates to trust instead of the system's; NULL */
  const char *public_key; /* a mirror's manifest must be signed by it; NULL: not asked */
  struct sync_narrow narrow;
  bool accept_terms;
  bool from_scratch; /* fetch everything anew */
  bool reconcile;    /* compare the whole list, also when the last time is not long ago */
  bool allow_older;  /* take a mirror's snapshot even when it is older than the one here */
  int jobs;          /* connections at once; 0: 1. More than 1 is for one's own mirror. */
  double per_second; /* requests a second at most; 0: the source's polite default; negative: no limit */
  /* Called often, from the thread of sync_run(); return false to cancel. May be NULL. */
  bool (*progress)(const struct sync_progress *progress, void *context);
  /* Asks the person to accept the terms of a registry; true when they do. `terms_url`
   * is where they are, or words for "ask the operator". NULL: nobody can be asked. */
  bool (*accept)(const char *host, const char *terms_url, void *context);
  void *context;
};

/* Brings new data. Errors: ERROR_CANCELLED; ERROR_USAGE (terms not accepted, a
 * source that makes no sense); ERROR_NETWORK; ERROR_BAD_DATA; ERROR_IO. The
 * message says what to do, and never holds the key. */
int sync_run(struct arena *arena, const struct sync_options *options, struct sync_report *report,
             struct error *error) MUST_CHECK;

/* The working copy of a registry's records that belongs to a snapshot file:
 * "records.db" beside it. Into `path`. */
void sync_store_path(const char *snapshot, char *path, size_t size);

#endif
