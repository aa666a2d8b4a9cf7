/* SPDX-License-Identifier: MIT */
#include "data/base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

bool text_is_utf8(const char *bytes, size_t length) {
  size_t at = 0;
  while (at < length) {
    utf8proc_int32_t code;
    utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(length - at), &code);
    if (taken <= 0) {
      return false;
    }
    at += (size_t)taken;
  }
  return true;
}

/* Bytes of the character at `text`, and its columns; 0 bytes at the end. */
static size_t next_character(const char *text, size_t *columns) {
  if (*text == '\0') {
    return 0;
  }
  utf8proc_int32_t code;
  utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
  if (taken <= 0) {
    *columns = 1;
    return 1;
  }
  int width = utf8proc_charwidth(code);
  *columns = width > 0 ? (size_t)width : 0;
  return (size_t)taken;
}

size_t text_width(const char *text) {
  size_t width = 0;
  (void)text_fit(text, SIZE_MAX, &width);
  return width;
}

size_t text_fit(const char *text, size_t columns, size_t *width) {
  size_t bytes = 0;
  size_t used = 0;
  for (;;) {
    size_t wide = 0;
    size_t taken = next_character(text + bytes, &wide);
    if (taken == 0 || wide > columns - used) {
      break;
    }
    bytes += taken;
    used += wide;
  }
  if (width != NULL) {
    *width = used;
  }
  return bytes;
}

char *text_fold(struct arena *arena, const char *text) {
  if (text == NULL) {
    return NULL;
  }
  utf8proc_uint8_t *mapped = NULL;
  const utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                    UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped, options);
  if (length < 0) {
    return arena_strdup(arena, "");
  }
  char *folded = arena_strndup(arena, (const char *)mapped, (size_t)length);
  free(mapped);
  if (folded == NULL) {
    return NULL;
  }
  char *out = folded;
  for (const char *in = folded; *in != '\0'; in++) {
    unsigned char byte = (unsigned char)*in;
    bool word =
        byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '+' || byte == '#';
    if (word) {
      *out++ = *in;
    } else if (out != folded && out[-1] != ' ') {
      *out++ = ' ';
    }
  }
  if (out != folded && out[-1] == ' ') {
    out--;
  }
  *out = '\0';
  return folded;
}
