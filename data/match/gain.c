/* SPDX-License-Identifier: MIT */
#include "data/match/gain.h"

#include <string.h>

#include "data/base/text.h"
#include "data/catalog/leads.h"
#include "data/match/evidence_parts.h"
#include "data/match/held.h"
#include "data/match/requirements.h"
#include "data/wallet/confidence.h"

static const size_t scratch_limit = (size_t)4 << 20;

struct gain_model {
  struct catalog *catalog;
  struct arena *arena;
  struct arena *scratch; /* emptied for each credential */
  struct leads_reader *leads;
  const struct match *match;
  const struct element_index *index;
  size_t row;
  struct gain_need *needs;
  size_t need_count, element_needs; /* elements first, then technologies */
  size_t *what;                     /* of each need: the element, or the technology */
  double confidence;
};

static int take_needs(struct gain_model *model, struct error *error) {
  const struct match *match = model->match;
  const struct job_tools *tools = &match->tools;
  size_t width = match->matrix.element_count;
  size_t most = width + tools->first[model->row + 1] - tools->first[model->row];
  const struct match_requirement *asked = match->requirements + model->row * width;
  double tool_weight = match->tool_weights[model->row];
  model->needs = arena_array(model->arena, most, sizeof *model->needs);
  model->what = arena_array(model->arena, most, sizeof *model->what);
  if (model->needs == NULL || model->what == NULL) {
    return error_no_memory(error);
  }
  for (size_t e = 0; e < width; e++) {
    if (asked[e].weight > 0.0) {
      model->what[model->need_count] = e;
      model->needs[model->need_count++] =
          (struct gain_need){.id = match->matrix.elements[e],
                             .name = match->matrix.element_names[e],
                             .weight = asked[e].weight,
                             .covered = held_covers(&match->held_elements[e], asked[e].level)};
    }
  }
  model->element_needs = model->need_count;
  for (size_t i = tools->first[model->row]; tool_weight > 0.0 && i < tools->first[model->row + 1]; i++) {
    size_t tool = tools->uses[i];
    model->what[model->need_count] = tool;
    model->needs[model->need_count++] = (struct gain_need){.id = tools->names[tool],
                                                           .name = tools->names[tool],
                                                           .weight = tool_weight,
                                                           .covered = match->held_tools[tool]};
  }
  return 0;
}

int gain_open(struct catalog *catalog, struct arena *arena, const struct match *match, size_t row,
              struct gain_model **model, struct error *error) {
  struct gain_model *made = arena_alloc(arena, sizeof *made);
  *model = NULL;
  if (made == NULL) {
    return error_no_memory(error);
  }
  *made = (struct gain_model){.catalog = catalog, .arena = arena, .match = match, .row = row};
  made->index = element_index_new(arena, &match->matrix);
  made->scratch = arena_new(scratch_limit);
  if (made->scratch == NULL || made->index == NULL) {
    gain_close(made);
    return error_no_memory(error);
  }
  const struct checks checks = {.signature = VERDICT_NONE, .issuer = VERDICT_NOT_KNOWN};
  made->confidence = confidence_of(&checks);
  if (leads_reader_open(&made->leads, catalog, error) != 0 || take_needs(made, error) != 0) {
    gain_close(made);
    return -1;
  }
  *model = made;
  return 0;
}

void gain_close(struct gain_model *model) {
  if (model != NULL) {
    leads_reader_close(model->leads);
    arena_free(model->scratch);
  }
}

const struct gain_need *gain_needs(const struct gain_model *model, size_t *count) {
  *count = model->need_count;
  return model->needs;
}

/* What all rated occupations ask for that a credential leads to, and what its record says that it teaches. */
struct common {
  double *least; /* per element the least level */
  size_t *uses;  /* per technology how many need it */
  bool *taught;  /* per technology: its record names it */
  size_t rated;
  double share; /* of the levels of the occupations */
};

static int take_common(const struct gain_model *model, const char *const *codes, struct common *common,
                       struct error *error) {
  const struct job_matrix *matrix = &model->match->matrix;
  const struct job_tools *tools = &model->match->tools;
  size_t width = matrix->element_count;
  struct shown_rows rows = {.count = 0};
  if (evidence_rows(model->catalog, model->scratch, matrix, codes, &rows, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < rows.count; i++) {
    const struct match_requirement *asked = model->match->requirements + rows.at[i] * width;
    for (size_t e = 0; e < width; e++) {
      double level = asked[e].weight > 0.0 ? asked[e].level : 0.0;
      common->least[e] = i > 0 && common->least[e] < level ? common->least[e] : level;
    }
    for (size_t use = tools->first[rows.at[i]]; use < tools->first[rows.at[i] + 1]; use++) {
      common->uses[tools->uses[use]]++;
    }
  }
  for (size_t e = 0; e < width; e++) {
    common->least[e] *= common->share;
  }
  common->rated = rows.count;
  return 0;
}

/* As evidence_show_record() does. */
static void take_skills(const struct gain_model *model, const char *const *skills, struct common *common) {
  const struct match *match = model->match;
  for (size_t i = 0; skills[i] != NULL; i++) {
    const struct claim_skill skill = {.name = skills[i]};
    const char *how = NULL;
    size_t found = 0;
    if (element_of_skill(model->index, model->scratch, &skill, &found, &how)) {
      double level = match->medians[found];
      common->least[found] = level > common->least[found] ? level : common->least[found];
    } else if (job_tools_find(&match->tools, text_fold(model->scratch, skills[i]), &found)) {
      common->taught[found] = true;
    }
  }
}

bool gain_knows(const struct gain_model *model, const char *skill) {
  const struct claim_skill named = {.name = skill};
  struct arena_mark mark = arena_mark(model->scratch);
  const char *how = NULL;
  size_t found = 0;
  bool known = element_of_skill(model->index, model->scratch, &named, &found, &how) ||
               job_tools_find(&model->match->tools, text_fold(model->scratch, skill), &found);
  arena_rewind(model->scratch, mark);
  return known;
}

/* How much of a need is covered by it, before confidence. */
static double share_of(const struct gain_model *model, const struct common *common, size_t need) {
  size_t what = model->what[need];
  if (need >= model->element_needs) {
    bool of_jobs = common->rated > 0 && common->uses[what] == common->rated;
    return common->taught[what] ? 1.0 : of_jobs ? common->share : 0.0;
  }
  double asked = model->match->requirements[model->row * model->match->matrix.element_count + what].level;
  return common->least[what] >= asked ? 1.0 : common->least[what] / asked;
}

int gain_of_record(struct gain_model *model, const struct gain_record *record, struct gain_piece **pieces,
                   size_t *count, struct error *error) {
  struct common common = {.share = record->share};
  struct arena_mark mark = arena_mark(model->scratch);
  *pieces = NULL;
  *count = 0;
  common.least = arena_array(model->scratch, model->match->matrix.element_count, sizeof *common.least);
  common.uses = arena_array(model->scratch, model->match->tools.count, sizeof *common.uses);
  common.taught = arena_array(model->scratch, model->match->tools.count, sizeof *common.taught);
  if (common.least == NULL || common.uses == NULL || common.taught == NULL) {
    return error_no_memory(error);
  }
  if (take_common(model, record->codes, &common, error) != 0) {
    return -1;
  }
  take_skills(model, record->skills, &common);
  if (common.rated > 0 || record->skills[0] != NULL) {
    *pieces = arena_array(model->arena, model->need_count, sizeof **pieces);
    if (*pieces == NULL) {
      return error_no_memory(error);
    }
    for (size_t i = 0; i < model->need_count; i++) {
      double covered = share_of(model, &common, i) * model->confidence;
      if (covered > model->needs[i].covered) {
        (*pieces)[(*count)++] = (struct gain_piece){.need = i, .covered = covered};
      }
    }
  }
  arena_rewind(model->scratch, mark);
  return 0;
}

int gain_of(struct gain_model *model, const char *ctid, struct gain_piece **pieces, size_t *count,
            struct error *error) {
  struct gain_record record = {0};
  bool by_code = false;
  double days = -1.0;
  *pieces = NULL;
  *count = 0;
  arena_reset(model->scratch);
  if (leads_to_jobs(model->leads, model->scratch, ctid, NULL, &record.codes, NULL, error) != 0 ||
      leads_by_program_code(model->leads, &by_code, &days, error) != 0 ||
      leads_to_skills(model->leads, model->scratch, &record.skills, error) != 0) {
    return -1;
  }
  record.share = evidence_length_share(days, by_code);
  return gain_of_record(model, &record, pieces, count, error);
}
