/* SPDX-License-Identifier: MIT */
/*
 * Words of sentences about work, and what is left of them when endings are
 * taken off, so that "bathing patients" and "bathe a patient" have the same
 * ones. English only; everyday Spanish words are put into English. Private to
 * data/jobs.
 *
 * The stem of a word (a run of letters a to z, 2 to 30 of them; accents are
 * taken off first; little words are left out):
 *   1. up to 3 letters: itself
 *   2. -sses loses -es; -ies of more than 4 letters becomes -y; another -s goes,
 *      unless it is -ss, -us or -is
 *   3. -ing or -ed goes where 3 letters with a vowel stay before it, -er or -or
 *      where 4 do, and of a double letter then at the end, other than l and s, one
 *   4. -e at the end goes where 3 letters stay
 *   5. -y at the end becomes -i where there are more than 3 letters
 * The facts activities.tsv and job_activities.tsv hold words that were made
 * by these rules: whoever changes them makes the facts again.
 */
#ifndef LADDERWAY_DATA_JOBS_WORK_WORDS_H
#define LADDERWAY_DATA_JOBS_WORK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"

enum { WORK_SHORTEST_WORD = 2, WORK_LONGEST_WORD = 30, WORK_MOST_WORDS = 400, WORK_LONGEST_TEXT = 16384 };

struct work_words {
  const char *stems[WORK_MOST_WORDS]; /* each once, as they come */
  unsigned counts[WORK_MOST_WORDS];
  size_t count;
  bool english; /* it has an English little word */
};

/* Makes the stem of a word of small letters, in place. */
void work_stem(char *word);

/* The stems of the first 16 KiB of a text. `spanish`: where
 * the text is Spanish, put its words into English. false: no memory. */
bool work_words_read(struct arena *arena, const char *text, bool spanish, struct work_words *words);

/* A little word that says nothing of work ("the", "with", "my"). */
bool work_word_is_little(const char *word);

/* English words for the Spanish `word` (small letters, no accents); NULL when
 * it isn't known. Endings of number and gender make no difference. */
const char *work_word_from_spanish(const char *word);

/* A Spanish little word ("de", "con", "mis"), which tells that a text is Spanish. */
bool work_word_is_spanish(const char *word);

#endif
