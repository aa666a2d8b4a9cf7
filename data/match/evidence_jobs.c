/* SPDX-License-Identifier: MIT */
/* What occupations and programs of study show. */
#include <math.h>
#include <string.h>

#include "data/match/evidence_parts.h"
#include "data/match/gates.h"
#include "data/match/requirements.h"

/* RELATIVES: of an occupation without ratings, which stand in for it. */
enum { RELATIVES = 3 };

/* Lowers `least` to what the occupation asks for. */
static void lower(struct gathering *gathering, size_t row, bool first) {
  size_t width = gathering->match->matrix.element_count;
  const struct match_requirement *requirements = gathering->match->requirements + row * width;
  for (size_t e = 0; e < width; e++) {
    double level = requirements[e].weight > 0.0 ? requirements[e].level : 0.0;
    if (first || level < gathering->least[e]) {
      gathering->least[e] = level;
    }
  }
}

/* Each occupation stands among the held once, by what weighs most. */
static void hold(struct gathering *gathering, size_t row, double weight, const struct shown_jobs *shown) {
  struct match *match = gathering->match;
  if (weight <= 0.0) {
    return;
  }
  if (gathering->held_at[row] == 0) {
    gathering->held_at[row] = ++match->held_count;
  } else if (weight <= match->held[gathering->held_at[row] - 1].weight) {
    return;
  }
  size_t at = gathering->held_at[row] - 1;
  match->held[at] = (struct job_held){.row = row, .weight = weight};
  match->held_from[at] = (struct held_from){.claim = shown->claim, .years = shown->years, .how = shown->how};
}

static double weight_of(const struct gathering *gathering, const struct shown_jobs *shown, size_t rated) {
  double confidence = gathering->wallet->claims[shown->claim].confidence;
  if (strcmp(shown->how, "experience") == 0) {
    return confidence * shown->share / sqrt((double)rated);
  }
  return confidence * evidence_trained_share / sqrt((double)rated);
}

/* Nobody knows a job that asks for more from one that asks for less. What is not known is no more. */
static bool asks_for_more(const struct job *other, const struct job *own) {
  int schooling = schooling_step(schooling_of_entry(own->education));
  return (own->zone > 0 && other->zone > own->zone) ||
         (schooling > 0 && schooling_step(schooling_of_entry(other->education)) > schooling);
}

/* The nearest relatives of an occupation that is not rated; those that ask for more only where there are no others. */
static int add_relatives(struct catalog *catalog, struct arena *scratch, const struct job_matrix *matrix,
                         const char *code, struct shown_rows *rows, struct error *error) {
  struct job_link *related = NULL;
  struct job own = {0};
  size_t count = 0;
  size_t taken = 0;
  struct error missing;
  if (job_read(catalog, scratch, code, &own, &missing) != 0) {
    own = (struct job){0}; /* nothing is known, so nothing asks for more */
  }
  if (job_related(catalog, scratch, code, &related, &count, error) != 0) {
    return -1;
  }
  for (int more = 0; more < 2 && taken == 0; more++) {
    for (size_t j = 0; j < count && taken < RELATIVES && rows->count < (size_t)MOST_SHOWN_ROWS; j++) {
      size_t *row = &rows->at[rows->count];
      bool found =
          job_matrix_row(matrix, related[j].code, row) && (more == 1 || !asks_for_more(&matrix->jobs[*row], &own));
      rows->related = rows->related || found;
      rows->count += found;
      taken += found;
    }
  }
  return 0;
}

int evidence_rows(struct catalog *catalog, struct arena *scratch, const struct job_matrix *matrix,
                  const char *const *codes, struct shown_rows *rows, struct error *error) {
  for (size_t i = 0; codes[i] != NULL && rows->count < (size_t)MOST_SHOWN_ROWS; i++) {
    rows->count += job_matrix_row(matrix, codes[i], &rows->at[rows->count]);
  }
  for (size_t i = 0; codes[i] != NULL && (rows->count == 0 || rows->related); i++) {
    if (add_relatives(catalog, scratch, matrix, codes[i], rows, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int evidence_show_jobs(struct gathering *gathering, const struct shown_jobs *shown, size_t *rated,
                       struct error *error) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  struct shown_rows rows = {.count = 0};
  *rated = 0;
  if (evidence_rows(gathering->catalog, gathering->scratch, matrix, shown->codes, &rows, error) != 0) {
    return -1;
  }
  if (rows.count == 0) {
    return 0;
  }
  double weight = weight_of(gathering, shown, rows.count);
  for (size_t i = 0; i < rows.count; i++) {
    lower(gathering, rows.at[i], i == 0);
    hold(gathering, rows.at[i], weight, shown);
  }
  for (size_t e = 0; e < matrix->element_count; e++) {
    const struct evidence piece = {.element = e,
                                   .level = gathering->least[e] * shown->share,
                                   .confidence = gathering->wallet->claims[shown->claim].confidence,
                                   .claim = shown->claim,
                                   .how = shown->how,
                                   .via = matrix->jobs[rows.at[0]].title};
    evidence_show(gathering, &piece);
  }
  const char *codes[MOST_SHOWN_ROWS + 1] = {NULL};
  for (size_t i = 0; i < rows.count; i++) {
    codes[i] = matrix->jobs[rows.at[i]].code;
  }
  const struct shown_jobs with_tools = {
      .claim = shown->claim, .codes = codes, .how = shown->how, .share = shown->share, .years = shown->years};
  evidence_show_tools(gathering, &with_tools);
  *rated = rows.count;
  return 0;
}

int evidence_job_known(struct gathering *gathering, struct skill_match *found, const char *code, const char *how,
                       struct error *error) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  size_t row = 0;
  struct job job = {0};
  struct error trouble = {0};
  if (job_matrix_row(matrix, code, &row)) {
    job = matrix->jobs[row];
  } else if (job_read(gathering->catalog, gathering->arena, code, &job, &trouble) != 0) {
    if (trouble.code == ERROR_NOT_FOUND) {
      return 0;
    }
    *error = trouble;
    return -1;
  }
  found->target = SKILL_OCCUPATION;
  found->id = job.code;
  found->name = job.title;
  found->how = how;
  return 0;
}

int evidence_lead(struct gathering *gathering, struct skill_match *found, const char *code, const char *how,
                  struct error *error) {
  if (code == NULL || gathering->lead_count == (size_t)MOST_LEADS) {
    return 0;
  }
  if (evidence_job_known(gathering, found, code, how, error) != 0) {
    return -1;
  }
  if (found->id != NULL) {
    gathering->lead_codes[gathering->lead_count++] = found->id;
  }
  return 0;
}

static int find_program(struct gathering *gathering, const char *cip, const char *const **codes, struct error *error) {
  for (size_t i = 0; i < gathering->program_count; i++) {
    if (strcmp(gathering->programs[i].cip, cip) == 0) {
      *codes = gathering->programs[i].codes;
      return 0;
    }
  }
  bool keep = gathering->program_count < MOST_PROGRAMS && strlen(cip) < CIP_SIZE;
  if (jobs_of_program(gathering->catalog, keep ? gathering->arena : gathering->scratch, cip, codes, error) != 0) {
    return -1;
  }
  if (keep) {
    struct program *program = &gathering->programs[gathering->program_count++];
    memcpy(program->cip, cip, strlen(cip) + 1);
    program->codes = *codes;
  }
  return 0;
}

int evidence_show_program(struct gathering *gathering, size_t claim, const char *cip, bool whole, bool *known,
                          struct error *error) {
  const char *const *codes = NULL;
  *known = false;
  if (cip == NULL || gathering->references++ >= MOST_REFERENCES) {
    return 0;
  }
  if (find_program(gathering, cip, &codes, error) != 0 ||
      (whole && evidence_fix_jobs(gathering, claim, PART_FIELD, codes, false, &codes, error) != 0)) {
    return -1;
  }
  const struct shown_jobs shown = {.claim = claim, .codes = codes, .how = "program", .share = 1.0};
  size_t rated = 0;
  int result = evidence_show_jobs(gathering, &shown, &rated, error);
  *known = rated > 0;
  return result;
}
