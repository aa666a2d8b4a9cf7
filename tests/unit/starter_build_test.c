/* SPDX-License-Identifier: MIT */
/* The whole starter snapshot, compared with the facts that it was made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "data/starter/facts.h"
#include "data/starter/records.h"
#include "data/starter/snapshot.h"

#define PROGRAMS " source LIKE 'New Jersey Eligible Training Provider List, snapshot%'"

struct fixture {
  char folder[64], path[128];
  struct arena *arena;
  const char *facts_folder, *ladders_folder;
  struct starter_facts facts;
  struct catalog_written written;
  sqlite3 *database;
};

static int set_up(void **state) {
  static struct fixture fixture = {.folder = "/tmp/starter-build-XXXXXX"};
  struct error error = {0};
  const char *source = getenv("LADDERWAY_SOURCE");
  source = source == NULL ? "." : source;
  assert_non_null(mkdtemp(fixture.folder));
  snprintf(fixture.path, sizeof fixture.path, "%s/catalog.db", fixture.folder);
  fixture.arena = arena_new((size_t)32 << 20);
  fixture.facts_folder = arena_printf(fixture.arena, "%s/data/starter/facts", source);
  fixture.ladders_folder = arena_printf(fixture.arena, "%s/data/starter/ladders", source);
  if (starter_facts_read(fixture.arena, fixture.facts_folder, &fixture.facts, &error) < 0 ||
      starter_build(fixture.facts_folder, fixture.ladders_folder, fixture.path, &fixture.written, &error) < 0) {
    fail_msg("%s", error.message);
  }
  assert_int_equal(sqlite3_open_v2(fixture.path, &fixture.database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  *state = &fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  sqlite3_close(fixture->database);
  arena_free(fixture->arena);
  unlink(fixture->path);
  snprintf(fixture->path, sizeof fixture->path, "%s/catalog.idx", fixture->folder);
  unlink(fixture->path);
  return rmdir(fixture->folder);
}

static long long ask(const struct fixture *fixture, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(fixture->database, sql, -1, &statement, NULL) != SQLITE_OK) {
    fail_msg("%s: %s", sql, sqlite3_errmsg(fixture->database));
  }
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  long long value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static void test_programs_are_all_there(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(ask(fixture, "SELECT count(*) FROM credential WHERE" PROGRAMS), 1329);
  assert_int_equal(ask(fixture, "SELECT count(*) FROM credential"), fixture->written.credentials);
  assert_int_equal(ask(fixture, "SELECT count(*) FROM credential WHERE organization IS NULL AND" PROGRAMS), 60);
  assert_int_equal(ask(fixture, "SELECT count(*) FROM job"), 1016);
}

static void test_costs_add_up(void **state) {
  struct fixture *fixture = *state;
  long long sum = 0, tuition = 0, priced = 0;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    const struct starter_program *program = &fixture->facts.programs[i];
    long long parts = 0;
    for (size_t kind = 0; kind < COST_KINDS; kind++) {
      parts += program->cents[kind];
    }
    long long total = starter_total(program) > 0 ? starter_total(program) : parts;
    sum += total;
    priced += total > 0;
    tuition += program->cents[COST_TUITION];
  }
  assert_int_equal(ask(fixture, "SELECT sum(cost) FROM credential WHERE" PROGRAMS), sum);
  assert_int_equal(ask(fixture, "SELECT count(cost) FROM credential WHERE" PROGRAMS), priced);
  assert_int_equal(ask(fixture,
                       "SELECT sum(cents) FROM cost_item JOIN credential ON id = credential "
                       "WHERE cost_item.type = 'costType:Tuition' AND" PROGRAMS),
                   tuition);
}

static void test_times_are_all_there(void **state) {
  struct fixture *fixture = *state;
  long long hours = 0;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    double stated = fixture->facts.programs[i].clock_hours;
    hours += stated > 0 ? (long long)stated : 0;
  }
  assert_int_equal(ask(fixture, "SELECT count(days_min) FROM credential WHERE" PROGRAMS), 1329);
  assert_int_equal(ask(fixture, "SELECT sum(effort_hours) FROM credential WHERE" PROGRAMS), hours);
}

static void test_outcomes_are_joined(void **state) {
  struct fixture *fixture = *state;
  long long programs = 0, withheld = 0, figures = 0;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    const struct starter_outcome *outcome = starter_outcome_of(&fixture->facts, &fixture->facts.programs[i]);
    long long before = figures;
    for (size_t q = 0; outcome != NULL && q < STARTER_QUARTERS; q++) {
      const struct starter_measures *after = &outcome->after[q];
      if (after->completed > 0) {
        figures += q == 0 ? 3 : 4;
        withheld += (after->employed != after->employed) + (after->wage != after->wage) +
                    (q > 0 && after->retained != after->retained);
      }
    }
    programs += figures > before;
  }
#define OUTCOMES " FROM outcome JOIN credential ON id = credential WHERE credential." PROGRAMS
  assert_true(programs > 400 && programs <= 461);
  assert_int_equal(ask(fixture, "SELECT count(DISTINCT credential)" OUTCOMES), programs);
  assert_int_equal(ask(fixture, "SELECT count(*)" OUTCOMES), figures);
  assert_int_equal(ask(fixture, "SELECT sum(withheld)" OUTCOMES), withheld);
  assert_int_equal(ask(fixture, "SELECT count(*)" OUTCOMES " AND withheld AND value IS NOT NULL"), 0);
}

static void test_the_state_confirms(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(ask(fixture,
                       "SELECT count(*) FROM quality JOIN credential ON id = credential "
                       "WHERE relation = 'approvedBy' AND confirmed AND credential." PROGRAMS),
                   1329);
}

static void test_licenses_are_led_to(void **state) {
  struct fixture *fixture = *state;
  long long edges = 0;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    edges += (fixture->facts.programs[i].license != NULL) + (fixture->facts.programs[i].credential != NULL);
  }
  assert_int_equal(ask(fixture,
                       "SELECT count(*) FROM edge JOIN credential s ON s.ctid = edge.source "
                       "JOIN credential t ON t.ctid = edge.target WHERE kind = 'preparation' AND s." PROGRAMS),
                   edges);
}

static void test_bad_folder_leaves_nothing(void **state) {
  struct fixture *fixture = *state;
  struct error error = {0};
  char path[128];
  snprintf(path, sizeof path, "%s/none.db", fixture->folder);
  assert_true(starter_build(fixture->facts_folder, "/no/such/folder", path, NULL, &error) < 0);
  assert_non_null(strstr(error.message, "/no/such/folder"));
  assert_int_not_equal(access(path, F_OK), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_programs_are_all_there),    cmocka_unit_test(test_costs_add_up),
      cmocka_unit_test(test_times_are_all_there),       cmocka_unit_test(test_outcomes_are_joined),
      cmocka_unit_test(test_the_state_confirms),        cmocka_unit_test(test_licenses_are_led_to),
      cmocka_unit_test(test_bad_folder_leaves_nothing),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
