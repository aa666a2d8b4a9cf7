/* SPDX-License-Identifier: MIT */
/* Any bytes as a table of counties: refused with a reason, or every line of it
 * has sound figures and is found again. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/match/living.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct error error = {0};
  struct living_table *table = NULL;
  struct arena *arena = arena_new(32 << 20);
  if (arena == NULL) {
    return 0;
  }
  if (living_read(arena, (const char *)data, size, "it", &table, &error) == 0) {
    require(table->count > 0 && table->count <= LIVING_MOST_ROWS);
    for (size_t i = 0; i < table->count; i++) {
      const struct living_row *row = &table->rows[i];
      require(row->persons >= 1 && row->persons <= 20 && row->cents > 0 && row->cents <= 1000000099LL);
      require(row->year >= 1990 && strlen(row->state) == 2 && row->source[0] != '\0');
      require(living_find(table, row->county, row->state, row->persons) != NULL);
    }
  } else {
    require(error.code != ERROR_NONE && error.message[0] != '\0');
  }
  arena_free(arena);
  return 0;
}
