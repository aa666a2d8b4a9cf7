/* SPDX-License-Identifier: MIT */
#include "data/match/match.h"

#include <stdlib.h>
#include <string.h>

#include "data/match/detail.h"
#include "data/match/evidence.h"
#include "data/match/held.h"
#include "data/match/licenses.h"
#include "data/match/requirements.h"

const char *fit_word_name(enum fit_word word) {
  switch (word) {
    case FIT_MOST:
      return "most";
    case FIT_SOME:
      return "some";
    case FIT_LITTLE:
      break;
  }
  return "little";
}

bool match_find_row(const struct job_matrix *matrix, const char *code, size_t *row) {
  size_t from = 0;
  size_t to = matrix->job_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (strcmp(matrix->jobs[middle].code, code) < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  *row = from;
  return from < matrix->job_count && strncmp(matrix->jobs[from].code, code, strlen(code)) == 0;
}

static void fit_job(const struct match *match, size_t row, struct job_match *job) {
  size_t width = match->matrix.element_count;
  const struct match_requirement *requirements = match->requirements + row * width;
  double core_weight = requirements_core_weight(requirements, width);
  bool core_covered = false;
  double fit = 0.0;
  *job = (struct job_match){.job = match->matrix.jobs[row], .row = row};
  for (size_t e = 0; e < width; e++) {
    double weight = requirements[e].weight;
    if (weight <= 0.0) {
      continue;
    }
    double covered = held_covers(&match->held_elements[e], requirements[e].level);
    fit += weight * covered;
    job->have_count += covered > 0.0;
    job->lack_count += held_level(&match->held_elements[e]) < requirements[e].level;
    core_covered = core_covered || (weight >= core_weight && covered >= 0.5);
  }
  job->fit_percent = fit * 100.0;
  /* Weights add up to 1 but for the last bits. */
  const double slack = 1e-9;
  job->fit = job->fit_percent >= 80.0 - slack ? FIT_MOST : core_covered ? FIT_SOME : FIT_LITTLE;
}

static int compare_fit(const void *left, const void *right) {
  const struct job_match *a = left;
  const struct job_match *b = right;
  if (a->fit_percent != b->fit_percent) {
    return a->fit_percent < b->fit_percent ? 1 : -1;
  }
  return strcmp(a->job.code, b->job.code);
}

int match_run(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
              struct error *error) {
  *match = (struct match){0};
  if (job_matrix_read(catalog, arena, &match->matrix, error) != 0) {
    return -1;
  }
  size_t width = match->matrix.element_count;
  match->requirements = requirements_of(&match->matrix, arena);
  match->closings = match_closings_new(arena, width);
  match->jobs = arena_array(arena, match->matrix.job_count, sizeof *match->jobs);
  if (match->requirements == NULL || match->closings == NULL || match->jobs == NULL) {
    return error_no_memory(error);
  }
  if (evidence_gather(catalog, arena, wallet, match, error) != 0) {
    return -1;
  }
  match->held_elements = held_of(arena, match->evidence, match->evidence_count, width);
  if (match->held_elements == NULL) {
    return error_no_memory(error);
  }
  match->job_count = match->matrix.job_count;
  for (size_t i = 0; i < match->job_count; i++) {
    fit_job(match, i, &match->jobs[i]);
    if (match->jobs[i].fit == FIT_MOST && licenses_cap(catalog, arena, wallet, match, &match->jobs[i], error) != 0) {
      return -1;
    }
  }
  if (match->job_count > 0) {
    qsort(match->jobs, match->job_count, sizeof *match->jobs, compare_fit);
  }
  return 0;
}
