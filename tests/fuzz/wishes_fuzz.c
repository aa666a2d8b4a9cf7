/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as wishes: no crash, only the promised error, and what is written
 * again reads as the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/match/wishes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct match_wishes wishes = {.openings = 7};
  struct match_wishes again;
  struct error error = {.code = ERROR_NONE};
  char text[600];
  char more[600];
  char *typed = malloc(size + 1);
  require(typed != NULL);
  if (size > 0) {
    memcpy(typed, data, size);
  }
  typed[size] = '\0';
  if (match_wishes_parse(typed, &wishes, &error) != 0) {
    require(error.code == ERROR_USAGE && wishes.openings == 7 && !match_wishes_any(&wishes));
  } else {
    match_wishes_text(&wishes, text, sizeof text);
    require(match_wishes_parse(text, &again, &error) == 0);
    match_wishes_text(&again, more, sizeof more);
    require(strcmp(text, more) == 0);
    require((text[0] != '\0') == match_wishes_any(&wishes));
  }
  free(typed);
  return 0;
}
