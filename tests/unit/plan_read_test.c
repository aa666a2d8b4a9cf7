/* SPDX-License-Identifier: MIT */
/* Saved plans read back: what is taken, and what of a hostile file is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/plan/plan_read.h"

#define BEGIN "{\"schema\":\"ladderway/plan/1\","

static struct plan plan;

static int take(const char *text, struct error *error) {
  *error = (struct error){0};
  return plan_read(&plan, text, strlen(text), "it.json", error);
}

static void test_whole(void **state) {
  struct error error;
  (void)state;
  assert_int_equal(
      take(BEGIN "\"name\":\"Ana\",\"goal\":{\"code\":\"31-1131.00\",\"title\":\"Nursing Assistants\",\"wage\":"
                 "{\"amount\":42260,\"currency\":\"USD\"},\"wage_year\":\"2025\",\"data_date\":\"2026-02\"},"
                 "\"start\":\"2027-01-11\",\"hours_a_week\":12,\"unknown\":[1],\"steps\":[{\"ctid\":\"ce-1\",\"name\":"
                 "\"Aide\",\"type\":\"ceterms:Certificate\",\"provider\":\"College\",\"source\":\"List\",\"data_date\":"
                 "\"2026\",\"cost\":{\"amount\":1250.5,\"currency\":\"USD\"},\"cost_complete\":true,\"days\":28,"
                 "\"effort_hours\":null},{\"ctid\":\"ce-2\",\"cost\":null,\"cost_reason\":\"too few\"}]}",
           &error),
      0);
  assert_string_equal(plan.name, "Ana");
  assert_string_equal(plan.goal, "31-1131.00");
  assert_int_equal(plan.goal_wage, 4226000);
  assert_string_equal(plan.goal_date, "2026-02");
  assert_string_equal(plan.start, "2027-01-11");
  assert_int_equal(plan.hours, 12);
  assert_int_equal(plan.count, 2);
  const struct plan_step *step = &plan.steps[0];
  assert_string_equal(step->name, "Aide");
  assert_string_equal(step->type, "ceterms:Certificate");
  assert_string_equal(step->data_date, "2026");
  assert_int_equal(step->figures.cost, 125050);
  assert_true(step->figures.cost_complete && step->figures.cost_reason == NULL);
  assert_true(fabs(step->figures.days - 28.0) < 1e-9 && step->figures.hours < 0);
  assert_null(step->figures.time_reason);
  assert_string_equal(plan.steps[1].name, "ce-2"); /* a step without a name has its CTID's */
  assert_int_equal(plan.steps[1].figures.cost, -1);
  assert_string_equal(plan.steps[1].figures.cost_reason, "too few");
  assert_string_equal(plan.steps[1].figures.time_reason, "not published");
}

static void test_refused(void **state) {
  static const struct {
    const char *text;
    enum error_code code;
  } cases[] = {
      {"", ERROR_BAD_DATA},
      {"[]", ERROR_BAD_DATA},
      {"{\"schema\":\"ladderway/ways/1\",\"steps\":[]}", ERROR_BAD_DATA},
      {"{\"schema\":\"ladderway/plan/2\",\"steps\":[]}", ERROR_VERSION},
      {"{\"schema\":1,\"steps\":[]}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":{}}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":[7]}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":[{\"ctid\":\"\"}]}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":[{\"ctid\":\"ce-1 ; ls\"}]}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":[{\"ctid\":\"ce-1\"},{\"ctid\":\"ce-1\"}]}", ERROR_BAD_DATA},
      {BEGIN "\"goal\":{},\"steps\":[]}", ERROR_BAD_DATA},
      {BEGIN "\"goal\":{\"code\":\"31-1131.00\\nx\"},\"steps\":[]}", ERROR_BAD_DATA},
      {BEGIN "\"steps\":[{\"ctid\":\"ce-1234567890123456789012345678901234567890123456789012345678901234\"}]}",
       ERROR_BAD_DATA},
  };
  struct error error;
  (void)state;
  plan_clear(&plan);
  plan.count = 1;
  plan_copy(plan.steps[0].ctid, sizeof plan.steps[0].ctid, "ce-kept");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    if (take(cases[i].text, &error) == 0 || error.code != cases[i].code) {
      fail_msg("case %zu: %d %s", i, (int)error.code, error.message);
    }
    assert_int_equal(plan.count, 1); /* the plan is as it was */
    assert_string_equal(plan.steps[0].ctid, "ce-kept");
  }
}

static void test_cleaned(void **state) {
  struct error error;
  (void)state;
  assert_int_equal(
      take(BEGIN "\"name\":\"A\\u001b[31m\\u202eB\",\"start\":\"2027-02-30\",\"hours_a_week\":1e9,\"goal\":{\"code\":"
                 "\"31-1131.00\",\"wage\":{\"amount\":5,\"currency\":\"EUR\"}},\"steps\":[{\"ctid\":\"ce-1\",\"name\":"
                 "\"<b>x</b>\\u0007\",\"type\":\"a b\",\"data_date\":\"soon\",\"cost\":{\"amount\":-4,\"currency\":"
                 "\"USD\"},\"days\":-3,\"effort_hours\":1e300},{\"ctid\":\"ce-2\",\"cost\":{\"amount\":1e300,"
                 "\"currency\":\"USD\"}},{\"ctid\":\"ce-3\",\"cost\":{\"amount\":1,\"currency\":\"dollars\"},"
                 "\"cost_reason\":\"<script>\"}]}",
           &error),
      0);
  assert_null(strchr(plan.name, '\033'));
  assert_null(strstr(plan.name, "\xe2\x80\xae"));
  assert_string_equal(plan.start, ""); /* no such day */
  assert_int_equal(plan.hours, 0);
  assert_int_equal(plan.goal_wage, -1); /* wages are in dollars */
  assert_string_equal(plan.steps[0].name, "<b>x</b>");
  assert_string_equal(plan.steps[0].type, "");
  assert_string_equal(plan.steps[0].data_date, "");
  assert_int_equal(plan.steps[0].figures.cost, -1);
  assert_true(plan.steps[0].figures.days < 0 && plan.steps[0].figures.hours < 0);
  assert_int_equal(plan.steps[1].figures.cost, -1);
  assert_int_equal(plan.steps[2].figures.cost, -1);
  assert_string_equal(plan.steps[2].figures.cost_reason, "not published");
}

static void test_limits(void **state) {
  struct error error = {0};
  size_t room = (size_t)PLAN_LARGEST_FILE + 2;
  char *text = malloc(room);
  (void)state;
  assert_non_null(text);
  int at = snprintf(text, room, "%s\"steps\":[", BEGIN);
  for (int i = 0; i < PLAN_MOST_STEPS + 1; i++) {
    at += snprintf(text + at, room - (size_t)at, "%s{\"ctid\":\"ce-%d\"}", i == 0 ? "" : ",", i);
  }
  (void)snprintf(text + at, room - (size_t)at, "]}");
  assert_int_not_equal(take(text, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  memset(text, ' ', room - 1);
  text[room - 1] = '\0';
  assert_int_not_equal(take(text, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  memset(text, 'n', room - 1);
  at = snprintf(text, room, "%s\"steps\":[{\"ctid\":\"ce-1\",\"name\":\"", BEGIN);
  text[at] = 'n';
  memcpy(text + 5000, "\xc3\xa9\"}]}", 7);
  assert_int_equal(take(text, &error), 0);
  assert_int_equal(strlen(plan.steps[0].name), PLAN_TEXT - 1);
  free(text);
  assert_int_not_equal(plan_read_file(&plan, "/nonexistent/plan.json", &error), 0);
  assert_int_equal(error.code, ERROR_NOT_FOUND);
}

/* A field is cut at a character. */
static void test_copy(void **state) {
  char field[8];
  (void)state;
  plan_copy(field, sizeof field, "abcdef\xc3\xa9");
  assert_string_equal(field, "abcdef");
  plan_copy(field, sizeof field, "abcde\xc3\xa9");
  assert_string_equal(field, "abcde\xc3\xa9");
  plan_copy(field, sizeof field, "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac");
  assert_string_equal(field, "\xe2\x82\xac\xe2\x82\xac");
  plan_copy(field, sizeof field, NULL);
  assert_string_equal(field, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_whole),  cmocka_unit_test(test_refused), cmocka_unit_test(test_cleaned),
      cmocka_unit_test(test_limits), cmocka_unit_test(test_copy),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
