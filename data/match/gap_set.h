/* SPDX-License-Identifier: MIT */
/* The smallest sets of candidates that lift a fit to "most". Private to gap.c. */
#ifndef LADDERWAY_DATA_MATCH_GAP_SET_H
#define LADDERWAY_DATA_MATCH_GAP_SET_H

#include "data/match/gap.h"

/* Fills in sets, set_count, fit_of_all and cut of `gap`, whose needs and
 * candidates are there. */
int gap_find_sets(struct arena *arena, struct gap *gap, struct error *error) MUST_CHECK;

#endif
