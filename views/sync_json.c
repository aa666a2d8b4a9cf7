/* SPDX-License-Identifier: MIT */
#include "views/json_face.h"
#include "views/sync.h"

static void put_report(json_t *document, const struct sync_report *report) {
  const struct {
    const char *key;
    long long count;
  } counts[] = {
      {"documents", report->documents}, {"records", report->records},      {"credentials", report->credentials},
      {"replaced", report->replaced},   {"requests", report->requests},    {"retries", report->retries},
      {"bytes", report->bytes},         {"skipped_count", report->skipped}};
  json_put_text(document, "kind", report->kind, "does not apply");
  json_put_text(document, "method", report->method, "does not apply");
  json_put_text(document, "narrowed", report->narrowed, "does not apply");
  (void)json_object_set_new(document, "unchanged", json_boolean(report->unchanged));
  (void)json_object_set_new(document, "resumed", json_boolean(report->resumed));
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    (void)json_object_set_new(document, counts[i].key, json_integer((json_int_t)counts[i].count));
  }
  json_put_number(document, "documents", (double)report->documents, "does not apply");
  json_put_number(document, "replaced", (double)report->replaced, "does not apply");
  json_put_number(document, "added", (double)report->added, "does not apply");
  json_put_number(document, "changed", (double)report->changed, "does not apply");
  json_put_number(document, "removed", (double)report->removed, "does not apply");
}

int sync_json(struct view *view, FILE *out, struct error *error) {
  const struct sync_state *state = view->state;
  const struct sync_report *report = &state->worker.report;
  bool ran = state->worker.run.arena != NULL;
  json_t *document = json_document("sync");
  json_t *skipped = json_array();
  for (size_t i = 0; ran && i < report->skip_count; i++) {
    (void)json_array_append_new(skipped,
                                json_pack("{s:s, s:s}", "where", report->skips[i].where, "why", report->skips[i].why));
  }
  (void)json_object_set_new(document, "ran", json_boolean(ran));
  if (ran) {
    put_report(document, report);
  }
  (void)json_object_set_new(document, "skipped", skipped);
  if (!ran && view->session->catalog != NULL) {
    const char *narrowed = catalog_about(view->session->catalog)->narrowed;
    json_put_text(document, "narrowed", narrowed[0] == '\0' ? NULL : narrowed, "does not apply");
  }
  if (view->session->catalog != NULL) {
    (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  } else {
    json_put_text(document, "snapshot", NULL, "not in snapshot");
  }
  return json_write(document, out, error);
}
