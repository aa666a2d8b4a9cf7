/* SPDX-License-Identifier: MIT */
/* What is worked out about one credential: provider, total cost, earnings,
 * rank. Inside the writer. */
#ifndef LADDERWAY_DATA_CATALOG_WORKED_H
#define LADDERWAY_DATA_CATALOG_WORKED_H

#include "data/catalog/earnings.h"
#include "data/catalog/holder.h"
#include "data/catalog/rank.h"
#include "data/ctdl/cost.h"
#include "data/ctdl/duration.h"

struct worked {
  uint32_t organization; /* 0: none */
  struct time_total time;
  struct cost_total cost;
  struct earnings earnings;
  struct rank_facts facts;
  double rank;
};

/* Texts are the holder's. Negative: no memory. */
int worked_about(struct arena *arena, const struct joins *joins, const struct holder *holder, struct worked *worked);

/* Where nothing is known of graduates, the wage of an occupation: see earnings.h. */
void worked_wage(const struct holder *holder, struct earnings *earnings);

#endif
