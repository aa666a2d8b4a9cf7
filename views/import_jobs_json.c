/* SPDX-License-Identifier: MIT */
#include "views/import_jobs.h"
#include "views/json_face.h"

static json_t *table_json(const struct onet_part_report *part, const char *name) {
  bool there = part->read || part->kept;
  json_t *table = json_pack("{s:s, s:s}", "table", name, "state",
                            part->read   ? "read"
                            : part->kept ? "kept"
                                         : "missing");
  json_put_text(table, "file", part->read ? part->file : NULL, "does not apply");
  json_put_text(table, "release", there ? part->release : NULL, there ? "not published" : "not in snapshot");
  json_put_number(table, "rows", there ? (double)part->rows : -1, "not in snapshot");
  return table;
}

static void put_report(json_t *document, const struct jobs_report *report) {
  json_t *tables = json_array();
  json_t *skipped = json_array();
  json_t *missing = json_array();
  for (int i = 0; i < (int)ONET_PARTS; i++) {
    const struct onet_part_report *part = &report->onet.parts[i];
    (void)json_array_append_new(tables, table_json(part, onet_part_name((enum onet_part)i)));
    if (!part->read) {
      (void)json_array_append_new(missing, json_string(onet_part_file((enum onet_part)i)));
    }
  }
  for (size_t i = 0; i < report->onet.skip_count; i++) {
    const struct onet_skip *skip = &report->onet.skips[i];
    (void)json_array_append_new(
        skipped, json_pack("{s:s, s:s, s:I}", "file", skip->file, "why", skip->why, "lines", (json_int_t)skip->lines));
  }
  (void)json_object_set_new(document, "tables", tables);
  (void)json_object_set_new(document, "skipped", skipped);
  (void)json_object_set_new(document, "missing", missing);
  (void)json_object_set_new(document, "kept_from",
                            json_string(report->again ? "an earlier import" : "the program's own tables"));
  json_put_text(document, "folder", report->tables, "does not apply");
}

int import_jobs_json(struct view *view, FILE *out, struct error *error) {
  const struct import_jobs_state *state = view->state;
  const struct catalog *catalog = view->session->catalog;
  bool ran = state->worker.run.arena != NULL;
  json_t *document = json_document("import-jobs");
  (void)json_object_set_new(document, "ran", json_boolean(ran));
  if (ran) {
    put_report(document, &state->worker.report);
  } else {
    char folder[IMPORT_JOBS_TEXT];
    bool imported = jobs_tables(view->session->write_path, folder, sizeof folder);
    json_put_text(document, "folder", imported ? folder : NULL, "does not apply");
  }
  json_put_number(document, "jobs", catalog == NULL ? -1 : (double)catalog_about(catalog)->jobs, "not in snapshot");
  json_put_text(document, "jobs_source", catalog == NULL ? NULL : catalog_about(catalog)->jobs_source,
                "not in snapshot");
  return json_write(document, out, error);
}
