/* SPDX-License-Identifier: MIT */
/*
 * The queries that are measured: as a person types them, and as plain SQL asks
 * for the same credentials.
 */
#ifndef LADDERWAY_TESTS_BENCH_QUERIES_H
#define LADDERWAY_TESTS_BENCH_QUERIES_H

#include <stddef.h>

#include "data/catalog/query.h"

struct bench_query {
  const char *typed;
  enum sort_key sort; /* SORT_BEST or SORT_COST */
  const char *match;  /* the words for FTS5; NULL: none */
  const char *where;  /* the filters, over credential c; NULL: none */
};

const struct bench_query *bench_queries(size_t *count);

#endif
