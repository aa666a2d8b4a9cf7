/* SPDX-License-Identifier: MIT */
/* From what was asked for upward and downward along stated relations. */
#include <string.h>

#include "data/ladder/parts.h"

void growth_edge(struct growth *growth, const struct ladder_edge *edge) {
  struct ladder *ladder = growth->ladder;
  if (edge->from == edge->to) {
    return;
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *other = &ladder->edges[i];
    if (other->from == edge->from && other->to == edge->to && strcmp(other->kind, edge->kind) == 0) {
      return;
    }
  }
  if (ladder->edge_count == (size_t)LADDER_MOST_EDGES) {
    ladder->left_out++;
    return;
  }
  ladder->edges[ladder->edge_count++] = *edge;
}

/* One look from a step in one direction. */
struct look {
  struct growth *growth;
  size_t step;
  bool up, only_required;
  const char *older; /* the older version that states what is looked at */
  size_t followed;
};

static int take(struct look *look, const char *ctid, const char *name, struct ladder_edge edge, struct error *error) {
  struct growth *growth = look->growth;
  struct ladder *ladder = growth->ladder;
  const char *older = NULL;
  size_t other = LADDER_NONE;
  if (look->followed == (size_t)LADDER_WIDEST) {
    ladder->steps[look->step].left_out++;
    ladder->left_out++;
    return 0;
  }
  int height = ladder->steps[look->step].height + (look->up ? 1 : -1);
  if (growth_step(growth, ctid, name, height, &other, &older, error) != 0) {
    return -1;
  }
  if (other == LADDER_NONE) {
    ladder->steps[look->step].left_out++;
    ladder->left_out++;
    return 0;
  }
  look->followed++;
  edge.from = look->up ? look->step : other;
  edge.to = look->up ? other : look->step;
  edge.older = look->older != NULL ? look->older : older;
  growth_edge(growth, &edge);
  return 0;
}

static int take_line(struct look *look, const struct edge_line *line, struct error *error) {
  if (look->only_required && strcmp(line->kind, "required") != 0) {
    return 0;
  }
  return take(look, line->in_snapshot ? line->ctid : NULL, line->name,
              (struct ladder_edge){
                  .kind = line->kind, .stated_by = line->stated_by, .note = line->note, .note_es = line->note_es},
              error);
}

/* What a program says that it results in, from either side. */
static int take_results(struct look *look, const struct resource *resource, struct error *error) {
  for (size_t i = 0; i < resource->link_count; i++) {
    const struct resource_link *link = &resource->links[i];
    bool wanted = strcmp(link->relation, "resultsInCredential") == 0 && link->from_other != look->up &&
                  link->ctid != NULL && link->kind != NULL &&
                  (strcmp(link->kind, "credential") == 0 || strcmp(link->kind, "learning") == 0);
    if (wanted && take(look, link->ctid, link->name, (struct ladder_edge){.kind = "results in", .stated_by = "source"},
                       error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* All that leads up (or down) from one step, also as its older versions state it. */
static int look_from(struct look *look, struct error *error) {
  const struct grown *grown = look->growth->grown[look->step];
  for (size_t i = 0; grown != NULL && i < grown->version_count; i++) {
    const struct credential *credential = &grown->versions[i];
    const struct edge_line *lines = look->up ? credential->leads_to : credential->leads_from;
    size_t count = look->up ? credential->leads_to_count : credential->leads_from_count;
    look->older = i == 0 ? NULL : credential->row.ctid;
    for (size_t j = 0; j < count; j++) {
      if (take_line(look, &lines[j], error) != 0) {
        return -1;
      }
    }
    if (take_results(look, &grown->resources[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* Steps are followed in the order in which they were found, so the nearest come first. */
static int spread(struct growth *growth, size_t from, bool up, bool only_required, bool *done, struct error *error) {
  struct ladder *ladder = growth->ladder;
  for (size_t i = from; i < ladder->step_count; i++) {
    int height = ladder->steps[i].height;
    if (done[i] || height >= LADDER_DEEPEST || height <= -LADDER_DEEPEST) {
      continue;
    }
    struct look look = {.growth = growth, .step = i, .up = up, .only_required = only_required};
    done[i] = true;
    if (look_from(&look, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int growth_run(struct growth *growth, struct error *error) {
  size_t roots = growth->ladder->step_count;
  bool *up = arena_array(growth->arena, growth->most_steps, sizeof *up);
  bool *down = arena_array(growth->arena, growth->most_steps, sizeof *down);
  if (up == NULL || down == NULL) {
    return error_no_memory(error);
  }
  if (spread(growth, 0, true, false, up, error) != 0) {
    return -1;
  }
  /* Downward from the roots; what was found upward waits. */
  size_t above = growth->ladder->step_count;
  for (size_t i = roots; i < above; i++) {
    down[i] = true;
  }
  if (spread(growth, 0, false, false, down, error) != 0) {
    return -1;
  }
  for (size_t i = roots; i < above; i++) {
    down[i] = false;
  }
  return spread(growth, roots, false, true, down, error);
}
