/* SPDX-License-Identifier: MIT */
/*
 * Documents -> records, on several processors.
 *
 *   pipeline_add() -> batches -> parser threads -> one taker, in the order of adding
 *
 * One thread adds documents; parser threads read them (ctdl_read); a thread of
 * the pipeline's own hands what was read to the taker, one document after the
 * other in the order in which they were added. So a writer behind it makes the
 * same snapshot however many processors there are. How much is on its way at a
 * time is limited: pipeline_add() waits when the taker does not keep up.
 *
 *   struct pipeline *pipeline = NULL;
 *   pipeline_new(&pipeline, &options, error)
 *     pipeline_add(pipeline, bytes, length, "records.ndjson", 17, error) ...
 *   pipeline_finish(pipeline, error)       everything has been taken
 *   pipeline_free(pipeline)                also to give up half-way
 */
#ifndef LADDERWAY_SYNC_PIPELINE_H
#define LADDERWAY_SYNC_PIPELINE_H

#include <stddef.h>

#include "data/base/error.h"
#include "data/ctdl/record.h"

struct pipeline;

/* What became of one document. It lives until the taker returns. */
struct pipeline_item {
  const struct record *records;
  size_t count;
  long skipped;      /* things in it that are no record; 0 when all was well */
  const char *where; /* when something was skipped: which document, and why; else NULL */
  const char *why;
};

enum { PIPELINE_MEMORY = 64 << 20, PIPELINE_MOST_PARSERS = 16 };

struct pipeline_options {
  int parsers;   /* threads; 0: one for each processor */
  size_t memory; /* bytes of documents on their way at most, but for a single larger one; 0: PIPELINE_MEMORY */
  /* Called in a thread of the pipeline's own. Negative, with `error` set, ends all. */
  int (*take)(const struct pipeline_item *item, void *context, struct error *error);
  void *context;
};

int pipeline_new(struct pipeline **out, const struct pipeline_options *options, struct error *error) MUST_CHECK;

/* Adds one document; its bytes and `where` are copied. `line` is its line in
 * the file `where`, 0 when it has none. A document that can't be read is handed
 * to the taker as such. Fails when the taker failed, with its reason. */
int pipeline_add(struct pipeline *pipeline, const char *bytes, size_t length, const char *where, long line,
                 struct error *error) MUST_CHECK;

/* Adds that there was something that is no document, and why (translated). */
void pipeline_skip(struct pipeline *pipeline, const char *where, long line, const char *why);

/* Waits until everything has been taken. Nothing can be added afterwards. */
int pipeline_finish(struct pipeline *pipeline, struct error *error) MUST_CHECK;

/* Ends the threads, and throws away what was not taken. NULL is allowed. */
void pipeline_free(struct pipeline *pipeline);

/* How long the taker worked, and waited for documents; after pipeline_finish(). */
struct pipeline_times {
  double taking, waiting; /* seconds */
};
struct pipeline_times pipeline_times(const struct pipeline *pipeline);

#endif
