/* SPDX-License-Identifier: MIT */
/* One place of a pattern of words: "help|helped", "clean*", "the?". Inside of data/match. */
#ifndef LADDERWAY_DATA_MATCH_CHOICES_H
#define LADDERWAY_DATA_MATCH_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `word` (folded) is one of the words of `choices`, which end after
 * `length` bytes: "|" stands between them, "*" for any ending; a "?" behind
 * them tells that the place may be empty, and is no part of a word. */
bool choices_have(const char *choices, size_t length, const char *word);

/* Whether `word` is one of the words of `list`, which has a blank before and after each; "" is none. */
bool words_in(const char *word, const char *list);

#endif
