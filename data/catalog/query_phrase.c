/* SPDX-License-Identifier: MIT */
/* Filters said in plain English and Spanish. */
#include <string.h>

#include "data/catalog/query_parts.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_plain(const struct query_token *token) {
  return token->value == NULL && !token->quoted && token->compare == COMPARE_NONE;
}

size_t query_phrase_at(const struct query_tokens *tokens, size_t at, const char *phrase) {
  size_t taken = 0;
  while (*phrase != '\0') {
    if (at + taken >= tokens->count || !is_plain(&tokens->items[at + taken])) {
      return 0;
    }
    const char *word = tokens->items[at + taken].folded;
    size_t length = strlen(word);
    if (length == 0 || strncmp(phrase, word, length) != 0 || (phrase[length] != ' ' && phrase[length] != '\0')) {
      return 0;
    }
    phrase += length;
    phrase += *phrase == ' ';
    taken++;
  }
  return taken;
}

struct compare_phrase {
  const char *phrase;
  enum compare compare;
  bool time_only;
};

/* In front of an amount. */
static const struct compare_phrase compare_phrases[] = {
    {"under", COMPARE_LESS, false},
    {"below", COMPARE_LESS, false},
    {"less than", COMPARE_LESS, false},
    {"cheaper than", COMPARE_LESS, false},
    {"shorter than", COMPARE_LESS, false},
    {"fewer than", COMPARE_LESS, false},
    {"menos de", COMPARE_LESS, false},
    {"menor de", COMPARE_LESS, false},
    {"menor que", COMPARE_LESS, false},
    {"por debajo de", COMPARE_LESS, false},
    {"debajo de", COMPARE_LESS, false},
    {"at most", COMPARE_AT_MOST, false},
    {"no more than", COMPARE_AT_MOST, false},
    {"not more than", COMPARE_AT_MOST, false},
    {"up to", COMPARE_AT_MOST, false},
    {"maximum", COMPARE_AT_MOST, false},
    {"max", COMPARE_AT_MOST, false},
    {"within", COMPARE_AT_MOST, true},
    {"in", COMPARE_AT_MOST, true},
    {"en", COMPARE_AT_MOST, true},
    {"como maximo", COMPARE_AT_MOST, false},
    {"maximo", COMPARE_AT_MOST, false},
    {"a lo mas", COMPARE_AT_MOST, false},
    {"a lo sumo", COMPARE_AT_MOST, false},
    {"no mas de", COMPARE_AT_MOST, false},
    {"hasta", COMPARE_AT_MOST, false},
    {"over", COMPARE_MORE, false},
    {"above", COMPARE_MORE, false},
    {"more than", COMPARE_MORE, false},
    {"longer than", COMPARE_MORE, false},
    {"mas de", COMPARE_MORE, false},
    {"mayor de", COMPARE_MORE, false},
    {"mayor que", COMPARE_MORE, false},
    {"por encima de", COMPARE_MORE, false},
    {"encima de", COMPARE_MORE, false},
    {"at least", COMPARE_AT_LEAST, false},
    {"no less than", COMPARE_AT_LEAST, false},
    {"not less than", COMPARE_AT_LEAST, false},
    {"minimum", COMPARE_AT_LEAST, false},
    {"min", COMPARE_AT_LEAST, false},
    {"al menos", COMPARE_AT_LEAST, false},
    {"por lo menos", COMPARE_AT_LEAST, false},
    {"como minimo", COMPARE_AT_LEAST, false},
    {"minimo", COMPARE_AT_LEAST, false},
    {"desde", COMPARE_AT_LEAST, false},
};

static const struct compare_phrase behind_phrases[] = {
    {"or less", COMPARE_AT_MOST, false},      {"or under", COMPARE_AT_MOST, false},
    {"or fewer", COMPARE_AT_MOST, false},     {"o menos", COMPARE_AT_MOST, false},
    {"max", COMPARE_AT_MOST, false},          {"maximum", COMPARE_AT_MOST, false},
    {"como maximo", COMPARE_AT_MOST, false},  {"or more", COMPARE_AT_LEAST, false},
    {"or over", COMPARE_AT_LEAST, false},     {"and up", COMPARE_AT_LEAST, false},
    {"o mas", COMPARE_AT_LEAST, false},       {"minimum", COMPARE_AT_LEAST, false},
    {"como minimo", COMPARE_AT_LEAST, false},
};

static enum compare find_compare(const struct compare_phrase *table, size_t count, const struct query_tokens *tokens,
                                 size_t at, size_t *taken, bool *time_only) {
  enum compare compare = COMPARE_NONE;
  *taken = 0;
  for (size_t i = 0; i < count; i++) {
    size_t length = query_phrase_at(tokens, at, table[i].phrase);
    if (length > *taken) {
      *taken = length;
      *time_only = table[i].time_only;
      compare = table[i].compare;
    }
  }
  return compare;
}

enum compare query_compare_at(const struct query_tokens *tokens, size_t at, size_t *taken, bool *time_only) {
  *time_only = false;
  return find_compare(compare_phrases, COUNT(compare_phrases), tokens, at, taken, time_only);
}

bool query_compare_begins_at(const struct query_tokens *tokens, size_t at) {
  for (size_t i = 0; i < COUNT(compare_phrases); i++) {
    const char *phrase = compare_phrases[i].phrase;
    size_t next = at;
    while (next < tokens->count && is_plain(&tokens->items[next]) && *phrase != '\0') {
      size_t length = strlen(tokens->items[next].folded);
      if (length == 0 || strncmp(phrase, tokens->items[next].folded, length) != 0 || phrase[length] != ' ') {
        break;
      }
      phrase += length + 1;
      next++;
    }
    if (next == tokens->count && next > at) {
      return true;
    }
  }
  return false;
}

enum compare query_compare_behind(const struct query_tokens *tokens, size_t at, size_t *taken) {
  bool time_only;
  return find_compare(behind_phrases, COUNT(behind_phrases), tokens, at, taken, &time_only);
}

size_t query_in_at(const struct query_tokens *tokens, size_t at) {
  static const char *const words[] = {"in", "en", "near", "cerca de"};
  for (size_t i = 0; i < COUNT(words); i++) {
    size_t taken = query_phrase_at(tokens, at, words[i]);
    if (taken > 0) {
      return taken;
    }
  }
  return 0;
}

static const struct query_saying sayings[] = {
    {"free", FILTER_COST, "free"},
    {"for free", FILTER_COST, "free"},
    {"free of charge", FILTER_COST, "free"},
    {"at no cost", FILTER_COST, "free"},
    {"no cost", FILTER_COST, "free"},
    {"gratis", FILTER_COST, "free"},
    {"gratuito", FILTER_COST, "free"},
    {"gratuita", FILTER_COST, "free"},
    {"gratuitos", FILTER_COST, "free"},
    {"gratuitas", FILTER_COST, "free"},
    {"sin costo", FILTER_COST, "free"},
    {"online", FILTER_DELIVERY, "online"},
    {"on line", FILTER_DELIVERY, "online"},
    {"en linea", FILTER_DELIVERY, "online"},
    {"por internet", FILTER_DELIVERY, "online"},
    {"a distancia", FILTER_DELIVERY, "online"},
    {"in person", FILTER_DELIVERY, "in person"},
    {"en persona", FILTER_DELIVERY, "in person"},
    {"presencial", FILTER_DELIVERY, "in person"},
    {"presenciales", FILTER_DELIVERY, "in person"},
    {"evening", FILTER_SCHEDULE, "evening"},
    {"evenings", FILTER_SCHEDULE, "evening"},
    {"in the evening", FILTER_SCHEDULE, "evening"},
    {"in the evenings", FILTER_SCHEDULE, "evening"},
    {"in evenings", FILTER_SCHEDULE, "evening"},
    {"on evenings", FILTER_SCHEDULE, "evening"},
    {"at night", FILTER_SCHEDULE, "evening"},
    {"nights", FILTER_SCHEDULE, "evening"},
    {"por la noche", FILTER_SCHEDULE, "evening"},
    {"por las noches", FILTER_SCHEDULE, "evening"},
    {"en la noche", FILTER_SCHEDULE, "evening"},
    {"en las noches", FILTER_SCHEDULE, "evening"},
    {"de noche", FILTER_SCHEDULE, "evening"},
    {"nocturno", FILTER_SCHEDULE, "evening"},
    {"nocturna", FILTER_SCHEDULE, "evening"},
    {"nocturnos", FILTER_SCHEDULE, "evening"},
    {"nocturnas", FILTER_SCHEDULE, "evening"},
    {"weekend", FILTER_SCHEDULE, "weekend"},
    {"weekends", FILTER_SCHEDULE, "weekend"},
    {"on weekends", FILTER_SCHEDULE, "weekend"},
    {"on the weekend", FILTER_SCHEDULE, "weekend"},
    {"on the weekends", FILTER_SCHEDULE, "weekend"},
    {"at the weekend", FILTER_SCHEDULE, "weekend"},
    {"fin de semana", FILTER_SCHEDULE, "weekend"},
    {"fines de semana", FILTER_SCHEDULE, "weekend"},
    {"el fin de semana", FILTER_SCHEDULE, "weekend"},
    {"los fines de semana", FILTER_SCHEDULE, "weekend"},
    {"en fin de semana", FILTER_SCHEDULE, "weekend"},
    {"en fines de semana", FILTER_SCHEDULE, "weekend"},
    {"en el fin de semana", FILTER_SCHEDULE, "weekend"},
    {"en los fines de semana", FILTER_SCHEDULE, "weekend"},
    {"daytime", FILTER_SCHEDULE, "daytime"},
    {"in the daytime", FILTER_SCHEDULE, "daytime"},
    {"during the day", FILTER_SCHEDULE, "daytime"},
    {"de dia", FILTER_SCHEDULE, "daytime"},
    {"durante el dia", FILTER_SCHEDULE, "daytime"},
    {"diurno", FILTER_SCHEDULE, "daytime"},
    {"diurna", FILTER_SCHEDULE, "daytime"},
    {"childcare", FILTER_SUPPORT, "childcare"},
    {"with childcare", FILTER_SUPPORT, "childcare"},
    {"with child care", FILTER_SUPPORT, "childcare"},
    {"with day care", FILTER_SUPPORT, "childcare"},
    {"with daycare", FILTER_SUPPORT, "childcare"},
    {"guarderia", FILTER_SUPPORT, "childcare"},
    {"con guarderia", FILTER_SUPPORT, "childcare"},
    {"con cuidado de ninos", FILTER_SUPPORT, "childcare"},
    {"con cuidado infantil", FILTER_SUPPORT, "childcare"},
    {"access", FILTER_SUPPORT, "access"},
    {"accessible", FILTER_SUPPORT, "access"},
    {"with access", FILTER_SUPPORT, "access"},
    {"wheelchair access", FILTER_SUPPORT, "access"},
    {"wheelchair accessible", FILTER_SUPPORT, "access"},
    {"accesible", FILTER_SUPPORT, "access"},
    {"con acceso", FILTER_SUPPORT, "access"},
    {"stacks", FILTER_STACKS, "yes"},
    {"stackable", FILTER_STACKS, "yes"},
    {"apilable", FILTER_STACKS, "yes"},
    {"apilables", FILTER_STACKS, "yes"},
    {"approved", FILTER_APPROVED, "yes"},
    {"accredited", FILTER_APPROVED, "yes"},
    {"aprobado", FILTER_APPROVED, "yes"},
    {"aprobada", FILTER_APPROVED, "yes"},
    {"aprobados", FILTER_APPROVED, "yes"},
    {"aprobadas", FILTER_APPROVED, "yes"},
    {"acreditado", FILTER_APPROVED, "yes"},
    {"acreditada", FILTER_APPROVED, "yes"},
    {"taught in english", FILTER_LANGUAGE, "en"},
    {"taught in spanish", FILTER_LANGUAGE, "es"},
    {"in english", FILTER_LANGUAGE, "en"},
    {"in spanish", FILTER_LANGUAGE, "es"},
    {"en ingles", FILTER_LANGUAGE, "en"},
    {"en espanol", FILTER_LANGUAGE, "es"},
};

/* "Microsoft Access" is a program, "a certificate in Spanish" a subject. */
static bool means_something_else(const struct query_tokens *tokens, size_t at, const struct query_saying *saying) {
  static const char *const programs[] = {"microsoft", "ms", "office"};
  static const char *const titles[] = {"certificate", "certificado", "certification", "degree", "bachelor",
                                       "bachelors",   "associate",   "associates",    "master", "masters",
                                       "ba",          "ma",          "licenciatura",  "titulo", "major"};
  const char *before = at > 0 && is_plain(&tokens->items[at - 1]) ? tokens->items[at - 1].folded : "";
  if (saying->kind == FILTER_SUPPORT && strcmp(saying->phrase, "access") == 0) {
    for (size_t i = 0; i < COUNT(programs); i++) {
      if (strcmp(before, programs[i]) == 0) {
        return true;
      }
    }
  }
  for (size_t i = 0; saying->kind == FILTER_LANGUAGE && i < COUNT(titles); i++) {
    if (strcmp(before, titles[i]) == 0) {
      return true;
    }
  }
  return false;
}

const struct query_saying *query_saying_at(const struct query_tokens *tokens, size_t at, size_t *taken) {
  const struct query_saying *best = NULL;
  *taken = 0;
  for (size_t i = 0; i < COUNT(sayings); i++) {
    size_t length = query_phrase_at(tokens, at, sayings[i].phrase);
    if (length > *taken && !means_something_else(tokens, at, &sayings[i])) {
      *taken = length;
      best = &sayings[i];
    }
  }
  return best;
}
