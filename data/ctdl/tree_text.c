/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/tree_parts.h"

/* Of eight bytes at once: the high bit of each byte that is a quote, a
 * backslash, a control character or no ASCII. A byte behind such a one may be
 * marked by mistake, a byte in front of it never. */
static uint64_t marks(uint64_t word) {
  const uint64_t ones = 0x0101010101010101U;
  const uint64_t quotes = word ^ ones * '"';
  const uint64_t slashes = word ^ ones * '\\';
  return ((quotes - ones) | (slashes - ones) | (word - ones * ' ') | word) & ones * 0x80;
}

static bool is_plain(char byte) {
  return (unsigned char)byte >= ' ' && (unsigned char)byte < 0x80 && byte != '"' && byte != '\\';
}

/* Behind the plain bytes at `at`. */
static char *skip_plain(char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
  while (marks(word) == 0) {
    at += sizeof word;
    memcpy(&word, at, sizeof word);
  }
  while (is_plain(*at)) {
    at++;
  }
  return at;
}

static bool is_next(const char *at) {
  return ((unsigned char)*at & 0xc0) == 0x80;
}

/* The length of the UTF-8 sequence at `at`; 0 when it is none: cut, overlong, a
 * surrogate, or behind U+10FFFF. */
static size_t sequence_length(const char *at) {
  unsigned char first = (unsigned char)at[0];
  unsigned char second = (unsigned char)at[1];
  if (first < 0xc2 || first > 0xf4 || !is_next(at + 1)) {
    return 0;
  }
  if (first < 0xe0) {
    return 2;
  }
  if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || !is_next(at + 2)) {
    return 0;
  }
  if (first < 0xf0) {
    return 3;
  }
  return (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f) || !is_next(at + 3) ? 0 : 4;
}

/* The value of four hexadecimal digits, or -1. */
static long hex_value(const char *digits) {
  long value = 0;
  for (int i = 0; i < 4; i++) {
    char digit = digits[i];
    int part = -1;
    if (digit >= '0' && digit <= '9') {
      part = digit - '0';
    } else if ((digit | 32) >= 'a' && (digit | 32) <= 'f') {
      part = (digit | 32) - 'a' + 10;
    }
    if (part < 0) {
      return -1;
    }
    value = value * 16 + part;
  }
  return value;
}

static char *encode(char *to, unsigned long code) {
  if (code < 0x80) {
    *to++ = (char)code;
    return to;
  }
  if (code < 0x800) {
    *to++ = (char)(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    *to++ = (char)(0xe0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3f));
  } else {
    *to++ = (char)(0xf0 | code >> 18);
    *to++ = (char)(0x80 | (code >> 12 & 0x3f));
    *to++ = (char)(0x80 | (code >> 6 & 0x3f));
  }
  *to++ = (char)(0x80 | (code & 0x3f));
  return to;
}

/* "\u20ac", or a pair of surrogates, at `*from`. Never longer in UTF-8. */
static bool take_code(char **from, char **to) {
  long code = hex_value(*from + 2);
  if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff)) {
    return false;
  }
  *from += 6;
  if (code >= 0xd800 && code <= 0xdbff) {
    long low = (*from)[0] == '\\' && (*from)[1] == 'u' ? hex_value(*from + 2) : -1;
    if (low < 0xdc00 || low > 0xdfff) {
      return false;
    }
    *from += 6;
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  }
  *to = encode(*to, (unsigned long)code);
  return true;
}

static bool take_escape(char **from, char **to) {
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char letter = (*from)[1];
  if (letter == 'u') {
    return take_code(from, to);
  }
  const char *place = letter == '\0' ? NULL : strchr(letters, letter);
  if (place == NULL) {
    return false;
  }
  *(*to)++ = meanings[place - letters];
  *from += 2;
  return true;
}

/* One character that is not plain. */
static bool take_special(char **from, char **to) {
  if (**from == '\\') {
    return take_escape(from, to);
  }
  size_t length = sequence_length(*from);
  memmove(*to, *from, length);
  *to += length;
  *from += length;
  return length > 0;
}

bool tree_take_text(char **at, const char **text, uint32_t *size) {
  char *start = *at;
  char *from = skip_plain(start);
  char *to = from;
  while (*from != '"') {
    if (!take_special(&from, &to)) {
      *at = from;
      return false;
    }
    char *end = skip_plain(from);
    if (to != from) {
      memmove(to, from, (size_t)(end - from));
    }
    to += end - from;
    from = end;
  }
  *to = '\0';
  *at = from + 1;
  *text = start;
  *size = (uint32_t)(to - start);
  return true;
}
