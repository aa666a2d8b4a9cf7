/* SPDX-License-Identifier: MIT */
#include "data/match/wishes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/text.h"

enum { WORD_SIZE = 120, TEXT_MOST = 1000, SCRATCH_LIMIT = 1 << 16 };

const char *wish_kind_name(enum wish_kind kind) {
  static const char *const names[WISH_KINDS] = {"pays",   "openings",   "growth", "schooling",
                                                "enough", "no-license", "remote", "in"};
  return names[kind];
}

bool match_wishes_any(const struct match_wishes *wishes) {
  for (size_t i = 0; i < WISH_KINDS; i++) {
    if (wishes->on[i]) {
      return true;
    }
  }
  return false;
}

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

/* Cleaned after the quotes went: a sign that stood behind one may join the letter before it. */
static bool read_place(const char *value, char place[WISH_PLACE_SIZE]) {
  struct arena *arena = arena_new((size_t)SCRATCH_LIMIT);
  const char *clean = arena == NULL ? NULL : text_clean(arena, value, strlen(value), TEXT_TYPED, (size_t)WORD_SIZE * 3);
  bool taken = clean != NULL && clean[0] != '\0' && strlen(clean) < (size_t)WISH_PLACE_SIZE;
  if (taken) {
    memcpy(place, clean, strlen(clean) + 1);
  }
  arena_free(arena);
  return taken;
}

static bool take_value(struct match_wishes *wishes, enum wish_kind kind, const char *value) {
  double number = 0.0;
  switch (kind) {
    case WISH_PAYS:
      wishes->pays = read_amount(value, &number) && number >= 0.0 ? (long long)number * 100 : -1;
      return wishes->pays >= 0;
    case WISH_OPENINGS:
      wishes->openings = read_amount(value, &number) && number >= 0.0 ? (long)number : -1;
      return wishes->openings >= 0;
    case WISH_GROWTH:
      return value[0] == '\0' || read_amount(value, &wishes->growth);
    case WISH_SCHOOLING:
      return schooling_named(value, &wishes->schooling) && wishes->schooling != SCHOOLING_UNKNOWN;
    case WISH_PLACE:
      return read_place(value, wishes->place);
    default:
      return value[0] == '\0';
  }
}

static bool take_word(struct match_wishes *wishes, const char *word) {
  size_t length = strcspn(word, ":<>=");
  const char *value = word + length + (word[length] == ':');
  for (int i = 0; i < (int)WISH_KINDS; i++) {
    const char *name = wish_kind_name((enum wish_kind)i);
    bool named = strncasecmp(word, name, length) == 0 && name[length] == '\0';
    bool older = i == (int)WISH_PLACE && length == 6 && strncasecmp(word, "county", length) == 0;
    if (length > 0 && (named || older)) {
      wishes->on[i] = true;
      return take_value(wishes, (enum wish_kind)i, value);
    }
  }
  return false;
}

static int parse_words(const char *text, struct match_wishes *wishes, struct error *error) {
  struct match_wishes read = {0};
  char word[WORD_SIZE];
  for (const char *at = text; next_word(&at, word);) {
    bool whole = strlen(word) + 1 < (size_t)WORD_SIZE;
    if (!whole || !take_word(&read, word)) {
      return error_set(error, ERROR_USAGE,
                       _("\"%s\" is not understood. Type a number, like 40000, or a word from the list."), word);
    }
  }
  *wishes = read;
  return 0;
}

int match_wishes_parse(const char *text, struct match_wishes *wishes, struct error *error) {
  if (strlen(text) > (size_t)TEXT_MOST) {
    return error_set(error, ERROR_USAGE, _("These are too many words."));
  }
  struct arena *arena = arena_new((size_t)SCRATCH_LIMIT);
  const char *clean = arena == NULL ? NULL : text_clean(arena, text, strlen(text), TEXT_TYPED, (size_t)TEXT_MOST * 3);
  int result = clean == NULL ? error_no_memory(error) : parse_words(clean, wishes, error);
  arena_free(arena);
  return result;
}

void match_wishes_one(const struct match_wishes *wishes, enum wish_kind kind, char *text, size_t size) {
  const char *name = wish_kind_name(kind);
  switch (kind) {
    case WISH_PAYS:
      (void)snprintf(text, size, "%s:%lld", name, wishes->pays / 100);
      break;
    case WISH_OPENINGS:
      (void)snprintf(text, size, "%s:%ld", name, wishes->openings);
      break;
    case WISH_GROWTH:
      (void)snprintf(text, size, "%s:%g", name, wishes->growth);
      break;
    case WISH_SCHOOLING:
      (void)snprintf(text, size, "%s:%s", name, schooling_name(wishes->schooling));
      break;
    case WISH_PLACE:
      (void)snprintf(text, size, strchr(wishes->place, ' ') != NULL ? "%s:\"%s\"" : "%s:%s", name, wishes->place);
      break;
    default:
      (void)snprintf(text, size, "%s", name);
      break;
  }
}

void match_wishes_text(const struct match_wishes *wishes, char *text, size_t size) {
  text[0] = '\0';
  for (int i = 0; i < (int)WISH_KINDS; i++) {
    char one[WISH_PLACE_SIZE + 16];
    if (wishes->on[i]) {
      size_t length = strlen(text);
      match_wishes_one(wishes, (enum wish_kind)i, one, sizeof one);
      (void)snprintf(text + length, size - length, "%s%s", length == 0 ? "" : " ", one);
    }
  }
}
