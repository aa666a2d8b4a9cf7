/* SPDX-License-Identifier: MIT */
/* Titles as they are abbreviated and misspelled, and the names of employers that stand before them. */
#include <string.h>

#include "data/match/plain_parts.h"

enum { MOST_RESPELLED = 300 };

static const struct short_word {
  const char *word, *whole;
} short_words[] = {
    {"rep", "representative"},  {"reps", "representative"},
    {"tech", "technician"},     {"techs", "technician"},
    {"asst", "assistant"},      {"assist", "assistant"},
    {"mgr", "manager"},         {"supv", "supervisor"},
    {"op", "operator"},         {"oper", "operator"},
    {"svc", "service"},         {"serv", "service"},
    {"cust", "customer"},       {"aid", "aide"},
    {"sec", "secretary"},       {"maint", "maintenance"},
    {"mech", "mechanic"},       {"constr", "construction"},
    {"coord", "coordinator"},   {"spec", "specialist"},
    {"recept", "receptionist"}, {"admin", "administrative"},
    {"med", "medical"},         {"elec", "electrical"},
    {"mach", "machine"},        {"wrhs", "warehouse"},
    {"whse", "warehouse"},      {"delv", "delivery"},
    {"resto", "restaurant"},    {"emp", "employee"},
    {"acct", "accountant"},     {"eng", "engineer"},
};

static const char *whole_word(const char *word) {
  for (size_t i = 0; i < sizeof short_words / sizeof short_words[0]; i++) {
    if (strcmp(short_words[i].word, word) == 0) {
      return short_words[i].whole;
    }
  }
  return NULL;
}

/* What a token was meant to be; NULL: as it is. Names aren't looked at, nor more than some hundred words of a text. */
static const char *meant(struct reading *reading, size_t at) {
  struct token *token = &reading->tokens[at];
  bool name = token->capital && token->gap == GAP_NONE;
  if (!token->looked_up && reading->respelled < (size_t)MOST_RESPELLED && !name) {
    token->meant = title_index_respell(reading->titles, token->folded);
    reading->respelled++;
    token->looked_up = true;
  }
  return token->meant;
}

/* The gram with each word put in its whole or right form; false when that changes nothing. */
static bool put_right(struct reading *reading, size_t at, size_t count, bool spelling, char gram[LONGEST_GRAM]) {
  size_t filled = 0;
  bool changed = false;
  for (size_t i = at; i < at + count; i++) {
    const char *whole = whole_word(reading->tokens[i].folded);
    const char *right = whole == NULL && spelling ? meant(reading, i) : whole;
    changed = changed || right != NULL;
    right = right == NULL ? reading->tokens[i].folded : right;
    size_t length = strlen(right);
    if (filled + length + 2 > (size_t)LONGEST_GRAM) {
      return false;
    }
    if (i > at) {
      gram[filled++] = ' ';
    }
    memcpy(gram + filled, right, length);
    filled += length;
  }
  gram[filled] = '\0';
  return changed;
}

bool plain_title(struct reading *reading, size_t at, size_t count, const char *gram, struct title_hit *hit,
                 const char **spelled) {
  char right[LONGEST_GRAM];
  *spelled = NULL;
  if (title_index_find(reading->titles, gram, hit)) {
    return true;
  }
  if (put_right(reading, at, count, false, right) && title_index_find(reading->titles, right, hit)) {
    return true;
  }
  if (!put_right(reading, at, count, true, right) || !title_index_find(reading->titles, right, hit)) {
    return false;
  }
  *spelled = arena_strdup(reading->arena, right);
  reading->no_memory = reading->no_memory || *spelled == NULL;
  return *spelled != NULL;
}

/* Large employers, which people name before what they were there: "Amazon warehouse associate". */
static const char *const employers[] = {"amazon",
                                        "walmart",
                                        "target",
                                        "costco",
                                        "kroger",
                                        "publix",
                                        "aldi",
                                        "shoprite",
                                        "safeway",
                                        "walgreens",
                                        "cvs",
                                        "rite aid",
                                        "ups",
                                        "fedex",
                                        "usps",
                                        "dhl",
                                        "uber",
                                        "lyft",
                                        "doordash",
                                        "instacart",
                                        "mcdonalds",
                                        "wendys",
                                        "burger king",
                                        "taco bell",
                                        "chipotle",
                                        "starbucks",
                                        "dunkin",
                                        "dunkin donuts",
                                        "subway",
                                        "dominos",
                                        "pizza hut",
                                        "applebees",
                                        "chilis",
                                        "olive garden",
                                        "dennys",
                                        "ihop",
                                        "marriott",
                                        "hilton",
                                        "hyatt",
                                        "holiday inn",
                                        "home depot",
                                        "lowes",
                                        "best buy",
                                        "macys",
                                        "kohls",
                                        "ross",
                                        "marshalls",
                                        "tj maxx",
                                        "dollar general",
                                        "dollar tree",
                                        "family dollar",
                                        "verizon",
                                        "comcast",
                                        "t mobile",
                                        "chase",
                                        "wells fargo",
                                        "bank of america",
                                        "labcorp",
                                        "quest",
                                        "tyson",
                                        "perdue",
                                        "securitas",
                                        "allied universal",
                                        "geico",
                                        "sodexo",
                                        "aramark",
                                        "panera",
                                        "chick fil a",
                                        "kfc",
                                        "popeyes"};

size_t plain_employer_before(const struct reading *reading, size_t at) {
  for (size_t i = 0; i < sizeof employers / sizeof employers[0]; i++) {
    size_t length = plain_phrase_before(reading, at, employers[i]);
    if (length > 0) {
      return length;
    }
  }
  return 0;
}
