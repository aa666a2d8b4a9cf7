/* SPDX-License-Identifier: MIT */
#include "views/ways.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/views.h"
#include "views/wallet.h"

enum { LEAST_PAGE = 5 };

static const double percent = 100.0;

struct shown_way *ways_current(const struct ways_state *state) {
  return state->shown_count == 0 ? NULL : &state->shown[state->at];
}

/* --- the model --- */

static void way_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct view *view = context;
  const struct ways_state *state = view->state;
  const struct route_part *part = &ways_current(state)->parts[row];
  const struct route_step *step = &state->routes->steps[part->step];
  switch (column) {
    case 0:
      (void)snprintf(text, size, "%zu %s", row + 1, ways_step_name(step));
      break;
    case 1:
      format_cost_cell(text, size, part->cost, !part->at_least);
      break;
    case 2:
      if (part->time == 0) {
        (void)snprintf(text, size, "0");
        break;
      }
      format_time_cell(text, size, part->time < 0 ? -1.0 : (double)part->time / GRAPH_DAY,
                       part->time < 0 ? -1.0 : (double)part->time / GRAPH_DAY, -1.0);
      break;
    case 3:
      ways_reason_words(state, part, text, size);
      break;
    case 4:
      (void)snprintf(text, size, "%s", step->exit == NULL ? "--" : ways_exit_title(step));
      break;
    default:
      format_cost_cell(text, size, step->exit == NULL ? -1 : step->exit->wage_median, true);
      break;
  }
}

static void set_table(struct view *view) {
  struct ways_state *state = view->state;
  const struct table_column columns[WAYS_COLUMNS] = {
      {.title = _("Step"), .width = 24, .grow = 3, .priority = 0},
      {.title = _("Cost"), .width = 8, .priority = 0, .right = true},
      {.title = _("Time"), .width = 7, .priority = 0, .right = true},
      {.title = _("Why"), .width = 18, .grow = 2, .priority = 3},
      {.title = _("Exit"), .width = 18, .grow = 2, .priority = 2},
      {.title = _("Pays/yr"), .width = 8, .priority = 1, .right = true},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = WAYS_COLUMNS;
  state->table.context = view;
  state->table.cell = way_cell;
}

/* What is under the steps, beside each other, or said in place of ways. */
static void fill(struct view *view, bool another) {
  struct ways_state *state = view->state;
  const struct shown_way *way = ways_current(state);
  size_t selected = another ? 0 : state->table.list.selected;
  list_reset(&state->table.list, way == NULL ? 0 : way->way->count);
  (void)list_select(&state->table.list, selected);
  page_clear(state->page);
  if (state->routes != NULL && way == NULL) {
    ways_fill_none(view, state->page);
  } else if (way != NULL && state->form == WAYS_ONE) {
    ways_fill_page(view, state->page, way, false);
  }
}

static int ways_reload(struct view *view, struct error *error) {
  struct ways_state *state = view->state;
  if (ways_load(view, error) != 0) {
    state->shown_count = 0;
    state->code[0] = '\0';
    fill(view, true);
    return -1;
  }
  set_table(view);
  ways_set_limits_table(view);
  fill(view, false);
  view->status = state->shown_count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return 0;
}

/* "29-1141.00" in place of a file: from a place of the program, or typed after ':'. */
static bool is_code(const char *text) {
  static const char form[] = "##-####";
  for (size_t i = 0; form[i] != '\0'; i++) {
    if (form[i] == '#' ? !isdigit((unsigned char)text[i]) : text[i] != form[i]) {
      return false;
    }
  }
  return true;
}

static int ways_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct ways_state *state = view->state;
  const struct options *options = view->session->options;
  const char *code = options->job;
  if (!options->once && argc > 0 && is_code(argv[0])) {
    code = argv[0];
    argc--;
    argv++;
  }
  if ((code == NULL || code[0] == '\0') && options->once) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Say which job you want: ladderway ways FILE... --job 29-2061.00. ladderway jobs finds codes."));
  }
  if (code != NULL && strlen(code) >= sizeof state->code) {
    return error_set(error, ERROR_USAGE, _("There is no job with the code %.40s."), code);
  }
  state->person = &view->session->person;
  (void)snprintf(state->code, sizeof state->code, "%s", code == NULL ? "" : code);
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (ways_take_options(view, error) != 0 || wallet_bring(view->session, argc, argv, error) != 0) {
    return -1;
  }
  return ways_reload(view, error);
}

/* --- the screen --- */

static int draw_tabs(const struct ways_state *state, const struct canvas *body, int row) {
  char text[WAYS_TEXT];
  int column = 1;
  for (size_t i = 0; i < state->shown_count && column < body->columns - 8; i++) {
    char labels[WAYS_TEXT / 4];
    ways_labels_line(&state->shown[i], labels, sizeof labels);
    bool here = i == state->at;
    (void)snprintf(text, sizeof text, here ? "[%s]" : " %s ", labels);
    canvas_text(body, row, column, here ? STYLE_STRONG : STYLE_DIM, text);
    column += (int)text_width(text) + 1;
  }
  return row + 1;
}

static int draw_head(struct view *view, const struct canvas *body) {
  const struct ways_state *state = view->state;
  const struct shown_way *way = ways_current(state);
  char text[WAYS_TEXT];
  char cost[WAYS_TEXT / 4];
  char time[WAYS_TEXT / 4];
  char fit[32];
  char today[32];
  int row = 0;
  char limits[WAYS_TEXT / 2];
  ways_limits_line(state, limits, sizeof limits);
  (void)snprintf(text, sizeof text, _("Limits: %s"), limits);
  canvas_field(body, row++, 1, body->columns - 2, false, STYLE_DIM, text);
  if (way == NULL) {
    return row;
  }
  row = draw_tabs(state, body, row);
  ways_cost_words(way->way->cost, way->way->cost_complete, cost, sizeof cost);
  ways_way_time(state, way, way->way->time, time, sizeof time);
  format_percent(fit, sizeof fit, way->way->fit * percent);
  format_percent(today, sizeof today, (double)state->routes->fit_today * state->routes->graph->fit_step * percent);
  if (state->routes->rated) {
    (void)snprintf(text, sizeof text, _("%s, %s, covers %s (today %s)"), cost, time, fit, today);
  } else {
    (void)snprintf(text, sizeof text, "%s, %s", cost, time);
  }
  canvas_field(body, row++, 1, body->columns - 2, false, STYLE_PLAIN, text);
  if (way->exit_time >= 0) {
    struct way_exit first = ways_first_job(state, way);
    format_money(cost, sizeof cost, first.wage, "USD", "not published");
    ways_way_time(state, way, way->exit_time, time, sizeof time);
    if (ways_is_learned_at_work(state, way)) {
      (void)snprintf(text, sizeof text, _("First job: %s a year once it is learned: %s"), cost, first.title);
    } else if (way->way->count == 0) {
      (void)snprintf(text, sizeof text, _("First job: %s a year, from today: %s"), cost, first.title);
    } else {
      (void)snprintf(text, sizeof text,
                     ways_pays_once_learned(state, &first) ? _("First job: %s a year once learned, after %s: %s")
                                                           : _("First job: %s a year, after %s: %s"),
                     cost, time, first.title);
    }
    canvas_field(body, row++, 1, body->columns - 2, false, STYLE_PLAIN, text);
  }
  return row;
}

static void draw_way(struct view *view, const struct canvas *body) {
  struct ways_state *state = view->state;
  char note[WAYS_TEXT];
  int row = draw_head(view, body);
  if (ways_current(state) == NULL) {
    struct canvas part = canvas_part(body, row + 1, 0, body->rows - row - 1, body->columns);
    page_draw(state->page, &part, true);
    return;
  }
  ways_note(state, note, sizeof note);
  if (note[0] != '\0') {
    canvas_field(body, row++, 1, body->columns - 2, false, STYLE_DIM, note);
  }
  int steps = (int)state->table.list.count + 1;
  int room = body->rows - row - LEAST_PAGE - 1;
  int height = steps < room ? steps : room;
  struct canvas list = canvas_part(body, row, 0, height, body->columns);
  if (steps == 1) {
    ways_no_step_words(state, note, sizeof note);
    canvas_field(body, row, 1, body->columns - 2, false, STYLE_PLAIN, note);
    canvas_cursor(body, row, 1);
  } else {
    table_draw(&state->table, &list, true);
  }
  struct canvas rest = canvas_part(body, row + height, 0, body->rows - row - height, body->columns);
  canvas_rule(&rest, 0);
  struct canvas inside = canvas_part(&rest, 1, 0, rest.rows - 1, rest.columns);
  page_draw(state->page, &inside, false);
}

static void ways_draw(struct view *view, const struct canvas *body) {
  struct ways_state *state = view->state;
  if (state->form == WAYS_PICK_LIMITS) {
    canvas_text(body, 0, 1, STYLE_PLAIN, _("Enter sets a limit or takes it off; f goes back to the ways."));
    struct canvas list = canvas_part(body, 2, 0, body->rows - 2, body->columns);
    table_draw(&state->limits, &list, true);
  } else if (state->code[0] == '\0') {
    const char *const sentences[] = {_("Which job do you want to get to?"),
                                     _("Press Enter and type its name or code, like nurse or 29-1141.00.")};
    view_draw_words(body, 1, sentences, 2);
  } else if (state->form == WAYS_BESIDE && state->shown_count > 0) {
    page_clear(state->page);
    ways_fill_beside(view, state->page, body->columns);
    page_draw(state->page, body, true);
  } else {
    draw_way(view, body);
  }
}

/* --- keys --- */

static unsigned flip(struct view *view, size_t to) {
  struct ways_state *state = view->state;
  char text[WAYS_TEXT];
  if (state->shown_count == 0) {
    return REACT_NONE;
  }
  state->form = WAYS_ONE;
  state->at = to % state->shown_count;
  page_reset(state->page);
  fill(view, true);
  ways_labels_line(ways_current(state), text, sizeof text);
  if (!view->session->options->linear) { /* there the way itself is printed, and says so */
    view_say(view, _("Way %zu of %zu: %s"), state->at + 1, state->shown_count, text);
  }
  return REACT_PAINT;
}

static unsigned show_form(struct view *view, enum ways_form form) {
  struct ways_state *state = view->state;
  state->form = state->form == form ? WAYS_ONE : form;
  page_reset(state->page);
  fill(view, false);
  return REACT_PAINT;
}

static const char *ways_selected(const struct view *view) {
  struct ways_state *state = view->state;
  const struct shown_way *way = ways_current(state);
  bool steps = state->form == WAYS_ONE && way != NULL && state->table.list.count > 0;
  if (steps) {
    const char *ctid = state->routes->steps[way->parts[state->table.list.selected].step].ctid;
    return view_selected(state->selected, sizeof state->selected, NULL, "show", ctid);
  }
  return view_selected(state->selected, sizeof state->selected,
                       way == NULL || state->form == WAYS_BESIDE ? state->page : NULL, "job",
                       state->code[0] == '\0' ? NULL : state->code);
}

static unsigned ask_job(struct view *view) {
  struct ways_state *state = view->state;
  state->asking = WAYS_ASKS_JOB;
  (void)snprintf(view->question, sizeof view->question, "%s", _("Which job? Its name or code: "));
  return REACT_PAINT;
}

static unsigned open_selected(struct view *view) {
  struct ways_state *state = view->state;
  if (state->form == WAYS_PICK_LIMITS) {
    return ways_limit_chosen(view);
  }
  if (state->code[0] == '\0') {
    return ask_job(view);
  }
  bool page = ways_current(state) == NULL || state->form == WAYS_BESIDE;
  const char *target = page ? page_target(state->page) : ways_selected(view);
  if (target == NULL) {
    view_say(view, "%s", _("It is only named; there is no record to open."));
    return REACT_PAINT;
  }
  return view_go_target(view, target);
}

/* All steps of the way that are records, and the job as the goal. */
static unsigned add_to_plan(struct view *view) {
  struct ways_state *state = view->state;
  const struct shown_way *way = ways_current(state);
  struct error error = {0};
  char target[128];
  size_t added = 0;
  if (way == NULL) {
    return REACT_UNKNOWN;
  }
  for (size_t i = 0; i < way->way->count; i++) {
    const char *ctid = state->routes->steps[way->way->steps[i]].ctid;
    (void)snprintf(target, sizeof target, "show %.100s", ctid == NULL ? "" : ctid);
    added += ctid != NULL && session_plan_add(view->session, target, NULL, &error) == 0;
  }
  (void)snprintf(target, sizeof target, "job %s", state->job.code);
  bool goal = session_plan_add(view->session, target, NULL, &error) == 0;
  if (added == 0 && !goal) {
    view_say(view, "%s", error.message);
  } else {
    view_say(view,
             view->session->options->linear ? _("Steps put in your plan: %zu. This job is its goal. :plan shows it.")
                                            : _("Steps put in your plan: %zu. This job is its goal. 5 shows the plan."),
             added);
  }
  return REACT_PAINT;
}

static unsigned ways_act(struct view *view, int action) {
  struct ways_state *state = view->state;
  switch (action) {
    case ACTION_OPEN:
      return open_selected(view);
    case ACTION_PANE:
      return flip(view, state->at + 1);
    case ACTION_BESIDE:
      return show_form(view, WAYS_BESIDE);
    case ACTION_LIMITS:
      return show_form(view, WAYS_PICK_LIMITS);
    case ACTION_SEARCH:
      return ask_job(view);
    case ACTION_PLAN_ADD:
      return add_to_plan(view);
    case ACTION_BRING:
      state->asking = WAYS_ASKS_NOTHING;
      (void)snprintf(view->question, sizeof view->question, "%s", _("Where are the files? Folder or file: "));
      return REACT_PAINT;
    case ACTION_BACK:
      return state->form == WAYS_ONE ? (unsigned)REACT_UNKNOWN : show_form(view, WAYS_ONE);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned ways_take(struct view *view, const struct event *event) {
  struct ways_state *state = view->state;
  bool open = false;
  bool page = state->form == WAYS_BESIDE || ways_current(state) == NULL;
  struct table *table = state->form == WAYS_PICK_LIMITS ? &state->limits : &state->table;
  unsigned reaction =
      page && state->form != WAYS_PICK_LIMITS ? page_take(state->page, event, &open) : table_take(table, event, &open);
  return open ? open_selected(view) : reaction;
}

/* The job that was typed, by its code or the best by its name. */
static unsigned job_typed(struct view *view, const char *text) {
  struct ways_state *state = view->state;
  struct arena *arena = arena_new((size_t)4 << 20);
  struct job *jobs = NULL;
  struct error error = {0};
  size_t count = 0;
  long total = 0;
  if (arena == NULL || text[0] == '\0') {
    arena_free(arena);
    return REACT_PAINT;
  }
  if (jobs_search(view->session->catalog, arena, text, NULL, JOBS_BEST, 0, 1, &jobs, &count, &total, &error) != 0 ||
      count == 0) {
    view_say(view, _("There is no job called \"%.60s\" here."), text);
  } else {
    (void)snprintf(state->code, sizeof state->code, "%.31s", jobs[0].code);
    state->form = WAYS_ONE;
    state->at = 0;
    if (ways_reload(view, &error) != 0) {
      view_say(view, "%s", error.message);
    } else {
      view_say(view, _("%s. Press / for another job."), job_title(&state->job));
    }
  }
  arena_free(arena);
  return REACT_PAINT;
}

static unsigned ways_type(struct view *view, const char *text) {
  struct ways_state *state = view->state;
  enum ways_asking asking = state->asking;
  state->asking = WAYS_ASKS_NOTHING;
  switch (asking) {
    case WAYS_ASKS_JOB:
      return job_typed(view, text);
    case WAYS_ASKS_LIMITS:
      return ways_limits_typed(view, text);
    case WAYS_ASKS_NOTHING:
      break;
  }
  return wallet_take_path(view, text);
}

static void ways_source(struct view *view, struct page *page) {
  const struct ways_state *state = view->state;
  ways_put_source(view, page, ways_current(state), state->table.list.selected);
}

static const char *ways_subject(const struct view *view) {
  const struct ways_state *state = view->state;
  return state->code[0] == '\0' || state->routes == NULL ? NULL : job_title(&state->job);
}

static void ways_close(struct view *view) {
  struct ways_state *state = view->state;
  page_free(state->page);
}

const struct view_ops ways_view = {
    .name = "ways",
    .title = N_("Ways"),
    .usage = "FILE...",
    .help = N_("Ways from what you hold to a job: cheapest, fastest, and what else counts"),
    .place = PLACE_WAYS,
    .state_size = sizeof(struct ways_state),
    .open = ways_open,
    .reload = ways_reload,
    .draw = ways_draw,
    .act = ways_act,
    .take = ways_take,
    .print = ways_print,
    .choose = ways_choose,
    .type = ways_type,
    .json = ways_json,
    .source = ways_source,
    .subject = ways_subject,
    .selected = ways_selected,
    .close = ways_close,
};
