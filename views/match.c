/* SPDX-License-Identifier: MIT */
#include "views/match.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/paper.h"
#include "views/views.h"
#include "views/wallet.h"

enum { PAPER_WIDTH = 100, DETAIL_ROWS = 8 };
static const size_t no_detail = (size_t)-1;

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

static void set_columns(struct match_state *state) {
  const struct table_column columns[MATCH_COLUMNS] = {
      {.title = _("Job"), .width = 26, .grow = 1, .priority = 0},
      {.title = _("Fits"), .width = 7, .priority = 0},
      {.title = "%", .width = 5, .priority = 0, .right = true},
      {.title = _("Have"), .width = 5, .priority = 2, .right = true},
      {.title = _("Missing"), .width = 7, .priority = 2, .right = true},
      {.title = _("Pays/yr"), .width = 8, .priority = 1, .right = true},
      {.title = _("Openings/yr"), .width = 11, .priority = 3, .right = true},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = MATCH_COLUMNS;
}

static void match_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  struct view *view = context;
  const struct match_state *state = view->state;
  const struct job_match *job = &state->shown[row];
  switch (column) {
    case 0:
      (void)snprintf(text, size, "%s", job_title(&job->job));
      break;
    case 1:
      (void)snprintf(text, size, "%s%s", match_fit_words(job->fit), job->capped_by == NULL ? "" : "*");
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
    default:
      job_openings_words(&job->job, text, size);
      break;
  }
}

/* Nothing in the wallet says anything about any job: a ranking would be a list by code. */
static bool shows_nothing(const struct match_state *state) {
  return state->match.evidence_count == 0;
}

static const char *no_evidence(void) {
  return _(
      "Your credentials name no skill, job or field of study that is known here, so no job can be compared with "
      "them.");
}

/* Only the job asked for, by its whole code or its beginning. */
static int narrow(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  state->shown = state->match.jobs;
  state->shown_count = state->match.job_count;
  if (state->only[0] == '\0') {
    return 0;
  }
  for (size_t i = 0; i < state->match.job_count; i++) {
    if (strncmp(state->match.jobs[i].job.code, state->only, strlen(state->only)) == 0) {
      state->shown = &state->match.jobs[i];
      state->shown_count = 1;
      return 0;
    }
  }
  return error_set(error, ERROR_NOT_FOUND, _("There is no rated job with the code %s."), state->only);
}

static int match_load(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  size_t selected = state->table.list.selected;
  arena_reset(view->arena);
  set_columns(state);
  state->detail_index = no_detail;
  if (match_run_for(view->session->catalog, view->arena, view->session->wallet, &view->session->person, &state->match,
                    error) != 0 ||
      narrow(view, error) != 0) {
    return -1;
  }
  if (shows_nothing(state)) {
    view->status = EXIT_NOTHING;
    state->shown_count = 0;
  }
  list_reset(&state->table.list, view->session->wallet->count == 0 ? 0 : state->shown_count);
  (void)list_select(&state->table.list, selected);
  return 0;
}

static int match_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct match_state *state = view->state;
  const char *only = view->session->options->job;
  if (only != NULL && strlen(only) >= sizeof state->only) {
    return error_set(error, ERROR_USAGE, _("There is no rated job with the code %s."), only);
  }
  (void)snprintf(state->only, sizeof state->only, "%s", only == NULL ? "" : only);
  state->table.context = view;
  state->table.cell = match_cell;
  state->detail = page_new();
  if (state->detail == NULL) {
    return error_no_memory(error);
  }
  if (wallet_bring(view->session, argc, argv, error) != 0) {
    return -1;
  }
  view->status = view->session->wallet->count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return match_load(view, error);
}

/* Reads the lists of the selected job when it is another one than before. */
static void show_detail(struct view *view) {
  struct match_state *state = view->state;
  struct error error = {0};
  size_t selected = state->table.list.selected;
  if (selected == state->detail_index || selected >= state->shown_count) {
    return;
  }
  page_clear(state->detail);
  if (match_fill_detail(view, selected, state->detail, &error) != 0) {
    page_text(state->detail, STYLE_BAD, error.message);
  }
  state->detail_index = selected;
}

static void match_draw(struct view *view, const struct canvas *body) {
  struct match_state *state = view->state;
  if (view->session->wallet->count == 0) {
    const char *const sentences[] = {_("Your wallet is empty, so there is nothing to match."),
                                     _("Press w and type where your credential files are, like /media/usb")};
    view_draw_words(body, 1, sentences, 2);
    return;
  }
  if (state->detail_open) {
    show_detail(view);
    page_draw(state->detail, body, true);
    return;
  }
  if (shows_nothing(state)) {
    const char *const sentences[] = {no_evidence()};
    view_draw_words(body, 1, sentences, 1);
    return;
  }
  canvas_text(body, 0, 1, STYLE_PLAIN,
              _("How much of what each job asks for your credentials cover. Enter shows why."));
  bool below = body->rows >= 26 && !terminal_low_bandwidth();
  int rows = body->rows - 1 - (below ? DETAIL_ROWS + 1 : 1);
  struct canvas list = canvas_part(body, 1, 0, rows, body->columns);
  table_draw(&state->table, &list, true);
  if (below) {
    show_detail(view);
    struct canvas detail = canvas_part(body, body->rows - DETAIL_ROWS - 1, 0, DETAIL_ROWS, body->columns);
    canvas_rule(&detail, 0);
    struct canvas inside = canvas_part(&detail, 1, 0, DETAIL_ROWS - 1, body->columns);
    page_draw(state->detail, &inside, false);
  }
  canvas_text(body, body->rows - 1, 1, STYLE_DIM, _("* needs a license that your wallet does not show"));
}

static unsigned match_act(struct view *view, int action) {
  struct match_state *state = view->state;
  char text[160];
  switch (action) {
    case ACTION_OPEN:
      if (state->detail_open) {
        return view_go_target(view, page_target(state->detail));
      }
      state->detail_open = state->table.list.count > 0;
      return REACT_PAINT;
    case ACTION_BACK:
      if (!state->detail_open) {
        return REACT_UNKNOWN;
      }
      state->detail_open = false;
      return REACT_PAINT;
    case ACTION_BRING:
      (void)snprintf(view->question, sizeof view->question, "%s", _("Where are the files? Folder or file: "));
      return REACT_PAINT;
    case ACTION_CREDENTIALS_FOR:
      if (state->table.list.count == 0) {
        return REACT_NONE;
      }
      (void)snprintf(text, sizeof text, "job:%s", state->shown[state->table.list.selected].job.code);
      return view_go(view, "find", text, NULL);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned match_take(struct view *view, const struct event *event) {
  struct match_state *state = view->state;
  bool open = false;
  if (state->detail_open) {
    unsigned reaction = page_take(state->detail, event, &open);
    return open ? view_go_target(view, page_target(state->detail)) : reaction;
  }
  unsigned reaction = table_take(&state->table, event, &open);
  return open ? match_act(view, ACTION_OPEN) : reaction;
}

static void match_print(struct view *view, FILE *out, bool numbered) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  if (view->session->wallet->count == 0) {
    (void)fprintf(out, "%s\n", _("Your wallet is empty, so there is nothing to match."));
    return;
  }
  if (shows_nothing(state)) {
    (void)fprintf(out, "%s\n", no_evidence());
    return;
  }
  struct table table = state->table;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : MATCH_LIMIT;
  list_reset(&table.list, state->shown_count < limit ? state->shown_count : limit);
  table_print(&table, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  (void)fprintf(out, "%s\n", _("* needs a license that your wallet does not show"));
  if (state->only[0] != '\0' && state->shown_count == 1) {
    struct error error = {0};
    page_clear(state->detail);
    if (match_fill_detail(view, 0, state->detail, &error) == 0) {
      page_print(state->detail, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
    }
  }
}

static unsigned match_choose(struct view *view, size_t number) {
  struct match_state *state = view->state;
  if (number > state->shown_count) {
    return REACT_UNKNOWN;
  }
  return view_go(view, "job", state->shown[number - 1].job.code, NULL);
}

static bool match_find(struct view *view, const char *text, bool backward) {
  struct match_state *state = view->state;
  return state->detail_open && page_find(state->detail, text, backward);
}

static const char *match_selected(const struct view *view) {
  struct match_state *state = view->state;
  size_t index = state->table.list.selected;
  const char *code = index < state->table.list.count ? state->shown[index].job.code : NULL;
  return view_selected(state->selected, sizeof state->selected, state->detail_open ? state->detail : NULL, "job", code);
}

static void match_source(struct view *view, struct page *page) {
  (void)view;
  page_section(page, _("How the fit is worked out"));
  page_text(page, STYLE_PLAIN,
            _("Each skill, knowledge and activity that a job asks for has a weight: its importance in the O*NET "
              "ratings, (importance - 1) / 4, as a share of all of the job's weights. Elements that are not needed, of "
              "importance under 2, or published with low precision are left out."));
  page_text(page, STYLE_PLAIN,
            _("What you hold counts up to the level that the job asks for, times how much the credential counts. Fit = "
              "the weight that is covered / all the weight. More than asked for counts for nothing."));
  page_text(page, STYLE_PLAIN,
            _("most: 80 % or more. some: less, with at least one of the job's ten heaviest needs half covered. little: "
              "otherwise. A missing license caps the word at some."));
  page_text(page, STYLE_PLAIN,
            _("A credential shows skills in four ways: it names them (named); it is in the data here and leads to a "
              "job (its jobs); it names a job (its job); it names a field of study that leads to jobs (its field). The "
              "last three are guesses about you, so the "
              "lowest level of those jobs is taken."));
}

static void match_close(struct view *view) {
  struct match_state *state = view->state;
  page_free(state->detail);
}

const struct view_ops match_view = {
    .name = "match",
    .title = N_("Jobs that fit me"),
    .usage = "FILE...",
    .help = N_("Which jobs fit what the credentials in your files show"),
    .place = PLACE_MATCH,
    .state_size = sizeof(struct match_state),
    .open = match_open,
    .reload = match_load,
    .draw = match_draw,
    .act = match_act,
    .take = match_take,
    .print = match_print,
    .choose = match_choose,
    .type = wallet_take_path,
    .find = match_find,
    .json = match_json,
    .source = match_source,
    .selected = match_selected,
    .close = match_close,
};
