/* SPDX-License-Identifier: MIT */
/*
 * What an occupation asks for, as weights and levels; the formula stands in
 * match.h.
 */
#ifndef LADDERWAY_DATA_MATCH_REQUIREMENTS_H
#define LADDERWAY_DATA_MATCH_REQUIREMENTS_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/jobs/jobs.h"
#include "data/jobs/tools.h"

enum { REQUIREMENTS_CORE = 10 };

struct match_requirement {
  double weight; /* share of the occupation's whole, 0: not a requirement */
  double level;  /* 0-7 */
};

/* Elements of importance under this are no requirement: O*NET's scale calls
 * 1 "not important" and 2 "somewhat important". */
extern const double requirements_least_importance;

/* The same for the technologies of an occupation, all of which weigh alike. */
extern const double requirements_technology_importance; /* standardised: "somewhat important" */
extern const double requirements_technologies_most;     /* of the whole, all of them together */

/* One requirement for each cell of the matrix, in the arena; NULL without
 * memory. `*tool_weights` gets the weight of each single technology of each
 * occupation: 0 where none counts. An occupation without any element has no
 * requirement at all. */
struct match_requirement *requirements_of(const struct job_matrix *matrix, const struct job_tools *tools,
                                          struct arena *arena, double **tool_weights);

/* The weight of the lightest of the occupation's core requirements. */
double requirements_core_weight(const struct match_requirement *row, size_t element_count);

/* For each element the median required level over the occupations that require
 * it (of an even number the mean of the two in the middle), 0 when none does; in the arena, NULL without memory. */
double *requirements_median_levels(const struct job_matrix *matrix, const struct match_requirement *requirements,
                                   struct arena *arena);

#endif
