/* SPDX-License-Identifier: MIT */
/* The imported figures against the published files, digit by digit. Needs the
 * O*NET, OEWS and Employment Projections files; without them nothing is tested. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/jobs/jobs.h"
#include "tests/unit/jobs_help.h"

enum { MOST_CELLS = 40, RANDOM_JOBS = 30 };

/* A published file, read row by row; quoted cells may hold commas. */
struct rows {
  struct buffer content;
  char *rest;
  char separator;
  char *cells[MOST_CELLS];
  size_t count;
  char *header[MOST_CELLS];
};

static char *take_quoted(char **at) {
  char *cell = ++*at;
  char *out = cell;
  while (**at != '\0' && (**at != '"' || (*at)[1] == '"')) {
    *at += **at == '"';
    *out++ = *(*at)++;
  }
  *at += **at == '"';
  *out = '\0';
  return cell;
}

static bool rows_next(struct rows *rows) {
  char *at = rows->rest;
  rows->count = 0;
  if (*at == '\0') {
    return false;
  }
  for (;;) {
    assert_true(rows->count < (size_t)MOST_CELLS);
    const char ends[] = {rows->separator, '\r', '\n', '\0'};
    char *cell = at;
    if (rows->separator == ',' && *at == '"') {
      cell = take_quoted(&at);
    } else {
      at += strcspn(at, ends);
    }
    rows->cells[rows->count++] = cell;
    char end = *at;
    *at = '\0';
    at += end != '\0';
    if (end != rows->separator) {
      at += end == '\r' && *at == '\n';
      break;
    }
  }
  rows->rest = at;
  return true;
}

static void rows_open(struct rows *rows, const char *file, char separator) {
  char path[4096];
  struct error error = {0};
  (void)snprintf(path, sizeof path, "%s/data/occupations/%s", getenv("LADDERWAY_SHARED"), file);
  *rows = (struct rows){.separator = separator};
  buffer_init(&rows->content, (size_t)32 << 20);
  if (file_read(path, &rows->content, &error) != 0) {
    fail_msg("%s", error.message);
  }
  rows->rest = rows->content.data;
  assert_true(rows_next(rows));
  memcpy(rows->header, rows->cells, sizeof rows->header);
  if (strncmp(rows->header[0], "\xef\xbb\xbf", 3) == 0) {
    rows->header[0] += 3;
  }
}

static const char *cell(const struct rows *rows, const char *column) {
  for (size_t i = 0; i < rows->count; i++) {
    if (strcmp(rows->header[i], column) == 0) {
      return rows->cells[i];
    }
  }
  fail_msg("no column %s", column);
  return "";
}

/* The row whose column `key` is `value`. */
static bool rows_find(struct rows *rows, const char *file, char separator, const char *key, const char *value) {
  rows_open(rows, file, separator);
  while (rows_next(rows)) {
    if (rows->count > 2 && strcmp(cell(rows, key), value) == 0) {
      return true;
    }
  }
  buffer_free(&rows->content);
  return false;
}

struct sources {
  struct jobs_help help;
  bool missing;
  char codes[1 + RANDOM_JOBS][11];
};

static int begin(void **state) {
  static struct sources sources;
  struct error error = {0};
  const char *shared = getenv("LADDERWAY_SHARED");
  char path[4096];
  *state = &sources;
  (void)snprintf(path, sizeof path, "%s/data/occupations/onet/db_29_3/Skills.txt", shared == NULL ? "" : shared);
  FILE *there = shared == NULL ? NULL : fopen(path, "r");
  sources.missing = there == NULL;
  if (there != NULL) {
    (void)fclose(there);
  }
  if (jobs_help_begin(&sources.help) != 0 || jobs_help_import(&sources.help, jobs_help_facts(), &error) != 0) {
    print_error("%s\n", error.message);
    return -1;
  }
  struct job_matrix matrix;
  if (job_matrix_read(sources.help.catalog, sources.help.arena, &matrix, &error) != 0) {
    return -1;
  }
  unsigned long random = 20261123;
  memcpy(sources.codes[0], "29-1141.00", 11);
  for (size_t i = 1; i <= (size_t)RANDOM_JOBS; i++) {
    random = (random * 1103515245UL + 12345UL) & 0x7fffffffUL;
    memcpy(sources.codes[i], matrix.jobs[(random >> 8) % matrix.job_count].code, 11);
  }
  return 0;
}

static int end(void **state) {
  struct sources *sources = *state;
  jobs_help_end(&sources->help);
  return 0;
}

static struct sources *sources_or_skip(void **state) {
  struct sources *sources = *state;
  if (sources->missing) {
    print_message("the published files are not here: skipped\n");
    skip();
  }
  return sources;
}

static struct job read_job(struct sources *sources, const char *code) {
  struct job job = {0};
  struct error error = {0};
  assert_int_equal(job_read(sources->help.catalog, sources->help.arena, code, &job, &error), 0);
  return job;
}

/* --- ratings --- */

static void compare_rating(const struct rating *rating, const struct rows *rows) {
  char value[32];
  bool importance = strcmp(cell(rows, "Scale ID"), "IM") == 0;
  bool suppress = strcmp(cell(rows, "Recommend Suppress"), "Y") == 0;
  (void)snprintf(value, sizeof value, "%.2f", importance ? rating->importance : rating->level);
  assert_string_equal(value, cell(rows, "Data Value"));
  assert_int_equal(importance ? rating->suppress_importance : rating->suppress_level, suppress);
  if (!importance) {
    assert_int_equal(rating->not_relevant, strcmp(cell(rows, "Not Relevant"), "Y") == 0);
  }
  assert_string_equal(rating->name, cell(rows, "Element Name"));
}

struct job_list {
  struct rating *ratings;
  size_t count, seen;
};

static void compare_file(struct sources *sources, struct job_list *lists, const char *file) {
  struct rows rows;
  rows_open(&rows, file, '\t');
  while (rows_next(&rows)) {
    for (size_t job = 0; job <= (size_t)RANDOM_JOBS; job++) {
      if (strcmp(rows.cells[0], sources->codes[job]) != 0) {
        continue;
      }
      size_t i = 0;
      while (i < lists[job].count && strcmp(lists[job].ratings[i].element, rows.cells[1]) != 0) {
        i++;
      }
      assert_true(i < lists[job].count);
      compare_rating(&lists[job].ratings[i], &rows);
      lists[job].seen++;
    }
  }
  buffer_free(&rows.content);
}

static void test_all_ratings(void **state) {
  struct sources *sources = sources_or_skip(state);
  struct job_list lists[1 + RANDOM_JOBS] = {{0}};
  struct error error = {0};
  for (size_t i = 0; i <= (size_t)RANDOM_JOBS; i++) {
    assert_int_equal(job_ratings(sources->help.catalog, sources->help.arena, sources->codes[i], &lists[i].ratings,
                                 &lists[i].count, &error),
                     0);
  }
  compare_file(sources, lists, "onet/db_29_3/Skills.txt");
  compare_file(sources, lists, "onet/db_29_3/Knowledge.txt");
  compare_file(sources, lists, "onet/db_28_2/Work Activities.txt");
  for (size_t i = 0; i <= (size_t)RANDOM_JOBS; i++) {
    assert_int_equal(lists[i].seen, 2 * lists[i].count);
    assert_true(lists[i].count == 109 || lists[i].count == 68);
  }
}

/* --- wages and outlook --- */

/* The code of the National Employment Matrix where `file` has it, else the
 * beginning of the occupation's own. */
static void published_code(const char *code, const char *file, const char *key, char found[8]) {
  struct rows rows;
  if (rows_find(&rows, "crosswalks/bls_onet_soc2019_to_nem_ooh.csv", ',', "O*NET-SOC Code", code)) {
    (void)snprintf(found, 8, "%.7s", cell(&rows, "NEM Code"));
    buffer_free(&rows.content);
    if (rows_find(&rows, file, ',', key, found)) {
      buffer_free(&rows.content);
      return;
    }
  }
  (void)snprintf(found, 8, "%.7s", code);
}

static void compare_wage(long long cents, const struct rows *rows, const char *column) {
  char value[32];
  (void)snprintf(value, sizeof value, "%lld", cents / 100);
  assert_int_equal(cents % 100, 0);
  assert_string_equal(value, cell(rows, column));
}

static void test_wages(void **state) {
  struct sources *sources = sources_or_skip(state);
  size_t annual = 0;
  for (size_t i = 0; i <= (size_t)RANDOM_JOBS; i++) {
    struct job job = read_job(sources, sources->codes[i]);
    char soc[8];
    struct rows rows;
    published_code(job.code, "bls/oews_national_M2025.csv", "OCC_CODE", soc);
    bool found = false;
    rows_open(&rows, "bls/oews_national_M2025.csv", ',');
    while (!found && rows_next(&rows)) {
      found = strcmp(cell(&rows, "OCC_CODE"), soc) == 0 && strcmp(cell(&rows, "O_GROUP"), "detailed") == 0;
    }
    if (!found || job.wages.basis == NULL || strcmp(job.wages.basis, "annual") != 0) {
      assert_true(!found || strcmp(cell(&rows, "A_MEDIAN"), "*") == 0);
    } else {
      char employment[32];
      (void)snprintf(employment, sizeof employment, "%ld", job.employment);
      assert_string_equal(employment, cell(&rows, "TOT_EMP"));
      assert_string_equal(job.soc, soc);
      compare_wage(job.wages.p10, &rows, "A_PCT10");
      compare_wage(job.wages.p25, &rows, "A_PCT25");
      compare_wage(job.wages.median, &rows, "A_MEDIAN");
      compare_wage(job.wages.p75, &rows, "A_PCT75");
      compare_wage(job.wages.p90, &rows, "A_PCT90");
      compare_wage(job.wages.mean, &rows, "A_MEAN");
      annual++;
    }
    buffer_free(&rows.content);
  }
  assert_true(annual >= 28);
}

static void compare_number(double number, const struct rows *rows, const char *column) {
  char value[32];
  (void)snprintf(value, sizeof value, "%.10g", number);
  assert_string_equal(value, cell(rows, column));
}

static void test_outlook(void **state) {
  static const char file[] = "bls/ep_2024_34_table_1_2.csv";
  static const char key[] = "2024 National Employment Matrix code";
  struct sources *sources = sources_or_skip(state);
  for (size_t i = 0; i <= (size_t)RANDOM_JOBS; i++) {
    struct job job = read_job(sources, sources->codes[i]);
    char soc[8];
    struct rows rows;
    published_code(job.code, file, key, soc);
    assert_true(rows_find(&rows, file, ',', key, soc));
    assert_string_equal(cell(&rows, "Occupation type"), "Line item");
    compare_number(job.employment_base, &rows, "Employment, 2024");
    compare_number(job.employment_projected, &rows, "Employment, 2034");
    compare_number(job.growth_percent, &rows,
                   "Employment change, percent, 2024\xe2\x80\x93"
                   "34");
    compare_number(job.openings, &rows,
                   "Occupational openings, 2024\xe2\x80\x93"
                   "34 annual average");
    assert_string_equal(job.education, cell(&rows, "Typical education needed for entry"));
    assert_string_equal(job.experience, cell(&rows, "Work experience in a related occupation"));
    assert_string_equal(job.training,
                        cell(&rows, "Typical on-the-job training needed to attain competency in the occupation"));
    buffer_free(&rows.content);
  }
}

static void test_titles_and_zones(void **state) {
  struct sources *sources = sources_or_skip(state);
  for (size_t i = 0; i <= (size_t)RANDOM_JOBS; i++) {
    struct job job = read_job(sources, sources->codes[i]);
    struct rows rows;
    assert_true(rows_find(&rows, "onet/db_30_2/Occupation Data.txt", '\t', "O*NET-SOC Code", job.code));
    assert_string_equal(job.title, cell(&rows, "Title"));
    buffer_free(&rows.content);
    assert_true(rows_find(&rows, "onet/db_29_3/Job Zones.txt", '\t', "O*NET-SOC Code", job.code));
    assert_int_equal(job.zone, atoi(cell(&rows, "Job Zone")));
    buffer_free(&rows.content);
  }
}

/* All rated occupations: how many get a wage and an outlook. */
static void test_coverage(void **state) {
  struct sources *sources = *state;
  struct job_matrix matrix;
  struct error error = {0};
  assert_int_equal(job_matrix_read(sources->help.catalog, sources->help.arena, &matrix, &error), 0);
  size_t wages = 0;
  size_t outlooks = 0;
  for (size_t i = 0; i < matrix.job_count; i++) {
    wages += matrix.jobs[i].wages.basis != NULL;
    outlooks += matrix.jobs[i].openings >= 0 && !isnan(matrix.jobs[i].growth_percent);
  }
  assert_int_equal(wages, 878);
  assert_int_equal(outlooks, 879);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_all_ratings),      cmocka_unit_test(test_wages),    cmocka_unit_test(test_outlook),
      cmocka_unit_test(test_titles_and_zones), cmocka_unit_test(test_coverage),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
