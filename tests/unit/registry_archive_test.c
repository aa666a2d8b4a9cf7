/* SPDX-License-Identifier: MIT */
/* sync/registry: the archive of all records, and narrowed stores. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/registry_support.h"

static void must_sync(struct fixture *fixture, const char *name) {
  if (sync_store(fixture, name) != 0) {
    fail_msg("%s", fixture->error.message);
  }
}

static void make_fresh(struct fixture *fixture, const char *name) {
  struct sync_options before = fixture->options;
  fixture->options.key = NULL;
  fixture->options.reconcile = true;
  must_sync(fixture, name);
  fixture->options = before;
}

static void start_with_key(struct fixture *fixture, int records) {
  start_double(fixture, records, "--key", "the-operators-key");
  fixture->options.key = "the-operators-key";
}

static void test_archive(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 330);
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "archive");
  assert_int_equal(logged(fixture, "per_page=100"), logged(fixture, "/events"));
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
  tell(fixture, "change?count=10");
  tell(fixture, "purge?count=10");
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  make_fresh(fixture, "c");
  assert_same_stores(fixture, "a", "c");
}

static void test_changed_after_the_archive(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 330);
  must_sync(fixture, "made");
  tell(fixture, "change?count=10");
  tell(fixture, "delete?count=5");
  tell(fixture, "create?count=5");
  must_sync(fixture, "a");
  make_fresh(fixture, "b");
  assert_same_documents(fixture, "a", "b");
}

static void test_old_archive_of_bare_documents(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 230);
  tell(fixture, "archive?bare=1&wrong_count=1");
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "archive");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_archive_of_changes_alone(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 330);
  tell(fixture, "archive?missing=40");
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "full list");
  assert_int_equal(count_in(fixture, "a"), 330);
  assert_true(fixture->report.skipped > 0);
}

static void test_a_few_are_missing(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 330);
  tell(fixture, "archive?missing=3");
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "archive");
  assert_int_equal(count_in(fixture, "a"), 330);
}

static void test_archive_is_waited_for(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 130);
  tell(fixture, "archive?steps=pending,pending,in_progress,in_progress,finished");
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "archive");
}

static void test_failed_archive(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 130);
  tell(fixture, "archive?steps=pending,failed");
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "full list");
  assert_int_equal(count_in(fixture, "a"), 130);
}

static void test_refused_archive(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 130, "--reader", "a-readers-key");
  fixture->options.key = "a-readers-key";
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "full list");
  assert_int_equal(count_in(fixture, "a"), 130);
}

static void test_killed_at_the_archive(void **state) {
  struct fixture *fixture = *state;
  start_with_key(fixture, 700);
  for (long i = 0; i < 8; i++) {
    (void)sync_and_kill(fixture, "a", 40 + 30 * i);
  }
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

/* The key is nowhere in the folder of the store. */
static void test_the_key_is_not_kept(void **state) {
  struct fixture *fixture = *state;
  char command[SUPPORT_PATH + 64];
  start_with_key(fixture, 60);
  must_sync(fixture, "a");
  tell(fixture, "defect?name=status&value=403");
  assert_int_equal(sync_store(fixture, "a"), -1);
  assert_null(strstr(fixture->error.message, "the-operators-key"));
  (void)snprintf(command, sizeof command, "grep -rq the-operators-key '%s'", fixture->folder);
  assert_int_not_equal(system(command), 0);
}

static void test_types(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 600, NULL, NULL);
  make_fresh(fixture, "all");
  fixture->options.narrow.types = "courses,credentials";
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "search by type");
  assert_string_equal(fixture->report.narrowed, "types courses,credentials");
  long count = count_in(fixture, "a");
  assert_true(count > 100 && count < count_in(fixture, "all"));
  tell(fixture, "change?count=40");
  tell(fixture, "purge?count=30");
  tell(fixture, "create?count=30");
  tell(fixture, "delete?count=10");
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  must_sync(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_search_that_shifts(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 900, NULL, NULL);
  fixture->options.narrow.types = "courses,credentials";
  tell(fixture, "defect?name=shift-delete&path=/search&first=3&count=3&value=9");
  must_sync(fixture, "a");
  tell(fixture, "heal");
  fixture->options.reconcile = true;
  must_sync(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_region(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 600, NULL, NULL);
  fixture->options.narrow.region = "New Jersey";
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.narrowed, "region NJ");
  assert_true(count_in(fixture, "a") < 600);
  tell(fixture, "change?count=60");
  tell(fixture, "purge?count=30");
  tell(fixture, "create?count=30");
  fixture->options.reconcile = true;
  fixture->options.narrow.region = "us-nj";
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "changes");
  long requests = fixture->report.requests;
  must_sync(fixture, "a");
  /* What was left out is not fetched again. */
  assert_true(fixture->report.requests <= requests);
  assert_int_equal(fixture->report.added, 0);
  must_sync(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_narrowed_otherwise_starts_anew(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 200, NULL, NULL);
  fixture->options.narrow.types = "courses";
  must_sync(fixture, "a");
  fixture->options.narrow.types = NULL; /* nothing said: as narrow as before */
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.narrowed, "types courses");
  fixture->options.narrow.types = "all";
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "full list");
  assert_null(fixture->report.narrowed);
  assert_int_equal(count_in(fixture, "a"), 200);
}

#define WITH_DOUBLE(test) cmocka_unit_test_setup_teardown(test, support_set_up, support_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_DOUBLE(test_archive),
      WITH_DOUBLE(test_changed_after_the_archive),
      WITH_DOUBLE(test_old_archive_of_bare_documents),
      WITH_DOUBLE(test_archive_of_changes_alone),
      WITH_DOUBLE(test_a_few_are_missing),
      WITH_DOUBLE(test_archive_is_waited_for),
      WITH_DOUBLE(test_failed_archive),
      WITH_DOUBLE(test_refused_archive),
      WITH_DOUBLE(test_killed_at_the_archive),
      WITH_DOUBLE(test_the_key_is_not_kept),
      WITH_DOUBLE(test_types),
      WITH_DOUBLE(test_search_that_shifts),
      WITH_DOUBLE(test_region),
      WITH_DOUBLE(test_narrowed_otherwise_starts_anew),
  };
  return cmocka_run_group_tests_name("registry archive and narrowing", tests, NULL, NULL);
}
