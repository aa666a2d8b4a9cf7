/* SPDX-License-Identifier: MIT */
/* The slices' raw values -> rows of values of each document, and the documents of each value. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/index_make.h"

/* Rows of all documents: starts[document] to starts[document + 1] in `items`. */
struct all_rows {
  uint32_t *starts, *items;
  size_t count, room;
};

static bool add(struct all_rows *rows, uint32_t item) {
  if (rows->count == rows->room) {
    size_t room = rows->room == 0 ? (size_t)1 << 16 : rows->room + rows->room / 2;
    uint32_t *items = realloc(rows->items, room * sizeof *items);
    if (items == NULL || room > UINT32_MAX) {
      rows->items = items == NULL ? rows->items : items;
      return false;
    }
    rows->items = items;
    rows->room = room;
  }
  rows->items[rows->count++] = item;
  return true;
}

/* Adds the item to the document's row, which started at `start`, unless it is there. */
static bool add_once(struct all_rows *rows, size_t start, uint32_t item) {
  for (size_t i = start; i < rows->count; i++) {
    if (rows->items[i] == item) {
      return true;
    }
  }
  return add(rows, item);
}

static bool start_rows(const struct making *making, struct all_rows *rows) {
  *rows = (struct all_rows){.starts = calloc((size_t)making->limit + 1, sizeof(uint32_t))};
  return rows->starts != NULL;
}

static const uint32_t *map_of(const struct making *making, const struct value_entries *entries, enum row_group group,
                              const struct slice *slice) {
  if (group == GROUP_NARROW) {
    return entries->narrow_of[slice->worker - making->workers];
  }
  return group == GROUP_JOBS ? entries->job_of : entries->skill_of;
}

/* The values from `low` to `high` - 1 of a group. */
static bool gather(const struct making *making, const struct value_entries *entries, enum row_group group, uint32_t low,
                   uint32_t high, struct all_rows *rows) {
  if (!start_rows(making, rows)) {
    return false;
  }
  for (uint32_t document = 0; document < making->limit; document++) {
    const struct slice *slice = &making->slices[document / (uint32_t)SLICE_DOCUMENTS];
    const struct slice_rows *raw = &slice->rows[group];
    const uint32_t *map = map_of(making, entries, group, slice);
    uint32_t in_slice = document % (uint32_t)SLICE_DOCUMENTS;
    size_t start = rows->count;
    rows->starts[document] = (uint32_t)start;
    for (uint32_t i = raw->starts[in_slice]; i < raw->starts[in_slice + 1]; i++) {
      uint32_t value = map[raw->items[i]];
      if (value >= low && value < high && !add_once(rows, start, value)) {
        return false;
      }
    }
  }
  rows->starts[making->limit] = (uint32_t)rows->count;
  return true;
}

/* A provider's names and CTID are values of their own. */
static bool gather_providers(const struct making *making, const struct value_entries *entries, struct all_rows *rows) {
  if (!start_rows(making, rows)) {
    return false;
  }
  for (uint32_t document = 0; document < making->limit; document++) {
    size_t start = rows->count;
    rows->starts[document] = (uint32_t)start;
    for (int i = 0; i < 3 && making->provider_of[document] != 0; i++) {
      uint32_t value = entries->provider_of[i][making->provider_of[document] - 1];
      if (value != UINT32_MAX && !add_once(rows, start, value)) {
        return false;
      }
    }
  }
  rows->starts[making->limit] = (uint32_t)rows->count;
  return true;
}

static bool gather_approved(const struct making *making, const struct value_entries *entries, struct all_rows *rows) {
  if (!start_rows(making, rows)) {
    return false;
  }
  for (uint32_t document = 0; document < making->limit; document++) {
    rows->starts[document] = (uint32_t)rows->count;
    bool there = (making->approved[document / 64] & making->all[document / 64]) >> (document % 64) & 1;
    if (there && !add(rows, entries->first[INDEX_APPROVED])) {
      return false;
    }
  }
  rows->starts[making->limit] = (uint32_t)rows->count;
  return true;
}

/* --- lists --- */

/* Lists of the values from `low` to `high` - 1, out of their rows. */
static bool write_lists(const struct making *making, struct index_out *out, uint64_t *lists,
                        struct value_entries *entries, uint32_t low, uint32_t high, const struct all_rows *rows) {
  uint32_t *starts = calloc((size_t)(high - low) + 2, sizeof *starts);
  uint32_t *documents = malloc((rows->count + 1) * sizeof *documents);
  bool failed = starts == NULL || documents == NULL;
  for (size_t i = 0; i < rows->count && !failed; i++) {
    starts[rows->items[i] - low + 2]++;
  }
  for (size_t i = 2; i < (size_t)(high - low) + 2 && !failed; i++) {
    starts[i] += starts[i - 1];
  }
  for (uint32_t document = 0; document < making->limit && !failed; document++) {
    for (uint32_t i = rows->starts[document]; i < rows->starts[document + 1]; i++) {
      documents[starts[rows->items[i] - low + 1]++] = document;
    }
  }
  for (uint32_t i = low; i < high && !failed; i++) {
    uint32_t first = starts[i - low], count = starts[i - low + 1] - first;
    entries->values[i].count = count;
    entries->values[i].list = index_list_write(out, lists, documents + first, count, &failed);
  }
  free(starts);
  free(documents);
  return !failed;
}

static void free_rows(struct all_rows *rows) {
  free(rows->starts);
  free(rows->items);
  *rows = (struct all_rows){0};
}

static void free_slices(struct making *making, enum row_group group) {
  for (uint32_t i = 0; i < making->slice_count; i++) {
    free(making->slices[i].rows[group].starts);
    free(making->slices[i].rows[group].items);
    making->slices[i].rows[group] = (struct slice_rows){0};
  }
}

static bool lists_only(struct making *making, struct index_out *out, uint64_t *lists, struct value_entries *entries) {
  const uint32_t *first = entries->first;
  struct all_rows rows = {0};
  bool done = gather(making, entries, GROUP_NARROW, first[INDEX_CITY], first[INDEX_CITY + 1], &rows) &&
              write_lists(making, out, lists, entries, first[INDEX_CITY], first[INDEX_CITY + 1], &rows);
  free_rows(&rows);
  done = done && gather_providers(making, entries, &rows) &&
         write_lists(making, out, lists, entries, first[INDEX_PROVIDER], first[INDEX_PROVIDER + 1], &rows);
  free_rows(&rows);
  done = done && gather_approved(making, entries, &rows) &&
         write_lists(making, out, lists, entries, first[INDEX_APPROVED], first[INDEX_APPROVED + 1], &rows);
  free_rows(&rows);
  return done;
}

/* --- sections --- */

static void write_starts(const struct making *making, struct index_out *out, enum index_part part,
                         const struct all_rows *rows, bool none) {
  static const uint32_t zeroes[1024];
  index_out_begin(out, part);
  for (size_t left = (size_t)making->limit + 1; left > 0 && none;) {
    size_t many = left < 1024 ? left : 1024;
    index_out_add(out, zeroes, many * sizeof zeroes[0]);
    left -= many;
  }
  if (!none) {
    index_out_add(out, rows->starts, ((size_t)making->limit + 1) * sizeof *rows->starts);
  }
  (void)index_out_end(out, part);
}

static void write_narrow(const struct making *making, struct index_out *out, struct all_rows *rows, bool too_many) {
  uint16_t *small = (uint16_t *)(void *)rows->items; /* in place, from the front */
  for (size_t i = 0; i < rows->count && !too_many; i++) {
    uint16_t item = (uint16_t)rows->items[i];
    memcpy((unsigned char *)rows->items + i * sizeof item, &item, sizeof item);
  }
  write_starts(making, out, INDEX_NARROW_START, rows, too_many);
  index_out_begin(out, INDEX_NARROW);
  if (!too_many) {
    index_out_add(out, small, rows->count * sizeof *small);
  }
  (void)index_out_end(out, INDEX_NARROW);
}

static void write_wide(const struct making *making, struct index_out *out, const struct all_rows *rows,
                       enum index_part starts, enum index_part items) {
  write_starts(making, out, starts, rows, false);
  index_out_begin(out, items);
  index_out_add(out, rows->items, rows->count * sizeof *rows->items);
  (void)index_out_end(out, items);
}

int write_rows(struct making *making, struct index_out *out, uint64_t *lists, struct value_entries *entries,
               struct error *error) {
  static const enum index_kind ends[GROUPS][2] = {
      {INDEX_TYPE, INDEX_LAST_NARROW}, {INDEX_JOBS, INDEX_JOBS}, {INDEX_SKILLS, INDEX_SKILLS}};
  const uint32_t *first = entries->first;
  struct all_rows rows[GROUPS] = {0};
  bool done = true;
  for (int i = 0; i < GROUPS && done; i++) {
    uint32_t low = first[ends[i][0]], high = first[ends[i][1] + 1];
    done = gather(making, entries, (enum row_group)i, low, high, &rows[i]) &&
           write_lists(making, out, lists, entries, low, high, &rows[i]);
    if (i != GROUP_NARROW) {
      free_slices(making, (enum row_group)i);
    }
  }
  done = done && lists_only(making, out, lists, entries);
  free_slices(making, GROUP_NARROW);
  (void)index_out_end(out, INDEX_LISTS);
  if (done) {
    write_narrow(making, out, &rows[GROUP_NARROW], first[INDEX_LAST_NARROW + 1] > UINT16_MAX);
    write_wide(making, out, &rows[GROUP_JOBS], INDEX_JOB_START, INDEX_JOB);
    write_wide(making, out, &rows[GROUP_SKILLS], INDEX_SKILL_START, INDEX_SKILL);
  }
  for (int i = 0; i < GROUPS; i++) {
    free_rows(&rows[i]);
  }
  return done ? 0 : error_no_memory(error);
}
