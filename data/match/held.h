/* SPDX-License-Identifier: MIT */
/*
 * What all pieces of evidence together show of each element, folded once so
 * that it can be asked for every occupation.
 */
#ifndef LADDERWAY_DATA_MATCH_HELD_H
#define LADDERWAY_DATA_MATCH_HELD_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/match/match.h"

/* Of one confidence only the highest level can be the best for some occupation.
 * Confidences come from two small tables (confidence.h, experience.h), whole or
 * at evidence_near_share. */
enum { HELD_MOST_STEPS = 64 };

struct held {
  struct held_step {
    double confidence, level;
  } steps[HELD_MOST_STEPS];
  size_t count;
};

/* One for each element of the matrix, in the arena; NULL without memory. */
struct held *held_of(struct arena *arena, const struct evidence *evidence, size_t count, size_t element_count);

/* The largest of min(1, level / required) * confidence; 0-1. */
double held_covers(const struct held *held, double required);

/* The highest level shown, whatever its confidence; 0 when there is none. */
double held_level(const struct held *held);

/* The highest confidence; 0 when there is none. */
double held_confidence(const struct held *held);

#endif
