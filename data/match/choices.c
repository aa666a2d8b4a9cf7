/* SPDX-License-Identifier: MIT */
#include "data/match/choices.h"

#include <string.h>

bool choices_have(const char *choices, size_t length, const char *word) {
  for (size_t i = 0; i < length;) {
    size_t size = strcspn(choices + i, "| ?");
    size = size < length - i ? size : length - i;
    bool open = size > 1 && choices[i + size - 1] == '*';
    size_t compared = open ? size - 1 : size;
    if (strncmp(word, choices + i, compared) == 0 && (open || word[compared] == '\0')) {
      return true;
    }
    i += size + 1;
  }
  return false;
}

bool words_in(const char *word, const char *list) {
  size_t length = strlen(word);
  for (const char *at = length == 0 ? NULL : strstr(list, word); at != NULL; at = strstr(at + 1, word)) {
    if (at > list && at[-1] == ' ' && at[length] == ' ') {
      return true;
    }
  }
  return false;
}
