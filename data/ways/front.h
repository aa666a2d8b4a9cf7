/* SPDX-License-Identifier: MIT */
/* The finished ways than which none is better. Inside of data/ways. */
#ifndef LADDERWAY_DATA_WAYS_FRONT_H
#define LADDERWAY_DATA_WAYS_FRONT_H

#include "data/ways/net.h"

struct finished {
  long long cost, time, fit; /* fit in steps of the graph's fit_step */
  struct unknown unknown;
  const size_t *steps;
  size_t count;
};

struct front {
  struct arena *arena; /* of the steps */
  struct finished *items;
  size_t count, capacity;
};

/* Whether some finished way is no worse than this one. */
bool front_has_better(const struct front *front, const struct finished *way);

/* Keeps the way, with a copy of its steps, unless one is no worse; drops those
 * that it is better than. False without memory. */
bool front_keep(struct front *front, const struct finished *way);

#endif
