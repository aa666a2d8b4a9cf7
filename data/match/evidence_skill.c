/* SPDX-License-Identifier: MIT */
/* What a skill that a claim names is: an element, an occupation, a program. */
#include <string.h>

#include "data/match/evidence_parts.h"

static void show_element(struct gathering *gathering, const struct skill_match *found, size_t element) {
  const struct claim *claim = &gathering->wallet->claims[found->claim];
  const struct claim_skill *named = &claim->skills[found->skill];
  const struct evidence piece = {.element = element,
                                 .level = named->level > 0.0 ? named->level : gathering->medians[element],
                                 .confidence = claim->confidence,
                                 .claim = found->claim,
                                 .how = claim->kind == CLAIM_ANSWERS ? "answer" : "skill",
                                 .via = named->name};
  evidence_show(gathering, &piece);
}

static void match_element(struct gathering *gathering, struct skill_match *found, size_t element, const char *how) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  found->target = SKILL_ELEMENT;
  found->id = matrix->elements[element];
  found->name = matrix->element_names[element];
  found->how = how;
  show_element(gathering, found, element);
}

/* An occupation's ratings; one that is not rated is known by its code all the same. */
static void match_occupation(struct gathering *gathering, struct skill_match *found, const char *code,
                             const char *how) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  const char *const codes[] = {code, NULL};
  size_t row = 0;
  if (gathering->references++ >= MOST_REFERENCES || !evidence_find_job(matrix, code, &row)) {
    return;
  }
  found->target = SKILL_OCCUPATION;
  found->id = matrix->jobs[row].code;
  found->name = matrix->jobs[row].title;
  found->how = how;
  (void)evidence_show_jobs(
      gathering, &(struct shown_jobs){.claim = found->claim, .codes = codes, .how = "occupation", .share = 1.0});
}

static int match_program(struct gathering *gathering, struct skill_match *found, const char *cip, const char *how,
                         struct error *error) {
  bool known = false;
  if (evidence_show_program(gathering, found->claim, cip, &known, error) != 0) {
    return -1;
  }
  if (known) {
    found->target = SKILL_PROGRAM;
    found->id = arena_strdup(gathering->arena, cip);
    found->name = found->id;
    found->how = how;
  }
  return known && found->id == NULL ? error_no_memory(error) : 0;
}

int evidence_gather_skill(struct gathering *gathering, size_t claim, size_t skill, struct error *error) {
  const struct claim_skill *named = &gathering->wallet->claims[claim].skills[skill];
  struct skill_match *found = &gathering->match->skills[gathering->match->skill_count++];
  size_t element = 0;
  const char *how = NULL;
  *found = (struct skill_match){.claim = claim, .skill = skill};
  arena_reset(gathering->scratch);
  if (element_of_skill(gathering->index, gathering->scratch, named, &element, &how)) {
    match_element(gathering, found, element, how);
    return 0;
  }
  const char *code = occupation_of_skill(gathering->scratch, named, &how);
  if (code != NULL) {
    match_occupation(gathering, found, code, how);
    return 0;
  }
  const char *cip = program_of_text(gathering->scratch, named->code);
  if (cip != NULL) {
    return match_program(gathering, found, cip, "code", error);
  }
  return match_program(gathering, found, program_of_text(gathering->scratch, named->uri), "uri", error);
}
