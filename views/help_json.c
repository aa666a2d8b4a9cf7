/* SPDX-License-Identifier: MIT */
#include "data/base/i18n.h"
#include "views/actions.h"
#include "views/help_view.h"
#include "views/json_face.h"

static json_t *commands_json(void) {
  json_t *array = json_array();
  for (size_t i = 0; view_table[i] != NULL; i++) {
    (void)json_array_append_new(array, json_pack("{s:s, s:s, s:s}", "name", view_table[i]->name, "usage",
                                                 view_table[i]->usage, "help", _(view_table[i]->help)));
  }
  return array;
}

/* The names of the places where an action is valid. */
static json_t *places_json(unsigned places) {
  json_t *array = json_array();
  if ((places & (unsigned)PLACE_SYNC_RUNNING) != 0) {
    (void)json_array_append_new(array, json_string("sync-running"));
  }
  if ((places & (unsigned)PLACE_SYNC_TERMS) != 0) {
    (void)json_array_append_new(array, json_string("sync-terms"));
  }
  if ((places & (unsigned)PLACE_LADDERS) != 0) {
    (void)json_array_append_new(array, json_string("ladders"));
  }
  for (size_t i = 0; view_table[i] != NULL; i++) {
    if ((places & (unsigned)view_table[i]->place) != 0) {
      (void)json_array_append_new(array, json_string(view_table[i]->name));
    }
  }
  return array;
}

int help_json(struct view *view, FILE *out, struct error *error) {
  (void)view;
  json_t *document = json_document("help");
  json_t *actions = json_array();
  for (size_t i = 0; i < action_table.count; i++) {
    const struct action *action = &action_table.rows[i];
    (void)json_array_append_new(actions, json_pack("{s:s, s:s, s:s, s:o}", "name", action->name, "keys", action->keys,
                                                   "help", _(action->help), "places", places_json(action->places)));
  }
  (void)json_object_set_new(document, "commands", commands_json());
  (void)json_object_set_new(document, "actions", actions);
  return json_write(document, out, error);
}

int home_json(struct view *view, FILE *out, struct error *error) {
  const struct session *session = view->session;
  const struct catalog_about *about = catalog_about(session->catalog);
  json_t *document = json_document("home");
  json_t *notes = json_array();
  for (size_t i = 0; about->notes != NULL && about->notes[i] != NULL; i++) {
    (void)json_array_append_new(notes, json_string(about->notes[i]));
  }
  (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  (void)json_object_set_new(document, "jobs", json_integer(about->jobs));
  (void)json_object_set_new(document, "rated_jobs", json_integer(about->rated_jobs));
  (void)json_object_set_new(document, "marked", json_integer((json_int_t)session->mark_count));
  (void)json_object_set_new(document, "wallet", json_integer((json_int_t)session->wallet->count));
  (void)json_object_set_new(document, "plan", json_integer((json_int_t)session->plan.count));
  (void)json_object_set_new(document, "notes", notes);
  (void)json_object_set_new(document, "commands", commands_json());
  return json_write(document, out, error);
}
