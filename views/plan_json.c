/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "views/json_face.h"
#include "views/plan.h"

/* As a plan keeps them: data/plan/plan_read_json.c reads these keys back. */
static void put_figures(json_t *object, const struct plan_figures *figures) {
  const char *currency = figures->currency[0] == '\0' ? "USD" : figures->currency;
  json_put_money(object, "cost", figures->cost, currency, figures->cost_reason);
  (void)json_object_set_new(object, "cost_complete", json_boolean(figures->cost_complete));
  json_put_number(object, "days", figures->days, figures->time_reason);
  json_put_number(object, "effort_hours", figures->hours, figures->time_reason);
}

static json_t *needs_json(const struct view *view, size_t at, enum plan_need need) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  json_t *array = json_array();
  for (size_t i = 0; i < plan->count; i++) {
    if (state->look.need[at][i] == need) {
      (void)json_array_append_new(array, json_string(plan->steps[i].ctid));
    }
  }
  return array;
}

static json_t *changes_json(unsigned changes) {
  static const struct {
    enum plan_change change;
    const char *name;
  } names[] = {{PLAN_GONE, "gone"}, {PLAN_REPLACED, "replaced"}, {PLAN_PRICE, "price"},
               {PLAN_TIME, "time"}, {PLAN_NAME, "name"},         {PLAN_PROVIDER, "provider"}};
  json_t *array = json_array();
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if ((changes & (unsigned)names[i].change) != 0) {
      (void)json_array_append_new(array, json_string(names[i].name));
    }
  }
  return array;
}

static void put_now(const struct view *view, size_t at, json_t *object) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  if (now == NULL) {
    json_put_text(object, "now", NULL, "not in snapshot");
    return;
  }
  json_t *figures = json_object();
  put_figures(figures, &state->look.figures[at]);
  json_put_text(figures, "name", now->row.name, NULL);
  json_put_text(figures, "provider", now->row.provider, "not published");
  (void)json_object_set_new(object, "now", figures);
  if ((state->look.changes[at] & (unsigned)PLAN_REPLACED) != 0) {
    json_t *newer = json_object();
    json_put_text(newer, "ctid", state->look.newer_ctid[at], "not in snapshot");
    json_put_text(newer, "name", state->look.newer[at], "not published");
    (void)json_object_set_new(object, "replaced_by", newer);
  }
}

static const char *filled(const char *text) {
  return text[0] == '\0' ? NULL : text;
}

static json_t *step_json(const struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  const struct plan_step *step = &plan->steps[at];
  const struct plan_span *span = &state->time.steps[at];
  json_t *object = json_pack("{s:s, s:s}", "ctid", step->ctid, "name", step->name);
  const char *undated = plan->start[0] == '\0' ? "not asked" : "not published";
  json_put_text(object, "name_es", filled(step->name_es), "not published");
  json_put_text(object, "type", filled(step->type), "not published");
  json_put_text(object, "provider", filled(step->provider), "not published");
  json_put_text(object, "source", filled(step->source), "not published");
  json_put_text(object, "data_date", filled(step->data_date), "not published");
  put_figures(object, &step->figures);
  json_put_text(object, "start", filled(span->start), undated);
  json_put_text(object, "end", filled(span->end), undated);
  json_put_number(object, "from_day", span->from, "not published");
  json_put_number(object, "to_day", span->to, "not published");
  (void)json_object_set_new(object, "by_hours", json_boolean(span->by_hours));
  (void)json_object_set_new(object, "needs", needs_json(view, at, PLAN_NEEDS));
  (void)json_object_set_new(object, "helped_by", needs_json(view, at, PLAN_HELPS));
  (void)json_object_set_new(object, "changes", changes_json(state->look.changes[at]));
  put_now(view, at, object);
  return object;
}

static json_t *goal_json(const struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  json_t *goal = json_pack("{s:s, s:s}", "code", plan->goal, "title", plan->goal_title);
  json_put_text(goal, "title_es", filled(plan->goal_title_es), "not published");
  json_put_money(goal, "wage", plan->goal_wage, "USD", "not published");
  json_put_text(goal, "wage_year", filled(plan->goal_wage_year), "not published");
  json_put_text(goal, "data_date", filled(plan->goal_date), "not published");
  (void)json_object_set_new(goal, "gone", json_boolean(state->look.goal_gone));
  json_put_money(goal, "wage_now", state->look.goal_gone ? -1 : state->look.goal_wage, "USD",
                 state->look.goal_gone ? "not in snapshot" : "not published");
  return goal;
}

static json_t *total_json(const struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan_time *time = &state->time;
  json_t *costs = json_array();
  for (size_t i = 0; i < time->sum_count; i++) {
    (void)json_array_append_new(costs, json_pack("{s:f, s:s}", "amount", (double)time->sums[i].cents / 100.0,
                                                 "currency", time->sums[i].currency));
  }
  json_t *total = json_pack("{s:o, s:b, s:I, s:I, s:b}", "costs", costs, "at_least", time->at_least,
                            "steps_without_price", (json_int_t)time->priceless, "steps_without_time",
                            (json_int_t)time->timeless, "days_at_least", time->timeless > 0);
  bool timed = time->timeless < view->session->plan.count;
  json_put_number(total, "days", timed ? time->days : -1.0, "not published");
  json_put_text(total, "end", filled(time->end), view->session->plan.start[0] == '\0' ? "not asked" : "not published");
  return total;
}

static json_t *tasks_json(const struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  json_t *array = json_array();
  for (size_t i = 0; i < state->task_count; i++) {
    const struct plan_task *task = &state->tasks[i];
    json_t *object = json_pack("{s:s, s:s}", "kind", task->kind, "text", task->text);
    json_put_text(object, "step", task->step < plan->count ? plan->steps[task->step].ctid : NULL, "does not apply");
    (void)json_array_append_new(array, object);
  }
  return array;
}

int plan_json(struct view *view, FILE *out, struct error *error) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  json_t *document = json_document("plan");
  json_t *steps = json_array();
  json_put_text(document, "name", filled(plan->name), "not asked");
  if (plan->goal[0] != '\0') {
    (void)json_object_set_new(document, "goal", goal_json(view));
  } else {
    json_put_text(document, "goal", NULL, "not asked");
  }
  json_put_text(document, "start", filled(plan->start), "not asked");
  json_put_number(document, "hours_a_week", plan->hours > 0 ? (double)plan->hours : -1.0, "not asked");
  for (size_t i = 0; i < plan->count; i++) {
    (void)json_array_append_new(steps, step_json(view, i));
  }
  (void)json_object_set_new(document, "steps", steps);
  (void)json_object_set_new(document, "total", total_json(view));
  (void)json_object_set_new(document, "this_week", tasks_json(view));
  (void)json_object_set_new(document, "changed", json_integer((json_int_t)state->look.change_count));
  (void)json_object_set_new(document, "snapshot", json_snapshot(view->session));
  return json_write(document, out, error);
}
