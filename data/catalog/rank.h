/* SPDX-License-Identifier: MIT */
/*
 * The static rank: how much is known about a credential, and who vouches for it.
 *
 *   rank = sum of the points below            (0 to 100)
 *
 *   price known                       10
 *   duration known                    10
 *   results of its own graduates      20
 *   occupations published             10
 *   skills published                  10
 *   approved: claimed                  8      or confirmed by the body: 15
 *   requirements stated                5
 *   steps to or from others stated     8
 *   provider named                     5
 *   description                        4
 *   web page                           3
 *   winding down                     -50      (ceasing, teach-out, under development, probation)
 *   no longer offered               -100      (ceased, deprecated, suspended, revoked)
 *
 * So whatever is no longer offered comes after everything that is. The same
 * rank is ordered by name, then CTID. What is popular, paid for or ours counts
 * for nothing.
 */
#ifndef LADDERWAY_DATA_CATALOG_RANK_H
#define LADDERWAY_DATA_CATALOG_RANK_H

#include <stdbool.h>

#include "data/base/arena.h"

struct rank_facts {
  bool price, time, results, jobs, skills, requirements, steps, provider, description, page;
  long approved_by;   /* bodies, by the record's own word or theirs */
  long confirmed_by;  /* of these, bodies whose own record says so */
  const char *status; /* lower case, NULL not stated */
};

double rank_points(const struct rank_facts *facts);

/* What earned points, in words: "price, time, graduates' results, approved by
 * 1"; "nothing but its name" when nothing did. NULL without memory. */
const char *rank_why(struct arena *arena, const struct rank_facts *facts);

/* The same words for a credential whose published occupations became known, or
 * are known no more. NULL without memory. */
const char *rank_why_jobs(struct arena *arena, const char *why, bool jobs);

/* What that adds to the rank, or takes from it. */
extern const int rank_jobs_points;

#endif
