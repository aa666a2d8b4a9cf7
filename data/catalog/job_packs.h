/* SPDX-License-Identifier: MIT */
/*
 * All ratings of a job in one value, for reading all jobs at once. Private to
 * data/catalog and data/jobs.
 *
 * job_packed.ratings has nine bytes for each element of the table `element`, in
 * the order of their ids: importance and level, each an IEEE 754 number of four
 * bytes, the lowest first, -1 where unknown; then the flags.
 */
#ifndef LADDERWAY_DATA_CATALOG_JOB_PACKS_H
#define LADDERWAY_DATA_CATALOG_JOB_PACKS_H

#include <sqlite3.h>
#include <stdint.h>

#include "data/base/error.h"

enum { PACKED_RATING = 9, PACKED_LONGEST_CODE = 40, PACKED_MOST_ELEMENTS = 1000 };

enum { PACKED_IMPORTANCE_SUPPRESSED = 1, PACKED_LEVEL_SUPPRESSED = 2, PACKED_NOT_RELEVANT = 4, PACKED_FLAGS = 7 };

struct packed_rating {
  float importance, level; /* -1 unknown, also for what no scale allows */
  unsigned char flags;
};

/* Reads PACKED_RATING bytes. */
struct packed_rating packed_rating(const unsigned char *at);

/* Fills job_packed, which must be empty, from job_rating. */
int job_packs_write(sqlite3 *database, struct error *error) MUST_CHECK;

#endif
