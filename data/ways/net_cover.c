/* SPDX-License-Identifier: MIT */
/* What every way covers of each need, and in which needs steps differ. */
#include <stdlib.h>
#include <string.h>

#include "data/ways/net.h"

/* The least that a goal covers; every way has one, unless none is asked for. */
static int set_floor(struct net *net, struct error *error) {
  const struct graph *graph = net->graph;
  size_t needs = graph->need_count;
  double *row = arena_array(net->arena, needs + 1, sizeof *row);
  net->floor = arena_array(net->arena, needs + 1, sizeof *net->floor);
  if (row == NULL || net->floor == NULL) {
    return error_no_memory(error);
  }
  bool first = true;
  for (size_t i = 0; i < graph->step_count && !net->empty_allowed; i++) {
    const struct graph_step *step = &graph->steps[i];
    if (!net->units[i].goal) {
      continue;
    }
    memset(row, 0, needs * sizeof *row);
    for (size_t j = 0; j < step->piece_count; j++) {
      double *cell = &row[step->pieces[j].need];
      *cell = step->pieces[j].covered > *cell ? step->pieces[j].covered : *cell;
    }
    for (size_t n = 0; n < needs; n++) {
      net->floor[n] = first || row[n] < net->floor[n] ? row[n] : net->floor[n];
    }
    first = false;
  }
  for (size_t n = 0; n < needs; n++) {
    net->floor[n] = graph->covered[n] > net->floor[n] ? graph->covered[n] : net->floor[n];
  }
  return 0;
}

static int compare_covers(const void *left, const void *right) {
  const struct cover *a = left;
  const struct cover *b = right;
  if (a->dimension != b->dimension) {
    return a->dimension < b->dimension ? -1 : 1;
  }
  return a->covered > b->covered ? -1 : a->covered < b->covered;
}

/* By dimension, the most of each. */
static void sort_covers(struct unit *unit) {
  size_t kept = 0;
  if (unit->cover_count == 0) {
    return;
  }
  qsort(unit->covers, unit->cover_count, sizeof *unit->covers, compare_covers);
  for (size_t i = 0; i < unit->cover_count; i++) {
    if (kept == 0 || unit->covers[kept - 1].dimension != unit->covers[i].dimension) {
      unit->covers[kept++] = unit->covers[i];
    }
  }
  unit->cover_count = kept;
}

static int take_pieces(struct net *net, size_t index, uint32_t *dimension_of, struct error *error) {
  const struct graph_step *step = &net->graph->steps[index];
  struct unit *unit = &net->units[index];
  size_t count = 0;
  for (size_t j = 0; j < step->piece_count; j++) {
    count += step->pieces[j].covered > net->floor[step->pieces[j].need];
  }
  if (count == 0) {
    return 0;
  }
  unit->covers = arena_array(net->arena, count, sizeof *unit->covers);
  if (unit->covers == NULL) {
    return error_no_memory(error);
  }
  for (size_t j = 0; j < step->piece_count; j++) {
    size_t need = step->pieces[j].need;
    if (!(step->pieces[j].covered > net->floor[need])) {
      continue;
    }
    if (dimension_of[need] == UINT32_MAX) {
      dimension_of[need] = (uint32_t)net->dimension_count;
      net->dimension_need[net->dimension_count++] = (uint32_t)need;
    }
    unit->covers[unit->cover_count++] = (struct cover){dimension_of[need], step->pieces[j].covered};
  }
  sort_covers(unit);
  return 0;
}

int net_set_covers(struct net *net, struct error *error) {
  size_t needs = net->graph->need_count;
  uint32_t *dimension_of = arena_array(net->arena, needs + 1, sizeof *dimension_of);
  net->dimension_need = arena_array(net->arena, needs + 1, sizeof *net->dimension_need);
  if (dimension_of == NULL || net->dimension_need == NULL) {
    return error_no_memory(error);
  }
  if (set_floor(net, error) != 0) {
    return -1;
  }
  memset(dimension_of, 0xff, needs * sizeof *dimension_of);
  for (size_t i = 0; i < net->graph->step_count && !net->cost_only; i++) {
    if (net_can_take(net, i) && take_pieces(net, i, dimension_of, error) != 0) {
      return -1;
    }
  }
  return 0;
}
