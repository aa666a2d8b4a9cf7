/* SPDX-License-Identifier: MIT */
/* A record comes in: packed, put at the end of the working file, remembered. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/pack.h"
#include "data/catalog/workbench.h"

const char *kept_key(const char *ctid, const char *uri) {
  if (ctid != NULL) {
    return ctid;
  }
  return uri != NULL && strncmp(uri, "_:", 2) != 0 ? uri : NULL;
}

const struct kept *kept_by_number(const struct catalog_writer *writer, uint32_t key) {
  uint32_t at = key < writer->kept_of_capacity ? writer->kept_of[key] : 0;
  return at == 0 ? NULL : &writer->kept[at - 1];
}

const struct kept *kept_by_key(const struct catalog_writer *writer, const char *key) {
  return kept_by_number(writer, texts_find(writer->keys, key));
}

bool kept_is_holder(const struct kept *kept) {
  return (kept->kind == RECORD_CREDENTIAL || kept->kind == RECORD_LEARNING) && kept->has_ctid;
}

static bool grow(void *array, uint32_t *capacity, uint32_t needed, size_t size) {
  if (needed < *capacity) {
    return true;
  }
  uint32_t wanted = needed < 512 ? 1024 : needed * 2;
  void *old;
  memcpy(&old, array, sizeof old);
  char *place = wanted <= needed ? NULL : realloc(old, wanted * size);
  if (place == NULL) {
    return false;
  }
  memset(place + *capacity * size, 0, (wanted - *capacity) * size);
  memcpy(array, &place, sizeof place);
  *capacity = wanted;
  return true;
}

/* The place for the record of `key`; a new one when it has none. NULL without memory. */
static struct kept *place_for(struct catalog_writer *writer, uint32_t key) {
  if (!grow(&writer->kept_of, &writer->kept_of_capacity, key, sizeof *writer->kept_of) ||
      !grow(&writer->kept, &writer->kept_capacity, writer->kept_count, sizeof *writer->kept)) {
    return NULL;
  }
  if (writer->kept_of[key] == 0) {
    writer->kept_of[key] = ++writer->kept_count;
  }
  return &writer->kept[writer->kept_of[key] - 1];
}

static bool is_older(const struct catalog_writer *writer, const struct kept *kept, const struct record *record) {
  const char *updated = texts_get(writer->words, kept->updated);
  return updated != NULL && (record->updated == NULL || strcmp(record->updated, updated) < 0);
}

static const char *any_name(const struct words *words) {
  return words->en != NULL ? words->en : words->es != NULL ? words->es : words->other;
}

/* Anything that goes to the tables of all records. */
static bool says_more(const struct record *record) {
  size_t things = record->related.count + record->identifier_count + record->jurisdiction_count +
                  record->credits.count + record->transfer.count + record->pay.count + record->verification_count +
                  record->online.count + record->methods.count + record->audiences.count + record->traits.count +
                  record->stated_count;
  for (size_t i = 0; i < record->aid_count; i++) {
    things += record->aid[i].values.count;
  }
  return things > 0 || record->code != NULL || record->renewal_days > 0 || record->component != NULL;
}

static int add(struct catalog_writer *writer, const struct record *record, const char *key, struct error *error) {
  const struct kept *old = kept_by_key(writer, key);
  if (old != NULL && is_older(writer, old, record)) {
    return 0;
  }
  buffer_clear(&writer->packed);
  pack(&writer->packed, &pack_record, record);
  if (writer->packed.failed) {
    return error_no_memory(error);
  }
  struct kept fresh = {.size = (uint32_t)writer->packed.length,
                       .key = texts_keep(writer->keys, key),
                       .name = texts_keep(writer->words, any_name(&record->name)),
                       .type = texts_keep(writer->words, record->type == NULL ? "" : record->type),
                       .updated = texts_keep(writer->words, record->updated),
                       .kind = (uint8_t)record->kind,
                       .has_ctid = record->ctid != NULL,
                       .says_more = says_more(record)};
  bool short_of_room = texts_failed(writer->keys) || texts_failed(writer->words);
  struct kept *place = short_of_room ? NULL : place_for(writer, fresh.key);
  if (place == NULL) {
    return error_no_memory(error);
  }
  if (spool_add(&writer->spool, writer->packed.data, writer->packed.length, &fresh.at, error) != 0) {
    return -1;
  }
  writer->replaced += place->size != 0;
  *place = fresh;
  return 0;
}

int catalog_writer_add(struct catalog_writer *writer, const struct record *record, struct error *error) {
  const char *key = kept_key(record->ctid, record->uri);
  if (key == NULL) {
    return 0; /* nothing can ever refer to it */
  }
  int result = writer->failed ? -1 : add(writer, record, key, &writer->reason);
  if (result != 0) {
    writer->failed = true;
    *error = writer->reason;
  }
  return result;
}
