/* SPDX-License-Identifier: MIT */
/* What comes into a plan from a snapshot. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "data/plan/plan.h"
#include "data/plan/plan_look.h"

enum { ARENA = 16 << 20 };

struct plan_figures plan_figures_of(const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  struct plan_figures figures = {
      .cost = row->cost,
      .cost_complete = row->cost_complete,
      .cost_reason = row->cost >= 0             ? NULL
                     : row->cost_reason == NULL ? "not published"
                                                : row->cost_reason,
      .days = row->days_max > row->days_min ? row->days_max : row->days_min,
      .hours = row->effort_hours,
  };
  if (figures.days < 0) {
    figures.days = row->days;
  }
  if (figures.days < 0 && figures.hours < 0) {
    figures.time_reason = row->time_reason == NULL ? "not published" : row->time_reason;
  }
  plan_copy(figures.currency, sizeof figures.currency, row->cost >= 0 ? row->currency : NULL);
  return figures;
}

static void fill_step(struct plan_step *step, const struct credential *credential, const struct catalog *catalog) {
  const struct credential_row *row = &credential->row;
  memset(step, 0, sizeof *step);
  plan_copy(step->ctid, sizeof step->ctid, row->ctid);
  plan_copy(step->type, sizeof step->type, row->type);
  plan_copy(step->name, sizeof step->name, row->name);
  plan_copy(step->name_es, sizeof step->name_es, row->name_es);
  plan_copy(step->provider, sizeof step->provider, row->provider);
  plan_copy(step->source, sizeof step->source, credential->source);
  (void)snprintf(step->data_date, sizeof step->data_date, "%.10s", catalog_about(catalog)->date);
  step->figures = plan_figures_of(credential);
}

/* Reads the credential and fills the step from it. */
static int read_step(struct plan_step *step, struct catalog *catalog, const char *ctid, struct error *error) {
  struct credential credential;
  struct arena *arena = arena_new(ARENA);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int result = credential_read(catalog, arena, ctid, &credential, error);
  if (result == 0 && strlen(credential.row.ctid) >= sizeof step->ctid) {
    result =
        error_set(error, ERROR_BAD_DATA, _("\"%.60s\" is not a CTID, which looks like ce- and 36 letters and digits."),
                  credential.row.ctid);
  }
  if (result == 0) {
    fill_step(step, &credential, catalog);
  }
  arena_free(arena);
  return result;
}

/* Where the last step would go if only it moved: before what wants it, behind
 * what it wants. */
static size_t place_of_last(const struct plan_look *look, size_t last) {
  size_t place = last;
  for (size_t i = last; i > 0; i--) {
    if (look->need[i - 1][last] > look->need[last][i - 1]) {
      place = i - 1;
    } else if (look->need[last][i - 1] != PLAN_FREE) {
      break;
    }
  }
  return place;
}

/* Of the steps not yet taken, in the order of `order`, the first that needs none
 * of the others; the first of all when they need each other in a circle. */
static size_t next_free(const struct plan_look *look, const size_t *order, const bool *taken, size_t count) {
  size_t first = count;
  for (size_t i = 0; i < count; i++) {
    bool waits = taken[i];
    first = first == count && !taken[i] ? i : first;
    for (size_t j = 0; j < count && !waits; j++) {
      waits = j != i && !taken[j] && look->need[order[i]][order[j]] == PLAN_NEEDS;
    }
    if (!waits) {
      return i;
    }
  }
  return first;
}

/* Puts the last step where it belongs; others move only where a record asks
 * for it, so that an order that the person chose stays. */
static int settle_last(struct plan *plan, struct catalog *catalog, struct error *error) {
  struct arena *arena = arena_new((size_t)ARENA * PLAN_MOST_STEPS);
  struct plan before = *plan;
  struct plan_look look;
  size_t order[PLAN_MOST_STEPS];
  bool taken[PLAN_MOST_STEPS] = {false};
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int result = plan_look(plan, catalog, arena, &look, error);
  size_t last = plan->count - 1;
  size_t place = result == 0 ? place_of_last(&look, last) : last;
  for (size_t i = 0; i < plan->count; i++) {
    order[i] = i < place ? i : i == place ? last : i - 1;
  }
  for (size_t at = 0; result == 0 && at < plan->count; at++) {
    size_t next = next_free(&look, order, taken, plan->count);
    plan->steps[at] = before.steps[order[next]];
    taken[next] = true;
  }
  arena_free(arena);
  return result;
}

int plan_add(struct plan *plan, struct catalog *catalog, const char *ctid, size_t *at, struct error *error) {
  struct plan_step step;
  if (plan->count >= PLAN_MOST_STEPS) {
    return error_set(error, ERROR_TOO_BIG, _("A plan has at most %d steps. Take one out first."), PLAN_MOST_STEPS);
  }
  if (read_step(&step, catalog, ctid, error) != 0) {
    return -1;
  }
  if (plan_index(plan, step.ctid) < plan->count) {
    return error_set(error, ERROR_USAGE, _("It is step %zu of your plan already."), plan_index(plan, step.ctid) + 1);
  }
  plan->steps[plan->count++] = step;
  if (settle_last(plan, catalog, error) != 0) {
    plan->count--;
    return -1;
  }
  if (at != NULL) {
    *at = plan_index(plan, step.ctid);
  }
  return 0;
}

int plan_renew(struct plan *plan, struct catalog *catalog, size_t at, struct error *error) {
  struct plan_step step;
  if (read_step(&step, catalog, plan->steps[at].ctid, error) != 0) {
    return -1;
  }
  plan->steps[at] = step;
  return 0;
}

int plan_set_goal(struct plan *plan, struct catalog *catalog, const char *code, struct error *error) {
  struct job job;
  struct arena *arena = arena_new(ARENA);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int result = job_read(catalog, arena, code, &job, error);
  if (result == 0) {
    plan_copy(plan->goal, sizeof plan->goal, job.code);
    plan_copy(plan->goal_title, sizeof plan->goal_title, job.title);
    plan_copy(plan->goal_title_es, sizeof plan->goal_title_es, job.title_es);
    plan->goal_wage = job.wages.median;
    plan_copy(plan->goal_wage_year, sizeof plan->goal_wage_year, job.wages.median < 0 ? NULL : job.wages.year);
    (void)snprintf(plan->goal_date, sizeof plan->goal_date, "%.10s", catalog_about(catalog)->date);
  }
  arena_free(arena);
  return result;
}
