/* SPDX-License-Identifier: MIT */
/*
 * The starter snapshot: fit worked out a second time, straight from the tables
 * it was made of, without anything of data/match and data/jobs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/arena.h"
#include "data/match/match.h"

enum { MOST_ELEMENTS = 120, MOST_JOBS = 900, MOST_LINE = 65536 };

struct need {
  double weight, level;
};

struct facts {
  char elements[MOST_ELEMENTS][16], kinds[MOST_ELEMENTS][16], names[MOST_ELEMENTS][80];
  size_t element_count;
  char jobs[MOST_JOBS][16];
  struct need needs[MOST_JOBS][MOST_ELEMENTS];
  size_t job_count;
};

struct world {
  struct catalog *catalog;
  struct facts *facts;
};

static FILE *open_table(const char *file) {
  char path[4096];
  assert_non_null(getenv("LADDERWAY_SOURCE"));
  (void)snprintf(path, sizeof path, "%s/data/starter/facts/%s", getenv("LADDERWAY_SOURCE"), file);
  FILE *table = fopen(path, "r");
  assert_non_null(table);
  return table;
}

/* The next line, split at tabs (empty cells stay); false at the end. */
static size_t next_row(FILE *table, char *line, char *cells[], size_t most) {
  do {
    if (fgets(line, MOST_LINE, table) == NULL) {
      return 0;
    }
  } while (line[0] == '#');
  line[strcspn(line, "\n")] = '\0';
  size_t count = 0;
  for (char *at = line; at != NULL && count < most;) {
    cells[count++] = at;
    at = strchr(at, '\t');
    if (at != NULL) {
      *at++ = '\0';
    }
  }
  return count;
}

static void read_elements(struct facts *facts, char *line) {
  char *cells[8];
  FILE *table = open_table("elements.tsv");
  while (next_row(table, line, cells, 8) >= 3) {
    size_t e = facts->element_count++;
    (void)snprintf(facts->elements[e], sizeof facts->elements[e], "%s", cells[0]);
    (void)snprintf(facts->kinds[e], sizeof facts->kinds[e], "%s", cells[1]);
    (void)snprintf(facts->names[e], sizeof facts->names[e], "%s", cells[2]);
  }
  (void)fclose(table);
  assert_int_equal(facts->element_count, 109);
}

static size_t job_of(struct facts *facts, const char *code) {
  for (size_t i = 0; i < facts->job_count; i++) {
    if (strcmp(facts->jobs[i], code) == 0) {
      return i;
    }
  }
  (void)snprintf(facts->jobs[facts->job_count], sizeof facts->jobs[0], "%s", code);
  return facts->job_count++;
}

static void read_ratings(struct facts *facts, char *line) {
  static char *cells[MOST_ELEMENTS];
  FILE *table = open_table("ratings.tsv");
  size_t count;
  while ((count = next_row(table, line, cells, MOST_ELEMENTS)) > 2) {
    size_t job = job_of(facts, cells[0]);
    size_t cell = 2;
    for (size_t e = 0; e < facts->element_count && cell < count; e++) {
      if (strcmp(facts->kinds[e], cells[1]) != 0) {
        continue;
      }
      char *slash = NULL;
      char *rest = NULL;
      double importance = strtod(cells[cell], &slash);
      double level = *slash == '/' ? strtod(slash + 1, &rest) : 0;
      if (importance >= 2 && level > 0 && rest[0] == '\0') { /* no letter: neither suppressed nor irrelevant */
        facts->needs[job][e] = (struct need){(importance - 1) / 4, level};
      }
      cell++;
    }
  }
  (void)fclose(table);
  assert_int_equal(facts->job_count, 879);
  for (size_t j = 0; j < facts->job_count; j++) {
    double sum = 0;
    for (size_t e = 0; e < facts->element_count; e++) {
      sum += facts->needs[j][e].weight;
    }
    for (size_t e = 0; e < facts->element_count; e++) {
      facts->needs[j][e].weight /= sum;
    }
  }
}

static int begin(void **state) {
  static struct world world;
  static char line[MOST_LINE];
  char path[4096];
  struct error error = {0};
  const char *build = getenv("LADDERWAY_BUILD");
  world = (struct world){.facts = calloc(1, sizeof(struct facts))};
  *state = &world;
  (void)snprintf(path, sizeof path, "%s/starter/catalog.db", build == NULL ? "." : build);
  if (access(path, R_OK) != 0) {
    print_message("%s is not there: skipped (make builds it)\n", path);
    return 0;
  }
  read_elements(world.facts, line);
  read_ratings(world.facts, line);
  if (catalog_open(&world.catalog, path, &error) != 0) {
    print_error("%s\n", error.message);
    return -1;
  }
  return 0;
}

static int end(void **state) {
  struct world *world = *state;
  catalog_close(world->catalog);
  free(world->facts);
  return 0;
}

static struct match run(struct world *world, struct arena *arena, struct claim *claims, size_t count) {
  const struct wallet wallet = {.claims = claims, .count = count};
  struct match match;
  struct error error = {0};
  if (world->catalog == NULL) {
    skip();
  }
  assert_int_equal(match_run(world->catalog, arena, &wallet, &match, &error), 0);
  assert_int_equal(match.job_count, 879);
  return match;
}

/* What one thing shows, by the tables: a level for each element. */

static void show_job(const struct facts *facts, const char *code, double *levels) {
  for (size_t j = 0; j < facts->job_count; j++) {
    for (size_t e = 0; e < facts->element_count && strcmp(facts->jobs[j], code) == 0; e++) {
      levels[e] = facts->needs[j][e].level;
    }
  }
}

static int compare_numbers(const void *left, const void *right) {
  double a = *(const double *)left;
  double b = *(const double *)right;
  return (a > b) - (a < b);
}

static void show_skill(const struct facts *facts, const char *name, double *levels) {
  static double all[MOST_JOBS];
  for (size_t e = 0; e < facts->element_count; e++) {
    if (strcmp(facts->names[e], name) == 0) {
      size_t count = 0;
      for (size_t j = 0; j < facts->job_count; j++) {
        if (facts->needs[j][e].weight > 0) {
          all[count++] = facts->needs[j][e].level;
        }
      }
      qsort(all, count, sizeof all[0], compare_numbers);
      levels[e] = (all[(count - 1) / 2] + all[count / 2]) / 2;
      return;
    }
  }
  fail_msg("no element %s", name);
}

static void show_program(const struct facts *facts, const char *cip, double *levels) {
  static char line[MOST_LINE];
  char *cells[4];
  bool first = true;
  FILE *table = open_table("programs_to_occupations.tsv");
  while (next_row(table, line, cells, 4) >= 3) {
    for (size_t j = 0; strcmp(cells[0], cip) == 0 && j < facts->job_count; j++) {
      char soc[8] = {0};
      memcpy(soc, facts->jobs[j], 7);
      if (strstr(cells[2], soc) == NULL) {
        continue;
      }
      for (size_t e = 0; e < facts->element_count; e++) {
        double level = facts->needs[j][e].level;
        levels[e] = first || level < levels[e] ? level : levels[e];
      }
      first = false;
    }
  }
  (void)fclose(table);
  assert_false(first);
}

/* Four persons; each claim names one thing: a skill, an occupation or a program. */
static const struct person {
  struct {
    const char *skill, *occupation, *program;
    double confidence;
  } claims[5];
} persons[] = {
    {{{.occupation = "31-1131.00", .confidence = 0.8}}},
    {{{.skill = "Speaking", .confidence = 1},
      {.skill = "Mathematics", .confidence = 0.85},
      {.skill = "Customer and Personal Service", .confidence = 0.4},
      {.skill = "Repairing and Maintaining Electronic Equipment", .confidence = 0.8}}},
    {{{.program = "51.3801", .confidence = 0.85}, {.occupation = "43-4051.00", .confidence = 0.8}}},
    {{{.program = "52.0201", .confidence = 1},
      {.skill = "Writing", .confidence = 0.6},
      {.occupation = "47-2111.00", .confidence = 0.2}}},
};
enum { PERSONS = sizeof persons / sizeof persons[0] };

static size_t fill_claims(const struct person *person, struct claim *claims, struct claim_skill *skills) {
  size_t count = 0;
  for (; count < 5 && person->claims[count].confidence > 0; count++) {
    const char *code = person->claims[count].occupation;
    skills[count] = (struct claim_skill){.name = person->claims[count].skill,
                                         .code = code != NULL ? code : person->claims[count].program};
    claims[count] = (struct claim){.name = "Some paper",
                                   .confidence = person->claims[count].confidence,
                                   .skills = &skills[count],
                                   .skill_count = 1};
  }
  return count;
}

/* shown[c][e]: the level that claim c shows of element e */
static double fit_again(const struct facts *facts, const struct person *person, const double (*shown)[MOST_ELEMENTS],
                        size_t count, size_t job) {
  double fit = 0;
  for (size_t e = 0; e < facts->element_count; e++) {
    const struct need *need = &facts->needs[job][e];
    double covered = 0;
    for (size_t c = 0; c < count && need->weight > 0; c++) {
      covered = fmax(covered, fmin(1, shown[c][e] / need->level) * person->claims[c].confidence);
    }
    fit += need->weight * covered;
  }
  return fit * 100;
}

static void test_fit_again(void **state) {
  struct world *world = *state;
  const struct facts *facts = world->facts;
  double largest = 0;
  for (size_t p = 0; p < (size_t)PERSONS; p++) {
    struct claim claims[5];
    struct claim_skill skills[5];
    double shown[5][MOST_ELEMENTS] = {{0}};
    struct arena *arena = arena_new((size_t)64 << 20);
    size_t count = fill_claims(&persons[p], claims, skills);
    struct match match = run(world, arena, claims, count);
    for (size_t c = 0; c < count; c++) {
      if (persons[p].claims[c].skill != NULL) {
        show_skill(facts, persons[p].claims[c].skill, shown[c]);
      } else if (persons[p].claims[c].occupation != NULL) {
        show_job(facts, persons[p].claims[c].occupation, shown[c]);
      } else {
        show_program(facts, persons[p].claims[c].program, shown[c]);
      }
    }
    for (size_t i = 0; i < match.job_count; i++) {
      size_t job = 0;
      while (strcmp(facts->jobs[job], match.jobs[i].job.code) != 0) {
        job++;
      }
      double again = fit_again(facts, &persons[p], (const double(*)[MOST_ELEMENTS])shown, count, job);
      largest = fmax(largest, fabs(again - match.jobs[i].fit_percent));
      if (fabs(again - match.jobs[i].fit_percent) > 0.05) {
        fail_msg("person %zu, %s: %f, again %f", p, match.jobs[i].job.code, match.jobs[i].fit_percent, again);
      }
    }
    assert_true(match.jobs[0].fit_percent > 3); /* so that zeroes are not all that was compared */
    arena_free(arena);
  }
  print_message("%d fits, largest difference %.1e percentage points\n", PERSONS * 879, largest);
}

static void test_nurse_aide(void **state) {
  static const char *const names[] = {"Certified Nurse Aide", "certified nurse aide"};
  for (size_t i = 0; i < 2; i++) {
    struct claim claim = {.name = names[i], .confidence = 0.8};
    struct arena *arena = arena_new((size_t)64 << 20);
    struct match match = run(*state, arena, &claim, 1);
    assert_string_equal(match.jobs[0].job.code, "31-1131.00");
    assert_true(fabs(match.jobs[0].fit_percent - 80) < 1e-6);
    assert_int_equal(match.jobs[0].fit, FIT_MOST); /* its name holds the words of the license "Nurse Aide" */
    assert_null(match.jobs[0].capped_by);
    for (size_t j = 1; j < match.job_count; j++) {
      assert_true(match.jobs[j].fit_percent < 80 || match.jobs[j].capped_by != NULL);
    }
    arena_free(arena);
  }
}

/* By an alignment alone nothing shows the license. */
static void test_nurse_aide_without_license(void **state) {
  struct claim_skill skill = {.uri = "https://www.onetonline.org/link/summary/31-1131.00"};
  struct claim claim = {.name = "Bedside Care", .confidence = 1, .skills = &skill, .skill_count = 1};
  struct arena *arena = arena_new((size_t)64 << 20);
  struct match match = run(*state, arena, &claim, 1);
  assert_string_equal(match.jobs[0].job.code, "31-1131.00");
  assert_int_equal(match.jobs[0].fit, FIT_SOME);
  assert_string_equal(match.jobs[0].capped_by, "Nurse Aide (New Jersey)");
  arena_free(arena);
}

static void test_same_again(void **state) {
  struct claim claims[5];
  struct claim_skill skills[5];
  size_t count = fill_claims(&persons[3], claims, skills);
  struct arena *arenas[2] = {arena_new((size_t)64 << 20), arena_new((size_t)64 << 20)};
  struct match first = run(*state, arenas[0], claims, count);
  struct match second = run(*state, arenas[1], claims, count);
  for (size_t i = 0; i < first.job_count; i++) {
    assert_string_equal(first.jobs[i].job.code, second.jobs[i].job.code);
    assert_true(first.jobs[i].fit_percent == second.jobs[i].fit_percent && first.jobs[i].fit == second.jobs[i].fit);
    assert_true(i == 0 || first.jobs[i - 1].fit_percent > first.jobs[i].fit_percent ||
                (first.jobs[i - 1].fit_percent == first.jobs[i].fit_percent &&
                 strcmp(first.jobs[i - 1].job.code, first.jobs[i].job.code) < 0));
  }
  arena_free(arenas[0]);
  arena_free(arenas[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fit_again),
      cmocka_unit_test(test_nurse_aide),
      cmocka_unit_test(test_nurse_aide_without_license),
      cmocka_unit_test(test_same_again),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
