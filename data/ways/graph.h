/* SPDX-License-Identifier: MIT */
/*
 * A graph of credentials for the search of ways (search.h). It knows no
 * catalog: from_catalog.h fills it in from a snapshot, tests from dice.
 *
 * A step is a credential that can be earned. What it requires is a tree: at
 * least `least` of its parts, which are steps, facts about the person, or such
 * trees again; all of: least = part_count; any of: least = 1. Requirements may
 * go in circles; a step in a circle can be reached only over something that
 * stands outside of it.
 *
 * Advanced standing: whoever has `from` before `to` pays and sits less for
 * `to`, by the stated amounts only. Of several the largest amount of money and
 * the largest amount of time count, since the same course is not taken off
 * twice; nothing goes under 0.
 *
 * Coverage: a step covers a share of some needs. What a set of steps covers of
 * a need is the most that one of them, or what is held today, covers;
 * fit = sum over the needs of weight * covered.
 *
 * Limits are bits. A step that does not keep to a limit in force is as good as
 * not there, and so is a fact that fails one, unless the step is held.
 */
#ifndef LADDERWAY_DATA_WAYS_GRAPH_H
#define LADDERWAY_DATA_WAYS_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { GRAPH_DAY = 100 }; /* time is in hundredths of a day */

/* Limits. WAYS_BUDGET and WAYS_TIME are on whole ways; a single step fails one
 * when nothing is known of its price or time and it is not to be counted on. */
enum ways_limit {
  WAYS_EVENING = 1 << 0,
  WAYS_ONLINE = 1 << 1,
  WAYS_COUNTY = 1 << 2,
  WAYS_CHILDCARE = 1 << 3,
  WAYS_AGE = 1 << 4,       /* a minimum age that the person has not reached */
  WAYS_RESIDENCY = 1 << 5, /* it is, or holds, in another state than the person's */
  WAYS_BUDGET = 1 << 6,
  WAYS_TIME = 1 << 7
};
enum { WAYS_LIMITS = 8 };

#define GRAPH_NOTHING ((size_t)-1)

struct graph_piece {
  size_t need;
  double covered; /* 0-1 */
};

struct graph_step {
  long long cost;        /* cents; -1 not known */
  bool at_least;         /* only this part of the cost is known */
  long long time;        /* hundredths of a day; -1 not known */
  bool held;             /* costs nothing any more */
  bool goal;             /* leads to the occupation */
  unsigned fails;        /* limits that it does not keep to */
  size_t requires_index; /* a requirement; GRAPH_NOTHING: nothing */
  const struct graph_piece *pieces;
  size_t piece_count;
};

enum requirement_kind { REQUIRE_STEP, REQUIRE_FACT, REQUIRE_SOME };

struct graph_requirement {
  enum requirement_kind kind;
  size_t step;    /* REQUIRE_STEP */
  unsigned fails; /* REQUIRE_FACT: the limits that it does not keep to; 0: true */
  size_t least;   /* REQUIRE_SOME */
  const size_t *parts;
  size_t part_count;
};

struct graph_standing {
  size_t from, to;
  long long cost, time; /* taken off; 0: nothing stated */
};

struct graph {
  struct arena *arena;
  struct graph_step *steps;
  size_t step_count, step_capacity;
  struct graph_requirement *requirements; /* parts before wholes */
  size_t requirement_count, requirement_capacity;
  struct graph_standing *standings;
  size_t standing_count, standing_capacity;
  const double *weights; /* of the needs; add up to 1 at most */
  const double *covered; /* of each need today */
  size_t need_count;
  bool nothing_required; /* the occupation can be entered without any goal: no steps are a way, too */
  double fit_step;       /* fits that differ by less are the same; 0.001 is a tenth of a percent */
};

/* An empty graph in the arena; NULL without memory. */
struct graph *graph_make(struct arena *arena);

/* Each adds one; what pointers point to is copied. `*index` gets its number. */
int graph_add_step(struct graph *graph, const struct graph_step *step, size_t *index, struct error *error) MUST_CHECK;
int graph_add_requirement(struct graph *graph, const struct graph_requirement *requirement, size_t *index,
                          struct error *error) MUST_CHECK;
int graph_add_standing(struct graph *graph, const struct graph_standing *standing, struct error *error) MUST_CHECK;

/* The needs; both arrays have `count` members and are copied. */
int graph_set_needs(struct graph *graph, const double *weights, const double *covered, size_t count,
                    struct error *error) MUST_CHECK;

/* The fit in steps of fit_step when each need is covered by `covered`. */
long long graph_fit(const struct graph *graph, const double *covered);

/* What is still to be paid and sat for `step` by a person who has what `has`
 * says (in step with the steps; what is held counts anyway). -1 stays -1. */
void graph_price(const struct graph *graph, size_t step, const bool *has, long long *cost, long long *time);

#endif
