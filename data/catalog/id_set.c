/* SPDX-License-Identifier: MIT */
#include "data/catalog/id_set.h"

#include <string.h>

size_t id_set_words(const struct id_set *set) {
  return (size_t)(set->limit + 63) / 64;
}

int id_set_make(struct arena *arena, struct id_set *set, long long limit) {
  set->limit = limit;
  set->bits = arena_array(arena, id_set_words(set), sizeof *set->bits);
  return set->bits == NULL ? -1 : 0;
}

void id_set_clear(struct id_set *set) {
  memset(set->bits, 0, id_set_words(set) * sizeof *set->bits);
}

void id_set_trim(struct id_set *set) {
  if (set->limit > 0) {
    set->bits[0] &= ~(uint64_t)1;
  }
  if (set->limit > 0 && set->limit % 64 != 0) {
    set->bits[set->limit / 64] &= ((uint64_t)1 << (set->limit % 64)) - 1;
  }
}

void id_set_add(struct id_set *set, long long id) {
  if (id > 0 && id < set->limit) {
    set->bits[id / 64] |= (uint64_t)1 << (id % 64);
  }
}

bool id_set_has(const struct id_set *set, long long id) {
  return id > 0 && id < set->limit && (set->bits[id / 64] >> (id % 64) & 1) != 0;
}

void id_set_and(struct id_set *set, const struct id_set *other) {
  for (size_t i = 0; i < id_set_words(set); i++) {
    set->bits[i] &= other->bits[i];
  }
}

void id_set_and_not(struct id_set *set, const struct id_set *other) {
  for (size_t i = 0; i < id_set_words(set); i++) {
    set->bits[i] &= ~other->bits[i];
  }
}

void id_set_or(struct id_set *set, const struct id_set *other) {
  for (size_t i = 0; i < id_set_words(set); i++) {
    set->bits[i] |= other->bits[i];
  }
}

/* --- counting --- */

static size_t count_plain(const uint64_t *words, const unsigned char *bytes, size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t other;
    memcpy(&other, bytes + i * 8, sizeof other);
    sum += (size_t)id_set_bits(words[i] & other);
  }
  return sum;
}

#if defined __x86_64__
__attribute__((target("popcnt"))) static size_t count_popcnt(const uint64_t *words, const unsigned char *bytes,
                                                             size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t other;
    memcpy(&other, bytes + i * 8, sizeof other);
    sum += (size_t)__builtin_popcountll(words[i] & other);
  }
  return sum;
}

size_t id_set_common(const uint64_t *words, const unsigned char *bytes, size_t count) {
  return __builtin_cpu_supports("popcnt") ? count_popcnt(words, bytes, count) : count_plain(words, bytes, count);
}
#else
size_t id_set_common(const uint64_t *words, const unsigned char *bytes, size_t count) {
  return count_plain(words, bytes, count);
}
#endif

long id_set_count(const struct id_set *set) {
  return (long)id_set_common(set->bits, (const unsigned char *)set->bits, id_set_words(set));
}

long long id_set_next(const struct id_set *set, long long from) {
  if (from >= set->limit) {
    return 0;
  }
  size_t at = (size_t)from / 64, words = id_set_words(set);
  uint64_t bits = set->bits[at] & (~(uint64_t)0 << (from % 64));
  while (bits == 0 && ++at < words) {
    bits = set->bits[at];
  }
  return bits == 0 ? 0 : (long long)at * 64 + __builtin_ctzll(bits);
}
