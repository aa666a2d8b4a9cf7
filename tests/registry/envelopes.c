/* SPDX-License-Identifier: MIT */
/* The list of envelopes, single ones, and what happened to them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/registry/registry.h"

static void write_headers(struct buffer *out, const struct entry *entry, const char *id) {
  char created[STAMP_SIZE];
  char updated[STAMP_SIZE];
  state_stamp(entry->created, created);
  state_stamp(entry->updated, updated);
  buffer_add_format(out,
                    "\"node_headers\":{\"resource_digest\":null,\"revision_history\":[{\"head\":true,\"event\":"
                    "\"%s\",\"created_at\":\"%s\",\"actor\":null,\"url\":\"/ce-registry/envelopes/%s/revisions/%u\"}],"
                    "\"created_at\":\"%s\",\"updated_at\":\"%s\",\"deleted_at\":",
                    entry->version == 0 ? "create" : "update", updated, id, entry->version, created, updated);
  if (entry->soft_deleted) {
    buffer_add_format(out, "\"%s\"}", updated);
  } else {
    buffer_add_text(out, "null}");
  }
}

static void write_front(struct buffer *out, const struct entry *entry, const char *ctid, const char *id, bool row) {
  buffer_add_text(out, row ? "{\"name\":\"ce_registry\",\"default\":true,\"secured\":false,\"secured_search\":false,"
                           : "{\"envelope_community\":\"ce_registry\",");
  buffer_add_format(out,
                    "\"envelope_id\":\"%s\",\"envelope_ceterms_ctid\":\"%s\",\"envelope_ctdl_type\":\"%s\","
                    "\"envelope_type\":\"resource_data\",\"envelope_version\":\"1.0.0\",",
                    id, ctid, record_type(entry->number));
}

void envelope_write(struct buffer *out, const struct state *state, const struct entry *entry,
                    const struct envelope_form *form) {
  uint64_t seed = state_seed(state);
  char ctid[CTID_SIZE];
  char id[UUID_SIZE];
  char publisher[UUID_SIZE];
  char owner[CTID_SIZE];
  char updated[STAMP_SIZE];
  struct recipe recipe = {.seed = seed, .number = entry->number, .others = state_first_count(state)};
  unsigned long owned_by = record_owner(&recipe);
  record_ctid(seed, entry->number, 0, ctid);
  record_ctid(seed, owned_by, 0, owner);
  record_uuid(seed, entry->number, entry->life, id);
  record_uuid(seed, owned_by, 500, publisher);
  state_stamp(entry->updated, updated);
  write_front(out, entry, ctid, id, form->inner != NULL);
  if (form->bodies) {
    buffer_add_text(out, "\"decoded_resource\":");
    record_write(out, form->document, true);
    buffer_add_char(out, ',');
  }
  buffer_add_format(out,
                    "\"resource_format\":\"json\",\"resource_encoding\":\"jwt\",\"publisher_id\":\"%s\","
                    "\"secondary_publisher_id\":null,\"resource_publish_type\":\"primary\",",
                    publisher);
  write_headers(out, entry, id);
  buffer_add_format(out, ",\"owned_by\":\"%s\",\"published_by\":null,\"last_verified_on\":null", owner);
  if (form->inner != NULL) {
    buffer_add_text(out, ",\"inner_resource\":");
    record_write(out, form->inner, false);
  } else {
    buffer_add_format(out, ",\"changed\":false,\"updated_at\":\"%s\"", updated);
  }
  buffer_add_char(out, '}');
}

static bool is_true(const struct exchange *exchange, const char *name) {
  const char *value = exchange_parameter(exchange, name);
  return value != NULL && (strcmp(value, "true") == 0 || strcmp(value, "1") == 0);
}

static bool deleted_fits(const struct exchange *exchange, bool deleted) {
  const char *value = exchange_parameter(exchange, "include_deleted");
  if (value != NULL && strcmp(value, "true") == 0) {
    return true;
  }
  return deleted == (value != NULL && strcmp(value, "only") == 0);
}

static void add_entry(struct registry *registry, struct exchange *exchange, const struct entry *entry, bool bodies) {
  struct buffer *out = &exchange->answer;
  json_t *document = bodies ? state_document(registry->state, entry) : NULL;
  struct envelope_form form = {.bodies = bodies, .document = document};
  buffer_add_text(out, out->length == 1 ? "" : ",");
  envelope_write(out, registry->state, entry, &form);
  json_decref(document);
}

/* Newest first. Those of the same time stand in an order that may be another
 * the next time, when the database is in the mood ("ties"). */
static const struct entry *listed(const struct state *state, size_t place, bool ties) {
  size_t oldest_first = state_count(state) - 1 - place;
  if (ties) {
    size_t start = oldest_first;
    size_t end = oldest_first;
    long long time = state_at(state, oldest_first)->created;
    while (start > 0 && state_at(state, start - 1)->created == time) {
      start--;
    }
    while (end + 1 < state_count(state) && state_at(state, end + 1)->created == time) {
      end++;
    }
    size_t turn = (size_t)(state_now(state) / 50) % (end - start + 1);
    oldest_first = start + (oldest_first - start + turn) % (end - start + 1);
  }
  return state_at(state, oldest_first);
}

void answer_list(struct registry *registry, struct exchange *exchange) {
  struct paging paging;
  enum provisional wanted;
  long value = 0;
  bool ties = defects_seen(exchange, "ties", &value);
  if (!paging_read(exchange, &paging) || !provisional_read(exchange, PROVISIONAL_EXCLUDE, &wanted)) {
    return;
  }
  bool bodies = !is_true(exchange, "metadata_only");
  size_t first = (paging.page - 1) * paging.per_page;
  buffer_add_char(&exchange->answer, '[');
  for (size_t i = 0; i < state_count(registry->state); i++) {
    const struct entry *entry = listed(registry->state, i, ties);
    if (!provisional_fits(wanted, entry->provisional) || !deleted_fits(exchange, entry->soft_deleted)) {
      continue;
    }
    if (paging.total >= first && paging.total < first + paging.per_page) {
      add_entry(registry, exchange, entry, bodies);
    }
    paging.total++;
  }
  buffer_add_char(&exchange->answer, ']');
  paging_headers(exchange, &paging);
}

static const struct entry *by_envelope_id(const struct state *state, const char *id) {
  char uuid[UUID_SIZE];
  for (size_t i = 0; i < state_count(state); i++) {
    const struct entry *entry = state_at(state, i);
    record_uuid(state_seed(state), entry->number, entry->life, uuid);
    if (strcmp(uuid, id) == 0) {
      return entry;
    }
  }
  return NULL;
}

void answer_envelope(struct registry *registry, struct exchange *exchange, const char *id) {
  const char *last = strrchr(id, '/');
  const struct entry *entry = state_find(registry->state, last != NULL ? last + 1 : id);
  if (entry == NULL) {
    entry = by_envelope_id(registry->state, id);
  }
  if (entry == NULL) {
    answer_error(exchange, 404, "Couldn't find Envelope");
    return;
  }
  json_t *document = state_document(registry->state, entry);
  struct envelope_form form = {.bodies = !is_true(exchange, "metadata_only"), .document = document};
  envelope_write(&exchange->answer, registry->state, entry, &form);
  json_decref(document);
}

/* ISO 8601 in UTC, with or without milliseconds. False for anything else. */
static bool read_time(const char *text, long long *time) {
  struct tm parts = {0};
  const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
  int milliseconds = 0;
  if (rest == NULL) {
    rest = strptime(text, "%Y-%m-%d", &parts);
  } else if (*rest == '.') {
    char *end = NULL;
    double part = strtod(rest, &end);
    milliseconds = (int)(part * 1000 + 0.5);
    rest = end;
  }
  if (rest == NULL || (strcmp(rest, "Z") != 0 && strcmp(rest, "+00:00") != 0 && *rest != '\0')) {
    return false;
  }
  *time = (long long)timegm(&parts) * 1000 + milliseconds;
  return true;
}

static const char *const event_names[] = {"create", "update", "destroy"};

static bool event_fits(const struct registry *registry, struct exchange *exchange, const struct event *event) {
  const char *kind = exchange_parameter(exchange, "event");
  const char *ctid = exchange_parameter(exchange, "ctid");
  char own[CTID_SIZE];
  record_ctid(state_seed(registry->state), event->number, 0, own);
  return (kind == NULL || strcmp(kind, event_names[event->kind]) == 0) && (ctid == NULL || strcmp(ctid, own) == 0);
}

static void add_event(struct registry *registry, struct exchange *exchange, const struct event *event) {
  char ctid[CTID_SIZE];
  char stamp[STAMP_SIZE];
  record_ctid(state_seed(registry->state), event->number, 0, ctid);
  state_stamp(event->time, stamp);
  buffer_add_format(&exchange->answer, "%s{\"envelope_ceterms_ctid\":\"%s\",\"event\":\"%s\",\"created_at\":\"%s\"}",
                    exchange->answer.length == 1 ? "" : ",", ctid, event_names[event->kind], stamp);
}

static bool event_parameters(struct exchange *exchange, long long *after) {
  const char *since = exchange_parameter(exchange, "after");
  const char *kind = exchange_parameter(exchange, "event");
  if (since != NULL && !read_time(since, after)) {
    answer_error(exchange, 400, "after is invalid");
    return false;
  }
  for (int i = 0; kind != NULL && i < 3; i++) {
    if (strcmp(kind, event_names[i]) == 0) {
      return true;
    }
  }
  if (kind != NULL) {
    answer_error(exchange, 400, "event does not have a valid value");
  }
  return kind == NULL;
}

void answer_events(struct registry *registry, struct exchange *exchange) {
  struct paging paging;
  enum provisional wanted;
  long long after = 0;
  if (!paging_read(exchange, &paging) || !provisional_read(exchange, PROVISIONAL_INCLUDE, &wanted) ||
      !event_parameters(exchange, &after)) {
    return;
  }
  size_t first = (paging.page - 1) * paging.per_page;
  buffer_add_char(&exchange->answer, '[');
  for (size_t i = state_event_count(registry->state); i-- > 0;) {
    const struct event *event = state_event(registry->state, i);
    if (event->time < after || !provisional_fits(wanted, event->provisional) ||
        !event_fits(registry, exchange, event)) {
      continue;
    }
    if (paging.total >= first && paging.total < first + paging.per_page) {
      add_event(registry, exchange, event);
    }
    paging.total++;
  }
  buffer_add_char(&exchange->answer, ']');
  paging_headers(exchange, &paging);
}
