/* SPDX-License-Identifier: MIT */
/*
 * What a credential is worth in money, with its arithmetic.
 *
 * Years to earn back = total price / (earnings - comparison earnings); source:
 * Third Way, price-to-earnings premium. Comparison: the person's present wage,
 * else the national median of full-time workers with a high-school diploma.
 * Family-sustaining: earnings against a multiple of the federal poverty
 * guideline for the household.
 */
#ifndef LADDERWAY_DATA_MATCH_WORTH_H
#define LADDERWAY_DATA_MATCH_WORTH_H

#include <stdbool.h>

struct household {
  int persons;            /* 1 to 20 */
  long long present_wage; /* cents a year; -1 not told */
};

enum { WORTH_GUIDELINE_PERCENT = 200 }; /* of the poverty guideline: this project's default, not a law */

struct worth {
  bool known;           /* false: a figure is missing */
  const char *reason;   /* why not, one of the five words; NULL when known */
  bool gain;            /* false: no gain on these figures */
  double years;         /* to earn the price back; 0 for a free one */
  long long comparison; /* cents a year */
  const char *comparison_source;
  bool threshold_known; /* earnings are known, so the next is meaningful */
  bool family_sustaining;
  long long threshold; /* cents a year */
  const char *threshold_source;
};

/* `cost` and `earnings` in cents, -1 unknown; `cost_complete` false makes the
 * result unknown, since "at least" can't be earned back by a date. */
struct worth worth_of(long long cost, bool cost_complete, long long earnings, const struct household *household);

/* The federal poverty guideline of 2026 for the 48 contiguous states and D.C.,
 * cents a year (HHS, 91 FR 1797, 15 January 2026). */
long long poverty_guideline(int persons);

#endif
