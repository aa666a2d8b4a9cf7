/* SPDX-License-Identifier: MIT */
/* Circles and their order, by Tarjan's algorithm without recursion: what a
 * component needs comes out before it, and what only it needs right before it. */
#include "data/ways/net.h"

struct visit {
  unit_id unit;
  size_t edge;
};

struct walk {
  struct net *net;
  uint32_t *index, *low; /* index 0: not seen */
  bool *waiting;
  unit_id *stack;
  struct visit *visits;
  size_t stack_count, visit_count, order_count;
  uint32_t seen;
};

/* The `edge`th unit that `unit` needs or can use; UNIT_NONE past the last, UNIT_FALSE for one that can't be used. */
static unit_id needed(const struct net *net, unit_id id, size_t edge) {
  const struct unit *unit = &net->units[id];
  unit_id other = UNIT_NONE;
  if (unit->kind != UNIT_STEP) {
    other = edge < unit->child_count ? unit->children[edge] : UNIT_NONE;
  } else if (edge == 0) {
    other = unit->requires_unit == UNIT_NONE ? UNIT_FALSE : unit->requires_unit;
  } else if (edge - 1 < unit->source_count) {
    other = unit->sources[edge - 1].from;
  }
  return other < UNIT_FALSE && !net->units[other].usable ? UNIT_FALSE : other;
}

static void begin(struct walk *walk, unit_id unit) {
  walk->index[unit] = walk->low[unit] = ++walk->seen;
  walk->waiting[unit] = true;
  walk->stack[walk->stack_count++] = unit;
  walk->visits[walk->visit_count++] = (struct visit){unit, 0};
}

static void close_component(struct walk *walk, unit_id root) {
  struct net *net = walk->net;
  struct component *component = &net->components[net->component_count];
  *component = (struct component){.first = walk->order_count};
  unit_id unit = UNIT_NONE;
  while (unit != root) {
    unit = walk->stack[--walk->stack_count];
    walk->waiting[unit] = false;
    net->units[unit].component = (uint32_t)net->component_count;
    net->order[walk->order_count++] = unit;
    component->count++;
  }
  component->circle = component->count > 1;
  net->component_count++;
}

static void walk_from(struct walk *walk, unit_id root) {
  if (walk->index[root] != 0) {
    return;
  }
  begin(walk, root);
  while (walk->visit_count > 0) {
    struct visit *visit = &walk->visits[walk->visit_count - 1];
    unit_id unit = visit->unit;
    unit_id other = needed(walk->net, unit, visit->edge++);
    if (other == UNIT_FALSE) {
      continue;
    }
    if (other != UNIT_NONE) {
      if (walk->index[other] == 0) {
        begin(walk, other);
      } else if (walk->waiting[other] && walk->index[other] < walk->low[unit]) {
        walk->low[unit] = walk->index[other];
      }
      continue;
    }
    walk->visit_count--;
    if (walk->low[unit] == walk->index[unit]) {
      close_component(walk, unit);
    }
    if (walk->visit_count > 0) {
      unit_id user = walk->visits[walk->visit_count - 1].unit;
      walk->low[user] = walk->low[unit] < walk->low[user] ? walk->low[unit] : walk->low[user];
    }
  }
}

static int list_extras(struct net *net, struct error *error) {
  net->extras = arena_array(net->arena, net->graph->step_count + 1, sizeof *net->extras);
  if (net->extras == NULL) {
    return error_no_memory(error);
  }
  for (size_t c = net->component_count; c-- > 0;) {
    for (size_t i = 0; i < net->components[c].count; i++) {
      unit_id unit = net->order[net->components[c].first + i];
      if (net->units[unit].extra) {
        net->extras[net->extra_count++] = unit;
      }
    }
  }
  return 0;
}

int net_order(struct net *net, struct error *error) {
  size_t count = net->unit_count;
  struct arena *arena = net->arena;
  struct walk walk = {.net = net,
                      .index = arena_array(arena, count + 1, sizeof *walk.index),
                      .low = arena_array(arena, count + 1, sizeof *walk.low),
                      .waiting = arena_array(arena, count + 1, sizeof *walk.waiting),
                      .stack = arena_array(arena, count + 1, sizeof *walk.stack),
                      .visits = arena_array(arena, count + 1, sizeof *walk.visits)};
  net->order = arena_array(arena, count + 1, sizeof *net->order);
  net->components = arena_array(arena, count + 1, sizeof *net->components);
  if (walk.index == NULL || walk.low == NULL || walk.waiting == NULL || walk.stack == NULL || walk.visits == NULL ||
      net->order == NULL || net->components == NULL) {
    return error_no_memory(error);
  }
  for (size_t u = 0; u < net->graph->step_count; u++) {
    struct unit *unit = &net->units[u];
    unit->extra = unit->usable && unit->cover_count > 0;
    if (unit->usable && (unit->goal || unit->extra)) {
      walk_from(&walk, (unit_id)u);
    }
  }
  return list_extras(net, error);
}
