/* SPDX-License-Identifier: MIT */
/* The starter snapshot: what must hold of every match, and a person that is known. */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "data/match/rank.h"
#include "tests/unit/match_persons.h"

static void test_nurse_aide(void **state) {
  static const char *const names[] = {"Certified Nurse Aide", "certified nurse aide"};
  for (size_t i = 0; i < 2; i++) {
    struct claim claim = {.name = names[i], .confidence = 0.8};
    struct arena *arena = arena_new((size_t)64 << 20);
    struct match match = person_match(*state, arena, &claim, 1);
    assert_string_equal(match.jobs[0].job.code, "31-1131.00");
    assert_true(fabs(match.jobs[0].fit_percent - 80) < 1e-6);
    assert_int_equal(match.jobs[0].fit, FIT_MOST); /* its name holds the words of the license "Nurse Aide" */
    assert_null(match.jobs[0].capped_by);
    for (size_t j = 1; j < match.job_count; j++) {
      assert_true(match.jobs[j].fit_percent < 80 || match.jobs[j].capped_by != NULL);
    }
    arena_free(arena);
  }
}

/* By an alignment alone nothing shows the license. */
static void test_nurse_aide_without_license(void **state) {
  struct claim_skill skill = {.uri = "https://www.onetonline.org/link/summary/31-1131.00"};
  struct claim claim = {.name = "Bedside Care", .confidence = 1, .skills = &skill, .skill_count = 1};
  struct arena *arena = arena_new((size_t)64 << 20);
  struct match match = person_match(*state, arena, &claim, 1);
  assert_string_equal(match.jobs[0].job.code, "31-1131.00");
  assert_int_equal(match.jobs[0].fit, FIT_SOME);
  assert_string_equal(match.jobs[0].capped_by, "Nurse Aide (New Jersey)");
  arena_free(arena);
}

static void test_same_again(void **state) {
  struct claim claims[PERSON_CLAIMS];
  struct claim_skill skills[PERSON_CLAIMS];
  struct experience experiences[PERSON_CLAIMS];
  size_t count = person_claims(&persons[3], claims, skills, experiences);
  struct arena *arenas[2] = {arena_new((size_t)64 << 20), arena_new((size_t)64 << 20)};
  struct match first = person_match(*state, arenas[0], claims, count);
  struct match second = person_match(*state, arenas[1], claims, count);
  for (size_t i = 0; i < first.job_count; i++) {
    assert_string_equal(first.jobs[i].job.code, second.jobs[i].job.code);
    assert_true(first.jobs[i].fit_percent == second.jobs[i].fit_percent && first.jobs[i].fit == second.jobs[i].fit);
    assert_true(i == 0 || first.jobs[i - 1].score > first.jobs[i].score ||
                (first.jobs[i - 1].score == first.jobs[i].score &&
                 strcmp(first.jobs[i - 1].job.code, first.jobs[i].job.code) < 0));
  }
  arena_free(arenas[0]);
  arena_free(arenas[1]);
}

/* The sums that are shown are sums: of the parts of a fit, and of the terms of an order. */
static void test_sums(void **state) {
  for (size_t p = 0; p < (size_t)PERSONS; p++) {
    struct claim claims[PERSON_CLAIMS];
    struct claim_skill skills[PERSON_CLAIMS];
    struct experience experiences[PERSON_CLAIMS];
    struct arena *arena = arena_new((size_t)64 << 20);
    size_t count = person_claims(&persons[p], claims, skills, experiences);
    struct match match = person_match(*state, arena, claims, count);
    bool told = false;
    for (size_t i = 0; i < match.job_count; i++) {
      const struct job_match *job = &match.jobs[i];
      double weight = 0;
      double fit = 0;
      double score = 0;
      for (size_t k = 0; k < FIT_PARTS; k++) {
        weight += job->parts[k].weight;
        fit += job->parts[k].weight * job->parts[k].fit_percent;
      }
      for (size_t t = 0; t < job->term_count; t++) {
        assert_true(fabs(job->terms[t].value * job->terms[t].each - job->terms[t].points) < 1e-9);
        score += job->terms[t].points;
      }
      assert_true(fabs(weight - 1) < 1e-9 && job->parts[FIT_TECHNOLOGIES].weight < .2 + 1e-9);
      assert_true(fabs(fit - job->fit_percent) < 1e-9);
      assert_true(fabs(score - job->score) < 1e-9);
      assert_true(i == 0 || !job->did || match.jobs[i - 1].did); /* jobs that were done stand first */
      told = told || job->did;
    }
    assert_int_equal(told, persons[p].claims[0].worked != NULL);
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nurse_aide),
      cmocka_unit_test(test_nurse_aide_without_license),
      cmocka_unit_test(test_same_again),
      cmocka_unit_test(test_sums),
  };
  return cmocka_run_group_tests(tests, starter_world_begin, starter_world_end);
}
