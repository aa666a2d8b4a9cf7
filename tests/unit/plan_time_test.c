/* SPDX-License-Identifier: MIT */
/* Dates and sums of plans, against sums done by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "data/plan/plan_time.h"

static void test_days(void **state) {
  static const struct {
    const char *date;
    long day;
  } known[] = {{"1970-01-01", 0},     {"1970-12-31", 364},   {"1972-02-29", 789},   {"1972-03-01", 790},
               {"2000-02-29", 11016}, {"2000-03-01", 11017}, {"2026-11-29", 20786}, {"2100-03-01", 47541}};
  static const char *const wrong[] = {"",           "2027",        "2027-1-1",   "2027-02-29", "2027-13-01",
                                      "2027-00-10", "2027-01-32",  "2027-01-00", "1969-12-31", "2200-01-01",
                                      "2027/01/01", "2027-01-01T", "-027-01-01", "20a7-01-01", "2100-02-29"};
  (void)state;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    long day = -1;
    char date[PLAN_DATE];
    assert_true(plan_day_of(known[i].date, &day));
    assert_int_equal(day, known[i].day);
    plan_date_of(day, date);
    assert_string_equal(date, known[i].date);
  }
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    long day = 7;
    assert_false(plan_day_of(wrong[i], &day));
    assert_int_equal(day, 7);
  }
  assert_false(plan_day_of(NULL, &(long){0}));
}

/* There and back for every day of 230 years. */
static void test_all_days(void **state) {
  char date[PLAN_DATE];
  char before[PLAN_DATE] = "";
  long again = 0;
  long day = 0;
  (void)state;
  for (;; day++) {
    plan_date_of(day, date);
    if (date[0] == '\0') {
      break;
    }
    assert_true(strcmp(before, date) < 0);
    assert_true(plan_day_of(date, &again));
    assert_int_equal(again, day);
    memcpy(before, date, sizeof before);
  }
  assert_string_equal(before, "2199-12-31");
  plan_date_of(-1, date);
  assert_string_equal(date, "");
}

static struct plan_figures priced(long long cost, const char *currency, bool complete, double days, double hours) {
  struct plan_figures figures = {.cost = cost, .cost_complete = complete, .days = days, .hours = hours};
  plan_copy(figures.currency, sizeof figures.currency, currency);
  return figures;
}

/* 28 days; 90 hours at 20 a week: 5 weeks; unknown; 10 days. */
static void test_dates(void **state) {
  static struct plan plan;
  static struct plan_time time;
  const struct plan_figures figures[] = {priced(125000, "USD", true, 28, 90), priced(89950, "", true, -1, 90),
                                         priced(0, "USD", true, -1, -1), priced(1000, "USD", true, 9.2, -1)};
  (void)state;
  plan_clear(&plan);
  plan.count = 4;
  plan.hours = 20;
  plan_copy(plan.start, sizeof plan.start, "2028-02-20");
  plan_reckon(&plan, figures, &time);
  assert_string_equal(time.steps[0].start, "2028-02-20");
  assert_string_equal(time.steps[0].end, "2028-03-19"); /* over the 29th of February */
  assert_false(time.steps[0].by_hours);
  assert_string_equal(time.steps[1].start, "2028-03-19");
  assert_string_equal(time.steps[1].end, "2028-04-23");
  assert_true(time.steps[1].by_hours);
  assert_true(fabs(time.steps[1].days - 35.0) < 1e-9);
  assert_string_equal(time.steps[2].start, "2028-04-23");
  assert_string_equal(time.steps[2].end, "");
  assert_true(time.steps[3].from < 0);
  assert_string_equal(time.steps[3].start, ""); /* what comes before has no end */
  assert_true(fabs(time.steps[3].days - 10.0) < 1e-9);
  assert_true(fabs(time.days - 73.0) < 1e-9);
  assert_int_equal(time.timeless, 1);
  assert_string_equal(time.end, "");
  assert_int_equal(time.sum_count, 1);
  assert_int_equal(time.sums[0].cents, 125000 + 89950 + 1000);
  assert_false(time.at_least);
  plan.hours = 0; /* hours alone are no time without hours a week */
  plan_reckon(&plan, figures, &time);
  assert_int_equal(time.timeless, 2);
  assert_string_equal(time.steps[2].start, "");
  plan.start[0] = '\0';
  plan.count = 1;
  plan_reckon(&plan, figures, &time);
  assert_string_equal(time.steps[0].start, "");
  assert_true(fabs(time.steps[0].to - 28.0) < 1e-9);
}

static void test_sums(void **state) {
  static struct plan plan;
  static struct plan_time time;
  const struct plan_figures figures[] = {priced(100, "USD", true, 1, -1), priced(200, "CAD", true, 1, -1),
                                         priced(300, "", true, 1, -1),    priced(-1, "", false, 1, -1),
                                         priced(7, "EUR", false, 1, -1),  priced(8, "MXN", true, 1, -1),
                                         priced(9, "GBP", true, 1, -1)};
  (void)state;
  plan_clear(&plan);
  plan.count = 3;
  plan_reckon(&plan, figures, &time);
  assert_int_equal(time.sum_count, 2); /* never added to each other */
  assert_string_equal(time.sums[0].currency, "USD");
  assert_int_equal(time.sums[0].cents, 400);
  assert_string_equal(time.sums[1].currency, "CAD");
  assert_int_equal(time.sums[1].cents, 200);
  assert_false(time.at_least);
  plan.count = 4;
  plan_reckon(&plan, figures, &time);
  assert_true(time.at_least);
  assert_int_equal(time.priceless, 1);
  assert_int_equal(time.sums[0].cents, 400);
  plan.count = 7; /* the fifth currency has no room, and is named as missing */
  plan_reckon(&plan, figures, &time);
  assert_int_equal(time.sum_count, PLAN_MOST_CURRENCIES);
  assert_int_equal(time.priceless, 2);
  const struct plan_figures five[] = {priced(1, "USD", true, 1, -1), priced(1, "CAD", true, 1, -1),
                                      priced(1, "MXN", true, 1, -1), priced(1, "GBP", true, 1, -1),
                                      priced(1, "JPY", true, 1, -1)};
  plan.count = 5;
  plan_reckon(&plan, five, &time);
  assert_true(time.at_least); /* all complete, but one has no room */
  assert_int_equal(time.priceless, 1);
  plan.count = 1;
  plan_reckon(&plan, &figures[4], &time);
  assert_true(time.at_least); /* a price that is not complete */
  assert_int_equal(time.priceless, 0);
}

/* Figures of a hostile file: nothing runs over. */
static void test_extremes(void **state) {
  static struct plan plan;
  static struct plan_time time;
  struct plan_figures figures[PLAN_MOST_STEPS];
  (void)state;
  plan_clear(&plan);
  plan.count = PLAN_MOST_STEPS;
  plan.hours = 1;
  plan_copy(plan.start, sizeof plan.start, "2199-12-31");
  for (size_t i = 0; i < PLAN_MOST_STEPS; i++) {
    figures[i] = priced(9000000000000000LL, "USD", true, i % 2 == 0 ? 36600 : -1, 1e6);
  }
  plan_reckon(&plan, figures, &time);
  assert_int_equal(time.sums[0].cents, 9000000000000000LL);
  assert_int_equal(time.priceless, PLAN_MOST_STEPS - 1);
  assert_string_equal(time.steps[0].start, "2199-12-31");
  assert_string_equal(time.steps[0].end, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_days), cmocka_unit_test(test_all_days), cmocka_unit_test(test_dates),
      cmocka_unit_test(test_sums), cmocka_unit_test(test_extremes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
