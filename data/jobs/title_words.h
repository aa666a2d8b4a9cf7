/* SPDX-License-Identifier: MIT */
/*
 * The words that titles are made of, for finding the one that a misspelled word
 * was meant to be. Private to data/jobs; title_index.h says what counts as a slip.
 */
#ifndef LADDERWAY_DATA_JOBS_TITLE_WORDS_H
#define LADDERWAY_DATA_JOBS_TITLE_WORDS_H

#include <stdbool.h>

#include "data/base/arena.h"

struct title_words;

/* Lives in the arena; NULL without memory. */
struct title_words *title_words_new(struct arena *arena);

/* Takes the words of a folded title; false without memory. */
bool title_words_add(struct title_words *words, const char *title);

/* See title_index_respell(). */
const char *title_words_respell(const struct title_words *words, const char *word);

#endif
