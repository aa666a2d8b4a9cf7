/* SPDX-License-Identifier: MIT */
#include "data/base/sorted.h"

#include <string.h>

static const char *text_of(const void *thing, size_t offset) {
  const char *text;
  memcpy(&text, (const char *)thing + offset, sizeof text);
  return text;
}

size_t sorted_place(const void *things, size_t count, size_t size, size_t offset, const char *key) {
  size_t low = 0;
  size_t high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(text_of((const char *)things + middle * size, offset), key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
