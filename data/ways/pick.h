/* SPDX-License-Identifier: MIT */
/*
 * The few ways of a front that are shown, each with its names.
 *
 *   cheapest      the least cost; of the same cost the shorter, then the one that covers more
 *   fastest       the least time; then cost, then fit
 *   covers most   the largest fit; then cost, then time
 *   earns soonest the first job on the way opens earliest; then the better paid one, then cost
 *   balanced      nearest to a way that would be the best in all three: cost, time and 1 - fit are
 *                 each scaled to 0-1 from the least to the most of the ways that are compared;
 *                 the least sum of squares
 *
 * Only the ways with the fewest unpublished prices and times are compared: those
 * with none where there are such. A way without steps is always compared, but
 * does not decide about that: else it would hide all training where prices are
 * not published.
 */
#ifndef LADDERWAY_DATA_WAYS_PICK_H
#define LADDERWAY_DATA_WAYS_PICK_H

#include "data/ways/search.h"

enum way_label {
  WAY_CHEAPEST = 1 << 0,
  WAY_FASTEST = 1 << 1,
  WAY_COVERS_MOST = 1 << 2,
  WAY_EARNS_SOONEST = 1 << 3,
  WAY_BALANCED = 1 << 4
};
enum { WAY_LABELS = 5 };

/* "cheapest", "fastest", "covers most", "earns soonest", "balanced" */
const char *way_label_name(enum way_label label);

struct pick {
  size_t way; /* index into the ways */
  unsigned labels;
};

/* `soonest`: when each way first opens a job, -1 never; `wages` of that job, -1
 * unknown; both in step with the ways. Returns how many were picked, each way
 * once, in the order of the names. */
size_t ways_pick(const struct ways *ways, const long long *soonest, const long long *wages,
                 struct pick picks[WAY_LABELS]);

#endif
