/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/starter/records.h"

struct requirement_row {
  const char *code, *words;
};

/* The list has sentences; the facts keep only what they come to, in these
 * words, which the program has in Spanish, too. */
static const struct requirement_row rows[] = {
    {"diploma", N_("High school diploma or equivalent")},
    {"entrance_test", N_("Entrance or placement test")},
    {"interview", N_("Interview")},
    {"drug_test", N_("Drug test")},
    {"background_check", N_("Background check")},
    {"drivers_license", N_("Driver's license")},
    {"commercial_license", N_("Commercial driver's license (CDL)")},
    {"health_check", N_("Health check or vaccination record")},
    {"associate", N_("Associate degree")},
    {"bachelor", N_("Bachelor's degree")},
    {"degree", N_("College degree")},
    {"computer", N_("Computer skills")},
    {"experience", N_("Work experience in the field")},
    {"english", N_("Able to speak and read English")},
    {"referral", N_("Referral by a job center or an agency")},
    {"credential", N_("Another course or credential first: ask the provider")},
    {"other", N_("More requirements: ask the provider")},
};

/* Codes that end in a number. */
enum numbered { NUMBERED_AGE, NUMBERED_READING, NUMBERED_MATH, NUMBERED_GRADE, NUMBERED_COUNT };
static const char *const numbered[NUMBERED_COUNT] = {"age", "reading", "math", "grade"};

static const char *numbered_words(struct graph *graph, enum numbered which, int number) {
  switch (which) {
    case NUMBERED_AGE:
      return arena_printf(graph->arena, "At least %d years old", number);
    case NUMBERED_READING:
      return arena_printf(graph->arena, "Reading at grade %d level", number);
    case NUMBERED_MATH:
      return arena_printf(graph->arena, "Math at grade %d level", number);
    default:
      return arena_printf(graph->arena, "School through grade %d", number);
  }
}

/* The condition for one code, or NULL when it asks for nothing. */
static json_t *condition(struct graph *graph, const char *code) {
  const char *words = NULL;
  int age = -1;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    words = strcmp(rows[i].code, code) == 0 ? rows[i].words : words;
  }
  for (size_t i = 0; words == NULL && i < NUMBERED_COUNT; i++) {
    size_t length = strlen(numbered[i]);
    int number = strncmp(numbered[i], code, length) == 0 ? atoi(code + length) : 0;
    if (number > 0 && number < 100) {
      words = numbered_words(graph, (enum numbered)i, number);
      age = i == NUMBERED_AGE ? number : -1;
      graph->failed = graph->failed || words == NULL;
    }
  }
  if (words == NULL) {
    return NULL;
  }
  json_t *profile = graph_object(graph, "ceterms:ConditionProfile");
  graph_put_words(graph, profile, "ceterms:name", words);
  if (age > 0) {
    graph_put(graph, profile, "ceterms:minimumAge", json_integer(age));
  }
  return profile;
}

/* "diploma|age18": either will do. */
static json_t *either(struct graph *graph, char *codes) {
  json_t *profile = graph_object(graph, "ceterms:ConditionProfile");
  graph_put_words(graph, profile, "ceterms:name", "One of these");
  char *rest = NULL;
  for (char *code = strtok_r(codes, "|", &rest); code != NULL; code = strtok_r(NULL, "|", &rest)) {
    json_t *one = condition(graph, code);
    if (one != NULL) {
      graph_add(graph, profile, "ceterms:alternativeCondition", one);
    }
  }
  return profile;
}

void starter_put_requirements(struct graph *graph, json_t *record, const struct starter_program *program) {
  char *codes = arena_strdup(graph->arena, program->requirements);
  if (codes == NULL) {
    graph->failed = graph->failed || program->requirements != NULL;
    return;
  }
  char *rest = NULL;
  for (char *code = strtok_r(codes, ";", &rest); code != NULL; code = strtok_r(NULL, ";", &rest)) {
    json_t *profile = strchr(code, '|') == NULL ? condition(graph, code) : either(graph, code);
    if (profile != NULL) {
      graph_add(graph, record, "ceterms:requires", profile);
    }
  }
}
