/* SPDX-License-Identifier: MIT */
/* Small snapshots for ladders. */
#ifndef LADDERWAY_TESTS_UNIT_LADDER_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_LADDER_SUPPORT_H

#include "catalog_support.h"
#include "data/ladder/ladder.h"

enum { MOST_MADE = 8 };

/* A credential with room for what is put into it; must outlive build_add(). */
struct made {
  struct record record;
  struct cost_item cost;
  struct duration_item duration;
  struct alignment job;
  struct edge edges[MOST_MADE];
  struct reference related[MOST_MADE];
};

/* A certificate; `cents` and `days` -1 not stated, `job` NULL none. */
void make(struct made *made, const char *ctid, const char *name, long long cents, double days, const char *job);
/* An edge as this record states it, to the other or (when not `outward`) from it. */
void make_edge(struct made *made, enum edge_kind kind, bool outward, const char *other);
void make_link(struct made *made, const char *relation, const char *other);

/* Adds all, ends the build. */
void build_made(struct place_for_tests *place, const struct made *made, size_t count);

/* Reads a ladder or fails the test. */
struct ladder ladder_of(struct place_for_tests *place, const char *what);

/* The line as names, "A > B > C". */
const char *line_of(struct place_for_tests *place, const struct ladder *ladder);

/* All edges: "A required target B", one a line, "!" behind those that are cut. */
const char *edges_of(struct place_for_tests *place, const struct ladder *ladder);

const struct ladder_step *step_of(const struct ladder *ladder, const char *ctid);

#endif
