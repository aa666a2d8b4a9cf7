/* SPDX-License-Identifier: MIT */
#include "views/doctor.h"
#include "views/json_face.h"

int doctor_json(struct view *view, FILE *out, struct error *error) {
  const struct doctor *doctor = view->state;
  json_t *document = json_document("doctor");
  json_t *checks = json_array();
  for (size_t i = 0; i < doctor->count; i++) {
    const struct doctor_check *check = &doctor->checks[i];
    (void)json_array_append_new(checks, json_pack("{s:s, s:s, s:b, s:s}", "check", check->key, "label", check->label,
                                                  "ok", (int)check->ok, "why", check->finding));
  }
  (void)json_object_set_new(document, "ok", json_boolean(view->status == EXIT_DONE));
  (void)json_object_set_new(document, "checks", checks);
  return json_write(document, out, error);
}
