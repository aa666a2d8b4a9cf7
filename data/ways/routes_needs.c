/* SPDX-License-Identifier: MIT */
/* Conditions and relations -> what has to be had before a step. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/base/text.h"
#include "data/wallet/experience.h"
#include "data/ways/from_catalog.h"

enum { MOST_PARTS = 600, DAYS_A_YEAR = 365 };

/* What is collected for one "all of" or "any of". On the stack: the graph keeps a
 * copy, and thousands of them would fill the arena. */
struct parts {
  size_t items[MOST_PARTS];
  size_t count;
};

struct needs {
  struct routes *routes;
  size_t step;
  const struct credential *credential;
};

static bool counts(const struct condition_line *line) {
  return strcmp(line->kind, "requires") == 0 || strcmp(line->kind, "entryCondition") == 0;
}

static int add_part(struct needs *needs, struct parts *parts, const struct graph_requirement *requirement,
                    struct error *error) {
  size_t index = 0;
  if (parts->count == MOST_PARTS) {
    needs->routes->cut = true;
    return 0;
  }
  if (graph_add_requirement(needs->routes->graph, requirement, &index, error) != 0) {
    return -1;
  }
  parts->items[parts->count++] = index;
  return 0;
}

static int add_step(struct needs *needs, struct parts *parts, size_t step, struct error *error) {
  return add_part(needs, parts, &(struct graph_requirement){.kind = REQUIRE_STEP, .step = step}, error);
}

static int assume(struct needs *needs, enum assumption_kind kind, const char *text, const char *text_es, double number,
                  struct error *error) {
  return routes_assume(needs->routes, needs->step,
                       &(struct assumption){.kind = kind, .text = text, .text_es = text_es, .number = number}, error);
}

/* Of a text only its first line: the rest is on the credential's own page. */
static const char *first_line(struct arena *arena, const char *text) {
  const char *end = text == NULL ? NULL : strchr(text, '\n');
  return end == NULL ? text : arena_strndup(arena, text, (size_t)(end - text));
}

/* "To get in: a high school diploma": the name, and the first sentence. */
static const char *joined(struct arena *arena, const char *name, const char *text) {
  text = first_line(arena, text);
  const char *end = text == NULL ? NULL : strstr(text, ". ");
  text = end == NULL ? text : arena_strndup(arena, text, (size_t)(end - text));
  if (name == NULL || text == NULL || strcasecmp(name, text) == 0) {
    return name != NULL ? name : text;
  }
  return arena_printf(arena, "%s: %s", name, text);
}

static const char *words_of(struct arena *arena, const struct condition_line *line) {
  return joined(arena, line->name, line->text != NULL ? line->text : line->submission);
}

static const char *words_of_es(struct arena *arena, const struct condition_line *line) {
  return joined(arena, line->name_es, line->text_es);
}

/* A diploma that the person told of, or that their schooling has in it. */
static bool is_told(const struct needs *needs, const char *words) {
  const struct person *person = needs->routes->question->person;
  char *folded = text_fold(needs->routes->arena, words);
  return folded != NULL && person->schooling >= SCHOOLING_HIGH_SCHOOL && strstr(folded, "high school diploma") != NULL;
}

static int take_age(struct needs *needs, const struct condition_line *line, struct parts *parts, struct error *error) {
  int age = needs->routes->question->person->age;
  if (line->minimum_age <= 0) {
    return 0;
  }
  if (age == 0) {
    return assume(needs, ASSUMED_AGE, NULL, NULL, (double)line->minimum_age, error);
  }
  unsigned fails = age < line->minimum_age ? (unsigned)WAYS_AGE : 0U;
  return add_part(needs, parts, &(struct graph_requirement){.kind = REQUIRE_FACT, .fails = fails}, error);
}

/* Years in jobs of the same group as the occupation. */
static double years_told(const struct needs *needs) {
  const struct ways_question *question = needs->routes->question;
  double years = 0.0;
  for (size_t i = 0; i < question->wallet->count; i++) {
    const struct experience *experience = question->wallet->claims[i].experience;
    if (experience != NULL && experience->occupation != NULL &&
        strncmp(experience->occupation, question->job->code, 2) == 0) {
      years += experience->years;
    }
  }
  return years;
}

/* Years of work take their time: they are added to the step's. */
static int take_experience(struct needs *needs, const struct condition_line *line, struct error *error) {
  struct graph_step *step = &needs->routes->graph->steps[needs->step];
  double years = line->years_of_experience - years_told(needs);
  if (!(years > 0.0)) {
    return 0;
  }
  if (step->time >= 0) {
    step->time += llround(years * DAYS_A_YEAR * GRAPH_DAY);
  }
  return assume(needs, ASSUMED_EXPERIENCE, NULL, NULL, years, error);
}

/* Targets that are credentials or programs become steps; an exam is a thing to be passed. */
static int take_targets(struct needs *needs, const struct condition_line *line, struct parts *parts,
                        struct error *error) {
  for (size_t i = 0; line->targets[i] != NULL; i++) {
    const char *kind = line->target_kinds[i];
    const char *name = line->target_names[i];
    size_t step = GRAPH_NOTHING;
    if (line->targets[i][0] != '\0' && routes_step(needs->routes, line->targets[i], &step, error) != 0) {
      return -1;
    }
    if (step == needs->step) {
      continue;
    }
    if (step == GRAPH_NOTHING && kind[0] != '\0') { /* an assessment and the like */
      if (assume(needs, ASSUMED_CONDITION, name, NULL, 0.0, error) != 0) {
        return -1;
      }
      continue;
    }
    if (step == GRAPH_NOTHING && name[0] == '\0') {
      continue;
    }
    if ((step == GRAPH_NOTHING && routes_nameless(needs->routes, name, NULL, &step, error) != 0) ||
        add_step(needs, parts, step, error) != 0) {
      return -1;
    }
  }
  return 0;
}

static bool has_steps(const struct needs *needs, const struct condition_line *line) {
  for (size_t i = 0; line->targets[i] != NULL; i++) {
    if (line->targets[i][0] != '\0' || line->target_names[i][0] != '\0') {
      return true;
    }
  }
  for (size_t i = 0; i < needs->credential->condition_count; i++) {
    const struct condition_line *inner = &needs->credential->conditions[i];
    if (inner->parent == line->id && inner > line && has_steps(needs, inner)) {
      return true;
    }
  }
  return false;
}

static int take_condition(struct needs *needs, const struct condition_line *line, struct parts *parts, int depth,
                          struct error *error);

/* "high school diploma; entrance test" */
static const char *list_words(struct needs *needs, const struct condition_line *line, bool spanish) {
  struct arena *arena = needs->routes->arena;
  const char *list = NULL;
  for (size_t i = 0; i < needs->credential->condition_count; i++) {
    const struct condition_line *inner = &needs->credential->conditions[i];
    const char *words = spanish ? words_of_es(arena, inner) : words_of(arena, inner);
    words = words == NULL ? words_of(arena, inner) : words;
    if (inner->parent == line->id && words != NULL) {
      list = list == NULL ? words : arena_printf(arena, "%s; %s", list, words);
    }
  }
  return list;
}

/* One of the alternatives as a whole; in words alone it is a step about which nothing is known. */
static int take_alternative(struct needs *needs, const struct condition_line *inner, struct parts *any, int depth,
                            struct error *error) {
  struct arena *arena = needs->routes->arena;
  if (!has_steps(needs, inner)) {
    size_t step = 0;
    const char *words = words_of(arena, inner);
    return words == NULL ? 0
           : routes_nameless(needs->routes, words, words_of_es(arena, inner), &step, error) != 0
               ? -1
               : add_step(needs, any, step, error);
  }
  struct parts all = {.count = 0};
  if (take_condition(needs, inner, &all, depth + 1, error) != 0) {
    return -1;
  }
  return add_part(needs, any,
                  &(struct graph_requirement){
                      .kind = REQUIRE_SOME, .least = all.count, .parts = all.items, .part_count = all.count},
                  error);
}

static int take_alternatives(struct needs *needs, const struct condition_line *line, struct parts *parts, int depth,
                             struct error *error) {
  enum { DEEPEST = 8 };
  struct parts any = {.count = 0};
  bool there = false;
  bool steps = false;
  for (size_t i = 0; i < needs->credential->condition_count; i++) {
    const struct condition_line *inner = &needs->credential->conditions[i];
    there = there || inner->parent == line->id;
    steps = steps || (inner->parent == line->id && inner > line && has_steps(needs, inner));
  }
  if (!there || depth == DEEPEST) {
    return 0;
  }
  if (!steps) {
    const char *words = list_words(needs, line, false);
    return words == NULL || is_told(needs, words)
               ? 0
               : assume(needs, ASSUMED_ONE_OF, words, list_words(needs, line, true), 0.0, error);
  }
  for (size_t i = 0; i < needs->credential->condition_count; i++) {
    const struct condition_line *inner = &needs->credential->conditions[i];
    if (inner->parent == line->id && inner > line && take_alternative(needs, inner, &any, depth, error) != 0) {
      return -1;
    }
  }
  return add_part(
      needs, parts,
      &(struct graph_requirement){.kind = REQUIRE_SOME, .least = 1, .parts = any.items, .part_count = any.count},
      error);
}

static int take_condition(struct needs *needs, const struct condition_line *line, struct parts *parts, int depth,
                          struct error *error) {
  struct arena *arena = needs->routes->arena;
  bool steps = has_steps(needs, line);
  if (take_age(needs, line, parts, error) != 0 || take_experience(needs, line, error) != 0 ||
      take_targets(needs, line, parts, error) != 0 || take_alternatives(needs, line, parts, depth, error) != 0) {
    return -1;
  }
  const char *words = words_of(arena, line);
  bool said = line->minimum_age > 0 || line->years_of_experience > 0.0;
  bool inner = false;
  for (size_t i = 0; i < needs->credential->condition_count; i++) {
    inner = inner || needs->credential->conditions[i].parent == line->id;
  }
  if (steps || said || inner || words == NULL || is_told(needs, words)) {
    return 0;
  }
  return assume(needs, ASSUMED_CONDITION, words, words_of_es(arena, line), 0.0, error);
}

static bool is_target(const struct credential *credential, const char *ctid) {
  for (size_t i = 0; i < credential->condition_count; i++) {
    for (size_t j = 0; counts(&credential->conditions[i]) && credential->conditions[i].targets[j] != NULL; j++) {
      if (strcasecmp(credential->conditions[i].targets[j], ctid) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* What only the other record states, and where advanced standing comes from. */
static int take_edges(struct needs *needs, struct parts *parts, struct error *error) {
  for (size_t i = 0; i < needs->credential->leads_from_count; i++) {
    const struct edge_line *edge = &needs->credential->leads_from[i];
    bool required = strcmp(edge->kind, "required") == 0;
    bool standing = strcmp(edge->kind, "advanced standing") == 0;
    size_t step = GRAPH_NOTHING;
    if (edge->ctid == NULL || !edge->in_snapshot || !(required || standing) ||
        (required && is_target(needs->credential, edge->ctid))) {
      continue;
    }
    if (routes_step(needs->routes, edge->ctid, &step, error) != 0) {
      return -1;
    }
    if (step == GRAPH_NOTHING || step == needs->step) {
      continue;
    }
    struct assumption none_stated = {.kind = ASSUMED_STANDING, .other = step};
    if (required ? add_step(needs, parts, step, error) != 0
                 : graph_add_standing(needs->routes->graph, &(struct graph_standing){.from = step, .to = needs->step},
                                      error) != 0 ||
                       routes_assume(needs->routes, needs->step, &none_stated, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* A license that names no credential: one of the programs that prepare for it.
 * When none of them is enough, it can't be had over what is in these data. */
static int take_preparation(struct needs *needs, struct parts *parts, struct error *error) {
  bool there = false;
  struct parts any = {.count = 0};
  for (size_t i = 0; i < needs->credential->leads_from_count; i++) {
    const struct edge_line *edge = &needs->credential->leads_from[i];
    size_t step = GRAPH_NOTHING;
    if (edge->ctid == NULL || !edge->in_snapshot || strcmp(edge->kind, "preparation") != 0) {
      continue;
    }
    if (routes_step(needs->routes, edge->ctid, &step, error) != 0) {
      return -1;
    }
    if (step == GRAPH_NOTHING || step == needs->step) {
      continue;
    }
    there = true;
    bool enough = !needs->routes->graph->steps[needs->step].goal ||
                  routes_is_enough(needs->routes, needs->routes->steps[step].credential->row.type);
    if (enough && add_step(needs, &any, step, error) != 0) {
      return -1;
    }
  }
  if (!there) {
    return 0;
  }
  needs->routes->steps[needs->step].by_preparation = true;
  if (assume(needs, ASSUMED_PREPARATION, NULL, NULL, 0.0, error) != 0) {
    return -1;
  }
  return add_part(
      needs, parts,
      &(struct graph_requirement){.kind = REQUIRE_SOME, .least = 1, .parts = any.items, .part_count = any.count},
      error);
}

static bool asks_for_steps(const struct routes *routes, const struct parts *parts) {
  for (size_t i = 0; i < parts->count; i++) {
    if (routes->graph->requirements[parts->items[i]].kind != REQUIRE_FACT) {
      return true;
    }
  }
  return false;
}

int routes_needs(struct routes *routes, size_t step, struct error *error) {
  struct needs needs = {.routes = routes, .step = step, .credential = routes->steps[step].credential};
  struct parts parts = {.count = 0};
  for (size_t i = 0; i < needs.credential->condition_count; i++) {
    const struct condition_line *line = &needs.credential->conditions[i];
    if (line->parent == 0 && counts(line) && take_condition(&needs, line, &parts, 0, error) != 0) {
      return -1;
    }
    if (line->parent == 0 && strcmp(line->kind, "recommends") == 0 && words_of(routes->arena, line) != NULL &&
        assume(&needs, ASSUMED_RECOMMENDED, words_of(routes->arena, line), words_of_es(routes->arena, line), 0.0,
               error) != 0) {
      return -1;
    }
  }
  if (take_edges(&needs, &parts, error) != 0) {
    return -1;
  }
  bool license = strcmp(needs.credential->row.type, "ceterms:License") == 0;
  if (license && !asks_for_steps(routes, &parts) && take_preparation(&needs, &parts, error) != 0) {
    return -1;
  }
  if (parts.count == 0) {
    return 0;
  }
  return graph_add_requirement(
      routes->graph,
      &(struct graph_requirement){
          .kind = REQUIRE_SOME, .least = parts.count, .parts = parts.items, .part_count = parts.count},
      &routes->graph->steps[step].requires_index, error);
}
