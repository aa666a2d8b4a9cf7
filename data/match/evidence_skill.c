/* SPDX-License-Identifier: MIT */
/* What a skill that a claim names is: an element, an occupation, a program. */
#include <string.h>

#include "data/match/evidence_parts.h"
#include "data/match/tools.h"

enum { MOST_TOOL_QUESTIONS = 4000 };

static void show_element(struct gathering *gathering, const struct skill_match *found, size_t element) {
  const struct claim *claim = &gathering->wallet->claims[found->claim];
  const struct claim_skill *named = &claim->skills[found->skill];
  bool near = strcmp(found->how, "near") == 0;
  const struct evidence piece = {.element = element,
                                 .level = named->level > 0.0 ? named->level : gathering->medians[element],
                                 .confidence = claim->confidence * (near ? evidence_near_share : 1.0),
                                 .claim = found->claim,
                                 .how = near                           ? "near"
                                        : claim->kind == CLAIM_ANSWERS ? "answer"
                                                                       : "skill",
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

/* Of an occupation that is not rated, its relatives show something; it is known by its code all the same. */
static int match_occupation(struct gathering *gathering, struct skill_match *found, const char *code, const char *how,
                            struct error *error) {
  size_t rated = 0;
  if (gathering->references++ >= MOST_REFERENCES) {
    return 0;
  }
  if (evidence_job_known(gathering, found, code, how, error) != 0) {
    return -1;
  }
  const char *const codes[] = {found->id, NULL}; /* an older code became another one */
  const struct shown_jobs shown = {.claim = found->claim, .codes = codes, .how = "occupation", .share = 1.0};
  return found->target == SKILL_NOTHING ? 0 : evidence_show_jobs(gathering, &shown, &rated, error);
}

static int match_program(struct gathering *gathering, struct skill_match *found, const char *cip, const char *how,
                         struct error *error) {
  bool known = false;
  if (evidence_show_program(gathering, found->claim, cip, false, &known, error) != 0) {
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

/* Said in plain words that it is not so, wished, or found to be nothing: never tried again. */
static bool is_set_aside(const char *how) {
  static const char *const words[] = {"denied", "wish", "other", "foreign"};
  for (size_t i = 0; how != NULL && i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(words[i], how) == 0) {
      return true;
    }
  }
  return false;
}

static int match_technology(struct gathering *gathering, struct skill_match *found, const char *name,
                            struct error *error) {
  const char *tool = NULL;
  const char *how = NULL;
  if (name == NULL || gathering->tool_questions++ >= (size_t)MOST_TOOL_QUESTIONS) {
    return 0;
  }
  if (tool_find(gathering->catalog, gathering->scratch, name, &tool, &how, error) != 0) {
    return -1;
  }
  const char *before = gathering->wallet->claims[found->claim].skills[found->skill].how;
  return tool == NULL ? 0 : evidence_show_technology(gathering, found, tool, before == NULL ? how : before, error);
}

/* What the person put right: an element, an occupation, a technology, or nothing. Where the
 * claim leads stays no more than that: one of the jobs that all of it is about. */
static int match_correction(struct gathering *gathering, struct skill_match *found, const struct claim_skill *named,
                            struct error *error) {
  const struct claim_skill asked = {.code = named->correct};
  size_t element = 0;
  const char *how = NULL;
  found->how = "told";
  if (element_of_skill(gathering->index, gathering->scratch, &asked, &element, &how)) {
    match_element(gathering, found, element, "told");
    return 0;
  }
  if (named->correct[0] == '\0') {
    return 0;
  }
  bool leads = named->type != NULL && strcmp(named->type, CLAIM_LEADS_TO) == 0;
  if ((leads ? evidence_lead(gathering, found, named->correct, "told", error)
             : match_occupation(gathering, found, named->correct, "told", error)) != 0) {
    return -1;
  }
  return found->target != SKILL_NOTHING ? 0 : evidence_show_technology(gathering, found, named->correct, "told", error);
}

/* What nothing has the name of, by its words. */
static void match_near(struct gathering *gathering, struct skill_match *found, const struct claim_skill *named) {
  const struct claim_skill near = {.code = named->near};
  size_t element = 0;
  const char *how = NULL;
  if (found->target == SKILL_NOTHING && named->near != NULL && named->near[0] != '\0' &&
      element_of_skill(gathering->index, gathering->scratch, &near, &element, &how)) {
    match_element(gathering, found, element, "near");
  }
}

/* By code, by URI: what names itself. True when it was found. */
static int match_reference(struct gathering *gathering, struct skill_match *found, const struct claim_skill *named,
                           struct error *error) {
  const char *how = NULL;
  const char *code = occupation_of_skill(gathering->scratch, named, &how);
  if (code != NULL) {
    return match_occupation(gathering, found, code, how, error);
  }
  if (job_of_esco(gathering->catalog, gathering->scratch, named->uri, &code, error) != 0) {
    return -1;
  }
  if (code != NULL) {
    return match_occupation(gathering, found, code, "uri", error);
  }
  const char *cip = program_of_text(gathering->scratch, named->code);
  how = cip != NULL ? "code" : "uri";
  cip = cip != NULL ? cip : program_of_text(gathering->scratch, named->uri);
  return cip == NULL ? 0 : match_program(gathering, found, cip, how, error);
}

int evidence_gather_skill(struct gathering *gathering, size_t claim, size_t skill, struct error *error) {
  const struct claim_skill *named = &gathering->wallet->claims[claim].skills[skill];
  struct skill_match *found = &gathering->match->skills[gathering->match->skill_count++];
  size_t element = 0;
  const char *how = NULL;
  *found = (struct skill_match){.claim = claim, .skill = skill};
  arena_reset(gathering->scratch);
  if (named->correct != NULL) {
    return match_correction(gathering, found, named, error);
  }
  if (is_set_aside(named->how)) {
    found->how = named->how;
    return 0;
  }
  if (named->type != NULL && strcmp(named->type, CLAIM_LEADS_TO) == 0) {
    return evidence_lead(gathering, found, named->code, "alias", error);
  }
  if (element_of_skill(gathering->index, gathering->scratch, named, &element, &how)) {
    match_element(gathering, found, element, named->how == NULL ? how : named->how);
    return 0;
  }
  if (match_reference(gathering, found, named, error) != 0) {
    return -1;
  }
  if (found->target == SKILL_NOTHING && match_technology(gathering, found, named->name, error) != 0) {
    return -1;
  }
  match_near(gathering, found, named);
  return 0;
}
