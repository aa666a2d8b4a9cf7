/* SPDX-License-Identifier: MIT */
/* Any words as limits: no crash, and what is understood stays within bounds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/ways/limit_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char text[LIMIT_WORDS * 4];
  char unclear[LIMIT_NAME];
  struct ways_asked asked = {0};
  const long start = 20786;
  size_t length = size < sizeof text - 1 ? size : sizeof text - 1;
  memcpy(text, data, length);
  text[length] = '\0';
  (void)limit_words_read(text, start, &asked, unclear, sizeof unclear);
  require(asked.budget >= 0 && (asked.bits >> WAYS_LIMITS) == 0);
  require((asked.bits & WAYS_TIME) == 0 || (asked.days >= 0.0 && asked.days < 1e6));
  require(memchr(asked.county, '\0', sizeof asked.county) != NULL);
  long day = 0;
  require(asked.by[0] == '\0' || limit_day_of(asked.by, &day));
  return 0;
}
