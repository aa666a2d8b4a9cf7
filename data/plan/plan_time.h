/* SPDX-License-Identifier: MIT */
/*
 * When the steps of a plan begin and end, and what they cost together.
 *
 * Steps follow each other: one begins on the day on which the one before it
 * ends. A step takes its days by the calendar where they are published; where
 * only hours of class and work are, ceil(hours / hours a week) weeks, and only
 * when the person said how many hours a week they have. Everything after a step
 * of unknown length begins on an unknown day, and the sum is "at least".
 */
#ifndef LADDERWAY_DATA_PLAN_PLAN_TIME_H
#define LADDERWAY_DATA_PLAN_PLAN_TIME_H

#include "data/plan/plan.h"

enum { PLAN_MOST_CURRENCIES = 4 };

struct plan_span {
  double days;                           /* of the step; -1 not known */
  bool by_hours;                         /* worked out from hours a week */
  double from, to;                       /* days after the start of the plan; -1 not known */
  char start[PLAN_DATE], end[PLAN_DATE]; /* "" when not known, or without a start date */
};

struct plan_sum {
  char currency[8]; /* "USD" for those not stated */
  long long cents;
};

struct plan_time {
  struct plan_span steps[PLAN_MOST_STEPS];
  double days;         /* all steps of known length together */
  size_t timeless;     /* steps of unknown length: when not 0, `days` is "at least" */
  char end[PLAN_DATE]; /* of the last one; "" not known */
  /* Currencies are never added to each other. */
  struct plan_sum sums[PLAN_MOST_CURRENCIES];
  size_t sum_count;
  size_t priceless; /* steps without a price, or in a fifth currency */
  bool at_least;    /* a price is missing or not complete */
};

/* `figures` has plan->count items: the plan's own, or plan_look's. */
void plan_reckon(const struct plan *plan, const struct plan_figures *figures, struct plan_time *time);

/* Days from 1 January 1970 to the ISO date `text` (a whole one, of the years
 * 1970 to 2199). False when it is none. */
bool plan_day_of(const char *text, long *day);

/* The other way round; `text` has PLAN_DATE bytes. "" beyond 2199. */
void plan_date_of(long day, char *text);

#endif
