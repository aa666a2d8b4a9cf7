/* SPDX-License-Identifier: MIT */
/*
 * Names by which people know a job and which no table of titles has: Spanish
 * everyday words, and short names of licenses. Private to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_EVERYDAY_H
#define LADDERWAY_DATA_JOBS_EVERYDAY_H

struct everyday_name {
  const char *name, *code;
};

/* Ended by a NULL name. */
extern const struct everyday_name everyday_names[];

#endif
