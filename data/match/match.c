/* SPDX-License-Identifier: MIT */
#include "data/match/match.h"

#include <string.h>

#include "data/match/detail.h"
#include "data/match/evidence.h"
#include "data/match/gates.h"
#include "data/match/held.h"
#include "data/match/rank.h"
#include "data/match/requirements.h"
#include "data/wallet/experience.h"

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

const char *fit_kind_name(enum fit_kind kind) {
  static const char *const names[FIT_PARTS] = {"skill", "knowledge", "activity", "technology"};
  return names[kind];
}

/* One requirement more; the part's fit_percent holds the covered weight until close_parts(). */
static void count_need(struct job_match *job, enum fit_kind kind, double weight, double covered, bool lacking) {
  struct fit_part *part = &job->parts[kind];
  part->weight += weight;
  part->fit_percent += weight * covered;
  part->have += covered > 0.0;
  part->lack += lacking;
}

static void close_parts(struct job_match *job) {
  double fit = 0.0;
  for (size_t i = 0; i < FIT_PARTS; i++) {
    struct fit_part *part = &job->parts[i];
    fit += part->fit_percent;
    part->fit_percent = part->weight > 0.0 ? 100.0 * part->fit_percent / part->weight : 0.0;
    job->have_count += part->have;
    job->lack_count += part->lack;
  }
  job->fit_percent = fit * 100.0;
}

static void fit_job(const struct match *match, size_t row, struct job_match *job) {
  size_t width = match->matrix.element_count;
  const struct match_requirement *requirements = match->requirements + row * width;
  double core_weight = requirements_core_weight(requirements, width);
  double tool_weight = match->tool_weights[row];
  bool core_covered = false;
  *job = (struct job_match){.job = match->matrix.jobs[row], .row = row};
  for (size_t e = 0; e < width; e++) {
    double weight = requirements[e].weight;
    if (weight <= 0.0) {
      continue;
    }
    double covered = held_covers(&match->held_elements[e], requirements[e].level);
    bool lacking = held_level(&match->held_elements[e]) < requirements[e].level;
    count_need(job, (enum fit_kind)match->matrix.kinds[e], weight, covered, lacking);
    core_covered = core_covered || (weight >= core_weight && covered >= 0.5);
  }
  for (size_t i = match->tools.first[row]; tool_weight > 0.0 && i < match->tools.first[row + 1]; i++) {
    double covered = match->held_tools[match->tools.uses[i]];
    count_need(job, FIT_TECHNOLOGIES, tool_weight, covered, covered <= 0.0);
  }
  close_parts(job);
  /* Weights add up to 1 but for the last bits. */
  const double slack = 1e-9;
  job->fit = job->fit_percent >= 80.0 - slack ? FIT_MOST : core_covered ? FIT_SOME : FIT_LITTLE;
}

static int prepare(struct catalog *catalog, struct arena *arena, struct match *match, struct error *error) {
  if (job_matrix_read(catalog, arena, &match->matrix, error) != 0 ||
      job_tools_read(catalog, arena, &match->matrix, &match->tools, error) != 0) {
    return -1;
  }
  match->requirements = requirements_of(&match->matrix, &match->tools, arena, &match->tool_weights);
  match->closings = match_closings_new(arena, match->matrix.element_count);
  match->jobs = arena_array(arena, match->matrix.job_count, sizeof *match->jobs);
  bool complete = match->requirements != NULL && match->closings != NULL && match->jobs != NULL;
  return complete ? 0 : error_no_memory(error);
}

/* Occupations that stand in for one without ratings were not done themselves. */
static void mark_done(const struct wallet *wallet, struct match *match) {
  for (size_t i = 0; i < match->held_count; i++) {
    const struct experience *experience = wallet->claims[match->held_from[i].claim].experience;
    struct job_match *job = &match->jobs[match->held[i].row];
    const char *code = experience == NULL ? NULL : experience->occupation;
    job->did = job->did || (code != NULL && strncmp(job->job.code, code, strlen(code)) == 0);
  }
}

int match_run_for(struct catalog *catalog, struct arena *arena, const struct wallet *wallet,
                  const struct person *person, struct match *match, struct error *error) {
  *match = (struct match){0};
  if (prepare(catalog, arena, match, error) != 0 || evidence_gather(catalog, arena, wallet, match, error) != 0) {
    return -1;
  }
  match->held_elements = held_of(arena, match->evidence, match->evidence_count, match->matrix.element_count);
  if (match->held_elements == NULL) {
    return error_no_memory(error);
  }
  match->job_count = match->matrix.job_count;
  for (size_t row = 0; row < match->job_count; row++) {
    fit_job(match, row, &match->jobs[row]);
  }
  mark_done(wallet, match);
  return gates_fill(catalog, arena, wallet, person, match, error) != 0 ? -1 : rank_jobs(catalog, arena, match, error);
}

int match_run(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
              struct error *error) {
  return match_run_for(catalog, arena, wallet, NULL, match, error);
}
