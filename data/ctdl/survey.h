/* SPDX-License-Identifier: MIT */
/* Shared by the reader and its coverage; nobody outside of data/ctdl includes it. */
#ifndef LADDERWAY_DATA_CTDL_SURVEY_H
#define LADDERWAY_DATA_CTDL_SURVEY_H

#include "data/ctdl/read.h"
#include "data/ctdl/reader.h"

/* Called for each resource of a document when all of its records are read, so
 * that the marks of its values (tree.h) are final. */
struct survey {
  void (*look)(void *context, const struct graph *graph, const struct tree *node);
  void *context;
};

/* ctdl_read(), and `survey` (or NULL) on the way. */
int ctdl_read_surveyed(struct arena *arena, const char *json, size_t length, const char *what,
                       const struct survey *survey, struct ctdl_document *document, struct error *error) MUST_CHECK;

#endif
