/* SPDX-License-Identifier: MIT */
/*
 * Published pathways: their components in the order in which they can be done,
 * what each stands for, and which are needed to reach the goal.
 *
 * Source: CTDL, ceterms:Pathway, ceterms:PathwayComponent and
 * ceterms:ComponentCondition. `requiredNumber` counts the target components and
 * the inner conditions of a condition; logic:OnlyOne asks for one of them, so does
 * logic:Or without a number; else all. Where that leaves a choice, the first ones
 * as published are taken as chosen. Conditions of the same component all hold. A
 * component without conditions needs those within it, and each needs those that
 * are stated to precede it. Of what stands within a ConditionProfile any one will do.
 */
#ifndef LADDERWAY_DATA_LADDER_PATHWAY_H
#define LADDERWAY_DATA_LADDER_PATHWAY_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/catalog/resource.h"

/* What a strange record can ask of us has an end. */
enum { PATHWAY_MOST_COMPONENTS = 1000, PATHWAY_MOST_BEFORE = 8000, PATHWAY_DEEPEST = 12 };

/* What has to be done with a component. */
enum pathway_part {
  PART_OTHER,  /* nothing needs it: another way, or beside the way */
  PART_CHOSEN, /* one of several that would do */
  PART_NEEDED, /* there is no way around it */
  PART_GOAL    /* what the pathway leads to */
};

/* "other", "chosen", "needed", "goal", as in the JSON documents. */
const char *pathway_part_name(enum pathway_part part);

struct pathway_component {
  struct resource resource;
  const struct resource_link **stands_for; /* the credential, course, occupation ... in its place */
  size_t stands_for_count;
  enum pathway_part part;
};

/* `one` of the components has to come before `other`. */
struct pathway_before {
  size_t one, other; /* places in the list of components */
  const char *kind;  /* "required": a condition; "part": within it; "preparation": stated as an order */
  bool from_other;   /* the one that comes before states it */
  int way, option;   /* as in struct ladder_edge */
};

struct pathway {
  struct resource resource;
  struct pathway_component *components; /* what comes first stands first */
  size_t count;
  struct pathway_before *before;
  size_t before_count;
  size_t left_out; /* components beyond the limit */
  bool circles;    /* some come before themselves */
};

/* Reads the components of the record `top`: those that it names, and those that
 * these say come before them. */
int pathway_read(struct catalog *catalog, struct arena *arena, const struct resource *top, struct pathway *pathway,
                 struct error *error) MUST_CHECK;

/* How many of the targets and inner conditions of `need` are asked for, of
 * `*of` that there are; 0 of 0 for what names none. */
size_t pathway_required(const struct resource *resource, const struct resource_need *need, size_t *of);

#endif
