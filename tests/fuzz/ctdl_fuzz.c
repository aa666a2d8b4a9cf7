/* SPDX-License-Identifier: MIT */
/* Any bytes through the record reader: no crash, no leak, no endless run. */
#include <stdint.h>
#include <string.h>

#include "data/ctdl/cost.h"
#include "data/ctdl/duration.h"
#include "data/ctdl/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t length_of(const char *text) {
  return text == NULL ? 0 : strlen(text);
}

/* Touches what a reader of the record would touch. */
static size_t walk(const struct record *record) {
  size_t sum = length_of(words_pick(&record->name, "es")) + length_of(words_pick(&record->description, "en"));
  struct cost_total cost = cost_total(record->costs, record->cost_count, NULL);
  struct time_total time = time_total(record->durations, record->duration_count);
  sum += (size_t)(cost.known && time.days > 0);
  for (size_t i = 0; i < record->edge_count; i++) {
    sum += length_of(record->edges[i].text) + length_of(record->edges[i].other.name);
  }
  for (size_t i = 0; i < record->outcome_count; i++) {
    sum += length_of(record->outcomes[i].measure) + length_of(record->outcomes[i].unit);
  }
  for (size_t i = 0; i < record->condition_count; i++) {
    sum += length_of(record->conditions[i].kind) + record->conditions[i].alternative_count;
  }
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new((size_t)64 << 20);
  if (arena == NULL) {
    return 0;
  }
  struct ctdl_document document;
  struct error error;
  volatile size_t sum = 0;
  if (ctdl_read(arena, (const char *)data, size, "input", &document, &error) == 0) {
    for (size_t i = 0; i < document.count; i++) {
      sum = sum + walk(&document.records[i]);
    }
  }
  arena_free(arena);
  return 0;
}
