/* SPDX-License-Identifier: MIT */
#include "data/base/json.h"

#include <stdbool.h>
#include <string.h>

#include "data/base/i18n.h"

/* jansson recurses once per level, so depth is counted before it starts. */
static bool too_deep(const char *bytes, size_t length) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t at = 0; at < length; at++) {
    char byte = bytes[at];
    if (in_string) {
      if (byte == '\\') {
        at++;
      } else if (byte == '"') {
        in_string = false;
      }
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '{' || byte == '[') {
      if (++depth > JSON_LARGEST_DEPTH) {
        return true;
      }
    } else if ((byte == '}' || byte == ']') && depth > 0) {
      depth--;
    }
  }
  return false;
}

json_t *json_read(const char *bytes, size_t length, const char *what, struct error *error) {
  static const char mark[] = "\xef\xbb\xbf";
  if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  if (too_deep(bytes, length)) {
    (void)error_set(error, ERROR_TOO_BIG, _("%s nests its parts more than %d deep, which no real record does."), what,
                    JSON_LARGEST_DEPTH);
    return NULL;
  }
  json_error_t problem;
  json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL) {
    if (json_error_code(&problem) == json_error_out_of_memory) {
      (void)error_no_memory(error);
    } else {
      (void)error_set(error, ERROR_BAD_DATA, _("%s is not complete, valid JSON (line %d)."), what, problem.line);
    }
  }
  return root;
}

const char *json_text(const json_t *object, const char *key) {
  return json_string_value(json_object_get(object, key));
}

size_t json_each_count(const json_t *value) {
  if (value == NULL || json_is_null(value)) {
    return 0;
  }
  return json_is_array(value) ? json_array_size(value) : 1;
}

json_t *json_each(const json_t *value, size_t index) {
  if (json_is_array(value)) {
    return json_array_get(value, index);
  }
  return index == 0 ? (json_t *)(size_t)value : NULL;
}
