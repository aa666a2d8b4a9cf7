/* SPDX-License-Identifier: MIT */
#include "data/ways/bounds.h"

#include <limits.h>
#include <string.h>

static const long long unreached = LLONG_MAX / 4;

/* The least of one kind, cost or time, of every unit. */
struct least {
  const struct net *net;
  const long long *own;
  long long *value;
};

static long long least_of(const struct least *least, unit_id id) {
  const struct unit *unit = &least->net->units[id];
  long long result = unit->kind == UNIT_ANY ? unreached : 0;
  if (unit->kind == UNIT_STEP) {
    result = unit->requires_unit == UNIT_NONE ? 0 : least->value[unit->requires_unit];
    return result >= unreached ? unreached : result + least->own[id];
  }
  for (size_t i = 0; i < unit->child_count; i++) {
    long long child = least->value[unit->children[i]];
    bool takes = unit->kind == UNIT_ANY ? child < result : child > result;
    result = takes ? child : result;
  }
  return result;
}

static bool improve(void *context, unit_id unit) {
  struct least *least = context;
  long long now = least_of(least, unit);
  bool better = now < least->value[unit];
  least->value[unit] = better ? now : least->value[unit];
  return better;
}

static void find(const struct net *net, const long long *own, long long *value) {
  struct least least = {.net = net, .own = own, .value = value};
  for (size_t u = 0; u < net->unit_count; u++) {
    value[u] = unreached;
  }
  net_settle(net, improve, &least);
}

int bounds_find(const struct net *net, struct arena *arena, struct bounds *bounds, struct error *error) {
  size_t count = net->unit_count + 1;
  bounds->cost = arena_array(arena, count, sizeof *bounds->cost);
  bounds->time = arena_array(arena, count, sizeof *bounds->time);
  bounds->own_cost = arena_array(arena, count, sizeof *bounds->own_cost);
  bounds->own_time = arena_array(arena, count, sizeof *bounds->own_time);
  if (bounds->cost == NULL || bounds->time == NULL || bounds->own_cost == NULL || bounds->own_time == NULL) {
    return error_no_memory(error);
  }
  for (size_t u = 0; u < net->graph->step_count; u++) {
    const struct unit *unit = &net->units[u];
    long long cost_off = 0;
    long long time_off = 0;
    for (size_t i = 0; i < unit->source_count; i++) {
      cost_off = unit->sources[i].cost > cost_off ? unit->sources[i].cost : cost_off;
      time_off = unit->sources[i].time > time_off ? unit->sources[i].time : time_off;
    }
    bounds->own_cost[u] = unit->cost > cost_off ? unit->cost - cost_off : 0;
    bounds->own_time[u] = unit->time > time_off ? unit->time - time_off : 0;
  }
  find(net, bounds->own_cost, bounds->cost);
  find(net, bounds->own_time, bounds->time);
  return 0;
}

bool bounds_within(const struct net *net, long long cost, long long time) {
  const struct ways_limits *limits = net->limits;
  bool dear = (limits->bits & WAYS_BUDGET) != 0 && cost > limits->budget;
  bool late = (limits->bits & WAYS_TIME) != 0 && time > limits->time;
  return !dear && !late;
}

long long bounds_fit(const struct net *net, const double *cover, double *row) {
  if (net->cost_only) {
    return 0;
  }
  if (net->graph->need_count > 0) {
    memcpy(row, net->floor, net->graph->need_count * sizeof *row);
  }
  for (size_t d = 0; d < net->dimension_count; d++) {
    row[net->dimension_need[d]] = cover[d];
  }
  return graph_fit(net->graph, row);
}
