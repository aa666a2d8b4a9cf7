/* SPDX-License-Identifier: MIT */
/*
 * One JSON document as a tree, read in one pass.
 *
 * Records come by the hundred thousand, so they are read without an allocation
 * for each value: the document is copied once into the arena, texts are decoded
 * where they stand in that copy, and the members of an object (the items of a
 * list) lie side by side. Nothing has to be given back; a text lives as long as
 * the arena.
 *
 * Strict RFC 8259: valid UTF-8 alone, no character of code 0, no half surrogate
 * pairs, no key twice in one object (which of the two was meant?), nothing
 * behind the end, whole numbers within 64 bits, real ones within a double. The
 * same documents as json_read() are taken and refused, and mean the same.
 *
 * All questions below may be asked of NULL and of any other type of value:
 * there is nothing in it then.
 */
#ifndef LADDERWAY_DATA_CTDL_TREE_H
#define LADDERWAY_DATA_CTDL_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { TREE_LARGEST_DEPTH = 100 };

enum tree_type { TREE_NULL, TREE_FALSE, TREE_TRUE, TREE_WHOLE, TREE_REAL, TREE_TEXT, TREE_LIST, TREE_OBJECT };

/* A value. The members of an object have a key; the rest has NULL there. */
struct tree {
  const char *key;
  union {
    const char *text; /* ended by a NUL that `size` does not count */
    const struct tree *items;
    long long whole;
    double real;
  } is;
  uint32_t key_size;
  uint32_t size; /* bytes of the text, or number of items */
  uint16_t term; /* what the key means (enum term) */
  uint8_t type;  /* enum tree_type */
  bool last;     /* of the members or items that it stands among */
  uint8_t marks; /* enum tree_mark: what has become of it */
};

/* Marks say afterwards which values were of use; see coverage.h. */
enum tree_mark {
  TREE_TAKEN = 1,    /* something that is kept came from it */
  TREE_FOLLOWED = 2, /* it led to another object of the document */
};

/* Reads one object or list of `length` bytes. A byte-order mark in front is
 * skipped. `what` names the bytes in the message. NULL on failure:
 * ERROR_BAD_DATA, ERROR_TOO_BIG (nested over TREE_LARGEST_DEPTH),
 * ERROR_NO_MEMORY. */
const struct tree *tree_read(struct arena *arena, const char *bytes, size_t length, const char *what,
                             struct error *error) MUST_CHECK;

/* The member whose key is exactly `key`, or NULL. */
const struct tree *tree_get(const struct tree *object, const char *key);

static inline bool tree_is(const struct tree *value, enum tree_type type) {
  return value != NULL && value->type == type;
}

static inline bool tree_is_text(const struct tree *value) {
  return tree_is(value, TREE_TEXT);
}

static inline bool tree_is_list(const struct tree *value) {
  return tree_is(value, TREE_LIST);
}

static inline bool tree_is_object(const struct tree *value) {
  return tree_is(value, TREE_OBJECT);
}

static inline bool tree_is_whole(const struct tree *value) {
  return tree_is(value, TREE_WHOLE);
}

static inline bool tree_is_number(const struct tree *value) {
  return tree_is(value, TREE_WHOLE) || tree_is(value, TREE_REAL);
}

/* Values are constant but for their marks; all of them lie in the arena. */
static inline void tree_mark(const struct tree *value, enum tree_mark mark) {
  ((struct tree *)(uintptr_t)value)->marks |= (uint8_t)mark;
}

/* NULL when it is no text. */
static inline const char *tree_text(const struct tree *value) {
  return tree_is_text(value) ? value->is.text : NULL;
}

static inline size_t tree_text_length(const struct tree *value) {
  return tree_is_text(value) ? value->size : 0;
}

static inline double tree_number(const struct tree *value) {
  return tree_is_whole(value) ? (double)value->is.whole : tree_is(value, TREE_REAL) ? value->is.real : 0;
}

static inline size_t tree_member_count(const struct tree *object) {
  return tree_is_object(object) ? object->size : 0;
}

static inline size_t tree_item_count(const struct tree *list) {
  return tree_is_list(list) ? list->size : 0;
}

static inline const struct tree *tree_item(const struct tree *list, size_t index) {
  return index < tree_item_count(list) ? &list->is.items[index] : NULL;
}

/* The members of an object, in their order:
 *   for (const struct tree *item = tree_first_member(object); item != NULL; item = tree_next(item)) */
static inline const struct tree *tree_first_member(const struct tree *object) {
  return tree_member_count(object) == 0 ? NULL : object->is.items;
}

static inline const struct tree *tree_next(const struct tree *item) {
  return item->last ? NULL : item + 1;
}

/* How many things stand at a place where records have a single thing or a list
 * of things: 0 for NULL and JSON null, the list's size, or 1. */
static inline size_t tree_each_count(const struct tree *value) {
  return value == NULL || value->type == TREE_NULL ? 0 : tree_is_list(value) ? value->size : 1;
}

/* The thing at `index` of such a place. */
static inline const struct tree *tree_each(const struct tree *value, size_t index) {
  return tree_is_list(value) ? tree_item(value, index) : index == 0 ? value : NULL;
}

#endif
