/* SPDX-License-Identifier: MIT */
/* First ways: each goal with what looks cheapest or fastest for it. They need
 * not be good; what is found later must be better than they are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/ways/bounds.h"

struct first {
  const struct net *net;
  double money, days; /* what a cent and a hundredth of a day weigh */
  double *value;
  unit_id *pick; /* of an "any of" */
  unit_id *list; /* what a goal needs */
  size_t count;
  uint32_t *listed; /* the goal that a unit was last listed for */
  bool *done;
  size_t *steps;
  double *cover, *row;
};

static double value_of(struct first *first, unit_id id, unit_id *pick) {
  const struct unit *unit = &first->net->units[id];
  double sum = unit->kind == UNIT_ANY ? (double)INFINITY : 0.0;
  if (unit->kind == UNIT_STEP) {
    double own = first->money * (double)unit->cost + first->days * (double)unit->time + 1.0 +
                 1e6 * (double)(unit->unknown.costs + unit->unknown.times);
    return own + (unit->requires_unit == UNIT_NONE ? 0.0 : first->value[unit->requires_unit]);
  }
  for (size_t i = 0; i < unit->child_count; i++) {
    double child = first->value[unit->children[i]];
    if (unit->kind == UNIT_ALL) {
      sum += child;
    } else if (child < sum) {
      sum = child;
      *pick = unit->children[i];
    }
  }
  return sum;
}

static bool improve(void *context, unit_id unit) {
  struct first *first = context;
  unit_id pick = UNIT_NONE;
  double now = value_of(first, unit, &pick);
  bool better = now < first->value[unit];
  if (better) {
    first->value[unit] = now;
    first->pick[unit] = pick;
  }
  return better;
}

static void find(struct first *first) {
  for (size_t u = 0; u < first->net->unit_count; u++) {
    first->value[u] = (double)INFINITY;
  }
  net_settle(first->net, improve, first);
}

static void list(struct first *first, unit_id unit, uint32_t goal) {
  if (unit < UNIT_FALSE && first->listed[unit] != goal + 1) {
    first->listed[unit] = goal + 1;
    first->done[unit] = false;
    first->list[first->count++] = unit;
  }
}

static void list_needed(struct first *first, unit_id goal) {
  first->count = 0;
  list(first, goal, goal);
  for (size_t i = 0; i < first->count; i++) {
    const struct unit *unit = &first->net->units[first->list[i]];
    if (unit->kind == UNIT_STEP) {
      list(first, unit->requires_unit, goal);
    } else if (unit->kind == UNIT_ANY) {
      list(first, first->pick[first->list[i]], goal);
    }
    for (size_t j = 0; unit->kind == UNIT_ALL && j < unit->child_count; j++) {
      list(first, unit->children[j], goal);
    }
  }
}

static bool is_ready(const struct first *first, unit_id id) {
  const struct unit *unit = &first->net->units[id];
  if (unit->kind == UNIT_STEP) {
    return unit->requires_unit == UNIT_NONE || first->done[unit->requires_unit];
  }
  if (unit->kind == UNIT_ANY) {
    return first->done[first->pick[id]];
  }
  for (size_t i = 0; i < unit->child_count; i++) {
    if (!first->done[unit->children[i]]) {
      return false;
    }
  }
  return true;
}

/* Takes the step with what was taken before it. */
static void take(const struct first *first, unit_id id, uint32_t goal, struct finished *way) {
  const struct unit *unit = &first->net->units[id];
  long long cost_off = 0;
  long long time_off = 0;
  for (size_t i = 0; i < unit->source_count; i++) {
    const struct source *source = &unit->sources[i];
    if (first->listed[source->from] == goal + 1 && first->done[source->from]) {
      cost_off = source->cost > cost_off ? source->cost : cost_off;
      time_off = source->time > time_off ? source->time : time_off;
    }
  }
  way->cost += unit->cost > cost_off ? unit->cost - cost_off : 0;
  way->time += unit->time > time_off ? unit->time - time_off : 0;
  way->unknown.costs += unit->unknown.costs;
  way->unknown.times += unit->unknown.times;
  first->steps[way->count++] = id;
  for (size_t i = 0; i < unit->cover_count; i++) {
    double *cell = &first->cover[unit->covers[i].dimension];
    *cell = unit->covers[i].covered > *cell ? unit->covers[i].covered : *cell;
  }
}

/* The way to one goal; false when what was picked goes in a circle. */
static bool way_to(struct first *first, unit_id goal, struct finished *way) {
  const struct net *net = first->net;
  size_t done = 0;
  bool moved = true;
  *way = (struct finished){.steps = first->steps};
  for (size_t d = 0; d < net->dimension_count; d++) {
    first->cover[d] = net->floor[net->dimension_need[d]];
  }
  list_needed(first, goal);
  while (moved && done < first->count) {
    moved = false;
    /* What was listed last is needed first. */
    for (size_t i = first->count; i-- > 0;) {
      unit_id unit = first->list[i];
      if (!first->done[unit] && is_ready(first, unit)) {
        first->done[unit] = true;
        moved = true;
        done++;
        if (net->units[unit].kind == UNIT_STEP) {
          take(first, unit, goal, way);
        }
      }
    }
  }
  way->fit = bounds_fit(net, first->cover, first->row);
  return done == first->count;
}

static int room(struct first *first, struct arena *arena, struct error *error) {
  size_t count = first->net->unit_count + 1;
  first->value = arena_array(arena, count, sizeof *first->value);
  first->pick = arena_array(arena, count, sizeof *first->pick);
  first->list = arena_array(arena, count, sizeof *first->list);
  first->listed = arena_array(arena, count, sizeof *first->listed);
  first->done = arena_array(arena, count, sizeof *first->done);
  first->steps = arena_array(arena, count, sizeof *first->steps);
  first->cover = arena_array(arena, first->net->dimension_count + 1, sizeof *first->cover);
  first->row = arena_array(arena, first->net->graph->need_count + 1, sizeof *first->row);
  if (first->value == NULL || first->pick == NULL || first->list == NULL || first->listed == NULL ||
      first->done == NULL || first->steps == NULL || first->cover == NULL || first->row == NULL) {
    return error_no_memory(error);
  }
  return 0;
}

int bounds_first_ways(const struct net *net, struct arena *arena, struct front *front, struct error *error) {
  /* A dollar, a day, and a day that is worth twenty dollars. */
  static const double weights[][2] = {{1.0, 1e-6}, {1e-6, 1.0}, {1.0, 20.0}};
  struct first first = {.net = net};
  if (room(&first, arena, error) != 0) {
    return -1;
  }
  for (size_t w = 0; w < sizeof weights / sizeof weights[0]; w++) {
    first.money = weights[w][0];
    first.days = weights[w][1];
    find(&first);
    memset(first.listed, 0, (net->unit_count + 1) * sizeof *first.listed);
    for (size_t u = 0; u < net->graph->step_count; u++) {
      struct finished way;
      if (!net->units[u].goal || net->units[u].component == UNIT_NONE || !way_to(&first, (unit_id)u, &way) ||
          !bounds_within(net, way.cost, way.time)) {
        continue;
      }
      if (!front_keep(front, &way)) {
        return error_no_memory(error);
      }
    }
  }
  return 0;
}
