/* SPDX-License-Identifier: MIT */
/* Files packed with zstd, written and read in pieces. */
#ifndef LADDERWAY_SYNC_PACKED_H
#define LADDERWAY_SYNC_PACKED_H

#include <stddef.h>

#include "data/base/buffer.h"
#include "data/base/error.h"
#include "data/crypto/digest.h"

/* Much smaller is not to be had from rows; higher levels only take longer. */
enum { PACKED_LEVEL = 9, PACKED_LEVEL_SMALL = 19 };

struct packed_writer;

int packed_create(struct packed_writer **out, const char *path, int level, struct error *error) MUST_CHECK;

/* For rows_dump(): `context` is the writer. */
int packed_write(const void *bytes, size_t length, void *context, struct error *error) MUST_CHECK;

/* Ends the file, syncs it, and says what was written: the digest and size of
 * the file, and the bytes that went in. The writer is gone afterwards. */
int packed_finish(struct packed_writer *writer, char sha256[DIGEST_HEX], long long *size, long long *unpacked,
                  struct error *error) MUST_CHECK;

/* Gives the writer up; the file stays behind for the caller to remove. NULL is allowed. */
void packed_abandon(struct packed_writer *writer);

struct packed_reader;

/* Reading stops with ERROR_TOO_BIG after `limit` unpacked bytes. */
int packed_open(struct packed_reader **out, const char *path, long long limit, struct error *error) MUST_CHECK;

/* For rows_load(): `context` is the reader. ERROR_BAD_DATA for a damaged or cut file. */
long packed_read(void *bytes, size_t room, void *context, struct error *error);

/* NULL is allowed. */
void packed_close(struct packed_reader *reader);

/* A whole file into `buffer`, whose limit counts. */
int packed_read_all(const char *path, struct buffer *buffer, struct error *error) MUST_CHECK;

#endif
