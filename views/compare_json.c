/* SPDX-License-Identifier: MIT */
#include "views/compare.h"
#include "views/json_face.h"

static json_t *row_json(const struct compare_row *row, size_t count) {
  json_t *best = json_array();
  json_t *cells = json_array();
  for (size_t i = 0; i < count; i++) {
    const struct compare_cell *cell = &row->cells[i];
    json_t *object = json_object();
    if (cell->best) {
      (void)json_array_append_new(best, json_integer((json_int_t)i));
    }
    if (cell->reason != NULL) {
      (void)json_object_set_new(object, "value", json_null());
      (void)json_object_set_new(object, "value_reason", json_string(cell->reason));
    } else if (cell->value == cell->value) { /* not NAN */
      json_put_signed(object, "value", cell->value, NULL);
    } else {
      (void)json_object_set_new(object, "value", json_string(cell->text));
    }
    (void)json_object_set_new(object, "text", json_string(cell->text));
    (void)json_object_set_new(object, "reason", cell->reason == NULL ? json_null() : json_string(cell->reason));
    (void)json_array_append_new(cells, object);
  }
  return json_pack("{s:s, s:s, s:b, s:o, s:o}", "row", row->key, "label", row->label, "differs", (int)row->differs,
                   "best", best, "cells", cells);
}

int compare_json(struct view *view, FILE *out, struct error *error) {
  const struct compare *compare = view->state;
  json_t *document = json_document("compare");
  json_t *columns = json_array();
  json_t *rows = json_array();
  for (size_t i = 0; i < compare->count; i++) {
    (void)json_array_append_new(columns, json_string(compare->credentials[i].row.ctid));
  }
  for (size_t i = 0; i < compare->table.row_count; i++) {
    (void)json_array_append_new(rows, row_json(&compare->table.rows[i], compare->count));
  }
  (void)json_object_set_new(document, "columns", columns);
  (void)json_object_set_new(document, "rows", rows);
  return json_write(document, out, error);
}
