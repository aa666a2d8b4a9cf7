/* SPDX-License-Identifier: MIT */
/*
 * The plan: a goal, and the steps that a person chose to get there, in order.
 *
 * A step keeps the figures that were known on the day it was put in (or that
 * a saved file holds), with the date of the data, so that a plan can be laid
 * beside newer data (plan_look.h) and says what changed. Nothing of a person
 * stands in a plan but what they typed.
 *
 * A plan has no memory of its own: it can be copied, and wiped with memset().
 * Money is in cents, -1 not known; days and hours are -1 when not known, and a
 * `reason` is then one of the five words of the JSON documents. Dates are ISO
 * 8601 ("2027-01-11"), "" when not chosen.
 */
#ifndef LADDERWAY_DATA_PLAN_PLAN_H
#define LADDERWAY_DATA_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"
#include "data/catalog/catalog.h"

enum {
  PLAN_MOST_STEPS = 24,
  PLAN_CODE = 64,  /* bytes of a CTID, an occupation's code, a CURIE */
  PLAN_TEXT = 240, /* bytes of a name */
  PLAN_DATE = 16,
  PLAN_MOST_HOURS = 80 /* a week */
};

/* What a record said of price and time. */
struct plan_figures {
  long long cost;
  bool cost_complete;      /* false: "at least" */
  char currency[8];        /* "" not stated: dollars */
  const char *cost_reason; /* NULL when the cost is known */
  double days;             /* the longest that is published, by the calendar */
  double hours;            /* of class and work */
  const char *time_reason; /* NULL when days or hours are known */
};

struct plan_step {
  char ctid[PLAN_CODE], type[PLAN_CODE];
  char name[PLAN_TEXT], name_es[PLAN_TEXT]; /* name_es "" where there is none */
  char provider[PLAN_TEXT];                 /* "" not published */
  char source[PLAN_TEXT];                   /* who stated the figures; "" not stated */
  char data_date[PLAN_DATE];                /* of the data that they were read from */
  struct plan_figures figures;
};

struct plan {
  char goal[PLAN_CODE]; /* an occupation's code; "" none chosen */
  char goal_title[PLAN_TEXT], goal_title_es[PLAN_TEXT];
  long long goal_wage; /* the median, cents a year, on the day the goal was chosen */
  char goal_wage_year[8];
  char goal_date[PLAN_DATE]; /* of the data that these were read from */
  char name[PLAN_TEXT];      /* of the person, only when typed */
  char start[PLAN_DATE];
  long hours; /* a week that the person can learn; 0 not told */
  struct plan_step steps[PLAN_MOST_STEPS];
  size_t count;
};

/* An empty plan. */
void plan_clear(struct plan *plan);

/* No goal and no step. */
bool plan_is_empty(const struct plan *plan);

/* Puts the credential `ctid` in, with its figures of this snapshot: after all
 * steps that it needs, before those that need it, else at the end.
 * ERROR_NOT_FOUND (not in the snapshot, or no credential), ERROR_USAGE (it is
 * in the plan already), ERROR_TOO_BIG (PLAN_MOST_STEPS). `*at`, when not NULL,
 * gets its place, from 0. */
int plan_add(struct plan *plan, struct catalog *catalog, const char *ctid, size_t *at, struct error *error) MUST_CHECK;

/* Makes the occupation `code` the goal, in place of any other. ERROR_NOT_FOUND. */
int plan_set_goal(struct plan *plan, struct catalog *catalog, const char *code, struct error *error) MUST_CHECK;

/* Where the step with this CTID stands; plan->count when it is not in. */
size_t plan_index(const struct plan *plan, const char *ctid);

void plan_remove(struct plan *plan, size_t at);

/* Exchanges the steps at `at` and `at + 1`, whatever they need. */
void plan_swap(struct plan *plan, size_t at);

/* Takes on figures, names and dates of the snapshot for the step at `at`, which
 * is then no longer "changed". ERROR_NOT_FOUND when it is gone. */
int plan_renew(struct plan *plan, struct catalog *catalog, size_t at, struct error *error) MUST_CHECK;

/* Copies a text into a field of `size` bytes, cut at a character, "" for NULL. */
void plan_copy(char *field, size_t size, const char *text);

#endif
