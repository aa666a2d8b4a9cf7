/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "data/base/buffer.h"
#include "data/base/text.h"

enum { LARGEST_MARKS = 4, LINE_LIMIT = 4096, REPLACEMENT = 0xfffd };

struct cleaner {
  struct buffer out;
  enum text_form form;
  unsigned blanks;   /* white space waiting to be written as one blank */
  unsigned newlines; /* line ends waiting to be written, at most two */
  unsigned marks;    /* combining marks on the last character */
};

static bool is_dangerous(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC: /* C0, C1 */
    case UTF8PROC_CATEGORY_CF: /* bidirectional, zero-width and tag characters */
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || /* variation selectors */
             (code >= 0x1160 && code <= 0x11ff) || code == 0x115f || code == 0x3164 || code == 0xffa0; /* fillers */
  }
}

static void put(struct cleaner *cleaner, utf8proc_int32_t code) {
  utf8proc_category_t category = utf8proc_category(code);
  bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
  if (mark && ++cleaner->marks > LARGEST_MARKS) {
    return;
  }
  if (!mark) {
    cleaner->marks = 0;
  }
  if (cleaner->out.length > 0) {
    if (cleaner->newlines > 0) {
      buffer_add(&cleaner->out, "\n\n", cleaner->newlines);
    } else if (cleaner->blanks > 0) {
      buffer_add_char(&cleaner->out, ' ');
    }
  }
  cleaner->newlines = 0;
  cleaner->blanks = 0;
  utf8proc_uint8_t bytes[4];
  utf8proc_ssize_t length = utf8proc_encode_char(code, bytes);
  buffer_add(&cleaner->out, bytes, (size_t)length);
}

static void take(struct cleaner *cleaner, utf8proc_int32_t code) {
  if (code == '\n' && cleaner->form == TEXT_LINES) {
    cleaner->newlines += cleaner->newlines < 2;
  } else if (code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029 ||
             utf8proc_category(code) == UTF8PROC_CATEGORY_ZS) {
    cleaner->blanks = 1;
  } else if (!is_dangerous(code)) {
    put(cleaner, code);
  }
}

struct entity {
  const char *name;
  utf8proc_int32_t code;
};

static const struct entity entities[] = {
    {"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},       {"quot;", '"'},      {"apos;", '\''},
    {"nbsp;", 0xa0},    {"ndash;", 0x2013}, {"mdash;", 0x2014}, {"lsquo;", 0x2018},  {"rsquo;", 0x2019},
    {"ldquo;", 0x201c}, {"rdquo;", 0x201d}, {"bull;", 0x2022},  {"hellip;", 0x2026}, {"reg;", 0xae},
    {"copy;", 0xa9},    {"trade;", 0x2122}, {"aacute;", 0xe1},  {"eacute;", 0xe9},   {"iacute;", 0xed},
    {"oacute;", 0xf3},  {"uacute;", 0xfa},  {"ntilde;", 0xf1},  {"Aacute;", 0xc1},   {"Eacute;", 0xc9},
    {"Iacute;", 0xcd},  {"Oacute;", 0xd3},  {"Uacute;", 0xda},  {"Ntilde;", 0xd1},   {"uuml;", 0xfc},
    {"middot;", 0xb7},  {"deg;", 0xb0},     {"iquest;", 0xbf},  {"iexcl;", 0xa1},
};

/* Bytes taken by the entity at `at` (which starts with '&'), 0 if it is none. */
static size_t read_entity(const char *at, size_t length, utf8proc_int32_t *code) {
  if (length > 3 && at[1] == '#') {
    bool hex = at[2] == 'x' || at[2] == 'X';
    size_t position = hex ? 3 : 2;
    uint32_t value = 0;
    size_t digits = 0;
    for (; position < length && digits < 8; position++, digits++) {
      char digit = at[position];
      if (digit >= '0' && digit <= '9') {
        value = value * (hex ? 16U : 10U) + (uint32_t)(digit - '0');
      } else if (hex && ((digit | 32) >= 'a' && (digit | 32) <= 'f')) {
        value = value * 16U + (uint32_t)((digit | 32) - 'a' + 10);
      } else {
        break;
      }
    }
    if (digits == 0 || position >= length || at[position] != ';') {
      return 0;
    }
    *code = value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? (utf8proc_int32_t)value : REPLACEMENT;
    return position + 1;
  }
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
    size_t size = strlen(entities[i].name);
    if (length > size && memcmp(at + 1, entities[i].name, size) == 0) {
      *code = entities[i].code;
      return size + 1;
    }
  }
  return 0;
}

/* Bytes of the HTML tag at `at` (which starts with '<'), 0 if it is none. */
static size_t tag_length(const char *at, size_t length, bool *breaks_line) {
  size_t name = length > 1 && at[1] == '/' ? 2 : 1;
  if (name >= length || ((at[name] | 32) < 'a' || (at[name] | 32) > 'z')) {
    return 0;
  }
  char first = (char)(at[name] | 32);
  *breaks_line = first == 'p' || first == 'b' || first == 'l' || first == 'd' || first == 'h' || first == 't';
  for (size_t i = name; i < length && i < 2048; i++) {
    if (at[i] == '>') {
      return i + 1;
    }
    if (at[i] == '<') {
      return 0;
    }
  }
  return 0;
}

static void clean_into(struct cleaner *cleaner, const char *bytes, size_t length) {
  bool html = cleaner->form != TEXT_TYPED;
  size_t at = 0;
  while (at < length && !cleaner->out.failed) {
    utf8proc_int32_t code = REPLACEMENT;
    size_t taken = 0;
    bool breaks_line = false;
    if (html && bytes[at] == '&') {
      taken = read_entity(bytes + at, length - at, &code);
    } else if (html && bytes[at] == '<') {
      taken = tag_length(bytes + at, length - at, &breaks_line);
      code = breaks_line ? '\n' : ' ';
    }
    if (taken == 0) {
      utf8proc_ssize_t got =
          utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(length - at), &code);
      taken = got > 0 ? (size_t)got : 1;
      code = got > 0 ? code : REPLACEMENT;
    }
    take(cleaner, code);
    at += taken;
  }
}

/* Where a text of `length` bytes may be cut to be at most `limit` long. */
static size_t cut(const char *text, size_t length, size_t limit) {
  if (length <= limit) {
    return length;
  }
  while (limit > 0 && ((unsigned char)text[limit] & 0xc0) == 0x80) {
    limit--;
  }
  return limit;
}

char *text_clean(struct arena *arena, const char *bytes, size_t length, enum text_form form, size_t limit) {
  struct cleaner cleaner = {.form = form};
  /* An entity of two bytes can't grow; a bad byte becomes three. */
  size_t largest = limit < SIZE_MAX / 4 ? limit * 4 + 16 : SIZE_MAX;
  buffer_init(&cleaner.out, largest);
  clean_into(&cleaner, bytes, length);
  char *result = NULL;
  utf8proc_uint8_t *composed = NULL;
  utf8proc_ssize_t size =
      utf8proc_map((const utf8proc_uint8_t *)buffer_text(&cleaner.out), (utf8proc_ssize_t)cleaner.out.length, &composed,
                   UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  if (size >= 0) {
    result = arena_strndup(arena, (const char *)composed, cut((const char *)composed, (size_t)size, limit));
  }
  free(composed);
  buffer_free(&cleaner.out);
  return result;
}

char *text_clean_line(struct arena *arena, const char *text) {
  return text == NULL ? NULL : text_clean(arena, text, strlen(text), TEXT_LINE, LINE_LIMIT);
}
