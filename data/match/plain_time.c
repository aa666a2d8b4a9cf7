/* SPDX-License-Identifier: MIT */
/* For how long: "for four years", "2 yrs", "1 1/2 years", "since June 2019", "desde hace 3 años", "2019-2022",
 * "06/2019 to 08/2021". Of "2 to 3 years" the smaller number counts; a summer or season is three months. */
#include <math.h>
#include <string.h>

#include "data/match/plain_parts.h"

enum { MOST_DURATIONS = 200, EARLIEST = 1940, MOST_YEARS = 70 };

static bool is_calendar(const struct reading *reading, const char *word, double *year) {
  return strlen(word) == 4 && plain_number(word, year) && *year >= EARLIEST && *year <= reading->year;
}

/* What one unit is in years; 0: no unit. */
static double unit(const char *word) {
  if (words_in(word, " year years yr yrs ano anos ")) {
    return 1.0;
  }
  if (words_in(word, " month months mo mos mes meses ")) {
    return 1.0 / 12.0;
  }
  if (words_in(word, " decade decades decada decadas ")) {
    return 10.0;
  }
  if (words_in(word, " summer summers verano veranos season seasons temporada temporadas ")) {
    return 0.25;
  }
  return words_in(word, " week weeks wk wks semana semanas ") ? 7.0 / 365.25 : 0.0;
}

/* Past the larger number of "2-3 years", "2 to 3 years", "2 o 3 anos". */
static size_t smaller_of(const struct reading *reading, size_t at, size_t next) {
  double larger = 0;
  bool joined = plain_joint(reading, next - 1) == '-';
  size_t second = next + (words_in(plain_word(reading, at, next), " to or a o ") ? 1 : 0);
  size_t length = joined || second > next ? plain_number_at(reading, at, second, &larger) : 0;
  return length > 0 && unit(plain_word(reading, at, second + length)) > 0.0 ? second + length : next;
}

/* What stands before the unit or behind it: "and a half", "y medio", "and 1/2". */
static size_t and_a_half(const struct reading *reading, size_t next, double *number) {
  static const char *const halves[] = {"and a half", "and one half", "and half", "y medio", "y media"};
  double part = 0;
  for (size_t i = 0; next < reading->count && i < sizeof halves / sizeof halves[0]; i++) {
    size_t length = plain_phrase(reading, next, halves[i]);
    if (length > 0) {
      *number += 0.5;
      return length;
    }
  }
  size_t length = next < reading->count && plain_phrase(reading, next, "and") > 0
                      ? plain_number_at(reading, next, next + 1, &part)
                      : 0;
  if (length == 2 && part < 1) {
    *number += part;
    return 3;
  }
  return 0;
}

/* "four years", "2 and a half years", "a year", "a couple of years", "año y medio"; tokens it takes, 0 none. */
static size_t amount(const struct reading *reading, size_t at, double *years) {
  double number = 0;
  size_t next = at;
  const char *word = plain_word(reading, at, at);
  size_t couple = plain_phrase(reading, at, "a couple of");
  couple = couple > 0 ? couple : plain_phrase(reading, at, "couple of");
  couple = couple > 0 ? couple : plain_phrase(reading, at, "a couple");
  couple = couple > 0 ? couple : plain_phrase(reading, at, "un par de");
  if (couple > 0) {
    number = 2;
    next += couple;
  } else if (words_in(word, " half medio media ")) {
    number = 0.5;
    next += words_in(plain_word(reading, at, at + 1), " a an ") ? 2 : 1;
  } else if (unit(word) >= 1.0 && (plain_phrase(reading, at + 1, "y medio") > 0)) {
    number = 1; /* "año y medio" */
  } else if (words_in(word, " a an ")) {
    number = 1;
    next++;
  } else if ((next += plain_number_at(reading, at, at, &number)) > at) {
    next = smaller_of(reading, at, next);
    next += and_a_half(reading, next, &number);
  } else {
    return 0;
  }
  next += words_in(plain_word(reading, at, next), " solid full long good whole straight ") ? 1 : 0;
  double of = unit(plain_word(reading, at, next));
  if (of <= 0.0) {
    return 0;
  }
  next++;
  next += and_a_half(reading, next, &number);
  *years = number * of;
  return *years > 0.0 && *years <= MOST_YEARS ? next - at : 0;
}

/* 1-12 for the name of a month in English or Spanish, whole or its first three letters; 0 for others. */
static int month(const char *word) {
  static const char *const names[] = {" january jan enero ene ",
                                      " february feb febrero ",
                                      " march mar marzo ",
                                      " april apr abril abr ",
                                      " may mayo ",
                                      " june jun junio ",
                                      " july jul julio ",
                                      " august aug agosto ago ",
                                      " september sept sep septiembre ",
                                      " october oct octubre ",
                                      " november nov noviembre ",
                                      " december dec diciembre dic "};
  for (int i = 0; i < 12; i++) {
    if (words_in(word, names[i])) {
      return i + 1;
    }
  }
  return 0;
}

/* A year, or a month of one: "2019", "June 2019", "mayo de 2019", "06/2019". In years; tokens it takes, 0 none. */
static size_t moment(const struct reading *reading, size_t from, size_t at, double *when) {
  double number = 0;
  const char *word = plain_word(reading, from, at);
  if (is_calendar(reading, word, when)) {
    return 1;
  }
  int named = month(word);
  bool numbered = plain_joint(reading, at) == '/' && plain_number(word, &number) && number >= 1 && number <= 12;
  size_t year = at + 1 + (named > 0 && words_in(plain_word(reading, from, at + 1), " of de del ") ? 1 : 0);
  if ((named == 0 && !numbered) || !is_calendar(reading, plain_word(reading, from, year), when)) {
    return 0;
  }
  *when += ((named > 0 ? (double)named : floor(number)) - 1) / 12.0;
  return year + 1 - at;
}

/* "2019-21": the second year in two digits. */
static bool is_short_year(const struct reading *reading, size_t at, double from, double *to) {
  const char *word = plain_word(reading, at, at);
  char joint = (char)(at == 0 ? '\0' : plain_joint(reading, at - 1));
  if (strlen(word) != 2 || (joint != '-' && joint != '/') || !plain_number(word, to)) {
    return false;
  }
  *to += floor(from / 100.0) * 100.0;
  return *to > from && *to <= reading->year;
}

/* What follows "since" or "desde": "2019", "el 2018", "about June 2019". */
static size_t since(const struct reading *reading, size_t at, double *years) {
  double from = 0;
  for (size_t next = at + 1; next <= at + 3; next++) {
    size_t length = moment(reading, at, next, &from);
    if (length > 0) {
      *years = reading->year - from;
      *years = *years < 0.5 ? 0.5 : *years; /* this year: some months */
      return next + length - at;
    }
  }
  return 0;
}

/* "2019 to 2022", "from June 2019 until now". */
static size_t calendar(const struct reading *reading, size_t at, double *years) {
  static const char now[] = " now present today current currently ahora hoy presente actualidad actual fecha ";
  double from = 0;
  double to = 0;
  size_t next = at;
  if (words_in(plain_word(reading, at, at), " since desde ")) {
    size_t length = since(reading, at, years);
    double other = 0;
    bool range = length > 0 && words_in(plain_word(reading, at, at + length), " hasta until to a ") &&
                 moment(reading, at, at + length + 1, &other) > 0;
    if (!range) {
      return length;
    }
  }
  next += words_in(plain_word(reading, at, next), " from de between entre del desde ") ? 1 : 0;
  size_t length = moment(reading, at, next, &from);
  if (length == 0) {
    return 0;
  }
  next += length;
  next += words_in(plain_word(reading, at, next), " to until till through thru and a hasta al y la ") ? 1 : 0;
  next += words_in(plain_word(reading, at, next), " la el the ") ? 1 : 0;
  length = moment(reading, at, next, &to);
  if (length == 0 && words_in(plain_word(reading, at, next), now)) {
    to = reading->year;
    length = 1;
  } else if (length == 0 && plain_word(reading, at, next)[0] != '\0' && is_short_year(reading, next, from, &to)) {
    length = 1;
  }
  *years = to - from;
  *years = *years == 0.0 ? 0.5 : *years;
  return length > 0 && *years > 0.0 ? next + length - at : 0;
}

/* The little words in front belong to it. */
static size_t start_of(const struct reading *reading, size_t at) {
  static const char before[] =
      " for over about almost more than nearly around last past the during desde hace durante por casi mas de unos los "
      "ultimos in en ";
  while (at > 0 && reading->tokens[at].gap == GAP_NONE && words_in(reading->tokens[at - 1].folded, before) &&
         !reading->tokens[at - 1].used) {
    at--;
  }
  return at;
}

/* "of experience", "de experiencia", "ago" go with it. */
static size_t end_of(const struct reading *reading, size_t at, size_t to) {
  static const char *const after[] = {"of experience as", "of experience in",    "of experience", "experience as",
                                      "experience",       "de experiencia como", "de experiencia"};
  for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
    size_t length = plain_word(reading, at, to)[0] == '\0' ? 0 : plain_phrase(reading, to, after[i]);
    if (length > 0) {
      /* "as" and "in" stay, so that what follows is seen to be a job. */
      return to + length -
             (strstr(after[i], " as") != NULL || strstr(after[i], " in") != NULL || strstr(after[i], "como") != NULL);
    }
  }
  return to;
}

/* "17 years old", "17 años de edad", "tengo 17 años" is an age. */
static bool is_age(const struct reading *reading, size_t at, size_t to) {
  static const char *const of_work[] = {"de experiencia", "trabajando", "como", "en", "cocinando", "haciendo", "de"};
  if (plain_word(reading, at, to)[0] != '\0' &&
      (plain_phrase(reading, to, "old") > 0 || plain_phrase(reading, to, "of age") > 0 ||
       plain_phrase(reading, to, "de edad") > 0)) {
    return true;
  }
  if (at == 0 || strcmp(reading->tokens[at - 1].folded, "tengo") != 0) {
    return false;
  }
  for (size_t i = 0; i < sizeof of_work / sizeof of_work[0]; i++) {
    if (plain_word(reading, at, to)[0] != '\0' && plain_phrase(reading, to, of_work[i]) > 0) {
      return false;
    }
  }
  return true;
}

void plain_read_times(struct reading *reading) {
  reading->durations = arena_array(reading->scratch, MOST_DURATIONS, sizeof *reading->durations);
  if (reading->durations == NULL) {
    reading->no_memory = true;
    return;
  }
  for (size_t i = 0; i < reading->count && reading->duration_count < (size_t)MOST_DURATIONS;) {
    double years = 0;
    size_t length = amount(reading, i, &years);
    bool age = length > 0 && is_age(reading, i, i + length);
    length = length > 0 ? length : calendar(reading, i, &years);
    if (length == 0 || age || !plain_is_free(reading, i, i + length)) {
      i += length == 0 ? 1 : length;
      continue;
    }
    size_t from = start_of(reading, i);
    size_t to = end_of(reading, i, i + length);
    reading->durations[reading->duration_count++] = (struct duration){.from = from, .to = to, .years = years};
    for (size_t at = from; at < to; at++) {
      reading->tokens[at].used = true;
    }
    i = to;
  }
}
