/* SPDX-License-Identifier: MIT */
/* All credentials that lead to an occupation, for searching ways. */
#ifndef LADDERWAY_DATA_CATALOG_GOALS_H
#define LADDERWAY_DATA_CATALOG_GOALS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

struct goal {
  const char *ctid, *type;
  bool published; /* the record names the occupation; else its program code leads there */
};

/* Those that lead to the occupation `job` and are still offered: published ones
 * first, then a known price, cheapest first; at most `most`. `*more` is set
 * when there are others. */
int goals_for_job(struct catalog *catalog, struct arena *arena, const char *job, size_t most, struct goal **goals,
                  size_t *count, bool *more, struct error *error) MUST_CHECK;

/* Where a credential holds, "Alabama, United States"; NULL-ended, none when it does not say. */
int goals_jurisdictions(struct catalog *catalog, struct arena *arena, const char *ctid, const char *const **places,
                        struct error *error) MUST_CHECK;

#endif
