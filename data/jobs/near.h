/* SPDX-License-Identifier: MIT */
/*
 * How near one occupation is to another, for people who did the one and look
 * for the next: 0 (nothing in common) to 1 (the same).
 *
 *   near(from, to) = sum of weight x value over the parts that are known of both
 *                    / sum of their weights;  near(from, from) = 1
 *
 *   part              weight  value, 0-1
 *   tasks and titles    0.29  root of the cosine of the two vectors of job_profile,
 *                             which stand for the words of tasks, titles and definitions,
 *                             detailed activities, technologies and tools
 *   skills              0.21  mean of 1 - d / 1.6 of the levels and the same of the importances
 *   knowledge           0.16  0.6 cosine of the importances + 0.4 (1 - d / 1.8)
 *   openings            0.12  ln(1 + thousands of openings a year of `to`) / ln(1001)
 *   preparation         0.05  1 - steps between the job zones / 3
 *   interests           0.04  cosine of the six interests
 *   published list      0.05  Related Occupations of `from` name `to`: 1 in the first tier, 0.8
 *                             in the second, 0.6 in the third; plus half of that the other way round
 *   work activities     0.03  1 - d / 1.8 of the levels
 *   pay                 0.04  1 - difference of the logarithms of the median wages
 *   work values         0.01  cosine of the six work values
 *
 * Ratings, interests and work values are standardised over the rated jobs (mean
 * 0, standard deviation 1) before they are compared; d is the root of the mean
 * of the squared differences. Every value is cut off at 0 and 1. Where an
 * occupation is a specialty (its code doesn't end in .00), its share of the
 * openings is taken to be even among those that share the figure.
 *
 * Where the weights come from: a conditional logit fitted to half of the
 * origins of O*NET's Career Changers 24.2 and Related Occupations 29.3 (the
 * latter counting half), with the published list left out, rounded; the other
 * half is what BENCHMARKS.md reports. Two weights are not fitted, as both sets
 * say which jobs resemble each other and not where people go: openings (people
 * move into large occupations; at 0.12 the sets lose as good as nothing, at 0.20
 * they lose) and the published list (an expert's opinion beside the figures).
 * Only openings and the list differ with the direction.
 */
#ifndef LADDERWAY_DATA_JOBS_NEAR_H
#define LADDERWAY_DATA_JOBS_NEAR_H

#include <stdbool.h>
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

/* The row of an occupation for job_held and job_near_parts(): that of the
 * matrix, or one after those where the occupation isn't rated, but has tasks
 * (emergency medical technicians). false: nothing is known of it. */
bool job_near_row(const struct job_near *near, const char *code, size_t *row);

struct job_held {
  size_t row;    /* see job_near_row(); a row of the matrix will do */
  double weight; /* how much this occupation counts, over 0 to 1 */
};

/* near[row] for each job of the matrix, 0-1, given the occupations that a
 * person held or was trained for: the best over them, each times its weight. */
void job_near_to(const struct job_near *near, const struct job_held *held, size_t count, double *result);

/* The parts of the nearness of one pair, for showing: each 0-1, and its share
 * of the whole, which add up to 1. Parts of which nothing is known are left
 * out. The nearness of two different jobs is the sum of value x share. */
enum { JOB_NEAR_PARTS_MOST = 10 };
struct job_near_part {
  const char *name; /* as above; marked for translation, call _() on it to show it */
  double value, share;
};
size_t job_near_parts(const struct job_near *near, size_t from, size_t to,
                      struct job_near_part parts[JOB_NEAR_PARTS_MOST]);

struct job_neighbour {
  const struct job *job;
  double near;
  struct job_near_part parts[JOB_NEAR_PARTS_MOST];
  size_t part_count;
};

/* The jobs nearest to one, nearest first, at most `limit`; none when nothing
 * is known of the occupation. Only rated jobs are listed. Reads all that it takes, in some 10 ms. */
int job_nearest(struct catalog *catalog, struct arena *arena, const char *code, size_t limit,
                struct job_neighbour **neighbours, size_t *count, struct error *error) MUST_CHECK;

#endif
