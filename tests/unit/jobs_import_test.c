/* SPDX-License-Identifier: MIT */
/* Importing tables of occupations: made-up tables, whole and damaged. */
#include "data/jobs/import.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/writer.h"
#include "data/jobs/jobs.h"
#include "tests/unit/jobs_help.h"

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
  jobs_help_end(*state);
  return 0;
}

static struct jobs_help *import_copy(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  int result = jobs_help_import(help, help->tables, &error);
  if (result != 0) {
    print_error("%s\n", error.message);
  }
  assert_int_equal(result, 0);
  return help;
}

static struct job read_job(struct jobs_help *help, const char *code) {
  struct job job;
  struct error error = {0};
  assert_int_equal(job_read(help->catalog, help->arena, code, &job, &error), 0);
  return job;
}

static void test_annual_wages(void **state) {
  struct job job = read_job(import_copy(state), "11-1111.00");
  assert_string_equal(job.title, "Lamp Makers");
  assert_string_equal(job.title_es, "Lampareros");
  assert_string_equal(job.soc, "11-1111");
  assert_int_equal(job.zone, 2);
  assert_true(job.rated);
  assert_int_equal(job.wages.p10, 3000000);
  assert_int_equal(job.wages.median, 4000000);
  assert_int_equal(job.wages.p75, -1);
  assert_int_equal(job.wages.p90, -1);
  assert_int_equal(job.wages.mean, 4100000);
  assert_string_equal(job.wages.basis, "annual");
  assert_string_equal(job.wages.year, "2031");
  assert_null(job.wages.reason);
  assert_int_equal(job.employment, 1200);
  assert_true(job.employment_base == 1.2 && job.growth_percent == -8.3 && job.openings == 0.1);
  assert_string_equal(job.education, "High school diploma or equivalent");
  assert_string_equal(job.training, "Apprenticeship");
  assert_string_equal(job.projection_years, "2031-41");
}

static void test_hourly_wages(void **state) {
  struct jobs_help *help = import_copy(state);
  struct job job = read_job(help, "22-2222.00");
  assert_string_equal(job.wages.basis, "hourly x 2080");
  assert_int_equal(job.wages.p10, 1000LL * 2080);
  assert_int_equal(job.wages.p25, 1250LL * 2080);
  assert_int_equal(job.wages.median, 2005LL * 2080);
  assert_int_equal(job.wages.mean, -1);
  assert_null(job.experience);
  struct job second = read_job(help, "22-2222.01");
  assert_int_equal(second.wages.median, 2005LL * 2080);
  assert_int_equal(second.zone, 0);
  assert_false(second.rated);
}

static void test_wages_not_published(void **state) {
  struct job job = read_job(import_copy(state), "33-3333.00");
  assert_null(job.wages.basis);
  assert_null(job.wages.year);
  assert_string_equal(job.wages.reason, "not published");
  assert_int_equal(job.wages.median, -1);
  assert_int_equal(job.employment, -1);
  assert_true(job.openings == -1 && isnan(job.growth_percent));
  assert_null(job.projection_years);
}

static void test_ratings(void **state) {
  struct jobs_help *help = import_copy(state);
  struct rating *ratings;
  size_t count;
  struct error error = {0};
  assert_int_equal(job_ratings(help->catalog, help->arena, "11-1111.00", &ratings, &count, &error), 0);
  assert_int_equal(count, 3);
  assert_string_equal(ratings[0].element, "2.C.1.a");
  assert_string_equal(ratings[0].name_es, "Lámparas");
  assert_int_equal(ratings[0].kind, ELEMENT_KNOWLEDGE);
  assert_true(ratings[0].importance == 5.0 && ratings[0].level == 7.0);
  assert_true(ratings[1].importance == 3.25 && ratings[1].suppress_importance && !ratings[1].suppress_level);
  assert_null(ratings[1].name_es);
  assert_true(ratings[2].not_relevant && ratings[2].level == 0.0);
  assert_int_equal(job_ratings(help->catalog, help->arena, "22-2222.00", &ratings, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_true(ratings[0].suppress_level && ratings[0].level == 4.62);
  assert_true(ratings[1].level == -1 && ratings[1].kind == ELEMENT_ACTIVITY);
}

static void test_lists(void **state) {
  struct jobs_help *help = import_copy(state);
  struct error error = {0};
  struct technology *technologies;
  struct job_link *related;
  struct job_license *licenses;
  const char *const *texts;
  size_t count;
  assert_int_equal(job_technologies(help->catalog, help->arena, "22-2222.00", &technologies, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_string_equal(technologies[0].name, "WindSoft");
  assert_true(technologies[0].hot && technologies[0].in_demand && !technologies[1].hot);
  assert_null(technologies[1].commodity);
  assert_int_equal(job_related(help->catalog, help->arena, "11-1111.00", &related, &count, &error), 0);
  assert_int_equal(count, 3);
  assert_string_equal(related[0].title, "Shell Counters");
  assert_string_equal(related[1].tier, "Primary-Short");
  assert_string_equal(related[2].tier, "Supplemental");
  assert_int_equal(job_licenses(help->catalog, help->arena, "22-2222.00", &licenses, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_string_equal(licenses[0].name, "Kite License");
  assert_true(licenses[0].everyone && !licenses[1].everyone);
  assert_string_equal(licenses[1].source, "Made-up state");
  assert_string_equal(licenses[1].region, "Windland");
  assert_int_equal(job_titles(help->catalog, help->arena, "11-1111.00", 2, &texts, &error), 0);
  assert_string_equal(texts[0], "Wick Trimmer"); /* reported ones first, and only once */
  assert_string_equal(texts[1], "Lamplighter");
  assert_null(texts[2]);
  assert_int_equal(jobs_of_program(help->catalog, help->arena, "10.0001", &texts, &error), 0);
  assert_string_equal(texts[0], "11-1111.00");
  assert_string_equal(texts[1], "22-2222.00");
  assert_string_equal(texts[2], "22-2222.01");
  assert_null(texts[3]);
  assert_int_equal(jobs_of_program(help->catalog, help->arena, "99.9999", &texts, &error), 0);
  assert_null(texts[0]);
}

static void test_meta(void **state) {
  struct jobs_help *help = import_copy(state);
  static const char *const expected[][2] = {{"jobs:source", "Made-up tables"},
                                            {"jobs:onet", "Made-up ratings"},
                                            {"jobs:wages", "Made-up wages"},
                                            {"jobs:outlook", "Made-up outlook"},
                                            {"jobs:wage_year", "2031"}};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    const char *value = catalog_meta(help->catalog, help->arena, expected[i][0]);
    assert_non_null(value);
    assert_string_equal(value, expected[i][1]);
  }
}

static void test_matrix(void **state) {
  struct jobs_help *help = import_copy(state);
  struct error error = {0};
  struct job_matrix matrix;
  assert_int_equal(job_matrix_read(help->catalog, help->arena, &matrix, &error), 0);
  assert_int_equal(matrix.job_count, 2);
  assert_int_equal(matrix.element_count, 4);
  assert_string_equal(matrix.elements[3], "4.A.1");
  assert_int_equal(matrix.kinds[3], ELEMENT_ACTIVITY);
  assert_string_equal(matrix.element_names[2], "Lamps");
  assert_true(matrix.cells[0].not_relevant && matrix.cells[0].importance == 1.0f && matrix.cells[0].level == 0.0f);
  assert_true(matrix.cells[1].suppressed && matrix.cells[1].importance == 3.25f);
  assert_true(matrix.cells[3].importance == -1.0f);
  assert_string_equal(matrix.jobs[1].code, "22-2222.00");
  assert_true(matrix.cells[4].suppressed && matrix.cells[4].level == 4.62f);
  assert_true(matrix.cells[5].importance == -1.0f && matrix.cells[5].level == -1.0f);
  assert_true(matrix.cells[7].importance == 2.0f && matrix.cells[7].level == -1.0f);
}

/* One kind of damage each: in `file`, `from` becomes `to`, and the message
 * names the file, the line and `word`. */
static const struct jobs_damage damages[] = {
    {"wages.tsv", "annual_p10", "annual_p11", 1, "annual_p10"},
    {"wages.tsv", "#soc", "soc", 1, "#"},
    {"wages.tsv", "30000", "3OOOO", 2, "3OOOO"},
    {"wages.tsv", "30000", "-30000", 2, "-30000"},
    {"wages.tsv", "30000", "3e4", 2, "3e4"},
    {"wages.tsv", "30000", "999999999999999999999999", 2, "annual_p10"},
    {"wages.tsv", "20.05", "20.055", 3, "20.055"},
    {"wages.tsv", "20.05", "20,05", 3, "20,05"},
    {"wages.tsv", "20.05", "nan", 3, "nan"},
    {"wages.tsv", "22-2222", "22-222X", 3, "22-222X"},
    {"wages.tsv", "33-3333", "11-1111", 4, "11-1111"},
    {"wages.tsv", "\t19.71", "", 2, "15"},
    {"wages.tsv", "\t19.71", "\t19.71\t1", 2, "16"},
    {"outlook.tsv", "-8.3", "--8.3", 2, "--8.3"},
    {"outlook.tsv", "12.5", "12.5.0", 3, "12.5.0"},
    {"occupations.tsv", "22-2222.01", "22-2222.1", 4, "22-2222.1"},
    {"occupations.tsv", "22-2222.01", "22-2222.00", 4, "22-2222.00"},
    {"occupations.tsv", "Lamp Makers", " ", 2, "title"},
    {"occupations.tsv", "\t2\ty", "\t6\ty", 2, "6"},
    {"occupations.tsv", "\t2\ty", "\t2\tyes", 2, "rated"},
    {"wage_codes.tsv", "33-3333.00", "99-9999.00", 5, "99-9999.00"},
    {"wage_codes.tsv", "\t33-3333", "\t33-33333", 5, "33-33333"},
    {"titles.tsv", "22-2222.00", "99-9999.00", 5, "99-9999.00"},
    {"titles.tsv", "reported", "rumoured", 3, "rumoured"},
    {"titles.tsv", "Wick Trimmer", " | ", 2, "empty"},
    {"elements.tsv", "knowledge", "wisdom", 4, "wisdom"},
    {"elements.tsv", "2.A.1.b", "2.A.1.a", 3, "2.A.1.a"},
    {"ratings.tsv", "5.00/7.00", "5.01/7.00", 3, "5.01/7.00"},
    {"ratings.tsv", "5.00/7.00", "5.00/7.01", 3, "5.00/7.01"},
    {"ratings.tsv", "5.00/7.00", "0.99/7.00", 3, "0.99/7.00"},
    {"ratings.tsv", "5.00/7.00", "5.00", 3, "5.00"},
    {"ratings.tsv", "5.00/7.00", "/", 3, "/"},
    {"ratings.tsv", "2.50s", "2.50x", 2, "2.50x"},
    {"ratings.tsv", "2.50s", "2.50ss", 2, "2.50ss"},
    {"ratings.tsv", "2.50s", "2.505", 2, "2.505"},
    {"ratings.tsv", "\t3.25/2.50s", "", 2, "2"},
    {"ratings.tsv", "22-2222.00\tskill", "11-1111.00\tskill", 4, "twice"},
    {"ratings.tsv", "22-2222.00", "99-9999.00", 4, "99-9999.00"},
    {"technology_names.tsv", "2\t", "1\t", 3, "twice"},
    {"technology_names.tsv", "2\t", "0\t", 3, "0"},
    {"technologies.tsv", "2 1HD", "2 3HD", 2, "3HD"},
    {"technologies.tsv", "2 1HD", "2 1DH", 2, "1DH"},
    {"technologies.tsv", "2 1HD", "2  1", 2, "technology_names"},
    {"related.tsv", "33-3333.00", "33-3333.09", 2, "33-3333.09"},
    {"programs_to_occupations.tsv", "10.0002", "10.2", 3, "10.2"},
    {"programs_to_occupations.tsv", "10.0002", "10.0001", 3, "twice"},
    {"programs_to_occupations.tsv", "33-3333", "33_3333", 3, "33_3333"},
    {"licenses.tsv", "some", "few", 3, "needed_by"},
    {"licenses.tsv", "22-2222.00", "44-4444.00", 2, "44-4444.00"},
    {"gate_rules.tsv", "age\t12", "ages\t12", 2, "rule"},
    {"gate_rules.tsv", "age\t12", "age\t", 2, "rule"},
    {"gate_rules.tsv", "record\t", "record\t18", 3, "rule"},
    {"gate_rules.tsv", "\tsome\t", "\tfew\t", 3, "rule"},
    {"gate_rules.tsv", "age\t12", "age\t7", 2, "7"},
    {"gates.tsv", "check", "chequer", 3, "chequer"},
    {"gates.tsv", "22-2222.00", "44-4444.00", 2, "44-4444.00"},
    {"older_codes.tsv", "44-4444", "44-444", 2, "44-444"},
    {"older_codes.tsv", "22-2222.09", "22-2222.00", 3, "22-2222.00"},
    {"older_codes.tsv", "33-3333.00", "33-3333", 2, "33-3333"},
    {"older_codes.tsv", "33-3333.00", "33-3333.00 22-2222.01 11-1111.00", 2, "11-1111.00"},
    {"older_codes.tsv", "\t22-2222.01", "\t", 3, "codes"},
    {"sources.tsv", "wage_year", "wage_years", 5, "wage_years"},
    {"sources.tsv", "outlook\tMade-up outlook\n", "", 7, "outlook"},
    {"sources.tsv", "onet\t", "source\t", 3, "source"},
};

static void test_damage_is_named(void **state) {
  for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
    jobs_help_copy(*state);
    jobs_help_assert_named(*state, &damages[i]);
  }
}

static void test_wage_code_without_wage(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  jobs_help_replace(help, "wage_codes.tsv", "\t33-3333", "\t44-4444", 8);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "44-4444"));
}

/* --- sizes and bytes --- */

static void test_huge_line(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  const size_t size = 200000;
  char *bytes = malloc(size);
  assert_non_null(bytes);
  memset(bytes, 'x', size);
  jobs_help_replace(help, "titles.tsv", "Wind Rider", bytes, size);
  free(bytes);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "titles.tsv, line 5:"));
}

static void test_many_cells(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  char bytes[3000];
  memset(bytes, '\t', sizeof bytes);
  jobs_help_replace(help, "ratings.tsv", "5.00/7.00", bytes, sizeof bytes);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "ratings.tsv, line 3:"));
}

static void test_zero_byte(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  jobs_help_replace(help, "titles.tsv", "Wind Rider", "Wind\0Rider", 10);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "titles.tsv, line 5:"));
}

static void test_missing_and_empty_files(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  assert_true(jobs_help_import(help, "/nonexistent", &error) < 0);
  assert_int_equal(error.code, ERROR_NOT_FOUND);
  jobs_help_write(help, "wages.tsv", "", 0);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "wages.tsv, line 1:"));
  jobs_help_copy(help);
  jobs_help_write(help, "occupations.tsv", "#code\ttitle\ttitle_es\tzone\trated\n", 32);
  assert_true(jobs_help_import(help, help->tables, &error) < 0);
  assert_non_null(strstr(error.message, "occupations.tsv"));
}

static void test_control_characters_go(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  const char title[] = "Kite\x1b[31m \xe2\x80\xaePilot\x07 | Bad\xff";
  jobs_help_replace(help, "titles.tsv", "Kite Pilot", title, sizeof title - 1);
  jobs_help_replace(help, "occupations.tsv", "Lamp Makers", "Lamp\x1b]0;x\x07 Makers", 17);
  (void)import_copy(state);
  const char *const *titles;
  assert_int_equal(job_titles(help->catalog, help->arena, "22-2222.00", 9, &titles, &error), 0);
  assert_string_equal(titles[0], "Kite[31m Pilot");
  assert_string_equal(titles[1], "Bad\xef\xbf\xbd");
  assert_string_equal(read_job(help, "11-1111.00").title, "Lamp]0;x Makers");
}

static void test_long_title_is_cut(void **state) {
  struct jobs_help *help = *state;
  char bytes[1000];
  memset(bytes, 'k', sizeof bytes);
  jobs_help_replace(help, "occupations.tsv", "Lamp Makers", bytes, sizeof bytes);
  assert_int_equal(strlen(read_job(import_copy(state), "11-1111.00").title), 240);
}

static void test_lines_and_columns_may_differ(void **state) {
  struct jobs_help *help = *state;
  const char crlf[] = "#more\toutlook\twages\tcode\r\n\r\nx\t\t33-3333\t33-3333.00\r\nx\t11-1111\t\t11-1111.00";
  jobs_help_write(help, "wage_codes.tsv", crlf, sizeof crlf - 1);
  (void)import_copy(state);
  assert_true(read_job(help, "11-1111.00").openings == 0.1);
  assert_int_equal(read_job(help, "11-1111.00").wages.median, -1);
  assert_string_equal(read_job(help, "11-1111.00").soc, "11-1111");
}

/* A failed import leaves the tables as they were; a second one replaces them. */
static void test_all_or_nothing(void **state) {
  struct jobs_help *help = *state;
  const struct catalog_source source = {.kind = "folder", .source = "test", .date = "2026-11-23"};
  struct catalog_writer *writer;
  struct error error = {0};
  assert_int_equal(catalog_writer_open(&writer, help->snapshot, &source, &error), 0);
  assert_int_equal(jobs_import(writer, help->tables, &error), 0);
  jobs_help_replace(help, "occupations.tsv", "Shell Counters", "Changed", 7);
  assert_int_equal(jobs_import(writer, help->tables, &error), 0);
  jobs_help_replace(help, "occupations.tsv", "Changed", "Lost", 4);
  jobs_help_replace(help, "sources.tsv", "2031", "1999", 4);
  jobs_help_replace(help, "licenses.tsv", "some", "few", 3);
  assert_true(jobs_import(writer, help->tables, &error) < 0);
  assert_int_equal(catalog_writer_finish(writer, NULL, &error), 0);
  assert_int_equal(catalog_open(&help->catalog, help->snapshot, &error), 0);
  assert_string_equal(read_job(help, "33-3333.00").title, "Changed");
  assert_string_equal(catalog_meta(help->catalog, help->arena, "jobs:wage_year"), "2031");
  assert_int_equal(read_job(help, "11-1111.00").wages.median, 4000000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_annual_wages, begin, end),
      cmocka_unit_test_setup_teardown(test_hourly_wages, begin, end),
      cmocka_unit_test_setup_teardown(test_wages_not_published, begin, end),
      cmocka_unit_test_setup_teardown(test_ratings, begin, end),
      cmocka_unit_test_setup_teardown(test_lists, begin, end),
      cmocka_unit_test_setup_teardown(test_meta, begin, end),
      cmocka_unit_test_setup_teardown(test_matrix, begin, end),
      cmocka_unit_test_setup_teardown(test_damage_is_named, begin, end),
      cmocka_unit_test_setup_teardown(test_wage_code_without_wage, begin, end),
      cmocka_unit_test_setup_teardown(test_huge_line, begin, end),
      cmocka_unit_test_setup_teardown(test_many_cells, begin, end),
      cmocka_unit_test_setup_teardown(test_zero_byte, begin, end),
      cmocka_unit_test_setup_teardown(test_missing_and_empty_files, begin, end),
      cmocka_unit_test_setup_teardown(test_control_characters_go, begin, end),
      cmocka_unit_test_setup_teardown(test_long_title_is_cut, begin, end),
      cmocka_unit_test_setup_teardown(test_lines_and_columns_may_differ, begin, end),
      cmocka_unit_test_setup_teardown(test_all_or_nothing, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
