/* SPDX-License-Identifier: MIT */
/* JSON in the order in which PostgreSQL's jsonb gives it out. */
#include <stdlib.h>
#include <string.h>

#include "tests/registry/records.h"

enum { MOST_KEYS = 128 };

static void write_leaf(struct buffer *out, const json_t *value) {
  char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
  buffer_add_text(out, text != NULL ? text : "null");
  free(text);
}

static int by_length(const void *left, const void *right) {
  const char *a = *(const char *const *)left;
  const char *b = *(const char *const *)right;
  size_t lengths[2] = {strlen(a), strlen(b)};
  return lengths[0] != lengths[1] ? (lengths[0] < lengths[1] ? -1 : 1) : strcmp(a, b);
}

static int by_level(const void *left, const void *right) {
  static const char *const first[] = {"@context", "@id", "@graph"};
  const char *keys[2] = {*(const char *const *)left, *(const char *const *)right};
  size_t places[2];
  for (int side = 0; side < 2; side++) {
    for (places[side] = 0; places[side] < 3 && strcmp(keys[side], first[places[side]]) != 0; places[side]++) {
    }
  }
  return places[0] != places[1] ? (places[0] < places[1] ? -1 : 1) : by_length(left, right);
}

void record_write(struct buffer *out, const json_t *value, bool document) {
  if (json_is_array(value)) {
    buffer_add_char(out, '[');
    for (size_t i = 0; i < json_array_size(value); i++) {
      buffer_add_text(out, i == 0 ? "" : ",");
      record_write(out, json_array_get(value, i), false);
    }
    buffer_add_char(out, ']');
    return;
  }
  if (!json_is_object(value)) {
    write_leaf(out, value);
    return;
  }
  const char *keys[MOST_KEYS];
  size_t count = 0;
  const char *key = NULL;
  const json_t *item = NULL;
  /* jansson wants the object writable, though it only looks */
  json_object_foreach((json_t *)(uintptr_t)value, key, item) {
    if (count < MOST_KEYS) {
      keys[count++] = key;
    }
  }
  qsort(keys, count, sizeof keys[0], document ? by_level : by_length);
  buffer_add_char(out, '{');
  for (size_t i = 0; i < count; i++) {
    buffer_add_format(out, "%s\"%s\":", i == 0 ? "" : ",", keys[i]);
    record_write(out, json_object_get(value, keys[i]), false);
  }
  buffer_add_char(out, '}');
}
