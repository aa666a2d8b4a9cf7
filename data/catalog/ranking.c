/* SPDX-License-Identifier: MIT */
/* The order of the credentials, which gives them their numbers. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/fill.h"

enum { READ_AHEAD = 1 << 20 };

static int compare_ranked(const void *one, const void *two) {
  const struct ranked *a = one;
  const struct ranked *b = two;
  if (a->rank < b->rank || a->rank > b->rank) {
    return a->rank > b->rank ? -1 : 1;
  }
  int order = strcmp(a->name, b->name);
  return order != 0 ? order : strcmp(a->ctid, b->ctid);
}

static int rank_one(struct holder_reader *reader, uint32_t index, struct ranking *ranking, struct error *error) {
  const struct catalog_writer *writer = reader->joins->writer;
  struct holder holder;
  struct worked worked;
  holder_reader_forget(reader);
  if (holder_read(reader, index, &holder, error) != 0) {
    return -1;
  }
  if (worked_about(reader->arena, reader->joins, &holder, &worked) != 0 ||
      !joins_room(&ranking->items, ranking->count, &ranking->capacity, sizeof *ranking->items)) {
    return error_no_memory(error);
  }
  const char *ctid = texts_get(writer->keys, holder.kept->key);
  const char *name = texts_get(writer->words, holder.kept->name);
  ranking->items[ranking->count++] = (struct ranked){name != NULL ? name : ctid, ctid, index, (float)worked.rank};
  return 0;
}

int ranking_make(const struct joins *joins, struct ranking *ranking, struct error *error) {
  struct holder_reader reader;
  if (holder_reader_open(&reader, joins, (size_t)READ_AHEAD, error) != 0) {
    return -1;
  }
  int result = 0;
  for (uint32_t i = 0; i < joins->writer->kept_count && result == 0; i++) {
    if (kept_is_holder(&joins->writer->kept[i])) {
      result = rank_one(&reader, i, ranking, error);
    }
  }
  holder_reader_close(&reader);
  if (result == 0 && ranking->count > 0) {
    qsort(ranking->items, ranking->count, sizeof *ranking->items, compare_ranked);
  }
  return result;
}
