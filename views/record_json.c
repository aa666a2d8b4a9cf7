/* SPDX-License-Identifier: MIT */
#include "views/record_json.h"

#include <math.h>
#include <string.h>

#include "views/credential.h"
#include "views/json_face.h"
#include "views/labels.h"

enum { DEEPEST = 12 };

static json_t *item_json(const struct resource_link *link) {
  json_t *item = json_pack("{s:s?, s:s?, s:s?, s:s?}", "name", link->name[0] == '\0' ? NULL : link->name, "kind",
                           link->kind, "type", link->type, "url", link->url);
  json_put_text(item, "ctid", link->ctid, "not in snapshot");
  if (item != NULL && link->kind == NULL) {
    (void)json_object_set_new(item, "kind_reason", json_string("not in snapshot"));
  }
  return json_explain(item, "not published");
}

json_t *record_lists_json(struct arena *arena, const struct resource *resource) {
  size_t count;
  const struct record_list *lists = record_lists(arena, resource, &count);
  json_t *array = json_array();
  for (size_t i = 0; lists != NULL && i < count; i++) {
    const struct resource_link *first = lists[i].links[0];
    json_t *items = json_array();
    for (size_t j = 0; j < lists[i].count; j++) {
      (void)json_array_append_new(items, item_json(lists[i].links[j]));
    }
    (void)json_array_append_new(
        array, json_pack("{s:s, s:b, s:s, s:o}", "relation", lists[i].relation, "from_other", (int)first->from_other,
                         "label", label_relation(lists[i].relation, first->from_other), "items", items));
  }
  return array;
}

json_t *record_facts_json(const struct resource *resource) {
  json_t *array = json_array();
  for (size_t i = 0; i < resource->fact_count; i++) {
    const struct resource_fact *fact = &resource->facts[i];
    json_t *object = json_pack("{s:s, s:s?, s:s?, s:s?}", "kind", fact->kind, "text", fact->text, "text_es",
                               fact->text_es, "unit", fact->unit);
    json_put_signed(object, "low", fact->low, "not published");
    json_put_signed(object, "high", fact->high, "not published");
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *need_json(const struct resource_need *need) {
  json_t *targets = json_array();
  for (size_t i = 0; i < need->target_count; i++) {
    (void)json_array_append_new(targets, item_json(&need->targets[i]));
  }
  json_t *object = json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:[]}", "kind", need->kind, "name", need->name,
                             "name_es", need->name_es, "text", need->text, "text_es", need->text_es, "logic",
                             need->logic, "targets", targets, "needs");
  json_put_number(object, "required", need->required, "not published");
  return json_explain(object, "not published");
}

/* What is within another hangs inside it; beyond the deepest level in that one. */
json_t *record_needs_json(const struct resource *resource) {
  json_t *array = json_array();
  json_t *open[DEEPEST];
  long long ids[DEEPEST];
  int depth = 0;
  for (size_t i = 0; i < resource->need_count; i++) {
    const struct resource_need *need = &resource->needs[i];
    while (depth > 0 && ids[depth - 1] != need->parent) {
      depth--;
    }
    json_t *object = need_json(need);
    (void)json_array_append_new(depth == 0 ? array : json_object_get(open[depth - 1], "needs"), object);
    if (depth < DEEPEST) {
      ids[depth] = need->id;
      open[depth++] = object;
    }
  }
  return array;
}

static json_t *components_json(const struct record_steps *steps) {
  json_t *array = json_array();
  for (size_t i = 0; i < steps->count; i++) {
    const struct resource *step = &steps->items[i].resource;
    json_t *stands_for = json_array();
    for (size_t j = 0; j < step->link_count; j++) {
      if (!step->links[j].from_other && strcmp(step->links[j].relation, "about") == 0) {
        (void)json_array_append_new(stands_for, item_json(&step->links[j]));
      }
    }
    (void)json_array_append_new(
        array, json_pack("{s:s, s:s, s:s, s:o, s:o, s:o}", "ctid", step->ctid, "name", step->name, "type", step->type,
                         "stands_for", stands_for, "facts", record_facts_json(step), "needs", record_needs_json(step)));
  }
  return array;
}

static json_t *tree_json(const struct record_steps *steps) {
  json_t *array = json_array();
  for (size_t i = 0; i < steps->count; i++) {
    const struct resource *step = &steps->items[i].resource;
    json_t *object = json_pack("{s:s, s:s, s:i, s:s?}", "ctid", step->ctid, "name", step->name, "depth",
                               steps->items[i].depth, "code", step->code);
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *names_json(const struct resource *resource) {
  json_t *names = json_pack("{s:s}", "shown", resource->name);
  if (resource->name_es != NULL) {
    (void)json_object_set_new(names, "es", json_string(resource->name_es));
  }
  return names;
}

static void put_owner(json_t *document, const struct resource *resource) {
  if (resource->owner == NULL) {
    json_put_text(document, "owner", NULL, "not published");
    return;
  }
  json_t *owner = json_pack("{s:s}", "name", resource->owner);
  json_put_text(owner, "ctid", resource->owner_ctid, "not in snapshot");
  (void)json_object_set_new(document, "owner", owner);
}

int record_json(struct view *view, FILE *out, struct error *error) {
  const struct credential_state *state = view->state;
  const struct resource *resource = &state->resource;
  bool pathway = strcmp(resource->kind, "pathway") == 0;
  json_t *document = json_document("show");
  json_put_text(document, "ctid", resource->ctid, NULL);
  json_put_text(document, "kind", resource->kind, NULL);
  json_put_text(document, "type", resource->type, NULL);
  json_put_text(document, "name", resource->name, NULL);
  (void)json_object_set_new(document, "names", names_json(resource));
  json_put_text(document, "description", resource->description, NULL);
  json_put_text(document, "description_es", resource->description_es, NULL);
  json_put_text(document, "url", resource->url, NULL);
  put_owner(document, resource);
  json_put_text(document, "status", resource->status, NULL);
  json_put_text(document, "code", resource->code, NULL);
  json_put_text(document, "starts", resource->starts, NULL);
  json_put_text(document, "ends", resource->ends, NULL);
  json_put_text(document, "updated", resource->updated, NULL);
  (void)json_object_set_new(document, "lists", record_lists_json(view->arena, resource));
  (void)json_object_set_new(document, "facts", record_facts_json(resource));
  (void)json_object_set_new(document, "needs", record_needs_json(resource));
  (void)json_object_set_new(document, "components", pathway ? components_json(&state->steps) : json_array());
  (void)json_object_set_new(document, "tree", pathway ? json_array() : tree_json(&state->steps));
  (void)json_object_set_new(document, "left_out", json_integer((json_int_t)state->steps.left_out));
  return json_write(document, out, error);
}
