/* SPDX-License-Identifier: MIT */
#include "data/ways/relax.h"

const char *ways_limit_name(enum ways_limit limit) {
  static const char *const names[WAYS_LIMITS] = {"evening", "online", "county", "childcare",
                                                 "age",     "state",  "budget", "time"};
  for (int i = 0; i < WAYS_LIMITS; i++) {
    if (limit == (enum ways_limit)(1 << i)) {
      return names[i];
    }
  }
  return "";
}

static int count_bits(unsigned bits) {
  int count = 0;
  for (; bits != 0; bits &= bits - 1) {
    count++;
  }
  return count;
}

/* By cost, or by time when only that is given up; published figures first. */
static bool is_before(const struct way *a, const struct way *b, bool by_time) {
  unsigned a_unknown = by_time ? a->unknown_times : a->unknown_costs;
  unsigned b_unknown = by_time ? b->unknown_times : b->unknown_costs;
  if (a_unknown != b_unknown) {
    return a_unknown < b_unknown;
  }
  long long a_first = by_time ? a->time : a->cost;
  long long b_first = by_time ? b->time : b->cost;
  long long a_second = by_time ? a->cost : a->time;
  long long b_second = by_time ? b->cost : b->time;
  return a_first != b_first ? a_first < b_first : a_second < b_second;
}

static int try_without(const struct graph *graph, const struct ways_limits *limits, unsigned bits, struct arena *arena,
                       struct relaxations *relaxations, struct error *error) {
  const struct ways_limits rest = {.bits = limits->bits & ~bits, .budget = limits->budget, .time = limits->time};
  const struct ways_effort effort = {.cost_only = true};
  struct ways ways;
  if (ways_search(graph, &rest, &effort, arena, &ways, error) != 0) {
    return -1;
  }
  relaxations->exact = relaxations->exact && ways.exact;
  if (ways.count == 0) {
    return 0;
  }
  bool by_time = (bits & WAYS_TIME) != 0 && (bits & WAYS_BUDGET) == 0;
  size_t first = 0;
  for (size_t i = 1; i < ways.count; i++) {
    first = is_before(&ways.items[i], &ways.items[first], by_time) ? i : first;
  }
  relaxations->items[relaxations->count++] = (struct relaxation){.bits = bits, .way = ways.items[first]};
  return 0;
}

int ways_relax(const struct graph *graph, const struct ways_limits *limits, struct arena *arena,
               struct relaxations *relaxations, struct error *error) {
  *relaxations = (struct relaxations){.exact = true};
  relaxations->items = arena_array(arena, (size_t)1 << WAYS_LIMITS, sizeof *relaxations->items);
  if (relaxations->items == NULL) {
    return error_no_memory(error);
  }
  for (int size = 1; size <= WAYS_LIMITS && relaxations->count == 0; size++) {
    for (unsigned bits = 1; bits < 1U << WAYS_LIMITS; bits++) {
      if ((bits & ~limits->bits) == 0 && count_bits(bits) == size &&
          try_without(graph, limits, bits, arena, relaxations, error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}
