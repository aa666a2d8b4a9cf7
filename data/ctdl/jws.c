/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

/* The six bits of a base64url letter, -1 for any other byte. */
static int letter_value(char letter) {
  if (letter >= 'A' && letter <= 'Z') {
    return letter - 'A';
  }
  if (letter >= 'a' && letter <= 'z') {
    return letter - 'a' + 26;
  }
  if (letter >= '0' && letter <= '9') {
    return letter - '0' + 52;
  }
  return letter == '-' || letter == '+' ? 62 : letter == '_' || letter == '/' ? 63 : -1;
}

/* Decodes `length` letters into `bytes`, which has room for three quarters of
 * them. False when one is no base64url letter. */
static bool decode(const char *text, size_t length, char *bytes, size_t *size) {
  unsigned bits = 0;
  unsigned waiting = 0;
  *size = 0;
  for (size_t i = 0; i < length; i++) {
    int value = letter_value(text[i]);
    if (value < 0) {
      return false;
    }
    bits = (bits << 6 | (unsigned)value) & 0xffffU;
    waiting += 6;
    if (waiting >= 8) {
      waiting -= 8;
      bytes[(*size)++] = (char)(bits >> waiting & 0xffU);
    }
  }
  return true;
}

/* The signature is left alone: these envelopes are archived copies, and the
 * keys that signed them are no longer published. */
const struct tree *jws_payload(struct reader *reader, const char *jws, size_t length) {
  const char *first = memchr(jws, '.', length);
  const char *start = first == NULL ? NULL : first + 1;
  const char *end = start == NULL ? NULL : memchr(start, '.', length - (size_t)(start - jws));
  if (end == NULL || end == start) {
    return NULL;
  }
  size_t letters = (size_t)(end - start);
  while (letters > 0 && start[letters - 1] == '=') {
    letters--;
  }
  char *bytes = arena_alloc(reader->arena, letters + 1);
  size_t size = 0;
  if (kept(reader, bytes) == NULL || !decode(start, letters, bytes, &size)) {
    return NULL;
  }
  struct error trouble = {0};
  const struct tree *payload = tree_read(reader->arena, bytes, size, "", &trouble);
  reader->out_of_memory = reader->out_of_memory || trouble.code == ERROR_NO_MEMORY;
  return payload;
}
