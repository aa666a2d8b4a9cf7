/* SPDX-License-Identifier: MIT */
/*
 * Documents packed with Zstandard (RFC 8878).
 *
 * A record of 2 to 3 KB alone shrinks badly; with a dictionary made from other
 * records it shrinks to a quarter. A frame names the dictionary that it needs,
 * so dictionaries can be added, and are never changed.
 */
#ifndef LADDERWAY_DATA_STORE_SQUEEZE_H
#define LADDERWAY_DATA_STORE_SQUEEZE_H

#include <stddef.h>

#include "data/base/buffer.h"
#include "data/base/error.h"

struct squeezer;

enum { SQUEEZE_DICTIONARY_SIZE = 112 << 10, SQUEEZE_MOST_DICTIONARIES = 8 };

/* NULL without memory. */
struct squeezer *squeezer_new(void);
void squeezer_free(struct squeezer *squeezer);

/* Adds a dictionary; the last one added is used for packing. ERROR_BAD_DATA. */
int squeezer_add(struct squeezer *squeezer, const void *dictionary, size_t length, struct error *error) MUST_CHECK;
/* The number that the frames name it by; 0: it is no dictionary. */
unsigned squeezer_number(const void *dictionary, size_t length);

/* Makes a dictionary of SQUEEZE_DICTIONARY_SIZE at most from `count` samples that
 * lie one after the other; the size into `length`, 0 when they are too few or
 * too alike to gain anything. */
void squeezer_train(const void *samples, const size_t *sizes, size_t count, void *dictionary, size_t *length);

/* Replaces the contents of `out` by the packed or unpacked bytes. Unpacked
 * ones are at most as many as the limit of `out`: ERROR_TOO_BIG,
 * ERROR_BAD_DATA (damaged, or its dictionary is missing). */
int squeeze(struct squeezer *squeezer, const void *bytes, size_t length, struct buffer *out,
            struct error *error) MUST_CHECK;
int unsqueeze(struct squeezer *squeezer, const void *bytes, size_t length, struct buffer *out,
              struct error *error) MUST_CHECK;

#endif
