/* SPDX-License-Identifier: MIT */
/*
 * What a record costs in all.
 *
 * If the record publishes an aggregate (costType:AggregateCost) for the group
 * of people asked for, that is the total. Else the total is the sum of its
 * parts without the optional ones and without fees for a renewal, a second try
 * or another date; a part without a price, or one that is paid repeatedly ("per
 * semester"), makes the sum "at least". Parts for other groups (residency,
 * audience) are left out.
 * Currencies are never mixed: the total is in the record's first currency, and
 * parts in another one make it "at least" as well. A sum of nothing with a price
 * missing is no total.
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

/* `residency` is "residency:InState" or the like. NULL: an aggregate for
 * everyone, else the parts for everyone with those for in-state people (else
 * local, else regional ones; another group only if nothing is for everyone). */
struct cost_total cost_total(const struct cost_item *items, size_t count, const char *residency);

/* "US Dollar" -> "USD" and so on; NULL when the name is not known. */
const char *currency_code(const char *name);

#endif
