/* SPDX-License-Identifier: MIT */
/* The lists of what is had and what is lacking; numbers from the table in match_support.h. */
#include <math.h>
#include <string.h>

#include "data/match/match.h"
#include "tests/unit/match_support.h"

static void assert_line(const struct match_line *line, const char *element, double weight, double level, double held,
                        double covered) {
  assert_string_equal(line->element, element);
  assert_true(fabs(line->weight - weight) < 1e-6);
  assert_true(fabs(line->level - level) < 1e-6);
  assert_true(fabs(line->held_level - held) < 1e-6);
  assert_true(fabs(line->covered - covered) < 1e-6);
}

static void assert_closes(const struct match_line *line, const char *const *names) {
  size_t count = 0;
  while (names[count] != NULL) {
    count++;
  }
  assert_int_equal(line->close_count, count);
  for (size_t i = 0; i < count; i++) {
    assert_string_equal(line->closes[i].name, names[i]);
  }
}

/* 4.75 of 2.A.1.a at 1.00, 2 of 2.C.1.a at .80 (twice), for Lamp Makers. */
static void test_both_lists(void **state) {
  struct claim_skill skill = {.name = "Leer el viento"};
  struct claim claims[] = {
      {.name = "Wind Badge", .confidence = 1, .skills = &skill, .skill_count = 1},
      {.name = "Two Ways", .confidence = 0.8},
      {.name = NULL, .field_of_study = "10.0001", .confidence = 0.8},
      {.name = "Two Ways", .confidence = 0.2},
  };
  struct match match;
  const struct job_match *job = match_lists(*state, claims, 4, &match, LAMP_MAKERS);
  /* .2 * 1 + .3 * 2 / 4 * .8 */
  assert_fit(&match, LAMP_MAKERS, 32, FIT_SOME);
  assert_int_equal(job->have_count, 2);
  assert_line(&job->have[0], "2.C.1.a", .3, 4, 2, .4);
  assert_line(&job->have[1], "2.A.1.a", .2, 3.5, 4.75, 1);
  assert_string_equal(job->have[0].how, "credential");
  assert_string_equal(job->have[1].how, "skill");
  assert_string_equal(job->have[0].name, "Lamps");
  assert_string_equal(job->have[0].name_es, "Lámparas");
  assert_int_equal(job->have[0].kind, ELEMENT_KNOWLEDGE);
  assert_string_equal(job->have[0].from[0], "Two Ways"); /* once, though it is there twice */
  assert_string_equal(job->have[0].from[1], "without a name");
  assert_null(job->have[0].from[2]);
  assert_string_equal(job->have[1].from[0], "Wind Badge");
  assert_string_equal(job->have[1].from[1], "Two Ways");
  /* What is held in part stands here, too; heaviest first. */
  assert_int_equal(job->lack_count, 3);
  assert_line(&job->lack[0], "2.A.1.d", .4, 2, 0, 0);
  assert_line(&job->lack[1], "2.C.1.a", .3, 4, 2, .4);
  assert_line(&job->lack[2], "4.A.1", .1, 1, 0, 0);
  assert_null(job->lack[2].name_es);
}

/* Confidence lowers what is covered, but it is no gap that another course would close. */
static void test_low_confidence_is_no_gap(void **state) {
  struct claim_skill skill = {.code = LAMP_MAKERS};
  struct claim claim = {.name = "Badge", .confidence = 0.2, .skills = &skill, .skill_count = 1};
  struct match match;
  const struct job_match *job = match_lists(*state, &claim, 1, &match, LAMP_MAKERS);
  assert_fit(&match, LAMP_MAKERS, 20, FIT_LITTLE);
  assert_int_equal(job->have_count, 4);
  assert_int_equal(job->lack_count, 0);
}

/* A claim that shows a little of what another one shows is not the reason. */
static void test_reasons_are_the_strong_ones(void **state) {
  struct claim_skill skill = {.code = LAMP_MAKERS};
  struct claim claims[] = {
      {.name = "Weak", .confidence = 0.2, .skills = &skill, .skill_count = 1},
      {.name = "Strong", .confidence = 0.8, .skills = &skill, .skill_count = 1},
      {.name = "Half", .confidence = 0.4, .skills = &skill, .skill_count = 1},
  };
  struct match match;
  const struct job_match *job = match_lists(*state, claims, 3, &match, LAMP_MAKERS);
  assert_string_equal(job->have[0].from[0], "Strong");
  assert_string_equal(job->have[0].from[1], "Half");
  assert_null(job->have[0].from[2]);
}

/* Those that publish the skill, cheapest known price first, three of them;
 * the one without a price comes fourth, the ended one never. */
static void test_closed_by_skill(void **state) {
  struct match match;
  const struct job_match *job = match_lists(*state, NULL, 0, &match, KITE_FLIERS);
  assert_int_equal(job->lack_count, 2);
  assert_string_equal(job->lack[0].element, "2.A.1.a");
  assert_closes(&job->lack[0], (const char *const[]){"Wind Certificate", NULL});
  assert_string_equal(job->lack[0].closes[0].ctid, CTID(1));
  assert_int_equal(job->lack[0].closes[0].cost, 10000);
  assert_string_equal(job->lack[0].closes[0].currency, "USD");
  assert_true(job->lack[0].closes[0].days == -1);
  assert_string_equal(job->lack[1].element, "2.C.1.a");
  assert_closes(&job->lack[1], (const char *const[]){"Cheap Lamps", "Middling Lamps", "Dear Lamps", NULL});
}

/* Nobody teaches the other two: those that lead to the job, whoever names it before the program code. */
static void test_closed_by_job(void **state) {
  struct match match;
  const struct job_match *job = match_lists(*state, NULL, 0, &match, SHELL_COUNTERS);
  assert_int_equal(job->lack_count, 2);
  assert_string_equal(job->lack[0].element, "2.A.1.d"); /* of equal weight by element */
  assert_string_equal(job->lack[1].element, "4.A.1");
  assert_closes(&job->lack[0], (const char *const[]){"Strand Diploma", "Shell Course", NULL});
  assert_closes(&job->lack[1], (const char *const[]){"Strand Diploma", "Shell Course", NULL});
  job = match_lists(*state, NULL, 0, &match, LAMP_MAKERS);
  assert_string_equal(job->lack[0].element, "2.A.1.d");
  assert_closes(&job->lack[0], (const char *const[]){"Wind Certificate", "Two Ways", NULL}); /* no price: last */
}

/* What the wallet holds closes nothing; the next ones move up. */
static void test_held_closes_nothing(void **state) {
  struct claim claims[] = {{.name = "cheap lamps", .confidence = 1},
                           {.name = "Other", .ctid = "CE-00000000-0000-4000-8000-000000000004", .confidence = 1},
                           {.name = "Wind Certificate", .ctid = "ce-unknown", .confidence = 0.2}};
  struct match match;
  const struct job_match *job = match_lists(*state, claims, 3, &match, KITE_FLIERS);
  assert_string_equal(job->lack[0].element, "2.A.1.a"); /* what it teaches is under what is asked for */
  /* the only one that teaches it is held: by job, named before by program code */
  assert_closes(&job->lack[0], (const char *const[]){"Two Ways", "Kite School", NULL});
  assert_int_equal(job->lack_count, 1); /* both badges teach enough about lamps for flying kites */
  job = match_lists(*state, claims, 2, &match, LAMP_MAKERS);
  assert_string_equal(job->lack[1].element, "2.C.1.a");
  assert_closes(&job->lack[1], (const char *const[]){"Middling Lamps", "Lamps of No Price", NULL});
}

/* Looked up once per element, so a second job and a second time say the same. */
static void test_again(void **state) {
  struct match_world *world = *state;
  const struct wallet wallet = {0};
  struct match match;
  struct error error = {0};
  struct job_match *job = match_lists(world, NULL, 0, &match, KITE_FLIERS);
  const struct closing *before = job->lack[1].closes;
  assert_int_equal(match_detail(world->catalog, world->arena, &wallet, &match, job, &error), 0);
  assert_int_equal(job->lack_count, 2);
  assert_ptr_equal(job->lack[1].closes, before);
  struct job_match *other = match_job(&match, LAMP_MAKERS);
  assert_int_equal(match_detail(world->catalog, world->arena, &wallet, &match, other, &error), 0);
  assert_string_equal(other->lack[1].element, "2.C.1.a");
  assert_ptr_equal(other->lack[1].closes, before);
  struct job_match *idle = match_job(&match, IDLERS);
  assert_int_equal(match_detail(world->catalog, world->arena, &wallet, &match, idle, &error), 0);
  assert_int_equal(idle->have_count + idle->lack_count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_both_lists),
      cmocka_unit_test(test_low_confidence_is_no_gap),
      cmocka_unit_test(test_closed_by_skill),
      cmocka_unit_test(test_closed_by_job),
      cmocka_unit_test(test_held_closes_nothing),
      cmocka_unit_test(test_again),
      cmocka_unit_test(test_reasons_are_the_strong_ones),
  };
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
