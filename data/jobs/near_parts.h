/* SPDX-License-Identifier: MIT */
/*
 * What job_near_open() prepares, and the parts of one pair made of it. Private
 * to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_NEAR_PARTS_H
#define LADDERWAY_DATA_JOBS_NEAR_PARTS_H

#include <stdint.h>

#include "data/jobs/near.h"

/* Figures of a job that are compared as one. */
enum near_block {
  NEAR_SKILL_LEVELS,
  NEAR_SKILL_IMPORTANCES,
  NEAR_KNOWLEDGE,
  NEAR_ACTIVITY_LEVELS,
  NEAR_INTERESTS,
  NEAR_VALUES,
  NEAR_VECTOR,
  NEAR_BLOCKS
};

/* Blocks are filled up with zeroes to whole lanes, so that a product of two
 * is a loop that compilers turn into vector instructions. */
enum { NEAR_LANES = 16 };

enum { NEAR_TIERS = 3 };

struct near_link {
  size_t to;     /* a row */
  unsigned tier; /* of Related Occupations, 0 the nearest */
};

struct near_row {
  const char *code;
  uint32_t digits;           /* of the code, as a number: in the same order, and quicker to compare */
  const float *figures;      /* all blocks, one after another */
  float length[NEAR_BLOCKS]; /* of the block as a vector; 0: nothing is known */
  const struct near_link *links;
  size_t link_count;
  uint64_t linked; /* bit `row % 64` of each row that is linked: most others need no look at the links */
  float openings;  /* 0-1, see near.h; -1 unknown */
  float wage;      /* logarithm of the median; 0 unknown */
  int zone;        /* 0 unknown */
};

/* Rows of the matrix, then of the jobs that aren't rated and have a profile. */
struct job_near {
  struct near_row *rows;
  size_t count; /* of the matrix */
  size_t all;
  size_t start[NEAR_BLOCKS + 1]; /* of each block in `figures` */
};

enum near_part {
  NEAR_PART_TEXT,
  NEAR_PART_SKILLS,
  NEAR_PART_KNOWLEDGE,
  NEAR_PART_OPENINGS,
  NEAR_PART_PREPARATION,
  NEAR_PART_INTERESTS,
  NEAR_PART_LIST,
  NEAR_PART_ACTIVITIES,
  NEAR_PART_PAY,
  NEAR_PART_VALUES
};

/* The values of all parts, 0-1; below 0 where nothing is known of one of the two. */
void near_values(const struct job_near *near, size_t from, size_t to, float values[JOB_NEAR_PARTS_MOST]);

#endif
