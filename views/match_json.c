/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "views/json_face.h"
#include "views/match.h"

static json_t *have_json(const struct job_match *job) {
  json_t *array = json_array();
  for (size_t i = 0; i < job->have_count; i++) {
    const struct match_line *line = &job->have[i];
    json_t *object = json_pack("{s:s, s:s, s:s, s:f, s:f, s:f, s:f, s:s?}", "id", line->element, "name", line->name,
                               "kind", fit_kind_name(line->kind), "weight", line->weight, "covered", line->covered,
                               "held_level", line->held_level, "level", line->level, "how", line->how);
    json_put_texts(object, "from", line->from);
    (void)json_explain(object, "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *closes_json(const struct match_line *line) {
  json_t *array = json_array();
  for (size_t i = 0; i < line->close_count; i++) {
    const struct closing *closing = &line->closes[i];
    json_t *object = json_pack("{s:s, s:s}", "ctid", closing->ctid, "name", closing->name);
    json_put_money(object, "cost", closing->cost, closing->currency, "not published");
    json_put_number(object, "days", closing->days, "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *lack_json(const struct job_match *job) {
  json_t *array = json_array();
  for (size_t i = 0; i < job->lack_count; i++) {
    const struct match_line *line = &job->lack[i];
    (void)json_array_append_new(
        array, json_pack("{s:s, s:s, s:s, s:f, s:f, s:f, s:f, s:o}", "id", line->element, "name", line->name, "kind",
                         fit_kind_name(line->kind), "weight", line->weight, "covered", line->covered, "held_level",
                         line->held_level, "level", line->level, "closes", closes_json(line)));
  }
  return array;
}

static json_t *job_json(const struct job_match *job) {
  json_t *object = json_pack("{s:s, s:s, s:f, s:s, s:o, s:o, s:o}", "code", job->job.code, "title", job->job.title,
                             "fit_percent", round(job->fit_percent * 10.0) / 10.0, "fit", fit_word_name(job->fit),
                             "capped_by", job->capped_by == NULL ? json_null() : json_string(job->capped_by), "have",
                             have_json(job), "lack", lack_json(job));
  json_put_money(object, "wage", job->job.wages.median, "USD", job->job.wages.reason);
  json_put_number(object, "openings", job->job.openings < 0 ? -1.0 : round(job->job.openings * 1000.0),
                  "not published");
  return object;
}

int match_json(struct view *view, FILE *out, struct error *error) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : MATCH_LIMIT;
  size_t count = view->session->wallet->count == 0 ? 0 : state->shown_count; /* nothing to match fits nothing */
  json_t *document = json_document("match");
  json_t *jobs = json_array();
  for (size_t i = 0; i < count && i < limit; i++) {
    struct job_match *job = &state->shown[i];
    if (match_detail(view->session->catalog, view->arena, view->session->wallet, &state->match, job, error) != 0) {
      json_decref(jobs);
      json_decref(document);
      return -1;
    }
    (void)json_array_append_new(jobs, job_json(job));
  }
  (void)json_object_set_new(document, "total", json_integer((json_int_t)count));
  (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  (void)json_object_set_new(document, "jobs", jobs);
  return json_write(document, out, error);
}
