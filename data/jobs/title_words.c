/* SPDX-License-Identifier: MIT */
#include "data/jobs/title_words.h"

#include <stdint.h>
#include <string.h>

/* A word that stands in fewer titles is as likely to be odd as the word that was typed. */
enum { SHORTEST = 7, TWO_SLIPS_FROM = 9, LONGEST = 30, LEAST_TITLES = 4, ROOM = 1 << 15, MOST = ROOM / 2 };

struct title_word {
  const char *text; /* NULL: free */
  unsigned titles;
};

struct title_words {
  struct arena *arena;
  size_t count;
  struct title_word words[ROOM];
};

struct title_words *title_words_new(struct arena *arena) {
  struct title_words *words = arena_alloc(arena, sizeof *words);
  if (words != NULL) {
    memset(words, 0, sizeof *words);
    words->arena = arena;
  }
  return words;
}

static size_t place(const struct title_words *words, const char *text, size_t length) {
  uint32_t value = 2166136261u; /* FNV-1a */
  for (size_t i = 0; i < length; i++) {
    value = (value ^ (unsigned char)text[i]) * 16777619u;
  }
  size_t at = value & ((size_t)ROOM - 1);
  while (words->words[at].text != NULL &&
         (strncmp(words->words[at].text, text, length) != 0 || words->words[at].text[length] != '\0')) {
    at = (at + 1) & ((size_t)ROOM - 1);
  }
  return at;
}

bool title_words_add(struct title_words *words, const char *title) {
  while (*title != '\0') {
    size_t length = strcspn(title, " ");
    if (length + 1 >= (size_t)SHORTEST && length <= (size_t)LONGEST) {
      struct title_word *word = &words->words[place(words, title, length)];
      if (word->text == NULL && words->count < (size_t)MOST) {
        word->text = arena_strndup(words->arena, title, length);
        words->count++;
        if (word->text == NULL) {
          return false;
        }
      }
      word->titles += word->text != NULL;
    }
    title += length;
    title += strspn(title, " ");
  }
  return true;
}

/* How many letters were left out, put in, taken for another or changed about; more than `most` is `most` + 1. */
static int slips(const char *a, size_t a_length, const char *b, size_t b_length, int most) {
  int rows[3][LONGEST + 2];
  if (a_length > b_length + (size_t)most || b_length > a_length + (size_t)most) {
    return most + 1;
  }
  for (size_t j = 0; j <= b_length; j++) {
    rows[0][j] = (int)j;
  }
  for (size_t i = 1; i <= a_length; i++) {
    int *row = rows[i % 3];
    const int *above = rows[(i - 1) % 3];
    row[0] = (int)i;
    for (size_t j = 1; j <= b_length; j++) {
      int best = above[j - 1] + (a[i - 1] != b[j - 1]);
      best = above[j] + 1 < best ? above[j] + 1 : best;
      best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        int about = rows[(i - 2) % 3][j - 2] + 1;
        best = about < best ? about : best;
      }
      row[j] = best;
    }
  }
  int found = rows[a_length % 3][b_length];
  return found > most ? most + 1 : found;
}

const char *title_words_respell(const struct title_words *words, const char *word) {
  size_t length = strlen(word);
  if (length < (size_t)SHORTEST || length > (size_t)LONGEST || words->words[place(words, word, length)].text != NULL ||
      (word[length - 1] == 's' && words->words[place(words, word, length - 1)].text != NULL)) {
    return NULL;
  }
  const struct title_word *best = NULL;
  int least = length >= (size_t)TWO_SLIPS_FROM ? 3 : 2;
  for (size_t i = 0; i < (size_t)ROOM; i++) {
    const struct title_word *other = &words->words[i];
    if (other->text == NULL || other->titles < (unsigned)LEAST_TITLES || other->text[0] != word[0]) {
      continue;
    }
    size_t other_length = strlen(other->text);
    bool about = other_length == length && other->text[length - 1] == word[length - 2] &&
                 other->text[length - 2] == word[length - 1];
    if (!about && other->text[other_length - 1] != word[length - 1]) {
      continue; /* "painted" is not a slip for "painter" */
    }
    int found = slips(word, length, other->text, other_length, least);
    if (found < least || (found == least && best != NULL && other->titles > best->titles)) {
      least = found;
      best = other;
    }
  }
  return best == NULL ? NULL : best->text;
}
