/* SPDX-License-Identifier: MIT */
#include "data/catalog/index.h"

#include <math.h>

#include "data/base/i18n.h"

static const struct facet_bucket buckets[] = {
    {"cost", "free", N_("free"), 0, 0, false, false},
    {"cost", "cost:>0..<500", N_("under $500"), 0, 50000, true, true},
    {"cost", "cost:500..<1000", N_("$500 to $1,000"), 50000, 100000, false, true},
    {"cost", "cost:1000..<2000", N_("$1,000 to $2,000"), 100000, 200000, false, true},
    {"cost", "cost:2000..<5000", N_("$2,000 to $5,000"), 200000, 500000, false, true},
    {"cost", "cost:5000..<10000", N_("$5,000 to $10,000"), 500000, 1000000, false, true},
    {"cost", "cost:10000..<20000", N_("$10,000 to $20,000"), 1000000, 2000000, false, true},
    {"cost", "cost:>=20000", N_("$20,000 and more"), 2000000, INFINITY, false, false},
    {"time", "time:0..1w", N_("up to 1 week"), 0, 7, false, false},
    {"time", "time:>1w..4w", N_("up to 4 weeks"), 7, 28, true, false},
    {"time", "time:>4w..12w", N_("up to 12 weeks"), 28, 84, true, false},
    {"time", "time:>12w..26w", N_("up to 6 months"), 84, 182, true, false},
    {"time", "time:>26w..1y", N_("up to 1 year"), 182, 365, true, false},
    {"time", "time:>1y..2y", N_("up to 2 years"), 365, 730, true, false},
    {"time", "time:>2y..4y", N_("up to 4 years"), 730, 1460, true, false},
    {"time", "time:>4y..", N_("over 4 years"), 1460, INFINITY, true, false},
    {"earnings", "pays:<25000", N_("under $25,000 a year"), -INFINITY, 2500000, false, true},
    {"earnings", "pays:25000..<35000", N_("$25,000 to $35,000"), 2500000, 3500000, false, true},
    {"earnings", "pays:35000..<50000", N_("$35,000 to $50,000"), 3500000, 5000000, false, true},
    {"earnings", "pays:50000..<75000", N_("$50,000 to $75,000"), 5000000, 7500000, false, true},
    {"earnings", "pays:>=75000", N_("$75,000 and more"), 7500000, INFINITY, false, false},
};

const struct facet_bucket *facet_buckets(size_t *count) {
  *count = sizeof buckets / sizeof buckets[0];
  return buckets;
}
