/* SPDX-License-Identifier: MIT */
/*
 * How little a unit can cost and take, and first ways to measure others by.
 * Inside of data/ways.
 */
#ifndef LADDERWAY_DATA_WAYS_BOUNDS_H
#define LADDERWAY_DATA_WAYS_BOUNDS_H

#include "data/ways/front.h"

struct bounds {
  long long *cost, *time;         /* at least, with all that a unit needs; in step with the units */
  long long *own_cost, *own_time; /* of a step by itself, with the most standing */
};

/* "All of" needs as much as the dearest of its parts, "any of" the cheapest:
 * parts may be shared, so sums would be too much. */
int bounds_find(const struct net *net, struct arena *arena, struct bounds *bounds, struct error *error) MUST_CHECK;

/* Finds a way or two to each goal by adding up as if nothing were shared, and
 * keeps those within the limits. */
int bounds_first_ways(const struct net *net, struct arena *arena, struct front *front, struct error *error) MUST_CHECK;

/* Whether a way of this cost and time keeps to the limits. */
bool bounds_within(const struct net *net, long long cost, long long time);

/* The fit of a way that covers `cover` of the dimensions. */
long long bounds_fit(const struct net *net, const double *cover, double *row);

#endif
