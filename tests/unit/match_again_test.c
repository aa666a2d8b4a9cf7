/* SPDX-License-Identifier: MIT */
/*
 * The starter snapshot: fit worked out a second time, straight from the tables
 * it was made of, without anything of data/match and data/jobs.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/match_persons.h"

enum { MOST_ELEMENTS = 120, MOST_JOBS = 900, MOST_LINE = 65536, MOST_TOOLS = 160, MOST_NAMES = 10000 };

struct need {
  double weight, level;
};

/* The technologies that count for a job, by the number of the first of that name. */
struct tools {
  int numbers[MOST_TOOLS];
  size_t count;
  double weight; /* of each */
};

struct facts {
  char elements[MOST_ELEMENTS][16], kinds[MOST_ELEMENTS][16], names[MOST_ELEMENTS][80];
  size_t element_count;
  char jobs[MOST_JOBS][16];
  struct need needs[MOST_JOBS][MOST_ELEMENTS];
  struct tools tools[MOST_JOBS];
  size_t job_count;
  char *tool_names[MOST_NAMES];
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
  assert_int_equal(facts->job_count, STARTER_JOBS);
}

static void read_tool_names(struct facts *facts, char *line) {
  char *cells[4];
  FILE *table = open_table("technology_names.tsv");
  while (next_row(table, line, cells, 4) >= 2) {
    long number = strtol(cells[0], NULL, 10);
    assert_in_range(number, 1, MOST_NAMES - 1);
    facts->tool_names[number] = strdup(cells[1]);
  }
  (void)fclose(table);
}

/* The first number with the same name. */
static int number_of(const struct facts *facts, int number) {
  for (int i = 1; i < number; i++) {
    if (facts->tool_names[i] != NULL && strcmp(facts->tool_names[i], facts->tool_names[number]) == 0) {
      return i;
    }
  }
  return number;
}

static bool has_tool(const struct tools *tools, int number) {
  for (size_t i = 0; i < tools->count; i++) {
    if (tools->numbers[i] == number) {
      return true;
    }
  }
  return false;
}

/* Those with a letter D; where there is none, those with an H. */
static void read_tools(struct facts *facts, char *line) {
  char *cells[3];
  FILE *table = open_table("technologies.tsv");
  while (next_row(table, line, cells, 3) >= 2) {
    char letter = strchr(cells[1], 'D') != NULL ? 'D' : 'H';
    size_t job = 0;
    while (job < facts->job_count && strcmp(facts->jobs[job], cells[0]) != 0) {
      job++;
    }
    for (char *at = strtok(cells[1], " "); job < facts->job_count && at != NULL; at = strtok(NULL, " ")) {
      int number = number_of(facts, (int)strtol(at, NULL, 10));
      struct tools *tools = &facts->tools[job];
      if (strchr(at, letter) != NULL && !has_tool(tools, number)) {
        assert_true(tools->count < (size_t)MOST_TOOLS);
        tools->numbers[tools->count++] = number;
      }
    }
  }
  (void)fclose(table);
}

/* Shares of the whole: each technology is .25, all of them at most a fifth. */
static void share_out(struct facts *facts) {
  for (size_t j = 0; j < facts->job_count; j++) {
    struct tools *tools = &facts->tools[j];
    double sum = 0;
    for (size_t e = 0; e < facts->element_count; e++) {
      sum += facts->needs[j][e].weight;
    }
    double all = (double)tools->count * .25;
    double of_tools = all / (sum + all) > .2 ? sum / 4 : all;
    for (size_t e = 0; e < facts->element_count; e++) {
      facts->needs[j][e].weight /= sum + of_tools;
    }
    tools->weight = tools->count > 0 ? of_tools / (double)tools->count / (sum + of_tools) : 0;
  }
}

static void read_facts(struct facts *facts) {
  static char line[MOST_LINE];
  read_elements(facts, line);
  read_ratings(facts, line);
  read_tool_names(facts, line);
  read_tools(facts, line);
  share_out(facts);
}

/* What one thing shows, by the tables: a level for each element, and technologies. */
struct shown {
  double levels[MOST_ELEMENTS];
  struct tools tools;
};

static void show_job(const struct facts *facts, const char *code, struct shown *shown) {
  for (size_t j = 0; j < facts->job_count; j++) {
    if (strcmp(facts->jobs[j], code) == 0) {
      shown->tools = facts->tools[j];
      for (size_t e = 0; e < facts->element_count; e++) {
        shown->levels[e] = facts->needs[j][e].level;
      }
    }
  }
}

static int compare_numbers(const void *left, const void *right) {
  double a = *(const double *)left;
  double b = *(const double *)right;
  return (a > b) - (a < b);
}

static void show_skill(const struct facts *facts, const char *name, struct shown *shown) {
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
      shown->levels[e] = (all[(count - 1) / 2] + all[count / 2]) / 2;
      return;
    }
  }
  fail_msg("no element %s", name);
}

/* Those of the one that the other has, too. */
static void keep_common(struct tools *tools, const struct tools *other) {
  size_t kept = 0;
  for (size_t i = 0; i < tools->count; i++) {
    if (has_tool(other, tools->numbers[i])) {
      tools->numbers[kept++] = tools->numbers[i];
    }
  }
  tools->count = kept;
}

static void show_program(const struct facts *facts, const char *cip, struct shown *shown) {
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
        shown->levels[e] = first || level < shown->levels[e] ? level : shown->levels[e];
      }
      if (first) {
        shown->tools = facts->tools[j];
      } else {
        keep_common(&shown->tools, &facts->tools[j]);
      }
      first = false;
    }
  }
  (void)fclose(table);
  assert_false(first);
}

/* The time in a job shows so much of its levels. */
static double time_share(double years) {
  return years == 0 ? .9 : years < .5 ? .6 : years < 1 ? .8 : years < 2 ? .9 : 1;
}

static void show_claim(const struct facts *facts, const struct somebody *person, size_t claim, struct shown *shown) {
  if (person->claims[claim].skill != NULL) {
    show_skill(facts, person->claims[claim].skill, shown);
  } else if (person->claims[claim].occupation != NULL) {
    show_job(facts, person->claims[claim].occupation, shown);
  } else if (person->claims[claim].worked != NULL) {
    show_job(facts, person->claims[claim].worked, shown);
    for (size_t e = 0; e < facts->element_count; e++) {
      shown->levels[e] *= time_share(person->claims[claim].years);
    }
  } else {
    show_program(facts, person->claims[claim].program, shown);
  }
}

/* shown[c]: what claim c shows */
static double fit_again(const struct facts *facts, const struct somebody *person, const struct shown *shown,
                        size_t count, size_t job) {
  double fit = 0;
  for (size_t e = 0; e < facts->element_count; e++) {
    const struct need *need = &facts->needs[job][e];
    double covered = 0;
    for (size_t c = 0; c < count && need->weight > 0; c++) {
      covered = fmax(covered, fmin(1, shown[c].levels[e] / need->level) * person->claims[c].confidence);
    }
    fit += need->weight * covered;
  }
  for (size_t i = 0; i < facts->tools[job].count; i++) {
    double covered = 0;
    for (size_t c = 0; c < count; c++) {
      double share = person->claims[c].worked != NULL ? time_share(person->claims[c].years) : 1;
      bool held = has_tool(&shown[c].tools, facts->tools[job].numbers[i]);
      covered = fmax(covered, held ? share * person->claims[c].confidence : 0);
    }
    fit += facts->tools[job].weight * covered;
  }
  return fit * 100;
}

static void test_fit_again(void **state) {
  struct starter_world *world = *state;
  static struct facts read;
  const struct facts *facts = &read;
  read_facts(&read);
  double largest = 0;
  for (size_t p = 0; p < (size_t)PERSONS; p++) {
    struct claim claims[PERSON_CLAIMS];
    struct claim_skill skills[PERSON_CLAIMS];
    struct experience experiences[PERSON_CLAIMS];
    struct shown shown[PERSON_CLAIMS] = {0};
    struct arena *arena = arena_new((size_t)64 << 20);
    size_t count = person_claims(&persons[p], claims, skills, experiences);
    struct match match = person_match(world, arena, claims, count);
    double best = 0;
    for (size_t c = 0; c < count; c++) {
      show_claim(facts, &persons[p], c, &shown[c]);
    }
    for (size_t i = 0; i < match.job_count; i++) {
      size_t job = 0;
      while (strcmp(facts->jobs[job], match.jobs[i].job.code) != 0) {
        job++;
      }
      double again = fit_again(facts, &persons[p], shown, count, job);
      best = fmax(best, again);
      largest = fmax(largest, fabs(again - match.jobs[i].fit_percent));
      if (fabs(again - match.jobs[i].fit_percent) > 0.05) {
        fail_msg("person %zu, %s: %f, again %f", p, match.jobs[i].job.code, match.jobs[i].fit_percent, again);
      }
    }
    assert_true(best > 3); /* so that zeroes are not all that was compared */
    arena_free(arena);
  }
  print_message("%d fits, largest difference %.1e percentage points\n", PERSONS * STARTER_JOBS, largest);
  for (size_t i = 0; i < (size_t)MOST_NAMES; i++) {
    free(read.tool_names[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_fit_again)};
  return cmocka_run_group_tests_name("match_again", tests, starter_world_begin, starter_world_end);
}
