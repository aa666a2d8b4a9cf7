/* SPDX-License-Identifier: MIT */
#include "data/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, LARGEST_KEPT = 4 << 20 };

struct block {
  struct block *next;
  size_t size;
  size_t used;
  alignas(max_align_t) unsigned char bytes[];
};

struct arena {
  struct block *blocks; /* newest first */
  size_t limit;
  size_t used;
};

struct arena *arena_new(size_t limit) {
  struct arena *arena = calloc(1, sizeof *arena);
  if (arena != NULL) {
    arena->limit = limit;
  }
  return arena;
}

static void free_blocks(struct block *block) {
  while (block != NULL) {
    struct block *next = block->next;
    free(block);
    block = next;
  }
}

void arena_free(struct arena *arena) {
  if (arena != NULL) {
    free_blocks(arena->blocks);
    free(arena);
  }
}

void arena_reset(struct arena *arena) {
  struct block *first = arena->blocks;
  while (first != NULL && first->next != NULL) {
    struct block *next = first->next;
    free(first);
    first = next;
  }
  if (first != NULL) {
    first->used = 0;
  }
  arena->blocks = first;
  arena->used = 0;
}

struct arena_mark arena_mark(const struct arena *arena) {
  struct block *block = arena->blocks;
  return (struct arena_mark){block, block == NULL ? 0 : block->used, arena->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark) {
  while (arena->blocks != mark.block && arena->blocks != NULL) {
    struct block *next = arena->blocks->next;
    free(arena->blocks);
    arena->blocks = next;
  }
  if (arena->blocks != NULL) {
    arena->blocks->used = mark.filled;
  }
  arena->used = mark.used;
}

/* Whole blocks: after a reset there are old bytes behind the used ones. */
void arena_wipe(struct arena *arena) {
  for (struct block *block = arena->blocks; block != NULL; block = block->next) {
    explicit_bzero(block->bytes, block->size);
  }
}

static struct block *add_block(struct arena *arena, size_t size) {
  size_t room = arena->blocks == NULL ? (size_t)FIRST_BLOCK : arena->blocks->size * 2;
  if (room > (size_t)LARGEST_BLOCK) {
    room = (size_t)LARGEST_BLOCK;
  }
  if (room < size) {
    room = size;
  }
  struct block *block = malloc(sizeof *block + room);
  if (block != NULL) {
    block->next = arena->blocks;
    block->size = room;
    block->used = 0;
    arena->blocks = block;
  }
  return block;
}

void arena_recycle(struct arena *arena) {
  size_t wanted = arena->used + arena->used / 4;
  struct block *newest = arena->blocks;
  bool enough = newest != NULL && newest->next == NULL && newest->size <= (size_t)LARGEST_KEPT;
  if (!enough) {
    free_blocks(newest);
    arena->blocks = NULL;
    if (wanted <= (size_t)LARGEST_KEPT) {
      (void)add_block(arena, wanted);
    }
  }
  if (arena->blocks != NULL) {
    arena->blocks->used = 0;
  }
  arena->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size) {
  const size_t step = alignof(max_align_t);
  if (size > arena->limit || arena->limit - size < step) {
    return NULL;
  }
  size = size == 0 ? step : (size + step - 1) / step * step;
  if (arena->used > arena->limit - size) {
    return NULL;
  }
  struct block *block = arena->blocks;
  if (block == NULL || block->size - block->used < size) {
    block = add_block(arena, size);
    if (block == NULL) {
      return NULL;
    }
  }
  void *place = block->bytes + block->used;
  block->used += size;
  arena->used += size;
  memset(place, 0, size);
  return place;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) {
    return NULL;
  }
  return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *array, size_t count, size_t *capacity, size_t size) {
  size_t wanted = *capacity < 4 ? 8 : *capacity * 2;
  void *place = arena_array(arena, wanted, size);
  if (place != NULL) {
    if (count != 0) {
      memcpy(place, array, count * size);
    }
    *capacity = wanted;
  }
  return place;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length) {
  if (text == NULL || length == SIZE_MAX) {
    return NULL;
  }
  char *copy = arena_alloc(arena, length + 1);
  if (copy != NULL && length != 0) {
    memcpy(copy, text, length);
  }
  return copy;
}

char *arena_strdup(struct arena *arena, const char *text) {
  return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  va_list again;
  va_copy(again, arguments);
  char *text = NULL;
  int length = vsnprintf(NULL, 0, format, arguments);
  if (length >= 0) {
    text = arena_alloc(arena, (size_t)length + 1);
    if (text != NULL) {
      (void)vsnprintf(text, (size_t)length + 1, format, again);
    }
  }
  va_end(again);
  va_end(arguments);
  return text;
}

size_t arena_used(const struct arena *arena) {
  return arena->used;
}
