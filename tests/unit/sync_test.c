/* SPDX-License-Identifier: MIT */
/* sync/import: folders, lines and ZIPs of records -> a snapshot. */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync_support.h"

static void a_folder_is_read_and_what_is_damaged_is_reported(void **state) {
  struct fixture *fixture = *state;
  char text[1024];
  write_file(fixture, "a.json", record(text, sizeof text, 1, "One"));
  write_file(fixture, "deeper/b.json", record(text, sizeof text, 2, "Two"));
  write_file(fixture, "cut.json", "{\"@type\":\"ceterms:Certif");
  write_file(fixture, "escape\x1b[31m.json", "[1,2");
  write_file(fixture, "readme.txt", "not a record");
  write_file(fixture, ".hidden.json", "{");
  assert_int_equal(import(fixture, ""), 0);
  assert_string_equal(fixture->report.kind, "folder");
  assert_int_equal(fixture->report.credentials, 2);
  assert_int_equal(fixture->report.skipped, 3);
  for (size_t i = 0; i < fixture->report.skip_count; i++) {
    assert_null(strchr(fixture->report.skips[i].where, '\x1b'));
    assert_true(strlen(fixture->report.skips[i].why) > 10);
  }
  assert_int_equal(credentials_there(fixture), 2);
}

static void lines_are_read_one_by_one(void **state) {
  struct fixture *fixture = *state;
  char one[1024];
  char two[1024];
  char all[4096];
  (void)snprintf(all, sizeof all, "%s\n\n{\"broken\n%s\n%s", record(one, sizeof one, 1, "One"),
                 record(two, sizeof two, 2, "Two"), one);
  write_file(fixture, "records.ndjson", all);
  assert_int_equal(import(fixture, "records.ndjson"), 0);
  assert_string_equal(fixture->report.kind, "ndjson");
  assert_int_equal(fixture->report.credentials, 2);
  assert_int_equal(fixture->report.replaced, 1);
  assert_int_equal(fixture->report.skipped, 1);
  assert_non_null(strstr(fixture->report.skips[0].where, "3"));
}

static void write_zip(const struct fixture *fixture, const char *name, size_t zeros) {
  char path[PATH];
  char text[1024];
  (void)snprintf(path, sizeof path, "%.300s/in/%.100s", fixture->folder, name);
  struct archive *archive = archive_write_new();
  assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
  assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
  for (int i = 1; i <= 3; i++) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, i == 3 ? "../../outside.json" : i == 2 ? "folder/b.json" : "a.json");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    (void)record(text, sizeof text, i, "Zipped");
    archive_entry_set_size(entry, (la_int64_t)strlen(text));
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, text, strlen(text)), (la_ssize_t)strlen(text));
    archive_entry_free(entry);
  }
  if (zeros > 0) {
    struct archive_entry *entry = archive_entry_new();
    char *block = calloc(1, zeros);
    archive_entry_set_pathname(entry, "bomb.json");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)zeros);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, block, zeros), (la_ssize_t)zeros);
    archive_entry_free(entry);
    free(block);
  }
  assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
  (void)archive_write_free(archive);
}

static void an_archive_is_read_and_its_paths_are_never_used(void **state) {
  struct fixture *fixture = *state;
  char outside[PATH];
  write_file(fixture, "unused", "");
  write_zip(fixture, "records.zip", 0);
  assert_int_equal(import(fixture, "records.zip"), 0);
  assert_string_equal(fixture->report.kind, "zip");
  assert_int_equal(fixture->report.credentials, 3);
  (void)snprintf(outside, sizeof outside, "%.300s/outside.json", fixture->folder);
  assert_int_not_equal(access(outside, F_OK), 0);
}

static void an_archive_that_unpacks_without_end_is_left_alone(void **state) {
  struct fixture *fixture = *state;
  write_file(fixture, "unused", "");
  write_zip(fixture, "bomb.zip", (size_t)100 << 20);
  /* One entry over the limit is a skip; the records beside it count. */
  int result = import(fixture, "bomb.zip");
  assert_true(result == 0 ? fixture->report.skipped >= 1 : fixture->error.code == ERROR_TOO_BIG);
}

static void a_damaged_archive_gives_what_can_be_read(void **state) {
  struct fixture *fixture = *state;
  char path[PATH];
  struct stat status;
  write_file(fixture, "unused", "");
  write_zip(fixture, "cut.zip", 0);
  (void)snprintf(path, sizeof path, "%.300s/in/cut.zip", fixture->folder);
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(truncate(path, status.st_size / 2), 0);
  int result = import(fixture, "cut.zip");
  assert_true(result == 0 ? fixture->report.skipped > 0 : fixture->error.message[0] != '\0');
}

static void nothing_found_leaves_the_old_snapshot(void **state) {
  struct fixture *fixture = *state;
  char text[1024];
  write_file(fixture, "good/a.json", record(text, sizeof text, 1, "One"));
  write_file(fixture, "bad/a.json", "{\"@type\":\"x\"}");
  assert_int_equal(import(fixture, "good"), 0);
  assert_true(import(fixture, "bad") < 0);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  assert_int_equal(credentials_there(fixture), 1);
  assert_true(import(fixture, "missing") < 0);
  assert_int_equal(fixture->error.code, ERROR_NOT_FOUND);
  assert_int_equal(credentials_there(fixture), 1);
}

static void stopping_leaves_the_old_snapshot(void **state) {
  struct fixture *fixture = *state;
  char text[1024];
  char name[32];
  write_file(fixture, "good/a.json", record(text, sizeof text, 1, "One"));
  assert_int_equal(import(fixture, "good"), 0);
  for (int i = 0; i < 20; i++) {
    (void)snprintf(name, sizeof name, "many/%02d.json", i);
    write_file(fixture, name, record(text, sizeof text, i + 10, "Many"));
  }
  fixture->cancel_after = 5;
  assert_true(import(fixture, "many") < 0);
  assert_int_equal(fixture->error.code, ERROR_CANCELLED);
  assert_int_equal(fixture->report.documents, 5);
  assert_int_equal(credentials_there(fixture), 1);
}

static void links_and_devices_are_not_followed(void **state) {
  struct fixture *fixture = *state;
  char text[1024];
  char path[PATH];
  write_file(fixture, "a.json", record(text, sizeof text, 1, "One"));
  (void)snprintf(path, sizeof path, "%.300s/in/loop", fixture->folder);
  assert_int_equal(symlink(".", path), 0);
  (void)snprintf(path, sizeof path, "%.300s/in/pipe", fixture->folder);
  assert_int_equal(mkfifo(path, 0600), 0);
  assert_int_equal(import(fixture, ""), 0);
  assert_int_equal(fixture->report.credentials, 1);
  assert_int_equal(fixture->report.documents, 1);
  assert_int_equal(fixture->report.skipped, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_folder_is_read_and_what_is_damaged_is_reported, set_up, tear_down),
      cmocka_unit_test_setup_teardown(lines_are_read_one_by_one, set_up, tear_down),
      cmocka_unit_test_setup_teardown(an_archive_is_read_and_its_paths_are_never_used, set_up, tear_down),
      cmocka_unit_test_setup_teardown(an_archive_that_unpacks_without_end_is_left_alone, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_damaged_archive_gives_what_can_be_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(nothing_found_leaves_the_old_snapshot, set_up, tear_down),
      cmocka_unit_test_setup_teardown(stopping_leaves_the_old_snapshot, set_up, tear_down),
      cmocka_unit_test_setup_teardown(links_and_devices_are_not_followed, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
