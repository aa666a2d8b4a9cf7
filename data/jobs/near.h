/* SPDX-License-Identifier: MIT */
/*
 * How near one occupation is to another, for people who did the one and look
 * for the next: 0 (nothing in common) to 1 (the same).
 *
 * The formula, its parts, where each comes from and how well it finds moves
 * that people made stand here and in BENCHMARKS.md.
 */
#ifndef LADDERWAY_DATA_JOBS_NEAR_H
#define LADDERWAY_DATA_JOBS_NEAR_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/jobs/jobs.h"

struct job_near;

/* Prepares the question for the jobs of `matrix`; lives in the arena, as long as
 * the matrix. */
int job_near_open(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix, struct job_near **near,
                  struct error *error) MUST_CHECK;

struct job_held {
  size_t row;    /* of the matrix */
  double weight; /* how much this occupation counts, over 0 to 1 */
};

/* near[row] for each job of the matrix, 0-1, given the occupations that a
 * person held or was trained for: the best over them, each times its weight. */
void job_near_to(const struct job_near *near, const struct job_held *held, size_t count, double *result);

/* The parts of the nearness of one pair, for showing: each 0-1, and its share
 * of the whole, which add up to 1. */
enum { JOB_NEAR_PARTS_MOST = 10 };
struct job_near_part {
  const char *name; /* "skills", "knowledge", "activities", "detailed activities", "titles", ... */
  double value, share;
};
size_t job_near_parts(const struct job_near *near, size_t from, size_t to,
                      struct job_near_part parts[JOB_NEAR_PARTS_MOST]);

#endif
