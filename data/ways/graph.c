/* SPDX-License-Identifier: MIT */
#include "data/ways/graph.h"

#include <math.h>
#include <string.h>

static const double tenth_of_a_percent = 0.001;

struct graph *graph_make(struct arena *arena) {
  struct graph *graph = arena_alloc(arena, sizeof *graph);
  if (graph != NULL) {
    *graph = (struct graph){.arena = arena, .fit_step = tenth_of_a_percent};
  }
  return graph;
}

static void *copy_of(struct arena *arena, const void *items, size_t count, size_t size) {
  void *copy = arena_array(arena, count, size);
  if (copy != NULL && count > 0) {
    memcpy(copy, items, count * size);
  }
  return copy;
}

int graph_add_step(struct graph *graph, const struct graph_step *step, size_t *index, struct error *error) {
  if (graph->step_count == graph->step_capacity) {
    void *grown =
        arena_grow(graph->arena, graph->steps, graph->step_count, &graph->step_capacity, sizeof *graph->steps);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    graph->steps = grown;
  }
  struct graph_step *kept = &graph->steps[graph->step_count];
  *kept = *step;
  kept->pieces = copy_of(graph->arena, step->pieces, step->piece_count, sizeof *step->pieces);
  if (kept->pieces == NULL) {
    return error_no_memory(error);
  }
  *index = graph->step_count++;
  return 0;
}

int graph_add_requirement(struct graph *graph, const struct graph_requirement *requirement, size_t *index,
                          struct error *error) {
  if (graph->requirement_count == graph->requirement_capacity) {
    void *grown = arena_grow(graph->arena, graph->requirements, graph->requirement_count, &graph->requirement_capacity,
                             sizeof *graph->requirements);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    graph->requirements = grown;
  }
  struct graph_requirement *kept = &graph->requirements[graph->requirement_count];
  *kept = *requirement;
  kept->parts = copy_of(graph->arena, requirement->parts, requirement->part_count, sizeof *requirement->parts);
  if (kept->parts == NULL) {
    return error_no_memory(error);
  }
  *index = graph->requirement_count++;
  return 0;
}

int graph_add_standing(struct graph *graph, const struct graph_standing *standing, struct error *error) {
  if (graph->standing_count == graph->standing_capacity) {
    void *grown = arena_grow(graph->arena, graph->standings, graph->standing_count, &graph->standing_capacity,
                             sizeof *graph->standings);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    graph->standings = grown;
  }
  graph->standings[graph->standing_count++] = *standing;
  return 0;
}

int graph_set_needs(struct graph *graph, const double *weights, const double *covered, size_t count,
                    struct error *error) {
  graph->weights = copy_of(graph->arena, weights, count, sizeof *weights);
  graph->covered = copy_of(graph->arena, covered, count, sizeof *covered);
  if (graph->weights == NULL || graph->covered == NULL) {
    return error_no_memory(error);
  }
  graph->need_count = count;
  return 0;
}

/* Always summed in the same order, so that the same cover gives the same fit. */
long long graph_fit(const struct graph *graph, const double *covered) {
  double sum = 0.0;
  for (size_t i = 0; i < graph->need_count; i++) {
    sum += graph->weights[i] * covered[i];
  }
  return llround(sum / graph->fit_step);
}

static long long less(long long amount, long long off) {
  return amount < 0 ? amount : amount > off ? amount - off : 0;
}

void graph_price(const struct graph *graph, size_t step, const bool *has, long long *cost, long long *time) {
  long long cost_off = 0;
  long long time_off = 0;
  for (size_t i = 0; i < graph->standing_count; i++) {
    const struct graph_standing *standing = &graph->standings[i];
    if (standing->to == step && (graph->steps[standing->from].held || (has != NULL && has[standing->from]))) {
      cost_off = standing->cost > cost_off ? standing->cost : cost_off;
      time_off = standing->time > time_off ? standing->time : time_off;
    }
  }
  *cost = less(graph->steps[step].cost, cost_off);
  *time = less(graph->steps[step].time, time_off);
}
