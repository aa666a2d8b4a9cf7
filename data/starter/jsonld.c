/* SPDX-License-Identifier: MIT */
#include "data/starter/jsonld.h"

#include "data/starter/ctid.h"

static const char language[] = "en-US";

void graph_start(struct graph *graph, struct arena *arena, const char *ctid) {
  *graph = (struct graph){.arena = arena, .document = json_object(), .items = json_array()};
  const char *id = ctid == NULL ? NULL : arena_printf(arena, "https://ladderway.invalid/graph/%s", ctid);
  graph->failed = id == NULL;
  graph_put_text(graph, graph->document, "@context", "https://credreg.net/ctdl/schema/context/json");
  graph_put_text(graph, graph->document, "@id", id);
  graph_put(graph, graph->document, "@graph", graph->items);
  graph->items = json_object_get(graph->document, "@graph");
}

json_t *graph_finish(struct graph *graph) {
  json_t *document = graph->document;
  if (graph->failed) {
    json_decref(document);
    document = NULL;
  }
  graph->document = graph->items = NULL;
  return document;
}

void graph_put(struct graph *graph, json_t *object, const char *key, json_t *value) {
  if (json_object_set_new(object, key, value) < 0) {
    graph->failed = true;
  }
}

void graph_add(struct graph *graph, json_t *object, const char *key, json_t *value) {
  json_t *array = json_object_get(object, key);
  if (array == NULL) {
    graph_put(graph, object, key, json_array());
    array = json_object_get(object, key);
  }
  if (json_array_append_new(array, value) < 0) {
    graph->failed = true;
  }
}

void graph_put_text(struct graph *graph, json_t *object, const char *key, const char *text) {
  if (text != NULL) {
    graph_put(graph, object, key, json_string(text));
  }
}

void graph_put_words(struct graph *graph, json_t *object, const char *key, const char *text) {
  if (text != NULL) {
    json_t *map = json_object();
    graph_put_text(graph, map, language, text);
    graph_put(graph, object, key, map);
  }
}

void graph_add_text(struct graph *graph, json_t *object, const char *key, const char *text) {
  if (text != NULL) {
    graph_add(graph, object, key, json_string(text));
  }
}

void graph_add_reference(struct graph *graph, json_t *object, const char *key, const char *ctid) {
  const char *uri = starter_uri(graph->arena, ctid);
  if (uri == NULL) {
    graph->failed = true;
    return;
  }
  graph_add_text(graph, object, key, uri);
}

json_t *graph_object(struct graph *graph, const char *type) {
  json_t *object = json_object();
  graph_put_text(graph, object, "@type", type);
  return object;
}

static json_t *member(struct graph *graph, const char *type, const char *id) {
  json_t *object = graph_object(graph, type);
  if (json_array_append_new(graph->items, object) < 0) {
    graph->failed = true;
    return NULL; /* jansson takes NULL for an object, and refuses */
  }
  graph->failed = graph->failed || id == NULL;
  graph_put_text(graph, object, "@id", id);
  return object;
}

json_t *graph_resource(struct graph *graph, const char *type, const char *ctid) {
  json_t *object = member(graph, type, starter_uri(graph->arena, ctid));
  graph_put_text(graph, object, "ceterms:ctid", ctid);
  return object;
}

json_t *graph_blank(struct graph *graph, const char *type, const char *id) {
  return member(graph, type, id);
}

json_t *graph_concept(struct graph *graph, const char *scheme, const char *target, const char *name) {
  json_t *object = graph_object(graph, "ceterms:CredentialAlignmentObject");
  const char *framework = arena_printf(graph->arena, "https://credreg.net/ctdl/terms/%s", scheme);
  graph->failed = graph->failed || framework == NULL;
  graph_put_text(graph, object, "ceterms:framework", framework);
  graph_put_text(graph, object, "ceterms:targetNode", target);
  graph_put_words(graph, object, "ceterms:targetNodeName", name);
  return object;
}
