/* SPDX-License-Identifier: MIT */
/* A pathway as a ladder: its components are the steps. */
#include <string.h>

#include "data/jobs/jobs.h"
#include "data/ladder/parts.h"

/* What a component stands for gives its price, time and exits: the first credential of the snapshot. */
static int take_credential(struct growth *growth, struct ladder_step *step, struct error *error) {
  const struct pathway_component *component = step->component;
  struct credential credential;
  for (size_t i = 0; i < component->stands_for_count; i++) {
    const struct resource_link *link = component->stands_for[i];
    if (link->ctid == NULL || link->kind == NULL ||
        (strcmp(link->kind, "credential") != 0 && strcmp(link->kind, "learning") != 0)) {
      continue;
    }
    if (credential_read(growth->catalog, growth->arena, link->ctid, &credential, error) != 0) {
      return -1;
    }
    step->row = credential.row;
    step->is_credential = true;
    step->source = credential.source;
    step->cost_aggregate = credential.cost_aggregate;
    step->programs = credential.programs;
    for (size_t j = 0; j < credential.job_count; j++) {
      if (growth_add_exit(growth, step, credential.jobs[j].code, credential.jobs[j].basis, error) != 0) {
        return -1;
      }
    }
    return 0;
  }
  return 0;
}

/* Occupations that a component names by their addresses. */
static int take_occupations(struct growth *growth, struct ladder_step *step, struct error *error) {
  for (size_t i = 0; i < step->component->stands_for_count; i++) {
    const struct resource_link *link = step->component->stands_for[i];
    const char *texts[] = {link->url, link->name};
    for (size_t j = 0; link->ctid == NULL && j < 2; j++) {
      if (texts[j] != NULL && growth_add_exit(growth, step, texts[j], "published", error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}

static int add_component(struct growth *growth, const struct pathway_component *component, struct error *error) {
  struct ladder *ladder = growth->ladder;
  const struct resource *resource = &component->resource;
  struct ladder_step *step = &ladder->steps[ladder->step_count++];
  *step = (struct ladder_step){.ctid = resource->ctid,
                               .name = resource->name,
                               .name_es = resource->name_es,
                               .type = resource->type,
                               .row = {.cost = -1, .days = -1},
                               .asked = component->part == PART_GOAL,
                               .place = LADDER_NONE,
                               .builds_on = LADDER_NONE,
                               .component = component};
  if (take_credential(growth, step, error) != 0 || take_occupations(growth, step, error) != 0) {
    return -1;
  }
  step->level = ladder_level(step->row.type, step->exit_count > 0 ? step->exits[0].zone : 0);
  return 0;
}

static void add_edges(struct growth *growth, const struct pathway *pathway) {
  for (size_t i = 0; i < pathway->before_count; i++) {
    const struct pathway_before *before = &pathway->before[i];
    growth->ladder->edges[growth->ladder->edge_count++] =
        (struct ladder_edge){.from = before->one,
                             .to = before->other,
                             .kind = before->kind,
                             .stated_by = before->from_other ? "source" : "target",
                             .way = before->way,
                             .option = before->option};
  }
}

int growth_pathway(struct growth *growth, const struct resource *top, struct error *error) {
  struct ladder *ladder = growth->ladder;
  struct pathway *pathway = arena_alloc(growth->arena, sizeof *pathway);
  if (pathway == NULL) {
    return error_no_memory(error);
  }
  if (pathway_read(growth->catalog, growth->arena, top, pathway, error) != 0) {
    return -1;
  }
  ladder->about = LADDER_OF_PATHWAY;
  ladder->pathway = pathway;
  ladder->key = top->ctid;
  ladder->name = top->name;
  ladder->name_es = top->name_es;
  ladder->type = top->type;
  ladder->left_out = pathway->left_out;
  ladder->line = arena_array(growth->arena, pathway->count + 1, sizeof *ladder->line);
  if (ladder->line == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < pathway->count; i++) {
    if (add_component(growth, &pathway->components[i], error) != 0) {
      return -1;
    }
    if (pathway->components[i].part != PART_OTHER) {
      ladder->line[ladder->line_count++] = i;
    }
  }
  add_edges(growth, pathway);
  return 0;
}
