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
  return words_in(token->folded, little) || plain_number(token->folded, &number);
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
        (words_in(token->folded, " and y e but pero ") && at - from > 2) ||
        (words_in(token->folded, " so because while porque para mientras ") && at - from > 1)) {
      break;
    }
    at++;
  }
  return at;
}

/* Of what is denied or wished, "a real job" and "experience" say something. */
static bool is_nothing(const struct reading *reading, size_t at) {
  const struct token *token = &reading->tokens[at];
  bool named = token->scope != SCOPE_SAID &&
               words_in(token->folded, " job jobs work worked experience trabajo trabaje trabajado experiencia ");
  return is_little(token) && !named;
}

/* Little words around say nothing. */
static void trim(const struct reading *reading, size_t *from, size_t *to) {
  while (*from < *to && is_nothing(reading, *from)) {
    ++*from;
  }
  while (*to > *from && is_nothing(reading, *to - 1)) {
    --*to;
  }
}

/* Beginnings of the words for doing something: an activity is what somebody did, and "insurance company" or "state
 * prison" no doing. */
static const char *const doings =
    " accompany add adjust advise analyze answer apply arrange assemble assess assist attach attend balance "
    " bathe bill bolt book build buy calculate call calm care carry cash change chart check chop clean "
    " clear climb close coach code collect communicate compare complete connect contact control cook "
    " coordinate count create cut deal decorate deliver design direct discuss dispatch display distribute "
    " document draft draw dress drill drive edit enforce enter entertain escort evaluate examine explain "
    " feed file fill finish fit fix fold follow format gather give greet grind groom guard guide handle "
    " harvest haul heat help hire inspect install interact interpret interview inventory investigate keep "
    " label lay lead learn lift load lock log lubricate maintain make manage market measure meet mentor mix "
    " mop model monitor mount mow move negotiate obtain open operate order organize oversee pack package "
    " paint park pass patrol perform pick place plan plant play polish position post pour prep prepare "
    " present print process program proofread protect prune provide purchase put rake read receive record "
    " reconcile recruit refinish refuel register remove repair replace report reset resolve respond restock "
    " return review ring rotate run sand schedule scrub seal search secure sell send serve service set sew "
    " sharpen shovel sign solder sort speak spray spread stack start sterilize stock store study supervise "
    " supply support sweep take talk teach tend test tile time tow track trade train translate transport "
    " treat trim troubleshoot turn tutor type unclog unload update use vacuum verify visit wait wash watch "
    " water weigh weld wipe wire work wrap write ";
static const char done[] =
    " made took taken gave given wrote written taught kept sold built drove driven ran did done held led "
    " fed dealt bought sent spoke told swept hung laid grew dug drew drawn got met wore chose found ";

/* "inspect", "inspected", "inspecting", "carries", "chopping". */
static bool is_doing_of(const char *word, const char *verb, size_t length) {
  static const char endings[] = " s es d ed ing ies ied er ";
  size_t same = 0;
  while (same < length && word[same] == verb[same]) {
    same++;
  }
  const char *rest = word + same;
  bool doubled = same == length && rest[0] != '\0' && rest[0] == verb[length - 1] && length > 2;
  bool short_of = same + 1 == length && (verb[same] == 'e' || verb[same] == 'y');
  return (same == length && (rest[0] == '\0' || words_in(rest, endings))) || (doubled && words_in(rest + 1, endings)) ||
         (short_of && words_in(rest, endings));
}

static bool is_doing(const char *word) {
  if (words_in(word, done)) {
    return true;
  }
  for (const char *at = doings + 1; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length > 0 && is_doing_of(word, at, length)) {
      return true;
    }
    at += length;
    at += strspn(at, " ");
  }
  return false;
}

/* Spanish verbs show by their endings: "contestar", "limpiando", "tomaba". */
static bool is_spanish_doing(const char *word) {
  static const char *const endings[] = {"ar",   "er", "ir",  "ando",  "iendo", "aba",
                                        "aban", "ia", "ian", "arlos", "arlas"};
  size_t length = strlen(word);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t size = strlen(endings[i]);
    if (length > size + 2 && strcmp(word + length - size, endings[i]) == 0) {
      return true;
    }
  }
  return false;
}

static bool says_doing(const struct reading *reading, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (is_doing(reading->tokens[i].folded) || is_spanish_doing(reading->tokens[i].folded)) {
      return true;
    }
  }
  return false;
}

/* The name of a job of which nobody knows whose it was is no doing. */
static bool is_title(const struct reading *reading, size_t from, size_t to) {
  char gram[LONGEST_GRAM];
  struct title_hit hit;
  for (size_t count = to - from < (size_t)MOST_WORDS ? to - from : (size_t)MOST_WORDS; count > 1; count--) {
    if (plain_gram(reading, to - count, count, gram) && title_index_find(reading->titles, gram, &hit)) {
      return true;
    }
  }
  return false;
}

/* "sold my car", "pagaba mi renta": what somebody does for themselves. */
static bool is_of_own(const struct reading *reading, size_t from, size_t to) {
  static const char things[] =
      " car truck house home apartment phone dog dogs cat rent bills taxes hair clothes yard garden room bike computer "
      "carro troca casa departamento telefono perro renta cuarto ropa pelo ";
  for (size_t i = from; i + 1 < to; i++) {
    if (words_in(reading->tokens[i].folded, " my mi mis our nuestra ") &&
        words_in(reading->tokens[i + 1].folded, things)) {
      return true;
    }
  }
  return false;
}

/* A work activity whose words are near to what was said; false when there is none, or on failure. */
static bool try_near(struct reading *reading, size_t from, size_t to, struct error *error) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  const char *text = arena_strndup(reading->scratch, start, (size_t)(last->at - start) + last->length);
  const char *id = NULL;
  const char *name = NULL;
  bool clean = plain_phrase(reading, from, "clean record") > 0 || plain_phrase(reading, from, "clean driving") > 0;
  if (reading->tokens[from].scope != SCOPE_SAID || clean || !says_doing(reading, from, to) ||
      is_title(reading, from, to) || is_of_own(reading, from, to)) {
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
