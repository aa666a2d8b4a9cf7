/* SPDX-License-Identifier: MIT */
/*
 * A handful of documents that go through the pipeline together, so that threads
 * meet once for all of them. Only pipeline*.c include this.
 */
#ifndef LADDERWAY_SYNC_PIPELINE_BATCH_H
#define LADDERWAY_SYNC_PIPELINE_BATCH_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "sync/pipeline.h"

enum { BATCH_DOCUMENTS = 64, BATCH_BYTES = 256 << 10 };

/* Places in the texts of the batch; they move while it grows. */
struct batch_entry {
  size_t start, length; /* in `bytes` */
  size_t where, why;    /* in `names`; `why` 0: it is a document */
  long line;
};

struct batch {
  struct buffer bytes, names;
  struct batch_entry entries[BATCH_DOCUMENTS];
  struct pipeline_item items[BATCH_DOCUMENTS]; /* once it is read */
  size_t count;
  struct arena *arena;
  bool ready;
};

bool batch_is_full(const struct batch *batch);

/* Empties it, and gives back what an uncommonly large document took. */
void batch_clear(struct batch *batch);
void batch_free(struct batch *batch);

/* Adds a document, or (`why`) something that is none. */
int batch_add(struct batch *batch, const char *bytes, size_t length, const char *where, long line, const char *why,
              struct error *error) MUST_CHECK;

/* Reads all documents. Fails only without memory. */
int batch_read(struct batch *batch, struct error *error) MUST_CHECK;

#endif
