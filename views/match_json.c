/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "data/match/skill_sort.h"
#include "views/correct.h"
#include "views/json_face.h"
#include "views/match.h"

static double tenth(double value) {
  return round(value * 10.0) / 10.0;
}

static json_t *text_or_null(const char *text) {
  return text == NULL ? json_null() : json_string(text);
}

/* A technology has no level: it is asked for, 1, and held, 1, or not, 0. */
static void put_levels(json_t *object, const struct match_line *line) {
  bool tool = line->kind == FIT_TECHNOLOGIES;
  (void)json_object_set_new(object, "held_level", json_real(tool ? (line->covered > 0.0) : line->held_level));
  (void)json_object_set_new(object, "level", json_real(tool ? 1.0 : line->level));
  (void)json_object_set_new(object, "scale", json_string(tool ? "0 or 1" : "0 to 7"));
}

/* "core", "technical" or "transferable", of elements. */
static void put_sort(json_t *object, const struct match_line *line) {
  if (line->kind != FIT_TECHNOLOGIES) {
    (void)json_object_set_new(object, "sort", json_string(skill_sort_name(skill_sort_of(line->element))));
  }
}

static json_t *have_json(const struct job_match *job) {
  json_t *array = json_array();
  for (size_t i = 0; i < job->have_count; i++) {
    const struct match_line *line = &job->have[i];
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:f, s:f, s:s?}", "id", line->element, "name", line->name, "kind",
                  fit_kind_name(line->kind), "weight", line->weight, "covered", line->covered, "how", line->how);
    put_levels(object, line);
    put_sort(object, line);
    json_put_texts(object, "from", line->from);
    (void)json_array_append_new(array, json_explain(object, "not published"));
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
    json_t *object = json_pack("{s:s, s:s, s:s, s:f, s:f, s:o}", "id", line->element, "name", line->name, "kind",
                               fit_kind_name(line->kind), "weight", line->weight, "covered", line->covered, "closes",
                               closes_json(line));
    put_levels(object, line);
    put_sort(object, line);
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *uncounted_json(const struct job_match *job) {
  json_t *array = json_array();
  for (size_t i = 0; i < job->uncounted_count; i++) {
    const struct match_uncounted *line = &job->uncounted[i];
    json_t *object = json_pack("{s:s, s:s, s:s, s:s}", "id", line->element, "name", line->name, "kind",
                               fit_kind_name(line->kind), "why", "published with low precision");
    json_put_number(object, "importance", round(line->importance * 100.0) / 100.0, "not published");
    json_put_number(object, "level", round(line->level * 100.0) / 100.0, "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *parts_json(const struct job_match *job) {
  json_t *array = json_array();
  for (int i = 0; i < (int)FIT_PARTS; i++) {
    const struct fit_part *part = &job->parts[i];
    json_t *object = json_pack("{s:s, s:f, s:I, s:I}", "kind", fit_kind_name((enum fit_kind)i), "weight", part->weight,
                               "have", (json_int_t)part->have, "lack", (json_int_t)part->lack);
    json_put_number(object, "fit_percent", part->weight > 0.0 ? tenth(part->fit_percent) : -1.0, "does not apply");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *gates_json(const struct job_match *job) {
  json_t *array = json_array();
  for (size_t i = 0; i < job->gate_count; i++) {
    const struct match_gate *gate = &job->gates[i];
    json_t *object = json_pack("{s:s, s:s, s:s?, s:b, s:s}", "kind", gate_kind_name(gate->kind), "state",
                               gate_state_name(gate->state), "name", gate->name, "for_all", gate->for_all ? 1 : 0,
                               "source", gate->source);
    if (gate->region != NULL) {
      (void)json_object_set_new(object, "region", json_string(gate->region));
    }
    bool figure = gate->kind == GATE_SCHOOLING || gate->kind == GATE_EXPERIENCE || gate->kind == GATE_ZONE ||
                  gate->kind == GATE_AGE;
    json_put_number(object, "asks_for", figure ? gate->value : -1.0, "does not apply");
    json_put_number(object, "told", figure && gate->held > 0 ? gate->held : -1.0,
                    figure ? "not asked" : "does not apply");
    (void)json_array_append_new(array, json_explain(object, "does not apply"));
  }
  return array;
}

static json_t *rank_json(const struct match_state *state, const struct job_match *job) {
  json_t *terms = json_array();
  for (size_t i = 0; i < job->term_count; i++) {
    const struct rank_term *term = &job->terms[i];
    json_t *object = json_pack("{s:s, s:f, s:f, s:f}", "kind", rank_kind_name(term->kind), "value", term->value,
                               "times", term->each, "points", term->points);
    if (term->kind == RANK_NEAR) {
      const struct job *about = &state->match.matrix.jobs[state->match.held[term->about].row];
      (void)json_object_set_new(object, "to", json_pack("{s:s, s:s}", "code", about->code, "title", about->title));
    }
    (void)json_array_append_new(terms, object);
  }
  return json_pack("{s:f, s:o}", "score", job->score, "terms", terms);
}

static void put_figures(json_t *object, const struct job *job) {
  json_put_money(object, "wage", job->wages.median, "USD", job->wages.reason);
  json_put_number(object, "openings", job->openings < 0 ? -1.0 : round(job->openings * 1000.0), "not published");
  json_put_signed(object, "growth_percent", job->growth_percent, "not published");
  json_put_text(object, "education", job->education, "not published");
  json_put_number(object, "job_zone", job->zone > 0 ? job->zone : -1.0, "not published");
}

static json_t *job_json(const struct match_state *state, const struct job_match *job, bool brief) {
  json_t *object = json_pack("{s:s, s:s, s:f, s:s, s:o, s:b, s:b, s:o, s:o, s:o}", "code", job->job.code, "title",
                             job->job.title, "fit_percent", tenth(job->fit_percent), "fit", fit_word_name(job->fit),
                             "capped_by", text_or_null(job->capped_by), "did", job->did ? 1 : 0, "remote_guess",
                             job_remote_guess(&state->match.matrix, job->row) ? 1 : 0, "parts", parts_json(job),
                             "gates", gates_json(job), "rank", rank_json(state, job));
  if (!brief) {
    (void)json_object_set_new(object, "have", have_json(job));
    (void)json_object_set_new(object, "lack", lack_json(job));
    (void)json_object_set_new(object, "uncounted", uncounted_json(job));
  }
  put_figures(object, &job->job);
  return object;
}

/* A job without ratings: what is known, and that nothing can be compared. */
static json_t *unrated_json(const struct job *job, bool did) {
  json_t *object =
      json_pack("{s:s, s:s, s:n, s:s, s:n, s:s, s:n, s:s, s:s, s:[], s:[]}", "code", job->code, "title", job->title,
                "fit_percent", "fit_percent_reason", "not published", "fit", "fit_reason", "not published", "capped_by",
                "capped_by_reason", "does not apply", "why", "O*NET publishes no ratings of this job", "have", "lack");
  (void)json_object_set_new(object, "did", json_boolean(did));
  put_figures(object, job);
  return object;
}

/* "filters": which are on, their values, and how many jobs each leaves out. */
static json_t *filters_json(const struct view *view) {
  const struct match_state *state = view->state;
  json_t *array = json_array();
  for (int i = 0; i < (int)WISH_KINDS; i++) {
    char words[160];
    if (!state->filter.on[i]) {
      continue;
    }
    match_wishes_one(&state->filter, (enum wish_kind)i, words, sizeof words);
    (void)json_array_append_new(array, json_pack("{s:s, s:s, s:I}", "filter", wish_kind_name((enum wish_kind)i),
                                                 "words", words, "left_out", (json_int_t)state->filtered.left_out[i]));
  }
  return array;
}

static int put_jobs(struct view *view, json_t *jobs, json_t *document, struct error *error) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : MATCH_LIMIT;
  size_t count = view->session->wallet->count == 0 ? 0 : state->shown_count; /* nothing to match fits nothing */
  for (size_t i = 0; i < count && i < limit; i++) {
    struct job_match *job = state->shown[i];
    if (!job->job.rated) {
      (void)json_array_append_new(jobs, unrated_json(&job->job, job->did));
      continue;
    }
    if (!options->brief &&
        match_detail(view->session->catalog, view->arena, view->session->wallet, &state->match, job, error) != 0) {
      return -1;
    }
    (void)json_array_append_new(jobs, job_json(state, job, options->brief));
  }
  if (state->is_unrated) {
    (void)json_array_append_new(jobs, unrated_json(&state->unrated, false));
  }
  (void)json_object_set_new(document, "total", json_integer((json_int_t)count + (state->is_unrated ? 1 : 0)));
  bool one = state->only[0] != '\0' && count == 1 && limit > 0 && !options->brief;
  return one ? match_put_gap(view, state->shown[0], document, error) : 0;
}

int match_json(struct view *view, FILE *out, struct error *error) {
  json_t *document = json_document("match");
  json_t *jobs = json_array();
  (void)json_object_set(document, "jobs", jobs);
  int result = put_jobs(view, jobs, document, error);
  json_decref(jobs);
  if (result != 0) {
    json_decref(document);
    return -1;
  }
  (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  (void)json_object_set_new(document, "filters", filters_json(view));
  correct_put_json(view->session, document);
  return json_write(document, out, error);
}
