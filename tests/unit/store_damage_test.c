/* SPDX-License-Identifier: MIT */
/* data/store: killed, full, damaged, foreign, and wanted by two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/store_support.h"

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

static void test_second_run_is_told(void **state) {
  struct fixture *fixture = *state;
  struct store *second = NULL;
  struct store_opened opened;
  assert_int_equal(store_open(&second, fixture->path, &opened, &fixture->error), -1);
  assert_int_equal(fixture->error.code, ERROR_USAGE);
  assert_non_null(strstr(fixture->error.message, "Another update"));
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
      cmocka_unit_test_setup_teardown(test_killed_in_a_step, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_second_run_is_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_not_a_database_is_set_aside, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_foreign_database_is_left_alone, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_damage_inside_is_noticed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_no_room, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("store damage", tests, NULL, NULL);
}
