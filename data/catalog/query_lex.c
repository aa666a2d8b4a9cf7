/* SPDX-License-Identifier: MIT */
/* A line -> tokens. */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/text.h"
#include "data/catalog/query_parts.h"

enum { LONGEST_KEY = 32 };

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Signs of other keyboards, and what they stand for. */
static const struct sign {
  const char *from, *to;
} signs[] = {
    {"\xef\xbf\xbd", " "},  {"\xe2\x80\x9c", "\""}, {"\xe2\x80\x9d", "\""}, {"\xe2\x80\x9e", "\""},
    {"\xc2\xab", "\""},     {"\xc2\xbb", "\""},     {"\xe2\x89\xa4", "<="}, {"\xe2\x89\xa5", ">="},
    {"\xe2\x80\xa6", ".."}, {"\xe2\x80\x93", "-"},
};

static void add_plain(struct buffer *out, const char *text) {
  while (*text != '\0') {
    size_t taken = 0;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0] && taken == 0; i++) {
      size_t length = strlen(signs[i].from);
      if (strncmp(text, signs[i].from, length) == 0) {
        buffer_add_text(out, signs[i].to);
        taken = length;
      }
    }
    if (taken == 0) {
      buffer_add_char(out, *text);
      taken = 1;
    }
    text += taken;
  }
}

/* Cleaned, with plain signs. */
static char *clean_line(struct arena *arena, const char *text) {
  struct buffer out;
  buffer_init(&out, (size_t)QUERY_LONGEST * 8);
  size_t length = strnlen(text, QUERY_LONGEST);
  char *clean = text_clean(arena, text, length, TEXT_TYPED, (size_t)QUERY_LONGEST * 3);
  char *line = NULL;
  if (clean != NULL && !out.failed) {
    add_plain(&out, clean);
    if (out.length > 0 && length > 0 && is_blank(text[length - 1])) {
      buffer_add_char(&out, ' ');
    }
    line = out.failed ? NULL : arena_strdup(arena, buffer_text(&out));
  }
  buffer_free(&out);
  return line;
}

char *query_as_typed(struct arena *arena, const char *text) {
  return clean_line(arena, text);
}

enum compare query_compare_sign(const char *text, size_t *length) {
  static const struct {
    const char *sign;
    enum compare compare;
  } compares[] = {{"<=", COMPARE_AT_MOST}, {"=<", COMPARE_AT_MOST}, {">=", COMPARE_AT_LEAST}, {"=>", COMPARE_AT_LEAST},
                  {"<", COMPARE_LESS},     {">", COMPARE_MORE},     {"=", COMPARE_EQUAL}};
  for (size_t i = 0; i < sizeof compares / sizeof compares[0]; i++) {
    size_t size = strlen(compares[i].sign);
    if (strncmp(text, compares[i].sign, size) == 0) {
      *length = size;
      return compares[i].compare;
    }
  }
  *length = 0;
  return COMPARE_NONE;
}

/* What stands in quotes from line[*at] on, which is the opening one. */
static char *read_quoted(struct arena *arena, const char *line, size_t *at, bool *closed) {
  size_t position = *at + 1;
  char *text = arena_alloc(arena, strlen(line + position) + 1);
  size_t length = 0;
  *closed = false;
  while (text != NULL && line[position] != '\0' && !*closed) {
    if (line[position] == '"' && line[position + 1] != '"') {
      *closed = true;
    } else {
      position += line[position] == '"';
      text[length++] = line[position];
    }
    position++;
  }
  *at = position;
  return text;
}

static size_t word_end(const char *line, size_t at) {
  while (line[at] != '\0' && !is_blank(line[at])) {
    at++;
  }
  return at;
}

static char *read_value(struct arena *arena, const char *line, size_t *at, struct query_token *token) {
  if (line[*at] == '"') {
    token->quoted = true;
    return read_quoted(arena, line, at, &token->closed);
  }
  size_t start = *at;
  *at = word_end(line, start);
  return arena_strndup(arena, line + start, *at - start);
}

/* True and fills in key, compare and value when a filter starts at *at. */
static bool read_filter(struct arena *arena, const char *line, size_t *at, struct query_token *token) {
  size_t length = 0;
  const char *name = line + *at;
  while (length < LONGEST_KEY && name[length] != '\0' && strchr(" :<>=\"/", name[length]) == NULL) {
    length++;
  }
  if (length == 0 || length == LONGEST_KEY || name[length] == '\0' || strchr(":<>=", name[length]) == NULL ||
      (name[0] >= '0' && name[0] <= '9')) {
    return false;
  }
  const char *folded = text_fold(arena, arena_strndup(arena, name, length));
  token->key = folded == NULL ? NULL : query_key_find(folded);
  bool colon = name[length] == ':';
  char next = name[length + 1];
  if (token->key == NULL && (!colon || next == '\0' || next == ' ' || next == '/')) {
    return false;
  }
  size_t position = *at + length + (colon ? 1U : 0U);
  size_t sign = 0;
  token->compare = query_compare_sign(line + position, &sign);
  position += sign;
  token->value = read_value(arena, line, &position, token);
  *at = position;
  return true;
}

static bool read_token(struct arena *arena, const char *line, size_t *at, struct query_token *token) {
  *token = (struct query_token){.start = *at};
  if (line[*at] == '"') {
    token->raw = read_value(arena, line, at, token);
  } else if (read_filter(arena, line, at, token)) {
    if (token->value == NULL) {
      return false;
    }
    token->raw = arena_strndup(arena, line + token->start, *at - token->start);
  } else {
    size_t sign = 0;
    token->compare = query_compare_sign(line + *at, &sign);
    size_t end = word_end(line, *at);
    token->raw = arena_strndup(arena, line + *at + sign, end - *at - sign);
    *at = end;
  }
  token->folded = text_fold(arena, token->raw);
  token->end = *at;
  return token->folded != NULL;
}

static int read_tokens(struct arena *arena, struct query_tokens *tokens, bool plain) {
  size_t capacity = 0;
  size_t at = 0;
  const char *line = tokens->line;
  for (;;) {
    while (is_blank(line[at])) {
      at++;
    }
    if (line[at] == '\0') {
      break;
    }
    if (tokens->count == capacity) {
      struct query_token *items = arena_grow(arena, tokens->items, tokens->count, &capacity, sizeof *tokens->items);
      if (items == NULL) {
        return -1;
      }
      tokens->items = items;
    }
    struct query_token *token = &tokens->items[tokens->count];
    if (plain) {
      size_t end = word_end(line, at);
      *token = (struct query_token){.start = at, .end = end, .raw = arena_strndup(arena, line + at, end - at)};
      token->folded = text_fold(arena, token->raw);
      at = end;
    } else if (!read_token(arena, line, &at, token)) {
      return -1;
    }
    if (token->folded == NULL) {
      return -1;
    }
    tokens->count++;
  }
  tokens->open = tokens->count > 0 && !is_blank(line[at - 1]);
  return 0;
}

int query_tokens_read(struct arena *arena, const char *text, struct query_tokens *tokens) {
  *tokens = (struct query_tokens){.line = clean_line(arena, text)};
  return tokens->line == NULL ? -1 : read_tokens(arena, tokens, false);
}

int query_value_tokens(struct arena *arena, const char *text, struct query_tokens *tokens) {
  *tokens = (struct query_tokens){.line = text};
  return read_tokens(arena, tokens, true);
}
