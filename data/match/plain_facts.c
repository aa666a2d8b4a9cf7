/* SPDX-License-Identifier: MIT */
/* Age, schooling, where somebody lives, a record. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"

/* `tells`: of the person, this fact alone. */
static void add_fact(struct reading *reading, size_t from, size_t to, const char *name, struct person tells) {
  reading->no_memory = reading->no_memory || name == NULL;
  plain_put_together(&reading->person, &tells);
  if (name != NULL) {
    plain_add(reading, from, to, (struct plain_piece){.kind = PLAIN_FACT, .name = name, .how = "name", .tells = tells});
  }
}

/* --- age --- */

static bool try_age(struct reading *reading, size_t at) {
  static const char *const before[] = {"i am", "im", "age", "aged", "tengo"};
  double age = 0;
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    size_t length = plain_phrase(reading, at, before[i]);
    size_t next = at + length;
    if (length == 0 || !plain_number(plain_word(reading, at, next), &age) || age < 10 || age > 110) {
      continue;
    }
    bool years = plain_in(plain_word(reading, at, next + 1), " years year anos ");
    bool ends = next + 1 >= reading->count || reading->tokens[next + 1].gap != GAP_NONE ||
                plain_in(reading->tokens[next + 1].folded, " and y now but ");
    if (!years && (!ends || strcmp(before[i], "tengo") == 0)) {
      continue;
    }
    size_t to = next + 1 + (years ? 1 : 0);
    to += plain_in(plain_word(reading, at, to), " old ") ? 1 : 0;
    to += plain_phrase(reading, at, "tengo") > 0 && plain_word(reading, at, to)[0] != '\0'
              ? plain_phrase(reading, to, "de edad")
              : 0;
    if (!plain_is_free(reading, at, to)) {
      return false;
    }
    add_fact(reading, at, to, arena_printf(reading->arena, _("age %d"), (int)age), (struct person){.age = (int)age});
    return true;
  }
  return false;
}

/* --- schooling --- */

static const struct school {
  const char *phrase;
  enum schooling level;
} schools[] = {
    {"dropped out of high school", SCHOOLING_NONE},
    {"go to high school", SCHOOLING_NONE},
    {"am in high school", SCHOOLING_NONE},
    {"still in high school", SCHOOLING_NONE},
    {"high school student", SCHOOLING_NONE},
    {"voy a la preparatoria", SCHOOLING_NONE},
    {"finished high school", SCHOOLING_HIGH_SCHOOL},
    {"graduated high school", SCHOOLING_HIGH_SCHOOL},
    {"graduated from high school", SCHOOLING_HIGH_SCHOOL},
    {"high school diploma", SCHOOLING_HIGH_SCHOOL},
    {"high school graduate", SCHOOLING_HIGH_SCHOOL},
    {"hs diploma", SCHOOLING_HIGH_SCHOOL},
    {"high school", SCHOOLING_HIGH_SCHOOL},
    {"ged", SCHOOLING_HIGH_SCHOOL},
    {"hiset", SCHOOLING_HIGH_SCHOOL},
    {"bachillerato", SCHOOLING_HIGH_SCHOOL},
    {"preparatoria", SCHOOLING_HIGH_SCHOOL},
    {"diploma de secundaria", SCHOOLING_HIGH_SCHOOL},
    {"some college", SCHOOLING_SOME_COLLEGE},
    {"algo de universidad", SCHOOLING_SOME_COLLEGE},
    {"associate* degree", SCHOOLING_ASSOCIATE},
    {"associate of", SCHOOLING_ASSOCIATE},
    {"bachelor* degree", SCHOOLING_BACHELOR},
    {"bachelor*", SCHOOLING_BACHELOR},
    {"licenciatura", SCHOOLING_BACHELOR},
    {"titulo universitario", SCHOOLING_BACHELOR},
    {"master* degree", SCHOOLING_MASTER},
    {"maestria", SCHOOLING_MASTER},
    {"doctorate", SCHOOLING_DOCTOR},
    {"phd", SCHOOLING_DOCTOR},
    {"doctorado", SCHOOLING_DOCTOR},
};

static const char *school_words(enum schooling level) {
  switch (level) {
    case SCHOOLING_NONE:
      return _("high school not finished");
    case SCHOOLING_HIGH_SCHOOL:
      return _("schooling: high school");
    case SCHOOLING_SOME_COLLEGE:
      return _("schooling: some college");
    case SCHOOLING_ASSOCIATE:
      return _("schooling: associate degree");
    case SCHOOLING_BACHELOR:
      return _("schooling: bachelor's degree");
    case SCHOOLING_MASTER:
      return _("schooling: master's degree");
    default:
      return _("schooling: doctoral degree");
  }
}

/* The highest counts, and one that is denied says nothing. */
static bool try_school(struct reading *reading, size_t at) {
  for (size_t i = 0; i < sizeof schools / sizeof schools[0]; i++) {
    size_t length = plain_phrase(reading, at, schools[i].phrase);
    if (length == 0 || !plain_is_free(reading, at, at + length)) {
      continue;
    }
    if (plain_in(plain_word(reading, at, at + length), " teacher teachers janitor coach cafeteria ")) {
      return false;
    }
    add_fact(reading, at, at + length, school_words(schools[i].level), (struct person){.schooling = schools[i].level});
    return true;
  }
  return false;
}

/* --- places --- */

static const struct state {
  const char *phrase, *code;
} states[] = {
    {"alabama", "AL"},       {"alaska", "AK"},      {"arizona", "AZ"},      {"arkansas", "AR"},
    {"california", "CA"},    {"colorado", "CO"},    {"connecticut", "CT"},  {"delaware", "DE"},
    {"florida", "FL"},       {"georgia", "GA"},     {"hawaii", "HI"},       {"idaho", "ID"},
    {"illinois", "IL"},      {"indiana", "IN"},     {"iowa", "IA"},         {"kansas", "KS"},
    {"kentucky", "KY"},      {"louisiana", "LA"},   {"maine", "ME"},        {"maryland", "MD"},
    {"massachusetts", "MA"}, {"michigan", "MI"},    {"minnesota", "MN"},    {"mississippi", "MS"},
    {"missouri", "MO"},      {"montana", "MT"},     {"nebraska", "NE"},     {"nevada", "NV"},
    {"new hampshire", "NH"}, {"new jersey", "NJ"},  {"nueva jersey", "NJ"}, {"new mexico", "NM"},
    {"nuevo mexico", "NM"},  {"new york", "NY"},    {"nueva york", "NY"},   {"north carolina", "NC"},
    {"north dakota", "ND"},  {"ohio", "OH"},        {"oklahoma", "OK"},     {"oregon", "OR"},
    {"pennsylvania", "PA"},  {"pensilvania", "PA"}, {"rhode island", "RI"}, {"south carolina", "SC"},
    {"south dakota", "SD"},  {"tennessee", "TN"},   {"texas", "TX"},        {"utah", "UT"},
    {"vermont", "VT"},       {"virginia", "VA"},    {"washington", "WA"},   {"west virginia", "WV"},
    {"wisconsin", "WI"},     {"wyoming", "WY"},     {"puerto rico", "PR"},
};

/* Where somebody lives, not where they once worked: the last one that is told of living wins. */
static bool lives_there(const struct reading *reading, size_t at) {
  for (size_t i = at; i-- > 0 && at - i < 6 && reading->tokens[i].sentence == reading->tokens[at].sentence;) {
    if (plain_in(reading->tokens[i].folded, " live lives living vivo estoy resido from im moved county ")) {
      return true;
    }
  }
  return false;
}

static bool try_state(struct reading *reading, size_t at) {
  const char *code = NULL;
  size_t length = 0;
  bool lives = lives_there(reading, at);
  for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
    size_t found = plain_phrase(reading, at, states[i].phrase);
    bool short_one = reading->tokens[at].upper && reading->tokens[at].length == 2 &&
                     strncmp(reading->tokens[at].at, states[i].code, 2) == 0 &&
                     (lives || (at > 0 && reading->tokens[at].gap == GAP_COMMA));
    if (found > length || (short_one && length == 0)) {
      code = states[i].code;
      length = found > 0 ? found : 1;
    }
  }
  if (code == NULL || !lives || !plain_is_free(reading, at, at + length)) {
    return false;
  }
  add_fact(reading, at, at + length, arena_printf(reading->arena, _("state: %s"), code),
           (struct person){.state = code});
  return true;
}

static const char *written(struct reading *reading, size_t from, size_t to) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  return arena_strndup(reading->arena, start, (size_t)(last->at - start) + last->length);
}

static bool put_county(struct reading *reading, size_t from, size_t to, size_t first, size_t last) {
  const char *name = written(reading, from, to);
  if (name == NULL || !plain_is_free(reading, first, last)) {
    reading->no_memory = reading->no_memory || name == NULL;
    return false;
  }
  add_fact(reading, first, last, arena_printf(reading->arena, _("county: %s"), name), (struct person){.county = name});
  return true;
}

/* "Essex County", "condado de Essex" */
static bool try_county(struct reading *reading, size_t at) {
  size_t spanish = plain_phrase(reading, at, "condado de");
  if (spanish > 0 && at + spanish < reading->count && reading->tokens[at + spanish].capital) {
    return put_county(reading, at + spanish, at + spanish + 1, at, at + spanish + 1);
  }
  if (strcmp(reading->tokens[at].folded, "county") != 0 || reading->tokens[at].gap != GAP_NONE) {
    return false;
  }
  size_t from = at;
  while (from > 0 && at - from < 2 && reading->tokens[from - 1].capital && reading->tokens[from].gap == GAP_NONE &&
         reading->tokens[from - 1].sentence == reading->tokens[at].sentence) {
    from--;
  }
  return from < at && put_county(reading, from, at, from, at + 1);
}

static bool try_record(struct reading *reading, size_t at) {
  static const char *const phrases[] = {"criminal record", "felony",
                                        "felon",           "convicted",
                                        "conviction",      "on parole",
                                        "on probation",    "in jail",
                                        "in prison",       "antecedentes penales",
                                        "antecedentes",    "libertad condicional"};
  for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
    size_t length = plain_phrase(reading, at, phrases[i]);
    if (length > 0 && plain_is_free(reading, at, at + length)) {
      add_fact(reading, at, at + length, arena_strdup(reading->arena, _("a criminal record")),
               (struct person){.has_record = true});
      return true;
    }
  }
  return false;
}

void plain_read_facts(struct reading *reading) {
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    (void)(try_age(reading, i) || try_school(reading, i) || try_county(reading, i) || try_state(reading, i) ||
           try_record(reading, i));
  }
}
