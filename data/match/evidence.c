/* SPDX-License-Identifier: MIT */
#include "data/match/evidence.h"

#include <string.h>

#include "data/base/text.h"
#include "data/catalog/leads.h"
#include "data/match/elements.h"
#include "data/match/requirements.h"

/* A claim that names more occupations and programs than this shows nothing
 * further by them; each costs a question to the snapshot. */
enum { MOST_REFERENCES = 32, MOST_PROGRAMS = 64, CIP_SIZE = 8 };

static const size_t scratch_limit = (size_t)4 << 20;

/* A program of study that was looked up before; many claims name the same. */
struct program {
  char cip[CIP_SIZE];
  const char *const *codes;
};

struct gathering {
  struct catalog *catalog;
  struct leads_reader *leads;
  struct arena *arena;
  struct arena *scratch; /* emptied for every skill */
  const struct wallet *wallet;
  struct match *match;
  const struct element_index *index;
  const double *medians;
  double *least;         /* per element the least level over some occupations */
  struct evidence *best; /* per element what the claim at hand shows; level 0 nothing */
  size_t evidence_room;
  size_t references; /* of the claim at hand */
  struct program programs[MOST_PROGRAMS];
  size_t program_count;
};

/* The first of equal ones stays, so that what is said directly comes before what is derived. */
static void show(struct gathering *gathering, const struct evidence *piece) {
  if (piece->level > gathering->best[piece->element].level) {
    gathering->best[piece->element] = *piece;
  }
}

static int keep_best(struct gathering *gathering, struct error *error) {
  struct match *match = gathering->match;
  for (size_t e = 0; e < match->matrix.element_count; e++) {
    if (gathering->best[e].level <= 0.0) {
      continue;
    }
    if (match->evidence_count == gathering->evidence_room) {
      struct evidence *grown = arena_grow(gathering->arena, match->evidence, match->evidence_count,
                                          &gathering->evidence_room, sizeof *grown);
      if (grown == NULL) {
        return error_no_memory(error);
      }
      match->evidence = grown;
    }
    match->evidence[match->evidence_count++] = gathering->best[e];
    gathering->best[e] = (struct evidence){0};
  }
  return 0;
}

/* The matrix row of an occupation; a code without its last part is the first one under it. */
static bool find_job(const struct job_matrix *matrix, const char *code, size_t *row) {
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

/* Evidence of what all of some occupations ask for, at the least of their levels. */
static void show_jobs(struct gathering *gathering, size_t claim, const char *const *codes, const char *how) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  const char *via = NULL;
  for (size_t i = 0; codes[i] != NULL; i++) {
    size_t row = 0;
    if (find_job(matrix, codes[i], &row)) {
      lower(gathering, row, via == NULL);
      via = via == NULL ? matrix->jobs[row].title : via;
    }
  }
  for (size_t e = 0; e < matrix->element_count && via != NULL; e++) {
    const struct evidence piece = {.element = e,
                                   .level = gathering->least[e],
                                   .confidence = gathering->wallet->claims[claim].confidence,
                                   .claim = claim,
                                   .how = how,
                                   .via = via};
    show(gathering, &piece);
  }
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

static int show_program(struct gathering *gathering, size_t claim, const char *cip, struct error *error) {
  const char *const *codes = NULL;
  if (cip == NULL || gathering->references++ >= MOST_REFERENCES) {
    return 0;
  }
  if (find_program(gathering, cip, &codes, error) != 0) {
    return -1;
  }
  show_jobs(gathering, claim, codes, "program");
  return 0;
}

static int gather_skill(struct gathering *gathering, size_t claim, size_t skill, struct error *error) {
  const struct job_matrix *matrix = &gathering->match->matrix;
  const struct claim_skill *named = &gathering->wallet->claims[claim].skills[skill];
  struct skill_match *found = &gathering->match->skills[gathering->match->skill_count++];
  size_t element = 0;
  *found = (struct skill_match){.claim = claim, .skill = skill};
  arena_reset(gathering->scratch);
  if (element_of_skill(gathering->index, gathering->scratch, named, &element, &found->how)) {
    found->id = matrix->elements[element];
    found->name = matrix->element_names[element];
    const struct evidence piece = {.element = element,
                                   .level = gathering->medians[element],
                                   .confidence = gathering->wallet->claims[claim].confidence,
                                   .claim = claim,
                                   .how = "skill",
                                   .via = named->name};
    show(gathering, &piece);
    return 0;
  }
  const char *const codes[] = {occupation_of_skill(gathering->scratch, named), NULL};
  if (codes[0] != NULL) {
    if (gathering->references++ < MOST_REFERENCES) {
      show_jobs(gathering, claim, codes, "occupation");
    }
    return 0;
  }
  const char *cip = program_of_text(gathering->scratch, named->code);
  return show_program(gathering, claim, cip != NULL ? cip : program_of_text(gathering->scratch, named->uri), error);
}

static int gather_claim(struct gathering *gathering, size_t at, struct error *error) {
  const struct claim *claim = &gathering->wallet->claims[at];
  struct claim_leads *leads = &gathering->match->leads[at];
  gathering->references = 0;
  for (size_t i = 0; i < claim->skill_count; i++) {
    if (gather_skill(gathering, at, i, error) != 0) {
      return -1;
    }
  }
  if (leads_to_jobs(gathering->leads, gathering->arena, claim->ctid, claim->name, &leads->codes, &leads->type, error) !=
      0) {
    return -1;
  }
  leads->folded = text_fold(gathering->arena, claim->name);
  show_jobs(gathering, at, leads->codes, "credential");
  arena_reset(gathering->scratch);
  /* The field of study is the person's own; alignments can't use up its turn. */
  gathering->references = 0;
  if (show_program(gathering, at, program_of_text(gathering->scratch, claim->field_of_study), error) != 0) {
    return -1;
  }
  return keep_best(gathering, error);
}

static int prepare(struct gathering *gathering, struct error *error) {
  struct match *match = gathering->match;
  struct arena *arena = gathering->arena;
  size_t width = match->matrix.element_count;
  size_t skills = 0;
  for (size_t i = 0; i < gathering->wallet->count; i++) {
    skills += gathering->wallet->claims[i].skill_count;
  }
  gathering->index = element_index_new(arena, &match->matrix);
  gathering->medians = requirements_median_levels(&match->matrix, match->requirements, arena);
  gathering->least = arena_array(arena, width, sizeof *gathering->least);
  gathering->best = arena_array(arena, width, sizeof *gathering->best);
  match->skills = arena_array(arena, skills, sizeof *match->skills);
  match->leads = arena_array(arena, gathering->wallet->count, sizeof *match->leads);
  bool complete = gathering->index != NULL && gathering->medians != NULL && gathering->least != NULL &&
                  gathering->best != NULL && match->skills != NULL && match->leads != NULL;
  return complete ? 0 : error_no_memory(error);
}

int evidence_gather(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                    struct error *error) {
  struct gathering gathering = {.catalog = catalog, .arena = arena, .wallet = wallet, .match = match};
  gathering.scratch = arena_new(scratch_limit);
  if (gathering.scratch == NULL) {
    return error_no_memory(error);
  }
  int result = leads_reader_open(&gathering.leads, catalog, error);
  result = result == 0 ? prepare(&gathering, error) : result;
  for (size_t i = 0; i < wallet->count && result == 0; i++) {
    result = gather_claim(&gathering, i, error);
  }
  leads_reader_close(gathering.leads);
  arena_free(gathering.scratch);
  return result;
}
