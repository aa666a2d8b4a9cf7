/* SPDX-License-Identifier: MIT */
#include "data/match/evidence.h"

#include <string.h>

#include "data/catalog/leads.h"
#include "data/match/elements.h"
#include "data/match/requirements.h"

enum { MOST_EVIDENCE = 1 << 20, MOST_PROGRAM_JOBS = 16 };

struct gathering {
  struct catalog *catalog;
  struct arena *arena;
  const struct wallet *wallet;
  struct match *match;
  const struct element_index *index;
  const double *medians;
  size_t evidence_room, skill_room;
  double *least; /* scratch: per element the least level over some occupations, -1 none */
};

static int add_evidence(struct gathering *gathering, const struct evidence *piece, struct error *error) {
  struct match *match = gathering->match;
  if (match->evidence_count >= MOST_EVIDENCE) {
    return error_set(error, ERROR_TOO_BIG, "%s", "evidence");
  }
  if (match->evidence_count == gathering->evidence_room) {
    struct evidence *grown =
        arena_grow(gathering->arena, match->evidence, match->evidence_count, &gathering->evidence_room, sizeof *grown);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    match->evidence = grown;
  }
  match->evidence[match->evidence_count++] = *piece;
  return 0;
}

static int add_skill(struct gathering *gathering, const struct skill_match *found, struct error *error) {
  struct match *match = gathering->match;
  if (match->skill_count == gathering->skill_room) {
    struct skill_match *grown =
        arena_grow(gathering->arena, match->skills, match->skill_count, &gathering->skill_room, sizeof *grown);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    match->skills = grown;
  }
  match->skills[match->skill_count++] = *found;
  return 0;
}

/* The matrix row of an occupation; a code without its last part is the first one under it. */
static bool find_job(const struct job_matrix *matrix, const char *code, size_t *row) {
  size_t length = strlen(code);
  for (size_t i = 0; i < matrix->job_count; i++) {
    if (strncmp(matrix->jobs[i].code, code, length) == 0) {
      *row = i;
      return true;
    }
  }
  return false;
}

/* Evidence of the levels that all of some occupations ask for, as the least of them. */
static int add_jobs(struct gathering *gathering, size_t claim, const char *const *codes, const char *how,
                    struct error *error) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  size_t width = matrix->element_count;
  const char *via = NULL;
  for (size_t i = 0; i < width; i++) {
    gathering->least[i] = -1.0;
  }
  size_t found = 0;
  for (size_t i = 0; codes[i] != NULL && i < MOST_PROGRAM_JOBS; i++) {
    size_t row = 0;
    if (!find_job(matrix, codes[i], &row)) {
      continue;
    }
    const struct match_requirement *requirements = gathering->match->requirements + row * width;
    via = via == NULL ? matrix->jobs[row].title : via;
    for (size_t e = 0; e < width; e++) {
      double level = requirements[e].weight > 0.0 ? requirements[e].level : 0.0;
      bool lower = found == 0 || level < gathering->least[e];
      gathering->least[e] = lower ? level : gathering->least[e];
    }
    found++;
  }
  for (size_t e = 0; e < width && found > 0; e++) {
    if (gathering->least[e] > 0.0) {
      const struct evidence piece = {.element = e,
                                     .level = gathering->least[e],
                                     .confidence = gathering->wallet->claims[claim].confidence,
                                     .claim = claim,
                                     .how = how,
                                     .via = via};
      if (add_evidence(gathering, &piece, error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}

static int add_program(struct gathering *gathering, size_t claim, const char *text, struct error *error) {
  const char *const *codes = NULL;
  const char *cip = program_of_text(gathering->arena, text);
  if (cip == NULL) {
    return 0;
  }
  if (jobs_of_program(gathering->catalog, gathering->arena, cip, &codes, error) != 0) {
    return -1;
  }
  return add_jobs(gathering, claim, codes, "program", error);
}

static int gather_skill(struct gathering *gathering, size_t claim, size_t skill, struct error *error) {
  const struct claim_skill *named = &gathering->wallet->claims[claim].skills[skill];
  struct skill_match found = {.claim = claim, .skill = skill};
  size_t element = 0;
  if (element_of_skill(gathering->index, gathering->arena, named, &element, &found.how)) {
    found.id = gathering->match->matrix.elements[element];
    found.name = gathering->match->matrix.element_names[element];
    const struct evidence piece = {.element = element,
                                   .level = gathering->medians[element],
                                   .confidence = gathering->wallet->claims[claim].confidence,
                                   .claim = claim,
                                   .how = "skill",
                                   .via = named->name};
    return add_evidence(gathering, &piece, error) != 0 ? -1 : add_skill(gathering, &found, error);
  }
  if (add_skill(gathering, &found, error) != 0) {
    return -1;
  }
  const char *occupation = occupation_of_skill(gathering->arena, named);
  if (occupation != NULL) {
    const char *const codes[] = {occupation, NULL};
    return add_jobs(gathering, claim, codes, "occupation", error);
  }
  return add_program(gathering, claim, named->code != NULL ? named->code : named->uri, error);
}

static int gather_claim(struct gathering *gathering, size_t at, struct error *error) {
  const struct claim *claim = &gathering->wallet->claims[at];
  const char *const *codes = NULL;
  for (size_t i = 0; i < claim->skill_count; i++) {
    if (gather_skill(gathering, at, i, error) != 0) {
      return -1;
    }
  }
  if (leads_to_jobs(gathering->catalog, gathering->arena, claim->ctid, claim->name, &codes, NULL, error) != 0 ||
      add_jobs(gathering, at, codes, "credential", error) != 0) {
    return -1;
  }
  return add_program(gathering, at, claim->field_of_study, error);
}

int evidence_gather(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                    struct error *error) {
  struct gathering gathering = {.catalog = catalog, .arena = arena, .wallet = wallet, .match = match};
  gathering.index = element_index_new(arena, &match->matrix);
  gathering.medians = requirements_median_levels(&match->matrix, match->requirements, arena);
  gathering.least = arena_array(arena, match->matrix.element_count, sizeof *gathering.least);
  if (gathering.index == NULL || gathering.medians == NULL || gathering.least == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < wallet->count; i++) {
    if (gather_claim(&gathering, i, error) != 0) {
      return -1;
    }
  }
  return 0;
}
