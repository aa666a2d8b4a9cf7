/* SPDX-License-Identifier: MIT */
/* The short questions: their elements exist, and their answers show the levels of the table. */
#include <string.h>

#include "data/match/match.h"
#include "data/match/questions.h"
#include "data/match/skill_sort.h"
#include "tests/unit/starter_world.h"

static struct match match_answers(void **state, const int answers[QUESTIONS], struct wallet *wallet) {
  struct starter_world *world = *state;
  struct match match;
  struct error error;
  assert_int_equal(questions_keep(wallet, answers, &error), 0);
  arena_reset(world->arena);
  assert_int_equal(match_run(world->catalog, world->arena, wallet, &match, &error), 0);
  return match;
}

static size_t element_count(const struct question *question) {
  size_t count = 0;
  while (question->elements[count] != NULL) {
    count++;
  }
  return count;
}

/* Each question alone: all its elements are known, at the level of the answer. */
static void each_shows_its_elements(void **state) {
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    int answers[QUESTIONS];
    struct wallet *wallet = wallet_new();
    for (size_t j = 0; j < (size_t)QUESTIONS; j++) {
      answers[j] = j == i ? 1 + (int)(i % 3) : -(int)(j % 2);
    }
    struct match match = match_answers(state, answers, wallet);
    assert_true(element_count(&questions[i]) >= 2);
    assert_int_equal(match.evidence_count, element_count(&questions[i]));
    for (size_t j = 0; j < match.evidence_count; j++) {
      assert_string_equal(match.evidence[j].how, "answer");
      assert_true(match.evidence[j].level == question_level(answers[i]));
      assert_true(match.evidence[j].confidence == 0.60);
    }
    assert_int_equal(wallet->count, 1);
    assert_int_equal(wallet->claims[0].kind, CLAIM_ANSWERS);
    wallet_free(wallet);
  }
}

static void nothing_answered_is_nothing_kept(void **state) {
  struct error error;
  struct wallet *wallet = wallet_new();
  const int answers[QUESTIONS] = {0, -1, 0};
  (void)state;
  assert_int_equal(questions_keep(wallet, answers, &error), 0);
  assert_int_equal(wallet->count, 0);
  wallet_free(wallet);
}

static void reads_what_is_typed(void **state) {
  static const char *const good[] = {"2=3", "2:3", " 2 = well ", "1=not yet,2=WELL", "2=1;2=3"};
  static const char *const bad[] = {"", "2", "2=", "=3", "2=5", "0=3", "13=1", "2=well,", "2=3 4=1", "2=wel", "two=3"};
  (void)state;
  struct error error;
  int answers[QUESTIONS];
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    assert_int_equal(questions_read(good[i], answers, &error), 0);
    assert_int_equal(answers[1], 2);
    assert_int_equal(answers[2], -1);
  }
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_int_not_equal(questions_read(bad[i], answers, &error), 0);
    assert_int_equal(error.code, ERROR_USAGE);
  }
}

static void answers_are_put_right(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_new();
  int answers[QUESTIONS];
  int again[QUESTIONS];
  for (int i = 0; i < (int)QUESTIONS; i++) {
    answers[i] = i % 4 == 0 ? -1 : i % 4;
  }
  assert_int_equal(questions_keep(wallet, answers, &error), 0);
  questions_of_claim(&wallet->claims[0], again);
  assert_memory_equal(again, answers, sizeof answers);
  answers[3] = 1;
  assert_int_equal(questions_correct(wallet, 0, answers, &error), 0);
  assert_int_equal(wallet->count, 1);
  questions_of_claim(&wallet->claims[0], again);
  assert_memory_equal(again, answers, sizeof answers);
  memset(answers, 0, sizeof answers);
  assert_int_equal(questions_correct(wallet, 0, answers, &error), 0);
  assert_int_equal(wallet->count, 0);
  assert_int_not_equal(questions_correct(wallet, 0, (const int[QUESTIONS]){1}, &error), 0);
  wallet_free(wallet);
}

static void levels_are_the_table(void **state) {
  (void)state;
  assert_true(question_level(0) == 0.0 && question_level(1) == 1.5 && question_level(2) == 3.0);
  assert_true(question_level(3) == 4.5 && question_level(4) == 0.0 && question_level(-1) == 0.0);
  assert_string_equal(question_answer(0), "not yet");
  assert_string_equal(question_answer(4), "");
}

static void sorts(void **state) {
  (void)state;
  static const struct {
    const char *element, *sort;
  } all[] = {{"2.A.1.a", "core"},           {"2.A.2.d", "core"},         {"2.B.1.f", "transferable"},
             {"2.B.3.e", "technical"},      {"2.C.1.e", "technical"},    {"2.C.10", "technical"},
             {"4.A.4.a.5", "transferable"}, {"2.B.5.a", "transferable"}, {NULL, "technical"}};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    assert_string_equal(skill_sort_name(skill_sort_of(all[i].element)), all[i].sort);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_shows_its_elements), cmocka_unit_test(nothing_answered_is_nothing_kept),
      cmocka_unit_test(reads_what_is_typed),     cmocka_unit_test(answers_are_put_right),
      cmocka_unit_test(levels_are_the_table),    cmocka_unit_test(sorts),
  };
  return cmocka_run_group_tests(tests, starter_world_begin, starter_world_end);
}
