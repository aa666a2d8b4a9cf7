/* SPDX-License-Identifier: MIT */
/*
 * A plan beside the snapshot that is open: what its steps need, and what has
 * changed since the plan was made.
 */
#ifndef LADDERWAY_DATA_PLAN_PLAN_LOOK_H
#define LADDERWAY_DATA_PLAN_PLAN_LOOK_H

#include "data/catalog/credential.h"
#include "data/plan/plan.h"

/* What is not as it was; bits. */
enum plan_change {
  PLAN_GONE = 1 << 0,     /* no longer in the data */
  PLAN_REPLACED = 1 << 1, /* a newer version stands in its place */
  PLAN_PRICE = 1 << 2,
  PLAN_TIME = 1 << 3,
  PLAN_NAME = 1 << 4,
  PLAN_PROVIDER = 1 << 5
};

/* How a step stands to another. */
enum plan_need {
  PLAN_FREE,
  PLAN_HELPS, /* the other one prepares for it or counts toward it: stated, not demanded */
  PLAN_NEEDS  /* the other one has to be done first, as the record states */
};

struct plan_look {
  const struct credential *now[PLAN_MOST_STEPS]; /* of the snapshot; NULL: gone */
  struct plan_figures figures[PLAN_MOST_STEPS];  /* of the snapshot; the plan's own when gone */
  unsigned changes[PLAN_MOST_STEPS];             /* of enum plan_change */
  const char *newer[PLAN_MOST_STEPS];            /* name of what replaces it; NULL */
  const char *newer_ctid[PLAN_MOST_STEPS];       /* its CTID when it is in the snapshot; NULL */
  /* need[step][other]. Where a record lets one choose among several, each of
   * them only helps, unless just one of them is in the plan. */
  enum plan_need need[PLAN_MOST_STEPS][PLAN_MOST_STEPS];
  bool goal_gone;
  const char *goal_title, *goal_title_es; /* of the snapshot; the plan's own when gone */
  long long goal_wage;                    /* the median now; -1 */
  const char *goal_wage_year;
  bool goal_changed;   /* another wage than the plan's */
  size_t change_count; /* steps and goal with a change */
};

/* Fills in `look`; what it points to lives in the arena. */
int plan_look(const struct plan *plan, struct catalog *catalog, struct arena *arena, struct plan_look *look,
              struct error *error) MUST_CHECK;

/* The figures of a credential as a plan keeps them. */
struct plan_figures plan_figures_of(const struct credential *credential);

/* Whether the steps at `at` and `at + 1` may be exchanged: false when the later
 * one needs the earlier one. */
bool plan_may_swap(const struct plan_look *look, size_t at);

#endif
