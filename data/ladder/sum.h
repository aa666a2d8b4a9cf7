/* SPDX-License-Identifier: MIT */
/*
 * Adding up what several steps cost and how long they take, one after the
 * other, without hiding what is not known.
 *
 * Amounts of different currencies are kept apart, and so is what has no
 * currency stated. A step without a price, or with one that is "at least",
 * makes the sum "at least"; a step without a time does the same for the time.
 * Hours of effort are no calendar time and are not added to days.
 */
#ifndef LADDERWAY_DATA_LADDER_SUM_H
#define LADDERWAY_DATA_LADDER_SUM_H

#include <stdbool.h>
#include <stddef.h>

enum { LADDER_MOST_CURRENCIES = 4 };

struct ladder_money {
  const char *currency; /* ISO 4217; NULL not stated */
  long long cents;
};

struct ladder_sum {
  struct ladder_money money[LADDER_MOST_CURRENCIES]; /* in the order in which they came */
  size_t currencies;                                 /* 0: no price is known */
  size_t steps, unpriced, untimed;                   /* steps added, and those without a price or time */
  bool cost_complete;                                /* false: the amounts are "at least" */
  bool time_complete;                                /* likewise */
  double days;                                       /* 0 while no time is known */
};

/* Nothing added yet: free, no time, complete. */
void ladder_sum_start(struct ladder_sum *sum);

/* Adds one step: `cents` -1 unknown, `currency` NULL not stated (the text must
 * outlive the sum), `complete` false for "at least"; `days` below 0 unknown. */
void ladder_sum_add(struct ladder_sum *sum, long long cents, const char *currency, bool complete, double days);

/* The one amount, in cents, when all prices have one currency; 0 when every
 * step is known to be free. -1 when there are none, or several currencies. */
long long ladder_sum_cents(const struct ladder_sum *sum, const char **currency);

/* Days, or -1 when not one step has a time. 0 for no steps. */
double ladder_sum_days(const struct ladder_sum *sum);

#endif
