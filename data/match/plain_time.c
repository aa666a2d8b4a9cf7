/* SPDX-License-Identifier: MIT */
/* For how long: "for four years", "2 yrs", "since 2019", "desde hace 3 años", "2019-2022". */
#include <string.h>

#include "data/match/plain_parts.h"

enum { MOST_DURATIONS = 200, EARLIEST = 1940, MOST_YEARS = 70 };

static bool is_calendar(const struct reading *reading, const char *word, double *year) {
  return strlen(word) == 4 && plain_number(word, year) && *year >= EARLIEST && *year <= reading->year;
}

/* What one unit is in years; 0: no unit. */
static double unit(const char *word) {
  if (plain_in(word, " year years yr yrs ano anos ")) {
    return 1.0;
  }
  if (plain_in(word, " month months mo mos mes meses ")) {
    return 1.0 / 12.0;
  }
  return plain_in(word, " week weeks wk wks semana semanas ") ? 7.0 / 365.25 : 0.0;
}

/* "four years", "2 and a half years", "a year", "a couple of years", "año y medio"; tokens it takes, 0 none. */
static size_t amount(const struct reading *reading, size_t at, double *years) {
  double number = 0;
  size_t next = at;
  const char *word = plain_word(reading, at, at);
  size_t couple = plain_phrase(reading, at, "a couple of");
  couple = couple > 0 ? couple : plain_phrase(reading, at, "couple of");
  if (couple > 0) {
    number = 2;
    next += couple;
  } else if (plain_in(word, " half medio media ")) {
    number = 0.5;
    next += plain_in(plain_word(reading, at, at + 1), " a an ") ? 2 : 1;
  } else if (unit(word) >= 1.0 && (plain_phrase(reading, at + 1, "y medio") > 0)) {
    number = 1; /* "año y medio" */
  } else if (plain_in(word, " a an ")) {
    number = 1;
    next++;
  } else if (plain_number(word, &number)) {
    next++;
    size_t half = plain_phrase(reading, next, "and a half");
    number += half > 0 ? 0.5 : 0;
    next += half;
  } else {
    return 0;
  }
  double of = unit(plain_word(reading, at, next));
  if (of <= 0.0) {
    return 0;
  }
  next++;
  if (plain_phrase(reading, next, "y medio") > 0 || plain_phrase(reading, next, "y media") > 0) {
    number += 0.5;
    next += 2;
  } else if (plain_phrase(reading, next, "and a half") > 0) {
    number += 0.5;
    next += 3;
  }
  *years = number * of;
  return *years > 0.0 && *years <= MOST_YEARS ? next - at : 0;
}

/* "since 2019", "desde mayo de 2019"; "2019 to 2022", "from 2019 until now". */
static size_t calendar(const struct reading *reading, size_t at, double *years) {
  static const char now[] = " now present today current ahora hoy presente actualidad actual ";
  double from = 0;
  double to = 0;
  size_t next = at;
  if (plain_in(plain_word(reading, at, at), " since desde ")) {
    for (next = at + 1; next <= at + 3; next++) {
      if (is_calendar(reading, plain_word(reading, at, next), &from)) {
        *years = reading->year - from;
        *years = *years < 0.5 ? 0.5 : *years; /* this year: some months */
        return next + 1 - at;
      }
    }
    return 0;
  }
  next += plain_in(plain_word(reading, at, at), " from de between entre ") ? 1 : 0;
  if (!is_calendar(reading, plain_word(reading, at, next), &from)) {
    return 0;
  }
  next++;
  next += plain_in(plain_word(reading, at, next), " to until till through and a hasta al y la ") ? 1 : 0;
  next += plain_in(plain_word(reading, at, next), " la el ") ? 1 : 0;
  if (plain_in(plain_word(reading, at, next), now)) {
    to = reading->year;
  } else if (!is_calendar(reading, plain_word(reading, at, next), &to)) {
    return 0;
  }
  *years = to - from;
  *years = *years == 0.0 ? 0.5 : *years;
  return *years > 0.0 ? next + 1 - at : 0;
}

/* The little words in front belong to it. */
static size_t start_of(const struct reading *reading, size_t at) {
  static const char before[] =
      " for over about almost more than nearly around last past the during desde hace durante por casi mas de unos los "
      "ultimos in en ";
  while (at > 0 && reading->tokens[at].gap == GAP_NONE && plain_in(reading->tokens[at - 1].folded, before) &&
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
