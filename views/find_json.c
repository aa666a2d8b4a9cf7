/* SPDX-License-Identifier: MIT */
#include "views/find.h"
#include "views/json_face.h"

static json_t *facets_json(const struct search_result *result) {
  json_t *facets = json_object();
  for (size_t i = 0; i < result->facet_count; i++) {
    const struct facet *facet = &result->facets[i];
    json_t *values = json_array();
    for (size_t j = 0; j < facet->count; j++) {
      const struct facet_count *value = &facet->values[j];
      (void)json_array_append_new(
          values, json_pack("{s:s, s:s, s:s, s:I}", "value", value->value, "label", find_label(facet->kind, value),
                            "filter", value->term, "count", (json_int_t)value->count));
    }
    (void)json_object_set_new(facets, facet->kind, values);
  }
  return facets;
}

int find_json(struct view *view, FILE *out, struct error *error) {
  struct find *find = view->state;
  const struct options *options = view->session->options;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : FIND_LIMIT;
  const struct search_options wanted = {
      .sort = find->sort, .offset = (size_t)options->offset, .limit = limit, .facets = true};
  struct search_result result = {0};
  if (search_run(view->session->catalog, view->arena, &find->query, &wanted, &result, error) != 0) {
    return -1;
  }
  json_t *document = json_document("find");
  (void)json_object_set_new(document, "query", json_string(find->line.text));
  (void)json_object_set_new(document, "corrected",
                            result.corrected == NULL ? json_null() : json_string(result.corrected));
  (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  (void)json_object_set_new(document, "total", json_integer(result.total));
  (void)json_object_set_new(document, "elapsed_us", json_integer(result.elapsed_us));
  json_t *hits = json_array();
  for (size_t i = 0; i < result.row_count; i++) {
    (void)json_array_append_new(hits, json_credential_row(&result.rows[i]));
  }
  (void)json_object_set_new(document, "hits", hits);
  (void)json_object_set_new(document, "facets", facets_json(&result));
  return json_write(document, out, error);
}
