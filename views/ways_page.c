/* SPDX-License-Identifier: MIT */
/* The page of one way: steps, what it comes to, aid, what was assumed. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"
#include "views/ways.h"

static const double percent = 100.0;

static void put_summary(const struct ways_state *state, struct page *page, const struct shown_way *way) {
  char text[WAYS_TEXT];
  char figure[WAYS_TEXT / 4];
  ways_cost_words(way->way->cost, way->way->cost_complete, text, sizeof text);
  page_pair(page, _("Cost in all"), text, STYLE_PLAIN);
  ways_way_time(state, way, way->way->time, text, sizeof text);
  page_pair(page, _("Time"), text, STYLE_PLAIN);
  if (state->routes->rated) {
    format_percent(figure, sizeof figure, way->way->fit * percent);
    char today[32];
    format_percent(today, sizeof today, (double)state->routes->fit_today * state->routes->graph->fit_step * percent);
    (void)snprintf(text, sizeof text, _("%s of what the job asks for (today %s)"), figure, today);
    page_pair(page, _("Covers"), text, STYLE_PLAIN);
  } else {
    page_pair(page, _("Covers"), reason_words("not published"), STYLE_DIM);
  }
  if (way->exit_time < 0) {
    page_pair(page, _("First job"), reason_words("not published"), STYLE_DIM);
    return;
  }
  struct way_exit first = ways_first_job(state, way);
  char wage[WAYS_TEXT / 4];
  char time[WAYS_TEXT / 4];
  format_money(wage, sizeof wage, first.wage, "USD", "not published");
  ways_way_time(state, way, way->exit_time, time, sizeof time);
  if (ways_is_learned_at_work(state, way)) {
    (void)snprintf(text, sizeof text, _("%s, %s a year once it is learned"), first.title, wage);
  } else if (way->way->count == 0) {
    (void)snprintf(text, sizeof text, _("%s, %s a year, from today"), first.title, wage);
  } else {
    (void)snprintf(text, sizeof text,
                   ways_pays_once_learned(state, &first) ? _("%s, %s a year once it is learned at work, after %s")
                                                         : _("%s, %s a year, after %s"),
                   first.title, wage, time);
  }
  page_pair(page, _("First job"), text, STYLE_PLAIN);
}

static void put_step(const struct ways_state *state, struct page *page, const struct route_part *part, size_t number) {
  const struct route_step *step = &state->routes->steps[part->step];
  char text[WAYS_TEXT];
  char target[WAYS_TEXT / 4];
  char cost[WAYS_TEXT / 4];
  char time[WAYS_TEXT / 4];
  ways_cost_words(part->cost, part->cost >= 0 && !part->at_least, cost, sizeof cost);
  ways_time_words(part->time, true, time, sizeof time);
  (void)snprintf(text, sizeof text, _("%zu %.200s: %s, %s"), number, ways_step_name(step), cost, time);
  (void)snprintf(target, sizeof target, "show %.80s", step->ctid == NULL ? "" : step->ctid);
  if (step->ctid == NULL) {
    page_text(page, STYLE_PLAIN, text);
  } else {
    page_link(page, text, target);
  }
  ways_reason_words(state, part, cost, sizeof cost);
  (void)snprintf(text, sizeof text, "   %s", cost);
  page_text(page, STYLE_DIM, text);
}

static bool aid_again(const struct ways_state *state, const struct shown_way *way, size_t part, size_t at) {
  const char *name = state->routes->steps[way->parts[part].step].credential->aid[at].name;
  for (size_t i = 0; i <= part; i++) {
    const struct credential *credential = state->routes->steps[way->parts[i].step].credential;
    for (size_t j = 0; credential != NULL && j < (i == part ? at : credential->aid_count); j++) {
      if (credential->aid[j].name != NULL && name != NULL && strcmp(credential->aid[j].name, name) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* Help with paying, as the records name it; never taken off. */
static void put_aid(const struct ways_state *state, struct page *page, const struct shown_way *way) {
  bool any = false;
  for (size_t i = 0; i < way->way->count; i++) {
    const struct credential *credential = state->routes->steps[way->parts[i].step].credential;
    for (size_t j = 0; credential != NULL && j < credential->aid_count; j++) {
      const struct aid_line *aid = &credential->aid[j];
      const char *name = aid->name != NULL ? record_words(aid->name, aid->name_es) : label_aid(aid->type);
      if (aid_again(state, way, i, j)) {
        continue;
      }
      if (!any) {
        page_section(page, _("Help with paying, not taken off above"));
      }
      any = true;
      page_text(page, STYLE_PLAIN, name);
    }
  }
}

static void put_assumed(const struct ways_state *state, struct page *page, const struct shown_way *way) {
  char text[WAYS_TEXT];
  bool any = false;
  page_section(page, _("Assumed"));
  for (size_t i = 0; i < way->way->count; i++) {
    const struct route_step *step = &state->routes->steps[way->way->steps[i]];
    for (size_t j = 0; j < step->assumption_count; j++) {
      if (ways_assumption_words(state, way, way->way->steps[i], j, text, sizeof text)) {
        page_text(page, STYLE_PLAIN, text);
        any = true;
      }
    }
  }
  for (size_t i = 0; ways_job_assumption(state, way, i, text, sizeof text); i++) {
    page_text(page, STYLE_PLAIN, text);
    any = true;
  }
  if (!any) {
    page_text(page, STYLE_PLAIN, _("Nothing: every figure and every need is published."));
  }
}

static const char *held_name(const struct route_step *step) {
  return step->held_as != NULL ? step->held_as : ways_step_name(step);
}

/* What a person holds may stand for several records. */
static bool held_before(const struct ways_state *state, size_t step) {
  const char *name = held_name(&state->routes->steps[step]);
  for (size_t i = 0; i < step; i++) {
    const struct route_step *earlier = &state->routes->steps[i];
    if (earlier->held && strcasecmp(held_name(earlier), name) == 0) {
      return true;
    }
  }
  return false;
}

static void put_held(const struct ways_state *state, struct page *page) {
  char text[WAYS_TEXT];
  text[0] = '\0';
  for (size_t i = 0; i < state->routes->count; i++) {
    if (state->routes->steps[i].held && !held_before(state, i)) {
      format_join(text, sizeof text, held_name(&state->routes->steps[i]));
    }
  }
  if (text[0] != '\0') {
    page_pair(page, _("You hold"), text, STYLE_PLAIN);
  }
}

void ways_fill_page(struct view *view, struct page *page, const struct shown_way *way, bool with_steps) {
  const struct ways_state *state = view->state;
  char text[WAYS_TEXT];
  if (with_steps) {
    ways_labels_line(way, text, sizeof text);
    page_section(page, text);
    put_summary(state, page, way);
    put_held(state, page);
    for (size_t i = 0; i < way->way->count; i++) {
      put_step(state, page, &way->parts[i], i + 1);
    }
    if (way->way->count == 0) {
      ways_no_step_words(state, text, sizeof text);
      page_text(page, STYLE_PLAIN, text);
    }
  } else {
    put_held(state, page);
  }
  put_assumed(state, page, way);
  put_aid(state, page, way);
}

/* What the first way that would fit comes to. */
static void put_first_fit(const struct ways_state *state, struct page *page, const struct way *way) {
  const struct shown_way shown = {.way = way};
  char text[WAYS_TEXT];
  char cost[WAYS_TEXT / 4];
  char time[WAYS_TEXT / 4];
  ways_cost_words(way->cost, way->cost_complete, cost, sizeof cost);
  ways_way_time(state, &shown, way->time, time, sizeof time);
  (void)snprintf(text, sizeof text, "  %s, %s", cost, time);
  page_text(page, STYLE_DIM, text);
}

/* Why there is no way, and what to give up. */
void ways_fill_none(struct view *view, struct page *page) {
  const struct ways_state *state = view->state;
  char text[WAYS_TEXT];
  ways_note(state, text, sizeof text);
  page_text(page, STYLE_PLAIN, text);
  if (!state->relaxed || state->relaxations.count == 0) {
    return;
  }
  const struct relaxations *relaxations = &state->relaxations;
  page_section(page, relaxations->count == 1 ? _("A way would fit if you gave up")
                                             : _("A way would fit if you gave up one of these"));
  for (size_t i = 0; i < relaxations->count; i++) {
    ways_relaxation_words(state, &relaxations->items[i], text, sizeof text);
    page_text(page, STYLE_STRONG, text);
    put_first_fit(state, page, &relaxations->items[i].way);
    for (size_t j = 0; j < relaxations->items[i].way.count; j++) {
      const struct route_step *step = &state->routes->steps[relaxations->items[i].way.steps[j]];
      char target[WAYS_TEXT / 4];
      (void)snprintf(target, sizeof target, "show %.80s", step->ctid == NULL ? "" : step->ctid);
      (void)snprintf(text, sizeof text, "  %zu %.200s", j + 1, ways_step_name(step));
      if (step->ctid == NULL) {
        page_text(page, STYLE_PLAIN, text);
      } else {
        page_link(page, text, target);
      }
    }
  }
}
