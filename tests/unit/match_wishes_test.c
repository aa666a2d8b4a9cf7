/* SPDX-License-Identifier: MIT */
/* Wishes typed as words, and the jobs that they leave. */
#include "data/match/wishes.h"

#include <string.h>

#include "tests/unit/match_support.h"

static void test_words(void **state) {
  (void)state;
  static const struct {
    const char *typed, *again; /* NULL: refused */
  } rows[] = {
      {"", ""},
      {"   ", ""},
      {"pays:40000", "pays:40000"},
      {"PAYS:>=$40,000", "pays:40000"},
      {"pays>40000", "pays:40000"},
      {"openings:1000 pays:1", "pays:1 openings:1000"},
      {"growth", "growth:0"},
      {"growth:-2.5%", "growth:-2.5"},
      {"schooling:high-school enough no-license remote", "schooling:high-school enough no-license remote"},
      {"in:Essex", "in:Essex"},
      {"county:\"Cape May\"", "in:\"Cape May\""},
      {"in:\"Cape May", "in:\"Cape May\""}, /* the end closes it */
      {"in:\"a\"\"\xcc\x81 &amp;#33;\"", "in:\"\xc3\xa1 &amp;#33;\""},
      {"in:\" a \"", "in:a"},
      {"in:\" \"", NULL},
      {"pays", NULL},
      {"pays:", NULL},
      {"pays:many", NULL},
      {"pays:-1", NULL},
      {"pays:1e300", NULL},
      {"pays:nan", NULL},
      {"openings:-5", NULL},
      {"growth:inf", NULL},
      {"schooling:clown", NULL},
      {"schooling:unknown", NULL},
      {"in:", NULL},
      {"enough:yes", NULL},
      {"remotely", NULL},
      {"nurse", NULL},
      {":", NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct match_wishes filter = {.pays = 7, .on = {[WISH_REMOTE] = true}};
    struct error error = {0};
    char text[400];
    int result = match_wishes_parse(rows[i].typed, &filter, &error);
    if ((result == 0) != (rows[i].again != NULL)) {
      fail_msg("\"%s\": %d %s", rows[i].typed, result, error.message);
    }
    if (result != 0) {
      assert_int_equal(error.code, ERROR_USAGE);
      assert_true(filter.on[WISH_REMOTE] && filter.pays == 7); /* as it was */
      continue;
    }
    match_wishes_text(&filter, text, sizeof text);
    assert_string_equal(text, rows[i].again);
    assert_int_equal(match_wishes_any(&filter), text[0] != '\0');
  }
}

static void test_long_words(void **state) {
  (void)state;
  char text[2000];
  struct match_wishes filter;
  struct error error = {0};
  memset(text, 'x', sizeof text);
  text[sizeof text - 1] = '\0';
  assert_int_not_equal(match_wishes_parse(text, &filter, &error), 0);
  text[900] = '\0';
  assert_int_not_equal(match_wishes_parse(text, &filter, &error), 0);
  memcpy(text, "in:", 3);
  assert_int_not_equal(match_wishes_parse(text, &filter, &error), 0); /* no place has so long a name */
}

static void leave(struct match_world *world, const char *words, long long enough, const char *const *codes,
                  struct match_left *filtered) {
  struct match_wishes filter;
  struct error error = {0};
  static struct match match; /* the result points into it */
  match = match_claims(world, NULL, 0);
  assert_int_equal(match_wishes_parse(words, &filter, &error), 0);
  assert_int_equal(match_wishes_jobs(world->catalog, world->arena, &match, &filter, enough, filtered, &error), 0);
  size_t count = 0;
  for (; codes[count] != NULL; count++) {
    bool found = false;
    for (size_t i = 0; i < filtered->count; i++) {
      found = found || strcmp(filtered->jobs[i]->job.code, codes[count]) == 0;
    }
    if (!found) {
      fail_msg("%s leaves no %s", words, codes[count]);
    }
  }
  assert_int_equal(filtered->count, count);
}

/* Only Lamp Makers have a wage, $40,000, and an outlook: 100 openings, -8.3 %. */
static void test_jobs(void **state) {
  struct match_left filtered;
  leave(*state, "", 0, (const char *const[]){LAMP_MAKERS, KITE_FLIERS, SHELL_COUNTERS, IDLERS, NULL}, &filtered);
  leave(*state, "pays:40000", 0, (const char *const[]){LAMP_MAKERS, NULL}, &filtered);
  assert_int_equal(filtered.left_out[WISH_PAYS], 3);
  leave(*state, "pays:40001", 0, (const char *const[]){NULL}, &filtered);
  leave(*state, "openings:100", 0, (const char *const[]){LAMP_MAKERS, NULL}, &filtered);
  leave(*state, "openings:101", 0, (const char *const[]){NULL}, &filtered);
  leave(*state, "growth:-9", 0, (const char *const[]){LAMP_MAKERS, NULL}, &filtered);
  leave(*state, "growth:-8", 0, (const char *const[]){NULL}, &filtered);
  leave(*state, "enough", 4000000, (const char *const[]){LAMP_MAKERS, NULL}, &filtered);
  leave(*state, "enough", 4000001, (const char *const[]){NULL}, &filtered);
  leave(*state, "no-license", 0, (const char *const[]){LAMP_MAKERS, KITE_FLIERS, IDLERS, NULL}, &filtered);
  assert_int_equal(filtered.left_out[WISH_NO_LICENSE], 1);
  leave(*state, "remote", 0, (const char *const[]){NULL}, &filtered); /* none is rated for computers */
  leave(*state, "in:Nowhere", 0, (const char *const[]){NULL}, &filtered);
  leave(*state, "pays:40000 no-license", 0, (const char *const[]){LAMP_MAKERS, NULL}, &filtered);
  assert_true(filtered.left_out[WISH_PAYS] == 3 && filtered.left_out[WISH_NO_LICENSE] == 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_long_words),
                                     cmocka_unit_test(test_jobs)};
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
