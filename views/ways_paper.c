/* SPDX-License-Identifier: MIT */
/* The ways as plain text, and its numbered choices. */
#include "views/paper.h"

#include <stdio.h>

#include "data/base/i18n.h"
#include "tui/action.h"
#include "views/correct.h"
#include "views/jobs_faces.h"
#include "views/ways.h"

enum { PAPER_WIDTH = 100 };

void ways_print(struct view *view, FILE *out, bool numbered) {
  struct ways_state *state = view->state;
  struct page *page = page_new();
  char text[WAYS_TEXT];
  char limits[WAYS_TEXT / 2];
  if (page == NULL) {
    return;
  }
  if (state->code[0] == '\0') {
    page_text(page, STYLE_PLAIN, _("Which job do you want to get to?"));
    page_text(page, STYLE_PLAIN, _("Type / and then its name or code, like nurse or 29-1141.00."));
  } else if (state->form == WAYS_PICK_LIMITS) {
    table_print(&state->limits, out, PAPER_LINEAR, numbered);
  } else {
    (void)snprintf(text, sizeof text, "%s (%s)", job_title(&state->job), state->job.code);
    page_text(page, STYLE_STRONG, text);
    ways_limits_line(state, limits, sizeof limits);
    (void)snprintf(text, sizeof text, _("Limits: %s"), limits);
    page_text(page, STYLE_PLAIN, text);
    if (state->shown_count == 0) {
      ways_fill_none(view, page);
    } else if (state->form == WAYS_BESIDE) {
      ways_fill_beside(view, page, PAPER_LINEAR);
    }
    ways_note(state, text, sizeof text);
    if (text[0] != '\0' && state->shown_count > 0) {
      page_text(page, STYLE_PLAIN, text);
    }
    if (numbered && state->shown_count > 1 && state->form == WAYS_ONE) {
      ways_labels_line(ways_current(state), limits, sizeof limits);
      (void)snprintf(text, sizeof text, _("Way %zu of %zu: %s"), state->at + 1, state->shown_count, limits);
      page_text(page, STYLE_PLAIN, text);
    }
    for (size_t i = 0; i < state->shown_count && state->form == WAYS_ONE; i++) {
      if (!numbered || i == state->at) {
        ways_fill_page(view, page, &state->shown[i], true);
      }
    }
  }
  correct_print(view->session, out);
  page_print(page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  page_free(page);
}

/* The numbers are those of ways_print(). */
unsigned ways_choose(struct view *view, size_t number) {
  struct ways_state *state = view->state;
  struct page *page = page_new();
  unsigned reaction = REACT_UNKNOWN;
  if (page == NULL || state->code[0] == '\0') {
    page_free(page);
    return REACT_UNKNOWN;
  }
  if (state->form == WAYS_PICK_LIMITS) {
    page_free(page);
    return number > state->limits.list.count || !list_select(&state->limits.list, number - 1)
               ? (number - 1 == state->limits.list.selected ? ways_limit_chosen(view) : (unsigned)REACT_UNKNOWN)
               : ways_limit_chosen(view);
  }
  if (state->shown_count == 0) {
    ways_fill_none(view, page);
  } else if (state->form == WAYS_BESIDE) {
    ways_fill_beside(view, page, PAPER_LINEAR);
  } else {
    ways_fill_page(view, page, ways_current(state), true);
  }
  reaction = view_go_target(view, page_target_number(page, number));
  page_free(page);
  return reaction;
}
