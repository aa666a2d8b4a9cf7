/* SPDX-License-Identifier: MIT */
#include "data/match/filter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/catalog/leads.h"
#include "data/match/gates.h"

enum { WORD_SIZE = 120, TEXT_MOST = 1000 };

const char *filter_kind_name(enum filter_kind kind) {
  static const char *const names[FILTER_KINDS] = {"pays",   "openings",   "growth", "schooling",
                                                  "enough", "no-license", "remote", "in"};
  return names[kind];
}

bool match_filter_any(const struct match_filter *filter) {
  for (size_t i = 0; i < FILTER_KINDS; i++) {
    if (filter->on[i]) {
      return true;
    }
  }
  return false;
}

/* --- words --- */

/* Takes the next word off `*at`: up to a blank outside of double quotes, which go. False at the end. */
static bool next_word(const char **at, char word[WORD_SIZE]) {
  size_t length = 0;
  bool quoted = false;
  while (**at == ' ' || **at == '\t') {
    (*at)++;
  }
  if (**at == '\0') {
    return false;
  }
  for (; **at != '\0' && (quoted || (**at != ' ' && **at != '\t')); (*at)++) {
    if (**at == '"') {
      quoted = !quoted;
    } else if (length + 1 < (size_t)WORD_SIZE) {
      word[length++] = **at;
    }
  }
  word[length] = '\0';
  return true;
}

/* A number with the signs that people put beside one; false for anything else. */
static bool read_amount(const char *text, double *number) {
  char digits[WORD_SIZE];
  size_t length = 0;
  for (text += strspn(text, "<>=$"); *text != '\0'; text++) {
    if (*text != ',' && *text != '$' && *text != '%') {
      digits[length++] = *text;
    }
  }
  digits[length] = '\0';
  char *end = NULL;
  *number = strtod(digits, &end);
  /* the negated form refuses NAN, too */
  return length > 0 && *end == '\0' && !(!(*number >= -1000.0) || *number > 1e9);
}

static bool take_value(struct match_filter *filter, enum filter_kind kind, const char *value) {
  double number = 0.0;
  switch (kind) {
    case FILTER_PAYS:
      filter->pays = read_amount(value, &number) && number >= 0.0 ? (long long)number * 100 : -1;
      return filter->pays >= 0;
    case FILTER_OPENINGS:
      filter->openings = read_amount(value, &number) && number >= 0.0 ? (long)number : -1;
      return filter->openings >= 0;
    case FILTER_GROWTH:
      return value[0] == '\0' || read_amount(value, &filter->growth);
    case FILTER_SCHOOLING:
      return schooling_named(value, &filter->schooling) && filter->schooling != SCHOOLING_UNKNOWN;
    case FILTER_PLACE:
      return value[0] != '\0' && snprintf(filter->place, sizeof filter->place, "%s", value) < (int)sizeof filter->place;
    default:
      return value[0] == '\0';
  }
}

static bool take_word(struct match_filter *filter, const char *word) {
  size_t length = strcspn(word, ":<>=");
  const char *value = word + length + (word[length] == ':');
  for (int i = 0; i < (int)FILTER_KINDS; i++) {
    const char *name = filter_kind_name((enum filter_kind)i);
    bool named = strncasecmp(word, name, length) == 0 && name[length] == '\0';
    bool older = i == (int)FILTER_PLACE && length == 6 && strncasecmp(word, "county", length) == 0;
    if (length > 0 && (named || older)) {
      filter->on[i] = true;
      return take_value(filter, (enum filter_kind)i, value);
    }
  }
  return false;
}

int match_filter_parse(const char *text, struct match_filter *filter, struct error *error) {
  struct match_filter read = {0};
  char word[WORD_SIZE];
  if (strlen(text) > (size_t)TEXT_MOST) {
    return error_set(error, ERROR_USAGE, _("These are too many words."));
  }
  for (const char *at = text; next_word(&at, word);) {
    if (!take_word(&read, word)) {
      return error_set(error, ERROR_USAGE, _("\"%s\" is no such wish, or its value makes no sense."), word);
    }
  }
  *filter = read;
  return 0;
}

void match_filter_one(const struct match_filter *filter, enum filter_kind kind, char *text, size_t size) {
  const char *name = filter_kind_name(kind);
  switch (kind) {
    case FILTER_PAYS:
      (void)snprintf(text, size, "%s:%lld", name, filter->pays / 100);
      break;
    case FILTER_OPENINGS:
      (void)snprintf(text, size, "%s:%ld", name, filter->openings);
      break;
    case FILTER_GROWTH:
      (void)snprintf(text, size, "%s:%g", name, filter->growth);
      break;
    case FILTER_SCHOOLING:
      (void)snprintf(text, size, "%s:%s", name, schooling_name(filter->schooling));
      break;
    case FILTER_PLACE:
      (void)snprintf(text, size, strchr(filter->place, ' ') != NULL ? "%s:\"%s\"" : "%s:%s", name, filter->place);
      break;
    default:
      (void)snprintf(text, size, "%s", name);
      break;
  }
}

void match_filter_text(const struct match_filter *filter, char *text, size_t size) {
  text[0] = '\0';
  for (int i = 0; i < (int)FILTER_KINDS; i++) {
    char one[FILTER_PLACE_SIZE + 16];
    if (filter->on[i]) {
      size_t length = strlen(text);
      match_filter_one(filter, (enum filter_kind)i, one, sizeof one);
      (void)snprintf(text + length, size - length, "%s%s", length == 0 ? "" : " ", one);
    }
  }
}

/* --- jobs --- */

bool job_remote_guess(const struct job_matrix *matrix, size_t row) {
  static const char *const bound[] = {"4.A.1.b.2", "4.A.3.a.1", "4.A.3.a.2", "4.A.3.a.3", "4.A.3.a.4",
                                      "4.A.3.b.4", "4.A.3.b.5", "4.A.4.a.5", "4.A.4.a.8"};
  static const char computers[] = "4.A.3.b.1";
  const float much = 3.5F;
  const struct matrix_cell *cells = matrix->cells + row * matrix->element_count;
  bool with_computers = false;
  for (size_t e = 0; e < matrix->element_count; e++) {
    if (matrix->kinds[e] != ELEMENT_ACTIVITY || cells[e].importance < much) {
      continue;
    }
    with_computers = with_computers || strcmp(matrix->elements[e], computers) == 0;
    for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++) {
      if (strcmp(matrix->elements[e], bound[i]) == 0) {
        return false;
      }
    }
  }
  return with_computers;
}

struct filtering {
  const struct match *match;
  const struct match_filter *filter;
  long long enough;
  const char *const *places; /* occupations with training there, in order */
  size_t place_count;
};

static bool has_training(const struct filtering *filtering, const char *code) {
  size_t from = 0;
  size_t to = filtering->place_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = strcmp(code, filtering->places[middle]);
    if (order == 0) {
      return true;
    }
    if (order < 0) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return false;
}

static bool needs_license(const struct job_match *job) {
  for (size_t i = 0; i < job->gate_count; i++) {
    if (job->gates[i].kind == GATE_LICENSE) {
      return true;
    }
  }
  return false;
}

static bool passes(const struct filtering *filtering, const struct job_match *job, enum filter_kind kind) {
  const struct match_filter *filter = filtering->filter;
  int asked = schooling_step(schooling_of_entry(job->job.education));
  switch (kind) {
    case FILTER_PAYS:
      return job->job.wages.median >= filter->pays;
    case FILTER_OPENINGS:
      return job->job.openings >= 0.0 && job->job.openings * 1000.0 >= (double)filter->openings;
    case FILTER_GROWTH:
      return job->job.growth_percent >= filter->growth; /* false for NAN */
    case FILTER_SCHOOLING:
      return asked > 0 && asked <= schooling_step(filter->schooling);
    case FILTER_ENOUGH:
      return job->job.wages.median >= filtering->enough;
    case FILTER_NO_LICENSE:
      return !needs_license(job);
    case FILTER_REMOTE:
      return job_remote_guess(&filtering->match->matrix, job->row);
    case FILTER_PLACE:
      return has_training(filtering, job->job.code);
  }
  return true;
}

int match_filter_jobs(struct catalog *catalog, struct arena *arena, const struct match *match,
                      const struct match_filter *filter, long long enough, struct match_filtered *filtered,
                      struct error *error) {
  struct filtering filtering = {.match = match, .filter = filter, .enough = enough};
  *filtered = (struct match_filtered){0};
  filtered->jobs = arena_array(arena, match->job_count, sizeof(struct job_match *));
  if (filtered->jobs == NULL) {
    return error_no_memory(error);
  }
  if (filter->on[FILTER_PLACE] &&
      leads_jobs_in(catalog, arena, filter->place, &filtering.places, &filtering.place_count, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < match->job_count; i++) {
    bool kept = true;
    for (int kind = 0; kind < (int)FILTER_KINDS; kind++) {
      if (filter->on[kind] && !passes(&filtering, &match->jobs[i], (enum filter_kind)kind)) {
        filtered->left_out[kind]++;
        kept = false;
      }
    }
    if (kept) {
      filtered->jobs[filtered->count++] = &match->jobs[i];
    }
  }
  return 0;
}
