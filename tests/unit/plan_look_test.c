/* SPDX-License-Identifier: MIT */
/* The order of a plan's steps, and a plan beside newer data. */
#include "catalog_support.h"

#include <math.h>
#include <string.h>

#include "data/plan/plan_look.h"

#define AIDE CTID("11")
#define PRACTICAL CTID("12")
#define ASSOCIATE CTID("13")
#define BACHELOR CTID("14")
#define REGISTERED CTID("15")
#define DRIVER CTID("16")

struct prices {
  double aide;
  double days;
};

/* The license asks for one of two degrees; the practical nurse for the aide;
 * the associate degree counts the practical nurse. */
static void build(struct place_for_tests *place, struct prices prices, bool with_driver) {
  struct cost_item tuition = {.type = "costType:Tuition", .cents = (long long)(prices.aide * 100), .currency = "USD"};
  struct duration_item weeks = {.exact_days = prices.days,
                                .minimum_days = -1,
                                .maximum_days = -1,
                                .effort_hours = -1,
                                .minimum_effort_hours = -1,
                                .maximum_effort_hours = -1};
  struct reference aide = {.ctid = AIDE};
  struct reference practical = {.ctid = PRACTICAL};
  struct reference associate = {.ctid = ASSOCIATE};
  struct reference bachelor = {.ctid = BACHELOR};
  struct condition needs_aide = {
      .kind = "ceterms:requires", .minimum_age = -1, .years_of_experience = -1, .weight = -1, .targets = {&aide, 1}};
  struct condition either[] = {{.kind = "ceterms:requires",
                                .minimum_age = -1,
                                .years_of_experience = -1,
                                .weight = -1,
                                .targets = {&associate, 1}},
                               {.kind = "ceterms:requires",
                                .minimum_age = -1,
                                .years_of_experience = -1,
                                .weight = -1,
                                .targets = {&bachelor, 1}}};
  struct condition one_of = {.kind = "ceterms:requires",
                             .name = "A degree in nursing",
                             .minimum_age = -1,
                             .years_of_experience = -1,
                             .weight = -1,
                             .alternatives = either,
                             .alternative_count = 2};
  struct edge counts = {.kind = EDGE_ADVANCED_STANDING, .outward = false, .other = practical};
  struct record records[] = {credential_made(AIDE, "Nurse Aide"),       credential_made(PRACTICAL, "Practical Nurse"),
                             credential_made(ASSOCIATE, "AAS Nursing"), credential_made(BACHELOR, "BSN"),
                             credential_made(REGISTERED, "RN License"), credential_made(DRIVER, "Driver")};
  records[0].costs = &tuition;
  records[0].cost_count = 1;
  records[0].durations = &weeks;
  records[0].duration_count = 1;
  records[1].conditions = &needs_aide;
  records[1].condition_count = 1;
  records[2].edges = &counts;
  records[2].edge_count = 1;
  records[4].conditions = &one_of;
  records[4].condition_count = 1;
  build_start(place);
  for (size_t i = 0; i < (with_driver ? 6 : 5); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
}

static void add(struct place_for_tests *place, struct plan *plan, const char *ctid, size_t expected) {
  size_t at = 99;
  if (plan_add(plan, place->catalog, ctid, &at, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  assert_int_equal(at, expected);
}

static struct plan_look look_at(struct place_for_tests *place, const struct plan *plan) {
  struct plan_look look;
  assert_int_equal(plan_look(plan, place->catalog, place->arena, &look, &place->error), 0);
  return look;
}

static void test_order(void **state) {
  struct place_for_tests *place = *state;
  static struct plan plan;
  build(place, (struct prices){1250, 28}, true);
  plan_clear(&plan);
  assert_true(plan_is_empty(&plan));
  add(place, &plan, REGISTERED, 0);
  add(place, &plan, DRIVER, 1);    /* needs nothing: at the end */
  add(place, &plan, ASSOCIATE, 0); /* the license asks for it, so before that */
  add(place, &plan, PRACTICAL, 0); /* counts toward the degree */
  add(place, &plan, AIDE, 0);
  static const char *const order[] = {AIDE, PRACTICAL, ASSOCIATE, REGISTERED, DRIVER};
  for (size_t i = 0; i < 5; i++) {
    assert_string_equal(plan.steps[i].ctid, order[i]);
    assert_int_equal(plan_index(&plan, order[i]), i);
  }
  struct plan_look look = look_at(place, &plan);
  assert_int_equal(look.need[1][0], PLAN_NEEDS);
  assert_int_equal(look.need[2][1], PLAN_HELPS);
  assert_int_equal(look.need[3][2], PLAN_NEEDS); /* of the two degrees just one is in the plan */
  assert_false(plan_may_swap(&look, 0));
  assert_true(plan_may_swap(&look, 1));
  assert_false(plan_may_swap(&look, 2));
  assert_true(plan_may_swap(&look, 3));
  add(place, &plan, BACHELOR, 3); /* before the license */
  look = look_at(place, &plan);
  assert_int_equal(look.need[4][2], PLAN_HELPS); /* now there is a choice */
  assert_int_equal(look.need[4][3], PLAN_HELPS);
  assert_true(plan_may_swap(&look, 3));
}

/* What was put in too early goes behind what it turns out to need. */
static void test_late_link(void **state) {
  struct place_for_tests *place = *state;
  static struct plan plan;
  build(place, (struct prices){1250, 28}, true);
  plan_clear(&plan);
  add(place, &plan, REGISTERED, 0);
  add(place, &plan, AIDE, 1);
  add(place, &plan, DRIVER, 2);
  add(place, &plan, PRACTICAL, 3); /* after the aide; nothing there needs it */
  plan_swap(&plan, 0);             /* the person wants the aide first */
  add(place, &plan, ASSOCIATE, 3); /* behind what counts toward it; the license, which needs it, moves */
  static const char *const order[] = {AIDE, DRIVER, PRACTICAL, ASSOCIATE, REGISTERED};
  for (size_t i = 0; i < 5; i++) {
    assert_string_equal(plan.steps[i].ctid, order[i]);
  }
  plan_swap(&plan, 3); /* the license in front of the degree that it needs, as in a file */
  plan_remove(&plan, 2);
  add(place, &plan, PRACTICAL, 2);
  static const char *const sorted[] = {AIDE, DRIVER, PRACTICAL, ASSOCIATE, REGISTERED};
  for (size_t i = 0; i < 5; i++) {
    if (strcmp(plan.steps[i].ctid, sorted[i]) != 0) {
      fail_msg("step %zu is %s", i, plan.steps[i].name);
    }
  }
}

static void test_refusals(void **state) {
  struct place_for_tests *place = *state;
  static struct plan plan;
  build(place, (struct prices){1250, 28}, true);
  plan_clear(&plan);
  add(place, &plan, AIDE, 0);
  assert_int_not_equal(plan_add(&plan, place->catalog, AIDE, NULL, &place->error), 0);
  assert_int_equal(place->error.code, ERROR_USAGE);
  assert_int_not_equal(plan_add(&plan, place->catalog, CTID("99"), NULL, &place->error), 0);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_int_not_equal(plan_set_goal(&plan, place->catalog, "11-1111.11", &place->error), 0);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_string_equal(plan.goal, "");
  assert_int_equal(plan_set_goal(&plan, place->catalog, "31-1131", &place->error), 0);
  assert_string_equal(plan.goal, "31-1131.00");
  assert_int_equal(plan.goal_wage, 3800000);
  plan.count = PLAN_MOST_STEPS;
  assert_int_not_equal(plan_add(&plan, place->catalog, DRIVER, NULL, &place->error), 0);
  assert_int_equal(place->error.code, ERROR_TOO_BIG);
  plan.count = 1;
  plan_remove(&plan, 7);
  assert_int_equal(plan.count, 1);
  plan_remove(&plan, 0);
  assert_int_equal(plan.count, 0);
}

static void test_newer_data(void **state) {
  struct place_for_tests *place = *state;
  static struct plan plan;
  build(place, (struct prices){1250, 28}, true);
  plan_clear(&plan);
  add(place, &plan, AIDE, 0);
  add(place, &plan, DRIVER, 1);
  struct plan_look look = look_at(place, &plan);
  assert_int_equal(look.change_count, 0);
  assert_int_equal(look.figures[0].cost, 125000);
  catalog_close(place->catalog);
  place->catalog = NULL;
  build(place, (struct prices){1400, 35}, false);
  look = look_at(place, &plan);
  assert_int_equal(look.changes[0], PLAN_PRICE | PLAN_TIME);
  assert_int_equal(plan.steps[0].figures.cost, 125000); /* the plan keeps its own */
  assert_int_equal(look.figures[0].cost, 140000);
  assert_true(fabs(look.figures[0].days - 35.0) < 1e-9);
  assert_int_equal(look.changes[1], PLAN_GONE);
  assert_null(look.now[1]);
  assert_int_equal(look.change_count, 2);
  assert_int_equal(plan_renew(&plan, place->catalog, 0, &place->error), 0);
  assert_int_not_equal(plan_renew(&plan, place->catalog, 1, &place->error), 0);
  look = look_at(place, &plan);
  assert_int_equal(look.changes[0], 0);
  assert_int_equal(look.change_count, 1);
}

static void test_goal(void **state) {
  struct place_for_tests *place = *state;
  static struct plan plan;
  build(place, (struct prices){1250, 28}, true);
  plan_clear(&plan);
  assert_int_equal(plan_set_goal(&plan, place->catalog, "31-1131.00", &place->error), 0);
  struct plan_look look = look_at(place, &plan);
  assert_false(look.goal_changed || look.goal_gone);
  plan.goal_wage = 3500000;
  look = look_at(place, &plan);
  assert_true(look.goal_changed);
  assert_int_equal(look.goal_wage, 3800000);
  plan_copy(plan.goal, sizeof plan.goal, "99-9999.00");
  look = look_at(place, &plan);
  assert_true(look.goal_gone);
  assert_int_equal(look.goal_wage, 3500000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_order, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_late_link, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_refusals, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_newer_data, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_goal, place_make, place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
