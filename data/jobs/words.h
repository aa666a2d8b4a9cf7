/* SPDX-License-Identifier: MIT */
/*
 * How well the words that a person typed fit a title. Private to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_WORDS_H
#define LADDERWAY_DATA_JOBS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"

enum { WORDS_MOST = 12, WORDS_MOST_IN_TITLE = 48, WORDS_LONGEST_TITLE = 512 };

struct word {
  const char *text; /* not ended by a NUL */
  size_t length;    /* without an "s" at the end */
  size_t full;      /* with it */
  bool inside;      /* stands in brackets */
};

/* Folded, little words ("of", "de") left out unless there are no others. */
struct words {
  struct word words[WORDS_MOST];
  size_t count;
  unsigned all;       /* a bit for each word */
  const char *folded; /* the whole text */
};

/* false: nothing to look for. */
bool words_read(struct arena *arena, const char *text, struct words *words);

struct words_match {
  unsigned whole;  /* words that stand in the title as whole words */
  unsigned either; /* those, and words that are the beginning of one */
  bool begins;     /* the title begins with them */
  bool exact;      /* the title, or its part outside or inside brackets, is nothing else */
};

/* Compares with a title as it is stored. `scratch` is used for titles that are
 * not plain ASCII. */
struct words_match words_match(const struct words *words, struct arena *scratch, const char *title);

#endif
