/* SPDX-License-Identifier: MIT */
/* Sets of credential numbers. */
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

static size_t word_count(const struct id_set *set) {
  return (size_t)(set->limit + 63) / 64;
}

int id_set_make(struct arena *arena, struct id_set *set, long long limit) {
  set->limit = limit;
  set->bits = arena_array(arena, word_count(set), sizeof *set->bits);
  return set->bits == NULL ? -1 : 0;
}

void id_set_clear(struct id_set *set) {
  for (size_t i = 0; i < word_count(set); i++) {
    set->bits[i] = 0;
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
  for (size_t i = 0; i < word_count(set); i++) {
    set->bits[i] &= other->bits[i];
  }
}

void id_set_and_not(struct id_set *set, const struct id_set *other) {
  for (size_t i = 0; i < word_count(set); i++) {
    set->bits[i] &= ~other->bits[i];
  }
}

long id_set_count(const struct id_set *set) {
  long count = 0;
  for (size_t i = 0; i < word_count(set); i++) {
    count += __builtin_popcountll(set->bits[i]);
  }
  return count;
}

long long id_set_next(const struct id_set *set, long long from) {
  if (from >= set->limit) {
    return 0;
  }
  size_t at = (size_t)from / 64;
  uint64_t bits = set->bits[at] & (~(uint64_t)0 << (from % 64));
  while (bits == 0 && ++at < word_count(set)) {
    bits = set->bits[at];
  }
  return bits == 0 ? 0 : (long long)at * 64 + __builtin_ctzll(bits);
}

int search_collect(struct search *search, sqlite3_stmt *statement) {
  if (statement == NULL) {
    return -1;
  }
  int status = 1;
  while ((status = sql_step(statement, search->error)) == 1) {
    id_set_add(&search->part, sqlite3_column_int64(statement, 0));
  }
  (void)sqlite3_finalize(statement);
  return status;
}

void search_narrow(struct search *search) {
  if (search->narrowed) {
    id_set_and(&search->hits, &search->part);
  } else {
    struct id_set part = search->part;
    search->part = search->hits;
    search->hits = part;
    search->narrowed = true;
  }
  id_set_clear(&search->part);
}

int search_fill(struct search *search) {
  if (search->narrowed) {
    return 0;
  }
  if (search_collect(search, sql_prepare(search->database, "SELECT id FROM credential", search->error)) != 0) {
    return -1;
  }
  search_narrow(search);
  return 0;
}

int search_exclude(struct search *search) {
  struct id_set part;
  if (id_set_make(search->scratch, &part, search->part.limit) != 0) {
    return error_no_memory(search->error);
  }
  struct id_set unwanted = search->part;
  search->part = part;
  int status = search_fill(search);
  id_set_and_not(&search->hits, &unwanted);
  return status;
}
