/* SPDX-License-Identifier: MIT */
/* Where each figure of a way comes from: a record, a table, or an assumption. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"
#include "views/ways.h"

enum { LINE = 640 };

static void put_cost(struct page *page, const struct ways_state *state, const struct route_part *part) {
  const struct credential *credential = state->routes->steps[part->step].credential;
  char text[LINE];
  char words[128];
  ways_cost_words(part->cost, part->cost >= 0 && !part->at_least, words, sizeof words);
  (void)snprintf(text, sizeof text, part->cost < 0 ? "%s" : "%s: %s",
                 credential->row.cost < 0 ? reason_words(credential->row.cost_reason) : words,
                 credential->cost_aggregate ? _("the total that the provider states")
                                            : _("the sum of its price lines that must be paid"));
  page_pair(page, _("Cost"), text, STYLE_PLAIN);
  for (size_t i = 0; i < credential->cost_count; i++) {
    const struct cost_line *line = &credential->costs[i];
    format_money(words, sizeof words, line->cents, line->currency, "not published");
    (void)snprintf(text, sizeof text, "%s %s%s%s", words,
                   line->residency == NULL ? "" : label_residency(line->residency), line->optional ? " " : "",
                   line->optional ? _("if you want it") : "");
    page_pair(page, label_cost(line->type), text, STYLE_DIM);
  }
}

static void put_time(struct page *page, const struct ways_state *state, const struct route_part *part) {
  const struct credential_row *row = &state->routes->steps[part->step].credential->row;
  char text[LINE];
  char words[128];
  ways_time_words(part->time, true, words, sizeof words);
  if (row->days >= 0) {
    (void)snprintf(text, sizeof text,
                   row->days_max > row->days ? _("%s: the shortest that the record gives, %g days")
                                             : _("%s: the record's duration, %g days"),
                   words, row->days);
  } else if (row->effort_hours >= 0) {
    (void)snprintf(text, sizeof text, _("%s: the record gives %g hours of class"), words, row->effort_hours);
  } else {
    (void)snprintf(text, sizeof text, "%s: %s", words,
                   part->time < 0 ? reason_words(row->time_reason == NULL ? "not published" : row->time_reason)
                                  : _("assumed, see below"));
  }
  page_pair(page, _("Time"), text, STYLE_PLAIN);
}

static void put_step(struct page *page, const struct ways_state *state, const struct route_part *part) {
  const struct route_step *step = &state->routes->steps[part->step];
  char text[LINE];
  char wage[128];
  page_section(page, ways_step_name(step));
  page_pair(page, _("Record"), step->ctid == NULL ? _("none: others only name it") : step->ctid, STYLE_PLAIN);
  ways_reason_words(state, part, text, sizeof text);
  page_pair(page, _("In the way"), text, STYLE_PLAIN);
  if (part->needed_by != GRAPH_NOTHING && state->routes->steps[part->needed_by].ctid != NULL) {
    page_pair(page, part->stated ? _("Stated by") : _("Guessed from"), state->routes->steps[part->needed_by].ctid,
              STYLE_PLAIN);
  }
  if (step->credential == NULL) {
    return;
  }
  page_pair(page, _("Facts from"), step->credential->source == NULL ? _("not stated") : step->credential->source,
            STYLE_PLAIN);
  put_cost(page, state, part);
  put_time(page, state, part);
  if (step->exit != NULL) {
    format_money(wage, sizeof wage, step->exit->wage_median, "USD", "not published");
    (void)snprintf(text, sizeof text, "%s (%s): %s %s", ways_exit_title(step), step->exit->code, wage,
                   step->exit_stated ? _("a year; the record names the job")
                                     : _("a year; by its program code (CIP 2020 to SOC 2018 crosswalk, NCES and BLS)"));
    page_pair(page, _("Exit"), text, STYLE_PLAIN);
    (void)snprintf(text, sizeof text, _("BLS OEWS May %s, whole country, occupation %.7s, the middle wage"),
                   state->job.wages.year == NULL ? "--" : state->job.wages.year, step->exit->code);
    page_pair(page, _("Wage from"), text, STYLE_DIM);
  }
}

/* A way without steps opens the job itself: its pay, training and schooling have a table. */
static void put_job(struct page *page, const struct ways_state *state) {
  char text[LINE];
  char wage[128];
  page_section(page, job_title(&state->job));
  format_money(wage, sizeof wage, state->job.wages.median, "USD", "not published");
  (void)snprintf(text, sizeof text, _("%s a year, the middle of all who do the job in the whole country"), wage);
  page_pair(page, _("Pay"), text, STYLE_PLAIN);
  (void)snprintf(text, sizeof text, _("BLS OEWS May %s, occupation %.7s"),
                 state->job.wages.year == NULL ? "--" : state->job.wages.year, state->job.code);
  page_pair(page, _("Wage from"), text, STYLE_DIM);
  page_pair(page, _("Usual schooling"), label_education(state->job.education), STYLE_PLAIN);
  page_pair(page, _("Training on the job"), label_education(state->job.training), STYLE_PLAIN);
  page_pair(page, _("Both from"), _("BLS Employment Projections: what is typical for entry; usual, not the law"),
            STYLE_DIM);
  page_pair(page, _("Cost"), _("nothing has to be bought before, so nothing is counted"), STYLE_PLAIN);
}

static void put_method(struct page *page, const struct ways_state *state) {
  char text[LINE];
  page_section(page, _("How the ways are found"));
  (void)snprintf(text, sizeof text,
                 state->ways.exact
                     ? _("%zu ways are no worse than another in cost, time and cover together. The search was complete "
                         "on the %zu credentials that can matter: no way was left out.")
                     : _("%zu ways were found. The search was cut short on %zu credentials: there may be better ones."),
                 state->ways.count, state->routes->count);
  page_text(page, STYLE_PLAIN, text);
  page_text(page, STYLE_PLAIN,
            _("Steps are taken one after the other: costs and times are added up. What several steps need is paid for "
              "once. What you hold costs nothing. Help with paying is listed, never taken off."));
  page_text(page, STYLE_PLAIN,
            _("A price or time that is not published adds nothing and makes the sum \"at least\". Such a way never "
              "pushes out one whose figures are all published, and it gets a name only when no other way is there."));
  page_text(
      page, STYLE_PLAIN,
      _("Covers: the weight of what the job asks for that you would cover after all steps, each need by the best "
        "of what you hold and the steps, in steps of a tenth of a percent. A credential still to be earned counts "
        "as not verified, 0.80. A course that is shorter than the least preparation for the job (O*NET job zone: "
        "2 three months, 3 one year, 4 two years, 5 four years) covers only that share of it."));
  page_text(page, STYLE_PLAIN,
            _("Balanced: cost, time and what is not covered are each put on a scale from the best to the worst of the "
              "ways; the one nearest to the best in all three. Earns soonest: the first job on the way that a record "
              "names opens earliest."));
  page_text(page, STYLE_PLAIN,
            _("A limit that a program says nothing about counts as not kept. Licenses and exams are not taught, so "
              "evenings, place, online and childcare are not asked of them."));
}

void ways_put_source(struct view *view, struct page *page, const struct shown_way *way, size_t part) {
  const struct ways_state *state = view->state;
  if (state->routes == NULL) {
    return;
  }
  if (way != NULL && part < way->way->count) {
    put_step(page, state, &way->parts[part]);
  }
  if (way != NULL && way->way->count == 0) {
    put_job(page, state);
  }
  if (way != NULL) {
    ways_fill_page(view, page, way, false);
  }
  put_method(page, state);
}
