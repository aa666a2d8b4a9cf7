/* SPDX-License-Identifier: MIT */
/* What the views of jobs share: titles, figures in words, JSON. */
#ifndef LADDERWAY_VIEWS_JOBS_FACES_H
#define LADDERWAY_VIEWS_JOBS_FACES_H

#include <stdio.h>

#include "data/base/error.h"
#include "data/jobs/jobs.h"
#include "data/jobs/near.h"
#include "tui/page.h"
#include "views/session.h"

/* The title in the language in force, where there is one. */
const char *job_title(const struct job *job);

/* "12,300" openings a year, "--" unknown. */
void job_openings_words(const struct job *job, char *text, size_t size);

/* "+5.6%", "--" unknown. */
void job_growth_words(const struct job *job, char *text, size_t size);

/* Where the figures about jobs come from. */
void jobs_source_lines(struct session *session, struct page *page);

/* The document of `jobs --json`. */
int jobs_write_json(struct session *session, const char *query, long total, const struct job *jobs, size_t count,
                    FILE *out, struct error *error) MUST_CHECK;

/* Everything that view `job` says, also as JSON. */
struct job_facts {
  struct job job;
  struct rating *ratings;
  size_t rating_count;
  struct technology *technologies;
  size_t technology_count;
  struct job_link *related;
  size_t related_count;
  struct job_neighbour *near; /* our own figure, beside the published list of related ones */
  size_t near_count;
  struct job_license *licenses;
  size_t license_count;
  const char *const *titles;
  long credentials;
};
int job_write_json(struct session *session, const struct job_facts *facts, FILE *out, struct error *error) MUST_CHECK;

#endif
