/* SPDX-License-Identifier: MIT */
/*
 * Search: a query -> how many, the first of them, and what they are like.
 *
 * This header is all that the rest of the program knows of the search engine.
 * Results come in static rank order (credential numbers ascending) unless
 * another order is asked for: cost and time the smallest first, pay the
 * largest first, names by the alphabet; a credential that has no value (or a
 * price in another currency than dollars) to sort
 * by comes last, and equals stand in rank order. Counts are exact.
 *
 * Words. All must be there. A word of QUERY_PREFIX_LETTERS bytes or more
 * matches every word that begins with it ("nurse": nurse, nurses), a shorter
 * one only itself, and the last one always by its beginning while it may go
 * on. Everyday names stand for formal ones as well: those of the snapshot
 * (CNA, EMT) and a table of English and Spanish ones (camionero, soldador). A
 * word that nothing in the snapshot begins with is taken for the nearest one
 * that is there: one slip of the keys away, or two for words from 6 letters
 * (a letter too many, too few, wrong, or two that changed places); fewest
 * slips first, then the most frequent; failing that, for words from 6 letters,
 * one slip away from the beginning of one. `corrected` then says so.
 *
 * Filters hold together with the words and with each other. A credential
 * without a value never matches a comparison. A place that was said softly
 * ("in Essex") and names nothing in the snapshot counts as words (query.h).
 *
 * Facets count the hits. A facet value's `term`, put into the query line
 * (query_toggle), finds exactly `count` credentials.
 *
 * index.h says what the values are. Buckets of cost, time and earnings are
 * terms of the query grammar as they stand, so their bounds are the query's.
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
  const char *term;  /* the words that the query line gets: type:certificate; "" when there are none for it */
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
  struct facet facets[SEARCH_FACETS]; /* in the order of the kinds above, also those without values */
  size_t facet_count;
  const char *corrected; /* what the words were taken for ("nurse"), NULL when taken as typed */
  long elapsed_us;
};

int search_run(struct catalog *catalog, struct arena *arena, const struct query *query,
               const struct search_options *options, struct search_result *result, struct error *error) MUST_CHECK;

#endif
