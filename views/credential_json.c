/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "views/credential.h"
#include "views/json_face.h"
#include "views/record_json.h"
#include "views/worth_json.h"

static json_t *quality_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->quality_count; i++) {
    const struct quality_line *line = &credential->quality[i];
    json_t *by = json_explain(json_pack("{s:s?, s:s?}", "ctid", line->ctid, "name", line->name), "not published");
    (void)json_array_append_new(
        array, json_pack("{s:s, s:o, s:b}", "relation", line->relation, "by", by, "confirmed", (int)line->confirmed));
  }
  return array;
}

static json_t *costs_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->cost_count; i++) {
    const struct cost_line *line = &credential->costs[i];
    json_t *item = json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:b}", "type", line->type, "name",
                             line->name, "name_es", line->name_es, "currency", line->currency, "residency",
                             line->residency, "audience", line->audience, "payment_pattern", line->payment_pattern,
                             "starts", line->starts, "ends", line->ends, "optional", (int)line->optional);
    json_put_number(item, "amount", line->cents < 0 ? -1.0 : (double)line->cents / 100.0, "not published");
    (void)json_array_append_new(array, json_explain(item, "not published"));
  }
  return array;
}

static json_t *aid_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->aid_count; i++) {
    json_t *types = json_array();
    if (credential->aid[i].type != NULL) {
      (void)json_array_append_new(types, json_string(credential->aid[i].type));
    }
    const struct aid_line *line = &credential->aid[i];
    json_t *aid =
        json_pack("{s:s?, s:s?, s:s?, s:s?, s:s?, s:o}", "name", line->name, "name_es", line->name_es, "description",
                  line->description, "description_es", line->description_es, "url", line->url, "types", types);
    (void)json_array_append_new(array, json_explain(aid, "not published"));
  }
  return array;
}

static json_t *places_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->place_count; i++) {
    const struct place_line *place = &credential->places[i];
    json_t *object = json_pack("{s:s?, s:s?, s:s?, s:s?}", "locality", place->locality, "county", place->county,
                               "region", place->region, "country", place->country);
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *condition_json(const struct condition_line *line) {
  json_t *targets = json_array();
  json_t *names = json_array();
  for (size_t i = 0; line->targets != NULL && line->targets[i] != NULL; i++) {
    if (line->targets[i][0] != '\0') {
      (void)json_array_append_new(targets, json_string(line->targets[i]));
    }
    if (line->target_names[i][0] != '\0') {
      (void)json_array_append_new(names, json_string(line->target_names[i]));
    }
  }
  json_t *object = json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:[]}", "kind",
                             line->kind, "name", line->name, "name_es", line->name_es, "text", line->text, "text_es",
                             line->text_es, "experience", line->experience, "experience_es", line->experience_es,
                             "credit", line->credit, "submission", line->submission, "url", line->url, "targets",
                             targets, "target_names", names, "alternatives");
  json_put_number(object, "minimum_age", line->minimum_age, "not published");
  json_put_number(object, "years_of_experience", line->years_of_experience, "not published");
  return json_explain(object, "not published");
}

/* Alternatives hang inside the condition that they belong to. */
static json_t *conditions_json(const struct credential *credential) {
  json_t *array = json_array();
  json_t *last = NULL;
  for (size_t i = 0; i < credential->condition_count; i++) {
    const struct condition_line *line = &credential->conditions[i];
    json_t *object = condition_json(line);
    if (line->parent != 0 && last != NULL) {
      (void)json_array_append_new(json_object_get(last, "alternatives"), object);
    } else {
      (void)json_array_append_new(array, object);
      last = object;
    }
  }
  return array;
}

static json_t *skills_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->skill_count; i++) {
    const struct skill_line *skill = &credential->skills[i];
    json_t *object = json_pack("{s:s, s:s?, s:s?, s:s}", "name", skill->name, "uri", skill->uri, "framework",
                               skill->framework, "basis", skill->basis);
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *outcomes_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *line = &credential->outcomes[i];
    const char *reason = line->withheld ? "too few" : "not published";
    json_t *object =
        json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?}", "measure", line->measure, "unit", line->unit, "from",
                  line->from, "to", line->to, "source", line->source, "note", line->note, "note_es", line->note_es);
    json_put_signed(object, "value", line->withheld ? (double)NAN : line->value, reason);
    json_put_signed(object, "low", line->low, reason);
    json_put_signed(object, "high", line->high, reason);
    json_put_number(object, "n", (double)line->n, "not published");
    json_put_number(object, "months_after", line->months_after, "not published");
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *jobs_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; i < credential->job_count; i++) {
    const struct job_line *job = &credential->jobs[i];
    json_t *object = json_pack("{s:s, s:s, s:s}", "code", job->code, "title", job->title, "basis", job->basis);
    json_put_money(object, "wage", job->wage_median, "USD", "not published");
    json_put_number(object, "openings", job->openings < 0 ? -1.0 : round(job->openings * 1000.0), "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *edges_json(const struct edge_line *lines, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    json_t *object = json_pack("{s:s?, s:s, s:b, s:s?, s:s?}", "name", lines[i].name, "kind", lines[i].kind, "stated",
                               1, "note", lines[i].note, "note_es", lines[i].note_es);
    json_put_text(object, "ctid", lines[i].in_snapshot ? lines[i].ctid : NULL, "not in snapshot");
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

static json_t *worth_json(const struct view *view, const struct worth *worth, const struct worth_line *tests) {
  json_t *object = json_object();
  bool counts = worth->known && worth->gain;
  json_put_number(object, "years_to_earn_back", counts ? worth->years : -1.0,
                  worth->known ? "does not apply" : worth->reason);
  json_put_money(object, "comparison", worth->comparison, "USD", NULL);
  (void)json_object_set_new(object, "comparison_source", json_string(worth->comparison_source));
  json_t *family = json_object();
  if (worth->threshold_known) {
    (void)json_object_set_new(family, "meets", json_boolean(worth->family_sustaining));
  } else {
    json_put_text(family, "meets", NULL, "not published");
  }
  json_put_money(family, "threshold", worth->threshold, "USD", NULL);
  (void)json_object_set_new(family, "household", json_integer(view->session->household.persons));
  (void)json_object_set_new(family, "source", json_string(worth->threshold_source));
  (void)json_object_set_new(object, "family_sustaining", family);
  (void)json_object_set_new(object, "tests", worth_tests_json(tests));
  return object;
}

static json_t *names_json(const struct credential *credential) {
  json_t *names = json_object();
  if (credential->name_en != NULL) {
    (void)json_object_set_new(names, "en", json_string(credential->name_en));
  }
  if (credential->row.name_es != NULL) {
    (void)json_object_set_new(names, "es", json_string(credential->row.name_es));
  }
  if (credential->name_other != NULL) {
    const char *tag = credential->other_language == NULL ? "und" : credential->other_language;
    (void)json_object_set_new(names, tag, json_string(credential->name_other));
  }
  return names;
}

int credential_json(struct view *view, FILE *out, struct error *error) {
  const struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  json_t *document = json_document("show");
  json_t *row = json_credential_row(&credential->row);
  (void)json_object_update(document, row);
  json_decref(row);
  (void)json_object_set_new(document, "names", names_json(credential));
  json_put_text(document, "status", credential->status, NULL);
  json_put_text(document, "description", credential->description, NULL);
  json_put_text(document, "description_es", credential->description_es, NULL);
  json_put_texts(document, "alternate_names", credential->alternate_names);
  json_put_text(document, "url", credential->url, NULL);
  (void)json_object_set_new(document, "quality", quality_json(credential));
  (void)json_object_set_new(document, "cost_items", costs_json(credential));
  (void)json_object_set_new(document, "aid", aid_json(credential));
  json_put_number(document, "days_min", credential->row.days_min, credential->row.time_reason);
  (void)json_object_set_new(document, "places", places_json(credential));
  json_put_texts(document, "languages", credential->languages);
  json_put_texts(document, "schedule", credential->schedule);
  json_put_texts(document, "support", credential->support);
  json_put_texts(document, "programs", credential->programs);
  (void)json_object_set_new(document, "requires", conditions_json(credential));
  (void)json_object_set_new(document, "skills", skills_json(credential));
  (void)json_object_set_new(document, "outcomes", outcomes_json(credential));
  (void)json_object_set_new(document, "jobs", jobs_json(credential));
  (void)json_object_set_new(document, "leads_to", edges_json(credential->leads_to, credential->leads_to_count));
  (void)json_object_set_new(document, "leads_from", edges_json(credential->leads_from, credential->leads_from_count));
  (void)json_object_set_new(document, "worth", worth_json(view, &state->worth, state->tests));
  (void)json_object_set_new(document, "lists", record_lists_json(view->arena, &state->resource));
  (void)json_object_set_new(document, "facts", record_facts_json(&state->resource));
  (void)json_object_set_new(document, "needs", record_needs_json(&state->resource));
  json_put_text(document, "effective", credential->effective, NULL);
  json_put_text(document, "expires", credential->expires, NULL);
  json_put_text(document, "updated", credential->updated, NULL);
  json_put_text(document, "source", credential->source, NULL);
  return json_write(document, out, error);
}
