/* SPDX-License-Identifier: MIT */
#include "data/match/gain.h"

#include <string.h>

#include "data/catalog/leads.h"
#include "data/match/held.h"
#include "data/match/requirements.h"
#include "data/wallet/confidence.h"

static const size_t scratch_limit = (size_t)4 << 20;

struct gain_model {
  struct arena *arena;
  struct arena *scratch; /* emptied for each credential */
  struct leads_reader *leads;
  const struct match *match;
  size_t row;
  struct gain_need *needs;
  size_t need_count;
  size_t *elements; /* of each need */
  double confidence;
};

static int take_needs(struct gain_model *model, struct error *error) {
  const struct match *match = model->match;
  size_t width = match->matrix.element_count;
  const struct match_requirement *asked = match->requirements + model->row * width;
  model->needs = arena_array(model->arena, width, sizeof *model->needs);
  model->elements = arena_array(model->arena, width, sizeof *model->elements);
  if (model->needs == NULL || model->elements == NULL) {
    return error_no_memory(error);
  }
  for (size_t e = 0; e < width; e++) {
    if (asked[e].weight > 0.0) {
      model->elements[model->need_count] = e;
      model->needs[model->need_count++] =
          (struct gain_need){.id = match->matrix.elements[e],
                             .name = match->matrix.element_names[e],
                             .weight = asked[e].weight,
                             .covered = held_covers(&match->held_elements[e], asked[e].level)};
    }
  }
  return 0;
}

int gain_open(struct catalog *catalog, struct arena *arena, const struct match *match, size_t row,
              struct gain_model **result, struct error *error) {
  struct gain_model *model = arena_alloc(arena, sizeof *model);
  *result = NULL;
  if (model == NULL) {
    return error_no_memory(error);
  }
  *model = (struct gain_model){.arena = arena, .match = match, .row = row};
  model->scratch = arena_new(scratch_limit);
  if (model->scratch == NULL) {
    return error_no_memory(error);
  }
  const struct checks checks = {.signature = VERDICT_NONE, .issuer = VERDICT_NOT_KNOWN};
  model->confidence = confidence_of(&checks);
  if (leads_reader_open(&model->leads, catalog, error) != 0 || take_needs(model, error) != 0) {
    gain_close(model);
    return -1;
  }
  *result = model;
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

/* The least level over the occupations of `codes` that are rated; NULL when none is. */
static const double *least_levels(const struct gain_model *model, const char *const *codes, double *least) {
  const struct job_matrix *matrix = &model->match->matrix;
  size_t width = matrix->element_count;
  bool any = false;
  for (size_t i = 0; codes[i] != NULL; i++) {
    size_t row = 0;
    if (!match_find_row(matrix, codes[i], &row)) {
      continue;
    }
    const struct match_requirement *asked = model->match->requirements + row * width;
    for (size_t e = 0; e < width; e++) {
      double level = asked[e].weight > 0.0 ? asked[e].level : 0.0;
      least[e] = any && least[e] < level ? least[e] : level;
    }
    any = true;
  }
  return any ? least : NULL;
}

int gain_of(struct gain_model *model, const char *ctid, struct gain_piece **pieces, size_t *count,
            struct error *error) {
  size_t width = model->match->matrix.element_count;
  const struct match_requirement *asked = model->match->requirements + model->row * width;
  const char *const *codes = NULL;
  *pieces = NULL;
  *count = 0;
  arena_reset(model->scratch);
  double *room = arena_array(model->scratch, width, sizeof *room);
  if (room == NULL) {
    return error_no_memory(error);
  }
  if (leads_to_jobs(model->leads, model->scratch, ctid, NULL, &codes, NULL, error) != 0) {
    return -1;
  }
  const double *least = least_levels(model, codes, room);
  if (least == NULL) {
    return 0;
  }
  *pieces = arena_array(model->arena, model->need_count, sizeof **pieces);
  if (*pieces == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < model->need_count; i++) {
    size_t e = model->elements[i];
    double share = least[e] >= asked[e].level ? 1.0 : least[e] / asked[e].level;
    double covered = share * model->confidence;
    if (covered > model->needs[i].covered) {
      (*pieces)[(*count)++] = (struct gain_piece){.need = i, .covered = covered};
    }
  }
  return 0;
}
