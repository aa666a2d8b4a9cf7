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

/* "17 years old", "17 yo", "17 años de edad": how many tokens behind the number. */
static size_t years_old(const struct reading *reading, size_t at, size_t next) {
  static const char *const after[] = {"years old", "year old", "yrs old", "yr old",       "years of age",
                                      "yo",        "y o",      "old",     "anos de edad", "anos cumplidos"};
  for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
    size_t length = plain_word(reading, at, next)[0] == '\0' ? 0 : plain_phrase(reading, next, after[i]);
    if (length > 0) {
      return length;
    }
  }
  return 0;
}

/* "I am 17", "tengo 17 años": how many tokens from `at` on. */
static size_t said_age(const struct reading *reading, size_t at, double *age) {
  static const char *const before[] = {"i am",   "im",      "i m",    "age",         "aged",    "tengo",
                                       "turned", "turning", "cumpli", "just turned", "edad de", "edad"};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    size_t length = plain_phrase(reading, at, before[i]);
    size_t next = at + length;
    size_t number = length == 0 ? 0 : plain_number_at(reading, at, next, age);
    next += number;
    if (number == 0 || *age < 10 || *age > 110) {
      continue;
    }
    size_t old = years_old(reading, at, next);
    bool years = old > 0 || words_in(plain_word(reading, at, next), " years year anos ");
    bool ends = next >= reading->count || reading->tokens[next].gap != GAP_NONE ||
                words_in(reading->tokens[next].folded, " and y now but last this today yesterday pero el ");
    if (years || (ends && strcmp(before[i], "tengo") != 0)) {
      return next + (old > 0 ? old : years ? 1 : 0) - at;
    }
  }
  return 0;
}

static bool try_age(struct reading *reading, size_t at) {
  double age = 0;
  size_t length = said_age(reading, at, &age);
  if (length == 0) { /* "a 17 year old" */
    size_t number = plain_number_at(reading, at, at, &age);
    size_t old = number == 0 ? 0 : years_old(reading, at, at + number);
    bool of_other = at > 0 && words_in(reading->tokens[at - 1].folded, " my mi his her ");
    length = old > 0 && !of_other && age >= 14 && age <= 110 ? number + old : 0;
  }
  if (length == 0 || (reading->person.age > 0 && length < 3) || !plain_is_free(reading, at, at + length)) {
    return false;
  }
  add_fact(reading, at, at + length, arena_printf(reading->arena, _("age %d"), (int)age),
           (struct person){.age = (int)age});
  return true;
}

/* --- schooling --- */

static const struct school {
  const char *phrase;
  enum schooling level;
} schools[] = {
    {"dropped out of college", SCHOOLING_SOME_COLLEGE},
    {"dropped out of high school", SCHOOLING_NONE},
    {"dropped out of school", SCHOOLING_NONE},
    {"dropped out", SCHOOLING_NONE},
    {"drop out", SCHOOLING_NONE},
    {"left high school", SCHOOLING_NONE},
    {"left school", SCHOOLING_NONE},
    {"quit school", SCHOOLING_NONE},
    {"didnt finish high school", SCHOOLING_NONE},
    {"didnt finish school", SCHOOLING_NONE},
    {"did not finish high school", SCHOOLING_NONE},
    {"did not finish school", SCHOOLING_NONE},
    {"never finished high school", SCHOOLING_NONE},
    {"never finished school", SCHOOLING_NONE},
    {"didnt graduate high school", SCHOOLING_NONE},
    {"didnt graduate", SCHOOLING_NONE},
    {"never graduated", SCHOOLING_NONE},
    {"havent finished high school", SCHOOLING_NONE},
    {"deje la escuela", SCHOOLING_NONE},
    {"deje la secundaria", SCHOOLING_NONE},
    {"deje la preparatoria", SCHOOLING_NONE},
    {"deje la prepa", SCHOOLING_NONE},
    {"deje la high school", SCHOOLING_NONE},
    {"no termine la escuela", SCHOOLING_NONE},
    {"no termine la secundaria", SCHOOLING_NONE},
    {"no termine la preparatoria", SCHOOLING_NONE},
    {"no termine la prepa", SCHOOLING_NONE},
    {"no termine la high school", SCHOOLING_NONE},
    {"no acabe la escuela", SCHOOLING_NONE},
    {"no acabe la prepa", SCHOOLING_NONE},
    {"freshman in high school", SCHOOLING_NONE},
    {"sophomore in high school", SCHOOLING_NONE},
    {"junior in high school", SCHOOLING_NONE},
    {"senior in high school", SCHOOLING_NONE},
    {"in high school now", SCHOOLING_NONE},
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
    {"high school grad", SCHOOLING_HIGH_SCHOOL},
    {"hs graduate", SCHOOLING_HIGH_SCHOOL},
    {"hs grad", SCHOOLING_HIGH_SCHOOL},
    {"high school", SCHOOLING_HIGH_SCHOOL},
    {"prepa", SCHOOLING_HIGH_SCHOOL},
    {"ged", SCHOOLING_HIGH_SCHOOL},
    {"hiset", SCHOOLING_HIGH_SCHOOL},
    {"bachillerato", SCHOOLING_HIGH_SCHOOL},
    {"preparatoria", SCHOOLING_HIGH_SCHOOL},
    {"diploma de secundaria", SCHOOLING_HIGH_SCHOOL},
    {"some college", SCHOOLING_SOME_COLLEGE},
    {"college student", SCHOOLING_SOME_COLLEGE},
    {"in college", SCHOOLING_SOME_COLLEGE},
    {"through college", SCHOOLING_SOME_COLLEGE},
    {"go to college", SCHOOLING_SOME_COLLEGE},
    {"going to college", SCHOOLING_SOME_COLLEGE},
    {"went to college", SCHOOLING_SOME_COLLEGE},
    {"years of college", SCHOOLING_SOME_COLLEGE},
    {"year of college", SCHOOLING_SOME_COLLEGE},
    {"college credits", SCHOOLING_SOME_COLLEGE},
    {"algo de universidad", SCHOOLING_SOME_COLLEGE},
    {"estudiante universitari*", SCHOOLING_SOME_COLLEGE},
    {"anos de universidad", SCHOOLING_SOME_COLLEGE},
    {"associate* degree", SCHOOLING_ASSOCIATE},
    {"associate of", SCHOOLING_ASSOCIATE},
    {"associate in", SCHOOLING_ASSOCIATE},
    {"associates in", SCHOOLING_ASSOCIATE},
    {"associates from", SCHOOLING_ASSOCIATE},
    {"my associates", SCHOOLING_ASSOCIATE},
    {"an associates", SCHOOLING_ASSOCIATE},
    {"aa degree", SCHOOLING_ASSOCIATE},
    {"as degree", SCHOOLING_ASSOCIATE},
    {"aas degree", SCHOOLING_ASSOCIATE},
    {"aa in", SCHOOLING_ASSOCIATE},
    {"aas in", SCHOOLING_ASSOCIATE},
    {"two year degree", SCHOOLING_ASSOCIATE},
    {"college degree", SCHOOLING_BACHELOR},
    {"college graduate", SCHOOLING_BACHELOR},
    {"graduated college", SCHOOLING_BACHELOR},
    {"graduated from college", SCHOOLING_BACHELOR},
    {"four year degree", SCHOOLING_BACHELOR},
    {"bba", SCHOOLING_BACHELOR},
    {"ba in", SCHOOLING_BACHELOR},
    {"bs in", SCHOOLING_BACHELOR},
    {"bsc in", SCHOOLING_BACHELOR},
    {"ba degree", SCHOOLING_BACHELOR},
    {"bs degree", SCHOOLING_BACHELOR},
    {"mba", SCHOOLING_MASTER},
    {"masters in", SCHOOLING_MASTER},
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

/* "11th grade", "grade 10", "grado 10": left before the twelfth, if nothing higher is told. */
static size_t grade(const struct reading *reading, size_t at) {
  static const char *const grades[] = {"11th grade",   "10th grade",   "9th grade",    "8th grade",   "7th grade",
                                       "6th grade",    "11th grader",  "10th grader",  "9th grader",  "eleventh grade",
                                       "tenth grade",  "ninth grade",  "eighth grade", "grado 11",    "grado 10",
                                       "grado 9",      "grado 8",      "grado 6",      "grade 11",    "grade 10",
                                       "noveno grado", "decimo grado", "sexto grado",  "octavo grado"};
  static const char of_work[] = " teach taught teacher tutor tutored maestra maestro ";
  for (size_t i = at; i-- > 0 && reading->tokens[i].sentence == reading->tokens[at].sentence;) {
    if (words_in(reading->tokens[i].folded, of_work)) {
      return 0;
    }
  }
  for (size_t i = 0; i < sizeof grades / sizeof grades[0]; i++) {
    size_t length = plain_phrase(reading, at, grades[i]);
    if (length > 0 && !words_in(plain_word(reading, at, at + length), " teacher teachers math students class ")) {
      return length;
    }
  }
  return 0;
}

/* "student at Essex County College" */
static size_t student(const struct reading *reading, size_t at) {
  size_t length = plain_phrase(reading, at, "student at");
  length = length > 0 ? length : plain_phrase(reading, at, "student in");
  length = length > 0 ? length : plain_phrase(reading, at, "estudiante en");
  for (size_t i = at + length; length > 0 && i < at + 7; i++) {
    if (words_in(plain_word(reading, at, i), " college university universidad ")) {
      return i + 1 - at;
    }
  }
  return 0;
}

static bool put_school(struct reading *reading, size_t at, size_t length, enum schooling level) {
  if (level == reading->person.schooling) { /* "dropped out in 11th grade" says it twice */
    for (size_t i = at; i < at + length; i++) {
      reading->tokens[i].used = true;
    }
    return true;
  }
  add_fact(reading, at, at + length, school_words(level), (struct person){.schooling = level});
  return true;
}

static bool is_unused(const struct reading *reading, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (reading->tokens[i].used) {
      return false;
    }
  }
  return true;
}

/* The highest counts, and one that is denied says nothing; but "didn't finish school" does. */
static bool try_school(struct reading *reading, size_t at) {
  size_t length = grade(reading, at);
  if (length > 0 && plain_is_free(reading, at, at + length)) {
    return put_school(reading, at, length, SCHOOLING_NONE);
  }
  length = student(reading, at);
  if (length > 0 && plain_is_free(reading, at, at + length)) {
    return put_school(reading, at, length, SCHOOLING_SOME_COLLEGE);
  }
  for (size_t i = 0; i < sizeof schools / sizeof schools[0]; i++) {
    length = plain_phrase(reading, at, schools[i].phrase);
    bool begins_denied = length > 0 && schools[i].level == SCHOOLING_NONE && is_unused(reading, at, at + length) &&
                         reading->tokens[at].scope == SCOPE_DENIED &&
                         (at == 0 || reading->tokens[at - 1].scope != SCOPE_DENIED);
    if (length == 0 || (!begins_denied && !plain_is_free(reading, at, at + length))) {
      continue;
    }
    if (words_in(plain_word(reading, at, at + length), " teacher teachers janitor coach cafeteria kitchen ")) {
      return false;
    }
    return put_school(reading, at, length, schools[i].level);
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
    if (i > 0 && words_in(reading->tokens[i].folded, " from de ") &&
        words_in(reading->tokens[i - 1].folded, " moved came here back away vine llegue ")) {
      return false; /* "moved here from Texas" */
    }
    if (words_in(reading->tokens[i].folded, " live lives living vivo estoy resido from im moved county ")) {
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
  static const char *const phrases[] = {"criminal record",
                                        "felony",
                                        "felonies",
                                        "felon",
                                        "ex felon",
                                        "ex con",
                                        "convicted",
                                        "conviction",
                                        "convictions",
                                        "on parole",
                                        "on probation",
                                        "in jail",
                                        "in prison",
                                        "out of jail",
                                        "out of prison",
                                        "from prison",
                                        "from jail",
                                        "incarcerated",
                                        "locked up",
                                        "did time",
                                        "antecedentes penales",
                                        "antecedentes",
                                        "libertad condicional",
                                        "preso",
                                        "presa",
                                        "encarcelado",
                                        "encarcelada",
                                        "en la carcel",
                                        "en prision",
                                        "de la carcel"};
  bool works = at > 0 && words_in(reading->tokens[at - 1].folded,
                                  " work worked working job guard cook officer nurse trabaje trabajo trabajaba ");
  for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
    size_t length = plain_phrase(reading, at, phrases[i]);
    if (length > 0 && !works && plain_is_free(reading, at, at + length)) {
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
