/* SPDX-License-Identifier: MIT */
#include "views/ladder.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 80, PAPER_ROWS = 20, DETAIL_ROWS = 3, LEAST_LIST = 5, LINE = 512 };

/* --- the model --- */

static void set_columns(struct ladder_state *state) {
  const struct table_column columns[LADDER_COLUMNS] = {
      {.title = _("Step"), .width = 22, .grow = 2, .priority = 0},
      {.title = _("Time"), .width = 7, .priority = 1, .right = true},
      {.title = _("Cost"), .width = 8, .priority = 0, .right = true},
      {.title = _("Exit"), .width = 18, .grow = 1, .priority = 2},
      {.title = _("Pays/yr"), .width = 9, .priority = 0, .right = true},
      {.title = _("Kind"), .width = 12, .priority = 4},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = LADDER_COLUMNS;
}

static const char *short_kind(enum ladder_stacking stacking) {
  switch (stacking) {
    case STACKING_FIRST:
      return _("first");
    case STACKING_PROGRESSION:
      return _("progression");
    case STACKING_SUPPLEMENTAL:
      return _("supplemental");
    case STACKING_INDEPENDENT:
      return _("independent");
    case STACKING_UNCLEAR:
      break;
  }
  return _("unclear");
}

static void ladder_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct view *view = context;
  const struct ladder_state *state = view->state;
  const struct ladder_step *step = &state->ladders[0]->steps[state->rows[row]];
  text[0] = '\0';
  switch (column) {
    case 0:
      if (step->place != LADDER_NONE) {
        (void)snprintf(text, size, "%zu %s", step->place + 1, ladder_step_name(step));
      } else {
        (void)snprintf(text, size, "· %s", ladder_step_name(step));
      }
      break;
    case 1:
      format_time_cell(text, size, step->row.days_min > 0 || step->is_credential ? step->row.days_min : -1,
                       step->is_credential ? step->row.days_max : -1,
                       step->is_credential ? step->row.effort_hours : -1);
      break;
    case 2:
      format_cost_cell(text, size, step->row.cost, step->row.cost_complete);
      break;
    case 3:
      (void)snprintf(text, size, "%s", step->exit_count == 0 ? "--" : ladder_exit_title(&step->exits[0]));
      break;
    case 4:
      if (step->exit_count > 0) {
        ladder_wage_cell(&step->exits[0], text, size);
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    default:
      (void)snprintf(text, size, "%s", short_kind(step->stacking));
      break;
  }
}

static int fill_rows(struct view *view, struct error *error) {
  struct ladder_state *state = view->state;
  const struct ladder *ladder = state->ladders[0];
  size_t selected = state->table.list.selected;
  state->rows = arena_array(view->arena, ladder->step_count + 1, sizeof *state->rows);
  if (state->rows == NULL) {
    return error_no_memory(error);
  }
  state->row_count = 0;
  for (size_t i = 0; i < ladder->line_count; i++) {
    state->rows[state->row_count++] = ladder->line[i];
  }
  for (size_t i = 0; i < ladder->step_count; i++) {
    if (ladder->steps[i].place == LADDER_NONE) {
      state->rows[state->row_count++] = i;
    }
  }
  list_reset(&state->table.list, state->row_count);
  (void)list_select(&state->table.list, selected);
  return 0;
}

static void fill_page(struct view *view) {
  struct ladder_state *state = view->state;
  page_clear(state->page);
  if (state->form == LADDER_TREE) {
    ladder_fill_tree(state->page, view->arena, state->ladders[0]);
  } else {
    ladder_fill_text(state->page, view->arena, state->ladders[0]);
  }
}

/* On what was asked for, the first time. */
static void select_asked(struct ladder_state *state) {
  for (size_t i = 0; i < state->row_count; i++) {
    if (state->ladders[0]->steps[state->rows[i]].asked && state->ladders[0]->about == LADDER_OF_CREDENTIAL) {
      (void)list_select(&state->table.list, i);
      return;
    }
  }
}

static int ladder_load(struct view *view, struct error *error) {
  struct ladder_state *state = view->state;
  arena_reset(view->arena);
  for (size_t i = 0; i < state->count; i++) {
    state->ladders[i] = arena_alloc(view->arena, sizeof **state->ladders);
    if (state->ladders[i] == NULL) {
      return error_no_memory(error);
    }
    if (ladder_read(view->session->catalog, view->arena, state->keys[i], state->ladders[i], error) != 0) {
      return -1;
    }
  }
  set_columns(state);
  if (fill_rows(view, error) != 0) {
    return -1;
  }
  fill_page(view);
  return 0;
}

/* A registry address ends in the CTID. */
static int add_key(struct ladder_state *state, const char *text, size_t length, struct error *error) {
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  while (length > 0 && text[length - 1] == ' ') {
    length--;
  }
  for (size_t i = length; i > 0; i--) {
    if (text[i - 1] == '/') {
      text += i;
      length -= i;
      break;
    }
  }
  if (length == 0 || length >= LADDER_KEY) {
    return error_set(error, ERROR_USAGE,
                     _("\"%.60s\" is neither a CTID (ce- and 36 letters and digits) nor the code of a "
                       "job, like 29-1141.00."),
                     text);
  }
  if (state->count == (size_t)LADDER_MOST_BESIDE) {
    return error_set(error, ERROR_USAGE, _("At most %d ladders can stand side by side."), LADDER_MOST_BESIDE);
  }
  (void)snprintf(state->keys[state->count++], LADDER_KEY, "%.*s", (int)length, text);
  return 0;
}

static int add_keys(struct ladder_state *state, const char *list, struct error *error) {
  while (list != NULL && *list != '\0') {
    size_t length = strcspn(list, ",");
    if (add_key(state, list, length, error) != 0) {
      return -1;
    }
    list += length + (list[length] == ',');
  }
  return 0;
}

static int ladder_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct ladder_state *state = view->state;
  if (argc != 1) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Say one credential or job: ladderway ladder CTID, or ladderway ladder 31-1131.00."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  state->table.context = view;
  state->table.cell = ladder_cell;
  if (add_key(state, argv[0], strlen(argv[0]), error) != 0 ||
      (view->session->options->once && add_keys(state, view->session->options->with, error) != 0) ||
      ladder_load(view, error) != 0) {
    return -1;
  }
  view->status = ladder_leads(state->ladders[0]) ? EXIT_DONE : EXIT_NOTHING;
  select_asked(state);
  return 0;
}

/* --- the screen --- */

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
    (void)snprintf(text, sizeof text, _("So far: %s, %s. Kind: %s."), cost, words,
                   ladder_stacking_words(step->stacking));
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
  int room = body->rows - LEAST_LIST - DETAIL_ROWS;
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
  struct canvas list = canvas_part(body, row, 0, body->rows - row - DETAIL_ROWS, body->columns);
  table_draw(&state->table, &list, true);
  struct canvas detail = canvas_part(body, body->rows - DETAIL_ROWS, 0, DETAIL_ROWS, body->columns);
  draw_detail(view, &detail);
}

static void ladder_draw(struct view *view, const struct canvas *body) {
  struct ladder_state *state = view->state;
  if (state->form == LADDER_STAIRS) {
    draw_stairs(view, body);
  } else {
    page_draw(state->page, body, true);
  }
}

/* --- keys --- */

static unsigned next_form(struct view *view) {
  struct ladder_state *state = view->state;
  static const char *const said[] = {N_("The staircase: what each exit pays."), N_("The tree: every stated relation."),
                                     N_("The text: step by step.")};
  state->form = state->form == LADDER_TEXT ? LADDER_STAIRS : (enum ladder_form)(state->form + 1);
  page_reset(state->page);
  fill_page(view);
  view_say(view, "%s", _(said[state->form]));
  return REACT_PAINT;
}

static const char *ladder_selected(const struct view *view) {
  struct ladder_state *state = view->state;
  const struct ladder *ladder = state->ladders[0];
  const char *key = ladder->key;
  if (state->form == LADDER_STAIRS && state->row_count > 0) {
    key = ladder->steps[state->rows[state->table.list.selected]].ctid;
    return view_selected(state->selected, sizeof state->selected, NULL, "show", key);
  }
  return view_selected(state->selected, sizeof state->selected, state->page,
                       ladder->about == LADDER_OF_JOB ? "job" : "show", key);
}

static unsigned open_selected(struct view *view) {
  struct ladder_state *state = view->state;
  const char *target = state->form == LADDER_STAIRS ? ladder_selected(view) : page_target(state->page);
  if (target == NULL) {
    view_say(view, "%s", _("It is only named; there is no record to open."));
    return REACT_PAINT;
  }
  return view_go_target(view, target);
}

static unsigned ladder_act(struct view *view, int action) {
  switch (action) {
    case ACTION_OPEN:
      return open_selected(view);
    case ACTION_FORM:
      return next_form(view);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned ladder_take(struct view *view, const struct event *event) {
  struct ladder_state *state = view->state;
  bool open = false;
  unsigned reaction =
      state->form == LADDER_STAIRS ? table_take(&state->table, event, &open) : page_take(state->page, event, &open);
  return open ? open_selected(view) : reaction;
}

/* --- paper --- */

static void ladder_print(struct view *view, FILE *out, bool numbered) {
  struct ladder_state *state = view->state;
  struct page *page = page_new();
  if (page == NULL) {
    return;
  }
  const char *const *lines = numbered ? NULL
                                      : ladder_stairs(view->arena, state->ladders[0],
                                                      view->session->household.present_wage, PAPER_ROWS, PAPER_WIDTH);
  for (size_t i = 0; lines != NULL && lines[i] != NULL; i++) {
    (void)fprintf(out, "%s\n", lines[i]);
  }
  if (lines != NULL && lines[0] != NULL) {
    (void)fprintf(out, "\n");
  }
  ladder_fill_text(page, view->arena, state->ladders[0]);
  page_print(page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  page_free(page);
}

static unsigned ladder_choose(struct view *view, size_t number) {
  struct ladder_state *state = view->state;
  struct page *page = page_new();
  if (page == NULL) {
    return REACT_UNKNOWN;
  }
  ladder_fill_text(page, view->arena, state->ladders[0]);
  unsigned reaction = view_go_target(view, page_target_number(page, number));
  page_free(page);
  return reaction;
}

static bool ladder_find_text(struct view *view, const char *text, bool backward) {
  struct ladder_state *state = view->state;
  if (state->form == LADDER_STAIRS) { /* it has no text to look in */
    state->form = LADDER_TEXT;
    page_reset(state->page);
    fill_page(view);
  }
  return page_find(state->page, text, backward);
}

static void ladder_source(struct view *view, struct page *page) {
  struct ladder_state *state = view->state;
  size_t step = LADDER_NONE;
  const char *target = state->form == LADDER_STAIRS ? NULL : page_target(state->page);
  if (state->form == LADDER_STAIRS && state->row_count > 0) {
    step = state->rows[state->table.list.selected];
  } else if (target != NULL && strncmp(target, "show ", 5) == 0) {
    step = ladder_find(state->ladders[0], target + 5);
  }
  ladder_put_source(page, view->arena, state->ladders[0], step);
}

static const char *ladder_subject(const struct view *view) {
  const struct ladder_state *state = view->state;
  return ladder_title(state->ladders[0]);
}

static void ladder_close(struct view *view) {
  struct ladder_state *state = view->state;
  page_free(state->page);
}

const struct view_ops ladder_view = {
    .name = "ladder",
    .title = N_("Ladder"),
    .usage = "CTID|CODE",
    .help = N_("What leads to a credential or job and on from it, with what each exit pays"),
    .place = PLACE_LADDER,
    .state_size = sizeof(struct ladder_state),
    .open = ladder_open,
    .reload = ladder_load,
    .draw = ladder_draw,
    .act = ladder_act,
    .take = ladder_take,
    .print = ladder_print,
    .choose = ladder_choose,
    .find = ladder_find_text,
    .json = ladder_json,
    .source = ladder_source,
    .subject = ladder_subject,
    .selected = ladder_selected,
    .close = ladder_close,
};
