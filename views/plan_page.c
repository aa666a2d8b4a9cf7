/* SPDX-License-Identifier: MIT */
/* A plan on the screen and on paper, and where its figures come from. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/plan.h"

enum { LINE = 600 };

/* Names get what the figures leave; on a narrow screen the provider goes. */
static void put_columns(struct page *page, const struct sheet_line *line, int columns) {
  enum { MARGIN = 3, FIGURES = 2 + 8 + 7 + 11, END = 11, NARROW = 72, WIDEST = 96 };
  if (columns < NARROW) {
    const char *const cells[] = {line->cells[0], line->cells[1], line->cells[3], line->cells[4], line->cells[5]};
    const int widths[] = {2, columns - MARGIN - FIGURES - 4, -8, 7, 11, 0};
    page_columns(page, line->style, widths, cells, line->target);
    return;
  }
  int rest = columns - MARGIN - FIGURES - END - (PLAN_CELLS - 1);
  rest = rest > WIDEST ? WIDEST : rest;
  const int widths[PLAN_CELLS + 1] = {2, rest * 3 / 5, rest - rest * 3 / 5, -8, 7, 11, END, 0};
  page_columns(page, line->style, widths, line->cells, line->target);
}

void plan_fill_page(struct view *view, struct page *page, int columns) {
  const struct plan_state *state = view->state;
  char task[LINE * 3];
  page_clear(page);
  for (size_t i = 0; i < state->line_count; i++) {
    const struct sheet_line *line = &state->lines[i];
    switch (line->kind) {
      case SHEET_SECTION:
        page_section(page, line->text);
        break;
      case SHEET_TEXT:
        page_text(page, line->style, line->text);
        break;
      case SHEET_PAIR:
        page_pair(page, line->label, line->text, line->style);
        break;
      case SHEET_LINK:
        page_link(page, line->text, line->target);
        break;
      case SHEET_HEAD:
      case SHEET_STEP:
        put_columns(page, line, columns);
        break;
      case SHEET_TASK:
        (void)snprintf(task, sizeof task, "[ ] %s", line->text);
        page_text(page, line->style, task);
        break;
    }
  }
}

static void put_cost_source(struct view *view, struct page *page, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_figures *figures = &state->look.figures[at];
  const struct credential *now = state->look.now[at];
  char text[LINE];
  char money[96];
  format_money(money, sizeof money, figures->cost, figures->currency[0] == '\0' ? "USD" : figures->currency,
               figures->cost_reason);
  if (figures->cost < 0 || now == NULL) {
    (void)snprintf(text, sizeof text, "%s", money);
  } else {
    (void)snprintf(
        text, sizeof text, "%s%s: %s", figures->cost_complete ? "" : _("at least "), money,
        now->cost_aggregate ? _("the total that the provider states") : _("the sum of the parts that must be paid"));
  }
  page_pair(page, _("Cost"), text, STYLE_PLAIN);
}

static void put_time_source(struct view *view, struct page *page, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_figures *figures = &state->look.figures[at];
  const struct plan_span *span = &state->time.steps[at];
  char text[LINE];
  if (span->by_hours) {
    (void)snprintf(text, sizeof text, _("%g hours, published; at %ld hours a week, as you said, %.0f weeks"),
                   figures->hours, view->session->plan.hours, span->days / 7.0);
  } else if (figures->days >= 0) {
    (void)snprintf(text, sizeof text, _("%g days, published; the longest where a span is"), figures->days);
  } else {
    format_time(text, sizeof text, -1, -1, figures->hours, figures->time_reason);
  }
  page_pair(page, _("Time"), text, STYLE_PLAIN);
  if (span->start[0] != '\0') {
    char start[48];
    char end[48];
    format_date(start, sizeof start, span->start);
    format_date(end, sizeof end, span->end);
    (void)snprintf(text, sizeof text, _("%s to %s: your start and the time of the steps before, one after the other"),
                   start, span->end[0] == '\0' ? _("not known") : end);
    page_pair(page, _("Dates"), text, STYLE_PLAIN);
  }
}

/* The steps of the plan that it needs or that help for it. */
static void put_need_source(struct view *view, struct page *page, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  char text[LINE];
  for (size_t i = 0; i < plan->count; i++) {
    if (state->look.need[at][i] != PLAN_FREE) {
      (void)snprintf(text, sizeof text, "%s (%s)", plan_step_name(view, i),
                     state->look.need[at][i] == PLAN_NEEDS ? _("needed first, as the record states")
                                                           : _("counts or prepares for it, as the record states"));
      page_pair(page, _("Comes after"), text, STYLE_PLAIN);
    }
  }
}

static void put_step_source(struct view *view, struct page *page, size_t at) {
  const struct plan_state *state = view->state;
  const struct plan_step *step = &view->session->plan.steps[at];
  const struct credential *now = state->look.now[at];
  char date[48];
  const char *source = now != NULL && now->source != NULL ? now->source : step->source;
  page_section(page, plan_step_name(view, at));
  page_pair(page, _("Facts from"), source[0] == '\0' ? _("not stated") : source, STYLE_PLAIN);
  page_pair(page, _("Record"), step->ctid, STYLE_PLAIN);
  if (now != NULL && now->updated != NULL) {
    format_date(date, sizeof date, now->updated);
    page_pair(page, _("Last changed"), date, STYLE_PLAIN);
  }
  format_date(date, sizeof date, step->data_date);
  page_pair(page, _("Data of"), date, STYLE_PLAIN);
  put_cost_source(view, page, at);
  put_time_source(view, page, at);
  put_need_source(view, page, at);
  if (now == NULL) {
    page_text(page, STYLE_WARN, _("It is no longer in the data: these are the plan's own figures."));
  }
}

void plan_put_source(struct view *view, struct page *page, size_t step) {
  const struct plan *plan = &view->session->plan;
  const struct plan_state *state = view->state;
  if (step < plan->count) {
    put_step_source(view, page, step);
  } else if (plan->goal[0] != '\0') {
    char text[LINE];
    const struct catalog_about *about = catalog_about(view->session->catalog);
    page_section(page, plan_goal_title(view));
    page_pair(page, _("Code"), plan->goal, STYLE_PLAIN);
    (void)snprintf(text, sizeof text, _("the middle wage of occupation %.7s in the whole country, BLS OEWS May %s"),
                   plan->goal, state->look.goal_wage_year);
    page_pair(page, _("Pay"), state->look.goal_wage >= 0 ? text : reason_words("not published"), STYLE_PLAIN);
    page_pair(page, _("Facts from"), about->jobs_source == NULL ? _("not stated") : about->jobs_source, STYLE_PLAIN);
  }
  page_section(page, _("How the plan is worked out"));
  page_text(page, STYLE_PLAIN,
            _("Cost in all = the prices of the steps, each currency by itself; \"at least\" when one is missing or "
              "not complete. Time in all = the days of the steps, one after the other. Hours of class and work "
              "become weeks only with the hours a week that you said, rounded up to whole weeks."));
  page_text(page, STYLE_PLAIN,
            _("The order is what the records state: what has to be done first stands first. \"This week\" says what "
              "the records of the first step and of the goal give reason to ask or to get."));
}
