/* SPDX-License-Identifier: MIT */
#include "data/catalog/index_word.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

enum { MOST_PARTS = 24 /* the longest decomposition has 18 */ };

/* Lower case of ASCII letters and digits; 0: parts words. */
static const unsigned char lower[128] = {
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 0,   0,   0,   0,   0,   0,   0,   'a',
    'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w',
    'x', 'y', 'z', 0,   0,   0,   0,   0,   0,   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 0,   0,   0,   0,   0,
};

enum part { PART_WORD, PART_MARK, PART_GAP };

static enum part part_of(utf8proc_int32_t code) {
  if (code < 0x80) {
    return lower[code] != 0 ? PART_WORD : PART_GAP;
  }
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
      return PART_WORD;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return PART_MARK;
    default:
      return PART_GAP;
  }
}

static void add_code(struct index_word *word, utf8proc_int32_t code) {
  utf8proc_uint8_t bytes[4];
  size_t length = (size_t)utf8proc_encode_char(code, bytes);
  if (word->length + length <= (size_t)INDEX_LONGEST_WORD) {
    memcpy(word->text + word->length, bytes, length);
    word->length += length;
  }
}

/* The other characters: adds what `at` begins with to the word, or ends it. Gives the bytes taken; *ended when the
 * word is done. What a character falls apart into may part words again ("1/2"), which is then passed over. */
static size_t add_other(const char *at, const char *end, struct index_word *word, bool *ended) {
  utf8proc_int32_t code, parts[MOST_PARTS];
  utf8proc_ssize_t taken =
      utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)(end - at < 4 ? end - at : 4), &code);
  enum part part = taken <= 0 ? PART_GAP : part_of(code);
  if (part != PART_WORD) {
    *ended = part == PART_GAP && word->length > 0;
    return taken <= 0 ? 1 : (size_t)taken;
  }
  int bound = 0;
  utf8proc_ssize_t count = utf8proc_decompose_char(
      code, parts, MOST_PARTS,
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
      &bound);
  for (utf8proc_ssize_t i = 0; i < count && i < MOST_PARTS; i++) {
    if (part_of(parts[i]) == PART_WORD) {
      add_code(word, parts[i]);
    }
  }
  return (size_t)taken;
}

const char *index_word_next(const char *at, const char *end, struct index_word *word) {
  word->length = 0;
  bool ended = false;
  while (at < end && !ended) {
    unsigned char byte = (unsigned char)*at;
    if (byte >= 0x80) {
      at += add_other(at, end, word, &ended);
    } else if (lower[byte] != 0) {
      if (word->length < (size_t)INDEX_LONGEST_WORD) {
        word->text[word->length++] = (char)lower[byte];
      }
      at++;
    } else {
      at++;
      ended = word->length > 0;
    }
  }
  memset(word->text + word->length, 0, 8 - word->length % 8);
  return word->length > 0 ? at : NULL;
}
