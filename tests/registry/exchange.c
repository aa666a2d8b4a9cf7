/* SPDX-License-Identifier: MIT */
/* What a handler asks of an exchange and adds to it. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/registry/server.h"

const char *exchange_header(const struct exchange *exchange, const char *name) {
  for (size_t i = 0; i < exchange->header_count; i++) {
    if (strcasecmp(exchange->headers[i].name, name) == 0) {
      return exchange->headers[i].value;
    }
  }
  return NULL;
}

static int hex_digit(char c) {
  static const char digits[] = "0123456789abcdef";
  const char *found = c == '\0' ? NULL : strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c);
  return found == NULL ? -1 : (int)(found - digits);
}

const char *exchange_decode(struct arena *arena, const char *text, size_t length, bool plus) {
  char *out = arena_alloc(arena, length + 1);
  size_t used = 0;
  if (out == NULL) {
    return "";
  }
  for (size_t i = 0; i < length; i++) {
    int high = text[i] == '%' && i + 2 < length ? hex_digit(text[i + 1]) : -1;
    int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out[used++] = (char)(high * 16 + low);
      i += 2;
    } else {
      out[used++] = plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

bool exchange_each(const struct exchange *exchange, size_t *position, struct header *parameter) {
  const char *start = exchange->query + *position;
  while (*start == '&') {
    start++;
  }
  if (*start == '\0') {
    return false;
  }
  size_t length = strcspn(start, "&");
  size_t name = strcspn(start, "=&");
  size_t value = name < length ? name + 1 : length;
  parameter->name = exchange_decode(exchange->arena, start, name, true);
  parameter->value = exchange_decode(exchange->arena, start + value, length - value, true);
  *position = (size_t)(start - exchange->query) + length;
  return true;
}

const char *exchange_parameter(const struct exchange *exchange, const char *name) {
  size_t position = 0;
  struct header parameter;
  while (exchange_each(exchange, &position, &parameter)) {
    if (strcmp(parameter.name, name) == 0) {
      return parameter.value;
    }
  }
  return NULL;
}

__attribute__((format(printf, 3, 0))) static void add_formatted(struct exchange *exchange, struct buffer *out,
                                                                const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *text = length < 0 ? NULL : arena_alloc(exchange->arena, (size_t)length + 1);
  if (text != NULL) {
    (void)vsnprintf(text, (size_t)length + 1, format, arguments);
    buffer_add(out, text, (size_t)length);
  }
}

void exchange_add_header(struct exchange *exchange, const char *name, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  buffer_add_format(&exchange->head, "%s: ", name);
  add_formatted(exchange, &exchange->head, format, arguments);
  buffer_add_text(&exchange->head, "\r\n");
  va_end(arguments);
}

void exchange_answer(struct exchange *exchange, int status, const char *content_type, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  exchange->status = status;
  exchange->content_type = content_type;
  buffer_clear(&exchange->answer);
  add_formatted(exchange, &exchange->answer, format, arguments);
  va_end(arguments);
}
