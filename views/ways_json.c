/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "data/base/i18n.h"
#include "views/correct.h"
#include "views/json_face.h"
#include "views/ways.h"

static const double percent = 100.0;

static double days_of(long long time) {
  return time < 0 ? -1.0 : (double)time / GRAPH_DAY;
}

static void put_flag(json_t *object, const char *key, bool value) {
  (void)json_object_set_new(object, key, json_boolean(value));
}

static json_t *exit_json(const struct way_exit *first) {
  json_t *object = json_pack("{s:s, s:s}", "code", first->code, "title", first->english);
  json_put_money(object, "wage", first->wage, "USD", "not published");
  put_flag(object, "stated", first->stated);
  return object;
}

static void put_exit(json_t *object, const char *key, const struct route_step *step) {
  if (step->exit == NULL) {
    json_put_text(object, key, NULL, "does not apply");
  } else {
    struct way_exit opens = {step->exit->code, NULL, step->exit->title, step->exit->wage_median, step->exit_stated};
    (void)json_object_set_new(object, key, exit_json(&opens));
  }
}

static json_t *aid_json(const struct credential *credential) {
  json_t *array = json_array();
  for (size_t i = 0; credential != NULL && i < credential->aid_count; i++) {
    json_t *aid = json_object();
    json_put_text(aid, "name", credential->aid[i].name, "not published");
    json_put_text(aid, "type", credential->aid[i].type, "not published");
    (void)json_array_append_new(array, aid);
  }
  return array;
}

static json_t *step_json(const struct ways_state *state, const struct route_part *part) {
  const struct route_step *step = &state->routes->steps[part->step];
  json_t *object = json_object();
  json_put_text(object, "ctid", step->ctid, "not in snapshot");
  (void)json_object_set_new(object, "name", json_string(step->name));
  json_put_text(object, "type", step->credential == NULL ? NULL : step->credential->row.type, "not in snapshot");
  json_put_text(object, "provider", step->credential == NULL ? NULL : step->credential->row.provider, "not published");
  json_put_money(object, "cost", part->cost, "USD", "not published");
  put_flag(object, "cost_complete", part->cost >= 0 && !part->at_least);
  json_put_number(object, "days", days_of(part->time), "not published");
  (void)json_object_set_new(object, "because", json_string(part->because));
  json_put_text(object, "needed_by",
                part->needed_by == GRAPH_NOTHING ? NULL : state->routes->steps[part->needed_by].ctid, "does not apply");
  put_flag(object, "stated", part->stated);
  put_exit(object, "exit", step);
  (void)json_object_set_new(object, "aid", aid_json(step->credential));
  return object;
}

static json_t *assumed_json(const struct ways_state *state, const struct shown_way *way) {
  json_t *array = json_array();
  char text[WAYS_TEXT];
  for (size_t i = 0; i < way->way->count; i++) {
    const struct route_step *step = &state->routes->steps[way->way->steps[i]];
    for (size_t j = 0; j < step->assumption_count; j++) {
      if (ways_assumption_words(state, way, way->way->steps[i], j, text, sizeof text)) {
        (void)json_array_append_new(array, json_string(text));
      }
    }
  }
  for (size_t i = 0; ways_job_assumption(state, way, i, text, sizeof text); i++) {
    (void)json_array_append_new(array, json_string(text));
  }
  return array;
}

static json_t *labels_json(unsigned labels) {
  json_t *array = json_array();
  for (int i = 0; i < WAY_LABELS; i++) {
    if ((labels & (1U << i)) != 0) {
      (void)json_array_append_new(array, json_string(way_label_name((enum way_label)(1 << i))));
    }
  }
  return array;
}

static json_t *way_json(const struct ways_state *state, const struct shown_way *shown) {
  const struct way *way = shown->way;
  json_t *object = json_object();
  json_t *steps = json_array();
  (void)json_object_set_new(object, "labels", labels_json(shown->labels));
  json_put_money(object, "cost", way->cost, "USD", NULL);
  put_flag(object, "cost_complete", way->cost_complete);
  json_put_number(object, "days", days_of(way->time), NULL);
  put_flag(object, "days_complete", ways_time_is_whole(state, shown));
  json_put_number(object, "fit_percent", state->routes->rated ? round(way->fit * percent * 10.0) / 10.0 : -1.0,
                  "not published");
  if (shown->exit_time < 0) {
    json_put_text(object, "first_exit", NULL, "not published");
  } else {
    struct way_exit opens = ways_first_job(state, shown);
    json_t *first = exit_json(&opens);
    json_put_number(first, "days", days_of(shown->exit_time), NULL);
    (void)json_object_set_new(object, "first_exit", first);
  }
  for (size_t i = 0; i < way->count; i++) {
    (void)json_array_append_new(steps, step_json(state, &shown->parts[i]));
  }
  (void)json_object_set_new(object, "steps", steps);
  (void)json_object_set_new(object, "assumed", assumed_json(state, shown));
  return object;
}

static json_t *limits_json(const struct ways_state *state) {
  const struct ways_asked *asked = &state->asked;
  unsigned bits = state->routes->limits;
  json_t *object = json_object();
  char start[12];
  limit_date_of(state->start, start);
  json_put_money(object, "budget", (bits & WAYS_BUDGET) != 0 ? asked->budget : -1, "USD", "not asked");
  json_put_number(object, "days", (bits & WAYS_TIME) != 0 ? asked->days : -1.0, "not asked");
  json_put_text(object, "by", asked->by[0] == '\0' ? NULL : asked->by, "not asked");
  (void)json_object_set_new(object, "start", json_string(start));
  put_flag(object, "evening", (bits & WAYS_EVENING) != 0);
  put_flag(object, "online", (bits & WAYS_ONLINE) != 0);
  put_flag(object, "childcare", (bits & WAYS_CHILDCARE) != 0);
  json_put_text(object, "county", (bits & WAYS_COUNTY) != 0 ? asked->county : NULL, "not asked");
  json_put_number(object, "age", state->question.person->age > 0 ? (double)state->question.person->age : -1.0,
                  "not asked");
  json_put_text(object, "state", state->question.person->state, "not asked");
  json_put_number(object, "hours_a_week", state->hours > 0 ? (double)state->hours : -1.0, "not asked");
  return object;
}

static json_t *relaxation_json(const struct ways_state *state, const struct relaxation *relaxation) {
  json_t *object = json_object();
  json_t *names = json_array();
  json_t *steps = json_array();
  char text[WAYS_TEXT];
  for (int i = 0; i < WAYS_LIMITS; i++) {
    if ((relaxation->bits & (1U << i)) != 0) {
      (void)json_array_append_new(names, json_string(ways_limit_name((enum ways_limit)(1 << i))));
    }
  }
  (void)json_object_set_new(object, "give_up", names);
  ways_relaxation_words(state, relaxation, text, sizeof text);
  (void)json_object_set_new(object, "text", json_string(text));
  json_put_money(object, "cost", relaxation->way.cost, "USD", NULL);
  put_flag(object, "cost_complete", relaxation->way.cost_complete);
  json_put_number(object, "days", days_of(relaxation->way.time), NULL);
  put_flag(object, "days_complete", relaxation->way.time_complete);
  bool money = (relaxation->bits & WAYS_BUDGET) != 0;
  bool time = (relaxation->bits & WAYS_TIME) != 0;
  json_put_money(object, "over_budget", money ? relaxation->way.cost - state->asked.budget : -1, "USD",
                 "does not apply");
  json_put_number(object, "over_days", time ? days_of(relaxation->way.time) - state->asked.days : -1.0,
                  "does not apply");
  for (size_t i = 0; i < relaxation->way.count; i++) {
    const struct route_step *step = &state->routes->steps[relaxation->way.steps[i]];
    json_t *item = json_object();
    json_put_text(item, "ctid", step->ctid, "not in snapshot");
    (void)json_object_set_new(item, "name", json_string(step->name));
    (void)json_array_append_new(steps, item);
  }
  (void)json_object_set_new(object, "steps", steps);
  return object;
}

/* The fewest limits to give up: the first set, and the others as large. */
static void put_relax(json_t *document, const struct ways_state *state) {
  const struct relaxations *relaxations = &state->relaxations;
  if (state->ways.count > 0 || !state->relaxed || relaxations->count == 0) {
    json_put_text(document, "relax", NULL, "does not apply");
    return;
  }
  json_t *first = relaxation_json(state, &relaxations->items[0]);
  json_t *others = json_array();
  for (size_t i = 1; i < relaxations->count; i++) {
    (void)json_array_append_new(others, relaxation_json(state, &relaxations->items[i]));
  }
  put_flag(first, "exact", relaxations->exact);
  (void)json_object_set_new(first, "or", others);
  (void)json_object_set_new(document, "relax", first);
}

static json_t *job_json(const struct ways_state *state) {
  const struct routes *routes = state->routes;
  json_t *object = json_pack("{s:s, s:s}", "code", state->job.code, "title", state->job.title);
  json_put_money(object, "wage", state->job.wages.median, "USD", "not published");
  json_put_text(object, "license", routes->license, "does not apply");
  put_flag(object, "license_in_ways", routes->license_goals);
  json_put_number(
      object, "fit_percent_today",
      routes->rated ? round((double)routes->fit_today * routes->graph->fit_step * percent * 10.0) / 10.0 : -1.0,
      "not published");
  return object;
}

static json_t *held_json(const struct routes *routes) {
  json_t *array = json_array();
  for (size_t i = 0; i < routes->count; i++) {
    if (routes->steps[i].held) {
      (void)json_array_append_new(
          array, json_pack("{s:s, s:s}", "ctid", routes->steps[i].ctid, "name", routes->steps[i].name));
    }
  }
  return array;
}

int ways_json(struct view *view, FILE *out, struct error *error) {
  const struct ways_state *state = view->state;
  json_t *document = json_document("ways");
  json_t *ways = json_array();
  char note[WAYS_TEXT];
  (void)json_object_set_new(document, "job", job_json(state));
  (void)json_object_set_new(document, "limits", limits_json(state));
  put_flag(document, "exact", state->ways.exact);
  (void)json_object_set_new(document, "total", json_integer((json_int_t)state->ways.count));
  (void)json_object_set_new(document, "held", held_json(state->routes));
  for (size_t i = 0; i < state->shown_count; i++) {
    (void)json_array_append_new(ways, way_json(state, &state->shown[i]));
  }
  (void)json_object_set_new(document, "ways", ways);
  correct_put_json(view->session, document);
  put_relax(document, state);
  ways_note(state, note, sizeof note);
  json_put_text(document, "note", note[0] == '\0' ? NULL : note, "does not apply");
  return json_write(document, out, error);
}
