/* SPDX-License-Identifier: MIT */
#include "tui/linear.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "tui/glyph.h"

/* Takes out controls and bytes that are no UTF-8; `text` gets shorter, never longer. */
static void drop_controls(char *text) {
  size_t length = strlen(text);
  size_t used = 0;
  for (size_t at = 0; at < length;) {
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t taken = utf8proc_iterate((utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &point);
    size_t bytes = taken > 0 ? (size_t)taken : 1;
    utf8proc_category_t category = taken > 0 ? utf8proc_category(point) : UTF8PROC_CATEGORY_CC;
    if (category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF) {
      memmove(text + used, text + at, bytes);
      used += bytes;
    }
    at += bytes;
  }
  text[used] = '\0';
}

int linear_ask(FILE *in, FILE *out, const char *question, char *answer, size_t size) {
  glyph_print(out, question);
  fputc(' ', out);
  fflush(out);
  size_t used = 0;
  int byte = getc(in);
  bool any = byte != EOF;
  for (; byte != EOF && byte != '\n'; byte = getc(in)) {
    if (used + 1 < size && byte != '\0') {
      answer[used++] = (char)byte;
    }
  }
  if (size > 0) {
    answer[used] = '\0';
    drop_controls(answer);
  }
  return any ? 0 : -1;
}

size_t linear_number(const char *answer, size_t most) {
  answer += strspn(answer, " ");
  size_t digits = strspn(answer, "0123456789");
  if (digits == 0 || answer[digits + strspn(answer + digits, " .")] != '\0') {
    return 0;
  }
  size_t number = 0;
  for (size_t i = 0; i < digits; i++) {
    size_t digit = (size_t)(answer[i] - '0');
    if (number > (SIZE_MAX - digit) / 10) {
      return 0;
    }
    number = number * 10 + digit;
  }
  return number <= most ? number : 0;
}
