/* SPDX-License-Identifier: MIT */
/* data/store: the working copy of a registry's records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/unit/store_support.h"

static void test_put_and_find(void **state) {
  struct fixture *fixture = *state;
  struct store_known known;
  begin(fixture);
  assert_int_equal(put(fixture, "ce-b", "2026-01-01T00:00:00.000Z", "{\"b\":1}"), STORE_ADDED);
  assert_int_equal(put(fixture, "ce-a", "2026-01-02T00:00:00.000Z", "{\"a\":1}"), STORE_ADDED);
  assert_int_equal(put(fixture, "ce-b", "2026-01-01T00:00:00.000Z", "{\"b\":1}"), STORE_SAME);
  assert_int_equal(put(fixture, "ce-b", "2026-01-03T00:00:00.000Z", "{\"b\":2}"), STORE_CHANGED);
  commit(fixture);
  reopen(fixture);
  assert_int_equal(store_count(fixture->store), 2);
  assert_int_equal(store_find(fixture->store, "ce-b", &known, &fixture->error), 0);
  assert_true(known.known && known.exact && !known.left_out);
  assert_string_equal(known.updated, "2026-01-03T00:00:00.000Z");
  assert_int_equal(known.fetched, 1000);
  bool same = false;
  assert_int_equal(store_holds(fixture->store, "ce-b", "{\"b\":2}", 7, &same, &fixture->error), 0);
  assert_true(same);
  assert_int_equal(store_holds(fixture->store, "ce-b", "{\"b\":1}", 7, &same, &fixture->error), 0);
  assert_false(same);
  assert_int_equal(store_find(fixture->store, "ce-c", &known, &fixture->error), 0);
  assert_false(known.known);
}

static void test_left_out(void **state) {
  struct fixture *fixture = *state;
  struct store_known known;
  struct store_cursor *cursor = NULL;
  struct store_record record;
  begin(fixture);
  (void)put(fixture, "ce-a", "2026-01-02T00:00:00.000Z", "{\"a\":1}");
  (void)put(fixture, "ce-b", "2026-01-02T00:00:00.000Z", NULL);
  commit(fixture);
  assert_int_equal(store_count(fixture->store), 1);
  assert_int_equal(store_count_left_out(fixture->store), 1);
  assert_int_equal(store_find(fixture->store, "ce-b", &known, &fixture->error), 0);
  assert_true(known.known && known.left_out);
  begin(fixture);
  (void)put(fixture, "ce-a", "2026-01-02T00:00:00.000Z", NULL);
  assert_int_equal(put(fixture, "ce-b", "2026-01-02T00:00:00.000Z", "{\"b\":1}"), STORE_ADDED);
  commit(fixture);
  assert_int_equal(store_count(fixture->store), 1);
  assert_int_equal(store_cursor_open(&cursor, fixture->path, NULL, NULL, &fixture->error), 0);
  assert_int_equal(store_cursor_next(cursor, &record, &fixture->error), 1);
  assert_string_equal(record.ctid, "ce-b");
  assert_int_equal(store_cursor_next(cursor, &record, &fixture->error), 0);
  store_cursor_close(cursor);
}

static void test_drop_and_generation(void **state) {
  struct fixture *fixture = *state;
  long long at_start = store_generation(fixture->store);
  bool was_there = false;
  begin(fixture);
  (void)put(fixture, "ce-a", "2026-01-02T00:00:00.000Z", "{\"a\":1}");
  commit(fixture);
  assert_int_equal(store_generation(fixture->store), at_start + 1);
  begin(fixture);
  (void)put(fixture, "ce-a", "2026-01-02T00:00:00.000Z", "{\"a\":1}");
  assert_int_equal(store_set(fixture->store, "mark", "now", &fixture->error), 0);
  assert_int_equal(store_drop(fixture->store, "ce-z", &was_there, &fixture->error), 0);
  assert_false(was_there);
  commit(fixture);
  assert_int_equal(store_generation(fixture->store), at_start + 1);
  begin(fixture);
  assert_int_equal(store_date(fixture->store, "ce-a", "2026-01-02T00:00:00.001Z", true, &fixture->error), 0);
  commit(fixture);
  assert_int_equal(store_generation(fixture->store), at_start + 2);
  begin(fixture);
  assert_int_equal(store_drop(fixture->store, "ce-a", &was_there, &fixture->error), 0);
  assert_true(was_there);
  commit(fixture);
  reopen(fixture);
  assert_int_equal(store_generation(fixture->store), at_start + 3);
  assert_int_equal(store_count(fixture->store), 0);
}

static void test_a_step_is_whole_or_nothing(void **state) {
  struct fixture *fixture = *state;
  begin(fixture);
  (void)put(fixture, "ce-a", NULL, "{\"a\":1}");
  assert_int_equal(store_set_number(fixture->store, "page", 7, &fixture->error), 0);
  commit(fixture);
  begin(fixture);
  (void)put(fixture, "ce-b", NULL, "{\"b\":1}");
  assert_int_equal(store_set_number(fixture->store, "page", 8, &fixture->error), 0);
  reopen(fixture); /* without a commit */
  assert_int_equal(store_count(fixture->store), 1);
  assert_int_equal(store_number(fixture->store, "page", 0), 7);
  assert_int_equal(store_set(fixture->store, "x", "y", &fixture->error), -1);
}

static void test_settings(void **state) {
  struct fixture *fixture = *state;
  begin(fixture);
  assert_int_equal(store_set(fixture->store, "terms host", "2026-11-23", &fixture->error), 0);
  assert_int_equal(store_set(fixture->store, "gone", "x", &fixture->error), 0);
  assert_int_equal(store_set(fixture->store, "gone", NULL, &fixture->error), 0);
  commit(fixture);
  begin(fixture);
  assert_int_equal(store_clear(fixture->store, &fixture->error), 0);
  commit(fixture);
  assert_string_equal(store_setting(fixture->store, fixture->arena, "terms host"), "2026-11-23");
  assert_null(store_setting(fixture->store, fixture->arena, "gone"));
  assert_int_equal(store_number(fixture->store, "gone", -5), -5);
}

static void test_pending(void **state) {
  struct fixture *fixture = *state;
  struct store_pending items[8];
  size_t count = 0;
  begin(fixture);
  assert_int_equal(store_pend(fixture->store, "ce-a", "update", "2026-01-01T00:00:02.000Z", &fixture->error), 0);
  assert_int_equal(store_pend(fixture->store, "ce-a", "destroy", "2026-01-01T00:00:01.000Z", &fixture->error), 0);
  assert_int_equal(store_pend(fixture->store, "ce-b", "create", "2026-01-01T00:00:01.000Z", &fixture->error), 0);
  assert_int_equal(store_pend(fixture->store, "ce-b", "destroy", "2026-01-01T00:00:03.000Z", &fixture->error), 0);
  assert_int_equal(store_pend(fixture->store, "ce-b", "update", "2026-01-01T00:00:03.000Z", &fixture->error), 0);
  commit(fixture);
  assert_int_equal(store_pending_count(fixture->store), 2);
  assert_int_equal(store_pending_next(fixture->store, NULL, items, 8, &count, &fixture->error), 0);
  assert_int_equal(count, 1);
  assert_string_equal(items[0].ctid, "ce-a");
  assert_string_equal(items[0].why, "update");
  assert_int_equal(store_pending_next(fixture->store, "destroy", items, 8, &count, &fixture->error), 0);
  assert_int_equal(count, 1);
  assert_string_equal(items[0].ctid, "ce-b");
  begin(fixture);
  assert_int_equal(store_pending_done(fixture->store, "ce-b", &fixture->error), 0);
  commit(fixture);
  assert_int_equal(store_pending_count(fixture->store), 1);
}

static void test_seen(void **state) {
  struct fixture *fixture = *state;
  struct store_pending items[8];
  size_t count = 0;
  long unseen = 0;
  bool first = false;
  begin(fixture);
  (void)put(fixture, "ce-a", NULL, "{\"a\":1}");
  (void)put(fixture, "ce-b", NULL, "{\"b\":1}");
  (void)put(fixture, "ce-c", NULL, NULL);
  assert_int_equal(store_see(fixture->store, "ce-a", &first, &fixture->error), 0);
  assert_true(first);
  assert_int_equal(store_see(fixture->store, "ce-a", &first, &fixture->error), 0);
  assert_false(first);
  assert_int_equal(store_see(fixture->store, "ce-x", &first, &fixture->error), 0);
  assert_int_equal(store_count_seen(fixture->store), 2);
  assert_int_equal(store_pend_unseen(fixture->store, "unseen", &unseen, &fixture->error), 0);
  assert_int_equal(unseen, 2);
  commit(fixture);
  assert_int_equal(store_pending_next(fixture->store, "unseen", items, 8, &count, &fixture->error), 0);
  assert_int_equal(count, 2);
  assert_string_equal(items[0].ctid, "ce-b");
  assert_string_equal(items[1].ctid, "ce-c");
  begin(fixture);
  assert_int_equal(store_unsee(fixture->store, "ce-x", &fixture->error), 0);
  assert_int_equal(store_count_seen(fixture->store), 1);
  assert_int_equal(store_forget_seen(fixture->store, &fixture->error), 0);
  commit(fixture);
  assert_int_equal(store_count_seen(fixture->store), 0);
}

static void test_each_in_order(void **state) {
  struct fixture *fixture = *state;
  struct reading reading = {0};
  struct stat status;
  fill(fixture, MANY);
  assert_int_equal(store_each(fixture->path, check_each, &reading, &fixture->error), 0);
  assert_int_equal(reading.count, MANY);
  assert_int_equal(store_number(fixture->store, "trained", 0), 1);
  store_close(fixture->store);
  fixture->store = NULL;
  assert_int_equal(stat(fixture->path, &status), 0);
  assert_true(status.st_size * 2 < reading.bytes);
  open_store(fixture);
  reading = (struct reading){0};
  assert_int_equal(store_each(fixture->path, check_each, &reading, &fixture->error), 0);
  assert_int_equal(reading.count, MANY);
}

struct part {
  const char *path, *from, *to;
  long count;
};

static void *read_part(void *context) {
  struct part *part = context;
  struct store_cursor *cursor = NULL;
  struct store_record record;
  struct error error;
  if (store_cursor_open(&cursor, part->path, part->from, part->to, &error) == 0) {
    while (store_cursor_next(cursor, &record, &error) == 1) {
      part->count++;
    }
  }
  store_cursor_close(cursor);
  return NULL;
}

static void test_parts_side_by_side(void **state) {
  struct fixture *fixture = *state;
  enum { PARTS = 3 };
  char splits[PARTS - 1][STORE_SPLIT_SIZE];
  struct part parts[PARTS];
  pthread_t threads[PARTS];
  long all = 0;
  fill(fixture, MANY);
  store_split(PARTS, splits);
  for (int i = 0; i < PARTS; i++) {
    parts[i] = (struct part){fixture->path, i == 0 ? NULL : splits[i - 1], i == PARTS - 1 ? NULL : splits[i], 0};
    assert_int_equal(pthread_create(&threads[i], NULL, read_part, &parts[i]), 0);
  }
  for (int i = 0; i < PARTS; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_true(parts[i].count > MANY / PARTS / 2);
    all += parts[i].count;
  }
  assert_int_equal(all, MANY);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_put_and_find, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_left_out, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_drop_and_generation, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_a_step_is_whole_or_nothing, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_settings, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_pending, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_seen, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_each_in_order, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_parts_side_by_side, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
