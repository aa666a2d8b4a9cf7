/* SPDX-License-Identifier: MIT */
/* What to do this week: nothing but what the records of the first step, the
 * goal and the plan itself give reason for. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "data/wallet/correct.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/plan.h"
#include "views/record.h"

enum { WORDS = 400, MOST_AID = 4, MOST_PAPERS = 8, MOST_LICENSES = 2 };

static void add_task(struct view *view, const char *kind, size_t step, const char *text) {
  struct plan_state *state = view->state;
  const char *copy = arena_strdup(view->arena, text);
  if (copy != NULL && state->task_count < PLAN_MOST_TASKS) {
    state->tasks[state->task_count++] = (struct plan_task){.kind = kind, .step = step, .text = copy};
  }
}

static __attribute__((format(printf, 4, 5))) void put_task(struct view *view, const char *kind, size_t step,
                                                           const char *format, ...) {
  char text[WORDS * 3];
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  add_task(view, kind, step, text);
}

static const char *provider_of(const struct view *view, size_t at) {
  const char *provider = plan_step_provider(view, at);
  return provider[0] == '\0' ? _("the provider") : provider;
}

static void task_of_start(struct view *view) {
  const struct plan *plan = &view->session->plan;
  long start = 0;
  char date[48];
  if (!plan_day_of(plan->start, &start)) {
    put_task(view, "start", PLAN_MOST_STEPS, "%s", _("Choose the day on which you start."));
    return;
  }
  format_date(date, sizeof date, plan->start);
  if (start < (long)(time(NULL) / 86400)) {
    put_task(view, "start", PLAN_MOST_STEPS, _("The start, %s, has passed: choose another day."), date);
  } else {
    put_task(view, "sign up", 0, _("Sign up for \"%s\" before %s."), plan_step_name(view, 0), date);
  }
}

static void tasks_of_asking(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  const struct plan_figures *figures = &state->look.figures[at];
  const char *url = now == NULL ? NULL : now->url;
  put_task(view, "ask", at, _("Ask %s when the next class begins, and whether there is a place.%s%s"),
           provider_of(view, at), url == NULL ? "" : " ", url == NULL ? "" : url);
  if (figures->cost < 0) {
    put_task(view, "price", at, _("Ask %s what it costs in all: no price is known here."), provider_of(view, at));
  } else if (!figures->cost_complete) {
    put_task(view, "price", at, _("Ask %s what else has to be paid: the price here is not complete."),
             provider_of(view, at));
  }
  if (figures->days < 0) {
    put_task(view, "time", at, _("Ask %s how many weeks it takes: that is not published."), provider_of(view, at));
  }
  double weekly = figures->days > 0 && figures->hours > 0 ? figures->hours * 7.0 / figures->days : 0.0;
  if (view->session->plan.hours > 0 && weekly > (double)view->session->plan.hours) {
    put_task(view, "hours", at, _("It takes about %.0f hours a week, and you have %ld: ask whether it can be slower."),
             weekly, view->session->plan.hours);
  }
}

static void tasks_of_condition(struct view *view, size_t at, const struct condition_line *line) {
  const char *name = record_words(label_own(line->name), line->name_es);
  const char *text = record_words(line->text, line->text_es);
  char words[WORDS] = "";
  if (!record_is_filler(name)) {
    plan_copy(words, sizeof words, name);
  }
  if (!record_is_filler(text) && strlen(words) + strlen(text) < sizeof words - 2) {
    (void)snprintf(words + strlen(words), sizeof words - strlen(words), "%s%s", words[0] == '\0' ? "" : ": ", text);
  }
  if (words[0] != '\0') {
    put_task(view, "papers", at, _("Needed to begin: %s"), words);
  }
  if (line->submission != NULL && !record_is_filler(line->submission)) {
    put_task(view, "papers", at, _("To be handed in: %.*s"), WORDS, line->submission);
  }
  int age = view->session->person.age;
  if (line->minimum_age > 0 && age > 0 && age < line->minimum_age) {
    put_task(view, "age", at, _("One has to be %d or older, and you are %d: ask from when you can begin."),
             line->minimum_age, age);
  } else if (line->minimum_age > 0) {
    put_task(view, "age", at, _("Bring a paper with your date of birth: one has to be %d or older."),
             line->minimum_age);
  }
  if (line->years_of_experience > 0) {
    char experience[96];
    format_experience(experience, sizeof experience, line->years_of_experience);
    put_task(view, "papers", at, _("Have proof of work ready: %s"), experience);
  }
}

static bool is_first(const char *kind) {
  return strcmp(kind, "requires") == 0 || strcmp(kind, "entryCondition") == 0;
}

static void tasks_of_papers(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  size_t before = state->task_count;
  for (size_t i = 0; now != NULL && i < now->condition_count && state->task_count < before + MOST_PAPERS; i++) {
    if (now->conditions[i].parent == 0 && is_first(now->conditions[i].kind)) {
      tasks_of_condition(view, at, &now->conditions[i]);
    }
  }
}

static void tasks_of_aid(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  size_t shown = 0;
  if (now == NULL) {
    return;
  }
  if (now->aid_count == 0 && state->look.figures[at].cost != 0) {
    put_task(view, "aid", at, _("Ask %s what aid there is: none is published."), provider_of(view, at));
  }
  for (size_t i = 0; i < now->aid_count && shown < MOST_AID; i++) {
    const struct aid_line *aid = &now->aid[i];
    const char *name = record_words(label_own(aid->name), aid->name_es);
    const char *words = aid->type != NULL ? label_aid(aid->type) : name;
    if (words != NULL && !record_is_filler(words)) {
      put_task(view, "aid", at, _("Ask whether you can get this aid: %.*s%s%s"), WORDS, words,
               aid->url == NULL ? "" : " ", aid->url == NULL ? "" : aid->url);
      shown++;
    }
  }
}

static bool is_held(const struct wallet *wallet, const char *ctid) {
  for (size_t i = 0; i < wallet->count; i++) {
    if (claim_is_record(&wallet->claims[i], ctid)) {
      return true;
    }
  }
  return false;
}

/* What a step asks for that is neither in the plan nor in the wallet. */
static void tasks_of_missing(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  const struct plan *plan = &view->session->plan;
  for (size_t i = 0; now != NULL && i < now->condition_count; i++) {
    const struct condition_line *line = &now->conditions[i];
    bool single = line->targets != NULL && line->targets[0] != NULL && line->targets[1] == NULL;
    if (line->parent != 0 || !is_first(line->kind) || !single || line->targets[0][0] == '\0' ||
        line->target_names[0][0] == '\0') {
      continue;
    }
    if (plan_index(plan, line->targets[0]) == plan->count && !is_held(view->session->wallet, line->targets[0])) {
      put_task(view, "needed first", at,
               _("Step %zu asks for \"%.*s\", which is not in this plan: look how to get it."), at + 1, WORDS,
               line->target_names[0]);
    }
  }
}

static void tasks_of_changes(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_figures *before = &view->session->plan.steps[at].figures;
  char words[WORDS];
  if ((state->look.changes[at] & (unsigned)PLAN_GONE) != 0) {
    put_task(view, "gone", at, _("Ask %s whether \"%s\" is still given: it is no longer in the data."),
             provider_of(view, at), plan_step_name(view, at));
  }
  if ((state->look.changes[at] & (unsigned)PLAN_REPLACED) != 0) {
    put_task(view, "replaced", at, _("\"%s\" was replaced by \"%s\": ask which one to take."), plan_step_name(view, at),
             state->look.newer[at]);
  }
  if ((state->look.changes[at] & (unsigned)PLAN_PRICE) != 0 && before->cost >= 0 && state->look.figures[at].cost >= 0) {
    plan_change_words(view, at, PLAN_PRICE, words, sizeof words);
    put_task(view, "price", at, _("Ask %s which price holds for you (%s)."), provider_of(view, at), words);
  }
}

static void tasks_of_goal(struct view *view) {
  const struct plan *plan = &view->session->plan;
  struct job_license *licenses = NULL;
  struct error error = {0};
  size_t count = 0;
  size_t shown = 0;
  if (plan->goal[0] == '\0') {
    put_task(view, "goal", PLAN_MOST_STEPS, "%s", _("Choose the job that this is to lead to."));
    return;
  }
  if (job_licenses(view->session->catalog, view->arena, plan->goal, &licenses, &count, &error) != 0) {
    return;
  }
  for (size_t i = 0; i < count && shown < MOST_LICENSES; i++) {
    if (licenses[i].everyone) {
      put_task(view, "license", PLAN_MOST_STEPS, _("Find out whether you need this license for the work: %s (%s)."),
               licenses[i].name, licenses[i].region == NULL ? _("not stated") : licenses[i].region);
      shown++;
    }
  }
}

void plan_make_tasks(struct view *view) {
  struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  state->task_count = 0;
  if (plan->count > 0) {
    task_of_start(view);
    tasks_of_asking(view, 0);
    tasks_of_papers(view, 0);
    tasks_of_aid(view, 0);
  }
  for (size_t i = 0; i < plan->count; i++) {
    tasks_of_changes(view, i);
    tasks_of_missing(view, i);
  }
  if (!plan_is_empty(plan)) {
    tasks_of_goal(view);
  }
}
