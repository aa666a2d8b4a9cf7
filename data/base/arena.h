/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given back all at once.
 *
 * Everything that lives as long as one view, one record or one wallet is
 * taken from one arena and freed with it. Nothing taken from an arena is
 * freed by itself.
 */
#ifndef LADDERWAY_DATA_BASE_ARENA_H
#define LADDERWAY_DATA_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new arena that never holds more than `limit` bytes of what is asked of it.
 * NULL when there is no memory. */
struct arena *arena_new(size_t limit);

/* Frees the arena and all that was taken from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Forgets all that was taken, and keeps the first block for use again. */
void arena_reset(struct arena *arena);

/* The same for what is done over and over: keeps the room that was needed, up
 * to 4 MiB, in one block. */
void arena_recycle(struct arena *arena);

/* A point to which the arena can be taken back: what was taken after it is
 * forgotten, and its room free again. Points are used up in the reverse order. */
struct arena_mark {
  void *block;
  size_t filled, used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Overwrites all that was ever taken, so that nothing of it stays in memory
 * after arena_free(). What was taken is zeroes from here on. */
void arena_wipe(struct arena *arena);

/* `size` zeroed bytes, aligned for any object; NULL at the limit or when there
 * is no memory. A size of 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((malloc));

/* `count` zeroed objects of `size` bytes; NULL when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size) __attribute__((malloc));

/* A bigger home for an array: copies `count` objects to a place with room for
 * at least one more and updates `*capacity`. The old place stays taken until
 * the arena goes. NULL when there is no memory; `array` is then untouched.
 *
 *   if (count == capacity) { items = arena_grow(arena, items, count, &capacity, sizeof *items); }
 */
void *arena_grow(struct arena *arena, const void *array, size_t count, size_t *capacity, size_t size);

/* Copies of texts, always ended by a NUL. NULL gives NULL. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes taken so far. */
size_t arena_used(const struct arena *arena);

#endif
