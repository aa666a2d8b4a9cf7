/* SPDX-License-Identifier: MIT */
/*
 * Hits in the order of a number or of their names: those that have it, sorted,
 * then the others by rank. Few hits are sorted by themselves; of many, the
 * order of all credentials is walked until the page is full.
 */
#include <stdlib.h>

#include "data/catalog/search_parts.h"

enum { FEW = 8192 };

struct order {
  enum index_part part;
  enum index_column column; /* INDEX_COLUMNS: none */
  bool largest_first;
};

static const struct order orders[] = {
    [SORT_COST] = {INDEX_BY_COST, COLUMN_COST, false},
    [SORT_TIME] = {INDEX_BY_TIME, COLUMN_DAYS, false},
    [SORT_EARNINGS] = {INDEX_BY_EARNINGS, COLUMN_EARNINGS, true},
    [SORT_NAME] = {INDEX_BY_NAME, INDEX_COLUMNS, false},
};

/* The page that is being filled. */
struct page {
  size_t skip, limit, *count;
  long *ids;
};

/* False when it is full. */
static bool put(struct page *page, long id) {
  if (page->skip > 0) {
    page->skip--;
  } else if (*page->count < page->limit) {
    page->ids[(*page->count)++] = id;
  }
  return *page->count < page->limit;
}

static bool walk_order(struct search *search, const struct order *order, struct page *page) {
  size_t count;
  const uint32_t *documents = index_array(search->index, order->part, sizeof *documents, &count);
  for (size_t i = 0; i < count; i++) {
    if (id_set_has(&search->hits, documents[i]) && !put(page, (long)documents[i])) {
      return false;
    }
  }
  return true;
}

struct keyed {
  uint32_t key, id;
};

static int by_key(const void *left, const void *right) {
  const struct keyed *a = left, *b = right;
  int order = (a->key > b->key) - (a->key < b->key);
  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

/* Hits without a number have the largest key. */
static int sort_few(struct search *search, const struct order *order, size_t total, struct page *page) {
  const uint32_t *codes = index_column_of(search->index, order->column);
  struct keyed *items = arena_array(search->scratch, total + 1, sizeof *items);
  if (items == NULL) {
    return error_no_memory(search->error);
  }
  size_t count = 0;
  for (long long id = id_set_next(&search->hits, 1); id != 0 && count < total;
       id = id_set_next(&search->hits, id + 1)) {
    uint32_t code = codes[id];
    uint32_t key = code == 0 ? UINT32_MAX : order->largest_first ? UINT32_MAX - code : code;
    items[count++] = (struct keyed){key, (uint32_t)id};
  }
  qsort(items, count, sizeof *items, by_key);
  for (size_t i = 0; i < count && put(page, (long)items[i].id); i++) {
  }
  return 0;
}

int search_take_sorted(struct search *search, enum sort_key sort, long total, size_t skip, long *ids, size_t limit,
                       size_t *count) {
  const struct order *order = &orders[sort];
  struct page page = {skip, limit, count, ids};
  if (limit == 0) {
    return 0;
  }
  if (order->column != INDEX_COLUMNS && total <= FEW) {
    return sort_few(search, order, (size_t)total, &page);
  }
  bool more = walk_order(search, order, &page);
  if (more && order->column != INDEX_COLUMNS) {
    const uint32_t *codes = index_column_of(search->index, order->column);
    for (long long id = id_set_next(&search->hits, 1); id != 0; id = id_set_next(&search->hits, id + 1)) {
      if (codes[id] == 0 && !put(&page, (long)id)) {
        break;
      }
    }
  }
  return 0;
}
