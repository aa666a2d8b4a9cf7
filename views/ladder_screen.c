/* SPDX-License-Identifier: MIT */
/* The ladder on the screen: what is drawn, and the keys. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/ladder.h"

enum { DETAIL_ROWS = 3, TALL = 26, TALL_DETAIL_ROWS = 7, LEAST_LIST = 5, LINE = 512 };

/* How the selected step stands: what counts toward it, its kind, its sums. */
static void draw_detail(struct view *view, const struct canvas *part) {
  struct ladder_state *state = view->state;
  const struct ladder *ladder = state->ladders[0];
  if (state->row_count == 0) {
    return;
  }
  size_t at = state->rows[state->table.list.selected];
  const struct ladder_step *step = &ladder->steps[at];
  char text[LINE];
  char words[LINE / 2];
  (void)snprintf(text, sizeof text, "%s", ladder_stacking_words(step->stacking));
  if (step->place != LADDER_NONE) {
    char cost[LINE / 4];
    ladder_cost_words(&step->so_far, cost, sizeof cost);
    ladder_time_words(&step->so_far, words, sizeof words);
    (void)snprintf(text, sizeof text, _("So far: cost %s, time %s. Kind: %s."), cost, words,
                   ladder_short_stacking(step->stacking));
  }
  canvas_field(part, 0, 1, part->columns - 2, false, STYLE_PLAIN, text);
  int row = 1;
  for (size_t i = 0; i < ladder->edge_count && row < part->rows; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    bool below = edge->to == at;
    if (!below && (edge->from != at || step->place != LADDER_NONE)) {
      continue;
    }
    ladder_edge_words(edge, words, sizeof words);
    (void)snprintf(text, sizeof text, "%s → %s: %s",
                   below ? ladder_step_name(&ladder->steps[edge->from]) : ladder_step_name(step),
                   below ? _("this") : ladder_step_name(&ladder->steps[edge->to]), words);
    canvas_field(part, row++, 1, part->columns - 2, false, STYLE_DIM, text);
  }
}

static void draw_stairs(struct view *view, const struct canvas *body) {
  struct ladder_state *state = view->state;
  struct arena *scratch = arena_new(1 << 22);
  int detail_rows = body->rows >= TALL ? TALL_DETAIL_ROWS : DETAIL_ROWS;
  int room = body->rows - LEAST_LIST - detail_rows;
  const char *const *lines =
      scratch == NULL || terminal_low_bandwidth()
          ? NULL
          : ladder_stairs(scratch, state->ladders[0], view->session->household.present_wage, room, body->columns - 1);
  int row = 0;
  while (lines != NULL && lines[row] != NULL) {
    canvas_text(body, row, 0, STYLE_PLAIN, lines[row]);
    row++;
  }
  arena_free(scratch);
  if (row == 0) {
    canvas_text(body, row++, 1, STYLE_DIM,
                ladder_leads(state->ladders[0])
                    ? _("No staircase: too few wages are known, or the window is too small.")
                    : _("Nobody states that anything leads to it or that it leads on."));
  }
  struct canvas list = canvas_part(body, row, 0, body->rows - row - detail_rows, body->columns);
  table_draw(&state->table, &list, true);
  struct canvas detail = canvas_part(body, body->rows - detail_rows, 0, detail_rows, body->columns);
  draw_detail(view, &detail);
}

void ladder_draw(struct view *view, const struct canvas *body) {
  struct ladder_state *state = view->state;
  if (state->form == LADDER_STAIRS) {
    draw_stairs(view, body);
  } else if (state->form == LADDER_BESIDE) {
    size_t shown = compare_table_draw(&state->beside, body);
    if (shown < state->count) {
      view_say(view, _("Columns %zu to %zu of %zu; arrows left and right show the others."), state->beside.left + 1,
               state->beside.left + shown, state->count);
    }
  } else {
    page_draw(state->page, body, true);
  }
}

/* --- keys --- */

static unsigned next_form(struct view *view) {
  struct ladder_state *state = view->state;
  static const char *const said[] = {N_("The staircase: what each exit pays."), N_("The tree: every stated relation."),
                                     N_("The text: step by step.")};
  ladder_show(view, state->form >= LADDER_TEXT ? LADDER_STAIRS : (enum ladder_form)(state->form + 1));
  if (!view->session->options->linear) { /* there the form itself is printed */
    view_say(view, "%s", _(said[state->form]));
  }
  return REACT_PAINT;
}

const char *ladder_selected(const struct view *view) {
  struct ladder_state *state = view->state;
  const struct ladder *ladder = state->ladders[0];
  const char *key = ladder->key;
  if (state->form == LADDER_BESIDE) {
    const struct ladder *column = state->ladders[state->beside.selected];
    return view_selected(state->selected, sizeof state->selected, NULL, column->about == LADDER_OF_JOB ? "job" : "show",
                         column->key);
  }
  if (state->form == LADDER_STAIRS && state->row_count > 0) {
    key = ladder->steps[state->rows[state->table.list.selected]].ctid;
    return view_selected(state->selected, sizeof state->selected, NULL, "show", key);
  }
  return view_selected(state->selected, sizeof state->selected, state->page,
                       ladder->about == LADDER_OF_JOB ? "job" : "show", key);
}

static unsigned open_selected(struct view *view) {
  struct ladder_state *state = view->state;
  if (state->form == LADDER_BESIDE) {
    return view_go(view, "ladder", state->ladders[state->beside.selected]->key, NULL);
  }
  const char *target = state->form == LADDER_STAIRS ? ladder_selected(view) : page_target(state->page);
  if (target == NULL) {
    view_say(view, "%s", _("It is only named; there is no record to open."));
    return REACT_PAINT;
  }
  return view_go_target(view, target);
}

/* --- side by side --- */

static unsigned ask_other(struct view *view) {
  (void)snprintf(view->question, sizeof view->question, "%s", _("Beside which other? A job's name or code: "));
  return REACT_PAINT;
}

/* Puts what is marked beside this ladder; asks when nothing is. */
static unsigned put_marks(struct view *view) {
  struct ladder_state *state = view->state;
  const struct session *session = view->session;
  size_t before = state->count;
  struct error error = {0};
  for (size_t i = 0; i < session->mark_count && state->count < (size_t)LADDER_MOST_BESIDE; i++) {
    bool there = false;
    for (size_t j = 0; j < state->count; j++) {
      there = there || strcmp(state->ladders[j]->key, session->marks[i].ctid) == 0;
    }
    if (!there && ladder_put_beside(view, session->marks[i].ctid, &error) != 0) {
      view_say(view, "%s", error.message);
      return REACT_PAINT;
    }
  }
  if (state->count == before) {
    return ask_other(view);
  }
  ladder_show(view, LADDER_BESIDE);
  view_say(view, "%s", _("What you marked stands beside it. c adds another, x takes one away."));
  return REACT_PAINT;
}

unsigned ladder_type(struct view *view, const char *text) {
  struct ladder_state *state = view->state;
  struct error error = {0};
  if (text[0] == '\0') {
    return REACT_PAINT;
  }
  if (ladder_put_beside(view, text, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  ladder_show(view, LADDER_BESIDE);
  state->beside.selected = state->count - 1;
  return REACT_PAINT;
}

static unsigned take_away(struct view *view) {
  struct ladder_state *state = view->state;
  size_t at = state->beside.selected;
  if (at == 0) {
    view_say(view, "%s", _("Only a ladder beside the first one can be taken away."));
    return REACT_PAINT;
  }
  memmove(state->keys + at, state->keys + at + 1, (state->count - at - 1) * sizeof state->keys[0]);
  state->count--;
  state->beside.selected = at - 1;
  ladder_show(view, state->count > 1 ? LADDER_BESIDE : LADDER_STAIRS);
  return REACT_RELOAD;
}

static unsigned go_back(struct view *view) {
  struct ladder_state *state = view->state;
  if (state->form != LADDER_BESIDE) {
    return REACT_UNKNOWN;
  }
  ladder_show(view, LADDER_STAIRS);
  return REACT_PAINT;
}

unsigned ladder_act(struct view *view, int action) {
  switch (action) {
    case ACTION_OPEN:
      return open_selected(view);
    case ACTION_FORM:
      return next_form(view);
    case ACTION_BESIDE:
      return ((struct ladder_state *)view->state)->form == LADDER_BESIDE ? ask_other(view) : put_marks(view);
    case ACTION_REMOVE:
      return take_away(view);
    case ACTION_BACK:
      return go_back(view);
    default:
      return REACT_UNKNOWN;
  }
}

unsigned ladder_take(struct view *view, const struct event *event) {
  struct ladder_state *state = view->state;
  bool open = false;
  if (state->form == LADDER_BESIDE) {
    return compare_table_take(&state->beside, event);
  }
  unsigned reaction =
      state->form == LADDER_STAIRS ? table_take(&state->table, event, &open) : page_take(state->page, event, &open);
  return open ? open_selected(view) : reaction;
}
