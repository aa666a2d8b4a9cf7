/* SPDX-License-Identifier: MIT */
#include "data/catalog/codes.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* True when `text` begins with `pattern`, in which 'd' stands for a digit. */
static bool matches(const char *text, const char *pattern) {
  for (; *pattern != '\0'; pattern++, text++) {
    if (*pattern == 'd' ? !isdigit((unsigned char)*text) : *text != *pattern) {
      return false;
    }
  }
  return true;
}

/* The first place where `pattern` stands by itself: a group of a UUID may look
 * like a code, but it has letters, digits or a dash right beside it. */
static const char *find(const char *text, const char *pattern) {
  size_t length = strlen(pattern);
  for (const char *at = text; *at != '\0'; at++) {
    if ((at == text || !(isalnum((unsigned char)at[-1]) || at[-1] == '.' || at[-1] == '-')) && matches(at, pattern)) {
      unsigned char after = (unsigned char)at[length];
      bool fraction = after == '.' && isdigit((unsigned char)at[length + 1]);
      if (!isalnum(after) && after != '-' && !fraction) {
        return at;
      }
    }
  }
  return NULL;
}

static void take(char *code, const char *from, size_t length) {
  memcpy(code, from, length);
  code[length] = '\0';
}

bool code_occupation(const char *text, char code[CODE_SIZE]) {
  if (text == NULL) {
    return false;
  }
  const char *at = find(text, "dd-dddd.dd");
  if (at != NULL) {
    take(code, at, 10);
    return true;
  }
  at = find(text, "dd-dddd");
  if (at != NULL) {
    take(code, at, 7);
    return true;
  }
  if (strlen(text) == 6 && matches(text, "dddddd")) {
    take(code, text, 2);
    code[2] = '-';
    take(code + 3, text + 2, 4);
    return true;
  }
  return false;
}

bool code_program(const char *text, char code[CODE_SIZE]) {
  if (text == NULL) {
    return false;
  }
  const char *at = find(text, "dd.dddd");
  if (at != NULL) {
    take(code, at, 7);
    return true;
  }
  if (strlen(text) == 6 && matches(text, "dddddd")) {
    take(code, text, 2);
    code[2] = '.';
    take(code + 3, text + 2, 4);
    return true;
  }
  return false;
}

const char *county_name(struct arena *arena, const char *text) {
  static const char word[] = " county";
  size_t length = text == NULL ? 0 : strlen(text);
  const size_t tail = sizeof word - 1;
  if (length <= tail || strcasecmp(text + length - tail, word) != 0) {
    return text;
  }
  return arena_strndup(arena, text, length - tail);
}
