/* SPDX-License-Identifier: MIT */
#include "sync/registry_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/json.h"
#include "data/base/text.h"
#include "data/ctdl/read.h"
#include "sync/registry_rows.h"

enum { LONGEST_TYPE = 200, KEPT = 1, LEFT_OUT = 0, UNREADABLE = 2 };

/* What the rows of one kind of list are read with: KEPT, LEFT_OUT, UNREADABLE or negative. */
struct row_reader {
  struct arena *arena;
  bool search;
  int (*read)(struct row_reader *reader, const json_t *row, void *item, struct error *error);
  size_t item_size;
  void *items;
  size_t count, rows, unreadable;
};

static int read_row(struct row_reader *reader, const struct registry_row *row, struct error *error) {
  if (row->length > REGISTRY_LARGEST_ROW || row->values > REGISTRY_MOST_VALUES) {
    return UNREADABLE;
  }
  json_t *value = json_read(row->bytes, row->length, "", error);
  if (value == NULL) {
    return error->code == ERROR_NO_MEMORY ? -1 : UNREADABLE;
  }
  char *item = (char *)reader->items + reader->count * reader->item_size;
  int status = json_is_object(value) ? reader->read(reader, value, item, error) : UNREADABLE;
  json_decref(value);
  return status;
}

static int not_a_list(const char *bytes, size_t length, struct error *error) {
  char said[200];
  registry_read_refusal(bytes, length, said, sizeof said);
  if (said[0] != '\0') {
    return error_set(error, ERROR_BAD_DATA, _("Instead of a list of records came the message \"%s\"."), said);
  }
  return error_set(error, ERROR_BAD_DATA, _("The answer is no list of records. Is this the address of a registry?"));
}

static int read_rows(struct row_reader *reader, const char *bytes, size_t length, struct error *error) {
  struct registry_rows rows;
  struct registry_row row;
  struct error ignored;
  if (!registry_rows_begin(&rows, bytes, length)) {
    return not_a_list(bytes, length, error);
  }
  while (registry_rows_next(&rows, &row)) {
    reader->rows++;
  }
  if (rows.broken) {
    return error_set(error, ERROR_BAD_DATA, _("A list of records broke off in the middle. Try again."));
  }
  if (reader->rows > REGISTRY_MOST_ROWS) {
    return error_set(error, ERROR_TOO_BIG, _("A list of records is longer than was asked for (%zu rows)."),
                     reader->rows);
  }
  reader->items = arena_array(reader->arena, reader->rows + 1, reader->item_size);
  if (reader->items == NULL) {
    return error_no_memory(error);
  }
  (void)registry_rows_begin(&rows, bytes, length);
  while (registry_rows_next(&rows, &row)) {
    int status = read_row(reader, &row, &ignored);
    if (status < 0) {
      *error = ignored;
      return -1;
    }
    reader->count += status == KEPT ? 1 : 0;
    reader->unreadable += status == UNREADABLE ? 1 : 0;
  }
  return 0;
}

static const char *ctid_at(struct arena *arena, const json_t *object, const char *key) {
  const char *text = json_text(object, key);
  return text == NULL ? NULL : ctdl_ctid(arena, text);
}

/* The resource that a document is about: the first of its graph, or itself. */
static const json_t *primary(const json_t *document) {
  const json_t *graph = json_object_get(document, "@graph");
  const json_t *first = json_each(graph, 0);
  return json_is_object(first) ? first : document;
}

static const char *type_of(struct arena *arena, const json_t *envelope, const json_t *document) {
  const char *type = envelope == NULL ? NULL : json_text(envelope, "envelope_ctdl_type");
  if (type == NULL && document != NULL) {
    type = json_string_value(json_each(json_object_get(primary(document), "@type"), 0));
  }
  return type == NULL || type[0] == '\0' ? NULL : text_clean(arena, type, strlen(type), TEXT_LINE, LONGEST_TYPE);
}

/* "adms:status":"graphPublicationStatus:Provisional" on the level of the graph. */
static bool is_provisional(const json_t *document) {
  static const char word[] = "Provisional";
  const json_t *status = json_object_get(document, "adms:status");
  for (size_t i = 0; i < json_each_count(status); i++) {
    const json_t *one = json_each(status, i);
    const char *text = json_is_object(one) ? json_text(one, "@id") : json_string_value(one);
    size_t length = text == NULL ? 0 : strlen(text);
    if (length >= sizeof word - 1 && strcmp(text + length - (sizeof word - 1), word) == 0) {
      return true;
    }
  }
  return false;
}

static int write_document(struct arena *arena, const json_t *document, struct registry_envelope *item,
                          struct error *error) {
  char *text = json_dumps(document, JSON_COMPACT | JSON_SORT_KEYS);
  if (text == NULL) {
    return error_no_memory(error);
  }
  item->length = strlen(text);
  item->json = arena_strndup(arena, text, item->length);
  free(text);
  return item->json == NULL ? error_no_memory(error) : KEPT;
}

static const char *time_at(struct arena *arena, const json_t *object, const char *key) {
  char out[REGISTRY_TIME_SIZE];
  const char *text = json_text(object, key);
  return text != NULL && registry_time(text, out) ? arena_strdup(arena, out) : NULL;
}

/* In a search row the primary resource of the envelope is the one with its CTID. */
static bool is_wanted(struct arena *arena, const json_t *row, const struct registry_envelope *item) {
  const json_t *inner = json_object_get(row, "inner_resource");
  if (item->deleted) {
    return false;
  }
  const char *ctid = json_is_object(inner) ? ctid_at(arena, inner, "ceterms:ctid") : item->ctid;
  return ctid != NULL && strcmp(ctid, item->ctid) == 0;
}

static int read_envelope(struct row_reader *reader, const json_t *row, void *into, struct error *error) {
  struct arena *arena = reader->arena;
  const json_t *head = json_object_get(row, "node_headers");
  const json_t *document = json_object_get(row, "decoded_resource");
  const char *gone = json_text(head, "deleted_at");
  struct registry_envelope item = {.deleted = gone != NULL && gone[0] != '\0'};
  document = json_is_object(document) ? document : NULL;
  item.ctid = ctid_at(arena, row, "envelope_ceterms_ctid");
  if (item.ctid == NULL && document != NULL) {
    item.ctid = ctid_at(arena, primary(document), "ceterms:ctid");
  }
  if (item.ctid == NULL) {
    return UNREADABLE;
  }
  if (reader->search && !is_wanted(arena, row, &item)) {
    return LEFT_OUT;
  }
  item.type = type_of(arena, row, document);
  item.updated = time_at(arena, head, "updated_at");
  if (item.updated == NULL) {
    item.updated = time_at(arena, row, "updated_at");
  }
  if (document != NULL) {
    item.provisional = is_provisional(document);
    if (write_document(arena, document, &item, error) < 0) {
      return -1;
    }
  }
  *(struct registry_envelope *)into = item;
  return KEPT;
}

static int read_page(struct row_reader *reader, const char *bytes, size_t length, struct registry_page *page,
                     struct error *error) {
  if (read_rows(reader, bytes, length, error) != 0) {
    return -1;
  }
  page->items = reader->items;
  page->count = reader->count;
  page->rows = reader->rows;
  page->unreadable = reader->unreadable;
  return 0;
}

int registry_read_envelopes(struct arena *arena, const char *bytes, size_t length, bool search,
                            struct registry_page *page, struct error *error) {
  struct row_reader reader = {
      .arena = arena, .search = search, .read = read_envelope, .item_size = sizeof(struct registry_envelope)};
  return read_page(&reader, bytes, length, page, error);
}

static int read_graph(struct row_reader *reader, const json_t *row, void *into, struct error *error) {
  struct registry_envelope item = {.ctid = ctid_at(reader->arena, primary(row), "ceterms:ctid")};
  if (item.ctid == NULL) {
    item.ctid = ctid_at(reader->arena, row, "@id");
  }
  if (item.ctid == NULL) {
    return UNREADABLE;
  }
  item.type = type_of(reader->arena, NULL, row);
  item.provisional = is_provisional(row);
  if (write_document(reader->arena, row, &item, error) < 0) {
    return -1;
  }
  *(struct registry_envelope *)into = item;
  return KEPT;
}

int registry_read_graphs(struct arena *arena, const char *bytes, size_t length, struct registry_page *page,
                         struct error *error) {
  struct row_reader reader = {.arena = arena, .read = read_graph, .item_size = sizeof(struct registry_envelope)};
  return read_page(&reader, bytes, length, page, error);
}

static int read_event(struct row_reader *reader, const json_t *row, void *into, struct error *error) {
  static const char *const names[] = {[REGISTRY_CREATE] = "create", "update", "destroy"};
  const char *name = json_text(row, "event");
  const char *created = json_text(row, "created_at");
  struct registry_event *event = into;
  (void)error;
  event->ctid = ctid_at(reader->arena, row, "envelope_ceterms_ctid");
  if (event->ctid == NULL || name == NULL || created == NULL || !registry_time(created, event->created)) {
    return LEFT_OUT;
  }
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (strcmp(names[i], name) == 0) {
      event->kind = (enum registry_event_kind)i;
      return KEPT;
    }
  }
  return LEFT_OUT;
}

int registry_read_events(struct arena *arena, const char *bytes, size_t length, struct registry_events *events,
                         struct error *error) {
  struct row_reader reader = {.arena = arena, .read = read_event, .item_size = sizeof(struct registry_event)};
  if (read_rows(&reader, bytes, length, error) != 0) {
    return -1;
  }
  events->items = reader.items;
  events->count = reader.count;
  events->rows = reader.rows;
  return 0;
}
