/* SPDX-License-Identifier: MIT */
/* Where a published snapshot lies: on a web server or in a folder. */
#ifndef LADDERWAY_SYNC_MIRROR_PLACE_H
#define LADDERWAY_SYNC_MIRROR_PLACE_H

#include "sync/http.h"
#include "sync/manifest.h"
#include "sync/sync.h"

enum { MIRROR_PATH = 4096 };

struct mirror_place {
  struct http *http;       /* NULL: a folder */
  char base[MIRROR_PATH];  /* path on the server, or of the folder, without a slash at the end */
  char cache[MIRROR_PATH]; /* folder for what is on its way */
  int lock;                /* keeps a second update away */
  const struct sync_options *options;
  struct sync_report *report;
  struct sync_progress progress;
};

/* Opens the place named by options->source, and the folder beside the snapshot
 * in which files arrive. */
int mirror_place_open(struct mirror_place *place, const struct sync_options *options, struct sync_report *report,
                      struct error *error) MUST_CHECK;

/* With `done` the files that arrived are removed; else they stay for the next try. */
void mirror_place_close(struct mirror_place *place, bool done);

/* A small file into `text`, which must be initialised. `etag` (may be NULL) is
 * asked about and filled in anew; `*same` is set when nothing changed since.
 * ERROR_NOT_FOUND when there is no such file. */
int mirror_small(struct mirror_place *place, const char *name, char etag[HTTP_ETAG_SIZE], bool *same,
                 struct buffer *text, struct error *error) MUST_CHECK;

/* Brings a file of the manifest here and checks its size and digest; `path` is
 * where it lies then. */
int mirror_fetch(struct mirror_place *place, const struct manifest_file *file, char path[MIRROR_PATH],
                 struct error *error) MUST_CHECK;

/* "CACHE/name" */
void mirror_cache(const struct mirror_place *place, const char *name, char path[MIRROR_PATH]);

/* Tells how far it is; ERROR_CANCELLED when the person wants no more. */
int mirror_stage(struct mirror_place *place, enum sync_stage stage, struct error *error) MUST_CHECK;

/* The same as a question, for callers that take a plain yes or no. */
bool mirror_going(void *place);

#endif
