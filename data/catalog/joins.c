/* SPDX-License-Identifier: MIT */
#include "data/catalog/joins.h"

#include <stdlib.h>
#include <string.h>

#include "data/catalog/pack.h"

enum { READ_AHEAD = 1 << 20, LARGEST_JOBS = 64 << 20 };

bool joins_room(void *items, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) {
    return true;
  }
  size_t wanted = *capacity == 0 ? 256 : *capacity * 2;
  void *old;
  memcpy(&old, items, sizeof old);
  void *place = wanted > SIZE_MAX / size ? NULL : realloc(old, wanted * size);
  if (place == NULL) {
    return false;
  }
  memcpy(items, &place, sizeof place);
  *capacity = wanted;
  return true;
}

bool pairs_add(struct pairs *pairs, uint32_t one, uint32_t two) {
  if (!joins_room(&pairs->items, pairs->count, &pairs->capacity, sizeof *pairs->items)) {
    return false;
  }
  pairs->items[pairs->count++] = (struct pair){one, two};
  return true;
}

static int compare_pairs(const void *one, const void *two) {
  const struct pair *a = one;
  const struct pair *b = two;
  if (a->one != b->one) {
    return a->one < b->one ? -1 : 1;
  }
  return a->two < b->two ? -1 : a->two > b->two;
}

void pairs_sort(struct pairs *pairs) {
  if (pairs->count == 0) {
    return;
  }
  qsort(pairs->items, pairs->count, sizeof *pairs->items, compare_pairs);
  size_t kept = 1;
  for (size_t i = 1; i < pairs->count; i++) {
    if (compare_pairs(&pairs->items[i], &pairs->items[kept - 1]) != 0) {
      pairs->items[kept++] = pairs->items[i];
    }
  }
  pairs->count = kept;
}

const struct pair *pairs_of(const struct pairs *pairs, uint32_t one, size_t *count) {
  size_t low = 0;
  size_t high = pairs->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (pairs->items[middle].one < one) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  *count = 0;
  while (low + *count < pairs->count && pairs->items[low + *count].one == one) {
    ++*count;
  }
  return *count == 0 ? NULL : &pairs->items[low];
}

static uint32_t index_of(const struct joins *joins, const struct kept *kept) {
  return (uint32_t)(kept - joins->writer->kept);
}

/* What is said from the other side: data sets name whom they are about, parts
 * of a pathway what they stand for, credentials whose conditions they have. */
static bool take_links(struct joins *joins, const struct kept *kept, const struct record *record) {
  bool taken = true;
  for (size_t i = 0; i < record->about.count; i++) {
    const struct reference *about = &record->about.items[i];
    const struct kept *holder = kept_by_key(joins->writer, kept_key(about->ctid, about->uri));
    if (holder == NULL || !kept_is_holder(holder)) {
      continue;
    }
    if (kept->kind == RECORD_DATA_SET) {
      taken = pairs_add(&joins->data_sets, index_of(joins, holder), index_of(joins, kept)) && taken;
    } else if (kept->kind == RECORD_COMPONENT) {
      taken = pairs_add(&joins->stands, kept->key, holder->key) && taken;
    }
  }
  for (size_t i = 0; kept_is_holder(kept) && i < record->common_conditions.count; i++) {
    const struct reference *common = &record->common_conditions.items[i];
    const struct kept *manifest = kept_by_key(joins->writer, kept_key(common->ctid, common->uri));
    if (manifest != NULL && manifest->kind == RECORD_CONDITION_MANIFEST) {
      taken = pairs_add(&joins->stands, manifest->key, kept->key) && taken;
    }
  }
  return taken;
}

static int take(struct joins *joins, const struct kept *kept, const char *bytes, struct error *error) {
  struct record record = {0};
  arena_reset(joins->writer->scratch);
  if (unpack(joins->writer->scratch, &pack_record, bytes, kept->size, &record, error) != 0) {
    return -1;
  }
  if (!take_links(joins, kept, &record) || joins_take_bodies(joins, kept, &record) != 0 ||
      joins_take_skills(joins, kept, &record) != 0 || joins_take_edges(joins, kept, &record, bytes) != 0 ||
      texts_failed(joins->writer->words) || texts_failed(joins->writer->keys)) {
    return error_no_memory(error);
  }
  return 0;
}

static int take_all(struct joins *joins, struct error *error) {
  struct spool_reader reader;
  int result = 0;
  spool_reader_init(&reader, &joins->writer->spool, (size_t)READ_AHEAD);
  for (uint32_t i = 0; i < joins->writer->kept_count && result == 0; i++) {
    const struct kept *kept = &joins->writer->kept[i];
    const char *bytes = spool_look(&reader, kept->at, kept->size, error);
    result = bytes == NULL ? -1 : take(joins, kept, bytes, error);
  }
  spool_reader_free(&reader);
  return result;
}

static int prepare(struct joins *joins, struct error *error) {
  size_t records = (size_t)joins->writer->kept_count + 1;
  joins->arena = arena_new((size_t)LARGEST_JOBS);
  joins->named = texts_new(true);
  joins->skill_keys = texts_new(false);
  joins->taught_start = calloc(records, sizeof *joins->taught_start);
  joins->has_edge = calloc(records, sizeof *joins->has_edge);
  if (joins->arena == NULL || joins->named == NULL || joins->skill_keys == NULL || joins->taught_start == NULL ||
      joins->has_edge == NULL) {
    return error_no_memory(error);
  }
  return 0;
}

int joins_build(struct joins *joins, struct catalog_writer *writer, struct error *error) {
  *joins = (struct joins){.writer = writer};
  if (prepare(joins, error) != 0 || take_all(joins, error) != 0) {
    return -1;
  }
  pairs_sort(&joins->data_sets);
  pairs_sort(&joins->stands);
  if (joins_write_bodies(joins, error) != 0 || joins_write_skills(joins, error) != 0 ||
      joins_write_edges(joins, error) != 0) {
    return -1;
  }
  return joins_read_jobs(joins, error);
}

void joins_free(struct joins *joins) {
  texts_free(joins->named);
  texts_free(joins->skill_keys);
  arena_free(joins->arena);
  void *const taken[] = {joins->bodies.items,
                         joins->named_least,
                         joins->organization_of_key,
                         joins->organization_of_name,
                         joins->organization_name,
                         joins->listed,
                         joins->data_sets.items,
                         joins->stands.items,
                         joins->skills,
                         joins->skill_number,
                         joins->taught,
                         joins->taught_start,
                         joins->said,
                         joins->has_edge};
  for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
    free(taken[i]);
  }
  *joins = (struct joins){0};
}
