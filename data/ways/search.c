/* SPDX-License-Identifier: MIT */
#include "data/ways/search.h"

#include <stdlib.h>

#include "data/ways/sweep.h"

enum { NET_ROOM = 1 << 30, SWEEP_ROOM = 768 << 20, ROOTS_ROOM = 256 << 20 };

static int compare_ways(const void *left, const void *right) {
  const struct way *a = left;
  const struct way *b = right;
  unsigned a_unknown = a->unknown_costs + a->unknown_times;
  unsigned b_unknown = b->unknown_costs + b->unknown_times;
  if (a_unknown != b_unknown) {
    return a_unknown < b_unknown ? -1 : 1;
  }
  if (a->cost != b->cost) {
    return a->cost < b->cost ? -1 : 1;
  }
  if (a->time != b->time) {
    return a->time < b->time ? -1 : 1;
  }
  if (a->fit_units != b->fit_units) {
    return a->fit_units > b->fit_units ? -1 : 1;
  }
  return a->unknown_costs < b->unknown_costs ? -1 : a->unknown_costs > b->unknown_costs;
}

static int give(const struct graph *graph, const struct front *front, struct arena *arena, struct ways *ways,
                struct error *error) {
  ways->items = arena_array(arena, front->count + 1, sizeof *ways->items);
  if (ways->items == NULL) {
    return error_no_memory(error);
  }
  ways->count = front->count;
  for (size_t i = 0; i < front->count; i++) {
    const struct finished *way = &front->items[i];
    ways->items[i] = (struct way){.steps = way->steps,
                                  .count = way->count,
                                  .cost = way->cost,
                                  .time = way->time,
                                  .cost_complete = way->unknown.costs == 0,
                                  .time_complete = way->unknown.times == 0,
                                  .unknown_costs = way->unknown.costs,
                                  .unknown_times = way->unknown.times,
                                  .fit_units = way->fit,
                                  .fit = (double)way->fit * graph->fit_step};
  }
  if (ways->count > 0) {
    qsort(ways->items, ways->count, sizeof *ways->items, compare_ways);
  }
  return 0;
}

/* Once without, once with what is taken only for its cover: the first time is
 * quick and gives the second something to measure by. */
static int sweep_both(const struct net *net, const struct bounds *bounds, struct front *front, struct ways *ways,
                      size_t most_work, struct error *error) {
  struct roots roots = {0};
  struct arena *kept = arena_new(ROOTS_ROOM);
  int result = kept == NULL ? error_no_memory(error) : sweep_roots_make(kept, net->graph->step_count, &roots, error);
  bool again = true;
  ways->exact = false;
  for (int extras = 0; extras < 2 && again && result == 0; extras++) {
    struct arena *arena = arena_new(SWEEP_ROOM);
    struct sweep sweep = {.net = net,
                          .bounds = bounds,
                          .front = front,
                          .roots = &roots,
                          .arena = arena,
                          .with_extras = extras == 1,
                          .most_work = most_work};
    result = arena == NULL ? error_no_memory(error) : sweep_run(&sweep, error);
    arena_free(arena);
    ways->work += sweep.work;
    ways->exact = !sweep.over;
    again = net->extra_count > 0 && sweep_roots_weigh(&roots, front, sweep.over);
  }
  arena_free(kept);
  return result;
}

int ways_search(const struct graph *graph, const struct ways_limits *limits, const struct ways_effort *effort,
                struct arena *arena, struct ways *ways, struct error *error) {
  static const struct ways_effort usual = {.most_work = WAYS_MOST_WORK};
  effort = effort == NULL ? &usual : effort;
  size_t most_work = effort->most_work == 0 ? (size_t)WAYS_MOST_WORK : effort->most_work;
  struct net net = {0};
  struct bounds bounds = {0};
  struct front front = {.arena = arena};
  *ways = (struct ways){0};
  struct arena *room = arena_new(NET_ROOM);
  if (room == NULL) {
    return error_no_memory(error);
  }
  int result = net_build(&net, graph, limits, effort->cost_only, room, error);
  if (result == 0) {
    result = bounds_find(&net, room, &bounds, error);
  }
  if (result == 0) {
    result = bounds_first_ways(&net, room, &front, error);
  }
  if (result == 0) {
    result = sweep_both(&net, &bounds, &front, ways, most_work, error);
  }
  if (result == 0) {
    result = give(graph, &front, arena, ways, error);
  }
  arena_free(room);
  return result;
}
