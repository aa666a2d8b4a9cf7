/* SPDX-License-Identifier: MIT */
/* What is true of the edges together: circles, and choices. */
#include <string.h>

#include "data/ladder/parts.h"

enum colour { NEW, OPEN, DONE };

/* A walk without recursion: the step that is open at each depth, and the edge to go on with. */
struct walk {
  enum colour *colours;
  size_t *open, *next;
  size_t depth;
};

static void enter(struct walk *walk, size_t step) {
  walk->colours[step] = OPEN;
  walk->open[walk->depth] = step;
  walk->next[walk->depth++] = 0;
}

static void walk_from(struct ladder *ladder, struct walk *walk, size_t start) {
  enter(walk, start);
  while (walk->depth > 0) {
    size_t step = walk->open[walk->depth - 1];
    size_t at = walk->next[walk->depth - 1]++;
    if (at == ladder->edge_count) {
      walk->colours[step] = DONE;
      walk->depth--;
      continue;
    }
    struct ladder_edge *edge = &ladder->edges[at];
    if (edge->from != step) {
      continue;
    }
    if (walk->colours[edge->to] == OPEN) {
      edge->cut = true;
      ladder->circles = true;
    } else if (walk->colours[edge->to] == NEW) {
      enter(walk, edge->to);
    }
  }
}

bool growth_cut_circles(struct growth *growth) {
  struct ladder *ladder = growth->ladder;
  size_t count = ladder->step_count;
  struct walk walk = {.colours = arena_array(growth->arena, count + 1, sizeof *walk.colours),
                      .open = arena_array(growth->arena, count + 1, sizeof *walk.open),
                      .next = arena_array(growth->arena, count + 1, sizeof *walk.next)};
  if (walk.colours == NULL || walk.open == NULL || walk.next == NULL) {
    return false;
  }
  /* From what was asked for first, so that the way up from there stays whole. */
  for (size_t i = 0; i < count; i++) {
    if (walk.colours[i] == NEW) {
      walk_from(ladder, &walk, i);
    }
  }
  return true;
}

static bool has_target(const struct condition_line *condition, const struct ladder_step *source) {
  for (size_t i = 0; condition->targets != NULL && condition->targets[i] != NULL; i++) {
    bool by_ctid = source->ctid != NULL && strcmp(condition->targets[i], source->ctid) == 0;
    bool by_name = source->ctid == NULL && condition->target_names[i] != NULL &&
                   strcmp(condition->target_names[i], source->name) == 0;
    if (by_ctid || by_name) {
      return true;
    }
    for (size_t j = 0; j < source->older_count; j++) {
      if (strcmp(condition->targets[i], source->older[j].ctid) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* A condition that asks for `edge` by itself decides; one of several ways only when there is none. */
static void find_way(const struct ladder *ladder, const struct credential *credential, struct ladder_edge *edge) {
  const struct ladder_step *source = &ladder->steps[edge->from];
  for (size_t i = 0; i < credential->condition_count; i++) {
    const struct condition_line *condition = &credential->conditions[i];
    if (!has_target(condition, source)) {
      continue;
    }
    edge->way = (int)(condition->parent % 1000000000);
    edge->option = condition->parent == 0 ? 0 : (int)(condition->id % 1000000000);
    if (condition->parent == 0) {
      return;
    }
  }
}

void growth_find_ways(struct growth *growth) {
  struct ladder *ladder = growth->ladder;
  for (size_t i = 0; i < ladder->edge_count; i++) {
    struct ladder_edge *edge = &ladder->edges[i];
    const struct grown *grown = growth->grown[edge->to];
    bool stated = strcmp(edge->kind, "required") == 0 || strcmp(edge->kind, "recommended") == 0;
    for (size_t j = 0; grown != NULL && stated && j < grown->version_count && edge->way == 0; j++) {
      find_way(ladder, &grown->versions[j], edge);
    }
  }
}
