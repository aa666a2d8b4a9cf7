/* SPDX-License-Identifier: MIT */
/* Which components of a pathway are needed: from the goal downward. */
#include <stdlib.h>
#include <string.h>

#include "data/ladder/parts.h"
#include "data/ladder/pathway.h"

struct marking {
  struct pathway *pathway;
  const struct pathway_component **sorted; /* by CTID */
  size_t *waiting;                         /* components whose part has risen and is to be handed down */
  size_t waiting_count;
};

static bool is_constraint(const struct resource_need *need) {
  return strcmp(need->kind, "constraint") == 0;
}

size_t pathway_required(const struct resource *resource, const struct resource_need *need, size_t *of) {
  size_t inner = 0;
  for (size_t i = 0; i < resource->need_count; i++) {
    inner += resource->needs[i].parent == need->id && !is_constraint(&resource->needs[i]);
  }
  *of = need->target_count + inner;
  if (strcmp(need->kind, "hasCondition") != 0) { /* what is within a ConditionProfile are alternatives */
    return need->target_count + (inner > 0 ? 1 : 0);
  }
  bool only_one = need->logic != NULL && strstr(need->logic, "OnlyOne") != NULL;
  bool either = need->logic != NULL && strstr(need->logic, "Or") != NULL;
  size_t asked = only_one || (need->required < 0 && either) ? 1 : need->required < 0 ? *of : (size_t)need->required;
  return asked < *of ? asked : *of;
}

static void raise(struct marking *marking, size_t at, enum pathway_part part) {
  struct pathway_component *component = &marking->pathway->components[at];
  if (component->part < part) {
    component->part = part;
    marking->waiting[marking->waiting_count++] = at;
  }
}

static int compare_ctids(const void *one, const void *two) {
  const struct pathway_component *const *a = one;
  const struct pathway_component *const *b = two;
  return strcmp((*a)->resource.ctid, (*b)->resource.ctid);
}

static void raise_named(struct marking *marking, const char *ctid, enum pathway_part part) {
  const struct pathway_component wanted = {.resource = {.ctid = ctid}};
  const struct pathway_component *key = &wanted;
  const struct pathway_component **found =
      ctid == NULL ? NULL
                   : bsearch(&key, marking->sorted, marking->pathway->count, sizeof *marking->sorted, compare_ctids);
  if (found != NULL) {
    raise(marking, (size_t)(*found - marking->pathway->components), part);
  }
}

/* The first `asked` of the targets, then of the inner conditions. */
static void mark_need(struct marking *marking, const struct resource *resource, const struct resource_need *need,
                      enum pathway_part part, int depth) {
  size_t of = 0;
  size_t asked = pathway_required(resource, need, &of);
  enum pathway_part inner = asked < of ? PART_CHOSEN : part;
  size_t taken = 0;
  for (size_t i = 0; i < need->target_count && taken < asked; i++, taken++) {
    raise_named(marking, need->targets[i].ctid, inner);
  }
  for (size_t i = 0; i < resource->need_count && taken < asked && depth < PATHWAY_DEEPEST; i++) {
    const struct resource_need *within = &resource->needs[i];
    if (within->parent == need->id && !is_constraint(within) && within != need) {
      mark_need(marking, resource, within, inner, depth + 1);
      taken++;
    }
  }
}

/* Marks what the conditions of a record ask for. Returns whether there are any that name something. */
static bool mark_needs(struct marking *marking, const struct resource *resource, enum pathway_part part) {
  bool any = false;
  for (size_t i = 0; i < resource->need_count; i++) {
    const struct resource_need *need = &resource->needs[i];
    size_t of = 0;
    if (need->parent == 0 && !is_constraint(need) && strcmp(need->kind, "recommends") != 0) {
      (void)pathway_required(resource, need, &of);
      any = any || of > 0;
      mark_need(marking, resource, need, part, 0);
    }
  }
  return any;
}

static void hand_down(struct marking *marking, size_t at) {
  struct pathway *pathway = marking->pathway;
  enum pathway_part part = pathway->components[at].part == PART_CHOSEN ? PART_CHOSEN : PART_NEEDED;
  bool conditions = mark_needs(marking, &pathway->components[at].resource, part);
  for (size_t i = 0; i < pathway->before_count; i++) {
    const struct pathway_before *before = &pathway->before[i];
    bool part_of = strcmp(before->kind, "part") == 0;
    if (before->other == at && before->way == 0 && (!part_of || !conditions)) {
      raise(marking, before->one, part);
    }
  }
}

static bool is_goal_link(const struct resource_link *link) {
  return link->from_other ? strncmp(link->relation, "isDestinationComponent", strlen("isDestinationComponent")) == 0
                          : strcmp(link->relation, "hasDestinationComponent") == 0;
}

/* The goal: as stated; else what comes before nothing else. */
static void mark_goals(struct marking *marking) {
  struct pathway *pathway = marking->pathway;
  for (size_t i = 0; i < pathway->resource.link_count; i++) {
    if (is_goal_link(&pathway->resource.links[i])) {
      raise_named(marking, pathway->resource.links[i].ctid, PART_GOAL);
    }
  }
  bool asked = mark_needs(marking, &pathway->resource, PART_NEEDED);
  bool stated = marking->waiting_count > 0 || asked;
  for (size_t i = 0; i < pathway->count && !stated; i++) {
    bool leads = false;
    for (size_t j = 0; j < pathway->before_count && !leads; j++) {
      leads = pathway->before[j].one == i;
    }
    if (!leads) {
      raise(marking, i, PART_GOAL);
    }
  }
}

bool pathway_mark_needed(struct arena *arena, struct pathway *pathway) {
  /* A part rises at most three times. */
  struct marking marking = {.pathway = pathway,
                            .sorted = arena_array(arena, pathway->count + 1, sizeof *marking.sorted),
                            .waiting = arena_array(arena, 4 * pathway->count + 4, sizeof *marking.waiting)};
  if (marking.waiting == NULL || marking.sorted == NULL) {
    return false;
  }
  for (size_t i = 0; i < pathway->count; i++) {
    marking.sorted[i] = &pathway->components[i];
  }
  qsort(marking.sorted, pathway->count, sizeof *marking.sorted, compare_ctids);
  mark_goals(&marking);
  for (size_t i = 0; i < marking.waiting_count; i++) {
    hand_down(&marking, marking.waiting[i]);
  }
  return true;
}
