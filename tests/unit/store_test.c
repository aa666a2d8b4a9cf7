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
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/store/store.h"

enum { PATH = 512, MANY = 2500 };

struct fixture {
  char folder[PATH];
  char path[PATH];
  struct store *store;
  struct arena *arena;
  struct error error;
};

static void open_store(struct fixture *fixture) {
  struct store_opened opened;
  assert_int_equal(store_open(&fixture->store, fixture->path, &opened, &fixture->error), 0);
}

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)snprintf(fixture->folder, PATH, "/tmp/ladderway-store-XXXXXX");
  assert_non_null(mkdtemp(fixture->folder));
  (void)snprintf(fixture->path, PATH, "%.400s/deep/records.db", fixture->folder);
  fixture->arena = arena_new(1 << 20);
  *state = fixture;
  open_store(fixture);
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  char command[PATH + 16];
  store_close(fixture->store);
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
  assert_int_equal(system(command), 0);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static void begin(struct fixture *fixture) {
  assert_int_equal(store_begin(fixture->store, &fixture->error), 0);
}

static void commit(struct fixture *fixture) {
  assert_int_equal(store_commit(fixture->store, &fixture->error), 0);
}

static void reopen(struct fixture *fixture) {
  store_close(fixture->store);
  open_store(fixture);
}

static enum store_change put(struct fixture *fixture, const char *ctid, const char *updated, const char *json) {
  enum store_change change;
  const struct store_record record = {.ctid = ctid,
                                      .type = "ceterms:Certificate",
                                      .updated = updated,
                                      .exact = true,
                                      .fetched = 1000,
                                      .json = json,
                                      .length = json == NULL ? 0 : strlen(json)};
  assert_int_equal(store_put(fixture->store, &record, &change, &fixture->error), 0);
  return change;
}

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

static void test_killed_in_a_step(void **state) {
  struct fixture *fixture = *state;
  store_close(fixture->store);
  fixture->store = NULL;
  pid_t child = fork();
  if (child == 0) {
    open_store(fixture);
    begin(fixture);
    (void)put(fixture, "ce-a", NULL, "{\"a\":1}");
    assert_int_equal(store_set_number(fixture->store, "page", 1, &fixture->error), 0);
    commit(fixture);
    begin(fixture);
    (void)put(fixture, "ce-b", NULL, "{\"b\":1}");
    (void)raise(SIGKILL);
  }
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status));
  open_store(fixture);
  assert_int_equal(store_count(fixture->store), 1);
  assert_int_equal(store_number(fixture->store, "page", 0), 1);
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

static void test_second_run_is_told(void **state) {
  struct fixture *fixture = *state;
  struct store *second = NULL;
  struct store_opened opened;
  assert_int_equal(store_open(&second, fixture->path, &opened, &fixture->error), -1);
  assert_int_equal(fixture->error.code, ERROR_USAGE);
  assert_non_null(strstr(fixture->error.message, "Another update"));
}

/* A document like a registry's, about 1.5 KB; different for each number. */
static void make_document(unsigned number, struct buffer *json, char ctid[40]) {
  unsigned random = number * 2654435761U;
  (void)snprintf(ctid, 40, "ce-%08x-0000-4000-8000-%012x", random, number);
  buffer_clear(json);
  buffer_add_format(json, "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{");
  for (unsigned i = 0; i < 12; i++) {
    random = random * 1664525U + 1013904223U;
    buffer_add_format(json, "\"ceterms:property%u\":{\"en-US\":\"The words of value number %u of record %u\"},", i,
                      random >> 8, number);
  }
  buffer_add_format(json, "\"ceterms:ctid\":\"%s\"}]}", ctid);
}

static void fill(struct fixture *fixture, unsigned count) {
  struct buffer json;
  char ctid[40];
  buffer_init(&json, 1 << 20);
  for (unsigned i = 0; i < count; i++) {
    if (i % 100 == 0) {
      begin(fixture);
    }
    make_document(i, &json, ctid);
    (void)put(fixture, ctid, "2026-01-01T00:00:00.000Z", buffer_text(&json));
    if (i % 100 == 99 || i + 1 == count) {
      commit(fixture);
    }
  }
  buffer_free(&json);
}

struct reading {
  char last[40];
  long count;
  long long bytes;
};

static int check_each(const struct store_record *record, void *context, struct error *error) {
  struct reading *reading = context;
  struct buffer json;
  char ctid[40];
  unsigned number = 0;
  (void)error;
  assert_true(strcmp(record->ctid, reading->last) > 0);
  (void)snprintf(reading->last, sizeof reading->last, "%s", record->ctid);
  assert_int_equal(sscanf(record->ctid + strlen(record->ctid) - 12, "%12x", &number), 1);
  buffer_init(&json, 1 << 20);
  make_document(number, &json, ctid);
  assert_int_equal(record->length, json.length);
  assert_memory_equal(record->json, buffer_text(&json), json.length);
  buffer_free(&json);
  reading->count++;
  reading->bytes += (long long)record->length;
  return 0;
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

static void write_bytes(const char *path, long at, const char *bytes, size_t length) {
  FILE *file = fopen(path, at < 0 ? "w" : "r+");
  assert_non_null(file);
  assert_int_equal(fseek(file, at < 0 ? 0 : at, SEEK_SET), 0);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

static void test_not_a_database_is_set_aside(void **state) {
  struct fixture *fixture = *state;
  struct store_opened opened;
  static char noise[20000];
  memset(noise, 'x', sizeof noise);
  store_close(fixture->store);
  fixture->store = NULL;
  write_bytes(fixture->path, -1, noise, sizeof noise);
  assert_int_equal(store_open(&fixture->store, fixture->path, &opened, &fixture->error), 0);
  assert_true(opened.created);
  assert_string_not_equal(opened.aside, "");
  assert_int_equal(access(opened.aside, F_OK), 0);
  assert_int_equal(store_count(fixture->store), 0);
}

static void test_foreign_database_is_left_alone(void **state) {
  struct fixture *fixture = *state;
  struct store_opened opened;
  sqlite3 *other = NULL;
  store_close(fixture->store);
  fixture->store = NULL;
  assert_int_equal(unlink(fixture->path), 0);
  assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
  assert_int_equal(sqlite3_exec(other, "CREATE TABLE mine(x)", NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_close(other), SQLITE_OK);
  assert_int_equal(store_open(&fixture->store, fixture->path, &opened, &fixture->error), -1);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
  assert_int_equal(sqlite3_exec(other, "INSERT INTO mine VALUES(1)", NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_close(other), SQLITE_OK);
}

static void test_damage_inside_is_noticed(void **state) {
  struct fixture *fixture = *state;
  struct reading reading = {0};
  struct stat status;
  char aside[STORE_PATH_SIZE];
  static char noise[8192];
  fill(fixture, 600);
  store_close(fixture->store);
  fixture->store = NULL;
  memset(noise, 0x5a, sizeof noise);
  assert_int_equal(stat(fixture->path, &status), 0);
  for (long page = 8; page < status.st_size / 8192; page++) {
    write_bytes(fixture->path, page * 8192, noise, sizeof noise);
  }
  open_store(fixture);
  assert_int_equal(store_each(fixture->path, check_each, &reading, &fixture->error), -1);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  struct error error = {0};
  bool failed = false;
  assert_int_equal(store_begin(fixture->store, &error), 0);
  for (unsigned i = 0; i < 600 && !failed; i++) {
    struct buffer json;
    char ctid[40];
    buffer_init(&json, 1 << 20);
    make_document(i, &json, ctid);
    failed = store_drop(fixture->store, ctid, NULL, &error) != 0;
    buffer_free(&json);
  }
  assert_true(failed);
  assert_true(store_is_damaged(fixture->store));
  store_close(fixture->store);
  assert_int_equal(store_set_aside(fixture->path, aside, &fixture->error), 0);
  open_store(fixture);
  assert_int_equal(store_count(fixture->store), 0);
}

/* Files that may not grow stand in for a full disk; in a child, since the limit stays. */
static void test_no_room(void **state) {
  struct fixture *fixture = *state;
  fill(fixture, 100);
  store_close(fixture->store);
  fixture->store = NULL;
  pid_t child = fork();
  if (child == 0) {
    (void)signal(SIGXFSZ, SIG_IGN);
    open_store(fixture);
    const struct rlimit limit = {200000, 200000};
    (void)setrlimit(RLIMIT_FSIZE, &limit);
    struct buffer json;
    char ctid[40];
    int result = 0;
    buffer_init(&json, 1 << 20);
    for (unsigned i = 1000; result == 0 && i < 3000; i += 100) {
      result = store_begin(fixture->store, &fixture->error);
      for (unsigned k = 0; result == 0 && k < 100; k++) {
        make_document(i + k, &json, ctid);
        const struct store_record record = {.ctid = ctid, .json = buffer_text(&json), .length = json.length};
        result = store_put(fixture->store, &record, NULL, &fixture->error);
      }
      result = result == 0 ? store_commit(fixture->store, &fixture->error) : result;
    }
    _exit(result != 0 && fixture->error.code == ERROR_IO ? 7 : 8);
  }
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 7);
  open_store(fixture);
  assert_true(store_count(fixture->store) >= 100);
  assert_int_equal(store_count(fixture->store) % 100, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_put_and_find, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_left_out, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_drop_and_generation, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_a_step_is_whole_or_nothing, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_killed_in_a_step, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_settings, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_pending, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_seen, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_second_run_is_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_each_in_order, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_parts_side_by_side, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_not_a_database_is_set_aside, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_foreign_database_is_left_alone, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_damage_inside_is_noticed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_no_room, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
