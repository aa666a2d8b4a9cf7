/* SPDX-License-Identifier: MIT */
/*
 * The index behind work_text.h. Private to data/jobs and the benchmarks.
 */
#ifndef LADDERWAY_DATA_JOBS_WORK_BUILD_H
#define LADDERWAY_DATA_JOBS_WORK_BUILD_H

#include "data/jobs/work_index.h"
#include "data/jobs/work_text.h"

struct work_document {
  const char *id, *name, *element;
  unsigned tasks; /* that belong to it */
  uint32_t group; /* the activities that differ only after the last dot; in the order of their ids */
  float mass;     /* how much it counts in its group */
};

struct work_list {
  struct work_document *documents; /* by id */
  size_t count;
  struct work_index index;
  float *group_lengths; /* of the sum of a group's documents */
};

struct work_text {
  struct work_list activities, jobs;
};

#endif
