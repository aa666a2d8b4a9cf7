/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "views/jobs_faces.h"
#include "views/json_face.h"

static json_t *hit_json(const struct job *job) {
  json_t *hit = json_pack("{s:s, s:s}", "code", job->code, "title", job->title);
  json_put_text(hit, "title_es", job->title_es, "not published");
  (void)json_object_set_new(hit, "wage", json_wages(&job->wages));
  json_put_text(hit, "wage_year", job->wages.year, job->wages.reason);
  json_put_text(hit, "wage_basis", job->wages.basis, job->wages.reason);
  json_put_text(hit, "wage_code", job->soc, "not published");
  json_put_number(hit, "employment", (double)job->employment, "not published");
  json_put_number(hit, "employment_base_thousands", job->employment_base, "not published");
  json_put_number(hit, "employment_projected_thousands", job->employment_projected, "not published");
  json_put_number(hit, "openings", job->openings < 0 ? -1.0 : round(job->openings * 1000.0), "not published");
  json_put_signed(hit, "growth_percent", job->growth_percent, "not published");
  json_put_text(hit, "projection_years", job->projection_years, "not published");
  json_put_text(hit, "education", job->education, "not published");
  json_put_text(hit, "experience", job->experience, "not published");
  json_put_text(hit, "training", job->training, "not published");
  json_put_number(hit, "job_zone", job->zone == 0 ? -1.0 : job->zone, "not published");
  (void)json_object_set_new(hit, "rated", json_boolean(job->rated));
  return hit;
}

int jobs_write_json(struct session *session, const char *query, long total, const struct job *jobs, size_t count,
                    FILE *out, struct error *error) {
  json_t *document = json_document("jobs");
  json_t *hits = json_array();
  for (size_t i = 0; i < count; i++) {
    json_t *hit = hit_json(&jobs[i]);
    if (jobs[i].matched_title != NULL) {
      (void)json_object_set_new(hit, "matched_title", json_string(jobs[i].matched_title));
    }
    (void)json_array_append_new(hits, hit);
  }
  (void)json_object_set_new(document, "query", json_string(query));
  (void)json_object_set_new(document, "snapshot", json_snapshot(session));
  (void)json_object_set_new(document, "total", json_integer(total));
  (void)json_object_set_new(document, "hits", hits);
  return json_write(document, out, error);
}

static json_t *requirements_json(const struct job_facts *facts) {
  json_t *array = json_array();
  for (size_t i = 0; i < facts->rating_count; i++) {
    const struct rating *rating = &facts->ratings[i];
    json_t *object =
        json_pack("{s:s, s:s, s:s, s:b, s:b, s:b}", "id", rating->element, "kind", element_kind_name(rating->kind),
                  "name", rating->name, "importance_low_precision", (int)rating->suppress_importance,
                  "level_low_precision", (int)rating->suppress_level, "not_relevant", (int)rating->not_relevant);
    json_put_number(object, "importance", rating->importance, "not published");
    json_put_number(object, "level", rating->level, "not published");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *technologies_json(const struct job_facts *facts) {
  json_t *array = json_array();
  for (size_t i = 0; i < facts->technology_count; i++) {
    const struct technology *technology = &facts->technologies[i];
    json_t *object = json_pack("{s:s, s:s?, s:b, s:b}", "name", technology->name, "commodity", technology->commodity,
                               "hot", (int)technology->hot, "in_demand", (int)technology->in_demand);
    (void)json_array_append_new(array, json_explain(object, "not published"));
  }
  return array;
}

/* Percent with one decimal. */
static double percent(double share) {
  return round(share * 1000) / 10;
}

static json_t *near_json(const struct job_facts *facts) {
  json_t *array = json_array();
  for (size_t i = 0; i < facts->near_count; i++) {
    const struct job_neighbour *neighbour = &facts->near[i];
    json_t *parts = json_array();
    for (size_t j = 0; j < neighbour->part_count; j++) {
      const struct job_near_part *part = &neighbour->parts[j];
      (void)json_array_append_new(parts, json_pack("{s:s, s:f, s:f}", "part", part->name, "value_percent",
                                                   percent(part->value), "share_percent", percent(part->share)));
    }
    (void)json_array_append_new(
        array, json_pack("{s:s, s:s, s:f, s:o}", "code", neighbour->job->code, "title", neighbour->job->title,
                         "near_percent", percent(neighbour->near), "parts", parts));
  }
  return array;
}

int job_write_json(struct session *session, const struct job_facts *facts, FILE *out, struct error *error) {
  json_t *document = json_document("job");
  json_t *hit = hit_json(&facts->job);
  (void)json_object_update(document, hit);
  json_decref(hit);
  json_t *related = json_array();
  for (size_t i = 0; i < facts->related_count; i++) {
    (void)json_array_append_new(related, json_pack("{s:s, s:s, s:s}", "code", facts->related[i].code, "title",
                                                   facts->related[i].title, "tier", facts->related[i].tier));
  }
  json_t *licenses = json_array();
  for (size_t i = 0; i < facts->license_count; i++) {
    const struct job_license *license = &facts->licenses[i];
    (void)json_array_append_new(licenses, json_pack("{s:s, s:s, s:s}", "name", license->name, "region", license->region,
                                                    "source", license->source));
  }
  if (facts->job.older != NULL) {
    (void)json_object_set_new(document, "asked_for", json_string(facts->job.older));
  }
  json_put_texts(document, "titles", facts->titles);
  (void)json_object_set_new(document, "requirements", requirements_json(facts));
  (void)json_object_set_new(document, "technologies", technologies_json(facts));
  (void)json_object_set_new(document, "licenses", licenses);
  (void)json_object_set_new(document, "credentials", json_integer(facts->credentials));
  (void)json_object_set_new(document, "related", related);
  (void)json_object_set_new(document, "near", facts->near_count > 0 ? near_json(facts) : json_null());
  if (facts->near_count == 0) {
    (void)json_object_set_new(document, "near_reason", json_string("not published"));
  }
  (void)json_object_set_new(document, "snapshot", json_snapshot(session));
  const char *source = catalog_about(session->catalog)->jobs_source;
  json_put_text(document, "source", source, NULL);
  return json_write(document, out, error);
}
