/* SPDX-License-Identifier: MIT */
/* Reading an archive of records; for the registry's parts only. */
#ifndef LADDERWAY_SYNC_REGISTRY_ARCHIVE_H
#define LADDERWAY_SYNC_REGISTRY_ARCHIVE_H

#include "sync/registry_engine.h"

struct archive_contents {
  long long made;                  /* when the archive was begun, seconds; what bare documents are dated by */
  char newest[REGISTRY_TIME_SIZE]; /* date among the envelopes; "" none */
  long bare;                       /* documents without an envelope */
};

/* Puts all records of the ZIP at `path` into the store, and marks them as seen.
 * Entries are taken as they lie in the file; what its directory says is not
 * asked. What can't be read is passed over. ERROR_BAD_DATA, ERROR_TOO_BIG. */
int archive_take(struct engine *engine, const char *path, struct archive_contents *contents,
                 struct error *error) MUST_CHECK;

#endif
