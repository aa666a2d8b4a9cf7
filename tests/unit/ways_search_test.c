/* SPDX-License-Identifier: MIT */
/* The front of a graph, against trying every set of steps in every order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/unit/ways_dice.h"

enum { ROOM = 4096 };

static struct result of_way(const struct way *way) {
  return (struct result){.cost = way->cost,
                         .time = way->time,
                         .fit = way->fit_units,
                         .unknown_costs = way->unknown_costs,
                         .unknown_times = way->unknown_times};
}

/* Whether the search finds what trying everything finds; says where it differs. */
static bool same_front(uint64_t seed, size_t most, size_t *longest) {
  static struct result expected[ROOM];
  static struct result found[ROOM];
  struct arena *arena = arena_new(64 << 20);
  struct dice dice = {seed};
  struct ways_limits limits;
  struct graph *graph = dice_graph(&dice, arena, most, &limits);
  size_t count = brute_front(graph, &limits, expected, ROOM);
  struct ways ways;
  struct error error = {0};
  bool same = ways_search(graph, &limits, NULL, arena, &ways, &error) == 0 && ways.exact && ways.count == count;
  for (size_t i = 0; same && i < count; i++) {
    struct result walked;
    found[i] = of_way(&ways.items[i]);
    same = walk_way(graph, &limits, &ways.items[i], &walked) && compare_results(&walked, &found[i]) == 0;
    if (!same) {
      print_message("seed %llu: way %zu can't be walked as it says\n", (unsigned long long)seed, i);
    }
  }
  if (same && count > 0) {
    qsort(found, count, sizeof found[0], compare_results);
  }
  for (size_t i = 0; same && i < count; i++) {
    same = compare_results(&expected[i], &found[i]) == 0;
  }
  if (!same) {
    print_message("seed %llu, %zu steps: %zu ways, not %zu (exact %d) %s\n", (unsigned long long)seed,
                  graph->step_count, ways.count, count, ways.exact, error.message);
  }
  *longest = count > *longest ? count : *longest;
  arena_free(arena);
  return same;
}

static void compare_many(uint64_t first, size_t count, size_t most) {
  size_t longest = 0;
  size_t wrong = 0;
  for (uint64_t seed = first; seed < first + count && wrong < 5; seed++) {
    wrong += !same_front(seed * 7919, most, &longest);
  }
  print_message("%zu graphs of up to %zu steps, at most %zu ways in a front\n", count, most, longest);
  assert_int_equal(wrong, 0);
  assert_true(longest > 3); /* else the graphs ask for nothing */
}

static void test_small_graphs(void **state) {
  (void)state;
  compare_many(1, 40000, 8);
}

static void test_larger_graphs(void **state) {
  (void)state;
  compare_many(100000, 8000, 14);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_small_graphs),
      cmocka_unit_test(test_larger_graphs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
