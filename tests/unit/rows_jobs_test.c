/* SPDX-License-Identifier: MIT */
/*
 * Other occupations in a snapshot that is there: the same rows must result as
 * from building it anew with them. Here the starter data, with every seventh
 * occupation gone, other wages, and program codes that lead elsewhere.
 */
#include "tests/unit/rows_support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/rank.h"
#include "data/jobs/import.h"
#include "data/jobs/onet.h"
#include "data/starter/snapshot.h"

enum { COMMAND = 8192 };

static const char *source(void) {
  const char *folder = getenv("LADDERWAY_SOURCE");
  assert_non_null(folder);
  return folder;
}

/* The tables that the starter snapshot is made of. */
static const char *facts(void) {
  static char folder[4200];
  (void)snprintf(folder, sizeof folder, "%s/data/starter/facts", source());
  return folder;
}

/* A shell script in which $1 is the test's folder, $2 that of the facts, $3 the year of the wages. */
static void run(const struct rows_place *place, const char *script, const char *year) {
  char command[COMMAND];
  int wrote =
      snprintf(command, sizeof command, "set -- '%s' '%s' %s; set -eu; %s", place->folder, facts(), year, script);
  assert_true(wrote > 0 && (size_t)wrote < sizeof command);
  assert_int_equal(system(command), 0); /* NOLINT(cert-env33-c): the command is ours */
}

static const char download[] =
    "mkdir \"$1/from\" \"$1/to\";"
    /* Those that the starter's records of licenses are about stay: the records must be the same. */
    "awk -F'\\t' 'NR == FNR {kept[$1] = 1; next} FNR == 1 {print \"O*NET-SOC Code\\tTitle\"}"
    "  FNR > 1 && (FNR % 7 || $1 in kept) {print $1 \"\\t\" $2} END {print \"29-1141.99\\tNurses of Another Kind\"}'"
    "  \"$2/licenses.tsv\" \"$2/occupations.tsv\" >\"$1/from/Occupation Data.txt\";"
    "printf 'O*NET-SOC Code\\tTask ID\\tTask\\n29-1141.00\\t1\\tHelp.\\n29-1141.99\\t2\\tFly kites.\\n'"
    "  >\"$1/from/Task Statements.txt\";"
    "printf 'O*NET-SOC Code\\tTask ID\\tDWA ID\\n29-1141.99\\t2\\t4.A.1.a.1.I01.D99\\n' >\"$1/from/Tasks to DWAs.txt\";"
    "printf 'DWA ID\\tDWA Title\\n4.A.1.a.1.I01.D99\\tFly kites.\\n' >\"$1/from/DWA Reference.txt\";"
    "awk -F'\\t' 'NR == 1 {print \"PRIM_STATE,I_GROUP,O_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,"
    "A_PCT75,A_PCT90,A_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,H_MEAN\"}"
    "  NR > 1 {printf \"US,cross-industry,detailed,%s,\\\"%s\\\",%s\", $1, $2, NR % 5 ? $3 : \"*\";"
    "  for (i = 4; i <= 15; i++) printf \",%s\", (i == 6 && $i + 0 > 0 ? $i + 1000 * (NR % 13 - 6) : $i); print \"\"}'"
    "  \"$2/wages.tsv\" >\"$1/from/national_M$3.csv\";"
    "awk -F'\\t' 'NR == 1 {print \"CIP2020Code,CIP2020Title,SOC2018Code\"} NR > 1 && NR % 5 {n = split($3, s, \" \");"
    "  for (i = 1 + (NR % 2 && n > 1); i <= n; i++) printf \"%s,\\\"%s\\\",%s\\n\", $1, $2, s[i]}'"
    "  \"$2/programs_to_occupations.tsv\" >\"$1/from/crosswalk.csv\"";

/* Other tables in "to", out of a download with wages of that year. */
static void bring(struct rows_place *place, const char *year) {
  char from[128];
  char to[128];
  struct onet_report report;
  struct arena *arena = arena_new((size_t)16 << 20);
  run(place, download, year);
  (void)snprintf(from, sizeof from, "%s/from", place->folder);
  (void)snprintf(to, sizeof to, "%s/to", place->folder);
  const struct onet_options options = {.from = from, .base = facts(), .to = to};
  if (onet_convert(arena, &options, &report, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  arena_free(arena);
}

static void build_starter(struct rows_place *place, const char *tables, const char *snapshot) {
  char ladders[4200];
  (void)snprintf(ladders, sizeof ladders, "%s/data/starter/ladders", source());
  if (starter_build(tables, ladders, snapshot, NULL, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
}

/* The starter snapshot as it is, "old", and its rows. */
static void build_old(struct rows_place *place) {
  build_starter(place, facts(), file(place, "old"));
  extract(place, file(place, "old"), file(place, "old.rows"));
}

/* A snapshot with nothing but occupations. */
static void build_jobs(struct rows_place *place, const char *tables, const char *snapshot) {
  const struct catalog_source none = {.kind = "jobs"};
  struct catalog_writer *writer;
  if (catalog_writer_open(&writer, snapshot, &none, &place->error) != 0 ||
      jobs_import(writer, tables, &place->error) != 0 || catalog_writer_finish(writer, NULL, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
}

/* "old.rows" with the occupations of `tables`, as the snapshot "taken". */
static void take(struct rows_place *place, const char *tables) {
  build_jobs(place, tables, file(place, "jobs"));
  extract(place, file(place, "jobs"), file(place, "jobs.rows"));
  if (rows_take_jobs(file(place, "old.rows"), file(place, "jobs.rows"), NULL, NULL, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  assemble(place, file(place, "old.rows"), file(place, "taken"));
}

static long count(const char *snapshot, const char *sql) {
  sqlite3 *database;
  sqlite3_stmt *rows;
  assert_int_equal(sqlite3_open_v2(snapshot, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &rows, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
  long found = (long)sqlite3_column_int64(rows, 0);
  (void)sqlite3_finalize(rows);
  (void)sqlite3_close(database);
  return found;
}

/* Tables of our own, which a folder of O*NET's lacks: what is in the snapshot stays (data/jobs/import_gates.c,
 * import_esco.c, import_older.c). */
static void forget_own_tables(const char *snapshot) {
  sqlite3 *database;
  assert_int_equal(sqlite3_open(snapshot, &database), SQLITE_OK);
  assert_int_equal(sqlite3_exec(database, "DELETE FROM job_gate; DELETE FROM esco_occupation; DELETE FROM older_code",
                                NULL, NULL, NULL),
                   SQLITE_OK);
  (void)sqlite3_close(database);
}

static void same_as_built_anew(void **state) {
  struct rows_place *place = *state;
  bring(place, "2025");
  run(place, "for t in programs providers outcomes same_credentials; do cp \"$2/$t.tsv\" \"$1/to/\"; done", "2025");
  build_old(place);
  build_starter(place, file(place, "to"), file(place, "anew"));
  take(place, file(place, "to"));
  /* The change must be one: ranks, wages, where program codes lead. */
  static const char ranked[] = "SELECT count(*) FROM credential WHERE rank_why LIKE '%jobs%'";
  static const char earned[] = "SELECT sum(earnings) FROM credential WHERE earnings_basis = 'occupation'";
  static const char led[] = "SELECT count(*) FROM credential_job WHERE basis = 'by program code'";
  assert_int_not_equal(count(file(place, "old"), ranked), count(file(place, "anew"), ranked));
  assert_int_not_equal(count(file(place, "old"), earned), count(file(place, "anew"), earned));
  assert_int_not_equal(count(file(place, "old"), led), count(file(place, "anew"), led));
  forget_own_tables(file(place, "anew"));
  forget_own_tables(file(place, "taken"));
  assert_same_snapshot(file(place, "anew"), file(place, "taken"));
  static const char texts[] =
      "SELECT (SELECT count(*) FROM task) + (SELECT count(*) FROM task_activity) +"
      " (SELECT count(*) FROM activity_text) + (SELECT count(*) FROM job_profile) / 100";
  assert_true(count(file(place, "taken"), texts) > 4);
}

/* There and back again. */
static void nothing_is_forgotten(void **state) {
  struct rows_place *place = *state;
  bring(place, "2025");
  build_old(place);
  take(place, file(place, "to"));
  run(place, "rm -f \"$1\"/jobs* \"$1\"/taken*", "2025");
  take(place, facts());
  assert_same_snapshot(file(place, "old"), file(place, "taken"));
}

static void note_names_the_year(void **state) {
  struct rows_place *place = *state;
  bring(place, "2027");
  build_old(place);
  take(place, file(place, "to"));
  assert_int_equal(count(file(place, "taken"), "SELECT count(*) FROM meta WHERE value = 'U.S. wages May 2027.'"), 1);
  assert_int_equal(count(file(place, "taken"), "SELECT count(*) FROM meta WHERE value LIKE '%2025%'"), 0);
}

static void cancelled(void **state) {
  struct rows_place *place = *state;
  char before[DIGEST_HEX];
  char after[DIGEST_HEX];
  build_old(place);
  hash_of(place, file(place, "old.rows"), before);
  assert_true(rows_take_jobs(file(place, "old.rows"), file(place, "nowhere"), NULL, NULL, &place->error) < 0);
  hash_of(place, file(place, "old.rows"), after);
  assert_string_equal(before, after);
}

/* --- the words about the rank --- */

static void why_with_and_without_jobs(void **state) {
  static const struct {
    const char *without, *with;
  } cases[] = {
      {"nothing but its name", "jobs"},
      {"price, time", "price, time, jobs"},
      {"skills", "jobs, skills"},
      {"price, skills, approved by 2", "price, jobs, skills, approved by 2"},
      {"graduates' results, web page", "graduates' results, jobs, web page"},
      {"provider", "jobs, provider"},
      {"nothing but its name, but no longer offered", "jobs, but no longer offered"},
  };
  struct arena *arena = arena_new((size_t)1 << 20);
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_string_equal(rank_why_jobs(arena, cases[i].without, true), cases[i].with);
    assert_string_equal(rank_why_jobs(arena, cases[i].with, false), cases[i].without);
    assert_string_equal(rank_why_jobs(arena, cases[i].with, true), cases[i].with);
    assert_string_equal(rank_why_jobs(arena, cases[i].without, false), cases[i].without);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(same_as_built_anew, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(nothing_is_forgotten, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(note_names_the_year, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(cancelled, rows_place_make, rows_place_clear),
      cmocka_unit_test(why_with_and_without_jobs),
  };
  return cmocka_run_group_tests_name("rows_jobs", tests, NULL, NULL);
}
