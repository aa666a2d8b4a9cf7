/* SPDX-License-Identifier: MIT */
/* sync/import: packed files, tar archives and whole snapshots, also such that
 * mean harm. */
#include <archive.h>
#include <archive_entry.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/catalog/catalog.h"
#include "sync_support.h"

enum { RECORD = 1024, FILTERS = 4 };

static const int filters[FILTERS] = {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ};

/* ---- making archives ---- */

static struct archive *open_archive(const struct fixture *fixture, const char *name, int format, int filter) {
  char path[PATH];
  struct archive *archive = archive_write_new();
  path_of(fixture, name, path);
  assert_int_equal(archive_write_set_format(archive, format), ARCHIVE_OK);
  assert_int_equal(archive_write_add_filter(archive, filter), ARCHIVE_OK);
  assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
  return archive;
}

static void add_entry(struct archive *archive, const char *name, const void *bytes, size_t length) {
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, (la_int64_t)length);
  assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
  assert_int_equal(archive_write_data(archive, bytes, length), (la_ssize_t)length);
  archive_entry_free(entry);
}

static void add_special(struct archive *archive, const char *name, unsigned type, const char *target) {
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_filetype(entry, type);
  archive_entry_set_perm(entry, 0644);
  if (type == AE_IFLNK) {
    archive_entry_set_symlink(entry, target);
  } else if (target != NULL) {
    archive_entry_set_hardlink(entry, target);
  }
  assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
  archive_entry_free(entry);
}

static void close_archive(struct archive *archive) {
  assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
  (void)archive_write_free(archive);
}

/* One file, packed, without an archive around it. */
static void write_packed(const struct fixture *fixture, const char *name, int filter, const void *bytes,
                         size_t length) {
  struct archive *archive = open_archive(fixture, name, ARCHIVE_FORMAT_RAW, filter);
  add_entry(archive, "data", bytes, length);
  close_archive(archive);
}

/* Lines of the records with the numbers from `first` on; to be freed. */
static char *make_lines(int first, int count, size_t *length) {
  char *lines = malloc((size_t)count * RECORD);
  char text[RECORD];
  assert_non_null(lines);
  *length = 0;
  for (int i = 0; i < count; i++) {
    size_t size = strlen(record(text, sizeof text, first + i, "Packed"));
    memcpy(lines + *length, text, size);
    lines[*length + size] = '\n';
    *length += size + 1;
  }
  return lines;
}

/* ---- what is taken ---- */

static void tar_archives_are_read_packed_or_not(void **state) {
  struct fixture *fixture = *state;
  static const char *const names[FILTERS] = {"a.tar", "a.tgz", "a.tar.zst", "a.tar.xz"};
  for (int i = 0; i < FILTERS; i++) {
    char text[RECORD];
    size_t length = 0;
    char *lines = make_lines(10, 30, &length);
    struct archive *archive = open_archive(fixture, names[i], ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filters[i]);
    (void)record(text, sizeof text, 1, "One");
    add_entry(archive, "../../outside.json", text, strlen(text));
    add_entry(archive, "folder/lines.ndjson", lines, length);
    add_entry(archive, "folder/readme.txt", "hello", 5);
    close_archive(archive);
    free(lines);
    assert_int_equal(import(fixture, names[i]), 0);
    assert_string_equal(fixture->report.kind, "tar");
    assert_int_equal(fixture->report.credentials, 31);
    assert_int_equal(fixture->report.skipped, 1);
    assert_string_equal(fixture->report.skips[0].where, "readme.txt");
    (void)snprintf(text, sizeof text, "%.300s/outside.json", fixture->folder);
    assert_int_not_equal(access(text, F_OK), 0);
    assert_int_equal(credentials_there(fixture), 31);
  }
}

static void packed_files_are_read(void **state) {
  struct fixture *fixture = *state;
  static const char *const names[FILTERS] = {"plain.x", "a.ndjson.gz", "a.ndjson.zst", "a.x"}; /* any name will do */
  for (int i = 1; i < FILTERS; i++) {
    char text[RECORD];
    size_t length = 0;
    char *lines = make_lines(1, 700, &length);
    write_packed(fixture, names[i], filters[i], lines, length);
    free(lines);
    assert_int_equal(import(fixture, names[i]), 0);
    assert_string_equal(fixture->report.kind, "ndjson");
    assert_int_equal(fixture->report.credentials, 700);
    assert_int_equal(fixture->report.skipped, 0);
    assert_true(fixture->progress.total_bytes > 0);
    assert_in_range(fixture->progress.bytes, 1, fixture->progress.total_bytes);
    (void)record(text, sizeof text, 1, "One");
    write_packed(fixture, "one.json.gz", filters[i], text, strlen(text));
    assert_int_equal(import(fixture, "one.json.gz"), 0);
    assert_string_equal(fixture->report.kind, "json");
    assert_int_equal(fixture->report.credentials, 1);
  }
}

static void a_folder_may_hold_all_of_them(void **state) {
  struct fixture *fixture = *state;
  char text[RECORD];
  size_t length = 0;
  char *lines = make_lines(100, 5, &length);
  write_packed(fixture, "all/a.gz", ARCHIVE_FILTER_GZIP, lines, length);
  write_bytes(fixture, "all/b.ndjson", lines, length);
  free(lines);
  struct archive *archive = open_archive(fixture, "all/c.tar", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE);
  (void)record(text, sizeof text, 1, "One");
  add_entry(archive, "one.json", text, strlen(text));
  close_archive(archive);
  write_file(fixture, "all/d.rar", "Rar!...");
  write_file(fixture, "all/e.db", "SQLite format 3");
  write_bytes(fixture, "all/f.db", "SQLite format 3\0", 16);
  assert_int_equal(import(fixture, "all"), 0);
  assert_string_equal(fixture->report.kind, "folder");
  assert_int_equal(fixture->report.credentials, 6);
  assert_int_equal(fixture->report.replaced, 5);
  assert_int_equal(fixture->report.skipped, 3);
  assert_true(was_skipped(fixture, "not read here"));
  assert_true(was_skipped(fixture, "snapshot"));
}

static void lines_come_in_all_shapes(void **state) {
  struct fixture *fixture = *state;
  enum { LONG = 300000 };
  char *text = malloc(LONG * 4);
  char one[RECORD];
  size_t end = 0;
  assert_non_null(text);
  memcpy(text, "\xef\xbb\xbf", 3);
  end = 3;
  for (int i = 1; i <= 4; i++) { /* the first line alone is longer than a block; line ends of both kinds */
    (void)record(one, sizeof one, i, "Line");
    size_t size = strlen(one) - 1;
    memcpy(text + end, one, size);
    end += size;
    if (i == 1) {
      end += (size_t)snprintf(text + end, 8, ",\"x\":\"");
      memset(text + end, 'x', LONG);
      end += LONG;
      text[end++] = '"';
    }
    end += (size_t)snprintf(text + end, 8, i == 4 ? "}" : i % 2 == 0 ? "}\r\n" : "}\n\n");
  }
  write_bytes(fixture, "lines.ndjson", text, end);
  free(text);
  assert_int_equal(import(fixture, "lines.ndjson"), 0);
  assert_int_equal(fixture->report.credentials, 4);
  assert_int_equal(fixture->report.documents, 4);
  assert_int_equal(fixture->report.skipped, 0);
}

static void a_line_without_an_end_is_passed_over(void **state) {
  struct fixture *fixture = *state;
  enum { HUGE = 66 << 20 };
  char text[RECORD];
  char *huge = malloc(HUGE);
  assert_non_null(huge);
  size_t start = strlen(record(text, sizeof text, 1, "Before"));
  memset(huge, 'x', HUGE);
  memcpy(huge, text, start);
  memcpy(huge + start, "\n{}\n", 4);
  (void)record(text, sizeof text, 2, "After");
  huge[HUGE - strlen(text) - 1] = '\n';
  memcpy(huge + HUGE - strlen(text), text, strlen(text));
  write_bytes(fixture, "huge.ndjson", huge, HUGE);
  free(huge);
  assert_int_equal(import(fixture, "huge.ndjson"), 0);
  assert_int_equal(fixture->report.credentials, 2);
  assert_int_equal(fixture->report.skipped, 2);
  assert_non_null(strstr(fixture->report.skips[1].where, "3"));
  assert_true(was_skipped(fixture, "longer"));
}

static void any_number_of_parsers_builds_the_same(void **state) {
  struct fixture *fixture = *state;
  size_t length = 0;
  char *lines = make_lines(1, 1500, &length);
  char first[64] = "";
  memcpy(lines + length / 2, "      ", 6); /* a record in the middle that is damaged */
  write_bytes(fixture, "lines.ndjson", lines, length);
  free(lines);
  for (fixture->parsers = 1; fixture->parsers <= 7; fixture->parsers += 3) {
    struct catalog *catalog = NULL;
    assert_int_equal(import(fixture, "lines.ndjson"), 0);
    assert_int_equal(fixture->report.skipped, 1);
    assert_int_equal(catalog_open(&catalog, fixture->snapshot, &fixture->error), 0);
    if (fixture->parsers == 1) {
      (void)snprintf(first, sizeof first, "%s", catalog_about(catalog)->id);
    }
    assert_string_equal(first, catalog_about(catalog)->id);
    catalog_close(catalog);
  }
}

/* ---- what means harm ---- */

static void links_and_devices_in_an_archive_are_passed_over(void **state) {
  struct fixture *fixture = *state;
  char text[RECORD];
  struct archive *archive = open_archive(fixture, "links.tar", ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE);
  (void)record(text, sizeof text, 1, "One");
  add_entry(archive, "one.json", text, strlen(text));
  add_special(archive, "link.json", AE_IFLNK, "/etc/passwd");
  add_special(archive, "hard.json", AE_IFREG, "one.json");
  add_special(archive, "pipe", AE_IFIFO, NULL);
  add_special(archive, "device", AE_IFCHR, NULL);
  add_special(archive, "folder/", AE_IFDIR, NULL);
  close_archive(archive);
  assert_int_equal(import(fixture, "links.tar"), 0);
  assert_int_equal(fixture->report.credentials, 1);
  assert_int_equal(fixture->report.documents, 1);
  assert_int_equal(fixture->report.skipped, 4);
}

static void archives_within_archives_are_passed_over(void **state) {
  struct fixture *fixture = *state;
  char text[RECORD];
  char inner[4096] = {0};
  static const char *const heads[] = {"PK\3\4....", "\x1f\x8b\x08....", "\x28\xb5\x2f\xfd....", "Rar!...."};
  struct archive *archive = open_archive(fixture, "nested.zip", ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  (void)record(text, sizeof text, 1, "One");
  add_entry(archive, "one.json", text, strlen(text));
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
    add_entry(archive, "inner", heads[i], strlen(heads[i]));
  }
  memcpy(inner + 257, "ustar", 5);
  add_entry(archive, "inner.tar", inner, sizeof inner);
  close_archive(archive);
  assert_int_equal(import(fixture, "nested.zip"), 0);
  assert_int_equal(fixture->report.credentials, 1);
  assert_int_equal(fixture->report.skipped, 5);
  assert_true(was_skipped(fixture, "an archive"));
}

static void bombs_are_left_alone(void **state) {
  struct fixture *fixture = *state;
  enum { ZEROS = 200 << 20 };
  char text[RECORD];
  char *zeros = calloc(1, ZEROS);
  assert_non_null(zeros);
  write_file(fixture, "good.json", record(text, sizeof text, 1, "One"));
  assert_int_equal(import(fixture, "good.json"), 0);
  for (int i = 0; i < 3; i++) {
    /* Bytes 0, blank lines, and lines without end: in a packed file, and in a tar. */
    memset(zeros, i == 0 ? 0 : i == 1 ? '\n' : ' ', ZEROS);
    (void)record(zeros, ZEROS, 1, "One");
    zeros[strlen(text)] = i == 2 ? '\n' : zeros[ZEROS - 1];
    write_packed(fixture, "bomb.gz", ARCHIVE_FILTER_GZIP, zeros, ZEROS);
    assert_true(import(fixture, "bomb.gz") < 0);
    struct archive *archive = open_archive(fixture, "bomb.tgz", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
    add_entry(archive, "a.ndjson", zeros, ZEROS);
    close_archive(archive);
    assert_true(import(fixture, "bomb.tgz") < 0);
    assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
    assert_int_equal(credentials_there(fixture), 1);
  }
  free(zeros);
}

static void cut_archives_give_what_can_be_read(void **state) {
  struct fixture *fixture = *state;
  size_t length = 0;
  char *lines = make_lines(1, 3000, &length);
  for (int i = 1; i < FILTERS; i++) {
    char path[PATH];
    struct stat status;
    write_packed(fixture, "cut", filters[i], lines, length);
    path_of(fixture, "cut", path);
    assert_int_equal(stat(path, &status), 0);
    for (int tenth = 0; tenth < 10; tenth += 3) {
      assert_int_equal(truncate(path, status.st_size * (10 - tenth) / 10 - 1), 0);
      int result = import(fixture, "cut");
      assert_true(result == 0 ? fixture->report.skipped > 0 : fixture->error.message[0] != '\0');
      assert_true(fixture->report.credentials < 3000 || result != 0 || tenth == 0);
    }
  }
  free(lines);
}

/* ---- whole snapshots ---- */

/* A snapshot of `count` records, as FOLDER/in/NAME. */
static void make_snapshot(struct fixture *fixture, const char *name, int count) {
  char path[PATH];
  size_t length = 0;
  char *lines = make_lines(1, count, &length);
  write_bytes(fixture, "for_snapshot.ndjson", lines, length);
  free(lines);
  assert_int_equal(import(fixture, "for_snapshot.ndjson"), 0);
  path_of(fixture, name, path);
  assert_int_equal(rename(fixture->snapshot, path), 0);
}

static void a_snapshot_takes_the_place_of_the_old_one(void **state) {
  struct fixture *fixture = *state;
  make_snapshot(fixture, "stick.db", 20);
  make_snapshot(fixture, "old.db", 3);
  assert_int_equal(import(fixture, "for_snapshot.ndjson"), 0);
  assert_int_equal(credentials_there(fixture), 3);
  char index[PATH];
  (void)snprintf(index, sizeof index, "%.300s/out/catalog.idx", fixture->folder);
  assert_int_equal(unlink(index), 0);
  assert_int_equal(import(fixture, "stick.db"), 0);
  assert_int_equal(access(index, F_OK), 0); /* made anew */
  assert_string_equal(fixture->report.kind, "snapshot");
  assert_int_equal(fixture->report.credentials, 20);
  assert_int_equal(credentials_there(fixture), 20);
}

static void alter(const struct fixture *fixture, const char *name, const char *sql) {
  char path[PATH];
  sqlite3 *database = NULL;
  path_of(fixture, name, path);
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void foreign_and_damaged_snapshots_are_refused(void **state) {
  struct fixture *fixture = *state;
  char path[PATH];
  struct stat status;
  make_snapshot(fixture, "a.db", 200);
  make_snapshot(fixture, "b.db", 200);
  make_snapshot(fixture, "c.db", 200);
  make_snapshot(fixture, "here.db", 2);
  assert_int_equal(import(fixture, "for_snapshot.ndjson"), 0);
  alter(fixture, "foreign.db", "CREATE TABLE t (x); INSERT INTO t VALUES (1);");
  assert_true(import(fixture, "foreign.db") < 0);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  alter(fixture, "a.db", "PRAGMA user_version = 99;");
  assert_true(import(fixture, "a.db") < 0);
  assert_int_equal(fixture->error.code, ERROR_VERSION);
  path_of(fixture, "b.db", path);
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(truncate(path, status.st_size / 2), 0);
  assert_true(import(fixture, "b.db") < 0);
  path_of(fixture, "c.db", path);
  FILE *file = fopen(path, "r+");
  assert_non_null(file);
  for (long at = 8192; at + 2048 < (long)status.st_size; at += 4096) { /* every page but the first two */
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    for (int i = 0; i < 64; i++) {
      (void)fputc(0xee, file);
    }
  }
  assert_int_equal(fclose(file), 0);
  assert_true(import(fixture, "c.db") < 0);
  assert_int_equal(credentials_there(fixture), 2);
  (void)snprintf(path, sizeof path, "ls -A '%.300s/out' | grep -q -v '^catalog[.]'", fixture->folder);
  assert_int_not_equal(system(path), 0); /* nothing is left beside it */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(tar_archives_are_read_packed_or_not, set_up, tear_down),
      cmocka_unit_test_setup_teardown(packed_files_are_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_folder_may_hold_all_of_them, set_up, tear_down),
      cmocka_unit_test_setup_teardown(lines_come_in_all_shapes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_line_without_an_end_is_passed_over, set_up, tear_down),
      cmocka_unit_test_setup_teardown(any_number_of_parsers_builds_the_same, set_up, tear_down),
      cmocka_unit_test_setup_teardown(links_and_devices_in_an_archive_are_passed_over, set_up, tear_down),
      cmocka_unit_test_setup_teardown(archives_within_archives_are_passed_over, set_up, tear_down),
      cmocka_unit_test_setup_teardown(bombs_are_left_alone, set_up, tear_down),
      cmocka_unit_test_setup_teardown(cut_archives_give_what_can_be_read, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_snapshot_takes_the_place_of_the_old_one, set_up, tear_down),
      cmocka_unit_test_setup_teardown(foreign_and_damaged_snapshots_are_refused, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
