/* SPDX-License-Identifier: MIT */
#include "data/ways/net.h"

bool unknown_no_more(const struct unknown *a, const struct unknown *b) {
  return a->costs <= b->costs && a->times <= b->times;
}

bool net_can_take(const struct net *net, size_t step) {
  const struct graph_step *kept = &net->graph->steps[step];
  return !kept->held && (kept->fails & net->limits->bits) == 0;
}

void net_drop_unusable(struct net *net) {
  for (size_t u = net->graph->step_count; u < net->unit_count; u++) {
    struct unit *unit = &net->units[u];
    size_t kept = 0;
    for (size_t i = 0; unit->usable && unit->kind == UNIT_ANY && i < unit->child_count; i++) {
      if (net->units[unit->children[i]].usable) {
        unit->children[kept++] = unit->children[i];
      }
    }
    unit->child_count = unit->usable && unit->kind == UNIT_ANY ? kept : unit->child_count;
  }
}

void net_settle(const struct net *net, bool (*improve)(void *context, unit_id unit), void *context) {
  for (size_t c = 0; c < net->component_count; c++) {
    const struct component *component = &net->components[c];
    bool again = true;
    while (again) {
      again = false;
      for (size_t i = 0; i < component->count; i++) {
        bool improved = improve(context, net->order[component->first + i]);
        again = again || (improved && component->circle);
      }
    }
  }
}

/* Steps that may matter, and requirements that they ask for. */
struct marking {
  struct net *net;
  bool *requirement;
  size_t *steps, step_count;
  size_t *standing_first, *standing_order; /* standings by what they lead to */
};

static void mark_step(struct marking *marking, size_t step) {
  struct unit *unit = &marking->net->units[step];
  if (!unit->relevant && net_can_take(marking->net, step)) {
    unit->relevant = true;
    marking->steps[marking->step_count++] = step;
  }
}

/* Marks a requirement and all that is in it. `stack` has room for all requirements. */
static void mark_requirement(struct marking *marking, size_t index, size_t *stack) {
  const struct graph *graph = marking->net->graph;
  size_t depth = 0;
  if (index == GRAPH_NOTHING || marking->requirement[index]) {
    return;
  }
  marking->requirement[index] = true;
  stack[depth++] = index;
  while (depth > 0) {
    const struct graph_requirement *requirement = &graph->requirements[stack[--depth]];
    if (requirement->kind == REQUIRE_STEP) {
      mark_step(marking, requirement->step);
    }
    for (size_t i = 0; requirement->kind == REQUIRE_SOME && i < requirement->part_count; i++) {
      size_t part = requirement->parts[i];
      if (!marking->requirement[part]) {
        marking->requirement[part] = true;
        stack[depth++] = part;
      }
    }
  }
}

static bool has_amount(const struct graph_standing *standing) {
  return standing->cost > 0 || standing->time > 0;
}

static int sort_standings(struct marking *marking, struct error *error) {
  const struct graph *graph = marking->net->graph;
  struct arena *arena = marking->net->arena;
  size_t *first = arena_array(arena, graph->step_count + 2, sizeof *first);
  size_t *order = arena_array(arena, graph->standing_count, sizeof *order);
  if (first == NULL || order == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < graph->standing_count; i++) {
    first[graph->standings[i].to + 2]++;
  }
  for (size_t i = 2; i < graph->step_count + 2; i++) {
    first[i] += first[i - 1];
  }
  for (size_t i = 0; i < graph->standing_count; i++) {
    order[first[graph->standings[i].to + 1]++] = i;
  }
  marking->standing_first = first;
  marking->standing_order = order;
  return 0;
}

/* What the step costs, and who else could make it cheaper. */
static int take_figures(struct marking *marking, size_t step, struct error *error) {
  struct net *net = marking->net;
  const struct graph *graph = net->graph;
  struct unit *unit = &net->units[step];
  size_t first = marking->standing_first[step];
  size_t count = marking->standing_first[step + 1] - first;
  unit->sources = arena_array(net->arena, count, sizeof *unit->sources);
  if (unit->sources == NULL) {
    return error_no_memory(error);
  }
  graph_price(&(struct graph){.steps = graph->steps}, step, NULL, &unit->cost, &unit->time);
  long long cost_off = 0;
  long long time_off = 0;
  for (size_t i = first; i < first + count; i++) {
    const struct graph_standing *standing = &graph->standings[marking->standing_order[i]];
    if (graph->steps[standing->from].held) {
      cost_off = standing->cost > cost_off ? standing->cost : cost_off;
      time_off = standing->time > time_off ? standing->time : time_off;
    } else if (has_amount(standing) && standing->from != step && net_can_take(net, standing->from)) {
      unit->sources[unit->source_count++] =
          (struct source){.from = (unit_id)standing->from, .cost = standing->cost, .time = standing->time};
      mark_step(marking, standing->from);
    }
  }
  unit->unknown.costs = unit->cost < 0 || graph->steps[step].at_least;
  unit->unknown.times = unit->time < 0;
  long long cost = unit->cost < 0 ? 0 : unit->cost;
  long long time = unit->time < 0 ? 0 : unit->time;
  unit->cost = cost > cost_off ? cost - cost_off : 0;
  unit->time = time > time_off ? time - time_off : 0;
  /* What is left off beyond the held counts only as far as it is more. */
  for (size_t i = 0; i < unit->source_count; i++) {
    struct source *source = &unit->sources[i];
    source->cost = source->cost > cost_off ? source->cost - cost_off : 0;
    source->time = source->time > time_off ? source->time - time_off : 0;
  }
  return 0;
}

/* Goals first, then what they need, then what could be worth it for its cover. */
static int mark_all(struct marking *marking, struct error *error) {
  struct net *net = marking->net;
  const struct graph *graph = net->graph;
  size_t *stack = arena_array(net->arena, graph->requirement_count + 1, sizeof *stack);
  if (stack == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < graph->step_count; i++) {
    const struct graph_step *step = &graph->steps[i];
    net->empty_allowed = net->empty_allowed || (step->goal && step->held);
    if (step->goal && net_can_take(net, i)) {
      net->units[i].goal = true;
      mark_step(marking, i);
    }
  }
  net->empty_allowed = net->empty_allowed || graph->nothing_required;
  if (net_set_covers(net, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < graph->step_count; i++) {
    if (net->units[i].cover_count > 0) {
      mark_step(marking, i);
    }
  }
  for (size_t i = 0; i < marking->step_count; i++) {
    size_t step = marking->steps[i];
    if (take_figures(marking, step, error) != 0) {
      return -1;
    }
    mark_requirement(marking, graph->steps[step].requires_index, stack);
  }
  return 0;
}

int net_build(struct net *net, const struct graph *graph, const struct ways_limits *limits, bool cost_only,
              struct arena *arena, struct error *error) {
  *net = (struct net){.graph = graph, .limits = limits, .arena = arena, .cost_only = cost_only};
  struct marking marking = {.net = net};
  net->unit_count = graph->step_count;
  net->unit_capacity = graph->step_count + 64;
  net->units = arena_array(arena, net->unit_capacity, sizeof *net->units);
  net->of_requirement = arena_array(arena, graph->requirement_count + 1, sizeof *net->of_requirement);
  marking.requirement = arena_array(arena, graph->requirement_count + 1, sizeof *marking.requirement);
  marking.steps = arena_array(arena, graph->step_count + 1, sizeof *marking.steps);
  if (net->units == NULL || net->of_requirement == NULL || marking.requirement == NULL || marking.steps == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < graph->step_count; i++) {
    net->units[i].requires_unit = UNIT_NONE;
    net->units[i].component = UNIT_NONE;
  }
  if (sort_standings(&marking, error) != 0 || mark_all(&marking, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < graph->requirement_count; i++) {
    net->of_requirement[i] = marking.requirement[i] ? UNIT_NONE : UNIT_FALSE;
  }
  if (net_add_units(net, error) != 0 || net_reach(net, error) != 0 || net_merge(net, error) != 0) {
    return -1;
  }
  return net_order(net, error);
}
