/* SPDX-License-Identifier: MIT */
/* Small graphs made by dice, and their front found by trying everything. */
#ifndef LADDERWAY_TESTS_WAYS_DICE_H
#define LADDERWAY_TESTS_WAYS_DICE_H

#include <stdint.h>

#include "data/ways/search.h"

struct dice {
  uint64_t state;
};

/* 0 to below `sides`. */
unsigned dice_roll(struct dice *dice, unsigned sides);

/* A graph with at most `most` steps, and limits. */
struct graph *dice_graph(struct dice *dice, struct arena *arena, size_t most, struct ways_limits *limits);

struct result {
  long long cost, time, fit;
  unsigned unknown_costs, unknown_times;
};

/* The whole front, in the order of compare_results(); at most `room`. */
size_t brute_front(const struct graph *graph, const struct ways_limits *limits, struct result *results, size_t room);

int compare_results(const void *left, const void *right);

/* Takes the steps one after the other; false when one can't be taken then. */
bool walk_way(const struct graph *graph, const struct ways_limits *limits, const struct way *way,
              struct result *result);

#endif
