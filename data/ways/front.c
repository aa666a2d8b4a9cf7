/* SPDX-License-Identifier: MIT */
#include "data/ways/front.h"

#include <string.h>

static bool no_worse(const struct finished *a, const struct finished *b) {
  return a->cost <= b->cost && a->time <= b->time && a->fit >= b->fit && unknown_no_more(&a->unknown, &b->unknown);
}

static bool equal(const struct finished *a, const struct finished *b) {
  return a->cost == b->cost && a->time == b->time && a->fit == b->fit && a->unknown.costs == b->unknown.costs &&
         a->unknown.times == b->unknown.times;
}

bool front_has_better(const struct front *front, const struct finished *way) {
  for (size_t i = 0; i < front->count; i++) {
    if (no_worse(&front->items[i], way)) {
      return true;
    }
  }
  return false;
}

bool front_keep(struct front *front, const struct finished *way) {
  size_t kept = 0;
  for (size_t i = 0; i < front->count; i++) {
    bool fewer_steps = equal(&front->items[i], way) && way->count < front->items[i].count;
    if (no_worse(&front->items[i], way) && !fewer_steps) {
      return true;
    }
  }
  for (size_t i = 0; i < front->count; i++) {
    if (!no_worse(way, &front->items[i])) {
      front->items[kept++] = front->items[i];
    }
  }
  front->count = kept;
  if (front->count == front->capacity) {
    void *grown = arena_grow(front->arena, front->items, front->count, &front->capacity, sizeof *front->items);
    if (grown == NULL) {
      return false;
    }
    front->items = grown;
  }
  size_t *steps = arena_array(front->arena, way->count + 1, sizeof *steps);
  if (steps == NULL) {
    return false;
  }
  if (way->count > 0) {
    memcpy(steps, way->steps, way->count * sizeof *steps);
  }
  front->items[front->count] = *way;
  front->items[front->count++].steps = steps;
  return true;
}
