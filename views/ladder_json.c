/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "views/json_face.h"
#include "views/ladder.h"
#include "views/record.h"

static json_t *end_of(const struct ladder *ladder, size_t step) {
  return ladder->steps[step].ctid == NULL ? json_null() : json_string(ladder->steps[step].ctid);
}

static void put_end(json_t *object, const char *key, const struct ladder *ladder, size_t step) {
  json_put_text(object, key, ladder->steps[step].ctid, "not in snapshot");
}

static json_t *exit_json(const struct ladder_exit *exit) {
  json_t *object = json_object();
  json_put_text(object, "code", exit->code, "not published");
  json_put_text(object, "title", exit->title, "not published");
  json_put_money(object, "wage", exit->wage, "USD", exit->reason);
  json_put_text(object, "basis", exit->basis, exit->reason);
  json_put_text(object, "year", exit->year, exit->basis != NULL ? "does not apply" : exit->reason);
  json_put_text(object, "stated", exit->stated, "not published");
  (void)json_object_set_new(object, "graduates_withheld",
                            json_boolean(exit->reason != NULL && strcmp(exit->reason, "too few") == 0));
  return object;
}

/* Edges from the step (or to it), each with the other end. */
static json_t *relations_json(const struct ladder *ladder, size_t step, bool from) {
  json_t *array = json_array();
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    if ((from ? edge->from : edge->to) != step) {
      continue;
    }
    size_t other = from ? edge->to : edge->from;
    json_t *object = json_object();
    put_end(object, "ctid", ladder, other);
    (void)json_object_set_new(object, "name", json_string(ladder->steps[other].name));
    (void)json_object_set_new(object, "kind", json_string(edge->kind));
    (void)json_object_set_new(object, "stated", json_true());
    json_put_text(object, "stated_by", edge->stated_by, "not published");
    json_put_text(object, "note", edge->note, "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static void put_sum(json_t *object, const struct ladder_sum *sum) {
  const char *currency = NULL;
  long long cents = ladder_sum_cents(sum, &currency);
  json_put_money(object, "cost_so_far", cents, currency, sum->currencies > 1 ? "does not apply" : "not published");
  (void)json_object_set_new(object, "cost_so_far_complete", json_boolean(sum->cost_complete));
  json_put_number(object, "days_so_far", ladder_sum_days(sum), "not published");
  (void)json_object_set_new(object, "days_so_far_complete", json_boolean(sum->time_complete));
  json_t *all = json_array();
  for (size_t i = 0; i < sum->currencies; i++) {
    json_t *money = json_object();
    json_put_money(money, "cost", sum->money[i].cents, sum->money[i].currency, NULL);
    (void)json_array_append(all, json_object_get(money, "cost"));
    json_decref(money);
  }
  (void)json_object_set_new(object, "costs_so_far", all);
}

/* Off the line nothing adds up. */
static void put_no_sum(json_t *object) {
  json_put_money(object, "cost_so_far", -1, NULL, "does not apply");
  json_put_number(object, "days_so_far", -1, "does not apply");
}

static json_t *step_json(const struct ladder *ladder, size_t at) {
  const struct ladder_step *step = &ladder->steps[at];
  json_t *object = json_object();
  json_t *exits = json_array();
  json_t *older = json_array();
  put_end(object, "ctid", ladder, at);
  (void)json_object_set_new(object, "name", json_string(step->name));
  json_put_text(object, "name_es", step->name_es, "not published");
  json_put_text(object, "type", step->type, "not in snapshot");
  json_put_text(object, "provider", step->row.provider, step->is_credential ? "not published" : "not in snapshot");
  const char *reason = step->is_credential ? step->row.cost_reason : "not in snapshot";
  json_put_money(object, "cost", step->row.cost, step->row.currency, reason);
  (void)json_object_set_new(object, "cost_complete", json_boolean(step->row.cost >= 0 && step->row.cost_complete));
  json_put_number(object, "days", step->row.days, step->is_credential ? step->row.time_reason : "not in snapshot");
  if (step->place != LADDER_NONE) {
    (void)json_object_set_new(object, "place", json_integer((json_int_t)step->place + 1));
    put_sum(object, &step->so_far);
  } else {
    json_put_number(object, "place", -1, "does not apply");
    put_no_sum(object);
  }
  json_put_number(object, "level", step->level == 0 ? -1 : step->level, "not published");
  (void)json_object_set_new(object, "height", json_integer(step->height));
  (void)json_object_set_new(object, "asked", json_boolean(step->asked));
  for (size_t i = 0; i < step->exit_count; i++) {
    (void)json_array_append_new(exits, exit_json(&step->exits[i]));
  }
  (void)json_object_set_new(object, "exits", exits);
  (void)json_object_set_new(object, "stacking", json_string(ladder_stacking_name(step->stacking)));
  if (step->builds_on != LADDER_NONE) {
    put_end(object, "builds_on", ladder, step->builds_on);
  } else {
    json_put_text(object, "builds_on", NULL, "does not apply");
  }
  (void)json_object_set_new(object, "counts_toward", relations_json(ladder, at, true));
  (void)json_object_set_new(object, "counted_here", relations_json(ladder, at, false));
  for (size_t i = 0; i < step->older_count; i++) {
    (void)json_array_append_new(older,
                                json_pack("{s:s, s:s}", "ctid", step->older[i].ctid, "name", step->older[i].name));
  }
  (void)json_object_set_new(object, "older_versions", older);
  (void)json_object_set_new(object, "left_out",
                            json_integer((json_int_t)step->left_out + (json_int_t)step->exits_left_out));
  return object;
}

static json_t *edge_json(const struct ladder *ladder, const struct ladder_edge *edge) {
  json_t *object = json_object();
  put_end(object, "from", ladder, edge->from);
  put_end(object, "to", ladder, edge->to);
  (void)json_object_set_new(object, "from_name", json_string(ladder->steps[edge->from].name));
  (void)json_object_set_new(object, "to_name", json_string(ladder->steps[edge->to].name));
  (void)json_object_set_new(object, "kind", json_string(edge->kind));
  (void)json_object_set_new(object, "stated", json_true());
  json_put_text(object, "stated_by", edge->stated_by, "not published");
  json_put_text(object, "note", edge->note, "not published");
  json_put_text(object, "older_version", edge->older, "does not apply");
  json_put_number(object, "one_of", edge->way == 0 ? -1 : edge->way, "does not apply");
  json_put_number(object, "option", edge->way == 0 ? -1 : edge->option, "does not apply");
  (void)json_object_set_new(object, "cut", json_boolean(edge->cut));
  return object;
}

static json_t *guess_json(const struct ladder *ladder, const struct ladder_guess *guess) {
  json_t *object = json_credential_row(&guess->row);
  put_end(object, "after", ladder, guess->from);
  (void)json_object_set_new(object, "level", json_integer(guess->level));
  (void)json_object_set_new(object, "stated", json_false());
  (void)json_object_set_new(object, "rule", json_string("same field, same provider, next level"));
  return object;
}

/* --- pathways --- */

static json_t *link_json(const struct resource_link *link) {
  json_t *object = json_object();
  json_put_text(object, "ctid", link->ctid, "not in snapshot");
  json_put_text(object, "name", link->name == NULL || link->name[0] == '\0' ? NULL : link->name, "not published");
  json_put_text(object, "type", link->type, "not published");
  json_put_text(object, "url", link->url, "not published");
  return object;
}

static json_t *component_json(const struct pathway_component *component) {
  json_t *object = json_pack("{s:s, s:s, s:s, s:s}", "ctid", component->resource.ctid, "name", component->resource.name,
                             "type", component->resource.type, "part", pathway_part_name(component->part));
  json_t *stands_for = json_array();
  for (size_t i = 0; i < component->stands_for_count; i++) {
    (void)json_array_append_new(stands_for, link_json(component->stands_for[i]));
  }
  (void)json_object_set_new(object, "stands_for", stands_for);
  return object;
}

static json_t *need_json(const struct resource *resource, const struct resource_need *need) {
  size_t of = 0;
  size_t required = pathway_required(resource, need, &of);
  json_t *object = json_object();
  json_t *targets = json_array();
  bool constraint = strcmp(need->kind, "constraint") == 0;
  (void)json_object_set_new(object, "component", json_string(resource->ctid));
  (void)json_object_set_new(object, "id", json_integer((json_int_t)need->id));
  json_put_number(object, "within", need->parent == 0 ? -1 : (double)need->parent, "does not apply");
  (void)json_object_set_new(object, "kind", json_string(need->kind));
  json_put_text(object, "name", need->name, "not published");
  json_put_text(object, "text", need->text, "not published");
  json_put_text(object, "logic", need->logic, "not published");
  json_put_number(object, "required_number", need->required, "not published");
  json_put_number(object, "required", constraint ? -1 : (double)required, "does not apply");
  json_put_number(object, "of", constraint ? -1 : (double)of, "does not apply");
  for (size_t i = 0; i < need->target_count; i++) {
    (void)json_array_append_new(targets, link_json(&need->targets[i]));
  }
  (void)json_object_set_new(object, "targets", targets);
  return object;
}

static void add_needs(json_t *conditions, const struct resource *resource) {
  for (size_t i = 0; i < resource->need_count; i++) {
    (void)json_array_append_new(conditions, need_json(resource, &resource->needs[i]));
  }
}

static json_t *pathway_json(const struct pathway *pathway) {
  json_t *components = json_array();
  json_t *conditions = json_array();
  add_needs(conditions, &pathway->resource);
  for (size_t i = 0; i < pathway->count; i++) {
    (void)json_array_append_new(components, component_json(&pathway->components[i]));
    add_needs(conditions, &pathway->components[i].resource);
  }
  return json_pack("{s:o, s:o, s:b, s:I}", "components", components, "conditions", conditions, "circles",
                   (int)pathway->circles, "left_out", (json_int_t)pathway->left_out);
}

/* --- the document --- */

static json_t *about_json(const struct ladder *ladder) {
  static const char *const kinds[] = {"credential", "job", "pathway"};
  json_t *about = json_pack("{s:s, s:s}", "kind", kinds[ladder->about], "name", ladder->name);
  bool job = ladder->about == LADDER_OF_JOB;
  json_put_text(about, "ctid", job ? NULL : ladder->key, "does not apply");
  json_put_text(about, "code", job ? ladder->key : NULL, "does not apply");
  json_put_text(about, "type", ladder->type, job ? "does not apply" : "not published");
  json_put_text(about, "newer_version_of", ladder->replaced, "does not apply");
  return about;
}

static json_t *assumed_json(const struct ladder *ladder) {
  json_t *array = json_array();
  for (int i = 0; i < LADDER_ASSUMPTIONS; i++) {
    enum ladder_assumed bit = (enum ladder_assumed)(1U << i);
    if ((ladder->assumed & (unsigned)bit) != 0) {
      (void)json_array_append_new(
          array, json_pack("{s:s, s:s}", "code", ladder_assumed_name(bit), "text", ladder_assumed_words(bit)));
    }
  }
  return array;
}

static void put_ladder(json_t *document, const struct ladder *ladder) {
  json_t *arrays[5];
  static const char *const names[5] = {"steps", "line", "also_required", "edges", "guesses"};
  for (int i = 0; i < 5; i++) {
    arrays[i] = json_array();
  }
  for (size_t i = 0; i < ladder->step_count; i++) {
    (void)json_array_append_new(arrays[0], step_json(ladder, i));
  }
  for (size_t i = 0; i < ladder->line_count; i++) {
    (void)json_array_append_new(arrays[1], end_of(ladder, ladder->line[i]));
  }
  for (size_t i = 0; i < ladder->also_count; i++) {
    (void)json_array_append_new(arrays[2], json_string(ladder->steps[ladder->also[i]].name));
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    (void)json_array_append_new(arrays[3], edge_json(ladder, &ladder->edges[i]));
  }
  for (size_t i = 0; i < ladder->guess_count; i++) {
    (void)json_array_append_new(arrays[4], guess_json(ladder, &ladder->guesses[i]));
  }
  (void)json_object_set_new(document, "about", about_json(ladder));
  for (int i = 0; i < 5; i++) {
    (void)json_object_set_new(document, names[i], arrays[i]);
  }
  if (ladder->pathway != NULL) {
    (void)json_object_set_new(document, "pathway", pathway_json(ladder->pathway));
  } else {
    json_put_text(document, "pathway", NULL, "does not apply");
  }
  (void)json_object_set_new(document, "assumed", assumed_json(ladder));
  (void)json_object_set_new(document, "circles", json_boolean(ladder->circles));
  (void)json_object_set_new(document, "left_out", json_integer((json_int_t)ladder->left_out));
}

int ladder_json(struct view *view, FILE *out, struct error *error) {
  const struct ladder_state *state = view->state;
  json_t *document = json_document("ladder");
  json_t *beside = json_array();
  put_ladder(document, state->ladders[0]);
  for (size_t i = 1; i < state->count; i++) {
    json_t *other = json_object();
    put_ladder(other, state->ladders[i]);
    (void)json_array_append_new(beside, other);
  }
  (void)json_object_set_new(document, "beside", beside);
  return json_write(document, out, error);
}
