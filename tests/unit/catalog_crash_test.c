/* SPDX-License-Identifier: MIT */
/* Whatever goes wrong while a snapshot is built, the old one stays. */
#include "catalog_support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/catalog/sql.h"

static const struct catalog_source source = {"folder", "records", "2026-11-14", NULL};

static void build_old(struct place_for_tests *place) {
  build_start(place);
  struct record record = credential_made(CTID("01"), "Old One");
  build_add(place, &record);
  (void)build_end(place);
}

/* The old snapshot opens, is sound, has its rows; nothing lies beside it. */
static void assert_old(struct place_for_tests *place, const char *before) {
  catalog_close(place->catalog);
  assert_int_equal(catalog_open(&place->catalog, place->path, &place->error), 0);
  assert_int_equal(catalog_check(place->catalog, &place->error), 0);
  assert_string_equal(dump(place), before);
  assert_string_equal(read_made(place, CTID("01")).row.name, "Old One");
}

static void abandon_leaves_nothing(void **state) {
  struct place_for_tests *place = *state;
  build_old(place);
  const char *before = dump(place);
  build_start(place);
  struct record record = credential_made(CTID("02"), "New One");
  build_add(place, &record);
  assert_int_equal(leftovers(place), 2);
  catalog_writer_abandon(place->writer);
  place->writer = NULL;
  assert_int_equal(leftovers(place), 0);
  assert_old(place, before);
  catalog_writer_abandon(NULL);
}

/* Readers that were there before go on with what they have. */
static void readers_keep_theirs(void **state) {
  struct place_for_tests *place = *state;
  build_old(place);
  struct catalog *old = place->catalog;
  place->catalog = NULL;
  build_start(place);
  struct record record = credential_made(CTID("02"), "New One");
  build_add(place, &record);
  (void)build_end(place);
  struct credential credential;
  assert_int_equal(credential_read(old, place->arena, CTID("01"), &credential, &place->error), 0);
  assert_string_equal(credential.row.name, "Old One");
  catalog_close(old);
  assert_string_equal(read_made(place, CTID("02")).row.name, "New One");
  assert_int_equal(credential_read(place->catalog, place->arena, CTID("01"), &credential, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
}

static void killed_writer_is_cleared_away(void **state) {
  struct place_for_tests *place = *state;
  build_old(place);
  const char *before = dump(place);
  pid_t child = fork();
  assert_int_not_equal(child, -1);
  if (child == 0) {
    struct catalog_writer *writer;
    struct error error;
    struct record record = credential_made(CTID("02"), "New One");
    if (catalog_writer_open(&writer, place->path, &source, &error) != 0 ||
        catalog_writer_add(writer, &record, &error) != 0) {
      _exit(1);
    }
    (void)raise(SIGKILL);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status));
  assert_int_equal(leftovers(place), 2);
  assert_old(place, before);
  /* what others have beside it stays: another target's file, a living writer's, a name with no number */
  const char *const strange[] = {".catalog.db.tmp", ".catalog.db.x-1.tmp", ".other.db.1-1.tmp", ".catalog.db.1-1.tmp"};
  char path[256];
  for (size_t i = 0; i < 4; i++) {
    (void)snprintf(path, sizeof path, "%s/%s", place->folder, strange[i]);
    (void)close(open(path, O_CREAT | O_WRONLY, 0600));
  }
  assert_int_equal(catalog_writer_open(&place->writer, place->path, &source, &place->error), 0);
  assert_int_equal(leftovers(place), 4 + 2);
  catalog_writer_abandon(place->writer);
  place->writer = NULL;
  assert_int_equal(leftovers(place), 4);
}

static void two_writers_do_not_meet(void **state) {
  struct place_for_tests *place = *state;
  struct catalog_writer *other;
  assert_int_equal(catalog_writer_open(&other, place->path, &source, &place->error), 0);
  build_old(place);
  struct record record = credential_made(CTID("02"), "New One");
  assert_int_equal(catalog_writer_add(other, &record, &place->error), 0);
  assert_int_equal(catalog_writer_finish(other, NULL, &place->error), 0);
  assert_int_equal(leftovers(place), 0);
  catalog_close(place->catalog);
  assert_int_equal(catalog_open(&place->catalog, place->path, &place->error), 0);
  assert_string_equal(read_made(place, CTID("02")).row.name, "New One");
}

/* A build in a child that may write no file longer than `limit` bytes: 10 when
 * it failed with a sentence, 11 when it worked. */
static int build_with_limit(struct place_for_tests *place, rlim_t limit) {
  pid_t child = fork();
  assert_int_not_equal(child, -1);
  if (child != 0) {
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
  }
  struct rlimit limits = {limit, limit};
  (void)signal(SIGXFSZ, SIG_IGN);
  struct error error = {0};
  struct catalog_writer *writer;
  if (setrlimit(RLIMIT_FSIZE, &limits) != 0) {
    _exit(1);
  }
  int result = catalog_writer_open(&writer, place->path, &source, &error);
  char name[8192];
  memset(name, 'n', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  /* one text that becomes a row of every credential: the snapshot is larger than the workbench */
  struct condition condition = {.kind = "requires", .text = name, .minimum_age = -1, .years_of_experience = -1};
  struct record manifest = record_made(RECORD_CONDITION_MANIFEST, "ceterms:ConditionManifest", CTID("99"), "All");
  manifest.conditions = &condition;
  manifest.condition_count = 1;
  struct reference to_manifest = {.ctid = CTID("99")};
  if (result == 0) {
    result = catalog_writer_add(writer, &manifest, &error);
  }
  for (int i = 100; i < 1000 && result == 0; i++) {
    char ctid[64];
    (void)snprintf(ctid, sizeof ctid, "ce-00000000-0000-4000-8000-%012d", i);
    struct record record = credential_made(ctid, "New One");
    record.description.en = name;
    record.common_conditions = (struct references){&to_manifest, 1};
    result = catalog_writer_add(writer, &record, &error);
    if (result != 0) {
      struct error again = {0};
      if (catalog_writer_add(writer, &record, &again) == 0 || strcmp(again.message, error.message) != 0) {
        _exit(2);
      }
      if (catalog_writer_finish(writer, NULL, &again) == 0 || again.code != ERROR_IO) {
        _exit(3);
      }
      _exit(error.code == ERROR_IO && error.message[0] != '\0' ? 10 : 4);
    }
  }
  if (result == 0) {
    result = catalog_writer_finish(writer, NULL, &error);
  }
  _exit(result == 0 ? 11 : error.code == ERROR_IO && error.message[0] != '\0' ? 10 : 5);
}

static void full_disk_keeps_the_old(void **state) {
  struct place_for_tests *place = *state;
  build_old(place);
  const char *before = dump(place);
  /* stops: at the start, among the records, while moving rows over */
  static const rlim_t limits[] = {0, 4096, 100000, 1 << 20, 7 << 20, 10 << 20, 12 << 20};
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    int result = build_with_limit(place, limits[i]);
    if (result != 10) {
      fail_msg("limit %ld: %d", (long)limits[i], result);
    }
    assert_int_equal(leftovers(place), 0);
    assert_old(place, before);
  }
  assert_int_equal(build_with_limit(place, (rlim_t)256 << 20), 11);
}

static void refuses_impossible_places(void **state) {
  struct place_for_tests *place = *state;
  struct catalog_writer *writer = NULL;
  static const char *const paths[] = {
      "/proc/ladderway/catalog.db", "/dev/null", "/dev/null/catalog.db", "/tmp/", "/", ""};
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    struct error error = {0};
    assert_int_equal(catalog_writer_open(&writer, paths[i], &source, &error), -1);
    assert_null(writer);
    assert_int_not_equal(error.code, ERROR_NONE);
    assert_int_not_equal(strlen(error.message), 0);
  }
  (void)place;
}

static void read_only_folder_is_told(void **state) {
  struct place_for_tests *place = *state;
  if (geteuid() == 0) {
    print_message("skipped: nothing is forbidden to this user\n");
    skip();
  }
  build_old(place);
  const char *before = dump(place);
  assert_int_equal(chmod(place->folder, 0500), 0);
  struct catalog_writer *writer;
  assert_int_equal(catalog_writer_open(&writer, place->path, &source, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_IO);
  assert_int_equal(chmod(place->folder, 0700), 0);
  assert_old(place, before);
}

/* The folder goes away under the writer: finishing fails with a sentence. */
static void lost_folder_is_told(void **state) {
  struct place_for_tests *place = *state;
  char folder[200], path[256];
  (void)snprintf(folder, sizeof folder, "%s/sub", place->folder);
  (void)snprintf(path, sizeof path, "%s/catalog.db", folder);
  assert_int_equal(catalog_writer_open(&place->writer, path, &source, &place->error), 0);
  struct record record = credential_made(CTID("02"), "New One");
  build_add(place, &record);
  char command[300];
  (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
  assert_int_equal(system(command), 0);
  struct catalog_writer *writer = place->writer;
  place->writer = NULL;
  assert_int_equal(catalog_writer_finish(writer, NULL, &place->error), -1);
  assert_int_not_equal(strlen(place->error.message), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(abandon_leaves_nothing),   TEST(readers_keep_theirs),     TEST(killed_writer_is_cleared_away),
      TEST(two_writers_do_not_meet),  TEST(full_disk_keeps_the_old), TEST(refuses_impossible_places),
      TEST(read_only_folder_is_told), TEST(lost_folder_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
