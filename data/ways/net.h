/* SPDX-License-Identifier: MIT */
/*
 * What of a graph can matter to a search, put in order. Inside of data/ways.
 *
 * Units are steps, "all of" and "any of"; requirements that ask for the same
 * are one unit, and "at least n of" is made of the two. Steps keep their
 * numbers; the other units follow. Only what can be reached is usable.
 * Components are the circles, or single units, in an order in which what a
 * component needs stands before it.
 */
#ifndef LADDERWAY_DATA_WAYS_NET_H
#define LADDERWAY_DATA_WAYS_NET_H

#include <stdint.h>

#include "data/ways/search.h"

typedef uint32_t unit_id;

#define UNIT_NONE UINT32_MAX
#define UNIT_TRUE (UINT32_MAX - 1)
#define UNIT_FALSE (UINT32_MAX - 2)

enum unit_kind { UNIT_STEP, UNIT_ALL, UNIT_ANY };

/* How many prices and times are not known; no worse when neither is more. */
struct unknown {
  unsigned costs, times;
};

/* Standing from a step that is not held. */
struct source {
  unit_id from;
  long long cost, time;
};

/* What a step covers of one dimension: a need in which steps differ. */
struct cover {
  uint32_t dimension;
  double covered;
};

struct unit {
  enum unit_kind kind;
  bool relevant, usable;
  bool goal, extra; /* extra: may be worth taking for what it covers */
  unit_id *children;
  size_t child_count;
  unit_id requires_unit; /* of a step; UNIT_NONE: nothing */
  struct source *sources;
  size_t source_count;
  struct cover *covers; /* by dimension, only above what every way covers */
  size_t cover_count;
  long long cost, time; /* after what is held is taken off; 0 where not known */
  struct unknown unknown;
  uint32_t component; /* UNIT_NONE: in none */
};

struct component {
  size_t first, count; /* in net.order */
  bool circle;
};

struct net {
  const struct graph *graph;
  const struct ways_limits *limits;
  struct arena *arena;
  struct unit *units;
  size_t unit_count, unit_capacity;
  unit_id *table; /* units by what they ask for */
  size_t table_size;
  unit_id *of_requirement; /* in step with the graph's requirements */
  unit_id *order;
  struct component *components;
  size_t component_count;
  unit_id *users;     /* who asks for a unit directly: users[user_first[u]] ... */
  size_t *user_first; /* one more than units */
  unit_id *extras;    /* by component, the highest first */
  size_t extra_count;
  uint32_t *dimension_need; /* the need of each dimension */
  size_t dimension_count;
  double *floor; /* what every way covers of each need, at least */
  bool cost_only;
  bool empty_allowed; /* no steps are a way */
};

/* Prepares the search. Everything lives in `arena`. */
int net_build(struct net *net, const struct graph *graph, const struct ways_limits *limits, bool cost_only,
              struct arena *arena, struct error *error) MUST_CHECK;

/* Its parts, in this order. */
int net_add_units(struct net *net, struct error *error) MUST_CHECK;  /* net_units.c: units of requirements */
int net_set_covers(struct net *net, struct error *error) MUST_CHECK; /* net_cover.c */
int net_reach(struct net *net, struct error *error) MUST_CHECK;      /* net_reach.c: users, usable */
int net_merge(struct net *net, struct error *error) MUST_CHECK;      /* net_merge.c: stand-ins */
int net_order(struct net *net, struct error *error) MUST_CHECK;      /* net_order.c: components, extras */

bool unknown_no_more(const struct unknown *a, const struct unknown *b);

/* Of an "any of" that is usable only the parts that are stay. */
void net_drop_unusable(struct net *net);

/* Lets `improve` better one unit after the other, what a unit needs before it;
 * a circle again until none of its units gets better. It says whether the unit did. */
void net_settle(const struct net *net, bool (*improve)(void *context, unit_id unit), void *context);

/* Whether a step counts as a goal or a step at all: not held, keeps to the limits. */
bool net_can_take(const struct net *net, size_t step);

#endif
