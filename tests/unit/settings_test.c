/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/base/settings.h"

static char path[] = "/tmp/ladderway-settings-XXXXXX";

static struct settings *read_text(struct arena *arena, const char *text, struct error *error) {
  struct settings *settings = NULL;
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fputs(text, file) >= 0, 1);
  assert_int_equal(fclose(file), 0);
  return settings_read_file(arena, path, &settings, error) == 0 ? settings : NULL;
}

static void values_are_read(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  struct error error = {0};
  struct settings *settings = read_text(
      arena, "# ours\n\n source = https://example.org/ce-registry \nrate=0.5\r\nagreement = signed = 2026\njobs=4",
      &error);
  assert_non_null(settings);
  assert_string_equal(settings_get(settings, "source"), "https://example.org/ce-registry");
  assert_string_equal(settings_get(settings, "agreement"), "signed = 2026");
  assert_true(settings_number(settings, "rate", 1) > 0.49 && settings_number(settings, "rate", 1) < 0.51);
  assert_true(settings_number(settings, "jobs", 1) > 3.9);
  assert_true(settings_number(settings, "versions", 14) > 13.9);
  assert_null(settings_get(settings, "region"));
  assert_null(settings_get(settings, "nonsense"));
  arena_free(arena);
}

static void slips_are_named_with_their_line(void **state) {
  (void)state;
  static const char *const texts[] = {"rate = 1\nsorce = x\n", "rate = 1\njobs = many\n", "rate = 1\njobs = 17\n",
                                      "rate = 1\nno equals sign\n"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct arena *arena = arena_new(1 << 20);
    struct error error = {0};
    assert_null(read_text(arena, texts[i], &error));
    assert_int_equal(error.code, ERROR_USAGE);
    assert_non_null(strstr(error.message, "line 2"));
    arena_free(arena);
  }
}

static void hostile_values_are_cleaned(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  struct error error = {0};
  struct settings *settings = read_text(arena, "agreement = a\033[31mb\n", &error);
  assert_non_null(settings);
  assert_null(strchr(settings_get(settings, "agreement"), '\033'));
  arena_free(arena);
}

static void a_person_overrules_the_host(void **state) {
  (void)state;
  char folder[] = "/tmp/ladderway-config-XXXXXX";
  char own[128];
  assert_non_null(mkdtemp(folder));
  assert_int_equal(setenv("XDG_CONFIG_HOME", folder, 1), 0);
  settings_own_path(own, sizeof own);
  assert_non_null(strstr(own, folder));
  struct arena *arena = arena_new(1 << 20);
  struct error error = {0};
  struct settings *settings = NULL;
  assert_int_equal(settings_read(arena, &settings, &error), 0); /* none there: nothing settled */
  assert_null(settings_get(settings, "region"));
  arena_free(arena);
  (void)rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_read),
      cmocka_unit_test(slips_are_named_with_their_line),
      cmocka_unit_test(hostile_values_are_cleaned),
      cmocka_unit_test(a_person_overrules_the_host),
  };
  int descriptor = mkstemp(path);
  if (descriptor < 0) {
    return EXIT_FAILURE;
  }
  (void)close(descriptor);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  (void)unlink(path);
  return failed;
}
