/* SPDX-License-Identifier: MIT */
/* Documents and their members, one by one and many at once. */
#include <string.h>
#include <strings.h>

#include "tests/registry/registry.h"

/* The member of the document with this CTID. */
static const json_t *member(const json_t *document, const char *ctid) {
  const json_t *members = json_object_get(document, "@graph");
  for (size_t i = 0; i < json_array_size(members); i++) {
    const json_t *object = json_array_get(members, i);
    const char *own = json_string_value(json_object_get(object, "ceterms:ctid"));
    if (own != NULL && strcasecmp(own, ctid) == 0) {
      return object;
    }
  }
  return NULL;
}

static void answer_member(struct exchange *exchange, const json_t *document, const json_t *object) {
  json_t *copy = json_copy((json_t *)(uintptr_t)object);
  (void)json_object_set(copy, "@context", json_object_get(document, "@context"));
  record_write(&exchange->answer, copy, false);
  json_decref(copy);
}

/* A CTID; a full address is not found, as with the live server. */
void answer_resource(struct registry *registry, struct exchange *exchange, const char *id) {
  const struct entry *entry = state_find(registry->state, id);
  json_t *document = entry == NULL ? NULL : state_document(registry->state, entry);
  const json_t *object = document == NULL ? NULL : member(document, id);
  if (object == NULL) {
    answer_error(exchange, 404, "Resource not found");
  } else {
    answer_member(exchange, document, object);
  }
  json_decref(document);
}

void answer_graph(struct registry *registry, struct exchange *exchange, const char *id) {
  const char *last = strrchr(id, '/');
  const char *ctid = last != NULL ? last + 1 : id;
  const struct entry *entry = state_find(registry->state, ctid);
  json_t *document = entry == NULL ? NULL : state_document(registry->state, entry);
  if (document == NULL || member(document, ctid) == NULL) {
    answer_error(exchange, 404, "Record not found");
  } else {
    record_write(&exchange->answer, document, true);
  }
  json_decref(document);
}

/* The "ctids" of the body; NULL, with the answer given, when there are none. */
static json_t *read_ctids(struct exchange *exchange) {
  json_t *body = json_loadb(buffer_text(&exchange->body), exchange->body.length, 0, NULL);
  json_t *ctids = json_incref(json_object_get(body, "ctids"));
  json_decref(body);
  if (!json_is_array(ctids)) {
    json_decref(ctids);
    answer_error(exchange, 400, body == NULL ? "There was a problem in the JSON you submitted" : "ctids is missing");
    return NULL;
  }
  return ctids;
}

/* What is not there is left out; the order is nobody's promise. */
void answer_graphs(struct registry *registry, struct exchange *exchange) {
  json_t *ctids = read_ctids(exchange);
  if (ctids == NULL) {
    return;
  }

  buffer_add_char(&exchange->answer, '[');
  for (size_t i = json_array_size(ctids); i-- > 0;) {
    const char *ctid = json_string_value(json_array_get(ctids, i));
    const struct entry *entry = ctid == NULL ? NULL : state_find(registry->state, ctid);
    if (entry == NULL || strcmp(ctid + CTID_SIZE - 5, "0000") != 0) {
      continue; /* members are not looked for here */
    }
    json_t *document = state_document(registry->state, entry);
    buffer_add_text(&exchange->answer, exchange->answer.length == 1 ? "" : ",");
    record_write(&exchange->answer, document, true);
    json_decref(document);
  }
  buffer_add_char(&exchange->answer, ']');
  json_decref(ctids);
}

void answer_existence(struct registry *registry, struct exchange *exchange) {
  json_t *ctids = read_ctids(exchange);
  if (ctids == NULL) {
    return;
  }

  buffer_add_char(&exchange->answer, '[');
  for (size_t i = 0; i < json_array_size(ctids); i++) {
    const char *ctid = json_string_value(json_array_get(ctids, i));
    if (ctid != NULL && state_find(registry->state, ctid) != NULL) {
      buffer_add_format(&exchange->answer, "%s\"%s\"", exchange->answer.length == 1 ? "" : ",", ctid);
    }
  }
  buffer_add_char(&exchange->answer, ']');
  json_decref(ctids);
}
