/* SPDX-License-Identifier: MIT */
#include "data/catalog/index_table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 12, FIRST_TEXT = 1 << 16 };

void text_table_free(struct text_table *table) {
  free(table->slots);
  free(table->entries);
  free(table->text);
  *table = (struct text_table){0};
}

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
  return hash ^ hash >> 32;
}

uint64_t text_table_hash_padded(const char *bytes, size_t length) {
  uint64_t hash = length;
  for (size_t at = 0; at < length; at += 8) {
    uint64_t word;
    memcpy(&word, bytes + at, sizeof word);
    hash = mix(hash, word);
  }
  return hash;
}

uint64_t text_table_hash(const char *bytes, size_t length) {
  uint64_t hash = length;
  for (size_t at = 0; at < length; at += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + at, length - at < 8 ? length - at : 8);
    hash = mix(hash, word);
  }
  return hash;
}

static uint64_t slot_of(uint64_t hash, uint32_t number) {
  return hash << 32 | ((uint64_t)number + 1);
}

static bool grow_slots(struct text_table *table) {
  size_t count = table->slot_count == 0 ? (size_t)FIRST_SLOTS : table->slot_count * 2;
  uint64_t *slots = calloc(count, sizeof *slots);
  if (slots == NULL) {
    return false;
  }
  for (size_t i = 0; i < table->slot_count; i++) {
    uint64_t slot = table->slots[i];
    if (slot != 0) {
      size_t at = slot >> 32 & (count - 1);
      while (slots[at] != 0) {
        at = (at + 1) & (count - 1);
      }
      slots[at] = slot;
    }
  }
  free(table->slots);
  table->slots = slots;
  table->slot_count = count;
  return true;
}

static bool make_room(struct text_table *table, size_t length) {
  if ((size_t)table->count * 2 >= table->slot_count && !grow_slots(table)) {
    return false;
  }
  if (table->count == table->room) {
    uint32_t room = table->room == 0 ? (uint32_t)FIRST_SLOTS : table->room * 2;
    struct text_table_entry *entries = realloc(table->entries, room * sizeof *entries);
    if (entries == NULL || room > UINT32_MAX / 4) {
      table->entries = entries == NULL ? table->entries : entries;
      return false;
    }
    table->entries = entries;
    table->room = room;
  }
  if (length > (size_t)TEXT_TABLE_LARGEST - table->used) {
    return false;
  }
  if (table->used + length > table->text_room) {
    size_t room = (table->used + length) * 2 + FIRST_TEXT;
    char *text = realloc(table->text, room);
    if (text == NULL) {
      return false;
    }
    table->text = text;
    table->text_room = room;
  }
  return true;
}

/* The slot of the text, or the free one where it would stand; the table has slots. */
static size_t seek(const struct text_table *table, const char *bytes, size_t length, uint64_t hash) {
  size_t mask = table->slot_count - 1;
  size_t at = (uint32_t)hash & mask;
  for (; table->slots[at] != 0; at = (at + 1) & mask) {
    if (table->slots[at] >> 32 == (uint32_t)hash) {
      const struct text_table_entry *entry = &table->entries[(uint32_t)table->slots[at] - 1];
      if (entry->length == length && memcmp(table->text + entry->text, bytes, length) == 0) {
        break;
      }
    }
  }
  return at;
}

uint32_t text_table_add(struct text_table *table, const char *bytes, size_t length, uint64_t hash) {
  size_t at = table->slot_count == 0 ? 0 : seek(table, bytes, length, hash);
  if (table->slot_count != 0 && table->slots[at] != 0) {
    return (uint32_t)table->slots[at] - 1;
  }
  if (!make_room(table, length)) {
    return UINT32_MAX;
  }
  at = seek(table, bytes, length, hash);
  if (length > 0) {
    memcpy(table->text + table->used, bytes, length);
  }
  table->entries[table->count] = (struct text_table_entry){(uint32_t)table->used, (uint32_t)length};
  table->used += length;
  table->slots[at] = slot_of(hash, table->count);
  return table->count++;
}

uint32_t text_table_find(const struct text_table *table, const char *bytes, size_t length) {
  if (table->slot_count == 0) {
    return UINT32_MAX;
  }
  size_t at = seek(table, bytes, length, text_table_hash(bytes, length));
  return table->slots[at] == 0 ? UINT32_MAX : (uint32_t)table->slots[at] - 1;
}
