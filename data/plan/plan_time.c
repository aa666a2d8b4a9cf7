/* SPDX-License-Identifier: MIT */
#include "data/plan/plan_time.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1970, LAST_YEAR = 2199, MOST_DAYS = 100 * 366 };

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

static int digits(const char *text, int count) {
  int number = 0;
  for (int i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') {
      return -1;
    }
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

bool plan_day_of(const char *text, long *day) {
  if (text == NULL || strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
    return false;
  }
  int year = digits(text, 4);
  int month = digits(text + 5, 2);
  int in_month = digits(text + 8, 2);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || in_month < 1 ||
      in_month > days_in(year, month)) {
    return false;
  }
  long sum = in_month - 1;
  for (int i = FIRST_YEAR; i < year; i++) {
    sum += is_leap(i) ? 366 : 365;
  }
  for (int i = 1; i < month; i++) {
    sum += days_in(year, i);
  }
  *day = sum;
  return true;
}

void plan_date_of(long day, char *text) {
  int year = FIRST_YEAR;
  int month = 1;
  text[0] = '\0';
  if (day < 0) {
    return;
  }
  while (year <= LAST_YEAR && day >= (is_leap(year) ? 366 : 365)) {
    day -= is_leap(year) ? 366 : 365;
    year++;
  }
  if (year > LAST_YEAR) {
    return;
  }
  while (day >= days_in(year, month)) {
    day -= days_in(year, month);
    month++;
  }
  char date[48];
  (void)snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, (int)day + 1);
  plan_copy(text, PLAN_DATE, date);
}

static double days_of(const struct plan_figures *figures, long hours, bool *by_hours) {
  double days = -1.0;
  *by_hours = false;
  if (figures->days >= 0) {
    days = ceil(figures->days);
  } else if (figures->hours >= 0 && hours > 0) {
    *by_hours = true;
    days = 7.0 * ceil(figures->hours / (double)hours);
  }
  return days <= MOST_DAYS ? days : -1.0;
}

static void reckon_times(const struct plan *plan, const struct plan_figures *figures, struct plan_time *time) {
  long start = -1;
  double at = 0;
  bool dated = plan_day_of(plan->start, &start);
  for (size_t i = 0; i < plan->count; i++) {
    struct plan_span *span = &time->steps[i];
    span->days = days_of(&figures[i], plan->hours, &span->by_hours);
    span->from = at;
    span->to = at >= 0 && span->days >= 0 ? at + span->days : -1.0;
    at = span->to;
    time->days += span->days >= 0 ? span->days : 0;
    time->timeless += span->days < 0 ? 1 : 0;
    if (dated && span->from >= 0) {
      plan_date_of(start + (long)span->from, span->start);
    }
    if (dated && span->to >= 0) {
      plan_date_of(start + (long)span->to, span->end);
    }
  }
  if (plan->count > 0) {
    memcpy(time->end, time->steps[plan->count - 1].end, sizeof time->end);
  }
}

/* False when there is no room for another currency, or the sum would run over. */
static bool add_price(struct plan_time *time, const struct plan_figures *figures) {
  const char *currency = figures->currency[0] == '\0' ? "USD" : figures->currency;
  size_t i = 0;
  while (i < time->sum_count && strcmp(time->sums[i].currency, currency) != 0) {
    i++;
  }
  if (i == PLAN_MOST_CURRENCIES) {
    return false;
  }
  if (i == time->sum_count) {
    time->sums[time->sum_count++] = (struct plan_sum){0};
    plan_copy(time->sums[i].currency, sizeof time->sums[i].currency, currency);
  }
  if (figures->cost > 9000000000000000LL - time->sums[i].cents) {
    return false;
  }
  time->sums[i].cents += figures->cost;
  return true;
}

void plan_reckon(const struct plan *plan, const struct plan_figures *figures, struct plan_time *time) {
  memset(time, 0, sizeof *time);
  reckon_times(plan, figures, time);
  for (size_t i = 0; i < plan->count; i++) {
    bool priced = figures[i].cost >= 0 && add_price(time, &figures[i]);
    time->priceless += priced ? 0 : 1;
    time->at_least = time->at_least || !priced || !figures[i].cost_complete;
  }
}
