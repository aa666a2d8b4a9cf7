/* SPDX-License-Identifier: MIT */
#include "data/catalog/holder.h"

#include <stdlib.h>
#include <string.h>

#include "data/catalog/pack.h"

enum { LARGEST_HOLDER = 512 << 20, LARGEST_LASTING = 512 << 20, ENOUGH_LASTING = 16 << 20 };

int holder_reader_open(struct holder_reader *reader, const struct joins *joins, size_t ahead, struct error *error) {
  *reader = (struct holder_reader){.joins = joins,
                                   .arena = arena_new((size_t)LARGEST_HOLDER),
                                   .lasting = arena_new((size_t)LARGEST_LASTING),
                                   .lasting_of = calloc((size_t)joins->writer->kept_count + 1, sizeof(void *))};
  spool_reader_init(&reader->spool, &joins->writer->spool, ahead);
  spool_reader_init(&reader->givers_spool, &joins->writer->spool, 0);
  if (reader->arena == NULL || reader->lasting == NULL || reader->lasting_of == NULL) {
    holder_reader_close(reader);
    return error_no_memory(error);
  }
  return 0;
}

void holder_reader_close(struct holder_reader *reader) {
  arena_free(reader->arena);
  arena_free(reader->lasting);
  spool_reader_free(&reader->spool);
  spool_reader_free(&reader->givers_spool);
  free(reader->lasting_of);
  free(reader->lasting_list);
  *reader = (struct holder_reader){0};
}

/* --- records that others take from --- */

/* Between two holders, so that nothing in use is forgotten. */
void holder_reader_forget(struct holder_reader *reader) {
  arena_reset(reader->arena);
  if (arena_used(reader->lasting) < (size_t)ENOUGH_LASTING) {
    return;
  }
  for (size_t i = 0; i < reader->lasting_count; i++) {
    reader->lasting_of[reader->lasting_list[i]] = NULL;
  }
  reader->lasting_count = 0;
  arena_reset(reader->lasting);
}

static const struct record *lasting_record(struct holder_reader *reader, uint32_t index, struct error *error) {
  if (reader->lasting_of[index] != NULL) {
    return reader->lasting_of[index];
  }
  const struct kept *kept = &reader->joins->writer->kept[index];
  const char *bytes = spool_look(&reader->givers_spool, kept->at, kept->size, error);
  if (bytes == NULL) {
    return NULL;
  }
  struct record *record = arena_alloc(reader->lasting, sizeof *record);
  char *copy = arena_alloc(reader->lasting, kept->size);
  if (record == NULL || copy == NULL ||
      !joins_room(&reader->lasting_list, reader->lasting_count, &reader->lasting_capacity,
                  sizeof *reader->lasting_list)) {
    (void)error_no_memory(error);
    return NULL;
  }
  memcpy(copy, bytes, kept->size);
  if (unpack(reader->lasting, &pack_record, copy, kept->size, record, error) != 0) {
    return NULL;
  }
  reader->lasting_list[reader->lasting_count++] = index;
  reader->lasting_of[index] = record;
  return record;
}

int holder_other(struct holder_reader *reader, const char *key, enum record_kind kind, const struct record **record,
                 struct error *error) {
  const struct kept *kept = kept_by_key(reader->joins->writer, key);
  *record = NULL;
  if (kept == NULL || kept->kind != kind) {
    return 0;
  }
  *record = lasting_record(reader, (uint32_t)(kept - reader->joins->writer->kept), error);
  return *record == NULL ? -1 : 0;
}

/* --- givers --- */

struct giver {
  uint32_t index;
  const char *key;
};

static int compare_givers(const void *one, const void *two) {
  return strcmp(((const struct giver *)one)->key, ((const struct giver *)two)->key);
}

/* What of the references, and of those from the other side, is of `kind`. */
static size_t list_givers(const struct holder_reader *reader, const struct references *references,
                          enum record_kind kind, const struct pair *pairs, size_t pair_count, struct giver *givers) {
  const struct catalog_writer *writer = reader->joins->writer;
  size_t count = 0;
  for (size_t i = 0; i < references->count; i++) {
    const struct reference *reference = &references->items[i];
    const struct kept *kept = kept_by_key(writer, kept_key(reference->ctid, reference->uri));
    if (kept != NULL && kept->kind == kind) {
      givers[count++] = (struct giver){(uint32_t)(kept - writer->kept), texts_get(writer->keys, kept->key)};
    }
  }
  for (size_t i = 0; i < pair_count; i++) {
    givers[count++] = (struct giver){pairs[i].two, texts_get(writer->keys, writer->kept[pairs[i].two].key)};
  }
  return count;
}

static int find_givers(struct holder_reader *reader, struct holder *holder, const struct references *references,
                       enum record_kind kind, struct givers *found, struct error *error) {
  size_t pair_count = 0;
  const struct pair *pairs =
      kind == RECORD_DATA_SET ? pairs_of(&reader->joins->data_sets, holder->index, &pair_count) : NULL;
  struct giver *givers = arena_array(reader->arena, references->count + pair_count, sizeof *givers);
  found->items = arena_array(reader->arena, references->count + pair_count + 1, sizeof *found->items);
  if (givers == NULL || found->items == NULL) {
    return error_no_memory(error);
  }
  found->items[0] = &holder->record;
  found->count = 1;
  size_t count = list_givers(reader, references, kind, pairs, pair_count, givers);
  if (count > 1) {
    qsort(givers, count, sizeof *givers, compare_givers);
  }
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && givers[i].index == givers[i - 1].index) {
      continue;
    }
    const struct record *record = lasting_record(reader, givers[i].index, error);
    if (record == NULL) {
      return -1;
    }
    found->items[found->count++] = record;
  }
  return 0;
}

/* The packed record, in the arena. */
static const char *own_bytes(struct holder_reader *reader, const struct kept *kept, struct error *error) {
  const char *bytes = spool_look(&reader->spool, kept->at, kept->size, error);
  char *copy = bytes == NULL ? NULL : arena_alloc(reader->arena, kept->size);
  if (copy != NULL) {
    memcpy(copy, bytes, kept->size);
  } else if (bytes != NULL) {
    (void)error_no_memory(error);
  }
  return copy;
}

int holder_read(struct holder_reader *reader, uint32_t index, struct holder *holder, struct error *error) {
  const struct kept *kept = &reader->joins->writer->kept[index];
  *holder = (struct holder){.kept = kept, .index = index};
  struct record *record = &holder->record;
  const char *bytes = own_bytes(reader, kept, error);
  if (bytes == NULL || unpack(reader->arena, &pack_record, bytes, kept->size, record, error) != 0 ||
      find_givers(reader, holder, &record->common_costs, RECORD_COST_MANIFEST, &holder->costs, error) != 0 ||
      find_givers(reader, holder, &record->common_conditions, RECORD_CONDITION_MANIFEST, &holder->conditions, error) !=
          0 ||
      find_givers(reader, holder, &record->data_sets, RECORD_DATA_SET, &holder->results, error) != 0) {
    return -1;
  }
  if (holder_outcomes(reader, holder, error) != 0) {
    return -1;
  }
  bool listed = holder_leads(reader, holder) == 0 && holder_approvals(reader, holder) == 0;
  return listed ? 0 : error_no_memory(error);
}
