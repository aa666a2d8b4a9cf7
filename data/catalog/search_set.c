/* SPDX-License-Identifier: MIT */
/* The hits, narrowed by one condition after another. */
#include "data/catalog/search_parts.h"

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

void search_fill(struct search *search) {
  if (!search->narrowed) {
    size_t count;
    const uint64_t *all = index_array(search->index, INDEX_ALL, sizeof *all, &count);
    for (size_t i = 0; i < count && i < id_set_words(&search->part); i++) {
      search->part.bits[i] = all[i];
    }
    id_set_trim(&search->part);
    search_narrow(search);
  }
}

int search_exclude(struct search *search) {
  struct id_set part;
  if (id_set_make(search->scratch, &part, search->part.limit) != 0) {
    return error_no_memory(search->error);
  }
  struct id_set unwanted = search->part;
  search->part = part;
  search_fill(search);
  id_set_and_not(&search->hits, &unwanted);
  return 0;
}
