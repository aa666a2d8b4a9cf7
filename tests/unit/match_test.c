/* SPDX-License-Identifier: MIT */
/* Fit, words, weights and licenses, worked out by hand from the table in match_support.h. */
#include "data/match/match.h"

#include <math.h>
#include <string.h>

#include "data/match/requirements.h"
#include "data/wallet/confidence.h"
#include "tests/unit/match_support.h"

/* One skill that names the occupation `code`. */
static struct claim_skill named(const char *code) {
  return (struct claim_skill){.code = code};
}

static void test_weights(void **state) {
  static const struct {
    const char *code;
    double weights[4], levels[4];
  } expected[] = {
      {LAMP_MAKERS, {.2, .4, .3, .1}, {3.5, 2, 4, 1}},
      {KITE_FLIERS, {2.0 / 3, 0, 1.0 / 3, 0}, {6, 0, 2, 0}},
      {SHELL_COUNTERS, {0, .5, 0, .5}, {0, 4, 0, 3}},
      {IDLERS, {0}, {0}},
  };
  struct match match = match_claims(*state, NULL, 0);
  assert_int_equal(match.job_count, 4);
  assert_int_equal(match.matrix.element_count, 4);
  for (size_t i = 0; i < 4; i++) {
    const struct match_requirement *row = match.requirements + match_job(&match, expected[i].code)->row * 4;
    for (size_t e = 0; e < 4; e++) {
      assert_true(fabs(row[e].weight - expected[i].weights[e]) < 1e-9);
      assert_true(fabs(row[e].level - expected[i].levels[e]) < 1e-9);
    }
  }
}

static void test_nothing_held(void **state) {
  struct match match = match_claims(*state, NULL, 0);
  /* Of equal ones by code; a license is lacking; the job zone is 4, and nothing is known. */
  static const char *const order[] = {LAMP_MAKERS, IDLERS, SHELL_COUNTERS, KITE_FLIERS};
  for (size_t i = 0; i < 4; i++) {
    assert_string_equal(match.jobs[i].job.code, order[i]);
    assert_fit(&match, order[i], 0, FIT_LITTLE);
    assert_int_equal(match.jobs[i].have_count, 0);
    assert_null(match.jobs[i].capped_by);
  }
  assert_int_equal(match_job(&match, LAMP_MAKERS)->lack_count, 4);
  assert_int_equal(match_job(&match, KITE_FLIERS)->lack_count, 2);
  assert_int_equal(match_job(&match, IDLERS)->lack_count, 0);
  assert_int_equal(match.evidence_count + match.skill_count, 0);
}

/* Level 4.75 of 2.A.1.a: Lamp Makers ask for 3.5, so all of .2; Kite Fliers
 * for 6, so 4.75 / 6 of 2/3. */
static void test_one_skill(void **state) {
  struct claim_skill skill = named("2.A.1.a");
  struct claim claim = {.name = "Badge", .confidence = 1, .skills = &skill, .skill_count = 1};
  struct match match = match_claims(*state, &claim, 1);
  assert_fit(&match, LAMP_MAKERS, 20, FIT_SOME);
  assert_fit(&match, KITE_FLIERS, 100 * 4.75 / 6 * 2 / 3, FIT_SOME); /* 52.777... */
  assert_fit(&match, SHELL_COUNTERS, 0, FIT_LITTLE);
  assert_fit(&match, IDLERS, 0, FIT_LITTLE);
  assert_string_equal(match.jobs[0].job.code, KITE_FLIERS);
  assert_string_equal(match.jobs[1].job.code, LAMP_MAKERS);
  assert_int_equal(match_job(&match, KITE_FLIERS)->have_count, 1);
  assert_int_equal(match_job(&match, KITE_FLIERS)->lack_count, 2); /* in part counts as lacking, too */
  assert_int_equal(match_job(&match, LAMP_MAKERS)->lack_count, 3);
}

/* The first shows 4.75 of 2.A.1.a at .85, the second what Kite Fliers ask for,
 * 6 of 2.A.1.a and 2 of 2.C.1.a, at .80. */
static void test_several_pieces(void **state) {
  struct claim_skill skills[2] = {named("2.A.1.a"), named(KITE_FLIERS)};
  struct claim claims[2] = {{.name = "A", .confidence = 0.85, .skills = &skills[0], .skill_count = 1},
                            {.name = "B", .confidence = 0.80, .skills = &skills[1], .skill_count = 1}};
  struct match match = match_claims(*state, claims, 2);
  /* 2.A.1.a: the larger of 4.75 / 6 * .85 = .6729 and .80; 2.C.1.a: .80 */
  assert_fit(&match, KITE_FLIERS, 80, FIT_MOST);
  /* 2.A.1.a: the larger of .85 and .80; 2.C.1.a: 2 / 4 * .80 = .40; .2 * .85 + .3 * .4 */
  assert_fit(&match, LAMP_MAKERS, 29, FIT_SOME);
  claims[1].confidence = 0.20;
  match = match_claims(*state, claims, 2);
  /* 2/3 * 4.75 / 6 * .85 + 1/3 * .20 */
  assert_fit(&match, KITE_FLIERS, 100 * (2.0 / 3 * 4.75 / 6 * 0.85 + 0.2 / 3), FIT_SOME);
  claims[0].confidence = 0.60; /* 4.75 / 6 * .6 = .475, under a half: nothing of weight is held */
  match = match_claims(*state, claims, 2);
  assert_fit(&match, KITE_FLIERS, 100 * (2.0 / 3 * 4.75 / 6 * 0.6 + 0.2 / 3), FIT_LITTLE);
}

/* What has ended counts half. */
static void test_ended(void **state) {
  struct claim_skill skill = named(KITE_FLIERS);
  struct claim claim = {.name = "B", .skills = &skill, .skill_count = 1};
  claim.checks = (struct checks){VERDICT_PASS, VERDICT_PASS, VERDICT_PASS, VERDICT_NOT_ASKED, VERDICT_PASS};
  claim.confidence = confidence_of(&claim.checks);
  struct match match = match_claims(*state, &claim, 1);
  assert_fit(&match, KITE_FLIERS, 100, FIT_MOST);
  claim.checks.dates = VERDICT_FAIL;
  claim.confidence = confidence_of(&claim.checks);
  match = match_claims(*state, &claim, 1);
  assert_fit(&match, KITE_FLIERS, 50, FIT_SOME); /* half or more of a core requirement */
  claim.checks.issuer = VERDICT_NOT_KNOWN;
  claim.confidence = confidence_of(&claim.checks);
  match = match_claims(*state, &claim, 1);
  assert_fit(&match, KITE_FLIERS, 42.5, FIT_LITTLE);
}

/* Unverified credentials that cover everything just reach "most". */
static void test_unverified_reaches_most(void **state) {
  struct claim_skill skill = named(LAMP_MAKERS);
  struct claim claim = {.name = "B", .skills = &skill, .skill_count = 1};
  claim.checks = (struct checks){VERDICT_PASS, VERDICT_NONE, VERDICT_PASS, VERDICT_NOT_ASKED, VERDICT_NOT_KNOWN};
  claim.confidence = confidence_of(&claim.checks);
  struct match match = match_claims(*state, &claim, 1);
  assert_fit(&match, LAMP_MAKERS, 80, FIT_MOST);
  claim.confidence -= 0.0001;
  match = match_claims(*state, &claim, 1);
  assert_fit(&match, LAMP_MAKERS, 79.99, FIT_SOME);
}

/* Ten of twelve are core; what weighs as much as the tenth counts, too. */
static void test_core_weight(void **state) {
  (void)state;
  struct match_requirement row[12] = {{0}};
  for (size_t i = 0; i < 12; i++) {
    row[i].weight = (double)((i * 5) % 12 + 1); /* 1 to 12, mixed */
  }
  assert_true(requirements_core_weight(row, 12) == 3.0);
  assert_true(requirements_core_weight(row, 9) == 0.0); /* fewer than ten: all of them */
  for (size_t i = 0; i < 12; i++) {
    row[i].weight = 0.5;
  }
  assert_true(requirements_core_weight(row, 12) == 0.5);
}

static void test_license_caps(void **state) {
  struct claim_skill skill = named(SHELL_COUNTERS);
  struct claim claims[2] = {{.name = "Badge", .confidence = 1, .skills = &skill, .skill_count = 1},
                            {.name = "License of Shells", .confidence = 1}};
  struct match match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_SOME);
  assert_string_equal(match_job(&match, SHELL_COUNTERS)->capped_by, "Shell License (Windland)");
  claims[1].name = "The Shell-LICENSE, 2025";
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_MOST);
  assert_null(match_job(&match, SHELL_COUNTERS)->capped_by);
  claims[1].name = "strand diploma"; /* of the type License in the snapshot, and leads there */
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_MOST);
  claims[1].name = "Shell Course"; /* leads there, and is no license */
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_SOME);
  claims[1].achievement_type = "License"; /* but says that it is one */
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_MOST);
  claims[1].name = "Wind Certificate"; /* leads elsewhere */
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_SOME);
}

static void test_license_must_hold_today(void **state) {
  struct claim_skill skill = named(SHELL_COUNTERS);
  struct claim claims[2] = {{.name = "Badge", .confidence = 1, .skills = &skill, .skill_count = 1},
                            {.name = "Shell License", .confidence = 0.5, .checks = {.dates = VERDICT_FAIL}}};
  struct match match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_SOME);
  claims[1].checks = (struct checks){.revocation = VERDICT_FAIL};
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_SOME);
  claims[1].checks = (struct checks){.revocation = VERDICT_NOT_ASKED, .signature = VERDICT_NOT_SUPPORTED};
  match = match_claims(*state, claims, 2);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_MOST);
}

/* A license that only some in the job need caps nothing, and under "most" there is nothing to cap. */
static void test_license_of_some(void **state) {
  struct claim_skill skills[2] = {named(LAMP_MAKERS), named("4.A.1")};
  struct claim claims[2] = {{.name = "A", .confidence = 1, .skills = &skills[0], .skill_count = 1},
                            {.name = "B", .confidence = 1, .skills = &skills[1], .skill_count = 1}};
  struct match match = match_claims(*state, claims, 2);
  assert_fit(&match, LAMP_MAKERS, 100, FIT_MOST);
  /* .5 * 2 / 4 for 2.A.1.d, which Lamp Makers ask for at 2; .5 * 2 / 3 for the median of 4.A.1 */
  assert_fit(&match, SHELL_COUNTERS, 100 * (0.5 * 2 / 4 + 0.5 * 2 / 3), FIT_SOME);
  assert_null(match_job(&match, SHELL_COUNTERS)->capped_by);
}

static void test_words(void **state) {
  (void)state;
  assert_string_equal(fit_word_name(FIT_LITTLE), "little");
  assert_string_equal(fit_word_name(FIT_SOME), "some");
  assert_string_equal(fit_word_name(FIT_MOST), "most");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_weights),
      cmocka_unit_test(test_nothing_held),
      cmocka_unit_test(test_one_skill),
      cmocka_unit_test(test_several_pieces),
      cmocka_unit_test(test_ended),
      cmocka_unit_test(test_unverified_reaches_most),
      cmocka_unit_test(test_core_weight),
      cmocka_unit_test(test_license_caps),
      cmocka_unit_test(test_license_must_hold_today),
      cmocka_unit_test(test_license_of_some),
      cmocka_unit_test(test_words),
  };
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
