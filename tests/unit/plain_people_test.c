/* SPDX-License-Identifier: MIT */
/*
 * What some hundred people say of themselves, and what an advisor would take from it:
 * tests/unit/data/plain/people.tsv, which says how it is written. What is not found and
 * what is found wrongly is marked there, so that both only change on purpose; this
 * counts them. With the name of a half ("build") only that one is read.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/match/plain.h"
#include "tests/unit/starter_world.h"

enum { YEAR = 2026, MOST_VALUE = 200 };

struct count {
  size_t rows, right, missed, wrong, surprises;
};

struct row {
  const char *half, *text;
  char *wanted;
  struct plain plain;
  bool used[PLAIN_MOST_PIECES];
  struct count *count;
};

static const char *only; /* the half to read; NULL: all */

static bool same_years(double told, double read) {
  return fabs(told - read) < 0.06;
}

static const struct {
  const char *name;
  enum plain_kind kind;
} kinds[] = {{"job", PLAIN_JOB},     {"lang", PLAIN_LANGUAGE}, {"card", PLAIN_CARD},   {"tool", PLAIN_TOOL},
             {"skill", PLAIN_SKILL}, {"fact", PLAIN_FACT},     {"wish", PLAIN_LEFT},   {"denied", PLAIN_LEFT},
             {"other", PLAIN_LEFT},  {"foreign", PLAIN_LEFT},  {"nothing", PLAIN_LEFT}};

/* Whether one of the choices between "/" is it: a code by its beginning, a name by a part of it. */
static bool one_of(char *choices, const struct plain_piece *piece, struct arena *arena) {
  bool by_code = piece->kind == PLAIN_JOB || piece->kind == PLAIN_SKILL;
  const char *is = by_code ? piece->codes[0] : piece->kind == PLAIN_LEFT ? text_fold(arena, piece->words) : piece->name;
  char *rest = NULL;
  for (char *choice = strtok_r(choices, "/", &rest); choice != NULL; choice = strtok_r(NULL, "/", &rest)) {
    if (by_code ? strncmp(is, choice, strlen(choice)) == 0 : strstr(is, choice) != NULL) {
      return true;
    }
  }
  return choices[0] == '\0';
}

static bool is_it(const char *kind, const char *value, const struct plain_piece *piece, struct arena *arena) {
  char choices[MOST_VALUE];
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kinds[i].name, kind) == 0 && kinds[i].kind == piece->kind &&
        (piece->kind != PLAIN_LEFT || strcmp(piece->how, kind) == 0)) {
      assert_true(strlen(value) < sizeof choices);
      memcpy(choices, value, strlen(value) + 1);
      return one_of(choices, piece, arena);
    }
  }
  return false;
}

/* Counts one thing that was to be found, or known not to be. */
static void score(struct row *row, bool found, char mark, const char *what) {
  row->count->right += found && mark != '!';
  row->count->missed += !found && mark != '!';
  row->count->wrong += found && mark == '!';
  if (found == (mark == '~') || (!found && mark == '!')) {
    print_error("%s \"%s\": %s %s\n", row->half, row->text, what, found ? "is found now" : "is missed");
    row->count->surprises++;
  }
}

/* One piece of the row: "job:35-2014@4". */
static void look(struct row *row, char *item, struct arena *arena) {
  char whole[MOST_VALUE];
  assert_true(strlen(item) < sizeof whole);
  memcpy(whole, item, strlen(item) + 1);
  char mark = strchr("~!?", item[0]) != NULL ? *item++ : '\0';
  char *value = strchr(item, ':');
  assert_non_null(value);
  *value++ = '\0';
  char *years = strchr(value, '@');
  if (years != NULL) {
    *years++ = '\0';
  }
  bool late = years != NULL && years[0] == '~'; /* the job is found, its years are not */
  bool found = false;
  for (size_t i = 0; i < row->plain.count && (!found || mark == '?'); i++) {
    const struct plain_piece *piece = &row->plain.pieces[i];
    if (row->used[i] || !is_it(item, value, piece, arena)) {
      continue;
    }
    row->used[i] = true;
    found = true;
    if (years != NULL && mark == '\0') {
      score(row, same_years(strtod(years + late, NULL), piece->years), late ? '~' : '\0', "years");
    }
  }
  if (mark != '?') {
    score(row, found, mark, whole);
    row->count->missed += !found && years != NULL;
  }
}

static void read_row(struct starter_world *world, struct row *row) {
  struct error error;
  char *rest = NULL;
  if (plain_read(world->catalog, world->arena, row->text, YEAR, &row->plain, &error) != 0) {
    fail_msg("%s", error.message);
  }
  row->count->rows++;
  char *optional[20];
  size_t optional_count = 0;
  for (char *item = strtok_r(row->wanted, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest)) {
    item += strspn(item, " ");
    if (item[0] == '?') {
      optional[optional_count++] = item;
    } else {
      look(row, item, world->arena);
    }
  }
  for (size_t i = 0; i < optional_count; i++) {
    look(row, optional[i], world->arena);
  }
  for (size_t i = 0; i < row->plain.count; i++) {
    const struct plain_piece *piece = &row->plain.pieces[i];
    if (!row->used[i] && piece->kind != PLAIN_LEFT) {
      print_error("%s \"%s\": wrong: \"%s\" %s (%s) by %s\n", row->half, row->text, piece->words, piece->name,
                  piece->codes[0] == NULL ? "-" : piece->codes[0], piece->how);
      row->count->wrong++;
      row->count->surprises++;
    }
  }
}

static void tell(const char *half, const struct count *count) {
  print_message("%s: %zu statements, %zu pieces right, %zu missed, %zu wrong\n", half, count->rows, count->right,
                count->missed, count->wrong);
}

static void people(void **state) {
  struct starter_world *world = *state;
  static const char parts[] = "bhfn"; /* the first letters of the parts */
  static char text[200000];
  struct count counts[4] = {{0}};
  char path[4096];
  const char *source = getenv("LADDERWAY_SOURCE");
  (void)snprintf(path, sizeof path, "%s/tests/unit/data/plain/people.tsv", source == NULL ? "." : source);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  size_t length = fread(text, 1, sizeof text - 1, file);
  (void)fclose(file);
  text[length] = '\0';
  char *rest = NULL;
  for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
    char *fields = NULL;
    if (line[0] == '#' || (only != NULL && strncmp(line, only, strlen(only)) != 0)) {
      continue;
    }
    struct row row = {.half = strtok_r(line, "\t", &fields)};
    row.text = strtok_r(NULL, "\t", &fields);
    row.wanted = strtok_r(NULL, "\t", &fields);
    assert_non_null(row.wanted);
    assert_non_null(strchr(parts, row.half[0]));
    row.count = &counts[strchr(parts, row.half[0]) - parts];
    arena_reset(world->arena);
    read_row(world, &row);
  }
  tell("built on", &counts[0]);
  tell("held back", &counts[1]);
  tell("fresh", &counts[2]);
  tell("says nothing", &counts[3]);
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(counts[i].surprises, 0);
  }
}

int main(int count, char **arguments) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(people)};
  only = count > 1 ? arguments[1] : NULL;
  return cmocka_run_group_tests(tests, starter_world_begin, starter_world_end);
}
