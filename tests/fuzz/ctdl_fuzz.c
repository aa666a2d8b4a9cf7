/* SPDX-License-Identifier: MIT */
/* Any bytes through the record reader: no crash, no leak, no endless run. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/ctdl/cost.h"
#include "data/ctdl/coverage.h"
#include "data/ctdl/duration.h"
#include "data/ctdl/metric.h"
#include "data/ctdl/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t length_of(const char *text) {
  return text == NULL ? 0 : strlen(text);
}

static size_t walk_references(const struct references *list) {
  size_t sum = 0;
  for (size_t i = 0; i < list->count; i++) {
    const struct reference *item = &list->items[i];
    sum += length_of(item->ctid) + length_of(item->uri) + length_of(item->name) + length_of(item->relation) +
           length_of(item->url);
  }
  return sum;
}

static size_t walk_quantities(const struct quantities *list) {
  size_t sum = 0;
  for (size_t i = 0; i < list->count; i++) {
    sum += length_of(list->items[i].unit) + length_of(list->items[i].text_es) + list->items[i].levels.count;
  }
  return sum;
}

static size_t walk_conditions(const struct condition *items, size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += length_of(items[i].kind) + length_of(items[i].text_es) + walk_references(&items[i].targets) +
           walk_references(&items[i].work) + walk_quantities(&items[i].credits) +
           walk_conditions(items[i].alternatives, items[i].alternative_count);
  }
  return sum;
}

static size_t walk_components(const struct component_condition *items, size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += length_of(items[i].name) + length_of(items[i].logic) + walk_references(&items[i].targets) +
           walk_components(items[i].conditions, items[i].condition_count);
    for (size_t j = 0; j < items[i].constraint_count; j++) {
      sum += length_of(items[i].constraints[j].comparator) + items[i].constraints[j].left.count;
    }
  }
  return sum;
}

static size_t walk_outcomes(const struct outcome *items, size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += length_of(items[i].measure) + length_of(items[i].unit) + length_of(items[i].metric) +
           length_of(items[i].statistic) + length_of(items[i].definition);
  }
  return sum;
}

static size_t walk_edges(const struct edge *items, size_t count) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += length_of(items[i].text) + length_of(items[i].text_es) + length_of(items[i].other.name);
    sum += items[i].profile == NULL ? 0 : length_of(items[i].profile->kind);
  }
  return sum;
}

/* Touches what a reader of the record would touch. */
static size_t walk(const struct record *record) {
  size_t sum = length_of(words_pick(&record->name, "es")) + length_of(words_pick(&record->description, "en"));
  struct cost_total cost = cost_total(record->costs, record->cost_count, NULL);
  struct time_total time = time_total(record->durations, record->duration_count);
  sum += (size_t)(cost.known && time.days > 0);
  sum += walk_edges(record->edges, record->edge_count) + walk_edges(record->stated, record->stated_count);
  sum += walk_outcomes(record->outcomes, record->outcome_count) + walk_outcomes(record->ranges, record->range_count) +
         walk_outcomes(record->unresolved, record->unresolved_count);
  sum += walk_conditions(record->conditions, record->condition_count) + walk_references(&record->related) +
         walk_quantities(&record->credits) + walk_quantities(&record->transfer) + walk_quantities(&record->pay);
  if (record->component != NULL) {
    sum += walk_components(record->component->conditions, record->component->condition_count);
  }
  if (record->action != NULL) {
    sum += length_of(record->action->relation) + walk_references(&record->action->objects);
  }
  for (size_t i = 0; i < record->quality_count; i++) {
    sum += record->quality[i].where == NULL ? 0 : record->quality[i].where->place_count;
  }
  return sum;
}

/* Every metric with every figure that waits for one. */
static size_t resolve(struct arena *arena, const struct ctdl_document *document) {
  size_t resolved = 0;
  for (size_t i = 0; i < document->count; i++) {
    for (size_t j = 0; j < document->count && j < 100; j++) {
      const struct record *record = &document->records[i];
      for (size_t k = 0; k < record->unresolved_count && k < 10; k++) {
        struct outcome outcome = record->unresolved[k];
        resolved += metric_resolve(arena, &document->records[j], &outcome);
      }
    }
  }
  return resolved;
}

static size_t cover(const uint8_t *data, size_t size) {
  struct coverage *coverage = coverage_new();
  struct error error;
  size_t sum = 0;
  if (coverage != NULL && coverage_add(coverage, (const char *)data, size, "input", &error) == 0) {
    size_t count = 0;
    const struct coverage_row *rows = coverage_rows(coverage, &count);
    for (size_t i = 0; i < count; i++) {
      if (rows[i].understood + rows[i].left_out > rows[i].present) {
        abort(); /* counted twice */
      }
      sum += length_of(rows[i].example) + length_of(rows[i].class_name);
    }
  }
  coverage_free(coverage);
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
    sum = sum + resolve(arena, &document);
  }
  arena_free(arena);
  sum = sum + cover(data, size);
  return 0;
}
