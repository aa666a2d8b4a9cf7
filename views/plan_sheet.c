/* SPDX-License-Identifier: MIT */
/* The lines of a plan, in the order of the page. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/plan.h"

enum { LINE = 600, SHORT = 96 };

static struct sheet_line *add_line(struct view *view, enum sheet_kind kind) {
  struct plan_state *state = view->state;
  if (state->line_count == PLAN_MOST_LINES) {
    return NULL;
  }
  struct sheet_line *line = &state->lines[state->line_count++];
  *line = (struct sheet_line){.kind = kind, .style = STYLE_PLAIN, .label = "", .text = ""};
  return line;
}

static void put_line(struct view *view, enum sheet_kind kind, const char *label, const char *text, enum style style) {
  const char *copy = arena_strdup(view->arena, text);
  struct sheet_line *line = copy == NULL ? NULL : add_line(view, kind);
  if (line != NULL) {
    line->label = label;
    line->text = copy;
    line->style = style;
  }
}

static const char *in_language(const char *text, const char *spanish) {
  bool spoken = spanish != NULL && spanish[0] != '\0' && strcmp(session_language(), "es") == 0;
  return spoken ? spanish : text;
}

const char *plan_step_name(const struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_step *step = &view->session->plan.steps[at];
  const struct credential *now = state->look.now[at];
  return now == NULL ? in_language(step->name, step->name_es) : in_language(now->row.name, now->row.name_es);
}

const char *plan_step_provider(const struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct credential *now = state->look.now[at];
  const char *provider = now == NULL ? view->session->plan.steps[at].provider : now->row.provider;
  return provider == NULL ? "" : provider;
}

const char *plan_goal_title(const struct view *view) {
  const struct plan_state *state = view->state;
  return in_language(state->look.goal_title, state->look.goal_title_es);
}

static void put_goal(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  char text[LINE];
  char money[SHORT];
  if (plan->goal[0] == '\0') {
    put_line(view, SHEET_PAIR, _("Goal"), _("no job chosen yet"), STYLE_DIM);
    return;
  }
  format_money(money, sizeof money, state->look.goal_wage, "USD", "not published");
  if (state->look.goal_wage >= 0) {
    (void)snprintf(text, sizeof text, _("Goal: %s, %s a year (the middle of the country, %s)"), plan_goal_title(view),
                   money, state->look.goal_wage_year[0] == '\0' ? _("date not stated") : state->look.goal_wage_year);
  } else {
    (void)snprintf(text, sizeof text, _("Goal: %s (pay %s)"), plan_goal_title(view), money);
  }
  put_line(view, SHEET_LINK, "", text, STYLE_STRONG);
  struct plan_state *mine = view->state;
  if (mine->line_count > 0) {
    mine->lines[mine->line_count - 1].target = arena_printf(view->arena, "job %s", plan->goal);
  }
}

static void put_head(struct view *view) {
  const struct plan *plan = &view->session->plan;
  char text[SHORT];
  put_line(view, SHEET_SECTION, "", _("My plan"), STYLE_STRONG);
  if (plan->name[0] != '\0') {
    put_line(view, SHEET_PAIR, _("Plan of"), plan->name, STYLE_PLAIN);
  }
  put_goal(view);
  if (plan->start[0] != '\0') {
    format_date(text, sizeof text, plan->start);
  } else {
    (void)snprintf(text, sizeof text, "%s", _("no day chosen yet"));
  }
  put_line(view, SHEET_PAIR, _("Start"), text, plan->start[0] == '\0' ? STYLE_DIM : STYLE_PLAIN);
  if (plan->hours > 0) {
    (void)snprintf(text, sizeof text, ngettext("%ld hour a week", "%ld hours a week", (unsigned long)plan->hours),
                   plan->hours);
    put_line(view, SHEET_PAIR, _("You have"), text, STYLE_PLAIN);
  }
}

static void time_words(const struct plan_figures *figures, char *text, size_t size) {
  format_time(text, size, figures->days, figures->days, figures->days >= 0 ? -1.0 : figures->hours,
              figures->time_reason);
}

static void money_words(const struct plan_figures *figures, char *text, size_t size) {
  format_money(text, size, figures->cost, figures->currency[0] == '\0' ? "USD" : figures->currency,
               figures->cost_reason);
}

static void cost_words(const struct plan_figures *figures, char *text, size_t size) {
  char money[SHORT];
  money_words(figures, money, sizeof money);
  (void)snprintf(text, size, "%s%s", figures->cost >= 0 && !figures->cost_complete ? _("at least ") : "", money);
}

void plan_change_words(const struct view *view, size_t step, enum plan_change change, char *text, size_t size) {
  const struct plan_state *state = view->state;
  const struct plan_step *before = &view->session->plan.steps[step];
  const struct credential *now = state->look.now[step];
  char date[48];
  char old[LINE / 2] = "";
  char new[LINE / 2] = "";
  format_date(date, sizeof date, before->data_date);
  switch (change) {
    case PLAN_GONE:
      (void)snprintf(text, size, "%s", _("no longer in the data"));
      return;
    case PLAN_REPLACED:
      (void)snprintf(text, size, _("replaced by %s"), state->look.newer[step]);
      return;
    case PLAN_PRICE:
      cost_words(&before->figures, old, sizeof old);
      cost_words(&state->look.figures[step], new, sizeof new);
      break;
    case PLAN_TIME:
      time_words(&before->figures, old, sizeof old);
      time_words(&state->look.figures[step], new, sizeof new);
      break;
    case PLAN_NAME:
      (void)snprintf(old, sizeof old, "%s", before->name);
      (void)snprintf(new, sizeof new, "%s", now->row.name);
      break;
    case PLAN_PROVIDER:
      (void)snprintf(old, sizeof old, "%s",
                     before->provider[0] == '\0' ? reason_words("not published") : before->provider);
      (void)snprintf(new, sizeof new, "%s",
                     now->row.provider == NULL ? reason_words("not published") : now->row.provider);
      break;
  }
  if (before->data_date[0] == '\0') {
    (void)snprintf(text, size, _("%s in the plan, now %s"), old, new);
  } else {
    (void)snprintf(text, size, _("%s in the data of %s, now %s"), old, date, new);
  }
}

static void put_changes(struct view *view) {
  static const struct {
    enum plan_change change;
    const char *label;
  } kinds[] = {{PLAN_GONE, N_("gone")},   {PLAN_REPLACED, N_("new version")},
               {PLAN_PRICE, N_("price")}, {PLAN_TIME, N_("time")},
               {PLAN_NAME, N_("name")},   {PLAN_PROVIDER, N_("provider")}};
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  char text[LINE * 2];
  char words[LINE];
  if (state->look.change_count == 0) {
    return;
  }
  put_line(view, SHEET_SECTION, "", _("What changed since this plan was made"), STYLE_STRONG);
  if (state->look.goal_gone) {
    put_line(view, SHEET_TEXT, "", _("The job that is the goal is no longer in the data."), STYLE_WARN);
  } else if (state->look.goal_changed) {
    char old[SHORT];
    char new[SHORT];
    format_money(old, sizeof old, plan->goal_wage, "USD", "not published");
    format_money(new, sizeof new, state->look.goal_wage, "USD", "not published");
    (void)snprintf(text, sizeof text, _("Pay of the goal: %s when the plan was made, %s now"), old, new);
    put_line(view, SHEET_TEXT, "", text, STYLE_WARN);
  }
  for (size_t i = 0; i < plan->count; i++) {
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
      if ((state->look.changes[i] & (unsigned)kinds[k].change) != 0) {
        plan_change_words(view, i, kinds[k].change, words, sizeof words);
        (void)snprintf(text, sizeof text, _("Step %zu, %s: %s"), i + 1, _(kinds[k].label), words);
        put_line(view, SHEET_TEXT, "", text, STYLE_WARN);
      }
    }
  }
}

static const char *date_cell(struct view *view, const char *iso, const char *otherwise) {
  char text[48];
  format_date(text, sizeof text, iso);
  return arena_strdup(view->arena, iso[0] == '\0' ? otherwise : text);
}

/* Without a start date: "day 28". */
static const char *day_cell(struct view *view, double day) {
  return day < 0 ? "--" : day == 0 ? _("at once") : arena_printf(view->arena, _("day %.0f"), day);
}

static void put_step(struct view *view, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_step *step = &view->session->plan.steps[at];
  const struct plan_figures *figures = &state->look.figures[at];
  const struct plan_span *span = &state->time.steps[at];
  char cost[SHORT];
  char money[SHORT];
  char time[SHORT];
  struct sheet_line *line = add_line(view, SHEET_STEP);
  if (line == NULL) {
    return;
  }
  bool dollars = figures->currency[0] == '\0' || strcmp(figures->currency, "USD") == 0;
  if (dollars) {
    format_cost_cell(cost, sizeof cost, figures->cost, figures->cost_complete);
  } else {
    money_words(figures, money, sizeof money);
    (void)snprintf(cost, sizeof cost, "%s%.80s", figures->cost >= 0 && !figures->cost_complete ? "*" : "", money);
  }
  format_time_cell(time, sizeof time, figures->days, figures->days, figures->hours);
  line->target = arena_printf(view->arena, "show %s", step->ctid);
  line->cells[0] = arena_printf(view->arena, "%zu", at + 1);
  line->cells[1] = plan_step_name(view, at);
  line->cells[2] = plan_step_provider(view, at);
  line->cells[3] = arena_strdup(view->arena, cost);
  line->cells[4] = arena_strdup(view->arena, time);
  line->cells[5] = span->start[0] == '\0' ? day_cell(view, span->from) : date_cell(view, span->start, "--");
  line->cells[6] = span->end[0] == '\0' ? day_cell(view, span->to) : date_cell(view, span->end, "--");
  for (size_t i = 0; i < PLAN_CELLS; i++) {
    line->cells[i] = line->cells[i] == NULL ? "" : line->cells[i];
  }
}

/* A plan from a file may have an order that the records don't allow. */
static void put_disorder(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  char text[LINE];
  for (size_t i = 0; i < plan->count; i++) {
    for (size_t j = i + 1; j < plan->count; j++) {
      if (state->look.need[i][j] == PLAN_NEEDS && state->look.need[j][i] != PLAN_NEEDS) {
        (void)snprintf(text, sizeof text, _("Step %zu asks for step %zu first: it has to stand later."), i + 1, j + 1);
        put_line(view, SHEET_TEXT, "", text, STYLE_WARN);
      }
    }
  }
}

static void put_steps(struct view *view) {
  const struct plan *plan = &view->session->plan;
  put_line(view, SHEET_SECTION, "", _("Steps"), STYLE_STRONG);
  if (plan->count == 0) {
    put_line(view, SHEET_TEXT, "", _("No step yet. Take a credential and press a."), STYLE_DIM);
    return;
  }
  struct sheet_line *line = add_line(view, SHEET_HEAD);
  if (line != NULL) {
    const char *const titles[PLAN_CELLS] = {"",        _("Name"),   _("Provider"), _("Cost"),
                                            _("Time"), _("Begins"), _("Until")};
    memcpy(line->cells, titles, sizeof titles);
    line->style = STYLE_DIM;
  }
  for (size_t i = 0; i < plan->count; i++) {
    put_step(view, i);
  }
  put_disorder(view);
}

static void put_cost_in_all(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan_time *time = &state->time;
  char text[LINE] = "";
  char money[SHORT];
  for (size_t i = 0; i < time->sum_count; i++) {
    format_money(money, sizeof money, time->sums[i].cents, time->sums[i].currency, NULL);
    format_join(text, sizeof text, money);
  }
  if (time->sum_count == 0) {
    (void)snprintf(text, sizeof text, "%s", reason_words("not published"));
  }
  char all[LINE * 2];
  (void)snprintf(all, sizeof all, "%s%s", time->at_least && time->sum_count > 0 ? _("at least ") : "", text);
  if (time->priceless > 0 && time->sum_count > 0) {
    size_t used = strlen(all);
    (void)snprintf(
        all + used, sizeof all - used,
        ngettext("; the price of %zu step is not known", "; the price of %zu steps is not known", time->priceless),
        time->priceless);
  }
  put_line(view, SHEET_PAIR, _("Cost"), all, STYLE_STRONG);
}

static void put_time_in_all(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan_time *time = &state->time;
  char text[LINE];
  char span[SHORT];
  format_time(span, sizeof span, time->days, time->days, -1, NULL);
  if (time->timeless == view->session->plan.count) {
    (void)snprintf(text, sizeof text, "%s", reason_words("not published"));
  } else if (time->timeless > 0) {
    (void)snprintf(text, sizeof text,
                   ngettext("at least %s; the time of %zu step is not known",
                            "at least %s; the time of %zu steps is not known", time->timeless),
                   span, time->timeless);
  } else {
    (void)snprintf(text, sizeof text, "%s", span);
  }
  put_line(view, SHEET_PAIR, _("Time"), text, STYLE_STRONG);
  if (time->end[0] != '\0') {
    format_date(span, sizeof span, time->end);
    put_line(view, SHEET_PAIR, _("Done"), span, STYLE_STRONG);
  }
}

static void put_in_all(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  char text[LINE];
  if (plan->count == 0) {
    return;
  }
  put_line(view, SHEET_SECTION, "", _("In all"), STYLE_STRONG);
  put_cost_in_all(view);
  put_time_in_all(view);
  for (size_t i = 0; i < plan->count; i++) {
    const struct plan_figures *figures = &state->look.figures[i];
    if (state->time.steps[i].by_hours) {
      (void)snprintf(text, sizeof text, _("Step %zu: %g hours at %ld a week are %.0f weeks."), i + 1, figures->hours,
                     plan->hours, state->time.steps[i].days / 7.0);
      put_line(view, SHEET_TEXT, "", text, STYLE_DIM);
    } else if (state->time.steps[i].days < 0 && figures->hours >= 0) {
      (void)snprintf(text, sizeof text, _("Step %zu takes %g hours: say how many hours a week you have."), i + 1,
                     figures->hours);
      put_line(view, SHEET_TEXT, "", text, STYLE_DIM);
    }
  }
}

static void put_tasks(struct view *view) {
  const struct plan_state *state = view->state;
  if (state->task_count > 0) {
    put_line(view, SHEET_SECTION, "", _("This week"), STYLE_STRONG);
  }
  for (size_t i = 0; i < state->task_count; i++) {
    put_line(view, SHEET_TASK, "", state->tasks[i].text, STYLE_PLAIN);
  }
}

static void put_sources(struct view *view) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  const struct catalog_about *about = catalog_about(view->session->catalog);
  char text[LINE * 2];
  char date[48];
  put_line(view, SHEET_SECTION, "", _("Where these figures come from"), STYLE_STRONG);
  format_date(date, sizeof date, about->date);
  (void)snprintf(text, sizeof text, _("%s, data of %s"), label_own(about->source), date);
  put_line(view, SHEET_PAIR, _("Data"), text, STYLE_PLAIN);
  if (plan->goal[0] != '\0' && about->jobs_source != NULL) {
    put_line(view, SHEET_PAIR, _("Jobs"), about->jobs_source, STYLE_PLAIN);
  }
  for (size_t i = 0; i < plan->count; i++) {
    const struct plan_step *step = &plan->steps[i];
    char label[SHORT];
    const struct credential *now = state->look.now[i];
    const char *source = now != NULL && now->source != NULL ? now->source : step->source;
    (void)snprintf(label, sizeof label, _("Step %zu"), i + 1);
    (void)snprintf(text, sizeof text, "%s (%s)", source[0] == '\0' ? _("not stated") : source, step->ctid);
    put_line(view, SHEET_PAIR, arena_strdup(view->arena, label), text, STYLE_DIM);
  }
  put_line(view, SHEET_TEXT, "",
           _("A step begins when the one before it ends. Where a record gives a span of time, the longest is planned "
             "with. * and \"at least\": a price or time is missing or not complete."),
           STYLE_DIM);
}

void plan_make_sheet(struct view *view) {
  struct plan_state *state = view->state;
  state->line_count = 0;
  put_head(view);
  put_changes(view);
  put_steps(view);
  put_in_all(view);
  put_tasks(view);
  put_sources(view);
}
