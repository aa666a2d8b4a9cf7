/* SPDX-License-Identifier: MIT */
/* A way, step by step. */
#include "data/ways/from_catalog.h"

/* Whether the requirement speaks of the step anywhere. */
static bool asks_for(const struct graph *graph, size_t index, size_t step) {
  if (index == GRAPH_NOTHING) {
    return false;
  }
  const struct graph_requirement *requirement = &graph->requirements[index];
  if (requirement->kind != REQUIRE_SOME) {
    return requirement->kind == REQUIRE_STEP && requirement->step == step;
  }
  for (size_t i = 0; i < requirement->part_count; i++) {
    if (asks_for(graph, requirement->parts[i], step)) {
      return true;
    }
  }
  return false;
}

static bool gives_standing(const struct graph *graph, size_t from, size_t to) {
  for (size_t i = 0; i < graph->standing_count; i++) {
    const struct graph_standing *standing = &graph->standings[i];
    if (standing->from == from && standing->to == to && (standing->cost > 0 || standing->time > 0)) {
      return true;
    }
  }
  return false;
}

static bool is_stated(const struct routes *routes, size_t step) {
  for (size_t i = 0; i < routes->steps[step].assumption_count; i++) {
    enum assumption_kind kind = routes->steps[step].assumptions[i].kind;
    if (kind == ASSUMED_PROGRAM || kind == ASSUMED_NOT_HERE) {
      return false;
    }
  }
  return true;
}

/* Why the step stands in the way: the first later step that asks for it counts. */
static void find_reason(const struct routes *routes, const struct way *way, size_t at, struct route_part *part) {
  size_t step = way->steps[at];
  part->needed_by = GRAPH_NOTHING;
  part->because = "covers";
  part->stated = true;
  for (size_t i = at + 1; i < way->count; i++) {
    size_t later = way->steps[i];
    if (asks_for(routes->graph, routes->graph->steps[later].requires_index, step)) {
      part->because = "required";
      part->needed_by = later;
      part->stated = !routes->steps[later].by_preparation && routes->steps[step].ctid != NULL;
      return;
    }
    if (gives_standing(routes->graph, step, later)) {
      part->because = "advanced standing";
      part->needed_by = later;
    }
  }
  if (part->needed_by == GRAPH_NOTHING && routes->graph->steps[step].goal) {
    part->because = "goal";
    part->stated = is_stated(routes, step);
  }
}

struct route_part *routes_parts(const struct routes *routes, const struct way *way, struct arena *arena) {
  struct route_part *parts = arena_array(arena, way->count + 1, sizeof *parts);
  bool *has = arena_array(arena, routes->count + 1, sizeof *has);
  if (parts == NULL || has == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < way->count; i++) {
    parts[i].step = way->steps[i];
    graph_price(routes->graph, parts[i].step, has, &parts[i].cost, &parts[i].time);
    parts[i].at_least = routes->graph->steps[parts[i].step].at_least;
    find_reason(routes, way, i, &parts[i]);
    has[parts[i].step] = true;
  }
  return parts;
}

long long routes_first_exit(const struct routes *routes, const struct way *way, const struct route_part *parts,
                            size_t *part) {
  long long time = 0;
  for (size_t i = 0; i < way->count; i++) {
    time += parts[i].time > 0 ? parts[i].time : 0;
    if (routes->steps[parts[i].step].exit != NULL) {
      *part = i;
      return time;
    }
  }
  return -1;
}
