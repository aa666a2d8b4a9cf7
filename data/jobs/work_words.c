/* SPDX-License-Identifier: MIT */
#include "data/jobs/work_words.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"

/* In the order of strcmp(). */
static const char *const little_words[] = {
    "about",  "above",       "across",  "after", "all",   "along",   "also", "am",     "an",      "and",
    "any",    "appropriate", "are",     "as",    "at",    "be",      "been", "being",  "between", "both",
    "but",    "by",          "can",     "could", "did",   "do",      "does", "doing",  "during",  "each",
    "eg",     "etc",         "ex",      "for",   "from",  "further", "had",  "has",    "have",    "having",
    "he",     "her",         "him",     "his",   "how",   "if",      "in",   "into",   "is",      "it",
    "its",    "least",       "like",    "made",  "make",  "may",     "me",   "more",   "most",    "my",
    "new",    "no",          "not",     "of",    "off",   "on",      "one",  "only",   "or",      "other",
    "others", "our",         "out",     "over",  "own",   "per",     "she",  "should", "so",      "some",
    "such",   "than",        "that",    "the",   "their", "them",    "then", "there",  "these",   "they",
    "this",   "those",       "through", "to",    "too",   "under",   "up",   "upon",   "use",     "used",
    "uses",   "using",       "various", "was",   "we",    "were",    "what", "when",   "where",   "whether",
    "which",  "while",       "who",     "whom",  "whose", "will",    "with", "within", "without", "would",
    "you",    "your",
};

static int by_text(const void *key, const void *item) {
  return strcmp(key, *(const char *const *)item);
}

bool work_word_is_little(const char *word) {
  return bsearch(word, little_words, sizeof little_words / sizeof little_words[0], sizeof little_words[0], by_text) !=
         NULL;
}

static bool ends(const char *word, size_t length, const char *ending) {
  size_t size = strlen(ending);
  return length >= size && memcmp(word + length - size, ending, size) == 0;
}

static size_t without_plural(char *word, size_t length) {
  if (ends(word, length, "sses")) {
    return length - 2;
  }
  if (ends(word, length, "ies") && length > 4) {
    word[length - 3] = 'y';
    return length - 2;
  }
  bool kept = ends(word, length, "ss") || ends(word, length, "us") || ends(word, length, "is");
  return ends(word, length, "s") && !kept ? length - 1 : length;
}

static bool has_vowel(const char *word, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (strchr("aeiouy", word[i]) != NULL) {
      return true;
    }
  }
  return false;
}

/* "welding", "welded" and "welder" come from "weld". */
static size_t without_verb_ending(const char *word, size_t length) {
  static const struct {
    const char *ending;
    size_t least; /* letters before it */
  } endings[] = {{"ing", 3}, {"ed", 3}, {"er", 4}, {"or", 4}};
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    if (!ends(word, length, endings[i].ending)) {
      continue;
    }
    size_t rest = length - strlen(endings[i].ending);
    if (rest >= endings[i].least && has_vowel(word, rest)) {
      char last = word[rest - 1];
      return last == word[rest - 2] && last != 'l' && last != 's' ? rest - 1 : rest;
    }
  }
  return length;
}

void work_stem(char *word) {
  size_t length = strlen(word);
  if (length <= 3) {
    return;
  }
  length = without_plural(word, length);
  length = without_verb_ending(word, length);
  length -= length > 3 && word[length - 1] == 'e';
  if (length > 3 && word[length - 1] == 'y') {
    word[length - 1] = 'i';
  }
  word[length] = '\0';
}

/* Keeps a stem; words over the limit are as if they weren't there. */
static bool keep(struct arena *arena, const char *stem, struct work_words *words) {
  for (size_t i = 0; i < words->count; i++) {
    if (strcmp(words->stems[i], stem) == 0) {
      words->counts[i]++;
      return true;
    }
  }
  if (words->count == (size_t)WORK_MOST_WORDS) {
    return true;
  }
  words->stems[words->count] = arena_strdup(arena, stem);
  words->counts[words->count] = 1;
  return words->stems[words->count++] != NULL;
}

static size_t letters(const char *text) {
  size_t length = 0;
  while (text[length] >= 'a' && text[length] <= 'z') {
    length++;
  }
  return length;
}

/* Copies the next word of a folded text; false at its end. */
static bool next_word(const char **text, char word[WORK_LONGEST_WORD + 1]) {
  while (**text != '\0') {
    size_t length = letters(*text);
    const char *start = *text;
    *text += length == 0 ? 1 : length;
    if (length >= (size_t)WORK_SHORTEST_WORD && length <= (size_t)WORK_LONGEST_WORD) {
      memcpy(word, start, length);
      word[length] = '\0';
      return true;
    }
  }
  return false;
}

static bool keep_words(struct arena *arena, const char *english, struct work_words *words) {
  char word[WORK_LONGEST_WORD + 1];
  bool kept = true;
  while (kept && next_word(&english, word)) {
    work_stem(word);
    kept = keep(arena, word, words);
  }
  return kept;
}

/* A text is Spanish when at least one word in six is a Spanish little one. */
static bool is_spanish(const char *folded) {
  enum { ONE_IN = 6 };
  char word[WORK_LONGEST_WORD + 1];
  size_t all = 0;
  size_t spanish = 0;
  while (next_word(&folded, word)) {
    all++;
    spanish += work_word_is_spanish(word);
  }
  return spanish > 0 && spanish * (size_t)ONE_IN >= all;
}

/* The folding of text.h; what is plain ASCII, as O*NET's sentences are, needs no more than small letters. */
static const char *fold(struct arena *arena, const char *text) {
  size_t length = strnlen(text, (size_t)WORK_LONGEST_TEXT);
  char *copy = arena_strndup(arena, text, length);
  for (size_t i = 0; copy != NULL && i < length; i++) {
    if ((unsigned char)copy[i] >= 0x80) {
      return text_fold(arena, text_clean(arena, text, length, TEXT_LINE, (size_t)WORK_LONGEST_TEXT));
    }
    copy[i] = (char)(copy[i] >= 'A' && copy[i] <= 'Z' ? copy[i] - 'A' + 'a' : copy[i]);
  }
  return copy;
}

bool work_words_read(struct arena *arena, const char *text, bool spanish, struct work_words *words) {
  words->count = 0;
  words->english = false;
  const char *folded = fold(arena, text);
  if (folded == NULL) {
    return false;
  }
  spanish = spanish && is_spanish(folded);
  char word[WORK_LONGEST_WORD + 1];
  bool kept = true;
  while (kept && next_word(&folded, word)) {
    const char *english = spanish ? work_word_from_spanish(word) : NULL;
    if (english != NULL) {
      kept = keep_words(arena, english, words);
    } else if (work_word_is_little(word)) {
      words->english = words->english || !work_word_is_spanish(word);
    } else if (!(spanish && work_word_is_spanish(word))) {
      work_stem(word);
      kept = keep(arena, word, words);
    }
  }
  return kept;
}
