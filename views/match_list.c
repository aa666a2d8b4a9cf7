/* SPDX-License-Identifier: MIT */
/* The list of jobs: its columns, the line above, what stands below. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/leads.h"
#include "tui/terminal.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/match.h"

enum { DETAIL_ROWS = 12, TALL = 27 };
static const double shortest_step = 7.0; /* days: nobody learns a job in less */

const char *match_fit_words(enum fit_word word) {
  switch (word) {
    case FIT_MOST:
      return _("most");
    case FIT_SOME:
      return _("some");
    case FIT_LITTLE:
      break;
  }
  return _("little");
}

const char *match_no_ratings(void) {
  return _("O*NET publishes no ratings of this job, so nothing can be compared with it. Jobs like it may have some.");
}

const char *match_stars(const struct match_state *state) {
  return state->shown_count > 0 && !state->shown[0]->job.rated
             ? _("-- not rated by O*NET, so not compared · * something beside skills is not met")
             : _("* something beside skills is not met; Enter says what");
}

static const char *sort_words(enum match_sort sort) {
  switch (sort) {
    case MATCH_FIT:
      return _("best fit first");
    case MATCH_WAGE:
      return _("best paid first");
    case MATCH_OPENINGS:
      return _("most openings first");
    case MATCH_BEST:
      break;
  }
  return _("nearest first");
}

void match_set_columns(struct match_state *state) {
  const struct table_column columns[MATCH_COLUMNS] = {
      {.title = _("Job"), .width = 24, .grow = 1, .priority = 0},
      {.title = _("Fits"), .width = 7, .priority = 0},
      {.title = "%", .width = 5, .priority = 4, .right = true},
      {.title = _("Have"), .width = 5, .priority = 2, .right = true},
      {.title = _("Missing"), .width = 7, .priority = 2, .right = true},
      {.title = _("Pays/yr"), .width = 8, .priority = 1, .right = true},
      {.title = _("Openings"), .width = 9, .priority = 3, .right = true},
      {.title = _("Step"), .width = 8, .priority = 1},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = MATCH_COLUMNS;
}

/* How long the cheapest training takes whose length is known, a week or more; looked up for what is shown only. */
static void step_words(struct view *view, const struct job_match *job, char *text, size_t size) {
  struct match_state *state = view->state;
  double *days = &state->steps[job->row];
  if (job->did) {
    (void)snprintf(text, size, "%s", _("you did"));
    return;
  }
  if (job->job.rated && job->fit == FIT_MOST) {
    (void)snprintf(text, size, "%s", _("none"));
    return;
  }
  if (*days == match_not_looked_up) {
    struct error error = {0};
    struct lead *leads = NULL;
    size_t count = 0;
    bool found = leads_for_job(view->session->catalog, view->arena, job->job.code, &leads, &count, &error) == 0;
    *days = -1.0;
    for (size_t i = 0; found && i < count && *days < 0.0; i++) {
      *days = leads[i].days >= shortest_step ? leads[i].days : -1.0;
    }
  }
  format_time_cell(text, size, *days, *days, -1);
}

void match_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  struct view *view = context;
  const struct match_state *state = view->state;
  const struct job_match *job = state->shown[row];
  if (!job->job.rated && column >= 1 && column <= 4) {
    (void)snprintf(text, size, "--");
    return;
  }
  switch (column) {
    case 0:
      (void)snprintf(text, size, "%s", job_title(&job->job));
      break;
    case 1:
      (void)snprintf(text, size, "%s%s", match_fit_words(job->fit), job->unmet == NULL ? "" : "*");
      break;
    case 2:
      (void)snprintf(text, size, "%.1f", job->fit_percent);
      break;
    case 3:
      (void)snprintf(text, size, "%zu", job->have_count);
      break;
    case 4:
      (void)snprintf(text, size, "%zu", job->lack_count);
      break;
    case 5:
      format_cost_cell(text, size, job->job.wages.median, true);
      break;
    case 6:
      job_openings_words(&job->job, text, size);
      break;
    default:
      step_words(view, job, text, size);
      break;
  }
}

/* Which wishes are on, and how many jobs each leaves out; in sentences, or as they are typed. */
void match_wishes_line(const struct view *view, bool typed, char *text, size_t size) {
  const struct match_state *state = view->state;
  (void)snprintf(text, size, "%s: %zu · %s", _("Jobs"), state->shown_count, sort_words(state->sort));
  for (size_t i = 0; i < WISH_KINDS; i++) {
    if (state->filter.on[i]) {
      char words[160];
      size_t length = strlen(text);
      if (typed) {
        match_wishes_one(&state->filter, (enum wish_kind)i, words, sizeof words);
      } else {
        match_wish_words(view, (enum wish_kind)i, words, sizeof words);
      }
      (void)snprintf(text + length, size - length, " · %s (-%zu)", words, state->filtered.left_out[i]);
    }
  }
}

void match_draw_list(struct view *view, const struct canvas *part) {
  struct match_state *state = view->state;
  char text[MATCH_TEXT];
  match_wishes_line(view, false, text, sizeof text);
  if (canvas_width(text) > part->columns - 2) {
    match_wishes_line(view, true, text, sizeof text);
  }
  canvas_field(part, 0, 1, part->columns - 2, false, STYLE_PLAIN, text);
  bool below = part->rows >= TALL - 2 && !terminal_low_bandwidth();
  int rows = part->rows - 1 - (below ? DETAIL_ROWS + 2 : 2);
  struct canvas list = canvas_part(part, 1, 0, rows, part->columns);
  table_draw(&state->table, &list, !state->wishes_open);
  size_t selected = state->table.list.selected;
  int at = part->rows - (below ? DETAIL_ROWS + 2 : 2);
  if (selected < state->shown_count) {
    match_why_word(state->shown[selected], text, sizeof text);
    canvas_field(part, at, 1, part->columns - 2, false, STYLE_STRONG, text);
  } else {
    canvas_text(part, at, 1, STYLE_PLAIN, _("No job passes; take a filter off (f)."));
  }
  if (below) {
    struct canvas detail = canvas_part(part, at + 1, 0, DETAIL_ROWS, part->columns);
    canvas_rule(&detail, 0);
    struct canvas inside = canvas_part(&detail, 1, 0, DETAIL_ROWS - 1, part->columns);
    if (selected < state->shown_count && state->shown[selected]->job.rated) {
      match_read_lists(view, state->shown[selected]);
      match_draw_below(state->shown[selected], &inside);
    }
  }
  canvas_field(part, part->rows - 1, 1, part->columns - 2, false, STYLE_DIM, match_stars(state));
}
