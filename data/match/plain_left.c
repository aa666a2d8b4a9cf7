/* SPDX-License-Identifier: MIT */
/* Skills by name, work activities by nearness, and what nothing was found for. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"

enum { MOST_WORDS = 5 };

/* Words that say nothing by themselves. What is made of nothing else is no piece. */
static const char little[] =
    " a an the and or of to in on at for with from by as is am are was were be been being i im ive my me mine we our "
    "you "
    "your it its he she they them this that these those there here have has had do does did done can could will would "
    "also very some any all many much more most a lot lots just only then than so if but because when while where who "
    "what which how about over under into out up down off per day days every each job jobs work worked working works "
    "year years month months week weeks like good well really know now currently then later before after since still "
    "ago "
    "um uh hi hello thanks please yes no not old new other others people person something anything nothing things "
    "thing "
    "un una uno unos unas el la los las lo y e o u de del al a en por para con sin es son era eran fue fui ser soy "
    "estoy "
    "esta este esto yo mi mis me se su sus que como cuando donde tambien muy mas mucho mucha muchos poco algo trabajo "
    "trabaje trabajaba trabajos tengo tuve he ha han hay fueron si no ya dia dias cada entre sobre desde hace hasta "
    "durante ano anos mes meses experience experiencia got get make made use used using tiempo time hago hice ";

static bool is_little(const struct token *token) {
  double number = 0;
  return plain_in(token->folded, little) || plain_number(token->folded, &number);
}

/* --- by name --- */

static bool try_element(struct reading *reading, size_t at, size_t count) {
  const struct job_matrix *matrix = &reading->index->matrix;
  char gram[LONGEST_GRAM];
  size_t element = 0;
  const char *how = NULL;
  if (at + count > reading->count || !plain_is_free(reading, at, at + count) || !plain_gram(reading, at, count, gram)) {
    return false;
  }
  const struct claim_skill skill = {.name = gram};
  if (!element_of_skill(reading->index->elements, reading->scratch, &skill, &element, &how)) {
    return false;
  }
  plain_add(reading, at, at + count,
            (struct plain_piece){.kind = PLAIN_SKILL,
                                 .name = matrix->element_names[element],
                                 .codes = {matrix->elements[element]},
                                 .how = how});
  return true;
}

static void read_elements(struct reading *reading) {
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    bool found = false;
    for (size_t count = MOST_WORDS; count > 0 && !found; count--) {
      found = try_element(reading, i, count);
    }
  }
}

/* --- the rest --- */

static const char *why(enum scope scope) {
  switch (scope) {
    case SCOPE_DENIED:
      return "denied";
    case SCOPE_WISHED:
      return "wish";
    case SCOPE_OTHER:
      return "other";
    case SCOPE_SAID:
      break;
  }
  return "nothing";
}

/* Where the run of words that belong together ends: at a gap, a word of a
 * piece, another meaning, or "and" with more than a word before it. */
static size_t end_of_run(const struct reading *reading, size_t from) {
  size_t at = from + 1;
  while (at < reading->count) {
    const struct token *token = &reading->tokens[at];
    if (token->used || token->gap != GAP_NONE || token->scope != reading->tokens[from].scope ||
        (plain_in(token->folded, " and y e but pero ") && at - from > 2)) {
      break;
    }
    at++;
  }
  return at;
}

/* Little words around say nothing. */
static void trim(const struct reading *reading, size_t *from, size_t *to) {
  while (*from < *to && is_little(&reading->tokens[*from])) {
    ++*from;
  }
  while (*to > *from && is_little(&reading->tokens[*to - 1])) {
    --*to;
  }
}

/* A work activity whose words are near to what was said; false when there is none, or on failure. */
static bool try_near(struct reading *reading, size_t from, size_t to, struct error *error) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  const char *text = arena_strndup(reading->scratch, start, (size_t)(last->at - start) + last->length);
  const char *id = NULL;
  const char *name = NULL;
  if (reading->tokens[from].scope != SCOPE_SAID) {
    return false;
  }
  if (text == NULL || nearness_of(&reading->index->near, text, &id, &name, error) != 0) {
    reading->no_memory = reading->no_memory || text == NULL || error->code == ERROR_NO_MEMORY;
    return false;
  }
  if (id != NULL) {
    plain_add(reading, from, to, (struct plain_piece){.kind = PLAIN_SKILL, .name = name, .codes = {id}, .how = "near"});
  }
  return id != NULL;
}

int plain_read_left(struct reading *reading, struct error *error) {
  read_elements(reading);
  for (size_t i = 0; i < reading->count && !reading->no_memory;) {
    if (reading->tokens[i].used) {
      i++;
      continue;
    }
    size_t end = end_of_run(reading, i);
    size_t from = i;
    size_t to = end;
    trim(reading, &from, &to);
    if (from < to && !try_near(reading, from, to, error) && !reading->no_memory) {
      plain_add(reading, from, to, (struct plain_piece){.kind = PLAIN_LEFT, .how = why(reading->tokens[i].scope)});
    }
    i = end;
  }
  return reading->no_memory ? error_no_memory(error) : 0;
}
