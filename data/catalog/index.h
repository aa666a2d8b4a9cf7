/* SPDX-License-Identifier: MIT */
/*
 * What search reads, made of the finished rows of a snapshot: facets, words,
 * numbers, aliases. index_format.h says how it lies in the file.
 *
 * A facet's value is what a filter names:
 *   type, delivery, schedule, support   the CURIE, "deliveryType:OnlineOnly"; label "Online only"
 *   skill                               the name; names that fold to the same text are one value
 *   job                                 the code; label: the title
 *   region, county, language            as published, without regard to case
 *   stacks                              "yes": a stated step leads on from it, being a part of something apart
 *   cost, time, earnings                a term of the query grammar, see facet_buckets()
 *
 * The words of a credential are those of its names, provider, skills, keywords,
 * job titles, programs, places and descriptions.
 *
 * Aliases: an acronym of 2 to 6 letters, in lower case, and the words it stands
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

enum { INDEX_MOST_MEANINGS = 8 };

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

/* Makes the search index of the finished snapshot file `snapshot` and writes it
 * to the new file `path`, on the disk when this returns; on failure the file is
 * gone. As many threads as there are processors, 4 at most, each with a
 * connection of its own. Whoever publishes a snapshot renames the index to
 * index_path() of the target first and the snapshot after it. */
int index_write(const char *snapshot, const char *path, struct error *error) MUST_CHECK;

/* Where the index of the snapshot file stands: "/a/catalog.db" -> "/a/catalog.idx".
 * From malloc(); NULL without memory. */
char *index_path(const char *snapshot);

/* The same index in memory, through a connection that is open already. */
struct index_file;
int index_make_in_memory(sqlite3 *database, struct index_file *file, struct error *error) MUST_CHECK;

#endif
