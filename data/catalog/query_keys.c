/* SPDX-License-Identifier: MIT */
/* The names of filters, in both languages, and the words that say nothing. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/query_parts.h"

/* Folded. Also the forms in which the same words stand in a sentence. */
static const struct query_key keys[] = {
    {"cost", FILTER_COST, 0},
    {"costs", FILTER_COST, 0},
    {"costing", FILTER_COST, 0},
    {"price", FILTER_COST, 0},
    {"priced", FILTER_COST, 0},
    {"costo", FILTER_COST, 0},
    {"coste", FILTER_COST, 0},
    {"cuesta", FILTER_COST, 0},
    {"cuestan", FILTER_COST, 0},
    {"cueste", FILTER_COST, 0},
    {"precio", FILTER_COST, 0},
    {"time", FILTER_TIME, 7},
    {"takes", FILTER_TIME, 7},
    {"taking", FILTER_TIME, 7},
    {"duration", FILTER_TIME, 7},
    {"lasting", FILTER_TIME, 7},
    {"tiempo", FILTER_TIME, 7},
    {"duracion", FILTER_TIME, 7},
    {"dura", FILTER_TIME, 7},
    {"dure", FILTER_TIME, 7},
    {"days", FILTER_TIME, 1},
    {"dias", FILTER_TIME, 1},
    {"weeks", FILTER_TIME, 7},
    {"semanas", FILTER_TIME, 7},
    {"months", FILTER_TIME, 30},
    {"meses", FILTER_TIME, 30},
    {"years", FILTER_TIME, 365},
    {"anos", FILTER_TIME, 365},
    {"pays", FILTER_EARNINGS, 0},
    {"pay", FILTER_EARNINGS, 0},
    {"paying", FILTER_EARNINGS, 0},
    {"wage", FILTER_EARNINGS, 0},
    {"wages", FILTER_EARNINGS, 0},
    {"salary", FILTER_EARNINGS, 0},
    {"earn", FILTER_EARNINGS, 0},
    {"earns", FILTER_EARNINGS, 0},
    {"earning", FILTER_EARNINGS, 0},
    {"earnings", FILTER_EARNINGS, 0},
    {"paga", FILTER_EARNINGS, 0},
    {"pagan", FILTER_EARNINGS, 0},
    {"pague", FILTER_EARNINGS, 0},
    {"salario", FILTER_EARNINGS, 0},
    {"sueldo", FILTER_EARNINGS, 0},
    {"gana", FILTER_EARNINGS, 0},
    {"ganar", FILTER_EARNINGS, 0},
    {"skill", FILTER_SKILL, 0},
    {"skills", FILTER_SKILL, 0},
    {"habilidad", FILTER_SKILL, 0},
    {"habilidades", FILTER_SKILL, 0},
    {"destreza", FILTER_SKILL, 0},
    {"job", FILTER_JOB, 0},
    {"jobs", FILTER_JOB, 0},
    {"occupation", FILTER_JOB, 0},
    {"trabajo", FILTER_JOB, 0},
    {"empleo", FILTER_JOB, 0},
    {"ocupacion", FILTER_JOB, 0},
    {"type", FILTER_TYPE, 0},
    {"tipo", FILTER_TYPE, 0},
    {"provider", FILTER_PROVIDER, 0},
    {"school", FILTER_PROVIDER, 0},
    {"college", FILTER_PROVIDER, 0},
    {"proveedor", FILTER_PROVIDER, 0},
    {"escuela", FILTER_PROVIDER, 0},
    {"county", FILTER_COUNTY, 0},
    {"condado", FILTER_COUNTY, 0},
    {"region", FILTER_REGION, 0},
    {"state", FILTER_REGION, 0},
    {"estado", FILTER_REGION, 0},
    {"city", FILTER_CITY, 0},
    {"town", FILTER_CITY, 0},
    {"ciudad", FILTER_CITY, 0},
    {"place", FILTER_PLACE, 0},
    {"lugar", FILTER_PLACE, 0},
    {"lang", FILTER_LANGUAGE, 0},
    {"language", FILTER_LANGUAGE, 0},
    {"idioma", FILTER_LANGUAGE, 0},
    {"lengua", FILTER_LANGUAGE, 0},
    {"delivery", FILTER_DELIVERY, 0},
    {"deliverytype", FILTER_DELIVERY, 0},
    {"modalidad", FILTER_DELIVERY, 0},
    {"schedule", FILTER_SCHEDULE, 0},
    {"scheduletiming", FILTER_SCHEDULE, 0},
    {"horario", FILTER_SCHEDULE, 0},
    {"support", FILTER_SUPPORT, 0},
    {"accommodation", FILTER_SUPPORT, 0},
    {"apoyo", FILTER_SUPPORT, 0},
    {"ayuda", FILTER_SUPPORT, 0},
    {"stacks", FILTER_STACKS, 0},
    {"apilable", FILTER_STACKS, 0},
    {"approved", FILTER_APPROVED, 0},
    {"aprobado", FILTER_APPROVED, 0},
};

const struct query_key *query_key_find(const char *name) {
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (strcmp(keys[i].name, name) == 0) {
      return &keys[i];
    }
  }
  return NULL;
}

/* In strcmp() order, for bsearch(). "it", "or", "as" and "us" are not here:
 * they are trades, rooms, degrees and countries as often as small words. */
static const char *const small_words[] = {
    "a",    "al",   "an",   "and",    "at",    "be",   "become", "busco", "by",       "can",  "como", "con",  "de",
    "del",  "e",    "el",   "en",     "es",    "for",  "from",   "get",   "how",      "i",    "in",   "into", "is",
    "la",   "las",  "lo",   "los",    "me",    "mi",   "my",     "near",  "necesito", "need", "o",    "of",   "on",
    "para", "por",  "que",  "quiero", "se",    "ser",  "su",     "that",  "the",      "this", "to",   "u",    "un",
    "una",  "unas", "unos", "want",   "which", "with", "y",      "you",   "your",
};

static int compare_words(const void *left, const void *right) {
  return strcmp(left, *(const char *const *)right);
}

bool query_word_is_small(const char *word) {
  return bsearch(word, small_words, sizeof small_words / sizeof small_words[0], sizeof small_words[0], compare_words) !=
         NULL;
}

static const char *const sort_names[] = {"best", "cost", "time", "pays", "name"};

bool sort_key_parse(const char *name, enum sort_key *key) {
  for (size_t i = 0; name != NULL && i < sizeof sort_names / sizeof sort_names[0]; i++) {
    if (strcmp(sort_names[i], name) == 0) {
      *key = (enum sort_key)i;
      return true;
    }
  }
  return false;
}

const char *sort_key_name(enum sort_key key) {
  return (size_t)key < sizeof sort_names / sizeof sort_names[0] ? sort_names[key] : sort_names[0];
}
