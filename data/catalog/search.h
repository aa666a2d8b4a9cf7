/* SPDX-License-Identifier: MIT */
/*
 * Search: a query -> how many, the first of them, and what they are like.
 *
 * This header is all that the rest of the program knows of the search engine.
 * Results come in static rank order (credential numbers ascending) unless
 * another order is asked for; a credential that has no value to sort by comes
 * last. Counts are exact.
 */
#ifndef LADDERWAY_DATA_CATALOG_SEARCH_H
#define LADDERWAY_DATA_CATALOG_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/catalog/credential.h"
#include "data/catalog/query.h"

enum { SEARCH_FACETS = 13, SEARCH_FACET_VALUES = 60 };

struct facet_count {
  const char *value; /* what a filter would name: "ceterms:Certificate", "31-1131.00", "Essex", "cost:<1000" */
  const char *label; /* for people; not translated for outside names */
  const char *term;  /* the words that the query line gets: type:certificate */
  long count;
};

struct facet {
  const char *kind;           /* "type", "skill", "job", "region", "county", "delivery", "cost", "time", "earnings",
                                 "language", "stacks", "schedule", "support" */
  struct facet_count *values; /* most frequent first; buckets of cost, time and earnings in their own order */
  size_t count;
};

struct search_options {
  enum sort_key sort;
  size_t offset, limit; /* the rows wanted */
  bool facets;
};

struct search_result {
  long total;
  struct credential_row *rows;
  size_t row_count;
  struct facet facets[SEARCH_FACETS];
  size_t facet_count;
  const char *corrected; /* what the words were taken for ("nurse"), NULL when taken as typed */
  long elapsed_us;
};

int search_run(struct catalog *catalog, struct arena *arena, const struct query *query,
               const struct search_options *options, struct search_result *result, struct error *error) MUST_CHECK;

#endif
