/* SPDX-License-Identifier: MIT */
/* Any bytes as the body of a registry's answer: no crash, no leak, no endless
 * run; and what was read keeps the promises of registry_json.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sync/registry_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void promise(bool kept) {
  if (!kept) {
    abort();
  }
}

static bool is_ctid(const char *text) {
  return strlen(text) == 39 && strncmp(text, "ce-", 3) == 0 && strspn(text + 3, "0123456789abcdef-") == 36;
}

static void check_page(const struct registry_page *page) {
  promise(page->count <= page->rows && page->rows <= REGISTRY_MOST_ROWS);
  for (size_t i = 0; i < page->count; i++) {
    const struct registry_envelope *item = &page->items[i];
    promise(is_ctid(item->ctid));
    promise(item->updated == NULL || strlen(item->updated) == 24);
    promise(item->json == NULL ? item->length == 0 : strlen(item->json) == item->length && item->json[0] == '{');
  }
}

/* What was written once reads again, and comes out the same. */
static void check_again(struct arena *arena, const struct registry_page *page) {
  struct registry_page second = {.count = 0};
  struct error error;
  for (size_t i = 0; i < page->count; i++) {
    if (page->items[i].json == NULL) {
      continue;
    }
    const char *text = arena_printf(arena, "[{\"envelope_ceterms_ctid\":\"%s\",\"decoded_resource\":%s}]",
                                    page->items[i].ctid, page->items[i].json);
    if (text != NULL && registry_read_envelopes(arena, text, strlen(text), false, &second, &error) == 0) {
      promise(second.rows == 1);
      promise(second.count == 0 || strcmp(second.items[0].json, page->items[i].json) == 0);
    }
  }
}

static void envelopes(struct arena *arena, const char *bytes, size_t size, bool search) {
  struct registry_page page = {.total = -1};
  struct error error;
  if (registry_read_envelopes(arena, bytes, size, search, &page, &error) == 0) {
    promise(registry_is_whole(bytes, size));
    check_page(&page);
    check_again(arena, &page);
  }
}

static void graphs(struct arena *arena, const char *bytes, size_t size) {
  struct registry_page page = {.total = -1};
  struct error error;
  if (registry_read_graphs(arena, bytes, size, &page, &error) == 0) {
    check_page(&page);
  }
}

static void events(struct arena *arena, const char *bytes, size_t size) {
  struct registry_events list = {.total = -1};
  struct error error;
  if (registry_read_events(arena, bytes, size, &list, &error) == 0) {
    promise(list.count <= list.rows);
    for (size_t i = 0; i < list.count; i++) {
      promise(is_ctid(list.items[i].ctid) && strlen(list.items[i].created) == 24);
    }
  }
}

static void small(struct arena *arena, const char *bytes, size_t size) {
  struct registry_archive archive;
  struct error error;
  char text[300];
  char *copy = arena_strndup(arena, bytes, size);
  if (registry_read_archive(arena, bytes, size, &archive, &error) == 0) {
    promise((archive.state == ARCHIVE_FINISHED) == (archive.url != NULL));
  }
  registry_read_refusal(bytes, size, text, sizeof text);
  promise(strchr(text, '\x1b') == NULL && strlen(text) < sizeof text);
  if (copy != NULL && registry_time(copy, text)) {
    char twice[REGISTRY_TIME_SIZE];
    promise(registry_time(text, twice) && strcmp(text, twice) == 0);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new((size_t)64 << 20);
  if (arena == NULL || size == 0) {
    arena_free(arena);
    return 0;
  }
  const char *bytes = (const char *)data + 1;
  switch (data[0] % 5) {
    case 0:
      envelopes(arena, bytes, size - 1, false);
      break;
    case 1:
      envelopes(arena, bytes, size - 1, true);
      break;
    case 2:
      graphs(arena, bytes, size - 1);
      break;
    case 3:
      events(arena, bytes, size - 1);
      break;
    default:
      small(arena, bytes, size - 1);
      break;
  }
  arena_free(arena);
  return 0;
}
