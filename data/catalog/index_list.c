/* SPDX-License-Identifier: MIT */
/*
 * Lists of documents: Roaring's portable format, read without trust in it.
 * A list is cut off where it would leave its section, and numbers beyond the
 * limit are passed over.
 */
#include <string.h>

#include "data/catalog/index_file.h"

enum { COOKIE = 12346, COOKIE_WITH_RUNS = 12347, OFFSETS_FROM = 4, ARRAY_MOST = 4096, MOST_CONTAINERS = 65536 };
enum { CONTAINER_WORDS = 1024 };

/* What is still to be read of a list. */
struct reader {
  const unsigned char *at, *end;
  const unsigned char *heads, *run_marks; /* run_marks: NULL without runs */
  uint32_t containers, least;             /* keys ascend; least: the smallest that may come next */
};

static size_t left(const struct reader *reader) {
  return (size_t)(reader->end - reader->at);
}

static uint32_t u16_at(const unsigned char *at) {
  uint16_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

static uint32_t u32_at(const unsigned char *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

/* Cookie, run marks, heads, offsets; false when they don't fit. */
static bool start(struct reader *reader, const unsigned char *bytes, size_t length) {
  *reader = (struct reader){.end = bytes + length, .least = 0};
  if (length < 8) {
    return false;
  }
  uint32_t cookie = u32_at(bytes);
  size_t taken = 8;
  if ((cookie & 0xffff) == COOKIE_WITH_RUNS) {
    reader->containers = (cookie >> 16) + 1;
    reader->run_marks = bytes + 4;
    taken = 4 + (reader->containers + 7) / 8;
  } else if (cookie == COOKIE) {
    reader->containers = u32_at(bytes + 4);
  }
  bool with_offsets = reader->run_marks == NULL || reader->containers >= OFFSETS_FROM;
  size_t heads = (size_t)reader->containers * 4;
  if (reader->containers == 0 || reader->containers > MOST_CONTAINERS || taken + heads > length) {
    return false;
  }
  reader->heads = bytes + taken;
  taken += with_offsets ? heads * 2 : heads;
  reader->at = bytes + (taken < length ? taken : length);
  return true;
}

enum shape { SHAPE_ARRAY, SHAPE_BITS, SHAPE_RUNS };

/* One container: `count` numbers, words or runs from `data` on, all within the section. */
struct container {
  enum shape shape;
  uint32_t base, count;
  const unsigned char *data;
};

static bool next(struct reader *reader, uint32_t number, struct container *container) {
  const unsigned char *head = reader->heads + (size_t)number * 4;
  uint32_t cardinality = u16_at(head + 2) + 1;
  size_t size;
  if (u16_at(head) < reader->least) {
    return false;
  }
  container->base = u16_at(head) << 16;
  reader->least = u16_at(head) + 1;
  if (reader->run_marks != NULL && (reader->run_marks[number / 8] >> (number % 8) & 1) != 0) {
    if (left(reader) < 2) {
      return false;
    }
    container->shape = SHAPE_RUNS;
    container->count = u16_at(reader->at);
    reader->at += 2;
    size = (size_t)container->count * 4;
  } else if (cardinality > ARRAY_MOST) {
    container->shape = SHAPE_BITS;
    container->count = CONTAINER_WORDS;
    size = (size_t)CONTAINER_WORDS * 8;
  } else {
    container->shape = SHAPE_ARRAY;
    container->count = cardinality;
    size = (size_t)cardinality * 2;
  }
  if (left(reader) < size) {
    return false;
  }
  container->data = reader->at;
  reader->at += size;
  return true;
}

/* Words of `set` that a container of bits may touch. */
static size_t words_within(const struct container *container, const struct id_set *set) {
  size_t words = id_set_words(set), first = container->base / 64;
  return first >= words ? 0 : words - first < CONTAINER_WORDS ? words - first : CONTAINER_WORDS;
}

static void add_bits(const struct container *container, struct id_set *set) {
  size_t count = words_within(container, set);
  if (count == 0) {
    return;
  }
  uint64_t *words = set->bits + container->base / 64;
  for (size_t i = 0; i < count; i++) {
    uint64_t bits;
    memcpy(&bits, container->data + i * 8, sizeof bits);
    words[i] |= bits;
  }
}

/* Run number `i`. Runs ascend: overlapping ones could make reading a list take very long. */
static bool run_at(const struct container *container, uint32_t i, uint64_t *least, uint64_t *first, uint64_t *last) {
  if (i >= container->count) {
    return false;
  }
  *first = (uint64_t)container->base + u16_at(container->data + (size_t)i * 4);
  *last = *first + u16_at(container->data + (size_t)i * 4 + 2);
  bool ascends = *first >= *least;
  *least = *last + 1;
  return ascends;
}

static void add_run(struct id_set *set, uint64_t first, uint64_t last) {
  uint64_t limit = (uint64_t)set->limit;
  last = last >= limit ? limit - 1 : last;
  for (uint64_t at = first; at <= last;) {
    uint64_t room = 64 - at % 64, run = last - at + 1 < room ? last - at + 1 : room;
    uint64_t mask = run == 64 ? ~(uint64_t)0 : ((uint64_t)1 << run) - 1;
    set->bits[at / 64] |= mask << (at % 64);
    at += run;
  }
}

static uint32_t count_run(const struct id_set *set, uint64_t first, uint64_t last) {
  uint64_t limit = (uint64_t)set->limit, count = 0;
  last = last >= limit ? limit - 1 : last;
  for (uint64_t at = first; at <= last;) {
    uint64_t room = 64 - at % 64, run = last - at + 1 < room ? last - at + 1 : room;
    uint64_t mask = run == 64 ? ~(uint64_t)0 : ((uint64_t)1 << run) - 1;
    count += id_set_bits(set->bits[at / 64] & (mask << (at % 64)));
    at += run;
  }
  return (uint32_t)count;
}

/* True when every number that the container may hold is within bounds. */
static bool all_within(const struct container *container, const struct id_set *set) {
  return (long long)container->base + 0xffff < set->limit;
}

static void add_container(const struct container *container, struct id_set *set) {
  if (container->shape == SHAPE_BITS) {
    add_bits(container, set);
    return;
  }
  uint64_t first, last, least = 0;
  for (uint32_t i = 0; container->shape == SHAPE_RUNS && run_at(container, i, &least, &first, &last); i++) {
    add_run(set, first, last);
  }
  if (container->shape == SHAPE_RUNS) {
    return;
  }
  if (all_within(container, set)) {
    uint64_t *words = set->bits + container->base / 64;
    for (uint32_t i = 0; i < container->count; i++) {
      uint32_t at = u16_at(container->data + (size_t)i * 2);
      words[at / 64] |= (uint64_t)1 << (at % 64);
    }
    return;
  }
  for (uint32_t i = 0; i < container->count; i++) {
    id_set_add(set, container->base | u16_at(container->data + (size_t)i * 2));
  }
}

/* Without a comparison each, where all numbers are within bounds. */
static uint32_t count_array(const struct container *container, const struct id_set *set) {
  uint32_t count = 0;
  if (!all_within(container, set)) {
    for (uint32_t i = 0; i < container->count; i++) {
      count += id_set_has(set, container->base | u16_at(container->data + (size_t)i * 2));
    }
    return count;
  }
  const uint64_t *words = set->bits + container->base / 64;
  for (uint32_t i = 0; i < container->count; i++) {
    uint32_t at = u16_at(container->data + (size_t)i * 2);
    count += (uint32_t)(words[at / 64] >> (at % 64) & 1);
  }
  return count;
}

static uint32_t count_container(const struct container *container, const struct id_set *set) {
  uint32_t count = 0;
  if (container->shape == SHAPE_BITS) {
    size_t words = words_within(container, set);
    return words == 0 ? 0 : (uint32_t)id_set_common(set->bits + container->base / 64, container->data, words);
  }
  uint64_t first, last, least = 0;
  for (uint32_t i = 0; container->shape == SHAPE_RUNS && run_at(container, i, &least, &first, &last); i++) {
    count += count_run(set, first, last);
  }
  return container->shape == SHAPE_RUNS ? count : count_array(container, set);
}

/* No list of so many documents is longer than this: so what a file claims bounds the time that it costs. */
static uint64_t longest(uint32_t count) {
  return 32 + (uint64_t)count * 16;
}

static bool start_list(const struct index_file *file, uint32_t count, uint64_t list, struct reader *reader) {
  size_t length;
  const unsigned char *lists = index_array(file, INDEX_LISTS, 1, &length);
  if (list >= length) {
    return false;
  }
  uint64_t rest = length - list;
  return start(reader, lists + list, (size_t)(rest < longest(count) ? rest : longest(count)));
}

uint64_t index_list_add(const struct index_file *file, uint32_t count, uint64_t list, struct id_set *set) {
  struct reader reader;
  struct container container;
  if (count == 1) {
    id_set_add(set, list < (uint64_t)set->limit ? (long long)list : 0);
    return 0;
  }
  if (count == 0 || !start_list(file, count, list, &reader)) {
    return 0;
  }
  const unsigned char *first = reader.at;
  for (uint32_t i = 0; i < reader.containers && next(&reader, i, &container); i++) {
    add_container(&container, set);
  }
  id_set_trim(set);
  return list + (uint64_t)(reader.at - first);
}

uint32_t index_list_count(const struct index_file *file, uint32_t count, uint64_t list, const struct id_set *set) {
  struct reader reader;
  struct container container;
  if (count == 1) {
    return id_set_has(set, list < (uint64_t)set->limit ? (long long)list : 0);
  }
  uint32_t common = 0;
  if (count > 1 && start_list(file, count, list, &reader)) {
    for (uint32_t i = 0; i < reader.containers && next(&reader, i, &container); i++) {
      common += count_container(&container, set);
    }
  }
  return common;
}
