/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/arena.h"
#include "data/ctdl/coverage_parts.h"

enum {
  MOST_ROWS = 20000, /* documents can make up as many names as they like */
  SLOTS = MOST_ROWS * 2 + 1,
  FIRST_ROWS = 256,
};

static const size_t texts_limit = (size_t)32 << 20;
static const size_t document_limit = (size_t)1 << 30;

/* A hash table over the rows. The row without a property counts the objects of
 * its class. */
struct coverage {
  struct arena *texts;
  struct arena *scratch;
  struct coverage_row *rows;
  size_t count, capacity;
  uint32_t *slots; /* index of a row, plus 1 */
  struct coverage_row *sorted;
  struct coverage_totals totals;
};

struct coverage *coverage_new(void) {
  struct coverage *coverage = calloc(1, sizeof *coverage);
  if (coverage == NULL) {
    return NULL;
  }
  coverage->texts = arena_new(texts_limit);
  coverage->scratch = arena_new(document_limit);
  coverage->slots = calloc(SLOTS, sizeof *coverage->slots);
  if (coverage->texts == NULL || coverage->scratch == NULL || coverage->slots == NULL) {
    coverage_free(coverage);
    return NULL;
  }
  return coverage;
}

void coverage_free(struct coverage *coverage) {
  if (coverage != NULL) {
    arena_free(coverage->texts);
    arena_free(coverage->scratch);
    free(coverage->slots);
    free(coverage->rows);
    free(coverage->sorted);
    free(coverage);
  }
}

static uint64_t hash(uint64_t value, const char *text) {
  for (; *text != '\0'; text++) {
    value = (value ^ (unsigned char)*text) * 1099511628211ULL; /* FNV-1a */
  }
  return (value ^ 0xff) * 1099511628211ULL;
}

static uint32_t *find_slot(const struct coverage *coverage, const char *class_name, const char *property) {
  size_t at = (size_t)(hash(hash(14695981039346656037ULL, class_name), property) % SLOTS);
  while (coverage->slots[at] != 0) {
    const struct coverage_row *row = &coverage->rows[coverage->slots[at] - 1];
    if (strcmp(row->property, property) == 0 && strcmp(row->class_name, class_name) == 0) {
      break;
    }
    at = (at + 1) % SLOTS;
  }
  return &coverage->slots[at];
}

static bool make_room(struct coverage *coverage) {
  if (coverage->count < coverage->capacity) {
    return true;
  }
  size_t capacity = coverage->capacity == 0 ? FIRST_ROWS : coverage->capacity * 2;
  struct coverage_row *rows = realloc(coverage->rows, capacity * sizeof *rows);
  if (rows == NULL) {
    return false;
  }
  coverage->rows = rows;
  coverage->capacity = capacity;
  return true;
}

/* NULL when there is no memory (`*failed`) or no more room. */
static struct coverage_row *row_for(struct coverage *coverage, const char *class_name, const char *property,
                                    bool *failed) {
  uint32_t *slot = find_slot(coverage, class_name, property);
  if (*slot != 0) {
    return &coverage->rows[*slot - 1];
  }
  if (coverage->count >= MOST_ROWS) {
    return NULL;
  }
  const char *class_copy = arena_strdup(coverage->texts, class_name);
  const char *property_copy = arena_strdup(coverage->texts, property);
  if (class_copy == NULL || property_copy == NULL || !make_room(coverage)) {
    *failed = true;
    return NULL;
  }
  struct coverage_row *row = &coverage->rows[coverage->count++];
  *row = (struct coverage_row){.class_name = class_copy, .property = property_copy};
  *slot = (uint32_t)coverage->count;
  return row;
}

bool coverage_count_object(struct coverage *coverage, const char *class_name) {
  bool failed = false;
  struct coverage_row *row = row_for(coverage, class_name, "", &failed);
  if (row != NULL) {
    row->objects++;
  }
  return !failed;
}

bool coverage_wants_example(const struct coverage *coverage, const char *class_name, const char *property) {
  uint32_t slot = *find_slot(coverage, class_name, property);
  return slot == 0 || coverage->rows[slot - 1].reason == NULL;
}

static bool note_reason(struct coverage *coverage, struct coverage_row *row, const char *reason, const char *example) {
  if (row->reason != NULL || reason == NULL) {
    return true;
  }
  row->reason = reason;
  row->example = example == NULL ? NULL : arena_strdup(coverage->texts, example);
  return example == NULL || row->example != NULL;
}

bool coverage_count(struct coverage *coverage, const struct occurrence *occurrence) {
  bool left_out = !occurrence->empty && !occurrence->understood && occurrence->purpose != NULL;
  coverage->totals.empty += occurrence->empty;
  coverage->totals.present += !occurrence->empty;
  coverage->totals.understood += occurrence->understood;
  coverage->totals.left_out += left_out;
  bool failed = false;
  struct coverage_row *row = row_for(coverage, occurrence->class_name, occurrence->property, &failed);
  if (row == NULL) {
    coverage->totals.dropped++;
    return !failed;
  }
  row->empty += occurrence->empty;
  row->present += !occurrence->empty;
  row->understood += occurrence->understood;
  row->left_out += left_out;
  if (left_out && row->purpose == NULL) {
    row->purpose = occurrence->purpose;
  }
  return occurrence->empty || occurrence->understood || left_out ||
         note_reason(coverage, row, occurrence->reason, occurrence->example);
}

struct arena *coverage_scratch(struct coverage *coverage) {
  return coverage->scratch;
}

void coverage_count_document(struct coverage *coverage, size_t records, bool refused) {
  coverage->totals.documents++;
  coverage->totals.refused += refused;
  coverage->totals.records += records;
}

struct coverage_totals coverage_totals(const struct coverage *coverage) {
  return coverage->totals;
}

static bool merge_row(struct coverage *coverage, const struct coverage_row *from) {
  bool failed = false;
  struct coverage_row *row = row_for(coverage, from->class_name, from->property, &failed);
  if (row == NULL) {
    coverage->totals.dropped += from->present;
    return !failed;
  }
  row->objects += from->objects;
  row->empty += from->empty;
  row->present += from->present;
  row->understood += from->understood;
  row->left_out += from->left_out;
  row->purpose = row->purpose != NULL ? row->purpose : from->purpose;
  return note_reason(coverage, row, from->reason, from->example);
}

int coverage_merge(struct coverage *coverage, const struct coverage *from, struct error *error) {
  struct coverage_totals *totals = &coverage->totals;
  totals->documents += from->totals.documents;
  totals->refused += from->totals.refused;
  totals->records += from->totals.records;
  totals->empty += from->totals.empty;
  totals->present += from->totals.present;
  totals->understood += from->totals.understood;
  totals->left_out += from->totals.left_out;
  totals->dropped += from->totals.dropped;
  for (size_t i = 0; i < from->count; i++) {
    if (!merge_row(coverage, &from->rows[i])) {
      return error_no_memory(error);
    }
  }
  return 0;
}

static size_t missed(const struct coverage_row *row) {
  return row->present - row->understood - row->left_out;
}

static int compare_rows(const void *one, const void *two) {
  const struct coverage_row *a = one;
  const struct coverage_row *b = two;
  if (missed(a) != missed(b)) {
    return missed(a) > missed(b) ? -1 : 1;
  }
  if (a->present != b->present) {
    return a->present > b->present ? -1 : 1;
  }
  int order = strcmp(a->class_name, b->class_name);
  return order != 0 ? order : strcmp(a->property, b->property);
}

const struct coverage_row *coverage_rows(struct coverage *coverage, size_t *count) {
  *count = 0;
  struct coverage_row *sorted = calloc(coverage->count + 1, sizeof *sorted);
  if (sorted == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < coverage->count; i++) {
    const struct coverage_row *row = &coverage->rows[i];
    if (row->property[0] != '\0') {
      uint32_t slot = *find_slot(coverage, row->class_name, "");
      sorted[*count] = *row;
      sorted[(*count)++].objects = slot == 0 ? 0 : coverage->rows[slot - 1].objects;
    }
  }
  qsort(sorted, *count, sizeof *sorted, compare_rows);
  free(coverage->sorted);
  coverage->sorted = sorted;
  return sorted;
}
