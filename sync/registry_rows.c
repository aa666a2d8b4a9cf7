/* SPDX-License-Identifier: MIT */
#include "sync/registry_rows.h"

#include <string.h>

#include "sync/registry_json.h"

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && is_blank(*at)) {
    at++;
  }
  return at;
}

static const char *skip_mark(const char *at, const char *end) {
  return end - at >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0 ? at + 3 : at;
}

/* The place after a string that starts at `at`; NULL when it does not end. */
static const char *after_string(const char *at, const char *end) {
  at++;
  while (at < end && *at != '"') {
    at += *at == '\\' && end - at > 1 ? 2 : 1;
  }
  return at < end ? at + 1 : NULL;
}

/* The place after the value that starts at `at`; NULL when it does not end. A
 * bare value ends at a comma or at a bracket of what is around it. */
static const char *after_value(const char *at, const char *end, size_t *values) {
  size_t depth = 0;
  *values = 1;
  while (at < end) {
    char byte = *at;
    if (byte == '"') {
      at = after_string(at, end);
      if (at == NULL) {
        return NULL;
      }
      continue;
    }
    if (byte == '{' || byte == '[') {
      depth++;
      ++*values;
    } else if (byte == '}' || byte == ']') {
      if (depth == 0) {
        return at;
      }
      depth--;
    } else if (byte == ',') {
      if (depth == 0) {
        return at;
      }
      ++*values;
    }
    at++;
  }
  return depth == 0 ? at : NULL;
}

bool registry_rows_begin(struct registry_rows *rows, const char *bytes, size_t length) {
  const char *end = bytes + length;
  const char *at = skip_blanks(skip_mark(bytes, end), end);
  bool good = at < end && *at == '[';
  *rows = (struct registry_rows){.at = good ? at + 1 : end, .end = end, .over = !good, .broken = !good};
  return good;
}

/* After the closing bracket only blanks may stand. */
static bool finish(struct registry_rows *rows, const char *at) {
  rows->broken = skip_blanks(at + 1, rows->end) != rows->end;
  rows->over = true;
  return false;
}

static bool broken(struct registry_rows *rows) {
  rows->broken = true;
  rows->over = true;
  return false;
}

bool registry_rows_next(struct registry_rows *rows, struct registry_row *row) {
  if (rows->over) {
    return false;
  }
  const char *at = skip_blanks(rows->at, rows->end);
  if (at == rows->end) {
    return broken(rows);
  }
  if (*at == ']') {
    return rows->at[-1] == ',' ? broken(rows) : finish(rows, at);
  }
  const char *end = after_value(at, rows->end, &row->values);
  if (end == NULL || end == at || end == rows->end || *end == '}') {
    return broken(rows);
  }
  row->bytes = at;
  row->length = (size_t)(end - at);
  rows->at = *end == ',' ? end + 1 : end;
  return true;
}

bool registry_is_whole(const char *bytes, size_t length) {
  const char *end = bytes + length;
  const char *at = skip_blanks(skip_mark(bytes, end), end);
  size_t values = 0;
  if (at == end) {
    return false;
  }
  if (*at != '[' && *at != '{') {
    return true;
  }
  return after_value(at, end, &values) != NULL;
}
