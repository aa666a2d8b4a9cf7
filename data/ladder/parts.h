/* SPDX-License-Identifier: MIT */
/* What the files of this room tell each other. Only inside data/ladder. */
#ifndef LADDERWAY_DATA_LADDER_PARTS_H
#define LADDERWAY_DATA_LADDER_PARTS_H

#include "data/ladder/ladder.h"

#define LADDER_NOWHERE LADDER_NONE

/* pathway_needed.c: fills in `part` of all components. False without memory. */
bool pathway_mark_needed(struct arena *arena, struct pathway *pathway);

enum { GROWTH_MOST_VERSIONS = 8 };

/* What is known of a step while the ladder grows: the record itself, then its older versions. */
struct grown {
  struct credential versions[GROWTH_MOST_VERSIONS];
  struct resource resources[GROWTH_MOST_VERSIONS];
  size_t version_count;
};

/* A ladder while it grows. */
struct growth {
  struct catalog *catalog;
  struct arena *arena;
  struct ladder *ladder;
  size_t most_steps;
  const char *job;      /* the occupation that the ladder was asked for: it goes first among exits; NULL */
  struct grown **grown; /* by step; NULL where the step is no credential of the snapshot */
};

/* step.c: the step for `ctid` or, when that is NULL, for `name`; a new one with
 * `height` when there is none yet. `*older` gets the CTID when a newer version
 * stands in its place, else NULL. `*at` is LADDER_NONE when there is no room. */
int growth_step(struct growth *growth, const char *ctid, const char *name, int height, size_t *at, const char **older,
                struct error *error) MUST_CHECK;

/* step.c: exits of an occupation's code, added to those of the step. */
int growth_add_exit(struct growth *growth, struct ladder_step *step, const char *code, const char *stated,
                    struct error *error) MUST_CHECK;

/* Adds an edge; the same one from the same ends is not added again. */
void growth_edge(struct growth *growth, const struct ladder_edge *edge);

/* grow.c: everything that leads up and down from the steps that there are. */
int growth_run(struct growth *growth, struct error *error) MUST_CHECK;

/* circles.c: marks edges that close a circle, fills in which edges are ways of a choice. */
bool growth_cut_circles(struct growth *growth);
void growth_find_ways(struct growth *growth);

/* line.c: the line, its sums and what it assumes. False without memory. */
bool ladder_draw_line(struct arena *arena, struct ladder *ladder);
bool ladder_sum_line(struct arena *arena, struct ladder *ladder);

/* stacking.c: how each step stands to the one that it builds on. */
void ladder_name_stacking(struct ladder *ladder);

/* guess.c: others for the same occupation, and guesses. */
int growth_add_others(struct growth *growth, struct error *error) MUST_CHECK;
int growth_guess(struct growth *growth, struct error *error) MUST_CHECK;

/* of_pathway.c: steps, edges and line of a pathway. */
int growth_pathway(struct growth *growth, const struct resource *top, struct error *error) MUST_CHECK;

#endif
