/* SPDX-License-Identifier: MIT */
/* What to give up when nothing fits, against trying every set of limits; and
 * which ways get a name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/ways/pick.h"
#include "data/ways/relax.h"
#include "tests/unit/ways_dice.h"

enum { ROOM = 4096 };

static int count_bits(unsigned bits) {
  int count = 0;
  for (unsigned i = 0; i < WAYS_LIMITS; i++) {
    count += ((bits >> i) & 1U) != 0;
  }
  return count;
}

/* The least cost (or time) among the ways with the fewest unknown ones. */
static long long least(const struct result *results, size_t count, bool by_time) {
  long long best = -1;
  unsigned unknown = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned gaps = by_time ? results[i].unknown_times : results[i].unknown_costs;
    long long figure = by_time ? results[i].time : results[i].cost;
    if (best < 0 || gaps < unknown || (gaps == unknown && figure < best)) {
      best = figure;
      unknown = gaps;
    }
  }
  return best;
}

/* Whether the found sets are all of the smallest size, and all there are. */
static bool as_expected(const struct graph *graph, const struct ways_limits *limits,
                        const struct relaxations *relaxations) {
  static struct result results[ROOM];
  size_t at = 0;
  for (int size = 1; size <= WAYS_LIMITS && at == 0; size++) {
    for (unsigned bits = 1; bits < 1U << WAYS_LIMITS; bits++) {
      struct ways_limits rest = {.bits = limits->bits & ~bits, .budget = limits->budget, .time = limits->time};
      if ((bits & ~limits->bits) != 0 || count_bits(bits) != size) {
        continue;
      }
      size_t count = brute_front(graph, &rest, results, ROOM);
      if (count == 0) {
        continue;
      }
      if (at == relaxations->count || relaxations->items[at].bits != bits) {
        return false;
      }
      const struct way *way = &relaxations->items[at++].way;
      bool by_time = (bits & WAYS_TIME) != 0 && (bits & WAYS_BUDGET) == 0;
      if ((by_time ? way->time : way->cost) != least(results, count, by_time)) {
        return false;
      }
    }
  }
  return at == relaxations->count;
}

static void test_smallest_to_give_up(void **state) {
  (void)state;
  static struct result results[ROOM];
  size_t asked = 0;
  size_t pairs = 0;
  size_t wrong = 0;
  for (uint64_t seed = 1; seed <= 6000; seed++) {
    struct arena *arena = arena_new(64 << 20);
    struct dice dice = {seed * 104729};
    struct ways_limits limits;
    struct relaxations relaxations;
    struct error error = {0};
    struct graph *graph = dice_graph(&dice, arena, 7, &limits);
    if (limits.bits != 0 && brute_front(graph, &limits, results, ROOM) == 0) {
      assert_int_equal(ways_relax(graph, &limits, arena, &relaxations, &error), 0);
      asked++;
      pairs += relaxations.count > 0 && count_bits(relaxations.items[0].bits) > 1;
      if (!relaxations.exact || !as_expected(graph, &limits, &relaxations)) {
        print_message("seed %llu\n", (unsigned long long)seed);
        wrong++;
      }
    }
    arena_free(arena);
  }
  print_message("%zu graphs where nothing fits, %zu where one limit is not enough\n", asked, pairs);
  assert_int_equal(wrong, 0);
  assert_true(asked > 200);
  assert_true(pairs > 5);
}

/* --- names --- */

static struct way way_of(long long cost, long long time, long long fit, unsigned unknown) {
  return (struct way){.cost = cost,
                      .time = time,
                      .fit_units = fit,
                      .cost_complete = unknown == 0,
                      .time_complete = true,
                      .unknown_costs = unknown,
                      .count = cost > 0 || unknown > 0};
}

static void test_names(void **state) {
  (void)state;
  struct way items[] = {way_of(100, 900, 50, 0), way_of(900, 100, 50, 0), way_of(900, 900, 90, 0),
                        way_of(300, 300, 60, 0), way_of(0, 0, 95, 1)};
  const struct ways ways = {.items = items, .count = 5};
  const long long soonest[] = {-1, 100, 50, 300, 0};
  const long long wages[] = {-1, 10, 10, 10, 99};
  struct pick picks[WAY_LABELS];
  size_t count = ways_pick(&ways, soonest, wages, picks);
  /* The last has a price that is not known: no name while there are others. */
  assert_int_equal(count, 4);
  assert_int_equal(picks[0].way, 0);
  assert_int_equal(picks[0].labels, WAY_CHEAPEST);
  assert_int_equal(picks[1].way, 1);
  assert_int_equal(picks[1].labels, WAY_FASTEST);
  assert_int_equal(picks[2].way, 2);
  assert_int_equal(picks[2].labels, WAY_COVERS_MOST | WAY_EARNS_SOONEST);
  assert_int_equal(picks[3].way, 3);
  assert_int_equal(picks[3].labels, WAY_BALANCED);
}

static void test_only_unknown_ones(void **state) {
  (void)state;
  struct way items[] = {way_of(5, 5, 5, 2), way_of(7, 7, 7, 1)};
  const struct ways ways = {.items = items, .count = 2};
  const long long none[] = {-1, -1};
  struct pick picks[WAY_LABELS];
  assert_int_equal(ways_pick(&ways, none, none, picks), 1);
  assert_int_equal(picks[0].way, 1);
  assert_int_equal(picks[0].labels, (1 << WAY_LABELS) - 1);
  items[0] = way_of(0, 0, 5, 0); /* no steps: named, but the training is, too */
  items[1].count = 1;
  assert_int_equal(ways_pick(&ways, none, none, picks), 2);
  assert_int_equal(picks[0].way, 0);
  assert_int_equal(picks[1].labels & WAY_COVERS_MOST, WAY_COVERS_MOST);
  assert_string_equal(way_label_name(WAY_EARNS_SOONEST), "earns soonest");
  assert_string_equal(ways_limit_name(WAYS_RESIDENCY), "state");
}

/* --- too much work --- */

static void test_work_limit(void **state) {
  (void)state;
  struct arena *arena = arena_new(64 << 20);
  size_t cut = 0;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    struct dice dice = {seed * 31337};
    struct ways_limits limits;
    struct ways ways;
    struct error error = {0};
    const struct ways_effort effort = {.most_work = 6};
    arena_reset(arena);
    struct graph *graph = dice_graph(&dice, arena, 14, &limits);
    assert_int_equal(ways_search(graph, &limits, &effort, arena, &ways, &error), 0);
    cut += !ways.exact;
    for (size_t i = 0; i < ways.count; i++) { /* what was found is true all the same */
      struct result walked;
      assert_true(walk_way(graph, &limits, &ways.items[i], &walked));
      assert_int_equal(walked.cost, ways.items[i].cost);
    }
  }
  assert_true(cut > 20);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_smallest_to_give_up),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_only_unknown_ones),
      cmocka_unit_test(test_work_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
