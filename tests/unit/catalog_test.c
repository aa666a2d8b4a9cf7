/* SPDX-License-Identifier: MIT */
/* Opening a snapshot: what it says of itself, and everything that is none. */
#include "catalog_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/catalog/sql.h"

static void build_one(struct place_for_tests *place) {
  build_start(place);
  struct record record = credential_made(CTID("01"), "Nursing Assistant");
  build_add(place, &record);
  (void)build_end(place);
}

static void tells_what_it_is(void **state) {
  struct place_for_tests *place = *state;
  build_one(place);
  const struct catalog_about *about = catalog_about(place->catalog);
  assert_int_equal(strlen(about->id), 16);
  assert_string_equal(about->kind, "folder");
  assert_string_equal(about->source, "records");
  assert_string_equal(about->date, "2026-11-14");
  assert_int_equal(strlen(about->built), 20);
  assert_string_equal(about->jobs_source, "made by hand");
  assert_string_equal(about->notes[0], "first note");
  assert_string_equal(about->notes[1], "second note");
  assert_null(about->notes[2]);
  assert_int_equal(about->credentials, 1);
  assert_int_equal(about->records, 1);
  assert_int_equal(about->jobs, 5);
  assert_int_equal(about->rated_jobs, 4);
  assert_int_equal(about->organizations, 0);
  assert_string_equal(catalog_path(place->catalog), place->path);
  assert_string_equal(catalog_meta(place->catalog, place->arena, "kind"), "folder");
  assert_null(catalog_meta(place->catalog, place->arena, "nothing"));
  assert_int_equal(catalog_check(place->catalog, &place->error), 0);
  struct stat status;
  assert_int_equal(stat(place->path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0644);
}

static void assert_refused(struct place_for_tests *place, const char *path, enum error_code code, const char *part) {
  struct catalog *catalog = NULL;
  struct error error = {0};
  assert_int_not_equal(catalog_open(&catalog, path, &error), 0);
  assert_null(catalog);
  assert_int_equal(error.code, code);
  if (strstr(error.message, part) == NULL) {
    fail_msg("\"%s\" does not say \"%s\"", error.message, part);
  }
  (void)place;
}

static void write_file(const char *path, const void *bytes, size_t length) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

static void patch(const char *path, long offset, const void *bytes, size_t length) {
  FILE *file = fopen(path, "r+b");
  assert_non_null(file);
  assert_int_equal(fseek(file, offset, SEEK_SET), 0);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

static void refuses_what_is_none(void **state) {
  struct place_for_tests *place = *state;
  assert_refused(place, place->path, ERROR_NOT_FOUND, "no snapshot");
  assert_refused(place, place->folder, ERROR_BAD_DATA, "not a file");
  assert_refused(place, "/dev/null", ERROR_BAD_DATA, "not a file");
  assert_refused(place, "/dev/null/x", ERROR_NOT_FOUND, "no snapshot");
  write_file(place->path, "", 0);
  assert_refused(place, place->path, ERROR_BAD_DATA, "empty");
  write_file(place->path, "hello", 5);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a snapshot");
  char noise[4096];
  memset(noise, 'x', sizeof noise);
  write_file(place->path, noise, sizeof noise);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a snapshot");
  assert_int_equal(remove(place->path), 0);
  assert_int_equal(mkfifo(place->path, 0600), 0);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a file");
}

static void refuses_other_databases(void **state) {
  struct place_for_tests *place = *state;
  sqlite3 *database;
  assert_int_equal(sqlite3_open(place->path, &database), SQLITE_OK);
  assert_int_equal(sql_execute(database, "CREATE TABLE meta(key, value)", &place->error), 0);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a snapshot");
  /* ours by its number, but empty inside */
  assert_int_equal(sqlite3_open(place->path, &database), SQLITE_OK);
  assert_int_equal(sql_execute(database, "PRAGMA application_id = 1281451108; PRAGMA user_version = 3", &place->error),
                   0);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  assert_refused(place, place->path, ERROR_BAD_DATA, "damaged");
}

static void refuses_another_version(void **state) {
  struct place_for_tests *place = *state;
  build_one(place);
  patch(place->path, 60, "\0\0\0\x63", 4);
  assert_refused(place, place->path, ERROR_VERSION, "format 99, this one reads 3");
}

static void refuses_a_cut_file(void **state) {
  struct place_for_tests *place = *state;
  build_one(place);
  struct stat status;
  assert_int_equal(stat(place->path, &status), 0);
  assert_int_equal(truncate(place->path, status.st_size - 1), 0);
  assert_refused(place, place->path, ERROR_BAD_DATA, "end is missing");
  assert_int_equal(truncate(place->path, 4096), 0);
  assert_refused(place, place->path, ERROR_BAD_DATA, "end is missing");
  assert_int_equal(truncate(place->path, 60), 0);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a snapshot");
}

static void refuses_views(void **state) {
  struct place_for_tests *place = *state;
  build_one(place);
  sqlite3 *database;
  assert_int_equal(sqlite3_open(place->path, &database), SQLITE_OK);
  assert_int_equal(sql_execute(database,
                               "DROP TABLE aid; CREATE VIEW aid AS WITH RECURSIVE n(credential) AS (SELECT 1 UNION ALL "
                               "SELECT credential FROM n) SELECT credential, 'x' AS name, 'x' AS type FROM n",
                               &place->error),
                   0);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  assert_refused(place, place->path, ERROR_BAD_DATA, "not a snapshot");
}

static void opens_odd_names(void **state) {
  struct place_for_tests *place = *state;
  static const char *const names[] = {"a b?c#d%41&e.db", "\xc3\xa9\xff.db", "file:x?mode=memory", "'quote\".db"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    (void)snprintf(place->path, sizeof place->path, "/%s/%s", place->folder, names[i]); /* two slashes in front */
    build_one(place);
    assert_int_equal(catalog_about(place->catalog)->credentials, 1);
    assert_int_equal(leftovers(place), 0);
  }
  assert_int_equal(chdir(place->folder), 0);
  strcpy(place->path, "plain?.db");
  build_one(place);
  assert_int_equal(access("plain?.db", R_OK), 0);
}

static void makes_folders(void **state) {
  struct place_for_tests *place = *state;
  const char *folders[] = {"/x/y", "/x"};
  (void)snprintf(place->path, sizeof place->path, "%s/x/y/catalog.db", place->folder);
  build_one(place);
  catalog_close(place->catalog);
  place->catalog = NULL;
  assert_int_equal(remove(place->path), 0);
  (void)snprintf(place->path, sizeof place->path, "%s/x/y/catalog.idx", place->folder);
  assert_int_equal(remove(place->path), 0);
  for (size_t i = 0; i < 2; i++) {
    char path[256];
    (void)snprintf(path, sizeof path, "%s%s", place->folder, folders[i]);
    assert_int_equal(rmdir(path), 0);
  }
}

static void copies_jobs(void **state) {
  struct place_for_tests *place = *state;
  build_one(place);
  char first[160];
  strcpy(first, place->path);
  (void)snprintf(place->path, sizeof place->path, "%s/second.db", place->folder);
  const struct catalog_source source = {"ndjson", "other", NULL, NULL};
  assert_int_equal(catalog_writer_open(&place->writer, place->path, &source, &place->error), 0);
  assert_int_equal(catalog_writer_jobs_from(place->writer, "/nowhere", &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_int_equal(catalog_writer_jobs_from(place->writer, first, &place->error), 0);
  (void)build_end(place);
  assert_int_equal(catalog_about(place->catalog)->jobs, 5);
  assert_int_equal(strlen(catalog_about(place->catalog)->date), 10);
  assert_string_equal(catalog_about(place->catalog)->jobs_source, "made by hand");
  assert_string_equal(catalog_about(place->catalog)->source, "other");
  assert_answer(place, "SELECT count(*) FROM job_rating", "3");
  assert_answer(place, "SELECT wage_median FROM job WHERE code = '31-1131.00'", "3800000");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(tells_what_it_is),        TEST(refuses_what_is_none), TEST(refuses_other_databases),
      TEST(refuses_another_version), TEST(refuses_a_cut_file),   TEST(refuses_views),
      TEST(opens_odd_names),         TEST(makes_folders),        TEST(copies_jobs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
