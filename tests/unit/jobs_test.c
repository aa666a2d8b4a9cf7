/* SPDX-License-Identifier: MIT */
/* Reading and searching occupations, on the tables that come with the program. */
#include "data/jobs/jobs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/unit/jobs_help.h"

static int begin(void **state) {
  static struct jobs_help help;
  struct error error = {0};
  *state = &help;
  if (jobs_help_begin(&help) != 0) {
    return -1;
  }
  int result = jobs_help_import(&help, jobs_help_facts(), &error);
  if (result != 0) {
    print_error("%s\n", error.message);
  }
  return result;
}

static int end(void **state) {
  jobs_help_end(*state);
  return 0;
}

static struct job read_job(struct jobs_help *help, const char *code) {
  struct job job = {0};
  struct error error = {0};
  if (job_read(help->catalog, help->arena, code, &job, &error) != 0) {
    print_error("%s\n", error.message);
    fail();
  }
  return job;
}

static struct rating find_rating(struct jobs_help *help, const char *code, const char *element) {
  struct rating *ratings;
  size_t count;
  struct error error = {0};
  assert_int_equal(job_ratings(help->catalog, help->arena, code, &ratings, &count, &error), 0);
  assert_int_equal(count, 109);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(ratings[i].element, element) == 0) {
      return ratings[i];
    }
  }
  fail_msg("%s has no rating of %s", code, element);
  return ratings[0];
}

static void test_registered_nurses(void **state) {
  struct job job = read_job(*state, "29-1141.00");
  assert_string_equal(job.title, "Registered Nurses");
  assert_string_equal(job.soc, "29-1141");
  assert_int_equal(job.zone, 4);
  assert_true(job.rated);
  assert_int_equal(job.wages.p10, 6894000);
  assert_int_equal(job.wages.p25, 8033000);
  assert_int_equal(job.wages.median, 9755000);
  assert_int_equal(job.wages.p75, 11235000);
  assert_int_equal(job.wages.p90, 13747000);
  assert_int_equal(job.wages.mean, 10142000);
  assert_string_equal(job.wages.basis, "annual");
  assert_string_equal(job.wages.year, "2025");
  assert_int_equal(job.employment, 3379720);
  assert_true(job.employment_base == 3391.0 && job.employment_projected == 3557.1);
  assert_true(job.growth_percent == 4.9 && job.openings == 189.1);
  assert_string_equal(job.education, "Bachelor's degree");
  assert_string_equal(job.experience, "None");
  assert_string_equal(job.training, "None");
  assert_string_equal(job.projection_years, "2024-34");
}

static void test_registered_nurse_ratings(void **state) {
  struct rating care = find_rating(*state, "29-1141.00", "4.A.4.a.5");
  assert_string_equal(care.name, "Assisting and Caring for Others");
  assert_int_equal(care.kind, ELEMENT_ACTIVITY);
  assert_true(care.importance == 4.94 && care.level == 5.89);
  assert_false(care.suppress_importance || care.suppress_level || care.not_relevant);
  struct rating psychology = find_rating(*state, "29-1141.00", "2.C.4.e");
  assert_string_equal(psychology.name_es, "Psicología");
  assert_true(psychology.kind == ELEMENT_KNOWLEDGE && psychology.importance == 4.58);
  struct rating selection = find_rating(*state, "29-1141.00", "2.B.3.c");
  assert_true(selection.kind == ELEMENT_SKILL && selection.importance == 1.88 && selection.level == 0.88);
}

static void test_nursing_assistants(void **state) {
  struct job job = read_job(*state, "31-1131");
  assert_string_equal(job.code, "31-1131.00");
  assert_string_equal(job.title_es, "Asistentes de enfermería");
  assert_int_equal(job.zone, 3);
  assert_int_equal(job.wages.p10, 3394000);
  assert_int_equal(job.wages.p25, 3726000);
  assert_int_equal(job.wages.median, 4226000);
  assert_int_equal(job.wages.p75, 4722000);
  assert_int_equal(job.wages.p90, 5198000);
  assert_int_equal(job.wages.mean, 4270000);
  assert_int_equal(job.employment, 1448910);
  assert_true(job.employment_base == 1441.5 && job.employment_projected == 1474.0);
  assert_true(job.growth_percent == 2.3 && job.openings == 204.1);
  assert_string_equal(job.education, "Postsecondary nondegree award");
  struct rating care = find_rating(*state, "31-1131.00", "4.A.4.a.5");
  assert_true(care.importance == 4.56 && care.level == 4.56);
  struct rating programming = find_rating(*state, "31-1131.00", "2.B.3.e");
  assert_true(programming.importance == 1.0 && programming.level == 0.0 && programming.not_relevant);
}

static void test_other_wages(void **state) {
  struct job actors = read_job(*state, "27-2011.00");
  assert_string_equal(actors.wages.basis, "hourly x 2080");
  assert_int_equal(actors.wages.median, 2905LL * 2080);
  struct job fishing = read_job(*state, "45-3031.00");
  assert_true(fishing.rated && fishing.wages.median == -1 && fishing.growth_percent == -4.6);
  assert_string_equal(fishing.wages.reason, "not published");
  struct job soldiers = read_job(*state, "55-3016.00");
  assert_true(!soldiers.rated && soldiers.openings == -1 && soldiers.zone == 0);
}

static void test_forms_of_a_code(void **state) {
  static const char *const forms[] = {"29-1141.00", "29-1141", "https://www.onetonline.org/link/summary/29-1141.00",
                                      "O*NET-SOC:29-1141.00", "urn:soc:29-1141"};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    assert_string_equal(read_job(*state, forms[i]).code, "29-1141.00");
  }
  assert_string_equal(read_job(*state, "29-1141.03").title, "Critical Care Nurses");
}

/* Codes of older lists: what became of them, the main part where there are several. */
static void test_older_codes(void **state) {
  static const char *const forms[][2] = {
      {"15-1151.00", "15-1232.00"},                               /* SOC 2010 */
      {"15-1151", "15-1232.00"},    {"29-2041.00", "29-2042.00"}, /* split */
      {"15-1134.00", "15-1254.00"}, {"15-1199.09", "15-1299.09"}, /* O*NET's own */
      {"13-2011.01", "13-2011.00"},                               /* no part of its own any more */
      {"29-1111", "29-1141.00"},                                  /* SOC 2000 */
  };
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    struct job job = read_job(*state, forms[i][0]);
    assert_string_equal(job.code, forms[i][1]);
    assert_string_equal(job.older, forms[i][0]);
  }
  assert_string_equal(read_job(*state, "https://www.onetonline.org/link/summary/29-2041.00").older, "29-2041.00");
  assert_null(read_job(*state, "29-1141").older);
  assert_null(read_job(*state, "15-1232.00").older);
}

static void test_no_such_job(void **state) {
  static const char *const forms[] = {"",         "99-9999.00",  "99-9999",    "29-1141.0",
                                      "129-1141", "29-1141.00x", "29-1141.99", "%' OR 1 --29-1141.0",
                                      "nurse",    "15-1199.77"};
  struct jobs_help *help = *state;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    struct job job;
    struct error error = {0};
    assert_true(job_read(help->catalog, help->arena, forms[i], &job, &error) < 0);
    assert_int_equal(error.code, ERROR_NOT_FOUND);
  }
}

static void test_lists(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  struct technology *technologies;
  struct job_link *related;
  struct job_license *licenses;
  const char *const *texts;
  size_t count;
  assert_int_equal(job_related(help->catalog, help->arena, "29-1141.00", &related, &count, &error), 0);
  assert_int_equal(count, 20);
  assert_string_equal(related[0].tier, "Primary-Short");
  assert_string_equal(related[19].tier, "Supplemental");
  assert_int_equal(job_technologies(help->catalog, help->arena, "29-1141.00", &technologies, &count, &error), 0);
  assert_int_equal(count, 43);
  assert_true(technologies[0].hot && !technologies[0].in_demand && technologies[0].commodity != NULL);
  assert_int_equal(job_licenses(help->catalog, help->arena, "31-1131.00", &licenses, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_string_equal(licenses[0].name, "Nurse Aide");
  assert_true(licenses[0].everyone);
  assert_string_equal(licenses[1].name, "Medication Aide");
  assert_false(licenses[1].everyone);
  assert_string_equal(licenses[1].source, "New Jersey Department of Labor");
  assert_int_equal(jobs_of_program(help->catalog, help->arena, "51.3902", &texts, &error), 0);
  assert_non_null(texts[0]);
  assert_string_equal(texts[0], "31-1131.00");
  assert_int_equal(job_titles(help->catalog, help->arena, "29-1141.00", 3, &texts, &error), 0);
  assert_non_null(texts[2]);
  assert_null(texts[3]);
}

static void test_matrix_agrees_with_ratings(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  struct job_matrix matrix;
  struct timespec from;
  struct timespec to;
  (void)clock_gettime(CLOCK_MONOTONIC, &from);
  assert_int_equal(job_matrix_read(help->catalog, help->arena, &matrix, &error), 0);
  (void)clock_gettime(CLOCK_MONOTONIC, &to);
  print_message("matrix: %.1f ms\n",
                (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6);
  assert_int_equal(matrix.job_count, 879);
  assert_int_equal(matrix.element_count, 109);
  size_t known = 0;
  for (size_t job = 0; job < matrix.job_count; job += 97) {
    struct rating *ratings;
    size_t count;
    assert_int_equal(job_ratings(help->catalog, help->arena, matrix.jobs[job].code, &ratings, &count, &error), 0);
    for (size_t i = 0; i < count; i++) {
      size_t element = 0;
      while (strcmp(matrix.elements[element], ratings[i].element) != 0) {
        element++;
      }
      const struct matrix_cell *cell = &matrix.cells[job * matrix.element_count + element];
      assert_true(cell->importance == (float)ratings[i].importance && cell->level == (float)ratings[i].level);
      assert_int_equal(cell->not_relevant, ratings[i].not_relevant);
      assert_int_equal(cell->suppressed, ratings[i].suppress_importance || ratings[i].suppress_level);
      assert_int_equal(matrix.kinds[element], ratings[i].kind);
      assert_string_equal(matrix.element_names_es[element], ratings[i].name_es);
      known++;
    }
  }
  assert_true(known > 900);
}

static void test_spanish_is_there(void **state) {
  struct jobs_help *help = *state;
  struct error error = {0};
  struct job_matrix matrix;
  assert_int_equal(job_matrix_read(help->catalog, help->arena, &matrix, &error), 0);
  for (size_t i = 0; i < matrix.element_count; i++) {
    assert_non_null(matrix.element_names_es[i]);
  }
  struct job *jobs;
  size_t count;
  long total;
  assert_int_equal(
      jobs_search(help->catalog, help->arena, NULL, NULL, JOBS_OPENINGS, 0, 150, &jobs, &count, &total, &error), 0);
  size_t translated = 0;
  for (size_t i = 0; i < count; i++) {
    translated += jobs[i].title_es != NULL;
  }
  assert_true(translated >= 145); /* a few of the odd ones among the first 150 share the openings of a common job */
}

/* --- search --- */

static struct job *search(struct jobs_help *help, const char *text, const struct jobs_filter *filter,
                          enum jobs_sort sort, size_t *count, long *total) {
  struct job *jobs;
  struct error error = {0};
  int result = jobs_search(help->catalog, help->arena, text, filter, sort, 0, 2000, &jobs, count, total, &error);
  if (result != 0) {
    print_error("%s\n", error.message);
  }
  assert_int_equal(result, 0);
  assert_int_equal(*total, *count);
  return jobs;
}

/* What is typed, the first answer, and the everyday title that is shown with it. */
static const struct {
  const char *text, *code, *matched;
} firsts[] = {
    {"registered nurses", "29-1141.00", NULL},
    {"Registered Nurse", "29-1141.00", NULL},
    {"registered nur", "29-1141.00", NULL},
    {"nurse", "29-1141.00", NULL},
    {"15-1151.00", "15-1232.00", NULL},
    {"29-2041", "29-2042.00", NULL},
    {"29-1141", "29-1141.00", NULL},
    {"31-1131.00", "31-1131.00", NULL},
    {"RN", "29-1141.00", "RN"},
    {"rn", "29-1141.00", "RN"},
    {"CNA", "31-1131.00", "CNA"},
    {"EMT", "29-2042.00", "EMT"},
    {"LPN", "29-2061.00", "LPN"},
    {"CDL", "53-3032.00", "CDL"},
    {"HVAC", "49-9021.00", "HVAC"},
    {"truck driver", "53-3032.00", NULL},
    {"trucker", "53-3032.00", "trucker"},
    {"nurse aide", "31-1131.00", "Nurse Aide"},
    {"certified nursing assistant", "31-1131.00", "Certified Nursing Assistant (CNA)"},
    {"software engineer", "15-1252.00", "Software Engineer"},
    {"welder", "51-4121.00", NULL},
    {"bus", "53-3051.00", NULL},
    {"home health", "31-1121.00", NULL},
    {"enfermera", "29-1141.00", "enfermera"},
    {"enfermeras", "29-1141.00", "enfermera"},
    {"camionero", "53-3032.00", "camionero"},
    {"chofer de camión", "53-3032.00", "chofer de camión"},
    {"soldador", "51-4121.00", "soldador"},
    {"electricista", "47-2111.00", "electricista"},
    {"plomero", "47-2152.00", "plomero"},
    {"cocinera", "35-2014.00", "cocinera"},
    {"maestra", "25-2021.00", "maestra"},
    {"contador", "13-2011.00", "contador"},
    {"mecanico", "49-3023.00", "mecánico"},
    {"MECÁNICO", "49-3023.00", "mecánico"},
    {"cajera", "41-2011.00", "cajera"},
    {"limpieza", "37-2011.00", "limpieza"},
    {"guardia", "33-9032.00", "guardia"},
    {"trabajadores de comida rápida", "35-3023.00", NULL}, /* the Spanish title */
    {"oficiales correccionales", "33-3012.00", NULL},
};

static void test_first_answers(void **state) {
  for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
    size_t count;
    long total;
    struct job *jobs = search(*state, firsts[i].text, NULL, JOBS_BEST, &count, &total);
    const char *matched = count == 0 ? NULL : jobs[0].matched_title;
    if (count == 0 || strcmp(jobs[0].code, firsts[i].code) != 0 || (matched == NULL) != (firsts[i].matched == NULL) ||
        (matched != NULL && strcmp(matched, firsts[i].matched) != 0)) {
      print_error("%s: %s, %s\n", firsts[i].text, count == 0 ? "nothing" : jobs[0].code, matched);
      fail();
    }
  }
}

static void test_order_of_tiers(void **state) {
  size_t count;
  long total;
  struct job *jobs = search(*state, "truck driver", NULL, JOBS_BEST, &count, &total);
  size_t everyday = count;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(jobs[i].code, "53-3033.00") == 0) {
      assert_true(i < everyday);
      assert_null(jobs[i].matched_title);
    }
    if (jobs[i].matched_title != NULL && everyday == count) {
      everyday = i;
    }
  }
  assert_true(everyday < count);
  jobs = search(*state, "", NULL, JOBS_BEST, &count, &total);
  assert_int_equal(count, 1016);
  for (size_t i = 1; i < count; i++) {
    assert_true(jobs[i - 1].openings >= jobs[i].openings);
  }
}

static void test_every_word_must_match(void **state) {
  size_t count;
  long total;
  (void)search(*state, "nurse zzzzz", NULL, JOBS_BEST, &count, &total);
  assert_int_equal(count, 0);
  (void)search(*state, "?!", NULL, JOBS_BEST, &count, &total);
  assert_int_equal(count, 0);
  (void)search(*state, "pediatric rn", NULL, JOBS_BEST, &count, &total);
  assert_true(count >= 1 && count < 10);
}

static bool holds(const struct job *jobs, size_t count, const char *code) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(jobs[i].code, code) == 0) {
      return true;
    }
  }
  return false;
}

static void test_forms_of_words(void **state) {
  size_t count;
  long total;
  struct job *jobs = search(*state, "enfermeras", NULL, JOBS_BEST, &count, &total);
  assert_true(holds(jobs, count, "29-1141.03")); /* Enfermeros de cuidados intensivos */
  jobs = search(*state, "truck dr", NULL, JOBS_BEST, &count, &total);
  assert_true(holds(jobs, count, "53-3032.00"));
  (void)search(*state, "tr driver", NULL, JOBS_BEST, &count, &total);
  assert_int_equal(count, 0); /* only the last word may be that short a beginning */
  jobs = search(*state, "certified cna", NULL, JOBS_BEST, &count, &total);
  assert_true(holds(jobs, count, "31-1131.00"));
}

static void test_filters(void **state) {
  size_t all;
  size_t count;
  long total;
  (void)search(*state, "nurse", NULL, JOBS_BEST, &all, &total);
  struct jobs_filter wage = {.wage_at_least = 9755000};
  struct job *jobs = search(*state, "nurse", &wage, JOBS_BEST, &count, &total);
  assert_true(count > 0 && count < all);
  assert_string_equal(jobs[0].code, "29-1141.00");
  for (size_t i = 0; i < count; i++) {
    assert_true(jobs[i].wages.median >= 9755000);
  }
  wage.wage_at_least++;
  jobs = search(*state, "nurse", &wage, JOBS_BEST, &count, &total);
  assert_string_not_equal(jobs[0].code, "29-1141.00");
  struct jobs_filter zone = {.zone_at_most = 2};
  jobs = search(*state, NULL, &zone, JOBS_BEST, &count, &total);
  for (size_t i = 0; i < count; i++) {
    assert_true(jobs[i].zone >= 1 && jobs[i].zone <= 2);
  }
  zone.rated_only = true;
  all = count;
  jobs = search(*state, NULL, &zone, JOBS_BEST, &count, &total);
  assert_true(count < all);
  assert_true(count > 100 && count < 879);
  for (size_t i = 0; i < count; i++) {
    assert_true(jobs[i].zone >= 1 && jobs[i].zone <= 2 && jobs[i].rated);
  }
}

static void test_sorts_and_pages(void **state) {
  struct jobs_help *help = *state;
  size_t count;
  long total;
  struct job *jobs = search(help, NULL, NULL, JOBS_WAGE, &count, &total);
  for (size_t i = 1; i < count; i++) {
    assert_true(jobs[i - 1].wages.median >= jobs[i].wages.median);
  }
  assert_int_equal(jobs[count - 1].wages.median, -1);
  jobs = search(help, NULL, NULL, JOBS_GROWTH, &count, &total);
  for (size_t i = 1; i < count; i++) {
    assert_true(isnan(jobs[i].growth_percent) || jobs[i - 1].growth_percent >= jobs[i].growth_percent);
  }
  jobs = search(help, NULL, NULL, JOBS_TITLE, &count, &total);
  struct job *page;
  size_t on_page;
  struct error error = {0};
  assert_int_equal(
      jobs_search(help->catalog, help->arena, NULL, NULL, JOBS_TITLE, 1010, 10, &page, &on_page, &total, &error), 0);
  assert_int_equal(on_page, 6);
  assert_int_equal(total, 1016);
  for (size_t i = 0; i < on_page; i++) {
    assert_string_equal(page[i].code, jobs[1010 + i].code);
  }
  assert_int_equal(
      jobs_search(help->catalog, help->arena, NULL, NULL, JOBS_TITLE, 5000, 10, &page, &on_page, &total, &error), 0);
  assert_int_equal(on_page, 0);
}

static void test_hostile_queries(void **state) {
  static char huge[100000];
  memset(huge, 'a', sizeof huge - 1);
  const char *const queries[] = {huge,
                                 "\x1b[31m\xff\xfe",
                                 "((((((((",
                                 "%_%' OR 1=1; --",
                                 "a b c d e f g h i j k l m n o p q r s t",
                                 "\xe2\x80\xae",
                                 "s",
                                 "ss",
                                 "ñ",
                                 "C++ c#"};
  for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
    size_t count;
    long total;
    (void)search(*state, queries[i], NULL, JOBS_BEST, &count, &total);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_registered_nurses),
      cmocka_unit_test(test_registered_nurse_ratings),
      cmocka_unit_test(test_nursing_assistants),
      cmocka_unit_test(test_other_wages),
      cmocka_unit_test(test_forms_of_a_code),
      cmocka_unit_test(test_older_codes),
      cmocka_unit_test(test_no_such_job),
      cmocka_unit_test(test_lists),
      cmocka_unit_test(test_matrix_agrees_with_ratings),
      cmocka_unit_test(test_spanish_is_there),
      cmocka_unit_test(test_first_answers),
      cmocka_unit_test(test_order_of_tiers),
      cmocka_unit_test(test_every_word_must_match),
      cmocka_unit_test(test_forms_of_words),
      cmocka_unit_test(test_filters),
      cmocka_unit_test(test_sorts_and_pages),
      cmocka_unit_test(test_hostile_queries),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
