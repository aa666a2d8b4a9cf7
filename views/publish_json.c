/* SPDX-License-Identifier: MIT */
#include "views/json_face.h"
#include "views/publish.h"

int publish_json(struct view *view, FILE *out, struct error *error) {
  const struct publish_state *state = view->state;
  const struct publish_report *report = &state->report;
  json_t *document = json_document("publish");
  (void)json_object_set_new(document, "ran", json_boolean(state->ran));
  json_put_text(document, "target", state->target, "does not apply");
  json_put_text(document, "version", report->version, "does not apply");
  json_put_text(document, "previous", report->previous, "does not apply");
  (void)json_object_set_new(document, "unchanged", json_boolean(report->unchanged));
  json_put_number(document, "dump_bytes", state->ran ? (double)report->dump_size : -1, "does not apply");
  json_put_number(document, "patch_bytes", state->ran ? (double)report->patch_size : -1, "does not apply");
  (void)json_object_set_new(document, "patches", json_integer((json_int_t)report->patches));
  (void)json_object_set_new(document, "uploaded", json_integer((json_int_t)report->uploaded));
  (void)json_object_set_new(document, "signed", json_boolean(report->is_signed));
  json_put_text(document, "key_file", state->key_path, "does not apply");
  json_put_text(document, "public_key", state->public_key[0] == '\0' ? NULL : state->public_key, "does not apply");
  return json_write(document, out, error);
}
