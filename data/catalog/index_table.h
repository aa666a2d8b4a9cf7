/* SPDX-License-Identifier: MIT */
/* Different texts, numbered in the order in which they came. For the builder of the index. */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_TABLE_H
#define LADDERWAY_DATA_CATALOG_INDEX_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct text_table_entry {
  uint32_t text, length;
};

struct text_table {
  uint64_t *slots; /* hash above, number + 1 below; 0: free */
  size_t slot_count;
  struct text_table_entry *entries;
  uint32_t count, room;
  char *text;
  size_t used, text_room;
};

enum { TEXT_TABLE_LARGEST = 1 << 30 }; /* bytes of all texts together */

/* Zeroes are an empty table. */
void text_table_free(struct text_table *table);

uint64_t text_table_hash(const char *bytes, size_t length);
/* The same for bytes that are filled up with NULs to a multiple of 8. */
uint64_t text_table_hash_padded(const char *bytes, size_t length);

/* The number of the text, which is added when it is new; UINT32_MAX without memory or over the limit. */
uint32_t text_table_add(struct text_table *table, const char *bytes, size_t length, uint64_t hash);
/* The number of the text; UINT32_MAX when it is not there. */
uint32_t text_table_find(const struct text_table *table, const char *bytes, size_t length);

static inline const char *text_table_get(const struct text_table *table, uint32_t number, size_t *length) {
  *length = table->entries[number].length;
  return table->text + table->entries[number].text;
}

#endif
