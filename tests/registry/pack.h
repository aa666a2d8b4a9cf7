/* SPDX-License-Identifier: MIT */
/* ZIP archives and compressed bodies, in memory, by libarchive. */
#ifndef LADDERWAY_TESTS_REGISTRY_PACK_H
#define LADDERWAY_TESTS_REGISTRY_PACK_H

#include <stdbool.h>

#include "data/base/buffer.h"

struct archive;

/* A ZIP into `out`, which must be initialised and stay until pack_close(). NULL when it can't be made. */
struct archive *pack_open(struct buffer *out);
bool pack_add(struct archive *zip, const char *name, const struct buffer *bytes);
bool pack_close(struct archive *zip);

/* Writes another count of files into the end record of a ZIP. */
void pack_claim_count(struct buffer *zip, unsigned count);

/* Replaces the bytes by the same, compressed with "gzip" or "zstd". */
bool pack_bytes(struct buffer *bytes, const char *coding);

#endif
