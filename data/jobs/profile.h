/* SPDX-License-Identifier: MIT */
/*
 * The packed figures of the table job_profile. Private to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_PROFILE_H
#define LADDERWAY_DATA_JOBS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

enum { PROFILE_FIGURES = 6, PROFILE_MOST_DIMENSIONS = 256 };

/* "1.30 3.24 ...": exactly six figures, 0 to `most`, at most two decimals. */
bool profile_figures(const char *text, float most, float figures[PROFILE_FIGURES]);

/* "7f12b6...": signed bytes. The number of them; 0 when it is anything else. */
size_t profile_vector(const char *text, signed char vector[PROFILE_MOST_DIMENSIONS]);

#endif
