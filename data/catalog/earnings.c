/* SPDX-License-Identifier: MIT */
#include "data/catalog/earnings.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static const char median[] = "median_earnings";

void earnings_start(struct earnings *earnings) {
  *earnings = (struct earnings){.cents = -1, .n = -1, .months = -1};
}

/* How many times the unit goes into a year; 0 for what is no earnings in dollars. */
static int times_a_year(const char *unit) {
  static const struct {
    const char *period;
    int times;
  } periods[] = {{"/year", 1}, {"/quarter", 4}, {"/month", 12}, {"/week", 52}, {"/hour", 2080}};
  if (unit == NULL || (strncmp(unit, "USD/", 4) != 0 && strncmp(unit, "XXX/", 4) != 0)) {
    return 0;
  }
  for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++) {
    if (strcmp(unit + 3, periods[i].period) == 0) {
      return periods[i].times;
    }
  }
  return 0;
}

static int months_order(int months) {
  return months == 12 ? 0 : months == 6 ? 1 : months < 0 ? INT_MAX : months > INT_MAX - 3 ? INT_MAX - 1 : months + 2;
}

static int compare_texts(const char *a, const char *b) {
  return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static bool is_better(const struct outcome *outcome, const struct earnings *kept) {
  if (kept->cents < 0) {
    return true;
  }
  bool is_median = strcmp(outcome->measure, median) == 0;
  if (is_median != (strcmp(kept->measure, median) == 0)) {
    return is_median;
  }
  int a = months_order(outcome->months_after);
  int b = months_order(kept->months);
  if (a != b) {
    return a < b;
  }
  int later = compare_texts(outcome->to, kept->to);
  return later != 0 ? later > 0 : compare_texts(outcome->dated, kept->dated) > 0;
}

void earnings_take(struct earnings *earnings, const struct outcome *outcome) {
  if (outcome->measure == NULL ||
      (strcmp(outcome->measure, median) != 0 && strcmp(outcome->measure, "average_earnings") != 0)) {
    return;
  }
  earnings->withheld = earnings->withheld || outcome->withheld;
  double year = outcome->value * times_a_year(outcome->unit);
  if (outcome->withheld || !isfinite(year) || year <= 0 || year > 1e9 || !is_better(outcome, earnings)) {
    return;
  }
  earnings->cents = llround(year * 100);
  earnings->basis = "graduates";
  earnings->measure = outcome->measure;
  earnings->from = outcome->from;
  earnings->to = outcome->to;
  earnings->dated = outcome->dated;
  earnings->n = outcome->n;
  earnings->months = outcome->months_after;
}

void earnings_of_job(struct earnings *earnings, const char *job, long long cents) {
  if (earnings->cents < 0 && cents >= 0) {
    earnings->cents = cents;
    earnings->basis = "occupation";
    earnings->job = job;
  }
}

const char *earnings_reason(const struct earnings *earnings) {
  bool of_graduates = earnings->cents >= 0 && earnings->job == NULL;
  if (earnings->withheld && !of_graduates) {
    return "too few";
  }
  return earnings->cents < 0 ? "not published" : NULL;
}
