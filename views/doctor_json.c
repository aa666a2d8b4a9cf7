/* SPDX-License-Identifier: MIT */
#include "data/base/i18n.h"
#include "views/doctor.h"
#include "views/json_face.h"

static json_t *row_object(const struct coverage_row *row) {
  json_t *object =
      json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:I}", "class", row->class_name, "property", row->property, "objects",
                (json_int_t)row->objects, "present", (json_int_t)row->present, "empty", (json_int_t)row->empty,
                "understood", (json_int_t)row->understood, "left_out", (json_int_t)row->left_out);
  json_put_text(object, "purpose", row->purpose == NULL ? NULL : _(row->purpose), "does not apply");
  json_put_text(object, "why_not", row->reason == NULL ? NULL : _(row->reason), "does not apply");
  json_put_text(object, "example", row->example, "does not apply");
  return object;
}

static int survey_json(struct doctor *doctor, FILE *out, struct error *error) {
  size_t count = 0;
  const struct coverage_totals totals = coverage_totals(doctor->coverage);
  const struct coverage_row *rows = coverage_rows(doctor->coverage, &count);
  json_t *document = json_document("doctor");
  json_t *list = json_array();
  for (size_t i = 0; rows != NULL && i < count; i++) {
    (void)json_array_append_new(list, row_object(&rows[i]));
  }
  (void)json_object_set_new(document, "totals",
                            json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "documents",
                                      (json_int_t)totals.documents, "refused", (json_int_t)totals.refused, "records",
                                      (json_int_t)totals.records, "present", (json_int_t)totals.present, "empty",
                                      (json_int_t)totals.empty, "understood", (json_int_t)totals.understood, "left_out",
                                      (json_int_t)totals.left_out, "dropped", (json_int_t)totals.dropped));
  (void)json_object_set_new(document, "properties", list);
  return json_write(document, out, error);
}

int doctor_json(struct view *view, FILE *out, struct error *error) {
  struct doctor *doctor = view->state;
  if (doctor->coverage != NULL) {
    return survey_json(doctor, out, error);
  }
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
