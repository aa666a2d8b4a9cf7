/* SPDX-License-Identifier: MIT */
/* What closes a gap: remembered per element so that each is looked up once. */
#ifndef LADDERWAY_DATA_MATCH_DETAIL_H
#define LADDERWAY_DATA_MATCH_DETAIL_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/catalog/leads.h"
#include "data/match/match.h"

/* NULL without memory. */
struct match_closings *match_closings_new(struct arena *arena, size_t element_count);

/* What the person has already can't close a gap, whoever gives it out: whether
 * the wallet holds a credential of this CTID or name. */
bool match_is_held(const struct wallet *wallet, const struct lead *lead);

#endif
