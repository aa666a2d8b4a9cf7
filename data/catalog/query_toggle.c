/* SPDX-License-Identifier: MIT */
/* A line with one filter more or less. */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/text.h"
#include "data/catalog/query_parts.h"

static bool same_text(struct arena *arena, const char *left, const char *right, bool exact) {
  if (left == NULL || right == NULL) {
    return left == right;
  }
  if (exact) {
    return strcmp(left, right) == 0;
  }
  const char *one = text_fold(arena, left);
  const char *other = text_fold(arena, right);
  return one != NULL && other != NULL && strcmp(one, other) == 0;
}

static bool same_number(double left, double right) {
  return !(left < right) && !(left > right);
}

static bool same_filter(struct arena *arena, const struct filter *left, const struct filter *right) {
  return left->kind == right->kind && left->exact == right->exact && left->range == right->range &&
         same_number(left->low, right->low) && same_number(left->high, right->high) &&
         left->low_open == right->low_open && left->high_open == right->high_open &&
         same_text(arena, left->text, right->text, left->exact);
}

char *query_term(struct arena *arena, const char *key, const char *value, bool exact) {
  bool bare = value[0] != '\0' && strpbrk(value, " \t\"<>=$") == NULL;
  char *quoted = arena_alloc(arena, strlen(value) * 2 + 1);
  if (quoted == NULL) {
    return NULL;
  }
  size_t length = 0;
  for (const char *at = value; *at != '\0'; at++) {
    quoted[length++] = *at;
    if (*at == '"') {
      quoted[length++] = '"';
    }
  }
  return bare ? arena_printf(arena, "%s:%s%s", key, exact ? "=" : "", value)
              : arena_printf(arena, "%s:%s\"%s\"", key, exact ? "=" : "", quoted);
}

/* The spans of `line` that say what `term` says; all of it, or nothing. */
static size_t find_spans(struct arena *arena, const struct query_reading *line, const struct query_reading *term,
                         struct query_span *spans) {
  size_t count = 0;
  for (size_t i = 0; i < term->query.filter_count; i++) {
    size_t before = count;
    for (size_t j = 0; j < line->query.filter_count; j++) {
      if (same_filter(arena, &term->query.filters[i], &line->query.filters[j])) {
        spans[count++] = line->spans[j];
      }
    }
    if (count == before) {
      return 0;
    }
  }
  for (size_t i = 0; i < term->query.word_count; i++) {
    size_t before = count;
    for (size_t j = 0; j < line->query.word_count; j++) {
      if (strcmp(term->query.words[i], line->query.words[j]) == 0) {
        spans[count++] = line->word_spans[j];
      }
    }
    if (count == before) {
      return 0;
    }
  }
  return count;
}

static char *without(struct arena *arena, const char *line, const struct query_span *spans, size_t count) {
  char *result = arena_alloc(arena, strlen(line) + 1);
  size_t length = 0;
  for (size_t at = 0; result != NULL && line[at] != '\0'; at++) {
    bool kept = true;
    for (size_t i = 0; i < count; i++) {
      kept = kept && (at < spans[i].start || at >= spans[i].end);
    }
    bool doubled = line[at] == ' ' && (length == 0 || result[length - 1] == ' ');
    if (kept && !doubled) {
      result[length++] = line[at];
    }
  }
  while (result != NULL && length > 0 && result[length - 1] == ' ') {
    length--;
  }
  if (result != NULL) {
    result[length] = '\0';
  }
  return result;
}

/* True while the end of the line would mean something else with a blank
 * behind it: short words match whole, long ones by their beginning anyway. */
static bool ends_unfinished(const struct query_reading *line) {
  const struct query *query = &line->query;
  const struct query_tokens *tokens = &line->tokens;
  const struct query_token *last = tokens->count == 0 ? NULL : &tokens->items[tokens->count - 1];
  if (last == NULL) {
    return false;
  }
  bool open_quote = last->quoted && !last->closed;
  bool open_filter = query->filter_count > 0 && query->filters[query->filter_count - 1].unfinished;
  bool short_word = query->last_is_prefix && strlen(query->words[query->word_count - 1]) < QUERY_PREFIX_LETTERS;
  return open_quote || open_filter || short_word || line->unfinished.end > line->unfinished.start;
}

char *query_toggle(struct arena *arena, const char *text, const char *term) {
  struct query_reading line, wanted;
  struct error error;
  enum { MOST_SPANS = QUERY_MOST_TERMS * QUERY_MOST_TERMS };
  struct query_span *spans = arena_array(arena, MOST_SPANS, sizeof *spans);
  if (spans == NULL || query_read(arena, text, true, &line, &error) != 0 ||
      query_read(arena, term, true, &wanted, &error) != 0) {
    return NULL;
  }
  size_t count = find_spans(arena, &line, &wanted, spans);
  if (count > 0) {
    return without(arena, line.tokens.line, spans, count);
  }
  const char *old = line.query.text;
  const char *more = wanted.query.text;
  if (old[0] == '\0' || more[0] == '\0') {
    return arena_strdup(arena, old[0] == '\0' ? more : old);
  }
  return ends_unfinished(&line) ? arena_printf(arena, "%s %s", more, line.tokens.line)
                                : arena_printf(arena, "%s %s", old, more);
}
