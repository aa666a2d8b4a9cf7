/* SPDX-License-Identifier: MIT */
/* The kinds of stacking; ladder.h has the rule and its source. */
#include <string.h>

#include "data/ladder/parts.h"

static bool same_beginning(const char *one, const char *two) {
  return strncmp(one, two, 2) == 0;
}

/* A program code of `two`, or one that leads to an occupation of it, is of the series of `code`. */
static bool has_series(const struct ladder_step *two, const char *code) {
  for (size_t i = 0; two->programs != NULL && two->programs[i] != NULL; i++) {
    if (same_beginning(two->programs[i], code)) {
      return true;
    }
  }
  for (size_t i = 0; i < two->exit_count; i++) {
    const char *const *series = two->exits[i].series;
    for (size_t j = 0; series != NULL && series[j] != NULL; j++) {
      if (same_beginning(series[j], code)) {
        return true;
      }
    }
  }
  return false;
}

static bool shares_series(const struct ladder_step *one, const struct ladder_step *two) {
  for (size_t i = 0; one->programs != NULL && one->programs[i] != NULL; i++) {
    if (has_series(two, one->programs[i])) {
      return true;
    }
  }
  for (size_t i = 0; i < one->exit_count; i++) {
    const char *const *series = one->exits[i].series;
    for (size_t j = 0; series != NULL && series[j] != NULL; j++) {
      if (has_series(two, series[j])) {
        return true;
      }
    }
  }
  return false;
}

static bool shares_group(const struct ladder_step *one, const struct ladder_step *two) {
  for (size_t i = 0; i < one->exit_count; i++) {
    for (size_t j = 0; j < two->exit_count; j++) {
      const char *codes[2] = {one->exits[i].code, two->exits[j].code};
      if (codes[0] != NULL && codes[1] != NULL && same_beginning(codes[0], codes[1])) {
        return true;
      }
    }
  }
  return false;
}

static bool states_field(const struct ladder_step *step) {
  bool stated = step->programs != NULL && step->programs[0] != NULL;
  for (size_t i = 0; i < step->exit_count; i++) {
    stated = stated || step->exits[i].code != NULL;
  }
  return stated;
}

static bool share_exit(const struct ladder_step *one, const struct ladder_step *two) {
  for (size_t i = 0; i < one->exit_count; i++) {
    for (size_t j = 0; j < two->exit_count; j++) {
      const char *codes[2] = {one->exits[i].code, two->exits[j].code};
      if (codes[0] != NULL && codes[1] != NULL && strcmp(codes[0], codes[1]) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* The wage of the first occupation in the whole country; graduates' earnings of
 * two credentials are not compared. -1 unknown. */
static long long national_wage(const struct ladder_step *step) {
  for (size_t i = 0; i < step->exit_count; i++) {
    const struct ladder_exit *exit = &step->exits[i];
    if (exit->basis != NULL && strcmp(exit->basis, "occupation") == 0) {
      return exit->wage;
    }
  }
  return -1;
}

enum ladder_stacking ladder_stacking_of(const struct ladder_step *lower, const struct ladder_step *upper, bool stated,
                                        bool counts) {
  bool levels = lower->level > 0 && upper->level > 0;
  bool lower_level = levels && upper->level < lower->level;
  long long wages[2] = {national_wage(lower), national_wage(upper)};
  bool pays_more = wages[0] >= 0 && wages[1] > wages[0];
  bool higher = (levels && upper->level > lower->level) || (!lower_level && pays_more);
  bool unstated = !states_field(lower) || !states_field(upper);
  bool same_field = shares_series(lower, upper) || shares_group(lower, upper) || (unstated && counts);
  if (stated && same_field && (higher || (counts && !lower_level))) {
    return STACKING_PROGRESSION;
  }
  if (share_exit(lower, upper)) {
    return stated ? STACKING_SUPPLEMENTAL : STACKING_INDEPENDENT;
  }
  return STACKING_UNCLEAR;
}

/* For an occupation, what leads to it without a relation to the line stands beside the line. */
static size_t beside_line(const struct ladder *ladder, const struct ladder_step *step) {
  bool beside = ladder->about == LADDER_OF_JOB && step->asked && step->place == LADDER_NONE && ladder->line_count > 0;
  return beside ? ladder->line[ladder->line_count - 1] : LADDER_NONE;
}

/* What a step builds on: the step before it on the line, else the best of the
 * edges that lead to it, those that count toward it first. */
static size_t find_base(const struct ladder *ladder, size_t self) {
  const struct ladder_step *step = &ladder->steps[self];
  size_t best = LADDER_NONE;
  bool best_counts = false;
  if (step->place != LADDER_NONE && step->place > 0 && ladder->about != LADDER_OF_PATHWAY) {
    return ladder->line[step->place - 1];
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    bool counts = ladder_counts_toward(edge->kind);
    if (edge->to == self && !edge->cut && (best == LADDER_NONE || (counts && !best_counts))) {
      best = edge->from;
      best_counts = counts;
    }
  }
  return best;
}

void ladder_name_stacking(struct ladder *ladder) {
  for (size_t i = 0; i < ladder->step_count; i++) {
    struct ladder_step *step = &ladder->steps[i];
    bool stated = false;
    bool counts = false;
    size_t base = find_base(ladder, i);
    step->builds_on = base != LADDER_NONE              ? base
                      : step->builds_on != LADDER_NONE ? step->builds_on
                                                       : beside_line(ladder, step);
    for (size_t j = 0; base != LADDER_NONE && j < ladder->edge_count; j++) {
      const struct ladder_edge *edge = &ladder->edges[j];
      bool between = edge->from == base && edge->to == i && !edge->cut;
      stated = stated || between;
      counts = counts || (between && ladder_counts_toward(edge->kind));
    }
    if (step->builds_on != LADDER_NONE) {
      step->stacking = ladder_stacking_of(&ladder->steps[step->builds_on], step, stated, counts);
    }
  }
}
