/* SPDX-License-Identifier: MIT */
/*
 * The files of a build: where they stand, and how the finished one takes the
 * target's place.
 *
 * Beside the target /a/b/catalog.db a writer with process number 123 makes
 * /a/b/.catalog.db.123-1.tmp (and ...-1.stage.tmp). The name tells a later
 * writer of the same target whether the one who made it is still alive.
 */
#ifndef LADDERWAY_DATA_CATALOG_WRITER_FILE_H
#define LADDERWAY_DATA_CATALOG_WRITER_FILE_H

#include <stdbool.h>

#include "data/base/error.h"

struct writer_files {
  char *target; /* owned, all of them */
  char *folder; /* of the target */
  char *snapshot;
  char *stage;
  char *spool; /* a name only: made and unlinked by its user */
  char *index; /* a name only, until it is made */
  bool indexed;
};

/* Makes the folders on the way and both files, empty, mode 0644; clears away
 * what dead writers of the same target left. */
int writer_files_create(struct writer_files *files, const char *target, struct error *error) MUST_CHECK;

/* Makes the search index (index.h) of the snapshot, which is finished and closed. */
int writer_files_index(struct writer_files *files, struct error *error) MUST_CHECK;

/* Brings the snapshot to the disk, makes its index when that is not done yet,
 * and renames first the index and then the snapshot over the target's. */
int writer_files_publish(struct writer_files *files, struct error *error) MUST_CHECK;

/* Removes what is not published and frees the names. */
void writer_files_discard(struct writer_files *files);

#endif
