/* SPDX-License-Identifier: MIT */
/*
 * Jobs that O*NET has not rated, so that nothing can be compared with them, but
 * that belong into a person's list: those that the person did, those that a
 * credential leads to, and of the jobs that O*NET lists as most like these the
 * ones that are not rated either. An Army medic is an emergency medical
 * technician, and would hear of neither them nor paramedics otherwise.
 */
#ifndef LADDERWAY_DATA_MATCH_UNRATED_H
#define LADDERWAY_DATA_MATCH_UNRATED_H

#include "data/match/match.h"

/* The most of them, and how many of the jobs most like one are looked at. */
enum { MATCH_MOST_UNRATED = 6, MATCH_UNRATED_NEAR = 5 };

/* In that order, each once, in `arena`. Only `job`, `did` and `row` are filled
 * in, the last with numbers behind those of the matrix; `fit_percent` is NAN.
 * What is called "all other" of a group is no job that a credential leads to. */
int match_unrated(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
                  struct job_match **jobs, size_t *count, struct error *error) MUST_CHECK;

#endif
