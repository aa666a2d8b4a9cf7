/* SPDX-License-Identifier: MIT */
/* Adding up prices and times without hiding what is not known. */
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants those above first. */
#include <cmocka.h>

#include "data/ladder/sum.h"

static void nothing_added_is_free_and_takes_no_time(void **state) {
  (void)state;
  struct ladder_sum sum;
  const char *currency = "?";
  ladder_sum_start(&sum);
  assert_true(sum.cost_complete && sum.time_complete);
  assert_int_equal(ladder_sum_cents(&sum, &currency), 0);
  assert_null(currency);
  assert_true(ladder_sum_days(&sum) == 0);
}

static void what_is_not_known_makes_it_at_least(void **state) {
  (void)state;
  struct ladder_sum sum;
  const char *currency = NULL;
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, -1, NULL, true, -1);
  assert_int_equal(ladder_sum_cents(&sum, &currency), -1);
  assert_true(ladder_sum_days(&sum) < 0);
  ladder_sum_add(&sum, 500, "USD", true, 3);
  assert_int_equal(ladder_sum_cents(&sum, &currency), 500);
  assert_true(ladder_sum_days(&sum) == 3);
  assert_false(sum.cost_complete || sum.time_complete);
  assert_int_equal(sum.unpriced, 1);
  assert_int_equal(sum.untimed, 1);
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, 500, "USD", false, 1); /* one that says "at least" itself */
  assert_false(sum.cost_complete);
  assert_true(sum.time_complete);
  ladder_sum_add(&sum, 500, "USD", true, (double)NAN);
  assert_false(sum.time_complete);
}

static void currencies_stay_apart(void **state) {
  (void)state;
  struct ladder_sum sum;
  const char *currency = NULL;
  static const char *const names[] = {"USD", "CAD", "EUR", "GBP", "CHF"};
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, 100, "USD", true, 0);
  ladder_sum_add(&sum, 100, "USD", true, 0);
  assert_int_equal(ladder_sum_cents(&sum, &currency), 200);
  ladder_sum_add(&sum, 100, NULL, true, 0); /* not stated is none of the others */
  assert_int_equal(sum.currencies, 2);
  assert_int_equal(ladder_sum_cents(&sum, &currency), -1);
  assert_null(currency);
  ladder_sum_start(&sum);
  for (int i = 0; i < 5; i++) {
    ladder_sum_add(&sum, 100, names[i], true, 0);
  }
  assert_int_equal(sum.currencies, LADDER_MOST_CURRENCIES);
  assert_false(sum.cost_complete);
}

static void free_steps_have_no_currency_of_their_own(void **state) {
  (void)state;
  struct ladder_sum sum;
  const char *currency = NULL;
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, 700, "USD", true, 1);
  ladder_sum_add(&sum, 0, NULL, true, 1);
  assert_int_equal(ladder_sum_cents(&sum, &currency), 700);
  assert_true(sum.cost_complete);
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, 0, NULL, true, 1);
  ladder_sum_add(&sum, 700, "USD", true, 1);
  assert_int_equal(ladder_sum_cents(&sum, &currency), 700);
  assert_string_equal(currency, "USD");
}

static void it_does_not_overflow(void **state) {
  (void)state;
  struct ladder_sum sum;
  ladder_sum_start(&sum);
  ladder_sum_add(&sum, LLONG_MAX - 1, "USD", true, 1);
  ladder_sum_add(&sum, 1000, "USD", true, 1);
  assert_true(sum.money[0].cents == LLONG_MAX - 1);
  assert_false(sum.cost_complete);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_added_is_free_and_takes_no_time), cmocka_unit_test(what_is_not_known_makes_it_at_least),
      cmocka_unit_test(currencies_stay_apart), cmocka_unit_test(free_steps_have_no_currency_of_their_own),
      cmocka_unit_test(it_does_not_overflow)};
  return cmocka_run_group_tests_name("sums along a ladder", tests, NULL, NULL);
}
