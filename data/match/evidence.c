/* SPDX-License-Identifier: MIT */
#include "data/match/evidence.h"

#include <string.h>
#include <strings.h>

#include "data/base/text.h"
#include "data/match/evidence_parts.h"
#include "data/match/requirements.h"
#include "data/wallet/experience.h"

const double evidence_near_share = 0.8;
const double evidence_trained_share = 0.6;

static const size_t scratch_limit = (size_t)4 << 20;

double evidence_length_share(double days, bool by_code) {
  const double week = 7.0;
  return days < 0.0 ? 1.0 : days < week ? 0.2 : by_code && days < 4.0 * week ? 0.5 : 1.0;
}

/* The first of equal ones stays, so that what is said directly comes before what is derived. */
void evidence_show(struct gathering *gathering, const struct evidence *piece) {
  const struct evidence *before = &gathering->best[piece->element];
  if (piece->level * piece->confidence > before->level * before->confidence) {
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

/* The occupation of an experience, or what became of it where its code is an older one. */
static int show_experience(struct gathering *gathering, size_t at, struct error *error) {
  const struct experience *experience = gathering->wallet->claims[at].experience;
  struct skill_match known = {.claim = at};
  size_t rated = 0;
  if (experience == NULL || experience->occupation == NULL) {
    return 0;
  }
  if (evidence_job_known(gathering, &known, experience->occupation, "experience", error) != 0) {
    return -1;
  }
  const char *const codes[] = {known.id, NULL};
  const struct shown_jobs shown = {.claim = at,
                                   .codes = codes,
                                   .how = "experience",
                                   .share = experience_time(experience->years),
                                   .years = experience->years};
  return evidence_show_jobs(gathering, &shown, &rated, error);
}

/* What the claim itself says that it leads to; of work, as much of it as the time in it shows. */
static int show_leads(struct gathering *gathering, size_t at, struct error *error) {
  const struct claim *claim = &gathering->wallet->claims[at];
  const struct experience *experience = claim->experience;
  double learned = evidence_length_share(claim->days > 0 ? claim->days : -1.0, true);
  const struct shown_jobs shown = {.claim = at,
                                   .codes = gathering->lead_codes,
                                   .how = "credential",
                                   .share = experience == NULL ? learned : experience_time(experience->years)};
  size_t rated = 0;
  gathering->lead_codes[gathering->lead_count] = NULL;
  return evidence_show_jobs(gathering, &shown, &rated, error);
}

/* Which record of the snapshot it is, as the person put it right, else by CTID or name. */
static int find_record(struct gathering *gathering, size_t at, struct error *error) {
  const struct claim *claim = &gathering->wallet->claims[at];
  struct claim_leads *leads = &gathering->match->leads[at];
  bool told = claim->record != NULL;
  const char *none = told && claim->record[0] == '\0' ? NULL : claim->record;
  if (leads_to_jobs(gathering->leads, gathering->arena, told ? none : claim->ctid, told ? NULL : claim->name,
                    &leads->codes, &leads->type, error) != 0 ||
      leads_record(gathering->leads, gathering->arena, &leads->ctid, &leads->name, error) != 0) {
    return -1;
  }
  bool by_code = claim->ctid != NULL && leads->ctid != NULL && strcasecmp(claim->ctid, leads->ctid) == 0;
  leads->how = told ? "told" : leads->ctid == NULL ? NULL : by_code ? "code" : "name";
  return 0;
}

/* What the snapshot knows of a credential. What is told of work or answered is none. */
static int show_credential(struct gathering *gathering, size_t at, struct error *error) {
  static const char *const no_codes[] = {NULL};
  const struct claim *claim = &gathering->wallet->claims[at];
  struct claim_leads *leads = &gathering->match->leads[at];
  size_t rated = 0;
  leads->codes = no_codes;
  if (claim->kind == CLAIM_EXPERIENCE || claim->kind == CLAIM_ANSWERS) {
    return 0;
  }
  if (find_record(gathering, at, error) != 0 ||
      evidence_fix_jobs(gathering, at, PART_JOB, leads->codes, true, &leads->codes, error) != 0) {
    return -1;
  }
  leads->folded = text_fold(gathering->arena, claim->name);
  bool by_code = false;
  /* Without a record, as long as was told: an added job shows no more than the card is worth. */
  double days = leads->type == NULL && claim->days > 0 ? claim->days : -1.0;
  if (leads->type != NULL && leads_by_program_code(gathering->leads, &by_code, &days, error) != 0) {
    return -1;
  }
  const struct shown_jobs shown = {
      .claim = at, .codes = leads->codes, .how = "credential", .share = evidence_length_share(days, by_code)};
  return evidence_show_jobs(gathering, &shown, &rated, error) != 0 ? -1 : evidence_show_record(gathering, at, error);
}

static int gather_claim(struct gathering *gathering, size_t at, struct error *error) {
  const struct claim *claim = &gathering->wallet->claims[at];
  gathering->references = 0;
  gathering->lead_count = 0;
  for (size_t i = 0; i < claim->skill_count; i++) {
    if (evidence_gather_skill(gathering, at, i, error) != 0) {
      return -1;
    }
  }
  arena_reset(gathering->scratch);
  if (show_leads(gathering, at, error) != 0 || show_experience(gathering, at, error) != 0 ||
      show_credential(gathering, at, error) != 0) {
    return -1;
  }
  arena_reset(gathering->scratch);
  /* The field of study is the person's own; alignments can't use up its turn. */
  gathering->references = 0;
  bool known = false;
  const char *cip = program_of_text(gathering->scratch, claim->field_of_study);
  if (evidence_show_program(gathering, at, cip, true, &known, error) != 0) {
    return -1;
  }
  return keep_best(gathering, error) != 0 ? -1 : evidence_keep_tools(gathering, error);
}

static int prepare(struct gathering *gathering, struct error *error) {
  struct match *match = gathering->match;
  struct arena *arena = gathering->arena;
  size_t width = match->matrix.element_count;
  size_t jobs = match->matrix.job_count;
  size_t skills = 0;
  for (size_t i = 0; i < gathering->wallet->count; i++) {
    skills += gathering->wallet->claims[i].skill_count;
  }
  gathering->index = element_index_new(arena, &match->matrix);
  gathering->medians = requirements_median_levels(&match->matrix, match->requirements, arena);
  match->medians = gathering->medians;
  gathering->least = arena_array(arena, width, sizeof *gathering->least);
  gathering->best = arena_array(arena, width, sizeof *gathering->best);
  gathering->best_tools = arena_array(arena, match->tools.count, sizeof *gathering->best_tools);
  gathering->tool_uses = arena_array(arena, match->tools.count, sizeof *gathering->tool_uses);
  gathering->held_at = arena_array(arena, jobs, sizeof *gathering->held_at);
  match->held = arena_array(arena, jobs, sizeof *match->held);
  match->held_from = arena_array(arena, jobs, sizeof *match->held_from);
  match->skills = arena_array(arena, skills, sizeof *match->skills);
  match->leads = arena_array(arena, gathering->wallet->count, sizeof *match->leads);
  bool complete = gathering->index != NULL && gathering->medians != NULL && gathering->least != NULL &&
                  gathering->best != NULL && gathering->best_tools != NULL && gathering->tool_uses != NULL &&
                  gathering->held_at != NULL && match->held != NULL && match->held_from != NULL &&
                  match->skills != NULL && match->leads != NULL;
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
  result = result == 0 ? evidence_hold_tools(&gathering, error) : result;
  leads_reader_close(gathering.leads);
  arena_free(gathering.scratch);
  return result;
}
