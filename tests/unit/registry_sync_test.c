/* SPDX-License-Identifier: MIT */
/* sync/registry: a store that follows a registry, whatever the registry does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <string.h>

#include "sync/registry.h"
#include "tests/unit/registry_support.h"

static void must_sync(struct fixture *fixture, const char *name) {
  if (sync_store(fixture, name) != 0) {
    fail_msg("%s", fixture->error.message);
  }
}

/* A sync from nothing with a comparison at its end is what all are measured by. */
static void make_fresh(struct fixture *fixture, const char *name) {
  struct sync_options before = fixture->options;
  fixture->options.reconcile = true;
  fixture->options.key = NULL;
  must_sync(fixture, name);
  fixture->options = before;
}

static void test_full(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 250, NULL, NULL);
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "full list");
  assert_int_equal(count_in(fixture, "a"), 250);
  assert_int_equal(logged(fixture, "/envelopes?page="), 4); /* three pages and the first look */
  must_sync(fixture, "a");
  assert_string_equal(fixture->report.method, "changes");
  assert_int_equal(fixture->report.added + fixture->report.changed + fixture->report.removed, 0);
  assert_int_equal(logged(fixture, "/envelopes?page="), 5);
}

static void test_changes(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 300, NULL, NULL);
  must_sync(fixture, "a");
  tell(fixture, "create?count=7");
  tell(fixture, "change?count=20");
  tell(fixture, "delete?count=5");
  tell(fixture, "reappear?count=3");
  must_sync(fixture, "a");
  make_fresh(fixture, "b");
  assert_same_documents(fixture, "a", "b");
  /* The events of the last ten minutes come again, and say nothing new. */
  long fetched = logged(fixture, "/graph/search");
  must_sync(fixture, "a");
  assert_int_equal(logged(fixture, "/graph/search"), fetched);
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  assert_same_stores(fixture, "a", "b");
}

static void test_purge_needs_reconcile(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 300, NULL, NULL);
  must_sync(fixture, "a");
  tell(fixture, "purge?count=30");
  must_sync(fixture, "a");
  assert_int_equal(count_in(fixture, "a"), 300);
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  assert_int_equal(fixture->report.removed, 30);
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_all_at_once(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 450, NULL, NULL);
  must_sync(fixture, "a");
  for (int round = 0; round < 3; round++) {
    tell(fixture, "change?count=40");
    tell(fixture, "purge?count=15");
    tell(fixture, "create?count=12");
    tell(fixture, "delete?count=9");
    tell(fixture, "reappear?count=6");
    fixture->options.reconcile = round == 2;
    must_sync(fixture, "a");
  }
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_shifting_down(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 650, NULL, NULL);
  tell(fixture, "defect?name=shift-insert&path=/envelopes?page&first=3&count=3&value=5");
  must_sync(fixture, "a");
  tell(fixture, "heal");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_shifting_up(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 650, NULL, NULL);
  tell(fixture, "defect?name=shift-delete&path=/envelopes?page&first=3&count=3&value=5");
  must_sync(fixture, "a");
  tell(fixture, "heal");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

/* While records move up under the comparison itself, none may be lost. */
static void test_shifting_under_reconcile(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 650, NULL, NULL);
  must_sync(fixture, "a");
  tell(fixture, "purge?count=20");
  tell(fixture, "defect?name=shift-delete&path=metadata_only&first=4&count=3&value=7");
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  tell(fixture, "heal");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_ties(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 650, NULL, NULL);
  tell(fixture, "defect?name=ties&path=/envelopes");
  must_sync(fixture, "a");
  assert_int_equal(count_in(fixture, "a"), 650);
}

static void test_totals_missing_or_wrong(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 350, NULL, NULL);
  tell(fixture, "defect?name=no-totals");
  must_sync(fixture, "a");
  assert_int_equal(count_in(fixture, "a"), 350);
  tell(fixture, "heal");
  tell(fixture, "defect?name=wrong-total&path=/envelopes?");
  must_sync(fixture, "b");
  assert_int_equal(count_in(fixture, "b"), 350);
  tell(fixture, "heal");
  tell(fixture, "defect?name=old-totals");
  must_sync(fixture, "c");
  assert_int_equal(count_in(fixture, "c"), 350);
  assert_same_stores(fixture, "a", "b");
  assert_same_stores(fixture, "a", "c");
}

static void test_provisional_is_dropped(void **state) {
  struct fixture *fixture = *state;
  char ctid[64] = "";
  struct store_cursor *cursor = NULL;
  struct store_record record;
  start_double(fixture, 120, NULL, NULL);
  must_sync(fixture, "a");
  assert_int_equal(store_cursor_open(&cursor, store_named(fixture, "a"), NULL, NULL, &fixture->error), 0);
  assert_int_equal(store_cursor_next(cursor, &record, &fixture->error), 1);
  (void)strncat(ctid, record.ctid, sizeof ctid - 1);
  store_cursor_close(cursor);
  tell(fixture, "mark?ctid=%s&provisional=1", ctid);
  tell(fixture, "change?ctid=%s", ctid);
  must_sync(fixture, "a");
  assert_int_equal(count_in(fixture, "a"), 119);
  tell(fixture, "mark?ctid=%s", ctid);
  tell(fixture, "change?ctid=%s", ctid);
  must_sync(fixture, "a");
  assert_int_equal(count_in(fixture, "a"), 120);
}

static void test_cancelled_goes_on(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 950, NULL, NULL);
  fixture->stop_after = 12;
  assert_int_equal(sync_store(fixture, "a"), -1);
  assert_int_equal(fixture->error.code, ERROR_CANCELLED);
  fixture->stop_after = 0;
  long before = logged(fixture, "page=1&per_page=100");
  must_sync(fixture, "a");
  assert_true(fixture->report.resumed);
  assert_int_equal(count_in(fixture, "a"), 950);
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
  assert_true(before >= 1);
}

static void test_killed_again_and_again(void **state) {
  struct fixture *fixture = *state;
  long killed = 0;
  start_double(fixture, 900, NULL, NULL);
  for (long i = 0; i < 12; i++) {
    killed += sync_and_kill(fixture, "a", 15 + 13 * i);
    tell(fixture, "change?count=6");
    tell(fixture, "purge?count=3");
    tell(fixture, "create?count=3");
  }
  assert_true(killed > 2);
  fixture->options.reconcile = true;
  must_sync(fixture, "a");
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

/* A record that a comparison has seen before it was cut short, and that is gone without an event when it goes on. */
static void test_purged_after_it_was_seen(void **state) {
  struct fixture *fixture = *state;
  long resumed = 0;
  start_double(fixture, 650, NULL, NULL);
  must_sync(fixture, "a");
  fixture->options.reconcile = true;
  for (int ticks = 6; ticks < 16; ticks++) {
    fixture->stop_after = ticks;
    (void)sync_store(fixture, "a");
    fixture->stop_after = 0;
    tell(fixture, "purge?count=8");
    must_sync(fixture, "a");
    resumed += fixture->report.resumed;
    make_fresh(fixture, "b");
    assert_same_stores(fixture, "a", "b");
  }
  assert_true(resumed > 2);
}

static void test_several_connections(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 1150, NULL, NULL);
  fixture->options.jobs = 4;
  tell(fixture, "defect?name=shift-delete&path=/envelopes?page&first=4&count=4&value=9");
  must_sync(fixture, "a");
  tell(fixture, "heal");
  fixture->options.jobs = 0;
  make_fresh(fixture, "b");
  assert_same_stores(fixture, "a", "b");
}

static void test_terms(void **state) {
  struct fixture *fixture = *state;
  start_double(fixture, 20, NULL, NULL);
  fixture->options.accept_terms = false;
  assert_int_equal(sync_store(fixture, "a"), -1);
  assert_int_equal(fixture->error.code, ERROR_USAGE);
  assert_non_null(strstr(fixture->error.message, "127.0.0.1"));
  assert_int_equal(logged(fixture, "api"), 0);
  fixture->options.accept_terms = true;
  must_sync(fixture, "a");
  fixture->options.accept_terms = false;
  must_sync(fixture, "a");
}

#define WITH_DOUBLE(test) cmocka_unit_test_setup_teardown(test, support_set_up, support_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_DOUBLE(test_full),
      WITH_DOUBLE(test_changes),
      WITH_DOUBLE(test_purge_needs_reconcile),
      WITH_DOUBLE(test_all_at_once),
      WITH_DOUBLE(test_shifting_down),
      WITH_DOUBLE(test_shifting_up),
      WITH_DOUBLE(test_shifting_under_reconcile),
      WITH_DOUBLE(test_ties),
      WITH_DOUBLE(test_totals_missing_or_wrong),
      WITH_DOUBLE(test_provisional_is_dropped),
      WITH_DOUBLE(test_cancelled_goes_on),
      WITH_DOUBLE(test_killed_again_and_again),
      WITH_DOUBLE(test_purged_after_it_was_seen),
      WITH_DOUBLE(test_several_connections),
      WITH_DOUBLE(test_terms),
  };
  return cmocka_run_group_tests_name("registry sync", tests, NULL, NULL);
}
