/* SPDX-License-Identifier: MIT */
/*
 * What search reads, written at the end of a build: facets, words, aliases.
 *
 * facet_value.value is what a filter names:
 *   type, delivery, schedule, support   the CURIE, "deliveryType:OnlineOnly"; label "Online only"
 *   skill                               the name; names that fold to the same text are one value
 *   job                                 the code; label: the title
 *   region, county, language            as published, without regard to case
 *   stacks                              "yes": a stated step leads on from it, being a part of something apart
 *   cost, time, earnings                a term of the query grammar, see facet_buckets()
 *
 * words: one row a credential, rowid its number. `name`: its names; `other`:
 * provider, skills, keywords, job titles, programs, places, description.
 *
 * alias: an acronym of 2 to 6 letters, in lower case, and the words it stands
 * for, folded; from the credentials' own short names, short job titles, and
 * job titles like "Certified Nursing Assistant (CNA)". At most
 * INDEX_MOST_MEANINGS of one alias, the shortest.
 */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_H
#define LADDERWAY_DATA_CATALOG_INDEX_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"

enum { INDEX_MOST_MEANINGS = 8 }; /* the limit in index_words.c */

/* One bucket of a numeric facet; the bounds are those that the term has. Money
 * in cents of a dollar (an amount without a currency is taken to be in dollars,
 * one in another currency is in no bucket), time in days by the usual span. */
struct facet_bucket {
  const char *kind;         /* "cost", "time", "earnings" */
  const char *value;        /* the term: "cost:500..<1000" */
  const char *label;        /* N_() text */
  double low, high;         /* -INFINITY, INFINITY: open */
  bool low_open, high_open; /* true: the bound itself is outside */
};

/* All buckets, in the order in which they are shown. */
const struct facet_bucket *facet_buckets(size_t *count);

/* Fills facet_value, facet, words and alias. `database` is a writer's, with
 * its workbench attached and all other rows in place. */
int index_build(sqlite3 *database, struct error *error) MUST_CHECK;

/* The parts of index_build(). */
int index_functions(sqlite3 *database, struct error *error) MUST_CHECK;
int index_words(sqlite3 *database, struct error *error) MUST_CHECK;

#endif
