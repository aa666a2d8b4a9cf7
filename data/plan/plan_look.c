/* SPDX-License-Identifier: MIT */
#include "data/plan/plan_look.h"

#include <string.h>

#include "data/catalog/resource.h"
#include "data/jobs/jobs.h"

static bool same_amount(long long a, long long b) {
  return a == b || (a < 0 && b < 0);
}

static bool same_time(double a, double b) {
  return (a < 0 && b < 0) || (a < b ? b - a : a - b) < 0.01;
}

static unsigned changes_of(const struct plan_step *step, const struct credential *now,
                           const struct plan_figures *figures) {
  const struct plan_figures *before = &step->figures;
  char name[PLAN_TEXT];
  char provider[PLAN_TEXT];
  unsigned changes = 0;
  plan_copy(name, sizeof name, now->row.name);
  plan_copy(provider, sizeof provider, now->row.provider);
  bool money = !same_amount(before->cost, figures->cost) ||
               (figures->cost >= 0 && strcmp(before->currency, figures->currency) != 0);
  changes |=
      money || (figures->cost >= 0 && before->cost_complete != figures->cost_complete) ? (unsigned)PLAN_PRICE : 0U;
  changes |=
      !same_time(before->days, figures->days) || !same_time(before->hours, figures->hours) ? (unsigned)PLAN_TIME : 0U;
  changes |= strcmp(step->name, name) != 0 ? (unsigned)PLAN_NAME : 0U;
  changes |= strcmp(step->provider, provider) != 0 ? (unsigned)PLAN_PROVIDER : 0U;
  return changes;
}

/* What the records say stands in its place now. */
static int look_for_newer(struct plan_look *look, size_t at, struct catalog *catalog, struct arena *arena,
                          const char *ctid, struct error *error) {
  struct resource resource;
  if (resource_read(catalog, arena, ctid, &resource, error) != 0) {
    return error->code == ERROR_NOT_FOUND ? 0 : -1;
  }
  for (size_t i = 0; i < resource.link_count; i++) {
    const struct resource_link *link = &resource.links[i];
    if (link->from_other ? strcmp(link->relation, "supersedes") == 0 : strcmp(link->relation, "supersededBy") == 0) {
      look->newer[at] = link->name;
      look->newer_ctid[at] = link->ctid;
      look->changes[at] |= (unsigned)PLAN_REPLACED;
      break;
    }
  }
  return 0;
}

static int look_at_step(const struct plan *plan, size_t at, struct catalog *catalog, struct arena *arena,
                        struct plan_look *look, struct error *error) {
  const struct plan_step *step = &plan->steps[at];
  struct credential *now = arena_alloc(arena, sizeof *now);
  if (now == NULL) {
    return error_no_memory(error);
  }
  look->figures[at] = step->figures;
  if (credential_read(catalog, arena, step->ctid, now, error) != 0) {
    look->changes[at] = (unsigned)PLAN_GONE;
    return error->code == ERROR_NOT_FOUND ? 0 : -1;
  }
  look->now[at] = now;
  look->figures[at] = plan_figures_of(now);
  look->changes[at] = changes_of(step, now, &look->figures[at]);
  return look_for_newer(look, at, catalog, arena, step->ctid, error);
}

static bool is_first(const char *kind) {
  return strcmp(kind, "requires") == 0 || strcmp(kind, "entryCondition") == 0;
}

static void raise_need(enum plan_need *need, enum plan_need to) {
  *need = *need < to ? to : *need;
}

/* The steps of the plan that a condition names, as bits. */
static unsigned long named_by(const struct plan *plan, const struct condition_line *line) {
  unsigned long steps = 0;
  for (size_t i = 0; line->targets != NULL && line->targets[i] != NULL; i++) {
    size_t at = plan_index(plan, line->targets[i]);
    steps |= at < plan->count ? 1UL << at : 0UL;
  }
  return steps;
}

/* The steps that stand inside a condition, among which one will do. */
static unsigned long choices_within(const struct plan *plan, const struct credential *now,
                                    const struct condition_line *line) {
  unsigned long steps = 0;
  for (size_t i = 0; i < now->condition_count; i++) {
    steps |= now->conditions[i].parent == line->id ? named_by(plan, &now->conditions[i]) : 0UL;
  }
  return (steps & (steps - 1)) == 0 ? 0 : steps; /* a single one is no choice within this plan */
}

static void need_of_condition(const struct plan *plan, size_t at, const struct credential *now,
                              const struct condition_line *line, struct plan_look *look) {
  unsigned long own = named_by(plan, line);
  unsigned long choices = choices_within(plan, now, line);
  for (size_t i = 0; i < now->condition_count; i++) {
    own |= now->conditions[i].parent == line->id ? named_by(plan, &now->conditions[i]) & ~choices : 0UL;
  }
  for (size_t j = 0; j < plan->count; j++) {
    if (j != at && ((own | choices) & (1UL << j)) != 0) {
      raise_need(&look->need[at][j], (own & (1UL << j)) != 0 ? PLAN_NEEDS : PLAN_HELPS);
    }
  }
}

/* Whether `lower` is one of several that will do for `upper`. */
static bool is_choice(const struct plan *plan, const struct credential *upper, size_t lower) {
  for (size_t i = 0; upper != NULL && i < upper->condition_count; i++) {
    const struct condition_line *line = &upper->conditions[i];
    if (line->parent == 0 && (choices_within(plan, upper, line) & (1UL << lower)) != 0) {
      return true;
    }
  }
  return false;
}

/* A stated step of a ladder. "Required" is also said of each of several
 * alternatives, which only the conditions tell apart. */
static void need_of_edge(const struct plan *plan, size_t upper, size_t lower, const struct edge_line *edge,
                         struct plan_look *look) {
  bool demanded = strcmp(edge->kind, "required") == 0 && !is_choice(plan, look->now[upper], lower);
  if (upper != lower) {
    raise_need(&look->need[upper][lower], demanded ? PLAN_NEEDS : PLAN_HELPS);
  }
}

static void look_at_needs(const struct plan *plan, size_t at, struct plan_look *look) {
  const struct credential *now = look->now[at];
  if (now == NULL) {
    return;
  }
  for (size_t i = 0; i < now->condition_count; i++) {
    const struct condition_line *line = &now->conditions[i];
    if (line->parent == 0 && is_first(line->kind)) {
      need_of_condition(plan, at, now, line, look);
    }
  }
  for (size_t i = 0; i < now->leads_from_count; i++) {
    size_t lower = now->leads_from[i].ctid == NULL ? plan->count : plan_index(plan, now->leads_from[i].ctid);
    if (lower < plan->count) {
      need_of_edge(plan, at, lower, &now->leads_from[i], look);
    }
  }
  for (size_t i = 0; i < now->leads_to_count; i++) {
    size_t upper = now->leads_to[i].ctid == NULL ? plan->count : plan_index(plan, now->leads_to[i].ctid);
    if (upper < plan->count) {
      need_of_edge(plan, upper, at, &now->leads_to[i], look);
    }
  }
}

static int look_at_goal(const struct plan *plan, struct catalog *catalog, struct arena *arena, struct plan_look *look,
                        struct error *error) {
  struct job job;
  look->goal_wage = plan->goal_wage;
  look->goal_wage_year = plan->goal_wage_year;
  look->goal_title = plan->goal_title;
  look->goal_title_es = plan->goal_title_es;
  if (plan->goal[0] == '\0') {
    return 0;
  }
  if (job_read(catalog, arena, plan->goal, &job, error) != 0) {
    look->goal_gone = true;
    return error->code == ERROR_NOT_FOUND ? 0 : -1;
  }
  look->goal_title = job.title;
  look->goal_title_es = job.title_es == NULL ? "" : job.title_es;
  look->goal_wage = job.wages.median;
  look->goal_wage_year = job.wages.year == NULL ? "" : job.wages.year;
  look->goal_changed = !same_amount(job.wages.median, plan->goal_wage);
  return 0;
}

int plan_look(const struct plan *plan, struct catalog *catalog, struct arena *arena, struct plan_look *look,
              struct error *error) {
  struct error trouble = {0}; /* what is gone is no trouble of the caller's */
  memset(look, 0, sizeof *look);
  for (size_t i = 0; i < plan->count; i++) {
    if (look_at_step(plan, i, catalog, arena, look, &trouble) != 0) {
      *error = trouble;
      return -1;
    }
    look->change_count += look->changes[i] != 0 ? 1 : 0;
  }
  for (size_t i = 0; i < plan->count; i++) {
    look_at_needs(plan, i, look);
  }
  if (look_at_goal(plan, catalog, arena, look, &trouble) != 0) {
    *error = trouble;
    return -1;
  }
  look->change_count += look->goal_gone || look->goal_changed ? 1 : 0;
  return 0;
}

bool plan_may_swap(const struct plan_look *look, size_t at) {
  return at + 1 < PLAN_MOST_STEPS && (look->need[at + 1][at] != PLAN_NEEDS || look->need[at][at + 1] == PLAN_NEEDS);
}
