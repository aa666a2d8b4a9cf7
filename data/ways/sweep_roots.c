/* SPDX-License-Identifier: MIT */
/*
 * From which goals a way may still get better by steps that are taken for what
 * they cover.
 *
 * Such a way has one inside of it that is complete without those steps and in
 * no figure more. So it can be on the front only when that one would be, were
 * its fit the best that all steps together could make of it: when it would not,
 * from none of the ways to a goal, the goal is left alone. Where an unfinished
 * way pushed out another, their goals are of one group: what the other one's
 * goal could have shared with such steps is not known any more.
 */
#include "data/ways/sweep.h"

struct candidate {
  struct finished best; /* with the best fit that could come of it; steps are not kept */
  uint32_t root;
};

int sweep_roots_make(struct arena *arena, size_t count, struct roots *roots, struct error *error) {
  *roots = (struct roots){.arena = arena};
  roots->group = arena_array(arena, count + 1, sizeof *roots->group);
  roots->promising = arena_array(arena, count + 1, sizeof *roots->promising);
  if (roots->group == NULL || roots->promising == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i <= count; i++) {
    roots->group[i] = (uint32_t)i;
  }
  return 0;
}

static uint32_t group_of(struct roots *roots, uint32_t root) {
  while (roots->group[root] != root) {
    roots->group[root] = roots->group[roots->group[root]];
    root = roots->group[root];
  }
  return root;
}

void sweep_roots_join(struct roots *roots, uint32_t a, uint32_t b) {
  roots->group[group_of(roots, a)] = group_of(roots, b);
}

bool sweep_roots_add(struct roots *roots, uint32_t root, const struct finished *best) {
  if (roots->count == roots->capacity) {
    void *grown =
        arena_grow(roots->arena, roots->candidates, roots->count, &roots->capacity, sizeof *roots->candidates);
    if (grown == NULL) {
      return false;
    }
    roots->candidates = grown;
  }
  roots->candidates[roots->count++] = (struct candidate){*best, root};
  return true;
}

bool sweep_roots_weigh(struct roots *roots, const struct front *front, bool all) {
  bool any = all;
  roots->all = all;
  for (size_t i = 0; i < roots->count; i++) {
    if (!front_has_better(front, &roots->candidates[i].best)) {
      roots->promising[group_of(roots, roots->candidates[i].root)] = true;
      any = true;
    }
  }
  return any;
}

bool sweep_roots_promising(struct roots *roots, uint32_t root) {
  return roots->all || roots->promising[group_of(roots, root)];
}
