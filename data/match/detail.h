/* SPDX-License-Identifier: MIT */
/* What closes a gap, remembered per element so that each is looked up once. */
#ifndef LADDERWAY_DATA_MATCH_DETAIL_H
#define LADDERWAY_DATA_MATCH_DETAIL_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/match/match.h"

/* NULL without memory. */
struct match_closings *match_closings_new(struct arena *arena, size_t element_count);

#endif
