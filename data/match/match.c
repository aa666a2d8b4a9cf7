/* SPDX-License-Identifier: MIT */
#include "data/match/match.h"

#include <stdlib.h>
#include <string.h>

#include "data/match/detail.h"
#include "data/match/evidence.h"
#include "data/match/licenses.h"
#include "data/match/requirements.h"

/* Per element only these pieces can be the best for some occupation: for one
 * confidence the highest level. Confidences come from two small tables
 * (confidence.h, experience.h), whole or at evidence_near_share. */
enum { MOST_STEPS = 64 };

struct step {
  double confidence, level;
};

struct held {
  struct step steps[MOST_STEPS];
  size_t count;
};

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

static void hold(struct held *held, const struct evidence *piece) {
  for (size_t i = 0; i < held->count; i++) {
    if (held->steps[i].confidence == piece->confidence) {
      if (piece->level > held->steps[i].level) {
        held->steps[i].level = piece->level;
      }
      return;
    }
  }
  if (held->count < MOST_STEPS) {
    held->steps[held->count++] = (struct step){piece->confidence, piece->level};
  }
}

static double covered_by(const struct held *held, double required) {
  double best = 0.0;
  for (size_t i = 0; i < held->count; i++) {
    double share = held->steps[i].level >= required ? 1.0 : held->steps[i].level / required;
    double covered = share * held->steps[i].confidence;
    best = covered > best ? covered : best;
  }
  return best;
}

static double highest_level(const struct held *held) {
  double best = 0.0;
  for (size_t i = 0; i < held->count; i++) {
    best = held->steps[i].level > best ? held->steps[i].level : best;
  }
  return best;
}

static void fit_job(const struct match *match, const struct held *held, size_t row, struct job_match *job) {
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
    double covered = covered_by(&held[e], requirements[e].level);
    fit += weight * covered;
    job->have_count += covered > 0.0;
    job->lack_count += highest_level(&held[e]) < requirements[e].level;
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
  struct held *held = arena_array(arena, width, sizeof *held);
  match->jobs = arena_array(arena, match->matrix.job_count, sizeof *match->jobs);
  if (match->requirements == NULL || match->closings == NULL || held == NULL || match->jobs == NULL) {
    return error_no_memory(error);
  }
  if (evidence_gather(catalog, arena, wallet, match, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < match->evidence_count; i++) {
    hold(&held[match->evidence[i].element], &match->evidence[i]);
  }
  match->job_count = match->matrix.job_count;
  for (size_t i = 0; i < match->job_count; i++) {
    fit_job(match, held, i, &match->jobs[i]);
    if (match->jobs[i].fit == FIT_MOST && licenses_cap(catalog, arena, wallet, match, &match->jobs[i], error) != 0) {
      return -1;
    }
  }
  if (match->job_count > 0) {
    qsort(match->jobs, match->job_count, sizeof *match->jobs, compare_fit);
  }
  return 0;
}
