/* SPDX-License-Identifier: MIT */
/* A thing is its fields, each as its number + 1 and its value, and a 0. */
#include "data/catalog/pack.h"

#include <string.h>

#include "data/base/i18n.h"

enum { WHOLE_NUMBER = 1, ANY_NUMBER = 2 };

/* --- writing --- */

static void add_number(struct buffer *out, uint64_t value) {
  char bytes[10];
  size_t length = 0;
  for (; value >= 0x80; value >>= 7) {
    bytes[length++] = (char)(value | 0x80);
  }
  bytes[length++] = (char)value;
  buffer_add(out, bytes, length);
}

/* Small numbers of either sign become small ones without. */
static void add_signed(struct buffer *out, long long value) {
  add_number(out, value < 0 ? ~((uint64_t)value << 1) : (uint64_t)value << 1);
}

static void add_text(struct buffer *out, const char *text) {
  size_t length = strlen(text);
  add_number(out, length);
  buffer_add(out, text, length + 1);
}

static void add_real(struct buffer *out, double value) {
  if (value > -1e15 && value < 1e15 && (double)(long long)value == value) {
    buffer_add_char(out, (char)WHOLE_NUMBER);
    add_signed(out, (long long)value);
  } else {
    buffer_add_char(out, (char)ANY_NUMBER);
    buffer_add(out, &value, sizeof value);
  }
}

static void pack_thing(struct buffer *out, const struct pack_shape *shape, const char *thing, int depth);

static void add_list(struct buffer *out, const struct pack_field *field, const char *items, size_t count, int depth) {
  count = count < (size_t)PACK_MOST_ITEMS ? count : (size_t)PACK_MOST_ITEMS;
  add_number(out, count);
  for (size_t i = 0; i < count; i++) {
    pack_thing(out, field->shape, items + i * field->shape->size, depth + 1);
  }
}

static const void *pointer_at(const char *place) {
  const void *pointer;
  memcpy(&pointer, place, sizeof pointer);
  return pointer;
}

static size_t count_of(const struct pack_field *field, const char *thing) {
  size_t count = 1;
  if (field->kind == PACK_LIST) {
    memcpy(&count, thing + field->count_at, sizeof count);
  }
  return count;
}

static long long whole_at(const struct pack_field *field, const char *place) {
  union {
    bool truth;
    int number;
    long large;
    long long larger;
  } value;
  switch (field->kind) {
    case PACK_BOOL:
      memcpy(&value.truth, place, sizeof value.truth);
      return value.truth;
    case PACK_INT:
      memcpy(&value.number, place, sizeof value.number);
      return value.number;
    case PACK_LONG:
      memcpy(&value.large, place, sizeof value.large);
      return value.large;
    default:
      memcpy(&value.larger, place, sizeof value.larger);
      return value.larger;
  }
}

/* True when the field has anything to pack, which then is packed. */
static bool pack_field(struct buffer *out, const struct pack_field *field, char number, const char *thing, int depth) {
  const char *place = thing + field->at;
  if (field->kind == PACK_REAL) {
    double value;
    memcpy(&value, place, sizeof value);
    if (value == 0) {
      return false;
    }
    buffer_add_char(out, number);
    add_real(out, value);
    return true;
  }
  if (field->kind == PACK_TEXT || field->kind == PACK_OTHERWISE || field->kind == PACK_LIST ||
      field->kind == PACK_ONE) {
    const char *pointer = pointer_at(place);
    size_t count = pointer == NULL ? 0 : count_of(field, thing);
    if (count == 0 || (field->shape != NULL && depth >= PACK_DEPTH)) {
      return false;
    }
    buffer_add_char(out, number);
    if (field->shape == NULL) {
      add_text(out, pointer);
    } else {
      add_list(out, field, pointer, count, depth);
    }
    return true;
  }
  long long value = whole_at(field, place);
  if (value != 0) {
    buffer_add_char(out, number);
    add_signed(out, value);
  }
  return value != 0;
}

static void pack_thing(struct buffer *out, const struct pack_shape *shape, const char *thing, int depth) {
  bool before = false;
  for (size_t i = 0; i < shape->count; i++) {
    const struct pack_field *field = &shape->fields[i];
    if (field->kind != PACK_OTHERWISE || !before) {
      before = pack_field(out, field, (char)(i + 1), thing, depth);
    }
  }
  buffer_add_char(out, '\0');
}

void pack(struct buffer *out, const struct pack_shape *shape, const void *thing) {
  pack_thing(out, shape, thing, 0);
}

/* --- reading --- */

struct unpacking {
  struct arena *arena;
  const char *at, *end;
  bool failed, no_memory;
};

static uint64_t take_number(struct unpacking *from) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && from->at < from->end; shift += 7) {
    unsigned char byte = (unsigned char)*from->at++;
    value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) {
      return value;
    }
  }
  from->failed = true;
  return 0;
}

static long long take_signed(struct unpacking *from) {
  uint64_t value = take_number(from);
  return (long long)((value & 1) != 0 ? ~(value >> 1) : value >> 1);
}

static const char *take_bytes(struct unpacking *from, uint64_t length) {
  if (from->failed || length > (uint64_t)(from->end - from->at)) {
    from->failed = true;
    return NULL;
  }
  const char *bytes = from->at;
  from->at += length;
  return bytes;
}

static const char *take_text(struct unpacking *from) {
  uint64_t length = take_number(from);
  const char *text = length >= UINT32_MAX ? NULL : take_bytes(from, length + 1);
  if (text == NULL || text[length] != '\0') {
    from->failed = true;
    return NULL;
  }
  return text;
}

static double take_real(struct unpacking *from) {
  const char *kind = take_bytes(from, 1);
  if (kind != NULL && *kind == (char)WHOLE_NUMBER) {
    return (double)take_signed(from);
  }
  double value = 0;
  const char *bytes = take_bytes(from, sizeof value);
  if (bytes != NULL) {
    memcpy(&value, bytes, sizeof value);
  }
  return value;
}

static void unpack_thing(struct unpacking *from, const struct pack_shape *shape, char *thing, int depth);

static void take_list(struct unpacking *from, const struct pack_field *field, char *thing, int depth) {
  size_t count = (size_t)take_number(from);
  if (from->failed || count > (size_t)PACK_MOST_ITEMS || depth >= PACK_DEPTH) {
    from->failed = true;
    return;
  }
  char *items = arena_array(from->arena, count, field->shape->size);
  if (items == NULL) {
    from->failed = from->no_memory = true;
    return;
  }
  memcpy(thing + field->at, &items, sizeof items);
  if (field->kind == PACK_LIST) {
    memcpy(thing + field->count_at, &count, sizeof count);
  }
  for (size_t i = 0; i < count && !from->failed; i++) {
    unpack_thing(from, field->shape, items + i * field->shape->size, depth + 1);
  }
}

static void put_whole(const struct pack_field *field, char *place, long long value) {
  bool truth = value != 0;
  int number = (int)value;
  long large = (long)value;
  switch (field->kind) {
    case PACK_BOOL:
      memcpy(place, &truth, sizeof truth);
      break;
    case PACK_INT:
      memcpy(place, &number, sizeof number);
      break;
    case PACK_LONG:
      memcpy(place, &large, sizeof large);
      break;
    default:
      memcpy(place, &value, sizeof value);
      break;
  }
}

static void take_field(struct unpacking *from, const struct pack_field *field, char *thing, int depth) {
  if (field->shape != NULL) {
    take_list(from, field, thing, depth);
  } else if (field->kind == PACK_TEXT || field->kind == PACK_OTHERWISE) {
    const char *text = take_text(from);
    memcpy(thing + field->at, &text, sizeof text);
  } else if (field->kind == PACK_REAL) {
    double value = take_real(from);
    memcpy(thing + field->at, &value, sizeof value);
  } else {
    put_whole(field, thing + field->at, take_signed(from));
  }
}

static void unpack_thing(struct unpacking *from, const struct pack_shape *shape, char *thing, int depth) {
  while (!from->failed) {
    const char *number = take_bytes(from, 1);
    if (number == NULL || *number == '\0') {
      return;
    }
    size_t i = (size_t)(unsigned char)*number - 1;
    if (i >= shape->count) {
      from->failed = true;
      return;
    }
    take_field(from, &shape->fields[i], thing, depth);
  }
}

int unpack(struct arena *arena, const struct pack_shape *shape, const char *bytes, size_t length, void *thing,
           struct error *error) {
  struct unpacking from = {.arena = arena, .at = bytes, .end = bytes + length};
  unpack_thing(&from, shape, thing, 0);
  if (from.no_memory) {
    return error_no_memory(error);
  }
  if (from.failed || from.at != from.end) {
    return error_set(error, ERROR_IO, _("The working file of the snapshot was changed while it was in use."));
  }
  return 0;
}
