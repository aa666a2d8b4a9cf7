/* SPDX-License-Identifier: MIT */
#include "tree_compare.h"

#include <string.h>

#include "data/base/arena.h"
#include "data/base/json.h"
#include "data/ctdl/tree.h"

enum { MEMORY = 1 << 30 };

static bool same(const struct tree *own, const json_t *other, const char **why);

static bool differs(const char **why, const char *what) {
  *why = what;
  return false;
}

static bool same_members(const struct tree *own, const json_t *other, const char **why) {
  if (tree_member_count(own) != json_object_size(other)) {
    return differs(why, "number of members");
  }
  size_t count = 0;
  for (const struct tree *item = tree_first_member(own); item != NULL; item = tree_next(item)) {
    count++;
    if (item->key == NULL || strlen(item->key) != item->key_size) {
      return differs(why, "a key");
    }
    const json_t *value = json_object_get(other, item->key);
    if (value == NULL || tree_get(own, item->key) != item) {
      return differs(why, "a key is missing");
    }
    if (!same(item, value, why)) {
      return false;
    }
  }
  return count == json_object_size(other) || differs(why, "members that are walked");
}

static bool same_items(const struct tree *own, const json_t *other, const char **why) {
  if (tree_item_count(own) != json_array_size(other)) {
    return differs(why, "number of items");
  }
  for (size_t i = 0; i < json_array_size(other); i++) {
    const struct tree *item = tree_item(own, i);
    if (item == NULL || item->key != NULL || item->last != (i + 1 == json_array_size(other))) {
      return differs(why, "an item");
    }
    if (!same(item, json_array_get(other, i), why)) {
      return false;
    }
  }
  return tree_item(own, json_array_size(other)) == NULL || differs(why, "an item too many");
}

static bool same_text(const struct tree *own, const json_t *other, const char **why) {
  const char *text = tree_text(own);
  size_t length = tree_text_length(own);
  if (text == NULL || length != json_string_length(other) || memcmp(text, json_string_value(other), length) != 0 ||
      text[length] != '\0') {
    return differs(why, "a text");
  }
  return true;
}

static bool same(const struct tree *own, const json_t *other, const char **why) {
  switch (json_typeof(other)) {
    case JSON_OBJECT:
      return tree_is_object(own) ? same_members(own, other, why) : differs(why, "not an object");
    case JSON_ARRAY:
      return tree_is_list(own) ? same_items(own, other, why) : differs(why, "not a list");
    case JSON_STRING:
      return same_text(own, other, why);
    case JSON_INTEGER:
      return (tree_is_whole(own) && own->is.whole == json_integer_value(other)) || differs(why, "a whole number");
    case JSON_REAL: {
      double value = json_real_value(other);
      return (tree_is(own, TREE_REAL) && memcmp(&own->is.real, &value, sizeof value) == 0) ||
             differs(why, "a real number");
    }
    case JSON_TRUE:
      return tree_is(own, TREE_TRUE) || differs(why, "not true");
    case JSON_FALSE:
      return tree_is(own, TREE_FALSE) || differs(why, "not false");
    default:
      return tree_is(own, TREE_NULL) || differs(why, "not null");
  }
}

bool tree_compare(const char *bytes, size_t length, bool *taken, const char **why) {
  struct error own_error = {0};
  struct error other_error = {0};
  struct arena *arena = arena_new(MEMORY);
  const struct tree *own = arena == NULL ? NULL : tree_read(arena, bytes, length, "test", &own_error);
  json_t *other = json_read(bytes, length, "test", &other_error);
  bool result = true;
  *why = "";
  if (memchr(bytes, '\0', length) != NULL) { /* jansson loses a byte 0 behind a number */
    result = own == NULL || differs(why, "taken with a byte 0");
  } else if ((own == NULL) != (other == NULL)) {
    result = differs(why, own == NULL ? "refused, and jansson takes it" : "taken, and jansson refuses it");
  } else if (own != NULL) {
    result = same(own, other, why);
  }
  if (taken != NULL) {
    *taken = own != NULL && other != NULL;
  }
  json_decref(other);
  arena_free(arena);
  return result;
}
