/* SPDX-License-Identifier: MIT */
/*
 * Structs of texts, numbers and lists <-> bytes, by a table of their fields.
 * Inside the writer: what a record says waits in a file until its place in the
 * snapshot is known.
 *
 * What is zero, NULL or empty takes no room. Texts are not copied when they are
 * read again: they point into the bytes, which have to stay as long. The bytes
 * are of no lasting format; whoever packs also unpacks.
 */
#ifndef LADDERWAY_DATA_CATALOG_PACK_H
#define LADDERWAY_DATA_CATALOG_PACK_H

#include <stddef.h>
#include <stdint.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/error.h"
#include "data/ctdl/record.h"

enum pack_kind {
  PACK_TEXT,
  PACK_OTHERWISE, /* a text that is packed only when the field before it is absent */
  PACK_BOOL,
  PACK_INT, /* also enumerations */
  PACK_LONG,
  PACK_LONG_LONG,
  PACK_REAL,
  PACK_LIST, /* a pointer to `shape` and a count at `count_at` */
  PACK_ONE,  /* a pointer to one `shape`, or NULL */
};

struct pack_field {
  enum pack_kind kind;
  size_t at;
  size_t count_at;
  const struct pack_shape *shape;
};

/* At most 250 fields. */
struct pack_shape {
  size_t size;
  const struct pack_field *fields;
  size_t count;
};

/* Of each list at most PACK_MOST_ITEMS are packed, and lists in lists in lists
 * no deeper than PACK_DEPTH. */
enum { PACK_MOST_ITEMS = 2000, PACK_DEPTH = 12 };

void pack(struct buffer *out, const struct pack_shape *shape, const void *thing);

/* `thing` is all zeroes before. Lists go into the arena. */
int unpack(struct arena *arena, const struct pack_shape *shape, const char *bytes, size_t length, void *thing,
           struct error *error) MUST_CHECK;

/* All of struct record that a snapshot keeps. */
extern const struct pack_shape pack_record;

#endif
