/* SPDX-License-Identifier: MIT */
/* What one more credential would add; numbers from the table in match_support.h. */
#include <math.h>
#include <string.h>

#include "data/match/gain.h"
#include "tests/unit/match_support.h"

static void assert_near(double value, double expected) {
  if (fabs(value - expected) > 1e-9) {
    fail_msg("%.9f, not %.9f", value, expected);
  }
}

static struct gain_model *open_model(struct match_world *world, const struct match *match, const char *code) {
  struct gain_model *model = NULL;
  struct error error = {0};
  assert_int_equal(gain_open(world->catalog, world->arena, match, match_job(match, code)->row, &model, &error), 0);
  return model;
}

/* Two Ways shows 3.5 of 2.A.1.a and 2 of 2.C.1.a, at .80 once it is held. */
static void test_adds(void **state) {
  struct match match = match_claims(*state, NULL, 0);
  struct gain_model *model = open_model(*state, &match, LAMP_MAKERS);
  struct gain_piece *pieces = NULL;
  struct error error = {0};
  size_t count = 0;
  const struct gain_need *needs = gain_needs(model, &count);
  assert_int_equal(count, 4);
  double weights = 0;
  for (size_t i = 0; i < count; i++) {
    weights += needs[i].weight;
    assert_near(needs[i].covered, 0);
  }
  assert_near(weights, 1);
  assert_int_equal(gain_of(model, CTID(3), &pieces, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_string_equal(needs[pieces[0].need].id, "2.A.1.a");
  assert_near(needs[pieces[0].need].weight, .2);
  assert_near(pieces[0].covered, .8);
  assert_string_equal(needs[pieces[1].need].id, "2.C.1.a");
  assert_near(pieces[1].covered, .4); /* half the level */
  assert_int_equal(gain_of(model, CTID(4), &pieces, &count, &error), 0);
  assert_int_equal(count, 1); /* leads nowhere, but teaches lamps: the median level, 3 of 4 */
  assert_string_equal(needs[pieces[0].need].id, "2.C.1.a");
  assert_near(pieces[0].covered, .6);
  assert_int_equal(gain_of(model, "ce-nothing", &pieces, &count, &error), 0);
  assert_int_equal(count, 0);
  gain_close(model);
}

/* The fit with a credential is what a wallet with it has. */
static void test_same_as_held(void **state) {
  struct claim_skill skill = {.name = "Leer el viento"};
  struct claim claims[] = {
      {.name = "Wind Badge", .confidence = .85, .skills = &skill, .skill_count = 1},
      {.ctid = CTID(3), .confidence = 0.8},
  };
  static const char *const ctids[] = {CTID(1), CTID(2), CTID(3), CTID(4), CTID(9)};
  struct match without = match_claims(*state, claims, 1);
  static const char *const codes[] = {LAMP_MAKERS, KITE_FLIERS, SHELL_COUNTERS};
  for (size_t i = 0; i < 15; i++) {
    claims[1].ctid = ctids[i % 5];
    struct match with = match_claims(*state, claims, 2);
    struct gain_model *model = open_model(*state, &without, codes[i / 5]);
    struct gain_piece *pieces = NULL;
    struct error error = {0};
    size_t count = 0;
    const struct gain_need *needs = gain_needs(model, &count);
    double fit = 0;
    for (size_t j = 0; j < count; j++) {
      fit += needs[j].weight * needs[j].covered;
    }
    assert_near(fit * 100, match_job(&without, codes[i / 5])->fit_percent);
    assert_int_equal(gain_of(model, ctids[i % 5], &pieces, &count, &error), 0);
    for (size_t j = 0; j < count; j++) {
      assert_true(pieces[j].covered > needs[pieces[j].need].covered);
      fit += needs[pieces[j].need].weight * (pieces[j].covered - needs[pieces[j].need].covered);
    }
    assert_near(fit * 100, match_job(&with, codes[i / 5])->fit_percent);
    gain_close(model);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_adds), cmocka_unit_test(test_same_as_held)};
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
