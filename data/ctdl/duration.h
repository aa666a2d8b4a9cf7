/* SPDX-License-Identifier: MIT */
/*
 * ISO 8601 durations as registries publish them.
 *
 * Accepted: P[nY][nM][nW][nD][T[nH][nM][nS]] in any mix, weeks among other
 * units, not normalised, with decimal fractions. A value of hours, minutes and
 * seconds alone is effort (time engaged), not a calendar span: publishers put
 * contact hours into exactDuration.
 */
#ifndef LADDERWAY_DATA_CTDL_DURATION_H
#define LADDERWAY_DATA_CTDL_DURATION_H

#include <stdbool.h>
#include <stddef.h>

#include "data/ctdl/record.h"

struct duration {
  double days;  /* calendar part: year 365, month 30, week 7; -1 when there is none */
  double hours; /* effort: the part after T when it stands alone; -1 otherwise */
};

/* True and fills in `duration` when `text` is a duration. */
bool duration_parse(const char *text, struct duration *duration);

/* The whole record's time. -1 where not published. */
struct time_total {
  double days;         /* exact, else the minimum */
  double days_min;     /* exact, else the minimum */
  double days_max;     /* exact, else the maximum */
  double effort_hours; /* largest stated effort */
};

/* Of several duration profiles the one with the shortest span is meant for the
 * quickest student, and its span is taken; see the function for the rule. */
struct time_total time_total(const struct duration_item *items, size_t count);

#endif
