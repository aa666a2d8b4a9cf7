/* SPDX-License-Identifier: MIT */
/*
 * Text -> words, the same for what is indexed and for what is looked for.
 *
 * A word is a run of letters and digits (Unicode's L, N and Co), in lower case,
 * without accents and in compatibility form, as text_fold() makes it; anything
 * else parts words. Marks within a word belong to it and are left out. Bytes
 * that are no UTF-8 part words. A word is cut after INDEX_LONGEST_WORD bytes.
 */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_WORD_H
#define LADDERWAY_DATA_CATALOG_INDEX_WORD_H

#include <stddef.h>

#include "data/catalog/index_format.h"

/* Room for a word, filled up with NULs to a multiple of 8. */
struct index_word {
  size_t length;
  char text[INDEX_LONGEST_WORD + 8];
};

/* The next word at or behind `at`; gives where to go on, NULL when there is none. */
const char *index_word_next(const char *at, const char *end, struct index_word *word);

#endif
