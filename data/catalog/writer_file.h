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

#include "data/base/error.h"

struct writer_files {
  char *target; /* owned, all of them */
  char *folder; /* of the target */
  char *snapshot;
  char *stage;
  char *spool; /* a name only: made and unlinked by its user */
};

/* Makes the folders on the way and both files, empty, mode 0644; clears away
 * what dead writers of the same target left. */
int writer_files_create(struct writer_files *files, const char *target, struct error *error) MUST_CHECK;

/* Brings the snapshot to the disk and renames it over the target. */
int writer_files_publish(struct writer_files *files, struct error *error) MUST_CHECK;

/* Removes what is not published and frees the names. */
void writer_files_discard(struct writer_files *files);

#endif
