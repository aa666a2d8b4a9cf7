/* SPDX-License-Identifier: MIT */
/*
 * One JSON string -> one clean text. Most texts hold nothing but ASCII, Latin
 * letters and typographic punctuation, with single blanks between: they are
 * clean as they stand in the document, which the arena holds, and are not
 * copied. Where only the white space has to be put in order, that is done here;
 * everything else is left to text_clean().
 */
#include <ctype.h>
#include <string.h>

#include "data/ctdl/reader.h"

enum {
  LONGEST_STEP = 8, /* two line ends and a character, with room to spare */
  LONGEST_ENTITY = 12,
};

const char *kept(struct reader *reader, const char *text) {
  if (text == NULL) {
    reader->out_of_memory = true;
  }
  return text;
}

/* ---- texts that are clean as they are ---- */

/* Of eight bytes at once: not 0 when one of them is a blank in front of another
 * one, a control character, '<', '&' or no ASCII. */
static uint64_t odd_bytes(uint64_t word) {
  const uint64_t ones = 0x0101010101010101U;
  const uint64_t highs = ones * 0x80;
  uint64_t low = word & ~highs;
  /* The high bit of each byte, exactly: over ' ', or one of three letters. */
  uint64_t visible = low + ones * (0x80 - '!');
  uint64_t blanks = ~((low ^ ones * ' ') + ones * 0x7f);
  uint64_t tags = ~((low ^ ones * '<') + ones * 0x7f);
  uint64_t entities = ~((low ^ ones * '&') + ones * 0x7f);
  uint64_t deleted = ~((low ^ ones * 0x7f) + ones * 0x7f);
  blanks &= highs;
  return ((word | tags | entities | deleted | ~(visible | blanks)) & highs) | (blanks & blanks >> 8);
}

static int plain_bytes(const char *text);

/* True when white space at `at` stays as it is. The last byte never is one. */
static bool is_single_gap(const char *text, size_t at, enum text_form form) {
  if (at == 0 || text[at + 1] == '\0') {
    return false;
  }
  char before = text[at - 1];
  if (text[at] == '\n') {
    return form == TEXT_LINES && before != ' ' && (before != '\n' || (at > 1 && text[at - 2] != '\n'));
  }
  return text[at] == ' ' && before != ' ' && before != '\n';
}

/* True when text_clean() would change nothing. */
static bool is_clean(const char *text, size_t length, enum text_form form) {
  size_t at = 0;
  while (at < length) {
    uint64_t word;
    if (length - at > sizeof word && text[at] != ' ') {
      memcpy(&word, text + at, sizeof word);
      if (odd_bytes(word) == 0) {
        at += sizeof word;
        continue;
      }
    }
    int bytes = plain_bytes(text + at);
    if (bytes < 0 || (bytes == 0 && !is_single_gap(text, at, form))) {
      return false;
    }
    at += bytes == 0 ? 1 : (size_t)bytes;
  }
  return true;
}

/* ---- texts that have to be put in order ---- */

struct writer {
  char *out;
  size_t length;
  unsigned blanks;   /* white space waiting to be written as one blank */
  unsigned newlines; /* line ends waiting to be written, at most two */
};

/* Something like "&amp;" or "&#8217;"; the "&" of an address is none. */
static bool is_entity(const char *text) {
  size_t at = 1;
  while (at <= LONGEST_ENTITY && (isalnum((unsigned char)text[at]) || text[at] == '#')) {
    at++;
  }
  return at > 1 && text[at] == ';';
}

/* What a character at `text` is: its bytes if it can be copied, 0 for white
 * space, -1 for what text_clean() has to look at. */
static int plain_bytes(const char *text) {
  unsigned char byte = (unsigned char)text[0];
  unsigned char second = (unsigned char)(byte == 0 ? 0 : text[1]);
  if (byte <= ' ') {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' ? 0 : -1;
  }
  if (byte < 0x7f) {
    bool tag = byte == '<' && (isalpha(second) || second == '/');
    return tag || (byte == '&' && is_entity(text)) ? -1 : 1;
  }
  if ((byte == 0xc2 && second > 0xa0 && second != 0xad) || byte == 0xc3) {
    return 2; /* U+00A1 to U+00FF without the soft hyphen */
  }
  if (byte == 0xe2 && second == 0x80) {
    unsigned char third = (unsigned char)text[2];
    return (third >= 0x90 && third <= 0xa7) || third >= 0xb0 ? 3 : -1; /* dashes, quotes, bullets, ellipsis */
  }
  return -1;
}

static void put(struct writer *writer, const char *bytes, int count) {
  if (writer->newlines + writer->blanks > 0 && writer->length > 0) {
    unsigned gaps = writer->newlines > 0 ? writer->newlines : 1;
    memset(writer->out + writer->length, writer->newlines > 0 ? '\n' : ' ', gaps);
    writer->length += gaps;
  }
  writer->newlines = 0;
  writer->blanks = 0;
  for (int i = 0; i < count; i++) {
    writer->out[writer->length++] = bytes[i];
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

/* False when something in the text needs text_clean(). The output has
 * room for LONGEST_STEP bytes over the limit, or for all of the text. */
static bool copy_plain(struct writer *writer, const char *text, size_t length, enum text_form form, size_t limit) {
  size_t at = 0;
  while (at < length && writer->length <= limit) {
    int bytes = plain_bytes(text + at);
    if (bytes < 0) {
      return false;
    }
    if (bytes > 0) {
      put(writer, text + at, bytes);
      at += (size_t)bytes;
    } else if (text[at++] == '\n' && form == TEXT_LINES) {
      writer->newlines += writer->newlines < 2;
    } else {
      writer->blanks = 1;
    }
  }
  writer->length = cut(writer->out, writer->length, limit);
  return true;
}

const char *read_string(struct reader *reader, const struct tree *value, enum text_form form, size_t limit) {
  if (tree_is_whole(value)) {
    tree_mark(value, TREE_TAKEN);
    return kept(reader, arena_printf(reader->arena, "%lld", value->is.whole));
  }
  if (!tree_is_text(value)) {
    return NULL;
  }
  const char *text = tree_text(value);
  size_t length = tree_text_length(value);
  if (length > 0 && length <= limit && is_clean(text, length, form)) {
    tree_mark(value, TREE_TAKEN);
    return text;
  }
  size_t room = length < limit + LONGEST_STEP ? length : limit + LONGEST_STEP;
  struct writer writer = {.out = arena_alloc(reader->arena, room + 1)};
  const char *clean = writer.out;
  if (clean != NULL && !copy_plain(&writer, text, length, form, limit)) {
    clean = text_clean(reader->arena, text, length, form, limit);
  } else if (clean != NULL) {
    writer.out[writer.length] = '\0';
  }
  if (kept(reader, clean) == NULL || *clean == '\0') {
    return NULL;
  }
  tree_mark(value, TREE_TAKEN);
  return clean;
}
