/* SPDX-License-Identifier: MIT */
#include "data/base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(struct buffer *buffer, size_t limit) {
  *buffer = (struct buffer){.limit = limit};
}

void buffer_free(struct buffer *buffer) {
  free(buffer->data);
  buffer_init(buffer, buffer->limit);
}

void buffer_clear(struct buffer *buffer) {
  buffer->length = 0;
  buffer->failed = false;
  if (buffer->data != NULL) {
    buffer->data[0] = '\0';
  }
}

static bool make_room(struct buffer *buffer, size_t extra) {
  if (buffer->failed || extra > buffer->limit || buffer->length > buffer->limit - extra) {
    buffer->failed = true;
    return false;
  }
  size_t needed = buffer->length + extra + 1;
  if (needed <= buffer->capacity) {
    return true;
  }
  size_t capacity = buffer->capacity < 128 ? 256 : buffer->capacity * 2;
  if (capacity < needed) {
    capacity = needed;
  }
  char *data = realloc(buffer->data, capacity);
  if (data == NULL) {
    buffer->failed = true;
    return false;
  }
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length) {
  if (make_room(buffer, length)) {
    if (length != 0) {
      memcpy(buffer->data + buffer->length, bytes, length);
    }
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
  }
}

void buffer_add_text(struct buffer *buffer, const char *text) {
  buffer_add(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char byte) {
  buffer_add(buffer, &byte, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  if (length < 0) {
    buffer->failed = true;
  } else if (make_room(buffer, (size_t)length)) {
    (void)vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
    buffer->length += (size_t)length;
  }
  va_end(again);
  va_end(arguments);
}

const char *buffer_text(const struct buffer *buffer) {
  return buffer->data == NULL ? "" : buffer->data;
}
