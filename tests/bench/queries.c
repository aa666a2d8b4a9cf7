/* SPDX-License-Identifier: MIT */
#include "tests/bench/queries.h"

#define HAS(kind, value)                                                                                \
  "c.id IN (SELECT credential FROM facet WHERE value = (SELECT id FROM facet_value WHERE kind = '" kind \
  "' AND value = '" value "'))"
#define ESSEX HAS("county", "Essex")
#define BERGEN HAS("county", "Bergen")
#define ONLINE HAS("delivery", "deliveryType:OnlineOnly")
#define EVENING HAS("schedule", "scheduleTiming:Evening")

static const struct bench_query queries[] = {
    /* the first letters of a word */
    {"n", SORT_BEST, "n*", NULL},
    {"c", SORT_BEST, "c*", NULL},
    {"s", SORT_BEST, "s*", NULL},
    {"nu", SORT_BEST, "nu*", NULL},
    {"we", SORT_BEST, "we*", NULL},
    {"ma", SORT_BEST, "ma*", NULL},
    {"nur", SORT_BEST, "nur*", NULL},
    {"wel", SORT_BEST, "wel*", NULL},
    {"com", SORT_BEST, "com*", NULL},
    /* a word: common, less common, rare */
    {"health", SORT_BEST, "health*", NULL},
    {"technician", SORT_BEST, "technician*", NULL},
    {"training", SORT_BEST, "training*", NULL},
    {"medical", SORT_BEST, "medical*", NULL},
    {"community", SORT_BEST, "community*", NULL},
    {"accounting", SORT_BEST, "accounting*", NULL},
    {"surgical", SORT_BEST, "surgical*", NULL},
    /* two words */
    {"medical assistant", SORT_BEST, "medical* AND assistant*", NULL},
    {"community health", SORT_BEST, "community* AND health*", NULL},
    {"network security", SORT_BEST, "network* AND security*", NULL},
    {"medical te", SORT_BEST, "medical* AND te*", NULL},
    {"health s", SORT_BEST, "health* AND s*", NULL},
    /* words and filters */
    {"health type:license", SORT_BEST, "health*", "c.type = 'ceterms:License'"},
    {"medical county:Essex", SORT_BEST, "medical*", ESSEX},
    {"computer online", SORT_BEST, "computer*", ONLINE},
    {"training evening", SORT_BEST, "training*", EVENING},
    {"health cost:<2000", SORT_BEST, "health*", "c.cost < 200000"},
    {"medical time:<=12w county:Bergen", SORT_BEST, "medical*", "c.days_max <= 84 AND " BERGEN},
    {"technician pays:>40000 evening", SORT_BEST, "technician*", "c.earnings > 4000000 AND " EVENING},
    /* filters alone */
    {"county:Essex", SORT_BEST, NULL, ESSEX},
    {"online", SORT_BEST, NULL, ONLINE},
    {"type:license", SORT_BEST, NULL, "c.type = 'ceterms:License'"},
    {"evening cost:<2000", SORT_BEST, NULL, "c.cost < 200000 AND " EVENING},
    {"cost:500..2000 county:Bergen", SORT_BEST, NULL, "c.cost BETWEEN 50000 AND 200000 AND " BERGEN},
    {"stacks", SORT_BEST, NULL, HAS("stacks", "yes")},
    /* the cheapest first */
    {"health", SORT_COST, "health*", NULL},
    {"medical assistant", SORT_COST, "medical* AND assistant*", NULL},
    {"c", SORT_COST, "c*", NULL},
    {"evening", SORT_COST, NULL, EVENING},
    /* nothing typed */
    {"", SORT_COST, NULL, NULL},
    {"", SORT_BEST, NULL, NULL},
};

const struct bench_query *bench_queries(size_t *count) {
  *count = sizeof queries / sizeof queries[0];
  return queries;
}
