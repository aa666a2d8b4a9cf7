/* SPDX-License-Identifier: MIT */
/* The words of narrowing; for narrow.c. */
#ifndef LADDERWAY_SYNC_NARROW_TABLE_H
#define LADDERWAY_SYNC_NARROW_TABLE_H

#include <stdbool.h>

#include "data/base/arena.h"

struct narrow_group {
  const char *word; /* NULL ends the table */
  bool always;      /* kept whatever is asked for */
  const char *const *types;
};
extern const struct narrow_group narrow_groups[];

/* One spelling for all of a region: the two letters of a state of the USA in
 * lower case, else the folded name. NULL without memory. */
const char *narrow_region_key(struct arena *arena, const char *region);
/* The key for showing: "NJ". */
const char *narrow_region_name(struct arena *arena, const char *key);

#endif
