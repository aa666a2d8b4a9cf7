/* SPDX-License-Identifier: MIT */
#include "data/catalog/rows_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/rows.h"

void rows_text_start(struct buffer *line) {
  buffer_add_format(line, "ladderway rows %d", (int)ROWS_VERSION);
}

void rows_text_table(struct buffer *line, const struct rows_table *table, long long rows) {
  buffer_add_format(line, "table %s %lld", table->name, rows);
  for (size_t i = 0; i < rows_column_count(table); i++) {
    buffer_add_format(line, " %s", rows_column_name(&table->columns[i]));
  }
}

void rows_text_end(struct buffer *line, size_t tables, long long rows) {
  buffer_add_format(line, "end %zu %lld", tables, rows);
}

void rows_text_real(double value, char text[ROWS_NUMBER_TEXT]) {
  for (int digits = 15; digits <= 17; digits++) {
    (void)snprintf(text, (size_t)ROWS_NUMBER_TEXT, "%.*g", digits, value == 0 ? 0.0 : value);
    if (strtod(text, NULL) == value) {
      return;
    }
  }
}

void rows_text_add(struct buffer *line, const char *bytes, size_t length) {
  if (length == 0) {
    buffer_add_text(line, "\\e");
  }
  size_t from = 0;
  for (size_t i = 0; i < length; i++) {
    char escape = bytes[i] == '\t' ? 't' : bytes[i] == '\n' ? 'n' : bytes[i] == '\\' ? '\\' : '\0';
    if (escape != '\0') {
      buffer_add(line, bytes + from, i - from);
      buffer_add_char(line, '\\');
      buffer_add_char(line, escape);
      from = i + 1;
    }
  }
  buffer_add(line, bytes + from, length - from);
}

bool rows_text_take(char *text, size_t *length) {
  if (*length == 2 && memcmp(text, "\\e", 2) == 0) {
    *length = 0;
    return true;
  }
  const char *from = memchr(text, '\\', *length);
  if (from == NULL) {
    return true;
  }
  const char *end = text + *length;
  char *to = text + (from - text);
  while (from < end) {
    if (*from != '\\') {
      *to++ = *from++;
      continue;
    }
    char escape = end - from < 2 ? '\0' : from[1];
    char byte = escape == 't' ? '\t' : escape == 'n' ? '\n' : escape == '\\' ? '\\' : '\0';
    if (byte == '\0') {
      return false;
    }
    *to++ = byte;
    from += 2;
  }
  *length = (size_t)(to - text);
  return true;
}
