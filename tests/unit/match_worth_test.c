/* SPDX-License-Identifier: MIT */
/* Years to earn back and the family-sustaining line, against sums done by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <math.h>

#include "data/match/worth.h"

/* Dollars as cents. High-school median: $930 a week * 52 = $48,360. */
#define USD(dollars) ((dollars)*100LL)

static const struct {
  const char *what;
  long long cost;
  bool complete;
  long long earnings, present;
  bool known, gain;
  double years;
} cases[] = {
    {"4,000 / (58,360 - 48,360)", USD(4000), true, USD(58360), -1, true, true, 0.4},
    {"35,000 / (62,360 - 48,360)", USD(35000), true, USD(62360), -1, true, true, 2.5},
    {"a cent more than the comparison", USD(1), true, USD(48360) + 1, -1, true, true, 100},
    {"free", 0, true, USD(58360), -1, true, true, 0},
    {"free, and no gain", 0, true, USD(40000), -1, true, false, 0},
    {"no gain", USD(4000), true, USD(48000), -1, true, false, 0},
    {"the same as before", USD(4000), true, USD(48360), -1, true, false, 0},
    {"present wage told", USD(4000), true, USD(40000), USD(30000), true, true, 0.4},
    {"present wage above", USD(4000), true, USD(58360), USD(60000), true, false, 0},
    {"no wage at present", USD(4000), true, USD(40000), 0, true, true, 0.1},
    {"cost not known", -1, true, USD(58360), -1, false, false, 0},
    {"cost is at least", USD(4000), false, USD(58360), -1, false, false, 0},
    {"earnings not known", USD(4000), true, -1, -1, false, false, 0},
    {"nothing known", -1, false, -1, USD(30000), false, false, 0},
};

static void test_years(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct household household = {.persons = 1, .present_wage = cases[i].present};
    struct worth worth = worth_of(cases[i].cost, cases[i].complete, cases[i].earnings, &household);
    if (worth.known != cases[i].known || worth.gain != cases[i].gain || fabs(worth.years - cases[i].years) > 1e-9 ||
        (worth.reason == NULL) != cases[i].known) {
      print_error("%s: known %d, gain %d, %f years\n", cases[i].what, worth.known, worth.gain, worth.years);
      fail();
    }
    assert_int_equal(worth.comparison, cases[i].present >= 0 ? cases[i].present : USD(48360));
    assert_non_null(worth.comparison_source);
    assert_int_equal(worth.threshold_known, cases[i].earnings >= 0);
  }
}

/* 2026: 15,960 for one person and 5,680 for each one more. */
static void test_guideline(void **state) {
  static const long long expected[] = {15960, 21640, 27320, 33000, 38680, 44360, 50040, 55720};
  (void)state;
  for (int persons = 1; persons <= 8; persons++) {
    const struct household household = {.persons = persons, .present_wage = -1};
    long long line = USD(expected[persons - 1]) * 2;
    assert_int_equal(poverty_guideline(persons), USD(expected[persons - 1]));
    struct worth at = worth_of(-1, true, line, &household);
    struct worth under = worth_of(-1, true, line - 1, &household);
    struct worth unknown = worth_of(0, true, -1, &household);
    assert_int_equal(at.threshold, line);
    assert_true(at.threshold_known && at.family_sustaining); /* though the price is not known */
    assert_true(under.threshold_known && !under.family_sustaining);
    assert_true(!unknown.threshold_known && !unknown.family_sustaining);
    assert_non_null(at.threshold_source);
  }
  assert_int_equal(poverty_guideline(20), USD(15960 + 19 * 5680));
  assert_int_equal(poverty_guideline(0), USD(15960));
  assert_int_equal(poverty_guideline(-7), USD(15960));
  assert_true(poverty_guideline(2147483647) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_years),
      cmocka_unit_test(test_guideline),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
