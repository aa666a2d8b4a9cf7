/* SPDX-License-Identifier: MIT */
/* How much each job turns on what is held; the measure stands in rank.h. */
#ifndef LADDERWAY_DATA_MATCH_SPECIAL_H
#define LADDERWAY_DATA_MATCH_SPECIAL_H

#include "data/base/arena.h"
#include "data/match/match.h"

/* By row of the matrix: the share of the other jobs that turn less on it, 0-1;
 * 0 for all when there is no evidence. NULL without memory. */
double *special_shares(struct arena *arena, const struct match *match);

#endif
