/* SPDX-License-Identifier: MIT */
/* Importing profiles, detailed work activities and words: made-up tables, whole, missing and damaged. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/catalog/sql.h"
#include "data/jobs/near.h"
#include "tests/unit/jobs_help.h"

static const struct file {
  const char *name, *content;
} files[] = {
    {"profiles.tsv",
     "#code\tinterests\twork_values\tvector\n"
     "11-1111.00\t1.30 3.24 2 3.5 6.88 7\t\t7f00ff80\n"
     "22-2222.00\t1 1 1 1 1 1.01\t0 0 0 0 0 0\t7f010203\n"
     "22-2222.01\t\t\t\n"},
    {"activities.tsv",
     "#number\tid\twords\n"
     "1\t4.A.1.I01.D01\tkit*9 string\n"
     "7\t4.A.1.I01.D02\t\n"},
    {"job_activities.tsv",
     "#code\tactivities\twords\n"
     "22-2222.00\t7*3 1\tgust*2 kit*9 wind\n"
     "33-3333.00\t\tshell\n"
     "11-1111.00\t1\t\n"},
};
enum { FILES = sizeof files / sizeof files[0] };

static int begin(void **state) {
  static struct jobs_help help;
  *state = &help;
  if (jobs_help_begin(&help) != 0) {
    return -1;
  }
  jobs_help_copy(&help);
  return 0;
}

static int end(void **state) {
  struct jobs_help *help = *state;
  for (size_t i = 0; i < (size_t)FILES; i++) {
    char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", help->tables, files[i].name);
    (void)unlink(path);
  }
  jobs_help_end(help);
  return 0;
}

static void write_files(struct jobs_help *help) {
  for (size_t i = 0; i < (size_t)FILES; i++) {
    jobs_help_write(help, files[i].name, files[i].content, strlen(files[i].content));
  }
}

static void import(struct jobs_help *help) {
  struct error error = {0};
  if (jobs_help_import(help, help->tables, &error) != 0) {
    print_error("%s\n", error.message);
    fail();
  }
}

static void assert_answer(struct jobs_help *help, const char *sql, const char *expected) {
  struct error error = {0};
  sqlite3_stmt *read = sql_prepare(catalog_database(help->catalog), sql, &error);
  assert_non_null(read);
  assert_int_equal(sql_step(read, &error), 1);
  const char *answer = sql_text(help->arena, read, 0);
  (void)sqlite3_finalize(read);
  assert_non_null(answer);
  assert_string_equal(answer, expected);
}

static void test_all_are_read(void **state) {
  struct jobs_help *help = *state;
  write_files(help);
  import(help);
  assert_answer(help, "SELECT count(*) || ' ' || count(interests) || ' ' || count(vector) FROM job_profile", "3 2 2");
  assert_answer(help, "SELECT vector FROM job_profile WHERE job = '11-1111.00'", "7f00ff80");
  assert_answer(help, "SELECT words FROM work_activity WHERE id = '4.A.1.I01.D01'", "kit*9 string");
  assert_answer(help,
                "SELECT group_concat(activity || tasks, ' ') FROM (SELECT * FROM job_activity ORDER BY job, activity)",
                "4.A.1.I01.D011 4.A.1.I01.D011 4.A.1.I01.D023");
  assert_answer(help, "SELECT group_concat(words, '|') FROM (SELECT words FROM job_word ORDER BY job)",
                "gust*2 kit*9 wind|shell");
  assert_answer(help,
                "SELECT (SELECT count(*) FROM activity_text) + (SELECT count(*) FROM task) +"
                " (SELECT count(*) FROM task_activity)",
                "0");
}

static void test_vectors_count(void **state) {
  struct jobs_help *help = *state;
  struct job_matrix matrix;
  struct job_near *near;
  struct error error = {0};
  write_files(help);
  import(help);
  assert_int_equal(job_matrix_read(help->catalog, help->arena, &matrix, &error), 0);
  assert_int_equal(job_near_open(help->catalog, help->arena, &matrix, &near, &error), 0);
  struct job_near_part parts[JOB_NEAR_PARTS_MOST];
  size_t count = job_near_parts(near, 0, 1, parts);
  assert_true(count > 0);
  assert_string_equal(parts[0].name, "tasks and titles");
  /* (127, 0, -1, -128) and (127, 1, 2, 3): cosine 15743 / (180.3 * 127.1) = 0.687, root 0.829 */
  assert_true(parts[0].value > 0.828 && parts[0].value < 0.830);
}

static void test_missing_tables_are_no_error(void **state) {
  struct jobs_help *help = *state;
  import(help);
  assert_answer(help, "SELECT (SELECT count(*) FROM job_profile) + (SELECT count(*) FROM work_activity)", "0");
  jobs_help_write(help, files[2].name, files[2].content, strlen(files[2].content));
  struct error error = {0};
  assert_true(jobs_help_import(help, help->tables, &error) < 0); /* numbers without their table */
  assert_non_null(strstr(error.message, "job_activities.tsv, line 2:"));
}

static const struct jobs_damage damages[] = {
    {"profiles.tsv", "11-1111.00", "99-9999.00", 2, "99-9999.00"},
    {"profiles.tsv", "22-2222.01", "22-2222.00", 4, "twice"},
    {"profiles.tsv", "6.88 7", "6.88", 2, "1.30 3.24"},
    {"profiles.tsv", "6.88 7", "6.88 7.01", 2, "6.88 7.01"},
    {"profiles.tsv", "6.88 7", "6.88 7 7", 2, "6.88 7 7"},
    {"profiles.tsv", "6.88 7", "6.88 -7", 2, "-7"},
    {"profiles.tsv", "6.88 7", "6.88  7", 2, "6.88  7"},
    {"profiles.tsv", "6.88 7", "6.88 x", 2, "6.88 x"},
    {"profiles.tsv", "7f00ff80", "7f00ff8", 2, "7f00ff8"},
    {"profiles.tsv", "7f00ff80", "7F00FF80", 2, "7F00FF80"},
    {"profiles.tsv", "7f010203", "7f0102", 3, "7f0102"},
    {"activities.tsv", "7\t", "1\t", 3, "twice"},
    {"activities.tsv", "7\t", "0\t", 3, "0"},
    {"activities.tsv", "7\t", "20001\t", 3, "20001"},
    {"activities.tsv", "4.A.1.I01.D02", "4.A.1.I01.D01", 3, "twice"},
    {"activities.tsv", "4.A.1.I01.D02", "4.A 1", 3, "4.A 1"},
    {"activities.tsv", "4.A.1.I01.D02", "", 3, "id"},
    {"activities.tsv", "kit*9", "kit*", 2, "kit*"},
    {"activities.tsv", "kit*9", "kit*0", 2, "kit*0"},
    {"activities.tsv", "kit*9", "*9", 2, "*9"},
    {"activities.tsv", "kit*9", "Kit", 2, "Kit"},
    {"activities.tsv", "kit*9", "kit\xc3\xa9", 2, "kit"},
    {"job_activities.tsv", "7*3", "7*0", 2, "7*0"},
    {"job_activities.tsv", "7*3", "2", 2, "activities.tsv"},
    {"job_activities.tsv", "7*3", "1", 2, "twice"},
    {"job_activities.tsv", "7*3", "99999999999999999999", 2, "99999999"},
    {"job_activities.tsv", "33-3333.00", "22-2222.00", 3, "twice"},
    {"job_activities.tsv", "33-3333.00", "33-3333.0", 3, "33-3333.0"},
    {"job_activities.tsv", "gust*2", "gust gust;", 2, "gust"},
    {"job_activities.tsv", "activities", "activity", 1, "activities"},
};

static void test_damage_is_named(void **state) {
  for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
    write_files(*state);
    jobs_help_assert_named(*state, &damages[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_all_are_read, begin, end),
      cmocka_unit_test_setup_teardown(test_vectors_count, begin, end),
      cmocka_unit_test_setup_teardown(test_missing_tables_are_no_error, begin, end),
      cmocka_unit_test_setup_teardown(test_damage_is_named, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
