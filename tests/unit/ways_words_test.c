/* SPDX-License-Identifier: MIT */
/* Limits in plain words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "data/ways/limit_words.h"

static struct ways_asked read(const char *text) {
  struct ways_asked asked = {0};
  char unclear[64];
  long start = 0;
  assert_true(limit_day_of("2026-11-29", &start));
  assert_true(limit_words_read(text, start, &asked, unclear, sizeof unclear));
  if (unclear[0] != '\0') {
    fail_msg("\"%s\": \"%s\" is unclear", text, unclear);
  }
  return asked;
}

static void test_money(void **state) {
  (void)state;
  static const char *const texts[] = {"at most $5,000", "under 5000 dollars", "$5k", "como máximo $5,000",
                                      "menos de 5000 dólares"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct ways_asked asked = read(texts[i]);
    assert_int_equal(asked.bits, WAYS_BUDGET);
    assert_int_equal(asked.budget, 500000);
  }
  assert_int_equal(read("free").budget, 0);
  assert_int_equal(read("gratis").bits, WAYS_BUDGET);
}

static void expect_by(const char *text, const char *date) {
  struct ways_asked asked = read(text);
  assert_int_equal(asked.bits, WAYS_TIME);
  assert_string_equal(asked.by, date);
}

static void test_dates(void **state) {
  (void)state;
  expect_by("by next summer", "2027-06-01");
  expect_by("by June 2028", "2028-06-01");
  expect_by("by 2027-03-15", "2027-03-15");
  expect_by("para el próximo verano", "2027-06-01");
  expect_by("antes de junio de 2027", "2027-06-01");
  expect_by("by December", "2026-12-01");
  expect_by("by November", "2027-11-01");
  assert_true(read("by 2026-12-09").days > 9.5 && read("by 2026-12-09").days < 10.5);
}

static void test_spans(void **state) {
  (void)state;
  assert_int_equal((int)read("12 weeks").days, 84);
  assert_int_equal((int)read("within a year").days, 365);
  assert_int_equal((int)read("en dos años").days, 730);
  assert_int_equal(read("en 6 meses").bits, WAYS_TIME);
}

static void test_flags_and_counties(void **state) {
  (void)state;
  assert_int_equal(read("evenings only").bits, WAYS_EVENING);
  assert_int_equal(read("solo de noche").bits, WAYS_EVENING);
  assert_int_equal(read("online").bits, WAYS_ONLINE);
  assert_int_equal(read("en línea").bits, WAYS_ONLINE);
  assert_int_equal(read("with childcare").bits, WAYS_CHILDCARE);
  assert_int_equal(read("con guardería").bits, WAYS_CHILDCARE);
  assert_string_equal(read("within Essex County").county, "Essex");
  assert_string_equal(read("in Cape May County").county, "Cape May");
  assert_string_equal(read("en el condado de Essex").county, "Essex");
  assert_string_equal(read("in Essex").county, "Essex");
  assert_int_equal(read("in Essex").bits, WAYS_COUNTY);
}

static void test_together(void **state) {
  (void)state;
  struct ways_asked asked = read("at most $5,000, evenings only, by next summer, within Essex County");
  assert_int_equal(asked.bits, WAYS_BUDGET | WAYS_EVENING | WAYS_TIME | WAYS_COUNTY);
  assert_int_equal(asked.budget, 500000);
  assert_string_equal(asked.county, "Essex");
  char unclear[64];
  assert_true(limit_words_read("no limits", 0, &asked, unclear, sizeof unclear));
  assert_int_equal(asked.bits, 0);
  assert_false(limit_words_read("xyzzy", 0, &asked, unclear, sizeof unclear));
  assert_string_equal(unclear, "xyzzy");
}

static void test_dates_that_are_none(void **state) {
  (void)state;
  struct ways_asked asked = {0};
  long day = 0;
  assert_false(limit_day_of("2026-06-31", &day));
  assert_false(limit_day_of("2026-6-1", &day));
  assert_false(limit_by(&asked, "2000-01-01", 20000)); /* long past */
  assert_int_equal(asked.bits, 0);
  char date[12];
  assert_true(limit_day_of("2024-02-29", &day));
  limit_date_of(day, date);
  assert_string_equal(date, "2024-02-29");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_money),    cmocka_unit_test(test_dates),
      cmocka_unit_test(test_spans),    cmocka_unit_test(test_flags_and_counties),
      cmocka_unit_test(test_together), cmocka_unit_test(test_dates_that_are_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
