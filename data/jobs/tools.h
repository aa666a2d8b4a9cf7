/* SPDX-License-Identifier: MIT */
/*
 * The technologies that count when a person is compared with the rated
 * occupations: of each occupation those marked In Demand; where it has none,
 * those marked Hot; where it has neither, none (O*NET, Technology Skills). The
 * others are examples that O*NET lists without saying how common they are.
 */
#ifndef LADDERWAY_DATA_JOBS_TOOLS_H
#define LADDERWAY_DATA_JOBS_TOOLS_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/jobs/jobs.h"

struct job_tools {
  const char *const *names;  /* each technology once, in the order of strcmp */
  const char *const *folded; /* the same for comparing, see text_fold() */
  size_t count;
  /* What the job in row `r` of the matrix needs: uses[first[r]] to uses[first[r + 1] - 1], indices into names. */
  const size_t *first;
  const unsigned *uses;
};

/* For the jobs of `matrix`; lives in the arena. */
int job_tools_read(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix,
                   struct job_tools *tools, struct error *error) MUST_CHECK;

/* The technology with this name, folded; false when there is none. */
bool job_tools_find(const struct job_tools *tools, const char *folded, size_t *tool);

#endif
