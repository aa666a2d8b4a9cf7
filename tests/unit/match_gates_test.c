/* SPDX-License-Identifier: MIT */
/* Gates, the cap on the word, and the terms of the order; by the tables of tests/unit/data/match. */
#include "data/match/gates.h"

#include <math.h>
#include <string.h>

#include "data/match/rank.h"
#include "data/wallet/experience.h"
#include "tests/unit/match_support.h"

static struct match match_person(struct match_world *world, struct claim *claims, size_t count,
                                 const struct person *person) {
  const struct wallet wallet = {.claims = claims, .count = count};
  struct match match;
  struct error error = {0};
  assert_int_equal(match_run_for(world->catalog, world->arena, &wallet, person, &match, &error), 0);
  return match;
}

static const struct match_gate *find_gate(const struct job_match *job, enum gate_kind kind, int value) {
  for (size_t i = 0; i < job->gate_count; i++) {
    if (job->gates[i].kind == kind && job->gates[i].value == value) {
      return &job->gates[i];
    }
  }
  fail_msg("%s has no gate %s %d", job->job.code, gate_kind_name(kind), value);
  return NULL;
}

static double points_of(const struct job_match *job, enum rank_kind kind) {
  for (size_t i = 0; i < job->term_count; i++) {
    if (job->terms[i].kind == kind) {
      return job->terms[i].points;
    }
  }
  return 0;
}

/* Lamp Makers: 18 for everyone, 21 for some; who is 17 is capped, who is 19 is not. */
static void test_age(void **state) {
  static const struct {
    int age;
    enum gate_state at_18, at_21;
    enum fit_word word;
  } rows[] = {{0, GATE_NOT_TOLD, GATE_NOT_TOLD, FIT_MOST},
              {17, GATE_NOT_MET, GATE_NOT_MET, FIT_SOME},
              {18, GATE_MET, GATE_NOT_MET, FIT_MOST},
              {21, GATE_MET, GATE_MET, FIT_MOST}};
  struct claim_skill skill = {.code = LAMP_MAKERS};
  struct claim claim = {.name = "Badge", .confidence = 1, .skills = &skill, .skill_count = 1};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const struct person person = {.age = rows[i].age};
    struct match match = match_person(*state, &claim, 1, &person);
    const struct job_match *job = match_job(&match, LAMP_MAKERS);
    assert_fit(&match, LAMP_MAKERS, 100, rows[i].word);
    assert_int_equal(find_gate(job, GATE_AGE, 18)->state, rows[i].at_18);
    assert_int_equal(find_gate(job, GATE_AGE, 21)->state, rows[i].at_21);
    assert_true(find_gate(job, GATE_AGE, 18)->for_all && !find_gate(job, GATE_AGE, 21)->for_all);
    assert_string_equal(find_gate(job, GATE_AGE, 18)->source, "Lamp Act 1");
    assert_string_equal(find_gate(job, GATE_AGE, 18)->name_es, "Nada de lámparas antes de los 18.");
    if (rows[i].age == 17) {
      assert_string_equal(job->capped_by, "No lamps under 18.");
      assert_int_equal(job->capped->kind, GATE_AGE);
      assert_true(points_of(job, RANK_AGE) == -40.0);
    } else {
      assert_null(job->capped_by);
      assert_true(points_of(job, RANK_AGE) == 0.0);
    }
  }
}

/* A record marks, and costs points, but caps nothing; citizenship is never known. */
static void test_record(void **state) {
  struct claim_skill skill = {.code = SHELL_COUNTERS};
  struct claim claims[] = {{.name = "Badge", .confidence = 1, .skills = &skill, .skill_count = 1},
                           {.name = "Shell License", .confidence = 1}};
  const struct person person = {.has_record = true};
  struct match match = match_person(*state, claims, 2, &person);
  const struct job_match *job = match_job(&match, SHELL_COUNTERS);
  assert_fit(&match, SHELL_COUNTERS, 100, FIT_MOST);
  assert_int_equal(find_gate(job, GATE_RECORD, 0)->state, GATE_NOT_MET);
  assert_int_equal(find_gate(job, GATE_CITIZEN, 0)->state, GATE_NOT_TOLD);
  assert_int_equal(find_gate(job, GATE_LICENSE, 0)->state, GATE_MET);
  assert_true(points_of(job, RANK_RECORD) == -5.0);
  match = match_person(*state, claims, 1, NULL);
  job = match_job(&match, SHELL_COUNTERS);
  assert_int_equal(find_gate(job, GATE_RECORD, 0)->state, GATE_NOT_TOLD);
  assert_int_equal(find_gate(job, GATE_LICENSE, 0)->state, GATE_NOT_MET);
  assert_true(points_of(job, RANK_RECORD) == 0.0 && points_of(job, RANK_LICENSE) == -2.0);
  assert_ptr_equal(gate_unmet(job, GATE_LICENSE), job->capped);
}

/* Kite Fliers are of zone 4: two above the zone 2 of Lamp Makers. */
static void test_zone(void **state) {
  const struct experience experience = {.occupation = LAMP_MAKERS, .years = 3};
  struct claim claim = {.kind = CLAIM_EXPERIENCE, .experience = &experience, .name = "Lamps", .confidence = 0.6};
  struct match match = match_person(*state, &claim, 1, NULL);
  const struct job_match *kites = match_job(&match, KITE_FLIERS);
  assert_int_equal(match.zone_shown, 2);
  assert_int_equal(find_gate(kites, GATE_ZONE, 4)->state, GATE_NOT_MET);
  assert_int_equal(find_gate(kites, GATE_ZONE, 4)->held, 2);
  assert_true(points_of(kites, RANK_ZONE) == -10.0);
  assert_int_equal(find_gate(match_job(&match, SHELL_COUNTERS), GATE_ZONE, 1)->state, GATE_MET);
  assert_true(match.jobs[0].did);
  assert_string_equal(match.jobs[0].job.code, LAMP_MAKERS);
  assert_true(points_of(&match.jobs[0], RANK_NEAR) == 100.0);
  /* An associate degree makes zone 3, so zone 4 is near enough. */
  const struct person person = {.schooling = SCHOOLING_ASSOCIATE};
  match = match_person(*state, &claim, 1, &person);
  assert_int_equal(match.zone_shown, 3);
  assert_int_equal(find_gate(match_job(&match, KITE_FLIERS), GATE_ZONE, 4)->state, GATE_MET);
  /* So does one in the wallet. */
  struct claim degree = {.name = "AS", .achievement_type = "AssociateDegree", .confidence = 1};
  match = match_person(*state, &degree, 1, NULL);
  assert_int_equal(match.schooling_shown, SCHOOLING_ASSOCIATE);
  assert_int_equal(match.zone_shown, 3);
  /* Nothing known: not told, and points off above zone 3. */
  match = match_person(*state, NULL, 0, NULL);
  assert_int_equal(find_gate(match_job(&match, KITE_FLIERS), GATE_ZONE, 4)->state, GATE_NOT_TOLD);
  assert_true(points_of(match_job(&match, KITE_FLIERS), RANK_ZONE) == -10.0);
}

/* Of what a credential leads to the lowest zone counts: Two Ways leads to zones 2 and 4. */
static void test_zone_of_a_credential(void **state) {
  struct claim claim = {.name = "Two Ways", .confidence = 0.8};
  struct match match = match_person(*state, &claim, 1, NULL);
  assert_int_equal(match.zone_shown, 2);
}

static void test_steps(void **state) {
  (void)state;
  static const int steps[] = {0, 1, 2, 3, 3, 4, 5, 6, 7};
  for (int i = SCHOOLING_UNKNOWN; i <= SCHOOLING_DOCTOR; i++) {
    assert_int_equal(schooling_step((enum schooling)i), steps[i]);
  }
  assert_true(gates_years_asked("5 years or more") == 5.0 && gates_years_asked("Less than 5 years") == 2.5);
  assert_true(gates_years_asked("None") == 0.0 && gates_years_asked(NULL) == 0.0);
}

/* Without a job held: one skill, 2.A.1.a, of importance 3 in Lamp Makers and 5 in Kite Fliers; Shell
 * Counters don't ask for it, Idlers are not rated precisely: 1 for the one, nothing for the other. */
static void test_special(void **state) {
  struct claim_skill skill = {.code = "2.A.1.a"};
  struct claim claim = {.name = "Badge", .confidence = 0.5, .skills = &skill, .skill_count = 1};
  struct match match = match_person(*state, &claim, 1, NULL);
  /* mean 3, deviation sqrt(8 / 3): -.61, 0, 0, .61 for Shells, Lamps, Idlers, Kites */
  assert_true(fabs(points_of(match_job(&match, KITE_FLIERS), RANK_SPECIAL) - 60.0) < 1e-9);
  assert_true(fabs(points_of(match_job(&match, LAMP_MAKERS), RANK_SPECIAL) - 20.0) < 1e-9);
  assert_true(fabs(points_of(match_job(&match, IDLERS), RANK_SPECIAL) - 20.0) < 1e-9);
  assert_true(points_of(match_job(&match, SHELL_COUNTERS), RANK_SPECIAL) == 0.0);
  assert_true(fabs(points_of(match_job(&match, LAMP_MAKERS), RANK_FIT) - 30 * .2 * .5) < 1e-9);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_age),   cmocka_unit_test(test_record),
      cmocka_unit_test(test_zone),  cmocka_unit_test(test_zone_of_a_credential),
      cmocka_unit_test(test_steps), cmocka_unit_test(test_special),
  };
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
