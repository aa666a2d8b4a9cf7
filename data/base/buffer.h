/* SPDX-License-Identifier: MIT */
/*
 * A growing run of bytes with a stated limit.
 *
 * Once an addition would pass the limit, or memory runs out, the buffer is
 * marked `failed`, holds what it held before, and refuses all further
 * additions; so a caller may add many times and look once at the end.
 */
#ifndef LADDERWAY_DATA_BASE_BUFFER_H
#define LADDERWAY_DATA_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
  char *data; /* always ended by a NUL that `length` does not count; NULL while empty */
  size_t length;
  size_t capacity;
  size_t limit;
  bool failed;
};

/* Makes an empty buffer that grows to at most `limit` bytes. */
void buffer_init(struct buffer *buffer, size_t limit);

/* Frees the bytes and makes the buffer empty again, with the same limit. */
void buffer_free(struct buffer *buffer);

void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char byte);
void buffer_add_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as a text, "" while empty. Valid until the next addition. */
const char *buffer_text(const struct buffer *buffer);

#endif
