/* SPDX-License-Identifier: MIT */
/*
 * What a record costs in all.
 *
 * If the record publishes an aggregate (costType:AggregateCost) for the group
 * of people asked for, that is the total. Else the total is the sum of its
 * parts without the optional ones; a part without a price makes the sum "at
 * least". Parts for other groups (residency, audience) are left out.
 * Currencies are never mixed: the total is in the record's first currency, and
 * parts in another one make it "at least" as well.
 */
#ifndef LADDERWAY_DATA_CTDL_COST_H
#define LADDERWAY_DATA_CTDL_COST_H

#include <stdbool.h>
#include <stddef.h>

#include "data/ctdl/record.h"

struct cost_total {
  bool known;           /* false: no price at all is published */
  long long cents;      /* meaningful only when known */
  const char *currency; /* ISO 4217, NULL when the record does not say */
  bool complete;        /* false: "at least" */
  bool aggregate;       /* the publisher's own total */
};

/* `residency` is "residency:InState" or the like, or NULL for the group with
 * the fewest words: parts for everyone, else in-state ones. */
struct cost_total cost_total(const struct cost_item *items, size_t count, const char *residency);

/* "US Dollar" -> "USD" and so on; NULL when the name is not known. */
const char *currency_code(const char *name);

#endif
