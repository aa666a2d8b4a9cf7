/* SPDX-License-Identifier: MIT */
/* How a row of the job table becomes a struct job. Private to data/jobs. */
#ifndef LADDERWAY_DATA_JOBS_JOB_ROW_H
#define LADDERWAY_DATA_JOBS_JOB_ROW_H

#include <sqlite3.h>

#include "data/jobs/jobs.h"

enum { JOBS_MOST = 20000 };

/* Ends after the columns, so that a caller can add its WHERE. */
#define JOB_ROW_SELECT                                                                                              \
  "SELECT code, title, title_es, soc, zone, rated, wage_p10, wage_p25, wage_median, wage_p75, wage_p90, wage_mean," \
  " wage_basis, wage_year, wage_reason, employment, employment_base, employment_projected, growth_percent,"         \
  " openings, education, experience, training, projection_years FROM job"

/* Texts are copied into the arena. Fails only without memory. */
int job_from_row(struct arena *arena, sqlite3_stmt *row, struct job *job, struct error *error) MUST_CHECK;

/* The code at the end of `text`: 10 or 7 characters; NULL when there is none. */
const char *job_code_in(const char *text);

#endif
