/* SPDX-License-Identifier: MIT */
/*
 * Any bytes on the query line: no crash, the limits hold, only the promised
 * errors, and switching a filter on and off again is harmless.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void look_at(const struct query *query) {
  require(query->word_count + query->filter_count <= QUERY_MOST_TERMS);
  require(text_is_utf8(query->text, strlen(query->text)));
  for (size_t i = 0; i < query->word_count; i++) {
    require(query->words[i][0] != '\0' && strpbrk(query->words[i], " \"'*") == NULL);
  }
  for (size_t i = 0; i < query->filter_count; i++) {
    const struct filter *filter = &query->filters[i];
    require(filter->kind <= FILTER_APPROVED && !isnan(filter->low) && !isnan(filter->high));
    require((filter->kind <= FILTER_EARNINGS) == (filter->text == NULL));
    require(filter->text != NULL || filter->low <= filter->high);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new(8 << 20);
  char *text = arena_strndup(arena, (const char *)data, size);
  struct query query;
  struct error error = {.code = ERROR_NONE};
  if (text != NULL && query_parse(arena, text, &query, &error) == 0) {
    look_at(&query);
  } else {
    require(error.code == ERROR_USAGE && error.message[0] != '\0');
  }
  char *more = text == NULL ? NULL : query_toggle(arena, text, "type:certificate");
  require(more != NULL);
  require(query_toggle(arena, more, "type:certificate") != NULL);
  arena_free(arena);
  return 0;
}
