/* SPDX-License-Identifier: MIT */
/* All ways to one occupation on a graph of 100,000 credentials with 400,000
 * edges, against plain label correcting over the same graph: every credential
 * keeps its labels of cost and time, what a label needs is added up as if
 * nothing were shared, and fit is left out. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/ways/search.h"
#include "tests/bench/bench.h"

enum { FIELDS = 250, LEVELS = 5, A_LEVEL = 80, NEEDS = 80, STEPS = FIELDS * LEVELS * A_LEVEL, EDGES = 400000 };
enum { LICENSES = 3, MOST_LABELS = 64, SHAPES = 3 };

struct made {
  struct graph *graph;
  uint64_t state;
  size_t edges;
};

static unsigned roll(struct made *made, unsigned sides) {
  made->state = made->state * 6364136223846793005U + 1442695040888963407U;
  return (unsigned)((made->state >> 33) % sides);
}

static size_t add(struct made *made, const struct graph_requirement *requirement) {
  size_t index = 0;
  struct error error = {0};
  made->edges += requirement->kind == REQUIRE_STEP;
  if (graph_add_requirement(made->graph, requirement, &index, &error) != 0) {
    bench_fail("Making the graph", &error);
  }
  return index;
}

static size_t step_at(size_t field, size_t level, size_t place) {
  return (field * LEVELS + level) * A_LEVEL + place;
}

static size_t one(struct made *made, size_t step) {
  return add(made, &(struct graph_requirement){.kind = REQUIRE_STEP, .step = step});
}

static size_t some(struct made *made, size_t least, const size_t *parts, size_t count) {
  return add(made,
             &(struct graph_requirement){.kind = REQUIRE_SOME, .least = least, .parts = parts, .part_count = count});
}

/* A license asks for one of the programs of its level; a program for the
 * license of the level below, for some programs there, or for nothing. */
static size_t roll_requirement(struct made *made, size_t field, size_t level, size_t place) {
  size_t parts[A_LEVEL];
  size_t count = 0;
  if (place < LICENSES) {
    for (size_t i = LICENSES; i < A_LEVEL; i++) {
      if (roll(made, 3) == 0) {
        parts[count++] = one(made, step_at(field, level, i));
      }
    }
    return some(made, 1, parts, count);
  }
  unsigned kind = level == 0 ? 9 : roll(made, 10);
  if (kind < 4) {
    parts[count++] = one(made, step_at(field, level - 1, roll(made, LICENSES)));
  } else if (kind < 8) {
    for (size_t i = 0; i < 2 + roll(made, 5); i++) {
      size_t from = roll(made, 20) == 0 ? roll(made, FIELDS) : field;
      parts[count++] = one(made, step_at(from, roll(made, (unsigned)level), roll(made, A_LEVEL)));
    }
  }
  return count == 0 ? GRAPH_NOTHING : some(made, kind == 4 ? count : kind == 5 ? (count + 1) / 2 : 1, parts, count);
}

/* What a goal covers: all alike, or, in the third shape, some of them less. */
static size_t roll_pieces(struct made *made, bool goal, size_t level, int shape, struct graph_piece *pieces) {
  size_t count = 0;
  for (size_t n = 0; n < NEEDS; n++) {
    double covered = goal ? 0.5 : n % (6 - level) == 0 ? 0.1 * (double)(1 + level) : 0.0;
    if (goal && shape == 2 && roll(made, 40) == 0) {
      covered = 0.4;
    }
    if (covered > 0.0) {
      pieces[count++] = (struct graph_piece){n, covered};
    }
  }
  return count;
}

static void make_steps(struct made *made, int shape) {
  struct graph_piece pieces[NEEDS];
  struct error error = {0};
  size_t index = 0;
  for (size_t s = 0; s < STEPS; s++) {
    size_t field = s / (LEVELS * A_LEVEL);
    size_t level = s / A_LEVEL % LEVELS;
    size_t place = s % A_LEVEL;
    bool goal = field == 0 && level >= 2;
    struct graph_step step = {
        .cost = roll(made, 5) == 0 ? -1 : 100 * (long long)(place < LICENSES ? roll(made, 400) : roll(made, 20000)),
        .time = roll(made, 20) == 0 ? -1 : (long long)GRAPH_DAY * roll(made, place < LICENSES ? 30 : 700),
        .goal = shape == 0 ? goal && level == 3 && place < LICENSES : goal,
        .requires_index = roll_requirement(made, field, level, place),
        .pieces = pieces,
        .piece_count = field == 0 ? roll_pieces(made, goal, level, shape, pieces) : 0};
    if (graph_add_step(made->graph, &step, &index, &error) != 0) {
      bench_fail("Making the graph", &error);
    }
  }
}

static void make_graph(struct made *made, struct arena *arena, int shape) {
  static double weights[NEEDS], covered[NEEDS];
  struct error error = {0};
  *made = (struct made){.graph = graph_make(arena), .state = 42 + (uint64_t)shape};
  for (size_t n = 0; n < NEEDS; n++) {
    weights[n] = 1.0 / NEEDS;
  }
  if (made->graph == NULL || graph_set_needs(made->graph, weights, covered, NEEDS, &error) != 0) {
    bench_fail("Making the graph", NULL);
  }
  make_steps(made, shape);
  for (; made->edges < EDGES; made->edges++) {
    size_t to = roll(made, STEPS);
    size_t from = step_at(to / (LEVELS * A_LEVEL), roll(made, LEVELS), roll(made, A_LEVEL));
    bool stated = roll(made, 10) == 0 && from / A_LEVEL < to / A_LEVEL;
    struct graph_standing standing = {.from = from,
                                      .to = to,
                                      .cost = stated ? 100 * (long long)roll(made, 3000) : 0,
                                      .time = stated ? (long long)GRAPH_DAY * roll(made, 100) : 0};
    if (graph_add_standing(made->graph, &standing, &error) != 0) {
      bench_fail("Making the graph", &error);
    }
  }
}

/* --- the baseline --- */

struct labels {
  struct value {
    long long cost, time;
  } items[MOST_LABELS];
  size_t count;
};

static bool put(struct labels *labels, struct value value) {
  size_t kept = 0;
  for (size_t i = 0; i < labels->count; i++) {
    if (labels->items[i].cost <= value.cost && labels->items[i].time <= value.time) {
      return false;
    }
  }
  for (size_t i = 0; i < labels->count; i++) {
    if (labels->items[i].cost < value.cost || labels->items[i].time < value.time) {
      labels->items[kept++] = labels->items[i];
    }
  }
  bool room = kept < MOST_LABELS;
  if (room) {
    labels->items[kept++] = value;
  }
  labels->count = kept;
  return room;
}

static void correct_requirement(const struct graph *graph, const struct labels *steps, size_t index,
                                struct labels *result) {
  const struct graph_requirement *requirement = &graph->requirements[index];
  bool any = requirement->least == 1;
  struct labels sum = {.count = 1};
  result->count = 0;
  if (requirement->kind == REQUIRE_STEP) {
    *result = steps[requirement->step];
    return;
  }
  for (size_t i = 0; i < requirement->part_count && (any || i < requirement->least); i++) {
    const struct labels *part = &steps[graph->requirements[requirement->parts[i]].step];
    struct labels next = {.count = 0};
    for (size_t a = 0; a < part->count; a++) {
      for (size_t b = 0; !any && b < sum.count; b++) {
        (void)put(&next,
                  (struct value){part->items[a].cost + sum.items[b].cost, part->items[a].time + sum.items[b].time});
      }
      if (any) {
        (void)put(result, part->items[a]);
      }
    }
    sum = next;
  }
  *result = any ? *result : sum;
}

static size_t correct_labels(const struct graph *graph, struct labels *steps) {
  static struct labels before;
  size_t changes = 1;
  size_t total = 0;
  memset(steps, 0, graph->step_count * sizeof *steps);
  while (changes > 0) {
    changes = 0;
    for (size_t s = 0; s < graph->step_count; s++) {
      const struct graph_step *step = &graph->steps[s];
      before = (struct labels){.count = 1};
      if (step->requires_index != GRAPH_NOTHING) {
        correct_requirement(graph, steps, step->requires_index, &before);
      }
      for (size_t i = 0; i < before.count; i++) {
        changes += put(&steps[s], (struct value){before.items[i].cost + (step->cost > 0 ? step->cost : 0),
                                                 before.items[i].time + (step->time > 0 ? step->time : 0)});
      }
    }
    total += changes;
  }
  return total;
}

static void compare(const struct bench *bench, int shape, const char *name) {
  struct bench_times own = {0};
  struct bench_times baseline = {0};
  struct arena *arena = arena_new((size_t)1 << 30);
  struct arena *found = arena_new((size_t)64 << 20);
  struct labels *labels = calloc(STEPS, sizeof *labels);
  struct made made;
  struct ways ways = {0};
  struct ways_limits none = {0};
  struct error error = {0};
  char note[128];
  if (arena == NULL || found == NULL || labels == NULL) {
    bench_fail("No memory", NULL);
  }
  make_graph(&made, arena, shape);
  for (size_t round = 0; round < bench->rounds; round++) {
    arena_reset(found);
    double start = bench_now();
    if (ways_search(made.graph, &none, NULL, found, &ways, &error) != 0) {
      bench_fail("Searching ways", &error);
    }
    bench_add(&own, bench_now() - start);
    start = bench_now();
    (void)correct_labels(made.graph, labels);
    bench_add(&baseline, bench_now() - start);
  }
  (void)snprintf(note, sizeof note, "%zu ways, %s, %zu looked at", ways.count, ways.exact ? "exact" : "NOT exact",
                 ways.work);
  bench_row(name, &own, &baseline, note);
  free(labels);
  arena_free(found);
  arena_free(arena);
}

int main(int count, char **arguments) {
  static const char *const names[SHAPES] = {"one license", "240 goals", "240 goals that differ"};
  struct bench bench = bench_start(count, arguments);
  bench_table("Ways on 100,000 credentials, 400,000 edges", "graph", "search", "label correcting");
  for (int shape = 0; shape < SHAPES; shape++) {
    compare(&bench, shape, names[shape]);
  }
  return 0;
}
