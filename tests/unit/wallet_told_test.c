/* SPDX-License-Identifier: MIT */
/* What a person tells: the table of experiences, copies, corrections, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/wallet/correct.h"
#include "data/wallet/experience.h"
#include "tests/unit/wallet_support.h"

/* In hundredths, by the table in experience.h. */
static const struct {
  int responsibility, complexity, novelty, counts;
} levels[] = {{0, 0, 0, 60}, {1, 1, 1, 45}, {2, 2, 2, 60}, {3, 3, 3, 69}, {4, 4, 4, 78},
              {1, 0, 0, 55}, {0, 4, 0, 66}, {0, 0, 3, 63}, {1, 4, 3, 64}, {9, -3, 5, 60}};

static void counts_by_three_answers(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
    const struct experience experience = {
        .responsibility = levels[i].responsibility, .complexity = levels[i].complexity, .novelty = levels[i].novelty};
    double counts = experience_confidence(&experience);
    assert_int_equal((int)(counts * 100.0 + 0.5), levels[i].counts);
    assert_true(counts < 0.80); /* never as much as a paper that nobody could check */
  }
}

static void time_counts(void **state) {
  (void)state;
  static const struct {
    double years, share;
  } times[] = {{0, .9}, {-1, .9}, {.1, .6}, {.49, .6}, {.5, .8}, {.99, .8}, {1, .9}, {1.9, .9}, {2, 1}, {40, 1}};
  for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
    assert_true(experience_time(times[i].years) == times[i].share);
  }
}

static void kinds_have_names(void **state) {
  (void)state;
  static const char *const names[EXPERIENCE_KINDS] = {
      "employment", "work-based", "entrepreneurial", "civic", "service", "independent", "course", "extra-curricular"};
  enum experience_kind kind = EXPERIENCE_COURSE;
  for (size_t i = 0; i < (size_t)EXPERIENCE_KINDS; i++) {
    assert_string_equal(experience_kind_name((enum experience_kind)i), names[i]);
    assert_true(experience_kind_named(names[i], &kind));
    assert_int_equal(kind, i);
  }
  assert_false(experience_kind_named("Employment", &kind));
  assert_false(experience_kind_named(NULL, &kind));
}

static void copies_and_cleans(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_new();
  char title[] = "  Line\x1b[31m cook\n";
  char code[] = "35-2014.00";
  char skill[] = "grill\xff";
  struct claim_skill skills[] = {{.name = skill, .level = 3}};
  struct experience experience = {
      .kind = (enum experience_kind)99, .title = title, .occupation = code, .years = 1e9, .responsibility = 7};
  const struct claim claim = {.kind = CLAIM_EXPERIENCE, .experience = &experience, .skills = skills, .skill_count = 1};
  assert_int_equal(wallet_add_told(wallet, &claim, &error), 0);
  memset(title, 'x', sizeof title - 1);
  memset(code, 'x', sizeof code - 1);
  memset(skill, 'x', sizeof skill - 1);
  experience.years = 3;
  assert_clean(wallet);
  const struct claim *kept = &wallet->claims[0];
  assert_int_equal(kept->kind, CLAIM_EXPERIENCE);
  assert_string_equal(kept->experience->occupation, "35-2014.00");
  assert_string_equal(kept->name, kept->experience->title);
  assert_non_null(strstr(kept->name, "Line"));
  assert_true(kept->experience->years == 0.0 && kept->experience->responsibility == 0);
  assert_int_equal(kept->experience->kind, EXPERIENCE_EMPLOYMENT);
  assert_true(kept->confidence == 0.60 && kept->skills[0].level == 3.0);
  assert_int_equal(kept->checks.signature, VERDICT_NONE);
  assert_int_equal(kept->checks.readable, VERDICT_NONE);
  const struct claim nameless = {.kind = CLAIM_WORDS};
  assert_int_equal(wallet_add_told(wallet, &nameless, &error), 0);
  assert_non_null(wallet->claims[1].name);
  wallet_free(wallet);
}

static void is_full_in_the_end(void **state) {
  (void)state;
  struct error error = {0};
  struct wallet *wallet = wallet_new();
  const struct claim claim = {.kind = CLAIM_WORDS, .name = "Spanish"};
  for (size_t i = 0; i < (size_t)WALLET_MOST_CREDENTIALS; i++) {
    assert_int_equal(wallet_add_told(wallet, &claim, &error), 0);
  }
  assert_int_not_equal(wallet_add_told(wallet, &claim, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  wallet_free(wallet);
}

static void puts_right(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_new();
  struct claim_skill skills[] = {{.name = "grill"}, {.name = "knives"}};
  struct experience experience = {.title = "Cook", .occupation = "35-2014.00", .years = 1};
  const struct claim claim = {.kind = CLAIM_EXPERIENCE, .experience = &experience, .skills = skills, .skill_count = 2};
  assert_int_equal(wallet_add_told(wallet, &claim, &error), 0);
  char code[] = "2.C.2.b";
  assert_int_equal(wallet_correct_skill(wallet, 0, 1, code, &error), 0);
  code[0] = 'x';
  assert_null(wallet->claims[0].skills[0].correct);
  assert_string_equal(wallet->claims[0].skills[1].correct, "2.C.2.b");
  assert_int_equal(wallet_correct_skill(wallet, 0, 1, "", &error), 0);
  assert_string_equal(wallet->claims[0].skills[1].correct, "");
  assert_int_equal(wallet_correct_skill(wallet, 0, 1, NULL, &error), 0);
  assert_null(wallet->claims[0].skills[1].correct);
  assert_int_not_equal(wallet_correct_skill(wallet, 0, 2, "x", &error), 0);
  assert_int_not_equal(wallet_correct_skill(wallet, 1, 0, "x", &error), 0);
  assert_int_equal(error.code, ERROR_NOT_FOUND);
  experience = (struct experience){.title = "Head cook", .occupation = "35-1011.00", .years = 6, .responsibility = 4};
  assert_int_equal(wallet_correct_experience(wallet, 0, &experience, &error), 0);
  const struct claim *now = &wallet->claims[0];
  assert_string_equal(now->name, "Head cook");
  assert_string_equal(now->experience->occupation, "35-1011.00");
  assert_true(now->confidence == 0.66 && now->experience->years == 6.0);
  assert_int_equal(now->skill_count, 2);
  const struct claim words = {.kind = CLAIM_WORDS, .name = "Spanish"};
  assert_int_equal(wallet_add_told(wallet, &words, &error), 0);
  assert_int_not_equal(wallet_correct_experience(wallet, 1, &experience, &error), 0);
  wallet_free(wallet);
}

static void puts_the_whole_right(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_new();
  const struct claim claim = {.kind = CLAIM_WORDS, .name = "CPR", .ctid = "ce-1"};
  assert_int_equal(wallet_add_told(wallet, &claim, &error), 0);
  const struct claim *now = &wallet->claims[0];
  assert_true(claim_is_record(now, "CE-1"));
  assert_int_equal(wallet_correct_record(wallet, 0, "ce-2", &error), 0);
  assert_true(claim_is_record(now, "ce-2") && !claim_is_record(now, "ce-1"));
  assert_int_equal(wallet_correct_record(wallet, 0, "", &error), 0);
  assert_false(claim_is_record(now, "ce-1") || claim_is_record(now, ""));
  assert_int_equal(wallet_correct_record(wallet, 0, NULL, &error), 0);
  assert_true(claim_is_record(now, "ce-1"));
  assert_int_not_equal(wallet_correct_record(wallet, 1, "ce-2", &error), 0);

  char job[] = "31-1131.00";
  assert_int_equal(wallet_correct_part(wallet, 0, job, "35-2014.00", &error), 0);
  assert_int_equal(wallet_correct_part(wallet, 0, "51-4121.00", "", &error), 0);
  memset(job, 'x', sizeof job - 1);
  assert_string_equal(claim_part_correct(now, "31-1131.00"), "35-2014.00");
  assert_string_equal(claim_part_correct(now, "51-4121.00"), "");
  assert_null(claim_part_correct(now, "35-2014.00"));
  assert_int_equal(wallet_correct_part(wallet, 0, "31-1131.00", "", &error), 0);
  assert_int_equal(now->fix_count, 2);
  assert_int_equal(wallet_correct_part(wallet, 0, "31-1131.00", NULL, &error), 0);
  assert_null(claim_part_correct(now, "31-1131.00"));
  assert_string_equal(claim_part_correct(now, "51-4121.00"), "");
  assert_int_not_equal(wallet_correct_part(wallet, 0, "", "x", &error), 0);
  assert_int_not_equal(wallet_correct_part(wallet, 1, "x", "x", &error), 0);
  for (int i = 1; i < (int)CORRECT_MOST_PARTS; i++) {
    char code[16];
    (void)snprintf(code, sizeof code, "11-%04d.00", i);
    assert_int_equal(wallet_correct_part(wallet, 0, code, code, &error), 0);
  }
  assert_int_not_equal(wallet_correct_part(wallet, 0, "99-9999.00", "", &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  assert_int_equal(wallet_correct_part(wallet, 0, "51-4121.00", "35-2014.00", &error), 0);
  assert_clean(wallet);
  wallet_free(wallet);
}

static void puts_another_in_its_place(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_of_text("{}");
  const struct claim words = {.kind = CLAIM_WORDS, .name = "Spanish"};
  const struct claim others = {.kind = CLAIM_WORDS, .name = "Fren\x1b[31mch"};
  assert_int_equal(wallet_add_told(wallet, &words, &error), 0);
  assert_int_equal(wallet_correct_told(wallet, 0, &others, &error), 0);
  assert_int_equal(wallet->count, 1);
  assert_non_null(strstr(wallet->claims[0].name, "Fren"));
  assert_true(wallet->claims[0].confidence == 0.60);
  assert_int_not_equal(wallet_correct_told(wallet, 1, &others, &error), 0);
  wallet->claims[0].kind = CLAIM_CREDENTIAL; /* what somebody issued is never what a person tells */
  assert_int_not_equal(wallet_correct_told(wallet, 0, &others, &error), 0);
  assert_clean(wallet);
  wallet_free(wallet);
}

/* --- files --- */

static struct wallet *read_file(const char *name, const char *bytes, size_t length) {
  struct error error;
  struct wallet *wallet = wallet_new();
  assert_int_equal(wallet_add_bytes(wallet, bytes, length, name, TEST_NOW, NULL, &error), 0);
  assert_clean(wallet);
  return wallet;
}

static void reads_experiences(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_text(
      "{\"schema\": \"ladderway/experiences/1\", \"experiences\": ["
      "{\"kind\": \"civic\", \"title\": \"Driver\", \"sector\": \"food bank\", \"occupation\": \"53-3033.00\", "
      "\"years\": 2.5, \"responsibility\": 3, \"complexity\": 1, \"novelty\": 2, \"skills\": [\"driving\", 4, "
      "\"maps\"]},"
      "{\"kind\": 5, \"title\": \"Cook\", \"years\": \"two\", \"responsibility\": 9, \"skills\": {\"a\": 1}},"
      "{\"occupation\": \"35-2014.00\", \"years\": -1}, {\"kind\": \"course\"}, 7]}");
  assert_int_equal(wallet->count, 3);
  const struct claim *driver = claim_named(wallet, "Driver");
  assert_int_equal(driver->kind, CLAIM_EXPERIENCE);
  assert_int_equal(driver->experience->kind, EXPERIENCE_CIVIC);
  assert_string_equal(driver->experience->sector, "food bank");
  assert_true(driver->experience->years == 2.5 && driver->confidence == 0.58);
  assert_int_equal(driver->skill_count, 2);
  assert_string_equal(driver->skills[1].name, "maps");
  const struct claim *cook = claim_named(wallet, "Cook");
  assert_int_equal(cook->experience->kind, EXPERIENCE_EMPLOYMENT);
  assert_true(cook->experience->years == 0.0 && cook->confidence == 0.60);
  assert_string_equal(claim_named(wallet, "35-2014.00")->experience->occupation, "35-2014.00");
  assert_int_equal(wallet->skip_count, 2); /* nothing said, and no object */
  wallet_free(wallet);
}

static void refuses_other_lists(void **state) {
  (void)state;
  static const char *const texts[] = {
      "{\"schema\": \"ladderway/experiences/1\"}",
      "{\"schema\": \"ladderway/experiences/1\", \"experiences\": {}}",
      "{\"schema\": \"ladderway/experiences/1\", \"experiences\": []}",
      "{\"schema\": \"ladderway/experiences/2\", \"experiences\": [{\"title\": \"Cook\"}]}",
      "{\"experiences\": [{\"title\": \"Cook\"}]}",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct wallet *wallet = wallet_of_text(texts[i]);
    assert_int_equal(wallet->count, 0);
    assert_int_equal(wallet->skip_count, 1);
    wallet_free(wallet);
  }
}

static void many_experiences_end(void **state) {
  (void)state;
  enum { MANY = 600, LINE = 24 };
  char *text = calloc(MANY + 4, LINE);
  assert_non_null(text);
  size_t length = (size_t)sprintf(text, "{\"schema\":\"ladderway/experiences/1\",\"experiences\":[");
  for (int i = 0; i < (int)MANY; i++) {
    length += (size_t)sprintf(text + length, "%s{\"title\":\"T%d\"}", i == 0 ? "" : ",", i);
  }
  (void)sprintf(text + length, "]}");
  struct wallet *wallet = wallet_of_text(text);
  assert_int_equal(wallet->count, 500);
  assert_true(has_skip(wallet, "too many experiences"));
  wallet_free(wallet);
  free(text);
}

static void keeps_plain_texts(void **state) {
  (void)state;
  static const char words[] = "I was a line cook for four years.\nI speak Spanish.";
  struct wallet *wallet = read_file("me.txt", words, sizeof words - 1);
  assert_int_equal(wallet->text_count, 1);
  assert_int_equal(wallet->count + wallet->skip_count, 0);
  assert_string_equal(wallet->texts[0].file, "me.txt");
  assert_string_equal(wallet->texts[0].text, words);
  wallet_free(wallet);
  static const struct {
    const char *name, *bytes;
    size_t length;
  } skips[] = {
      {"me.md", words, sizeof words - 1},
      {"me.txt", "I was a line\x01 cook for years", 29},
      {"me.txt", "I was a line\0 cook for years", 28},
      {"me.txt", "I was a l\xff\xfe ine cook for years", 28},
      {"me.txt", "12 34 56 78 90 12 34 a 5 6", 26},
      {"me.txt", "cook", 4},
      {"me.txt", "https://example.org/ my badge", 29},
      {"me.txt", "<html> I was a cook in a house", 30},
      {"me.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", 70},
      {"me.txt", "{\"a\": I was a cook in a house", 29},
      {"me.txt", "", 0},
  };
  for (size_t i = 0; i < sizeof skips / sizeof skips[0]; i++) {
    wallet = read_file(skips[i].name, skips[i].bytes, skips[i].length);
    if (wallet->text_count != 0 || wallet->skip_count != 1) {
      fail_msg("case %zu was taken", i);
    }
    wallet_free(wallet);
  }
}

static void large_texts_are_refused(void **state) {
  (void)state;
  size_t length = (size_t)WALLET_LARGEST_TEXT + 1;
  char *text = malloc(length);
  assert_non_null(text);
  for (size_t i = 0; i < length; i++) {
    text[i] = i % 5 == 4 ? ' ' : 'a';
  }
  struct wallet *wallet = read_file("me.TXT", text, length);
  assert_int_equal(wallet->text_count, 0);
  wallet_free(wallet);
  wallet = read_file("me.TXT", text, length - 1);
  assert_int_equal(wallet->text_count, 1);
  wallet_free(wallet);
  free(text);
}

/* A paper of the same name does not take the place of what was told. */
static void papers_stay_beside(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_new();
  const struct claim told = {.kind = CLAIM_WORDS, .name = "Cook"};
  static const char badge[] =
      "{\"type\": [\"VerifiableCredential\"], \"credentialSubject\": {\"achievement\": {\"name\": \"Cook\"}}}";
  assert_int_equal(wallet_add_told(wallet, &told, &error), 0);
  assert_int_equal(wallet_add_bytes(wallet, badge, sizeof badge - 1, "b", TEST_NOW, NULL, &error), 0);
  assert_int_equal(wallet->count, 2);
  assert_int_equal(wallet->claims[0].kind, CLAIM_WORDS);
  assert_int_equal(wallet->claims[1].kind, CLAIM_CREDENTIAL);
  wallet_free(wallet);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(counts_by_three_answers), cmocka_unit_test(time_counts),
      cmocka_unit_test(kinds_have_names),        cmocka_unit_test(copies_and_cleans),
      cmocka_unit_test(is_full_in_the_end),      cmocka_unit_test(puts_right),
      cmocka_unit_test(puts_the_whole_right),    cmocka_unit_test(puts_another_in_its_place),
      cmocka_unit_test(reads_experiences),       cmocka_unit_test(refuses_other_lists),
      cmocka_unit_test(many_experiences_end),    cmocka_unit_test(keeps_plain_texts),
      cmocka_unit_test(large_texts_are_refused), cmocka_unit_test(papers_stay_beside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
