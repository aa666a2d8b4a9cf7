/* SPDX-License-Identifier: MIT */
/*
 * Sets of credential numbers, one bit each. On x86-64 processors that count
 * bits in one instruction, that one is used; else plain C.
 */
#ifndef LADDERWAY_DATA_CATALOG_ID_SET_H
#define LADDERWAY_DATA_CATALOG_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/base/arena.h"
#include "data/base/error.h"

/* Numbers from 1 to limit - 1. No bit beyond is ever set. */
struct id_set {
  uint64_t *bits;
  long long limit;
};

int id_set_make(struct arena *arena, struct id_set *set, long long limit) MUST_CHECK;
size_t id_set_words(const struct id_set *set); /* of 64 bits */
void id_set_clear(struct id_set *set);
void id_set_trim(struct id_set *set); /* takes out what whole words of bits have brought in from out of bounds */
void id_set_add(struct id_set *set, long long id); /* one that is out of bounds is passed over */
bool id_set_has(const struct id_set *set, long long id);
void id_set_and(struct id_set *set, const struct id_set *other);
void id_set_and_not(struct id_set *set, const struct id_set *other);
void id_set_or(struct id_set *set, const struct id_set *other);
long id_set_count(const struct id_set *set);
/* The smallest number in the set that is not under `from`; 0 when there is none. */
long long id_set_next(const struct id_set *set, long long from);

/* The bits of one word, in plain C. */
static inline uint64_t id_set_bits(uint64_t bits) {
  bits -= bits >> 1 & UINT64_C(0x5555555555555555);
  bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
  bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
  return bits * UINT64_C(0x0101010101010101) >> 56;
}

/* The number of bits that `count` words have in common with `bytes`, which need no alignment. */
size_t id_set_common(const uint64_t *words, const unsigned char *bytes, size_t count);

#endif
