/* SPDX-License-Identifier: MIT */
/*
 * When no way keeps to all limits: the fewest of them to give up.
 *
 * All sets of that many limits with which a way would fit are found: one limit
 * each where one will do, else two, and so on. For a budget or a time to be
 * given up it is said how much is needed instead: the least that any way costs
 * or takes that keeps to the others; one with the fewest unpublished prices or
 * times where there are several. Of budget and time together the cheapest way counts.
 */
#ifndef LADDERWAY_DATA_WAYS_RELAX_H
#define LADDERWAY_DATA_WAYS_RELAX_H

#include "data/ways/search.h"

struct relaxation {
  unsigned bits;  /* the limits to give up */
  struct way way; /* the first way that would fit then; its fit is not worked out */
};

struct relaxations {
  struct relaxation *items; /* those of budget and time come last */
  size_t count;             /* 0: there is no way at all, whatever is given up */
  bool exact;
};

int ways_relax(const struct graph *graph, const struct ways_limits *limits, struct arena *arena,
               struct relaxations *relaxations, struct error *error) MUST_CHECK;

/* "evening", "online", "county", "childcare", "age", "state", "budget", "time" */
const char *ways_limit_name(enum ways_limit limit);

#endif
