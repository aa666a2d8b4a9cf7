/* SPDX-License-Identifier: MIT */
#include "sync/pipeline_batch.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/read.h"

enum {
  LONGEST_PLACE = 4096 + 64,
  MOST_NAMES = BATCH_DOCUMENTS * 2 * LONGEST_PLACE,
  KEPT_ROOM = 2 * BATCH_BYTES,
  /* Records take two to four times the room of their JSON. */
  ARENA_BASE = 16 << 20,
  ARENA_FACTOR = 8,
};

bool batch_is_full(const struct batch *batch) {
  return batch->count == BATCH_DOCUMENTS || batch->bytes.length >= BATCH_BYTES;
}

void batch_clear(struct batch *batch) {
  if (batch->bytes.capacity > KEPT_ROOM) {
    batch_free(batch);
  }
  if (batch->arena != NULL) {
    arena_recycle(batch->arena);
  }
  batch->bytes.limit = CTDL_LARGEST_DOCUMENT + BATCH_BYTES;
  batch->names.limit = MOST_NAMES;
  buffer_clear(&batch->bytes);
  buffer_clear(&batch->names);
  batch->count = 0;
  batch->ready = false;
}

void batch_free(struct batch *batch) {
  buffer_free(&batch->bytes);
  buffer_free(&batch->names);
  arena_free(batch->arena);
  batch->arena = NULL;
}

/* The place of `text` among the names; the last one may stand there already. */
static size_t add_name(struct batch *batch, const char *text) {
  if (batch->count > 0) {
    size_t last = batch->entries[batch->count - 1].where;
    if (strcmp(buffer_text(&batch->names) + last, text) == 0) {
      return last;
    }
  }
  size_t length = strlen(text);
  size_t start = batch->names.length;
  buffer_add(&batch->names, text, length < LONGEST_PLACE ? length : LONGEST_PLACE - 1);
  buffer_add_char(&batch->names, '\0');
  return start;
}

int batch_add(struct batch *batch, const char *bytes, size_t length, const char *where, long line, const char *why,
              struct error *error) {
  struct batch_entry *entry = &batch->entries[batch->count];
  *entry = (struct batch_entry){.start = batch->bytes.length, .length = length, .line = line};
  if (batch->names.length == 0) {
    buffer_add_char(&batch->names, '\0'); /* so that 0 is no place of a reason */
  }
  entry->where = add_name(batch, where);
  entry->why = why == NULL ? 0 : add_name(batch, why);
  buffer_add(&batch->bytes, bytes, length);
  if (batch->bytes.failed || batch->names.failed) {
    return error_no_memory(error);
  }
  batch->count++;
  return 0;
}

/* "records.ndjson, line 12" */
static void name_place(const struct batch *batch, const struct batch_entry *entry, char *place, size_t size) {
  const char *where = buffer_text(&batch->names) + entry->where;
  if (entry->line > 0) {
    (void)snprintf(place, size, _("%s, line %ld"), where, entry->line);
  } else {
    (void)snprintf(place, size, "%s", where);
  }
}

/* False without memory. */
static bool pass_over(struct batch *batch, struct pipeline_item *item, const char *place, const char *why, long count) {
  item->where = arena_strdup(batch->arena, place);
  item->why = arena_strdup(batch->arena, why);
  item->skipped = count;
  return item->where != NULL && item->why != NULL;
}

static bool read_document(struct batch *batch, const struct batch_entry *entry, struct pipeline_item *item,
                          const char *place) {
  struct ctdl_document document = {0};
  struct error trouble = {0};
  struct arena_mark mark = arena_mark(batch->arena);
  const char *bytes = buffer_text(&batch->bytes) + entry->start;
  if (ctdl_read(batch->arena, bytes, entry->length, place, &document, &trouble) == 0) {
    item->records = document.records;
    item->count = document.count;
    const char *why = document.skip_reason == NULL ? N_("not a record") : document.skip_reason;
    return document.skipped == 0 || pass_over(batch, item, place, gettext(why), (long)document.skipped);
  }
  bool short_of_memory = trouble.code == ERROR_NO_MEMORY && arena_used(batch->arena) < ARENA_BASE / 2;
  arena_rewind(batch->arena, mark); /* so that those beside it have their room */
  if (short_of_memory) {
    return false;
  }
  const char *why = trouble.code == ERROR_NO_MEMORY ? _("It unfolds to more than any record may be.") : trouble.message;
  return pass_over(batch, item, place, why, 1);
}

static bool make_arena(struct batch *batch) {
  size_t room = batch->bytes.length > KEPT_ROOM ? batch->bytes.length : KEPT_ROOM;
  if (batch->arena != NULL && room > KEPT_ROOM) { /* of the common size */
    arena_free(batch->arena);
    batch->arena = NULL;
  }
  if (batch->arena == NULL) {
    batch->arena = arena_new(ARENA_BASE + ARENA_FACTOR * room);
  }
  return batch->arena != NULL;
}

int batch_read(struct batch *batch, struct error *error) {
  bool enough = make_arena(batch);
  for (size_t i = 0; i < batch->count && enough; i++) {
    const struct batch_entry *entry = &batch->entries[i];
    struct pipeline_item *item = &batch->items[i];
    char place[LONGEST_PLACE];
    *item = (struct pipeline_item){0};
    name_place(batch, entry, place, sizeof place);
    enough = entry->why != 0 ? pass_over(batch, item, place, buffer_text(&batch->names) + entry->why, 1)
                             : read_document(batch, entry, item, place);
  }
  return enough ? 0 : error_no_memory(error);
}
