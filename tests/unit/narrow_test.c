/* SPDX-License-Identifier: MIT */
/* sync/narrow: which records are left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <string.h>

#include "sync/narrow.h"

#define CTID "ce-00000000-0000-4000-8000-000000000001"

struct fixture {
  struct arena *arena, *scratch;
  struct error error;
};

static int set_up(void **state) {
  static struct fixture fixture;
  fixture = (struct fixture){.arena = arena_new(1 << 20), .scratch = arena_new(16 << 20)};
  *state = &fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  arena_free(fixture->arena);
  arena_free(fixture->scratch);
  return 0;
}

static struct narrow *narrow(struct fixture *fixture, const char *types, const char *region, const char *language) {
  struct narrow *result = NULL;
  const struct sync_narrow asked = {types, region, language};
  assert_int_equal(narrow_new(&result, fixture->arena, &asked, &fixture->error), 0);
  return result;
}

static void test_nothing_asked(void **state) {
  struct fixture *fixture = *state;
  struct narrow *all = narrow(fixture, NULL, NULL, NULL);
  assert_null(narrow_text(all));
  assert_null(narrow_types(all));
  assert_true(narrow_wants(all, "ceterms:Anything"));
  assert_true(narrow_wants(all, NULL));
}

static void test_types(void **state) {
  struct fixture *fixture = *state;
  struct narrow *some = narrow(fixture, "work, courses", NULL, NULL);
  assert_string_equal(narrow_text(some), "types courses,work");
  assert_true(narrow_wants(some, "ceterms:Course"));
  assert_true(narrow_wants(some, "ceterms:Task"));
  assert_true(narrow_wants(some, "ceterms:CredentialOrganization"));
  assert_true(narrow_wants(some, "ceterms:CostManifest"));
  assert_true(narrow_wants(some, "ceterms:ConditionManifest"));
  assert_false(narrow_wants(some, "ceterms:Certificate"));
  assert_false(narrow_wants(some, NULL));
  assert_non_null(strstr(narrow_types(some), "ceterms:Course,"));
  assert_non_null(strstr(narrow_types(some), "ceterms:CostManifest"));
  assert_null(strstr(narrow_types(some), "ceterms:Certificate"));
}

static void test_unknown_words(void **state) {
  struct fixture *fixture = *state;
  struct narrow *none = NULL;
  const struct sync_narrow types = {"courses,flowers", NULL, NULL};
  assert_int_equal(narrow_new(&none, fixture->arena, &types, &fixture->error), -1);
  assert_int_equal(fixture->error.code, ERROR_USAGE);
  assert_non_null(strstr(fixture->error.message, "flowers"));
  assert_non_null(strstr(fixture->error.message, "competencies"));
  const struct sync_narrow none_named = {" , ", NULL, NULL};
  assert_int_equal(narrow_new(&none, fixture->arena, &none_named, &fixture->error), -1);
  const struct sync_narrow language = {NULL, NULL, "spanish"};
  assert_int_equal(narrow_new(&none, fixture->arena, &language, &fixture->error), -1);
  const struct sync_narrow region = {NULL, " . ", NULL};
  assert_int_equal(narrow_new(&none, fixture->arena, &region, &fixture->error), -1);
}

static bool keeps(struct fixture *fixture, const struct narrow *some, const char *json) {
  return narrow_keeps(some, fixture->scratch, CTID, json, strlen(json));
}

#define DOCUMENT(type, rest)                                                                   \
  "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{\"@id\":"       \
  "\"https://example.org/resources/" CTID "\",\"@type\":\"" type "\",\"ceterms:ctid\":\"" CTID \
  "\",\"ceterms:name\":{\"en-US\":\"A name\"}" rest "}]}"
#define PLACE(region) \
  ",\"ceterms:availableAt\":[{\"@type\":\"ceterms:Place\",\"ceterms:addressRegion\":{\"en-US\":\"" region "\"}}]"

static void test_region(void **state) {
  struct fixture *fixture = *state;
  const char *const same[] = {"NJ", "New Jersey", "US-NJ", "new jersey"};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    struct narrow *here = narrow(fixture, NULL, same[i], NULL);
    assert_string_equal(narrow_text(here), "region NJ");
    assert_true(keeps(fixture, here, DOCUMENT("ceterms:Course", PLACE("NJ"))));
    assert_true(keeps(fixture, here, DOCUMENT("ceterms:Course", PLACE("New Jersey"))));
    assert_true(keeps(fixture, here, DOCUMENT("ceterms:Course", PLACE("US-NJ"))));
    assert_true(keeps(fixture, here, DOCUMENT("ceterms:Course", "")));
    assert_false(keeps(fixture, here, DOCUMENT("ceterms:Course", PLACE("Ohio"))));
    assert_true(keeps(fixture, here, DOCUMENT("ceterms:CredentialOrganization", PLACE("Ohio"))));
  }
  assert_string_equal(narrow_text(narrow(fixture, NULL, "Ontario", NULL)), "region ontario");
}

static void test_language(void **state) {
  struct fixture *fixture = *state;
  struct narrow *spanish = narrow(fixture, NULL, NULL, "es-MX");
  assert_string_equal(narrow_text(spanish), "language es");
  assert_true(keeps(fixture, spanish, DOCUMENT("ceterms:Course", ",\"ceterms:inLanguage\":[\"en-US\",\"ES-us\"]")));
  assert_true(keeps(fixture, spanish, DOCUMENT("ceterms:Course", "")));
  assert_false(keeps(fixture, spanish, DOCUMENT("ceterms:Course", ",\"ceterms:inLanguage\":[\"en-US\"]")));
  assert_false(keeps(fixture, spanish, DOCUMENT("ceterms:Course", ",\"ceterms:inLanguage\":[\"est\"]")));
}

static void test_damaged_documents_are_kept(void **state) {
  struct fixture *fixture = *state;
  struct narrow *here = narrow(fixture, NULL, "NJ", "es");
  assert_string_equal(narrow_text(here), "region NJ; language es");
  assert_true(keeps(fixture, here, "{\"@graph\":["));
  assert_true(keeps(fixture, here, "[]"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_nothing_asked, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_types, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_unknown_words, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_region, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_language, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_damaged_documents_are_kept, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("narrow", tests, NULL, NULL);
}
