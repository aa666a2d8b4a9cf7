/* SPDX-License-Identifier: MIT */
#include "data/jobs/words.h"

#include <string.h>

#include "data/base/text.h"

/* From this length on, the beginning of a word counts also in the middle of a query. */
enum { LONG_WORD = 4 };

static const char *const little_words[] = {"a",  "an",  "and", "at", "de", "del", "el", "en", "for", "in",
                                           "la", "las", "los", "of", "or", "the", "to", "un", "una", "y"};

static bool is_little(const struct word *word) {
  for (size_t i = 0; i < sizeof little_words / sizeof little_words[0]; i++) {
    if (strlen(little_words[i]) == word->full && memcmp(little_words[i], word->text, word->full) == 0) {
      return true;
    }
  }
  return false;
}

static struct word make_word(const char *text, size_t length, bool inside) {
  struct word word = {.text = text, .length = length, .full = length, .inside = inside};
  if (length > 3 && text[length - 1] == 's' && text[length - 2] != 's') {
    word.length--;
  }
  return word;
}

/* Splits folded text at blanks; '(' and ')' are kept by the folding below. */
static size_t split(const char *text, struct word *words, size_t most) {
  size_t count = 0;
  bool inside = false;
  while (*text != '\0' && count < most) {
    if (*text == ' ' || *text == '(' || *text == ')') {
      inside = *text == '(' || (inside && *text != ')');
      text++;
      continue;
    }
    size_t length = strcspn(text, " ()");
    words[count++] = make_word(text, length, inside);
    text += length;
  }
  return count;
}

static size_t drop_little(struct word *words, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_little(&words[i])) {
      words[kept++] = words[i];
    }
  }
  return kept;
}

bool words_read(struct arena *arena, const char *text, struct words *words) {
  *words = (struct words){.count = 0};
  const char *folded = text == NULL ? NULL : text_fold(arena, text);
  if (folded == NULL) {
    return false;
  }
  words->folded = folded;
  size_t count = split(folded, words->words, (size_t)WORDS_MOST);
  struct word kept[WORDS_MOST];
  memcpy(kept, words->words, sizeof kept);
  size_t large = drop_little(kept, count);
  if (large > 0) {
    memcpy(words->words, kept, sizeof kept);
    count = large;
  }
  words->count = count;
  words->all = (1U << count) - 1U;
  return count > 0;
}

/* Most titles are plain ASCII and need no Unicode tables. Brackets stay. */
static const char *fold_title(struct arena *scratch, const char *title, char *room) {
  size_t used = 0;
  for (const char *in = title; *in != '\0' && used + 1 < (size_t)WORDS_LONGEST_TITLE; in++) {
    unsigned char byte = (unsigned char)*in;
    if (byte >= 0x80) {
      const char *folded = text_fold(scratch, title);
      return folded == NULL ? "" : folded;
    }
    bool upper = byte >= 'A' && byte <= 'Z';
    bool keep = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '+' || byte == '#' ||
                byte == '(' || byte == ')';
    room[used++] = upper ? (char)(byte + ('a' - 'A')) : keep ? *in : ' ';
  }
  room[used] = '\0';
  return room;
}

/* An "a" for an "o" at the end is the same job in Spanish: enfermera, enfermero. */
static bool same(const struct word *a, const struct word *b) {
  if (a->length != b->length || memcmp(a->text, b->text, a->length - 1) != 0) {
    return false;
  }
  char last_a = a->text[a->length - 1];
  char last_b = b->text[b->length - 1];
  bool gender = a->length > 4 && (last_a == 'a' || last_a == 'o') && (last_b == 'a' || last_b == 'o');
  return last_a == last_b || gender;
}

static bool starts(const struct word *title, const struct word *typed) {
  return typed->full <= title->full && memcmp(title->text, typed->text, typed->full) == 0;
}

/* Are the typed words the first words of these, one by one? */
static bool in_order(const struct words *typed, const struct word *title, size_t count) {
  if (count < typed->count) {
    return false;
  }
  for (size_t i = 0; i < typed->count; i++) {
    if (!same(&typed->words[i], &title[i])) {
      return false;
    }
  }
  return true;
}

/* The words of one side of the brackets are the typed ones and no more. */
static bool equals_part(const struct words *typed, const struct word *title, size_t count, bool inside) {
  struct word part[WORDS_MOST_IN_TITLE];
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (title[i].inside == inside) {
      part[kept++] = title[i];
    }
  }
  return kept == typed->count && in_order(typed, part, kept);
}

struct words_match words_match(const struct words *words, struct arena *scratch, const char *title) {
  char room[WORDS_LONGEST_TITLE];
  struct word found[WORDS_MOST_IN_TITLE];
  struct words_match match = {.whole = 0};
  size_t count = split(fold_title(scratch, title, room), found, (size_t)WORDS_MOST_IN_TITLE);
  for (size_t i = 0; i < words->count; i++) {
    const struct word *typed = &words->words[i];
    bool may_go_on = i + 1 == words->count || typed->full >= (size_t)LONG_WORD;
    for (size_t j = 0; j < count; j++) {
      if (same(typed, &found[j])) {
        match.whole |= 1U << i;
      } else if (may_go_on && starts(&found[j], typed)) {
        match.either |= 1U << i;
      }
    }
  }
  match.either |= match.whole;
  if (match.whole == words->all) {
    count = drop_little(found, count);
    match.begins = in_order(words, found, count);
    match.exact = (match.begins && count == words->count) || equals_part(words, found, count, false) ||
                  equals_part(words, found, count, true);
  }
  return match;
}
