/* SPDX-License-Identifier: MIT */
/* All records, whatever they are, by CTID; and what they say that credentials
 * have no table for. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/fill.h"
#include "data/catalog/pack.h"

enum { LARGEST_BATCH = 512 << 20 };

static const char *const kinds[] = {[RECORD_CREDENTIAL] = "credential",
                                    [RECORD_LEARNING] = "learning",
                                    [RECORD_ORGANIZATION] = "organization",
                                    [RECORD_ASSESSMENT] = "assessment",
                                    [RECORD_COST_MANIFEST] = "cost manifest",
                                    [RECORD_CONDITION_MANIFEST] = "condition manifest",
                                    [RECORD_PATHWAY] = "pathway",
                                    [RECORD_COMPONENT] = "component",
                                    [RECORD_FRAMEWORK] = "framework",
                                    [RECORD_COMPETENCY] = "competency",
                                    [RECORD_DATA_SET] = "data set",
                                    [RECORD_TRANSFER_VALUE] = "transfer value",
                                    [RECORD_SUPPORT_SERVICE] = "support service",
                                    [RECORD_WORK] = "work",
                                    [RECORD_METRIC] = "metric",
                                    [RECORD_ACTION] = "action",
                                    [RECORD_COLLECTION] = "collection",
                                    [RECORD_OFFERING] = "offering",
                                    [RECORD_VERIFICATION] = "verification",
                                    [RECORD_OTHER] = "other"};

uint32_t fill_target(const struct fill *fill, const struct reference *reference) {
  const struct catalog_writer *writer = fill->joins->writer;
  const struct kept *kept = kept_by_key(writer, kept_key(reference->ctid, reference->uri));
  return kept == NULL ? 0 : fill->record_number[kept - writer->kept];
}

const char *fill_word(const char *term) {
  const char *colon = term == NULL ? NULL : strrchr(term, ':');
  return colon == NULL ? term : colon + 1;
}

/* --- the order --- */

struct listed_record {
  const char *ctid;
  uint32_t index;
};

static int compare_ctids(const void *one, const void *two) {
  return strcmp(((const struct listed_record *)one)->ctid, ((const struct listed_record *)two)->ctid);
}

/* Numbers all records with a CTID; NULL without memory. */
static struct listed_record *list_records(struct fill *fill, size_t *count) {
  const struct catalog_writer *writer = fill->joins->writer;
  struct listed_record *records = calloc((size_t)writer->kept_count + 1, sizeof *records);
  fill->record_number = calloc((size_t)writer->kept_count + 1, sizeof *fill->record_number);
  *count = 0;
  if (records == NULL || fill->record_number == NULL) {
    free(records);
    return NULL;
  }
  for (uint32_t i = 0; i < writer->kept_count; i++) {
    if (writer->kept[i].has_ctid) {
      records[(*count)++] = (struct listed_record){texts_get(writer->keys, writer->kept[i].key), i};
    }
  }
  qsort(records, *count, sizeof *records, compare_ctids);
  for (size_t i = 0; i < *count; i++) {
    fill->record_number[records[i].index] = (uint32_t)i + 1;
  }
  return records;
}

/* --- rows --- */

static const struct record *read_record(struct fill *fill, struct spool_reader *reader, const struct kept *kept) {
  struct record *record = arena_alloc(fill->arena, sizeof *record);
  char *copy = arena_alloc(fill->arena, kept->size);
  if (record == NULL || copy == NULL) {
    (void)error_no_memory(fill->error);
    return NULL;
  }
  const char *bytes = spool_look(reader, kept->at, kept->size, fill->error);
  if (bytes == NULL) {
    return NULL;
  }
  memcpy(copy, bytes, kept->size);
  return unpack(fill->arena, &pack_record, copy, kept->size, record, fill->error) == 0 ? record : NULL;
}

static uint32_t owner_of(const struct fill *fill, const struct record *record) {
  const struct references *lists[] = {&record->owned_by, &record->offered_by};
  for (size_t i = 0; i < 2; i++) {
    for (size_t j = 0; j < lists[i]->count; j++) {
      const struct reference *body = &lists[i]->items[j];
      uint32_t number = joins_organization(fill->joins, kept_key(body->ctid, body->uri), body->name);
      if (number != 0) {
        return number;
      }
    }
  }
  return 0;
}

/* What the tables of credentials have is not told again. */
static void tell_more(struct fill *fill, struct feed_cell *row, const struct record *record) {
  const struct words *text = &record->description;
  const char *definition = record->metric == NULL ? NULL : record->metric->definition;
  const char *description = text->en != NULL ? text->en : text->es != NULL ? text->es : text->other;
  feed_text(row, 6, record->name.es);
  feed_text(row, 7, description != NULL ? description : definition);
  feed_text(row, 8, text->es);
  feed_text(row, 9, record->url);
  feed_text(row, 10, record->status);
  feed_integer_or_null(row, 11, owner_of(fill, record), 0);
}

static int write_record(struct fill *fill, struct spool_reader *reader, const struct kept *kept, const char *ctid) {
  const struct texts *words = fill->joins->writer->words;
  bool holder = kept_is_holder(kept);
  const struct record *record = NULL;
  if (!holder || kept->says_more) {
    record = read_record(fill, reader, kept);
    if (record == NULL) {
      return -1;
    }
  }
  struct feed_cell *row = fill_row(fill, FILL_RECORD);
  feed_text(row, 2, ctid);
  feed_text(row, 3, kept->kind < sizeof kinds / sizeof kinds[0] ? kinds[kept->kind] : "other");
  feed_text(row, 4, texts_get(words, kept->type));
  feed_text(row, 5, texts_get(words, kept->name));
  feed_text(row, 12, texts_get(words, kept->updated));
  if (record != NULL) {
    feed_text(row, 13, record->code);
    feed_text(row, 14, record->action != NULL ? record->action->from : record->from);
    feed_text(row, 15, record->action != NULL ? record->action->to : record->to);
    fill_links(fill, kept, record);
    fill_facts(fill, kept, record);
    fill_needs(fill, kept, record);
  }
  if (record != NULL && !holder) {
    tell_more(fill, row, record);
  }
  return fill->failed ? -1 : 0;
}

static int write_all(struct fill *fill, struct spool_reader *reader, const struct listed_record *records,
                     size_t count) {
  for (size_t i = 0; i < count; i++) {
    fill->number = (long long)i + 1;
    if (write_record(fill, reader, &fill->joins->writer->kept[records[i].index], records[i].ctid) != 0) {
      return -1;
    }
    bool enough =
        feed_waiting(&fill->feed) >= (size_t)FILL_MOST_WAITING || arena_used(fill->arena) >= (size_t)FILL_MOST_BYTES;
    if (enough || i + 1 == count) {
      if (feed_flush(&fill->feed, fill->error) != 0) {
        return -1;
      }
      arena_reset(fill->arena);
    }
  }
  return 0;
}

int fill_records(struct fill *fill) {
  size_t count;
  struct listed_record *records = list_records(fill, &count);
  fill->arena = arena_new((size_t)LARGEST_BATCH);
  int result;
  if (records == NULL || fill->arena == NULL) {
    result = error_no_memory(fill->error);
  } else {
    struct spool_reader reader;
    spool_reader_init(&reader, &fill->joins->writer->spool, 0);
    result = write_all(fill, &reader, records, count);
    spool_reader_free(&reader);
  }
  arena_free(fill->arena);
  fill->arena = NULL;
  free(records);
  return result;
}
