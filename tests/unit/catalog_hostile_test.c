/* SPDX-License-Identifier: MIT */
/* Snapshots that somebody else wrote, or that the disk has damaged. */
#include "catalog_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/catalog/sql.h"

static void build_rich(struct place_for_tests *place) {
  build_start(place);
  struct cost_item item = {.type = "costType:Tuition", .cents = 100, .currency = "USD"};
  struct alignment skill = {.relation = "ceterms:teaches", .name = "Welding"};
  struct alignment job = {.code = "31-1131"};
  struct reference owner = {.name = "Essex College"};
  struct condition condition = {.kind = "requires", .text = "be 18", .minimum_age = 18, .years_of_experience = -1};
  struct outcome outcome = {.measure = "employed", .value = 80, .unit = "percent", .n = 5, .months_after = 6};
  const char *delivery[] = {"deliveryType:InPerson"};
  for (int i = 0; i < 40; i++) {
    struct edge next = {.kind = EDGE_PREPARATION,
                        .outward = true,
                        .other = {.ctid = arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", i + 1)}};
    struct record record =
        credential_made(arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", i), "Some Name");
    record.costs = &item;
    record.skills = (struct alignments){&skill, 1};
    record.occupations = (struct alignments){&job, 1};
    record.owned_by = (struct references){&owner, 1};
    record.conditions = &condition;
    record.outcomes = &outcome;
    record.cost_count = record.condition_count = record.outcome_count = 1;
    record.delivery = (struct names){delivery, 1};
    record.edges = &next;
    record.edge_count = 1;
    build_add(place, &record);
  }
  (void)build_end(place);
}

/* Reads everything there is; failing is allowed, as long as it says why. */
static void read_all(struct catalog *catalog) {
  struct arena *arena = arena_new((size_t)64 << 20);
  assert_non_null(arena);
  for (int i = -1; i < 41; i++) {
    struct error error = {0};
    struct credential credential;
    const char *ctid = arena_printf(arena, "ce-00000000-0000-4000-8000-%012d", i);
    if (credential_read(catalog, arena, ctid, &credential, &error) == 0) {
      assert_non_null(credential.row.name);
      assert_non_null(credential.row.ctid);
      assert_non_null(credential.rank_why);
      assert_true(credential.row.cost >= -1 && credential.row.earnings >= -1);
      assert_true(isfinite(credential.row.days) && credential.row.days >= -1);
    } else {
      assert_int_not_equal(strlen(error.message), 0);
    }
    struct credential_row row;
    const long id = i;
    if (credential_rows(catalog, arena, &id, 1, &row, &error) != 0) {
      assert_int_not_equal(strlen(error.message), 0);
    }
  }
  (void)credential_count_for_job(catalog, "31-1131.00");
  struct error error;
  if (catalog_check(catalog, &error) != 0) {
    assert_int_not_equal(strlen(error.message), 0);
  }
  arena_free(arena);
}

static void change(struct place_for_tests *place, const char *sql) {
  catalog_close(place->catalog);
  place->catalog = NULL;
  sqlite3 *database;
  assert_int_equal(sqlite3_open(place->path, &database), SQLITE_OK);
  if (sql_execute(database, sql, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  assert_int_equal(catalog_open(&place->catalog, place->path, &place->error), 0);
}

static void wrong_types_do_no_harm(void **state) {
  struct place_for_tests *place = *state;
  static const char *const changes[] = {
      "UPDATE credential SET cost = 'much', days = 'long', earnings = x'ff00', rank = 'x', organization = 'o'",
      "UPDATE credential SET cost = -5, days = -1e308, earnings = -1, earnings_months = 99999999999, currency = 12",
      "UPDATE credential SET days = 9e999, days_max = -9e999, effort_hours = 'NaN', name = x'fffefd', type = 5",
      "UPDATE credential SET earnings = 5, earnings_basis = NULL, earnings_reason = NULL",
      "UPDATE condition SET parent = id, minimum_age = 9e18, years_of_experience = 'x', kind = x'00'",
      "UPDATE credential_job SET job = zeroblob(3000000), basis = 5, position = 'x' WHERE credential < 3",
      "UPDATE edge SET target = source, target_name = NULL, kind = x'1b'",
      "UPDATE outcome SET value = 'x', n = -4, months_after = 1e300, withheld = 'maybe'",
      "UPDATE job SET wage_median = 'x', openings = 9e999, growth_percent = -9e999, title = x''",
      "UPDATE feature SET value = x'1b5b326a'",
      "DELETE FROM skill",
      "DELETE FROM job; DELETE FROM organization",
  };
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    build_rich(place);
    change(place, changes[i]);
    read_all(place->catalog);
  }
}

static void missing_tables_are_told(void **state) {
  struct place_for_tests *place = *state;
  static const char *const changes[] = {
      "DROP TABLE cost_item",
      "DROP TABLE credential_job",
      "DROP TABLE edge",
      "DROP TABLE job",
      "DROP TABLE credential; CREATE TABLE credential(id, ctid, name)",
      "DROP TABLE quality; CREATE TABLE quality(credential, relation, PRIMARY KEY(credential)) WITHOUT ROWID"};
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    build_rich(place);
    change(place, changes[i]);
    struct credential credential;
    assert_int_not_equal(credential_read(place->catalog, place->arena, CTID("01"), &credential, &place->error), 0);
    assert_int_equal(place->error.code, ERROR_BAD_DATA);
    read_all(place->catalog);
  }
}

static void nothing_reaches_the_terminal(void **state) {
  struct place_for_tests *place = *state;
  build_rich(place);
  change(place,
         "UPDATE credential SET name = 'a' || char(27) || '[2J' || char(10) || 'b' || char(155) || char(8238) || "
         "char(8203) || char(65279) || char(917505) || '<b>&amp;', description = x'41ff42'");
  struct credential made = read_made(place, CTID("01"));
  assert_string_equal(made.row.name,
                      "a?[2J\nb"
                      "??"
                      "???"
                      "???"
                      "???"
                      "????"
                      "<b>&amp;");
  assert_null(strchr(made.description, '\xff'));
  change(place, "UPDATE meta SET value = 'x' || char(27) || 'y' WHERE key = 'source'");
  assert_string_equal(catalog_about(place->catalog)->source, "x?y");
}

static void endless_lists_are_cut(void **state) {
  struct place_for_tests *place = *state;
  build_rich(place);
  change(place,
         "INSERT INTO aid(credential, name, type) SELECT 1, 'n', 't' FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
         "SELECT i + 1 FROM n "
         "WHERE i < 20000) SELECT i FROM n);"
         "INSERT INTO meta SELECT 'note:' || i, 'n' FROM (WITH RECURSIVE n(i) AS (SELECT 5 UNION ALL SELECT i + 1 "
         "FROM n WHERE i < 500) SELECT i FROM n)");
  const char *first = ask(place, "SELECT ctid FROM credential WHERE id = 1");
  assert_int_equal(read_made(place, first).aid_count, CREDENTIAL_MOST_LINES);
  size_t notes = 0;
  while (catalog_about(place->catalog)->notes[notes] != NULL) {
    notes++;
  }
  assert_int_equal(notes, 20);
}

/* Without memory it fails with its sentence, wherever memory ends. */
static void no_memory_is_told(void **state) {
  struct place_for_tests *place = *state;
  build_rich(place);
  int failed = 0;
  bool worked = false;
  for (size_t limit = 0; limit < 20000 && !worked; limit += 37) {
    struct arena *arena = arena_new(limit);
    struct credential credential;
    struct error error = {0};
    worked = credential_read(place->catalog, arena, CTID("01"), &credential, &error) == 0;
    if (!worked) {
      failed++;
      assert_true(error.code == ERROR_NO_MEMORY || error.code == ERROR_NOT_FOUND);
    } else {
      assert_int_equal(credential.condition_count, 1);
      assert_string_equal(credential.jobs[0].title, "Nursing Assistants");
    }
    arena_free(arena);
  }
  assert_true(worked);
  assert_true(failed > 10);
}

/* Bytes changed all over the file: it opens or not, it reads or not, but it
 * neither crashes nor hangs. The seed is fixed, so that a failure comes again. */
static void damaged_bytes_do_no_harm(void **state) {
  struct place_for_tests *place = *state;
  build_rich(place);
  catalog_close(place->catalog);
  place->catalog = NULL;
  struct stat status;
  assert_int_equal(stat(place->path, &status), 0);
  char *bytes = malloc((size_t)status.st_size);
  char *copy = malloc((size_t)status.st_size);
  assert_true(bytes != NULL && copy != NULL);
  FILE *file = fopen(place->path, "rb");
  assert_non_null(file);
  assert_int_equal(fread(bytes, 1, (size_t)status.st_size, file), (size_t)status.st_size);
  assert_int_equal(fclose(file), 0);
  unsigned seed = 12345;
  for (int round = 0; round < 80; round++) {
    memcpy(copy, bytes, (size_t)status.st_size);
    for (int i = 0; i < 60; i++) {
      seed = seed * 1103515245U + 12345U;
      size_t at = 100 + (size_t)(seed >> 4) % ((size_t)status.st_size - 100);
      seed = seed * 1103515245U + 12345U;
      copy[at] = (char)(seed >> 16);
    }
    file = fopen(place->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(copy, 1, (size_t)status.st_size, file), (size_t)status.st_size);
    assert_int_equal(fclose(file), 0);
    struct catalog *catalog;
    struct error error = {0};
    if (catalog_open(&catalog, place->path, &error) == 0) {
      read_all(catalog);
      catalog_close(catalog);
    } else {
      assert_int_not_equal(strlen(error.message), 0);
    }
  }
  free(bytes);
  free(copy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(wrong_types_do_no_harm), TEST(missing_tables_are_told), TEST(nothing_reaches_the_terminal),
      TEST(endless_lists_are_cut),  TEST(no_memory_is_told),       TEST(damaged_bytes_do_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
