/* SPDX-License-Identifier: MIT */
#include "tests/unit/ways_dice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

unsigned dice_roll(struct dice *dice, unsigned sides) {
  dice->state += 0x9e3779b97f4a7c15U;
  uint64_t mixed = dice->state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return (unsigned)((mixed ^ (mixed >> 31)) % sides);
}

static size_t add(struct graph *graph, const struct graph_requirement *requirement) {
  size_t index = 0;
  struct error error = {0};
  if (graph_add_requirement(graph, requirement, &index, &error) != 0) {
    abort();
  }
  return index;
}

/* Something that is required: a step, now and then a fact, or some of such. */
static size_t roll_requirement(struct dice *dice, struct graph *graph, size_t steps, int depth) {
  unsigned kind = dice_roll(dice, 10);
  if (depth == 0 || kind < 4) {
    return add(graph, &(struct graph_requirement){.kind = REQUIRE_STEP, .step = dice_roll(dice, (unsigned)steps)});
  }
  if (kind == 4) {
    unsigned fails = dice_roll(dice, 3) == 0 ? (unsigned)WAYS_AGE : 0U;
    return add(graph, &(struct graph_requirement){.kind = REQUIRE_FACT, .fails = fails});
  }
  size_t parts[5];
  size_t count = 1 + dice_roll(dice, 4) + (depth > 1 ? 0 : dice_roll(dice, 2));
  for (size_t i = 0; i < count; i++) {
    parts[i] = roll_requirement(dice, graph, steps, depth - 1);
  }
  size_t least = kind < 6 ? count : kind < 8 ? 1 : dice_roll(dice, (unsigned)count + 1);
  return add(graph,
             &(struct graph_requirement){.kind = REQUIRE_SOME, .least = least, .parts = parts, .part_count = count});
}

/* Mostly of steps before it, so that most can be reached; now and then in
 * circles; now and then only the last few ask for anything. */
static size_t roll_tree(struct dice *dice, struct graph *graph, size_t step, size_t steps, unsigned circles,
                        bool flat) {
  if (flat ? step + 3 < steps : dice_roll(dice, 3) == 0) {
    return GRAPH_NOTHING;
  }
  size_t range = dice_roll(dice, 100) < circles ? steps : step;
  return range == 0 ? GRAPH_NOTHING : roll_requirement(dice, graph, range, 2);
}

static long long roll_amount(struct dice *dice, unsigned sides, unsigned unknown) {
  return dice_roll(dice, 100) < unknown ? -1 : (long long)dice_roll(dice, sides) * 100;
}

static void roll_steps(struct dice *dice, struct graph *graph, size_t steps, size_t needs) {
  unsigned circles = dice_roll(dice, 3) == 0 ? 40 : 0;
  unsigned unknown = dice_roll(dice, 2) == 0 ? 0 : 15;
  unsigned held = dice_roll(dice, 2) == 0 ? 0 : 15;
  bool flat = dice_roll(dice, 3) == 0;
  unsigned goals = flat ? 0 : 10 + dice_roll(dice, 30);
  unsigned rich = dice_roll(dice, 100);
  struct error error = {0};
  for (size_t i = 0; i < steps; i++) {
    struct graph_piece pieces[6];
    size_t count = 0;
    size_t index = 0;
    for (size_t n = 0; n < needs; n++) {
      if (dice_roll(dice, 100) < rich) {
        pieces[count++] = (struct graph_piece){n, 0.25 * (double)(1 + dice_roll(dice, 4))};
      }
    }
    struct graph_step step = {.cost = roll_amount(dice, 9, unknown),
                              .time = roll_amount(dice, 9, unknown),
                              .at_least = dice_roll(dice, 200) < unknown,
                              .held = dice_roll(dice, 100) < held,
                              .goal = dice_roll(dice, 100) < goals || i + 1 == steps,
                              .fails = dice_roll(dice, 4) == 0 ? 1U << dice_roll(dice, WAYS_LIMITS) : 0U,
                              .requires_index = roll_tree(dice, graph, i, steps, circles, flat),
                              .pieces = pieces,
                              .piece_count = count};
    if (graph_add_step(graph, &step, &index, &error) != 0) {
      abort();
    }
  }
  size_t standings = dice_roll(dice, 3) == 0 ? 0 : dice_roll(dice, 6);
  for (size_t i = 0; i < standings && steps > 1; i++) {
    struct graph_standing standing = {.from = dice_roll(dice, (unsigned)steps),
                                      .to = dice_roll(dice, (unsigned)steps),
                                      .cost = roll_amount(dice, 6, 0),
                                      .time = roll_amount(dice, 6, 0)};
    if (graph_add_standing(graph, &standing, &error) != 0) {
      abort();
    }
  }
}

struct graph *dice_graph(struct dice *dice, struct arena *arena, size_t most, struct ways_limits *limits) {
  struct graph *graph = graph_make(arena);
  struct error error = {0};
  double weights[5] = {0.31, 0.27, 0.19, 0.13, 0.1};
  double covered[5] = {0};
  size_t steps = 1 + dice_roll(dice, (unsigned)most);
  size_t needs = dice_roll(dice, 6);
  for (size_t n = 0; n < needs; n++) {
    covered[n] = dice_roll(dice, 3) == 0 ? 0.25 : 0.0;
  }
  if (graph == NULL || graph_set_needs(graph, weights, covered, needs, &error) != 0) {
    abort();
  }
  graph->nothing_required = dice_roll(dice, 10) == 0;
  graph->fit_step = dice_roll(dice, 2) == 0 ? 1e-9 : 0.05;
  roll_steps(dice, graph, steps, needs);
  *limits = (struct ways_limits){.bits = dice_roll(dice, 3) == 0 ? dice_roll(dice, 32) : 0,
                                 .budget = (long long)dice_roll(dice, 20) * 100,
                                 .time = (long long)dice_roll(dice, 20) * 100};
  limits->bits |= dice_roll(dice, 4) == 0 ? (unsigned)WAYS_BUDGET : 0U;
  limits->bits |= dice_roll(dice, 4) == 0 ? (unsigned)WAYS_TIME : 0U;
  return graph;
}

/* --- trying everything --- */

enum { MOST_STEPS = 14, MOST_LABELS = 40 };

struct pair {
  long long cost, time;
};

struct set {
  struct pair pairs[MOST_LABELS];
  size_t count;
};

static bool has(const struct graph *graph, unsigned mask, size_t step) {
  return graph->steps[step].held || ((mask >> step) & 1U) != 0;
}

static bool meets(const struct graph *graph, unsigned bits, unsigned mask, size_t index) {
  if (index == GRAPH_NOTHING) {
    return true;
  }
  const struct graph_requirement *requirement = &graph->requirements[index];
  if (requirement->kind == REQUIRE_STEP) {
    return has(graph, mask, requirement->step);
  }
  if (requirement->kind == REQUIRE_FACT) {
    return (requirement->fails & bits) == 0;
  }
  size_t met = 0;
  for (size_t i = 0; i < requirement->part_count; i++) {
    met += meets(graph, bits, mask, requirement->parts[i]);
  }
  return met >= requirement->least;
}

static bool may_take(const struct graph *graph, unsigned bits, unsigned mask, size_t step) {
  const struct graph_step *kept = &graph->steps[step];
  return !has(graph, mask, step) && (kept->fails & bits) == 0 && meets(graph, bits, mask, kept->requires_index);
}

static struct pair price(const struct graph *graph, unsigned mask, size_t step) {
  struct pair off = {0, 0};
  struct pair own = {graph->steps[step].cost, graph->steps[step].time};
  for (size_t i = 0; i < graph->standing_count; i++) {
    const struct graph_standing *standing = &graph->standings[i];
    if (standing->to == step && has(graph, mask, standing->from)) {
      off.cost = standing->cost > off.cost ? standing->cost : off.cost;
      off.time = standing->time > off.time ? standing->time : off.time;
    }
  }
  own.cost = own.cost > off.cost ? own.cost - off.cost : 0;
  own.time = own.time > off.time ? own.time - off.time : 0;
  return own;
}

static void put(struct set *set, struct pair pair) {
  size_t kept = 0;
  for (size_t i = 0; i < set->count; i++) {
    if (set->pairs[i].cost <= pair.cost && set->pairs[i].time <= pair.time) {
      return;
    }
  }
  for (size_t i = 0; i < set->count; i++) {
    if (set->pairs[i].cost < pair.cost || set->pairs[i].time < pair.time) {
      set->pairs[kept++] = set->pairs[i];
    }
  }
  if (kept == MOST_LABELS) {
    abort();
  }
  set->pairs[kept++] = pair;
  set->count = kept;
}

static long long fit_of(const struct graph *graph, unsigned mask) {
  double sum = 0.0;
  for (size_t n = 0; n < graph->need_count; n++) {
    double most = graph->covered[n];
    for (size_t s = 0; s < graph->step_count; s++) {
      for (size_t p = 0; ((mask >> s) & 1U) != 0 && p < graph->steps[s].piece_count; p++) {
        const struct graph_piece *piece = &graph->steps[s].pieces[p];
        most = piece->need == n && piece->covered > most ? piece->covered : most;
      }
    }
    sum += graph->weights[n] * most;
  }
  return llround(sum / graph->fit_step);
}

static bool reaches_goal(const struct graph *graph, unsigned mask) {
  bool reached = graph->nothing_required;
  for (size_t s = 0; s < graph->step_count; s++) {
    reached = reached || (graph->steps[s].goal && has(graph, mask, s));
  }
  return reached;
}

static bool no_worse(const struct result *a, const struct result *b) {
  return a->cost <= b->cost && a->time <= b->time && a->fit >= b->fit && a->unknown_costs <= b->unknown_costs &&
         a->unknown_times <= b->unknown_times;
}

static void keep(struct result *results, size_t *count, size_t room, const struct result *result) {
  size_t kept = 0;
  for (size_t i = 0; i < *count; i++) {
    if (no_worse(&results[i], result)) {
      return;
    }
  }
  for (size_t i = 0; i < *count; i++) {
    if (!no_worse(result, &results[i])) {
      results[kept++] = results[i];
    }
  }
  if (kept == room) {
    abort();
  }
  results[kept++] = *result;
  *count = kept;
}

static bool within(const struct ways_limits *limits, long long cost, long long time) {
  return !((limits->bits & WAYS_BUDGET) != 0 && cost > limits->budget) &&
         !((limits->bits & WAYS_TIME) != 0 && time > limits->time);
}

static bool is_whole(const struct graph *graph, size_t step) {
  return graph->steps[step].cost >= 0 && !graph->steps[step].at_least;
}

static void finish(const struct graph *graph, const struct ways_limits *limits, unsigned mask, const struct set *set,
                   struct result *results, size_t *count, size_t room) {
  struct result result = {0};
  if (set->count == 0 || !reaches_goal(graph, mask)) {
    return;
  }
  result.fit = fit_of(graph, mask);
  for (size_t s = 0; s < graph->step_count; s++) {
    bool in = ((mask >> s) & 1U) != 0;
    result.unknown_costs += in && !is_whole(graph, s);
    result.unknown_times += in && graph->steps[s].time < 0;
  }
  for (size_t i = 0; i < set->count; i++) {
    result.cost = set->pairs[i].cost;
    result.time = set->pairs[i].time;
    if (within(limits, result.cost, result.time)) {
      keep(results, count, room, &result);
    }
  }
}

size_t brute_front(const struct graph *graph, const struct ways_limits *limits, struct result *results, size_t room) {
  size_t count = 0;
  struct set *sets = calloc((size_t)1 << graph->step_count, sizeof *sets);
  if (sets == NULL || graph->step_count > MOST_STEPS) {
    abort();
  }
  sets[0].count = 1;
  for (unsigned mask = 0; mask < 1U << graph->step_count; mask++) {
    for (size_t step = 0; step < graph->step_count && sets[mask].count > 0; step++) {
      if (!may_take(graph, limits->bits, mask, step)) {
        continue;
      }
      struct pair own = price(graph, mask, step);
      for (size_t i = 0; i < sets[mask].count; i++) {
        put(&sets[mask | 1U << step],
            (struct pair){sets[mask].pairs[i].cost + own.cost, sets[mask].pairs[i].time + own.time});
      }
    }
    finish(graph, limits, mask, &sets[mask], results, &count, room);
  }
  free(sets);
  if (count > 0) {
    qsort(results, count, sizeof *results, compare_results);
  }
  return count;
}

int compare_results(const void *left, const void *right) {
  const struct result *a = left;
  const struct result *b = right;
  long long differences[] = {a->cost - b->cost, a->time - b->time, a->fit - b->fit,
                             (long long)a->unknown_costs - (long long)b->unknown_costs,
                             (long long)a->unknown_times - (long long)b->unknown_times};
  for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++) {
    if (differences[i] != 0) {
      return differences[i] < 0 ? -1 : 1;
    }
  }
  return 0;
}

bool walk_way(const struct graph *graph, const struct ways_limits *limits, const struct way *way,
              struct result *result) {
  unsigned mask = 0;
  *result = (struct result){0};
  for (size_t i = 0; i < way->count; i++) {
    size_t step = way->steps[i];
    if (!may_take(graph, limits->bits, mask, step)) {
      return false;
    }
    struct pair own = price(graph, mask, step);
    result->cost += own.cost;
    result->time += own.time;
    result->unknown_costs += !is_whole(graph, step);
    result->unknown_times += graph->steps[step].time < 0;
    mask |= 1U << step;
  }
  result->fit = fit_of(graph, mask);
  return reaches_goal(graph, mask) && within(limits, result->cost, result->time);
}
