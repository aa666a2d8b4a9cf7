/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "views/json_face.h"
#include "views/match.h"

enum { CANDIDATES_MOST = 60 };

static double tenth(double value) {
  return round(value * 10.0) / 10.0;
}

static json_t *pieces_json(const struct gap *gap, const struct gap_credential *candidate) {
  json_t *array = json_array();
  for (size_t i = 0; i < candidate->piece_count; i++) {
    const struct gain_need *need = &gap->needs[candidate->pieces[i].need];
    (void)json_array_append_new(
        array, json_pack("{s:s, s:s, s:f, s:f, s:f}", "id", need->id, "name", need->name, "weight", need->weight,
                         "covered_now", need->covered, "covered", candidate->pieces[i].covered));
  }
  return array;
}

static json_t *candidate_json(const struct gap *gap, const struct gap_credential *candidate) {
  json_t *object =
      json_pack("{s:s, s:s, s:f, s:f, s:f, s:b, s:b, s:o}", "ctid", candidate->ctid, "name", candidate->name,
                "gain_percent", tenth(candidate->gain), "lift_percent", tenth(candidate->lift), "fit_after",
                tenth(candidate->fit_after), "leads_to_job", candidate->leads ? 1 : 0, "meets_license",
                candidate->licenses ? 1 : 0, "covers", pieces_json(gap, candidate));
  json_put_money(object, "cost", candidate->cost, candidate->currency, "not published");
  json_put_number(object, "days", candidate->days, "not published");
  json_put_number(object, "worth", candidate->worth, "not published");
  return object;
}

static json_t *lacking_json(const struct gap *gap) {
  json_t *array = json_array();
  for (size_t i = 0; i < gap->lacking_count; i++) {
    const struct gap_need *lacking = &gap->lacking[i];
    const struct gain_need *need = &gap->needs[lacking->need];
    json_t *by = json_array();
    for (size_t j = 0; j < lacking->by_count; j++) {
      (void)json_array_append_new(by, json_string(gap->candidates[lacking->by[j]].ctid));
    }
    (void)json_array_append_new(
        array, json_pack("{s:s, s:s, s:f, s:f, s:o}", "id", need->id, "name", need->name, "weight", need->weight,
                         "covered_now", need->covered, "closed_by", by));
  }
  return array;
}

static json_t *set_json(const struct gap *gap, const struct gap_set *set) {
  json_t *members = json_array();
  for (size_t i = 0; i < set->count; i++) {
    const struct gap_credential *member = &gap->candidates[set->members[i]];
    (void)json_array_append_new(members, json_pack("{s:s, s:s}", "ctid", member->ctid, "name", member->name));
  }
  json_t *object = json_pack("{s:o, s:f, s:b, s:b, s:b}", "credentials", members, "fit_after", tenth(set->fit_after),
                             "cost_complete", set->cost_complete ? 1 : 0, "days_complete", set->days_complete ? 1 : 0,
                             "meets_license", set->licensed ? 1 : 0);
  /* Nothing known is no sum of 0. */
  json_put_money(object, "cost", set->cost > 0 || set->cost_complete ? set->cost : -1, "USD", "not published");
  json_put_number(object, "days", set->days > 0.0 || set->days_complete ? set->days : -1.0, "not published");
  return object;
}

int match_put_gap(struct view *view, const struct job_match *job, struct json_t *object, struct error *error) {
  struct match_state *state = view->state;
  struct gap gap;
  if (gap_find(view->session->catalog, view->arena, view->session->wallet, &state->match, job, &gap, error) != 0) {
    return -1;
  }
  json_t *candidates = json_array();
  for (size_t i = 0; i < gap.candidate_count && i < (size_t)CANDIDATES_MOST; i++) {
    (void)json_array_append_new(candidates, candidate_json(&gap, &gap.candidates[i]));
  }
  json_t *sets = json_array();
  for (size_t i = 0; i < gap.set_count; i++) {
    (void)json_array_append_new(sets, set_json(&gap, &gap.sets[i]));
  }
  (void)json_object_set_new(
      object, "gap",
      json_pack("{s:f, s:f, s:I, s:b, s:o, s:o}", "fit_percent", tenth(gap.fit), "fit_of_all", tenth(gap.fit_of_all),
                "candidate_count", (json_int_t)gap.candidate_count, "more_candidates", gap.more ? 1 : 0, "candidates",
                candidates, "lacking", lacking_json(&gap)));
  (void)json_object_set_new(object, "sets", sets);
  (void)json_object_set_new(object, "sets_exact", json_boolean(!gap.cut));
  return 0;
}
