/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

static struct record *find_record(const struct reader *reader, const char *ctid) {
  const struct member *found = graph_find(reader->graph, ctid);
  return found == NULL ? NULL : found->record;
}

/* Is it among the first `count` data sets of the record? */
static bool names_data_set(const struct record *record, const char *ctid, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *named = record->data_sets.items[i].ctid;
    if (named != NULL && strcmp(named, ctid) == 0) {
      return true;
    }
  }
  return false;
}

/* Publishers state the join on one side only; here it is made whole. */
static void join(struct reader *reader, const struct record *data_set) {
  if (data_set->ctid == NULL) {
    return;
  }
  for (size_t i = 0; i < data_set->about.count; i++) {
    struct record *record = find_record(reader, data_set->about.items[i].ctid);
    if (record != NULL && record != data_set && !names_data_set(record, data_set->ctid, record->data_sets.count)) {
      struct reference reference = {
          .ctid = data_set->ctid, .uri = data_set->uri, .name = words_pick(&data_set->name, "en"), data_set->type};
      add_reference(reader, &record->data_sets, &reference);
    }
  }
}

static size_t copy_outcomes(struct reader *reader, struct record *record, const struct record *data_set) {
  size_t copied = 0;
  for (size_t i = 0; i < data_set->outcome_count; i++) {
    const struct outcome *outcome = &data_set->outcomes[i];
    const char *id = record->ctid != NULL ? record->ctid : record->uri;
    if (outcome->about != NULL && (id == NULL || strcmp(outcome->about, id) != 0)) {
      continue;
    }
    struct outcome *items = list_room(reader, record->outcomes, record->outcome_count, sizeof *items);
    if (items == NULL) {
      break;
    }
    record->outcomes = items;
    record->outcomes[record->outcome_count++] = *outcome;
    copied++;
  }
  return copied;
}

static size_t attach(struct reader *reader, struct record *record) {
  size_t copied = 0;
  for (size_t i = 0; i < record->data_sets.count; i++) {
    const char *ctid = record->data_sets.items[i].ctid;
    const struct record *data_set = find_record(reader, ctid);
    if (data_set != NULL && data_set->kind == RECORD_DATA_SET && !names_data_set(record, ctid, i)) {
      copied += copy_outcomes(reader, record, data_set);
    }
  }
  return copied;
}

void attach_outcomes(struct reader *reader, struct record *records, size_t count) {
  bool any = false;
  for (size_t i = 0; i < count; i++) {
    struct member *member = graph_find(reader->graph, records[i].ctid);
    if (member != NULL && member->record == NULL) {
      member->record = &records[i];
    }
    any = any || records[i].kind == RECORD_DATA_SET;
  }
  for (size_t i = 0; any && i < count; i++) {
    if (records[i].kind == RECORD_DATA_SET) {
      join(reader, &records[i]);
    }
  }
  size_t copied = 0;
  for (size_t i = 0; any && i < count && copied < ATTACHED_LIMIT; i++) {
    if (records[i].kind != RECORD_DATA_SET) {
      copied += attach(reader, &records[i]);
    }
  }
}
