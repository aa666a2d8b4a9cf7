/* SPDX-License-Identifier: MIT */
/*
 * All ways to the goal that are no worse than another, exactly.
 *
 * A way is a set of steps that can be taken one after the other, each when what
 * it requires is had, with at least one goal among them or held (none is asked
 * for where the graph says nothing_required). It may hold steps that nothing
 * requires: for what they cover, or for the standing that they give. Its cost
 * and its time are the sums over its steps, since steps are taken one at a
 * time; in the best order, where the order makes a difference.
 *
 * Not known: such a step adds nothing to the sum, which then reads "at least".
 * One way is no worse than another when its cost is not more, its time is not
 * longer, its fit is not less, and no more of its prices and no more of its
 * times are not known. So what is not published never pushes out what is. Budget and time
 * limits look at what is known of a way's sums.
 *
 * The front is all ways than which none is better, one for each result; of
 * several with the same result it is not said which.
 *
 * How: what the goals can need is put in order, goals first, and ways are built
 * backwards from the goals. What is kept of an unfinished way is what it still
 * needs; of two that still need the same one may push out the other (no worse
 * in cost, time and in the cover of each single need). Unfinished ways that
 * can't become better than a finished one are dropped. What is taken only for
 * what it covers comes second, and only to goals where it could matter, were
 * its cover the best that there is (sweep_roots.c). Credentials that stand
 * in for each other and differ in nothing but figures are weighed against each
 * other first. Circles are taken apart step by step in every order.
 */
#ifndef LADDERWAY_DATA_WAYS_SEARCH_H
#define LADDERWAY_DATA_WAYS_SEARCH_H

#include "data/ways/graph.h"

struct ways_limits {
  unsigned bits;    /* enum ways_limit, of steps and facts, and of the next two */
  long long budget; /* cents; counts with WAYS_BUDGET */
  long long time;   /* hundredths of a day; counts with WAYS_TIME */
};

struct way {
  const size_t *steps; /* in order */
  size_t count;
  long long cost, time;
  bool cost_complete, time_complete;     /* false: at least */
  unsigned unknown_costs, unknown_times; /* how many of its steps are without */
  double fit;                            /* 0-1 */
  long long fit_units;                   /* in steps of the graph's fit_step */
};

struct ways {
  struct way *items; /* the fewest unknown figures first, then by cost, time, fit */
  size_t count;
  bool exact;  /* the search was complete: this is the whole front */
  size_t work; /* unfinished ways that were looked at */
};

enum { WAYS_MOST_WORK = 2000000 };

struct ways_effort {
  size_t most_work; /* unfinished ways; 0: WAYS_MOST_WORK */
  bool cost_only;   /* leave the fit out: for asking whether any way fits */
};

/* Searches the graph. The result lives in `arena`. When the work is over the
 * limit, what was found until then is given and `exact` is false. */
int ways_search(const struct graph *graph, const struct ways_limits *limits, const struct ways_effort *effort,
                struct arena *arena, struct ways *ways, struct error *error) MUST_CHECK;

#endif
