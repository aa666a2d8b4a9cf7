/* SPDX-License-Identifier: MIT */
#include "data/match/unrated.h"

#include <math.h>
#include <string.h>

#include "data/match/evidence.h"
#include "data/wallet/experience.h"

struct finding {
  struct catalog *catalog;
  struct arena *arena;
  const struct match *match;
  struct job_match *jobs;
  size_t count;
};

static bool is_there(const struct finding *finding, const char *code) {
  for (size_t i = 0; i < finding->count; i++) {
    if (strcmp(finding->jobs[i].job.code, code) == 0) {
      return true;
    }
  }
  return false;
}

/* A code that no job has is passed over. */
static int put(struct finding *finding, const char *code, bool did, struct error *error) {
  struct job job = {0};
  size_t row = 0;
  if (finding->count == (size_t)MATCH_MOST_UNRATED || job_matrix_row(&finding->match->matrix, code, &row)) {
    return 0;
  }
  if (job_read(finding->catalog, finding->arena, code, &job, error) != 0) {
    return error->code == ERROR_NOT_FOUND ? 0 : -1;
  }
  if (!job.rated && !is_there(finding, job.code)) {
    finding->jobs[finding->count] = (struct job_match){
        .job = job, .did = did, .fit_percent = NAN, .row = finding->match->matrix.job_count + finding->count};
    finding->count++;
  }
  return 0;
}

static int put_done(struct finding *finding, const struct wallet *wallet, struct error *error) {
  for (size_t i = 0; i < wallet->count; i++) {
    const struct experience *experience = wallet->claims[i].experience;
    if (experience != NULL && experience->occupation != NULL &&
        put(finding, experience->occupation, true, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* What is left over of a group has no jobs that are like it. */
static int put_led_to(struct finding *finding, const struct wallet *wallet, struct error *error) {
  for (size_t i = 0; i < wallet->count; i++) {
    const char *const *codes = finding->match->leads[i].codes;
    for (size_t j = 0; codes != NULL && codes[j] != NULL; j++) {
      struct job_link *related = NULL;
      size_t count = 0;
      size_t row = 0;
      if (job_matrix_row(&finding->match->matrix, codes[j], &row)) {
        continue;
      }
      if (job_related(finding->catalog, finding->arena, codes[j], &related, &count, error) != 0 ||
          (count > 0 && put(finding, codes[j], false, error) != 0)) {
        return -1;
      }
    }
  }
  return 0;
}

static int put_near(struct finding *finding, const char *code, struct error *error) {
  struct job_link *related = NULL;
  size_t count = 0;
  if (job_related(finding->catalog, finding->arena, code, &related, &count, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < count && i < (size_t)MATCH_UNRATED_NEAR; i++) {
    if (put(finding, related[i].code, false, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int match_unrated(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
                  struct job_match **jobs, size_t *count, struct error *error) {
  struct finding finding = {.catalog = catalog, .arena = arena, .match = match};
  *jobs = finding.jobs = arena_array(arena, (size_t)MATCH_MOST_UNRATED, sizeof *finding.jobs);
  *count = 0;
  if (finding.jobs == NULL) {
    return error_no_memory(error);
  }
  if (put_done(&finding, wallet, error) != 0 || put_led_to(&finding, wallet, error) != 0) {
    return -1;
  }
  size_t own = finding.count;
  for (size_t i = 0; i < own; i++) {
    if (put_near(&finding, finding.jobs[i].job.code, error) != 0) {
      return -1;
    }
  }
  *count = finding.count;
  return 0;
}
