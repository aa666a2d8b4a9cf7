/* SPDX-License-Identifier: MIT */
/*
 * The rows of a snapshot under names that last.
 *
 * In a snapshot credentials are numbered by rank, so one new record moves the
 * numbers of all. For publishing, the same rows are kept in a "rows file": a
 * SQLite database in which everything hangs on CTIDs and other names that stay,
 * so that two versions differ only where records differ. Numbers, indexes and
 * search are left out and made again by rows_assemble().
 *
 *   snapshot --rows_extract--> rows file --rows_dump--> dump (text, stable order)
 *   rows file + rows file --rows_difference--> patchset (SQLite session extension)
 *   rows file + patchset --rows_patch--> newer rows file --rows_assemble--> snapshot
 *
 * Names that last are CTIDs, and for what has none its URI or its name; rows
 * hang on numbers made from them (rows_tables.h says how, and is the one place
 * where a table or column is published).
 *
 * Of the meta table only what belongs to the content goes along (date, title,
 * notes, what it was narrowed to, sources of the jobs): never where, when and
 * from what it was built.
 *
 * The content hash of a version is the SHA-256 of its dump. Dumps and patches
 * from outside are hostile: bounded, every value checked, unknown tables and
 * columns refused; a rows file that fails is thrown away by the caller.
 */
#ifndef LADDERWAY_DATA_CATALOG_ROWS_H
#define LADDERWAY_DATA_CATALOG_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/buffer.h"
#include "data/base/error.h"
#include "data/crypto/digest.h"

/* Goes up with every change of the rows' tables; part of dump and manifest. */
enum { ROWS_VERSION = 2, ROWS_LARGEST_PATCH = 1 << 30 };

/* Bytes come and go in pieces. write: negative stops it. read: the number of
 * bytes, 0 at the end, negative for failure (with the error filled in). */
typedef int (*rows_write)(const void *bytes, size_t length, void *context, struct error *error);
typedef long (*rows_read)(void *bytes, size_t room, void *context, struct error *error);

/* Called between steps of long work; false cancels. May be NULL everywhere. */
typedef bool (*rows_going)(void *context);

/* The rows of the snapshot file `snapshot` into the new file `rows`, which must
 * not be there yet (ERROR_IO); on failure none is left. The same for
 * rows_load(). Neither waits for the disk. */
int rows_extract(const char *snapshot, const char *rows, rows_going going, void *context,
                 struct error *error) MUST_CHECK;

/* Writes the dump of a rows file, and its content hash into `hash`. `write`
 * may be NULL: only the hash. */
int rows_dump(const char *rows, rows_write write, void *context, char hash[DIGEST_HEX], struct error *error) MUST_CHECK;

/* Makes the new file `rows` from a dump, and gives its content hash.
 * ERROR_BAD_DATA, ERROR_TOO_BIG, ERROR_VERSION. */
int rows_load(const char *rows, rows_read read, void *context, char hash[DIGEST_HEX], struct error *error) MUST_CHECK;

/* The patchset that turns the rows of `from` into those of `to`. */
int rows_difference(const char *from, const char *to, struct buffer *patch, struct error *error) MUST_CHECK;

/* Two patchsets, one after the other, as one. */
int rows_join(const struct buffer *first, const struct buffer *second, struct buffer *joined,
              struct error *error) MUST_CHECK;

/* Applies a patchset to a rows file. Anything that does not fit is
 * ERROR_BAD_DATA, and leaves the file as it was. */
int rows_patch(const char *rows, const void *patch, size_t length, struct error *error) MUST_CHECK;

/* Puts the occupations of another rows file, `fresh`, in place of those of
 * `rows`: their tables, what is said of their sources, and what follows from
 * them (where credentials lead, what that pays, the rank). The result are the
 * rows that the same records would have given with these occupations. */
int rows_take_jobs(const char *rows, const char *fresh, rows_going going, void *context,
                   struct error *error) MUST_CHECK;

/* Builds the snapshot that the rows came from, at `snapshot`, and moves it in
 * place as catalog_writer_finish() does. The same rows give the same snapshot,
 * row by row, with the same id. `meta`: pairs of key and value that are set on
 * top ("kind", "source": where it came from), NULL-ended; NULL for none. Keys
 * like these don't count for the id. */
int rows_assemble(const char *rows, const char *snapshot, const char *const *meta, rows_going going, void *context,
                  struct error *error) MUST_CHECK;

#endif
