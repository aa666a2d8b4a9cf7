/* SPDX-License-Identifier: MIT */
/* Which jobs are near, on the tables that come with the program and on made-up ones. */
#include "data/jobs/near.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "tests/unit/jobs_help.h"

struct bench {
  struct jobs_help help;
  struct job_matrix matrix;
  struct job_near *near;
  double *result;
};

static int open_near(struct bench *bench, const char *folder) {
  struct error error = {0};
  int result = jobs_help_import(&bench->help, folder, &error);
  if (result == 0) {
    result = job_matrix_read(bench->help.catalog, bench->help.arena, &bench->matrix, &error);
  }
  if (result == 0) {
    result = job_near_open(bench->help.catalog, bench->help.arena, &bench->matrix, &bench->near, &error);
  }
  if (result != 0) {
    print_error("%s\n", error.message);
    return result;
  }
  bench->result = arena_array(bench->help.arena, bench->matrix.job_count + 1, sizeof *bench->result);
  return bench->result == NULL ? -1 : 0;
}

static int begin(void **state) {
  static struct bench bench;
  *state = &bench;
  return jobs_help_begin(&bench.help) != 0 ? -1 : open_near(&bench, jobs_help_facts());
}

static int begin_small(void **state) {
  static struct bench bench;
  *state = &bench;
  return jobs_help_begin(&bench.help) != 0 ? -1 : open_near(&bench, jobs_help_good());
}

static int end(void **state) {
  struct bench *bench = *state;
  jobs_help_end(&bench->help);
  return 0;
}

static size_t row_of(const struct bench *bench, const char *code) {
  for (size_t i = 0; i < bench->matrix.job_count; i++) {
    if (strcmp(bench->matrix.jobs[i].code, code) == 0) {
      return i;
    }
  }
  fail_msg("%s is not rated", code);
  return 0;
}

/* The place of `to` among those near `from`, 1 the nearest other one. */
static size_t place_of(struct bench *bench, const char *from, const char *to) {
  struct job_held held = {.row = row_of(bench, from), .weight = 1};
  size_t row = row_of(bench, to);
  size_t place = 1;
  job_near_to(bench->near, &held, 1, bench->result);
  for (size_t i = 0; i < bench->matrix.job_count; i++) {
    place += i != held.row && bench->result[i] > bench->result[row];
  }
  return place;
}

static void finds_what_people_move_to(void **state) {
  static const char *const moves[][2] = {
      {"31-1131.00", "31-1121.00"}, {"31-1131.00", "31-1122.00"}, /* nursing assistants: home health, personal care */
      {"31-1131.00", "31-1132.00"}, {"31-1131.00", "31-9092.00"}, /* orderlies, medical assistants */
      {"35-2014.00", "35-2012.00"}, {"35-2014.00", "35-2021.00"}, /* cooks: in canteens, food preparation */
      {"41-2011.00", "41-2021.00"}, {"41-2011.00", "43-3071.00"}, /* cashiers: rental clerks, tellers */
      {"41-2011.00", "41-2031.00"}, {"15-1232.00", "15-1231.00"}, /* salespersons; user support to network support */
      {"15-1232.00", "15-1244.00"}, {"47-2111.00", "49-9021.00"}, /* administrators; electricians to HVAC */
      {"47-2111.00", "49-9071.00"},                               /* maintenance workers */
  };
  for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
    size_t place = place_of(*state, moves[i][0], moves[i][1]);
    if (place > 10) {
      fail_msg("%s is in place %zu of those near %s", moves[i][1], place, moves[i][0]);
    }
  }
}

static void keeps_the_far_apart(void **state) {
  struct bench *bench = *state;
  assert_true(place_of(bench, "29-1022.00", "41-2011.00") > 300); /* surgeons, cashiers */
  assert_true(place_of(bench, "41-2011.00", "29-1022.00") > 600);
  assert_true(place_of(bench, "31-1131.00", "17-2011.00") > 600); /* nursing assistants, aerospace engineers */
  struct job_held held = {.row = row_of(bench, "29-1022.00"), .weight = 1};
  job_near_to(bench->near, &held, 1, bench->result);
  assert_true(bench->result[row_of(bench, "41-2011.00")] < 0.25);
}

static void stays_between_0_and_1(void **state) {
  struct bench *bench = *state;
  for (size_t i = 0; i < bench->matrix.job_count; i += 40) {
    struct job_held held = {.row = i, .weight = 1};
    job_near_to(bench->near, &held, 1, bench->result);
    assert_true(bench->result[i] == 1);
    for (size_t j = 0; j < bench->matrix.job_count; j++) {
      assert_true(bench->result[j] >= 0 && bench->result[j] <= 1);
    }
  }
}

static void parts_add_up(void **state) {
  struct bench *bench = *state;
  struct job_held held = {.row = row_of(bench, "31-1131.00"), .weight = 1};
  job_near_to(bench->near, &held, 1, bench->result);
  for (size_t i = 0; i < bench->matrix.job_count; i++) {
    struct job_near_part parts[JOB_NEAR_PARTS_MOST];
    size_t count = job_near_parts(bench->near, held.row, i, parts);
    double shares = 0;
    double sum = 0;
    assert_true(count >= 7);
    for (size_t j = 0; j < count; j++) {
      assert_true(parts[j].value >= 0 && parts[j].value <= 1 && parts[j].share > 0);
      shares += parts[j].share;
      sum += parts[j].value * parts[j].share;
    }
    assert_true(fabs(shares - 1) < 1e-5);
    assert_true(i == held.row || fabs(sum - bench->result[i]) < 1e-5);
  }
}

static void takes_the_best_of_what_is_held(void **state) {
  struct bench *bench = *state;
  size_t nurse = row_of(bench, "29-1141.00");
  size_t cook = row_of(bench, "35-2014.00");
  size_t aide = row_of(bench, "31-1131.00");
  struct job_held one = {.row = cook, .weight = 1};
  job_near_to(bench->near, &one, 1, bench->result);
  double from_cook = bench->result[row_of(bench, "35-2012.00")];
  one = (struct job_held){.row = nurse, .weight = 1};
  job_near_to(bench->near, &one, 1, bench->result);
  double from_nurse = bench->result[aide];
  const struct job_held held[] = {{.row = nurse, .weight = 0.25}, {.row = cook, .weight = 1},
                                  {.row = nurse, .weight = 0.5},  {.row = nurse, .weight = 0.5},
                                  {.row = 1u << 30, .weight = 1}, {.row = aide, .weight = -1}};
  job_near_to(bench->near, held, sizeof held / sizeof held[0], bench->result);
  assert_true(bench->result[nurse] == 0.5 && bench->result[cook] == 1);
  assert_true(fabs(bench->result[row_of(bench, "35-2012.00")] - from_cook) < 1e-9);
  assert_true(bench->result[aide] >= from_nurse / 2 - 1e-9 && bench->result[aide] < from_nurse);
  job_near_to(bench->near, NULL, 0, bench->result);
  assert_true(bench->result[nurse] == 0);
}

/* Emergency medical technicians aren't rated, and have tasks. */
static void starts_from_unrated_jobs(void **state) {
  struct bench *bench = *state;
  struct job_held held = {.weight = 1};
  assert_true(job_near_row(bench->near, "29-2042.00", &held.row));
  assert_true(held.row >= bench->matrix.job_count);
  job_near_to(bench->near, &held, 1, bench->result);
  size_t row = row_of(bench, "53-3011.00"); /* ambulance drivers and attendants */
  size_t place = 1;
  for (size_t i = 0; i < bench->matrix.job_count; i++) {
    assert_true(bench->result[i] >= 0 && bench->result[i] < 1);
    place += bench->result[i] > bench->result[row];
  }
  assert_true(place <= 10);
  assert_false(job_near_row(bench->near, "55-1011.00", &held.row)); /* officers: no tasks */
  assert_false(job_near_row(bench->near, "", &held.row));
  assert_true(job_near_row(bench->near, "31-1131.00", &held.row));
  assert_int_equal(held.row, row_of(bench, "31-1131.00"));
}

static void lists_the_nearest(void **state) {
  struct bench *bench = *state;
  struct job_neighbour *nearest;
  size_t count;
  struct error error = {0};
  assert_int_equal(job_nearest(bench->help.catalog, bench->help.arena, "31-1131.00", 20, &nearest, &count, &error), 0);
  assert_int_equal(count, 20);
  for (size_t i = 0; i < count; i++) {
    assert_string_not_equal(nearest[i].job->code, "31-1131.00");
    assert_true(i == 0 || nearest[i].near <= nearest[i - 1].near);
    assert_true(nearest[i].part_count == (size_t)JOB_NEAR_PARTS_MOST);
  }
  assert_int_equal(job_nearest(bench->help.catalog, bench->help.arena, "29-2042.00", 5, &nearest, &count, &error), 0);
  assert_int_equal(count, 5);
  assert_int_equal(job_nearest(bench->help.catalog, bench->help.arena, "55-1011.00", 5, &nearest, &count, &error), 0);
  assert_int_equal(count, 0);
  assert_int_equal(job_nearest(bench->help.catalog, bench->help.arena, "31-1131.00", 5000, &nearest, &count, &error),
                   0);
  assert_int_equal(count, bench->matrix.job_count - 1);
}

/* Tables without profiles, and with jobs of which next to nothing is known. */
static void knows_less_without_profiles(void **state) {
  struct bench *bench = *state;
  assert_int_equal(bench->matrix.job_count, 2);
  struct job_held held = {.row = row_of(bench, "11-1111.00"), .weight = 1};
  size_t other = row_of(bench, "22-2222.00");
  job_near_to(bench->near, &held, 1, bench->result);
  assert_true(bench->result[held.row] == 1);
  assert_true(bench->result[other] > 0 && bench->result[other] < 1);
  struct job_near_part parts[JOB_NEAR_PARTS_MOST];
  size_t count = job_near_parts(bench->near, held.row, other, parts);
  for (size_t i = 0; i < count; i++) {
    assert_string_not_equal(parts[i].name, "interests");
    assert_string_not_equal(parts[i].name, "tasks and titles");
    if (strcmp(parts[i].name, "preparation") == 0) { /* zones 2 and 4 */
      assert_true(fabs(parts[i].value - 1.0 / 3) < 1e-6);
    }
    if (strcmp(parts[i].name, "published list") == 0) { /* in the first tier, and not the other way round */
      assert_true(parts[i].value == 1);
    }
    if (strcmp(parts[i].name, "openings") == 0) { /* two thousand a year */
      assert_true(fabs(parts[i].value - log(3) / log(1001)) < 1e-6);
    }
  }
  count = job_near_parts(bench->near, other, held.row, parts);
  for (size_t i = 0; i < count; i++) {
    assert_true(strcmp(parts[i].name, "published list") != 0 || parts[i].value == 0.5);
  }
}

/* What a snapshot from elsewhere may hold in place of ratings, profiles and lists. */
static void bears_damaged_tables(void **state) {
  struct bench *bench = *state;
  sqlite3 *database;
  assert_int_equal(sqlite3_open(bench->help.snapshot, &database), SQLITE_OK);
  assert_int_equal(
      sqlite3_exec(database,
                   "UPDATE job_packed SET ratings = x'0000c07f0000c07fff' || substr(ratings, 10) WHERE job < '2';"
                   "UPDATE job_packed SET ratings = substr(ratings, 2) WHERE job >= '2';"
                   "INSERT INTO job_profile VALUES('11-1111.00', '1 2 3', '1 2 3 4 5 99', '7f'),"
                   " ('22-2222.00', '1 2 3 4 5 6', NULL, 'zz'), ('99-9999.00', NULL, NULL, '7f7f');"
                   "UPDATE job_related SET tier = 'none' WHERE position = 1;"
                   "UPDATE job SET openings = -7, zone = 99 WHERE code < '2'",
                   NULL, NULL, NULL),
      SQLITE_OK);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  struct error error = {0};
  catalog_close(bench->help.catalog);
  bench->help.catalog = NULL;
  assert_int_equal(catalog_open(&bench->help.catalog, bench->help.snapshot, &error), 0);
  struct job_matrix *matrix = &bench->matrix;
  assert_int_equal(job_matrix_read(bench->help.catalog, bench->help.arena, matrix, &error), 0);
  assert_true(matrix->cells[0].importance == -1 && matrix->cells[0].level == -1);
  for (size_t i = 0; i < matrix->element_count; i++) { /* of another length: as good as unknown */
    assert_true(matrix->cells[matrix->element_count + i].importance == -1);
  }
  assert_int_equal(job_near_open(bench->help.catalog, bench->help.arena, matrix, &bench->near, &error), 0);
  const struct job_held held = {.row = 0, .weight = 1};
  job_near_to(bench->near, &held, 1, bench->result);
  assert_true(bench->result[0] == 1 && bench->result[1] >= 0 && bench->result[1] <= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_what_people_move_to),
      cmocka_unit_test(keeps_the_far_apart),
      cmocka_unit_test(stays_between_0_and_1),
      cmocka_unit_test(parts_add_up),
      cmocka_unit_test(takes_the_best_of_what_is_held),
      cmocka_unit_test(starts_from_unrated_jobs),
      cmocka_unit_test(lists_the_nearest),
  };
  const struct CMUnitTest small[] = {cmocka_unit_test(knows_less_without_profiles),
                                     cmocka_unit_test(bears_damaged_tables)};
  int failed = cmocka_run_group_tests(tests, begin, end);
  return failed + cmocka_run_group_tests(small, begin_small, end);
}
