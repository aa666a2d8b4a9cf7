/* SPDX-License-Identifier: MIT */
#include "data/catalog/query.h"

#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/query_parts.h"

struct reader {
  struct arena *arena;
  struct query_reading *reading;
  bool lenient;
  bool ended_in_word; /* the last token gave the last word */
  struct error *error;
};

static bool is_full(const struct query *query) {
  return query->filter_count + query->word_count >= QUERY_MOST_TERMS;
}

static int too_many(struct reader *reader) {
  return reader->lenient ? 0
                         : error_set(reader->error, ERROR_USAGE,
                                     _("That is more than %d words and filters; leave some out."), QUERY_MOST_TERMS);
}

static struct query_span span_of(const struct query_tokens *tokens, size_t at, size_t taken) {
  return (struct query_span){.start = tokens->items[at].start, .end = tokens->items[at + taken - 1].end};
}

static int add_filter(struct reader *reader, const struct filter *filter, size_t at, size_t taken) {
  struct query_reading *reading = reader->reading;
  if (is_full(&reading->query)) {
    return too_many(reader);
  }
  reading->spans[reading->query.filter_count] = span_of(&reading->tokens, at, taken);
  reading->query.filters[reading->query.filter_count++] = *filter;
  return 0;
}

static int add_words(struct reader *reader, size_t at) {
  struct query_reading *reading = reader->reading;
  const char *folded = reading->tokens.items[at].folded;
  while (*folded != '\0') {
    size_t length = strcspn(folded, " ");
    const char *word = arena_strndup(reader->arena, folded, length);
    if (word == NULL) {
      return error_no_memory(reader->error);
    }
    bool says = strspn(word, "+#") < length && !query_word_is_small(word);
    if (says && is_full(&reading->query)) {
      return too_many(reader);
    }
    if (says) {
      reading->word_spans[reading->query.word_count] = span_of(&reading->tokens, at, 1);
      reading->query.words[reading->query.word_count++] = word;
    }
    reader->ended_in_word = says;
    folded += length;
    folded += *folded == ' ';
  }
  return 0;
}

static int wrong_value(struct reader *reader, const struct query_key *key, const char *text) {
  switch (key->kind) {
    case FILTER_COST:
      return error_set(reader->error, ERROR_USAGE,
                       _("\"%s\" is no amount of money; write it like cost:<2000 or cost:500..2000."), text);
    case FILTER_TIME:
      return error_set(reader->error, ERROR_USAGE,
                       _("\"%s\" is no length of time; write it like time:<=12w (d days, w weeks, m months, y years)."),
                       text);
    case FILTER_EARNINGS:
      return error_set(reader->error, ERROR_USAGE,
                       _("\"%s\" is no amount of pay; write it like pays:>40000 or pays:>20/hour."), text);
    case FILTER_STACKS:
    case FILTER_APPROVED:
      return error_set(reader->error, ERROR_USAGE, _("\"%s:\" is followed by yes or no, not by \"%s\"."), key->name,
                       text);
    default:
      return error_set(reader->error, ERROR_USAGE, _("\"%s:\" is followed by a name, like county:essex."), key->name);
  }
}

static int unknown_key(struct reader *reader, const struct query_token *token) {
  return error_set(reader->error, ERROR_USAGE,
                   _("There is no filter \"%.*s:\"; there are cost, time, pays, skill, job, type, provider, county, "
                     "region, city and lang. Put quotes around words that hold a colon."),
                   (int)strcspn(token->raw, ":"), token->raw);
}

/* Where the value of the filter at `at` stands; false when there is none yet. */
static bool find_value(const struct query_tokens *tokens, size_t at, struct query_value *value) {
  const struct query_token *token = &tokens->items[at];
  bool closed = token->closed;
  *value = (struct query_value){
      .key = token->key, .compare = token->compare, .text = token->value, .at = at, .quoted = token->quoted};
  while (value->text[0] == '\0' && !value->quoted && value->at + 1 < tokens->count) {
    token = &tokens->items[value->at + 1];
    if (token->value != NULL) {
      return true;
    }
    value->at++;
    value->text = token->raw;
    value->quoted = token->quoted;
    closed = token->closed;
    value->compare = value->compare == COMPARE_NONE ? token->compare : value->compare;
  }
  bool last = value->at + 1 == tokens->count;
  return !last || (value->text[0] != '\0' && strcmp(value->text, "$") != 0) || (value->quoted && closed);
}

static bool read_yes_no(const char *folded, const char **text) {
  static const char *const yes[] = {"yes", "y", "si", "s", "true", "1"};
  static const char *const no[] = {"no", "n", "false", "0"};
  for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
    if (strcmp(folded, yes[i]) == 0) {
      *text = "yes";
      return true;
    }
  }
  for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
    if (strcmp(folded, no[i]) == 0) {
      *text = "no";
      return true;
    }
  }
  return false;
}

static bool read_named(struct reader *reader, const struct query_value *value, struct filter *filter) {
  const struct query_tokens *tokens = &reader->reading->tokens;
  const struct query_token *token = &tokens->items[value->at];
  const char *folded = text_fold(reader->arena, value->text);
  filter->exact = value->compare == COMPARE_EQUAL;
  filter->text = value->text;
  filter->unfinished = value->at + 1 == tokens->count && tokens->open && !(token->quoted && token->closed);
  if (folded == NULL || (value->compare != COMPARE_NONE && !filter->exact)) {
    return false;
  }
  if (filter->kind == FILTER_STACKS || filter->kind == FILTER_APPROVED) {
    return read_yes_no(folded, &filter->text);
  }
  return folded[0] != '\0' || (filter->exact && value->text[0] != '\0');
}

/* "cost:free" */
static bool read_free(struct reader *reader, const struct query_value *value, struct filter *filter) {
  struct query_tokens word;
  size_t taken = 0;
  if (filter->kind != FILTER_COST || query_value_tokens(reader->arena, value->text, &word) != 0 || word.count == 0) {
    return false;
  }
  const struct query_saying *saying = query_saying_at(&word, 0, &taken);
  if (saying == NULL || saying->kind != FILTER_COST || taken != word.count) {
    return false;
  }
  query_bounds(filter, COMPARE_EQUAL, 0);
  return true;
}

/* The filter key:value at `at`; gives the tokens taken, negative on failure. */
static long read_keyed(struct reader *reader, size_t at) {
  struct query_reading *reading = reader->reading;
  const struct query_token *token = &reading->tokens.items[at];
  struct filter filter = {.low = -INFINITY, .high = INFINITY};
  struct query_value value;
  if (token->key == NULL) {
    return reader->lenient ? 1 : unknown_key(reader, token);
  }
  if (!find_value(&reading->tokens, at, &value)) {
    reading->unfinished = span_of(&reading->tokens, at, reading->tokens.count - at);
    return (long)(reading->tokens.count - at);
  }
  filter.kind = token->key->kind;
  bool numeric = filter.kind == FILTER_COST || filter.kind == FILTER_TIME || filter.kind == FILTER_EARNINGS;
  size_t taken = 1;
  if (!numeric) {
    taken = read_named(reader, &value, &filter) ? 1 : 0;
  } else if (!read_free(reader, &value, &filter)) {
    taken = query_range(reader->arena, &reading->tokens, &value, &filter);
  }
  if (taken == 0) {
    return reader->lenient ? 1 : wrong_value(reader, token->key, value.text);
  }
  taken += value.at - at;
  return add_filter(reader, &filter, at, taken) == 0 ? (long)taken : -1;
}

static long read_term(struct reader *reader, size_t at) {
  struct query_reading *reading = reader->reading;
  const struct query_token *token = &reading->tokens.items[at];
  reader->ended_in_word = false;
  if (token->value != NULL) {
    return read_keyed(reader, at);
  }
  if (!token->quoted) {
    struct filter filter;
    bool unfinished = false;
    size_t taken = query_plain_at(reader->arena, &reading->tokens, at, &filter, &unfinished);
    if (taken > 0) {
      return add_filter(reader, &filter, at, taken) == 0 ? (long)taken : -1;
    }
    if (unfinished) {
      taken = reading->tokens.count - at;
      reading->unfinished = span_of(&reading->tokens, at, taken);
      return (long)taken;
    }
  }
  return add_words(reader, at) == 0 ? 1 : -1;
}

static int read_terms(struct reader *reader) {
  struct query_reading *reading = reader->reading;
  const struct query_tokens *tokens = &reading->tokens;
  size_t at = 0;
  while (at < tokens->count) {
    long taken = read_term(reader, at);
    if (taken < 0) {
      return -1;
    }
    at += (size_t)taken;
  }
  const struct query_token *last = tokens->count == 0 ? NULL : &tokens->items[tokens->count - 1];
  reading->query.last_is_prefix =
      last != NULL && reader->ended_in_word && tokens->open && !(last->quoted && last->closed);
  return 0;
}

int query_read(struct arena *arena, const char *text, bool lenient, struct query_reading *reading,
               struct error *error) {
  *reading = (struct query_reading){.query = {.text = ""}};
  text = text == NULL ? "" : text;
  if (!lenient && strnlen(text, QUERY_LONGEST + 1) > QUERY_LONGEST) {
    return error_set(error, ERROR_USAGE, _("That is too long; leave some words out."));
  }
  struct query *query = &reading->query;
  query->words = arena_array(arena, QUERY_MOST_TERMS, sizeof *query->words);
  query->filters = arena_array(arena, QUERY_MOST_TERMS, sizeof *query->filters);
  reading->spans = arena_array(arena, QUERY_MOST_TERMS, sizeof *reading->spans);
  reading->word_spans = arena_array(arena, QUERY_MOST_TERMS, sizeof *reading->word_spans);
  if (query->words == NULL || query->filters == NULL || reading->spans == NULL || reading->word_spans == NULL ||
      query_tokens_read(arena, text, &reading->tokens) != 0) {
    return error_no_memory(error);
  }
  size_t length = strlen(reading->tokens.line);
  while (length > 0 && reading->tokens.line[length - 1] == ' ') {
    length--;
  }
  query->text = arena_strndup(arena, reading->tokens.line, length);
  struct reader reader = {.arena = arena, .reading = reading, .lenient = lenient, .error = error};
  return query->text == NULL ? error_no_memory(error) : read_terms(&reader);
}

int query_parse(struct arena *arena, const char *text, struct query *query, struct error *error) {
  struct query_reading reading;
  int status = query_read(arena, text, false, &reading, error);
  *query = reading.query;
  return status;
}
