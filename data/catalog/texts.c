/* SPDX-License-Identifier: MIT */
#include "data/catalog/texts.h"

#include <stdlib.h>
#include <string.h>

/* Texts lie one behind the other in blocks; a long one gets a block of its own. */
enum { BLOCK_SIZE = 1 << 20, LONG_TEXT = 1 << 16, FIRST_SLOTS = 1 << 10 };

/* All texts of one table together. */
static const size_t most_bytes = (size_t)2 << 30;

struct block {
  struct block *next;
  char bytes[];
};

struct entry {
  const char *text;
  uint32_t hash;
};

struct texts {
  bool any_case, failed;
  struct block *blocks;
  char *room; /* in the newest ordinary block */
  size_t left, bytes;
  struct entry *entries; /* by number - 1 */
  uint32_t count, capacity;
  uint32_t *slots; /* numbers by hash; 0: free */
  uint32_t slot_count;
};

struct texts *texts_new(bool any_case) {
  struct texts *texts = calloc(1, sizeof *texts);
  if (texts == NULL) {
    return NULL;
  }
  texts->any_case = any_case;
  texts->slot_count = (uint32_t)FIRST_SLOTS;
  texts->slots = calloc(texts->slot_count, sizeof *texts->slots);
  if (texts->slots == NULL) {
    free(texts);
    return NULL;
  }
  return texts;
}

void texts_free(struct texts *texts) {
  if (texts == NULL) {
    return;
  }
  while (texts->blocks != NULL) {
    struct block *next = texts->blocks->next;
    free(texts->blocks);
    texts->blocks = next;
  }
  free(texts->entries);
  free(texts->slots);
  free(texts);
}

static char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static uint64_t mix(uint64_t state, uint64_t word) {
  state = (state ^ word) * UINT64_C(0x9e3779b97f4a7c15);
  return state ^ (state >> 29);
}

/* Eight bytes at a time; the hash decides about speed only, never about rows. */
static uint32_t hash_text(const struct texts *texts, const char *text, size_t length) {
  uint64_t state = length;
  for (size_t at = 0; at < length; at += 8) {
    char bytes[8] = {0};
    memcpy(bytes, text + at, length - at < 8 ? length - at : 8);
    for (size_t i = 0; texts->any_case && i < 8; i++) {
      bytes[i] = lower(bytes[i]);
    }
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    state = mix(state, word);
  }
  state = mix(state, state >> 32);
  return (uint32_t)(state >> 32);
}

static bool is_same(const struct texts *texts, const char *one, const char *two) {
  if (!texts->any_case) {
    return strcmp(one, two) == 0;
  }
  for (; lower(*one) == lower(*two); one++, two++) {
    if (*one == '\0') {
      return true;
    }
  }
  return false;
}

/* The slot that holds `text`, or the free one where it would go. */
static uint32_t *find_slot(const struct texts *texts, const char *text, uint32_t hash) {
  for (uint32_t at = hash & (texts->slot_count - 1);; at = (at + 1) & (texts->slot_count - 1)) {
    uint32_t number = texts->slots[at];
    if (number == 0 ||
        (texts->entries[number - 1].hash == hash && is_same(texts, texts->entries[number - 1].text, text))) {
      return &texts->slots[at];
    }
  }
}

static bool grow_slots(struct texts *texts) {
  uint32_t count = texts->slot_count * 2;
  uint32_t *slots = count < texts->slot_count ? NULL : calloc(count, sizeof *slots);
  if (slots == NULL) {
    return false;
  }
  for (uint32_t number = 1; number <= texts->count; number++) {
    uint32_t at = texts->entries[number - 1].hash & (count - 1);
    while (slots[at] != 0) {
      at = (at + 1) & (count - 1);
    }
    slots[at] = number;
  }
  free(texts->slots);
  texts->slots = slots;
  texts->slot_count = count;
  return true;
}

static bool grow_entries(struct texts *texts) {
  uint32_t capacity = texts->capacity == 0 ? (uint32_t)FIRST_SLOTS : texts->capacity * 2;
  struct entry *entries =
      capacity < texts->capacity ? NULL : realloc(texts->entries, (size_t)capacity * sizeof *entries);
  if (entries == NULL) {
    return false;
  }
  texts->entries = entries;
  texts->capacity = capacity;
  return true;
}

static char *add_block(struct texts *texts, size_t size) {
  struct block *block = malloc(sizeof *block + size);
  if (block == NULL) {
    return NULL;
  }
  block->next = texts->blocks;
  texts->blocks = block;
  return block->bytes;
}

/* A copy that stays where it is; NULL without memory. */
static const char *copy_text(struct texts *texts, const char *text, size_t length) {
  size_t size = length + 1;
  if (size > most_bytes - texts->bytes) {
    return NULL;
  }
  char *copy;
  if (size > (size_t)LONG_TEXT) {
    copy = add_block(texts, size);
  } else {
    if (size > texts->left) {
      texts->room = add_block(texts, (size_t)BLOCK_SIZE);
      texts->left = texts->room == NULL ? 0 : (size_t)BLOCK_SIZE;
    }
    copy = texts->room;
    if (copy != NULL) {
      texts->room += size;
      texts->left -= size;
    }
  }
  if (copy != NULL) {
    memcpy(copy, text, size);
    texts->bytes += size;
  }
  return copy;
}

uint32_t texts_keep(struct texts *texts, const char *text) {
  if (text == NULL) {
    return 0;
  }
  size_t length = strlen(text);
  uint32_t hash = hash_text(texts, text, length);
  uint32_t *slot = find_slot(texts, text, hash);
  if (*slot != 0) {
    return *slot;
  }
  if ((texts->count == texts->capacity && !grow_entries(texts)) ||
      (texts->count >= texts->slot_count / 2 && !grow_slots(texts))) {
    texts->failed = true;
    return 0;
  }
  const char *copy = copy_text(texts, text, length);
  if (copy == NULL) {
    texts->failed = true;
    return 0;
  }
  slot = find_slot(texts, text, hash);
  texts->entries[texts->count] = (struct entry){copy, hash};
  *slot = ++texts->count;
  return *slot;
}

bool texts_failed(const struct texts *texts) {
  return texts->failed;
}

uint32_t texts_find(const struct texts *texts, const char *text) {
  return text == NULL ? 0 : *find_slot(texts, text, hash_text(texts, text, strlen(text)));
}

const char *texts_get(const struct texts *texts, uint32_t number) {
  return number == 0 ? NULL : texts->entries[number - 1].text;
}

uint32_t texts_count(const struct texts *texts) {
  return texts->count;
}
