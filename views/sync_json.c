/* SPDX-License-Identifier: MIT */
#include "views/json_face.h"
#include "views/sync.h"

int sync_json(struct view *view, FILE *out, struct error *error) {
  const struct sync_state *state = view->state;
  const struct import_report *report = &state->worker.report;
  bool ran = state->worker.arena != NULL;
  json_t *document = json_document("sync");
  json_t *skipped = json_array();
  for (size_t i = 0; ran && i < report->skip_count; i++) {
    (void)json_array_append_new(skipped,
                                json_pack("{s:s, s:s}", "where", report->skips[i].where, "why", report->skips[i].why));
  }
  (void)json_object_set_new(document, "ran", json_boolean(ran));
  if (ran) {
    json_t *counts = json_pack("{s:s?, s:I, s:I, s:I, s:I, s:I, s:I}", "kind", report->kind, "documents",
                               (json_int_t)report->documents, "records", (json_int_t)report->records, "credentials",
                               (json_int_t)report->credentials, "replaced", (json_int_t)report->replaced, "bytes",
                               (json_int_t)report->bytes, "skipped_count", (json_int_t)report->skipped);
    (void)json_object_update(document, counts);
    json_decref(counts);
  }
  (void)json_object_set_new(document, "skipped", skipped);
  if (view->session->catalog != NULL) {
    (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  } else {
    json_put_text(document, "snapshot", NULL, "not in snapshot");
  }
  return json_write(document, out, error);
}
