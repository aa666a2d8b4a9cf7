/* SPDX-License-Identifier: MIT */
/* The ways side by side: cost, time, fit, first pay, steps, what was assumed. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/ways.h"

enum { ROWS = 8, LABEL = 12, CELL = 160 };

static size_t count_assumed(const struct ways_state *state, const struct shown_way *way) {
  size_t count = 0;
  char text[WAYS_TEXT];
  for (size_t i = 0; i < way->way->count; i++) {
    const struct route_step *step = &state->routes->steps[way->way->steps[i]];
    for (size_t j = 0; j < step->assumption_count; j++) {
      count += ways_assumption_words(state, way, way->way->steps[i], j, text, sizeof text);
    }
  }
  for (size_t i = 0; ways_job_assumption(state, way, i, text, sizeof text); i++) {
    count++;
  }
  return count;
}

static void cell_of(const struct ways_state *state, const struct shown_way *way, int row, char *text, size_t size) {
  const double percent = 100.0;
  switch (row) {
    case 0:
      ways_labels_line(way, text, size);
      break;
    case 1:
      ways_cost_words(way->way->cost, way->way->cost_complete, text, size);
      break;
    case 2:
      ways_way_time(state, way, way->way->time, text, size);
      break;
    case 3:
      if (state->routes->rated) {
        format_percent(text, size, way->way->fit * percent);
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    case 4:
      if (way->exit_time >= 0) {
        format_money(text, size, ways_first_job(state, way).wage, "USD", "not published");
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    case 5:
      if (way->exit_time >= 0) {
        ways_way_time(state, way, way->exit_time, text, size);
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    case 6:
      (void)snprintf(text, size, "%zu", way->way->count);
      break;
    default:
      (void)snprintf(text, size, "%zu", count_assumed(state, way));
      break;
  }
}

static void put_rows(const struct ways_state *state, struct page *page, size_t first, size_t count, int columns) {
  const char *const titles[ROWS] = {_("Way"),       _("Cost"),  _("Time"),  _("Covers"),
                                    _("First pay"), _("After"), _("Steps"), _("Assumed")};
  int widths[WAY_LABELS + 2] = {LABEL};
  int width = (columns - LABEL - 3) / (int)count - 1;
  for (size_t i = 0; i < count; i++) {
    widths[i + 1] = width < 28 ? width : 28;
  }
  for (int row = 0; row < ROWS; row++) {
    char cells[WAY_LABELS][CELL];
    const char *line[WAY_LABELS + 1] = {titles[row]};
    for (size_t i = 0; i < count; i++) {
      cell_of(state, &state->shown[first + i], row, cells[i], sizeof cells[i]);
      line[i + 1] = cells[i];
    }
    page_columns(page, row == 0 ? STYLE_STRONG : STYLE_PLAIN, widths, line, NULL);
  }
}

void ways_fill_beside(struct view *view, struct page *page, int columns) {
  const struct ways_state *state = view->state;
  size_t most = columns >= 120 ? 5 : columns >= 100 ? 4 : 3;
  for (size_t first = 0; first < state->shown_count; first += most) {
    size_t count = state->shown_count - first < most ? state->shown_count - first : most;
    if (first > 0) {
      page_blank(page);
    }
    put_rows(state, page, first, count, columns);
  }
  for (size_t i = 0; i < state->shown_count; i++) {
    char text[WAYS_TEXT];
    ways_labels_line(&state->shown[i], text, sizeof text);
    page_section(page, text);
    for (size_t j = 0; j < state->shown[i].way->count; j++) {
      const struct route_step *step = &state->routes->steps[state->shown[i].parts[j].step];
      char target[WAYS_TEXT / 4];
      (void)snprintf(target, sizeof target, "show %.80s", step->ctid == NULL ? "" : step->ctid);
      (void)snprintf(text, sizeof text, "%zu %.200s", j + 1, ways_step_name(step));
      if (step->ctid == NULL) {
        page_text(page, STYLE_PLAIN, text);
      } else {
        page_link(page, text, target);
      }
    }
  }
}
