/* SPDX-License-Identifier: MIT */
#include "views/match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/experience.h"
#include "views/actions.h"
#include "views/correct.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/paper.h"
#include "views/views.h"
#include "views/wallet.h"

enum { PAPER_WIDTH = 100, WIDE = 100, PANE_WIDTH = 46 };
const double match_not_looked_up = -2.0;
static const char *const sort_names[MATCH_SORTS] = {"best", "fit", "wage", "openings"};

/* Nothing in the wallet says anything about any job: a ranking would be a list
 * by code. What one job asks for that is lacking can be said all the same. */
static bool shows_nothing(const struct match_state *state) {
  return state->match.evidence_count == 0 && state->match.tool_shown_count == 0 && state->only[0] == '\0';
}

static const char *no_evidence(void) {
  return _(
      "Your credentials name no skill, job or field of study that is known here, so no job can be compared with "
      "them.");
}

/* The job asked for, by its whole code or its beginning: rated or not. */
static int narrow(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  for (size_t i = 0; i < state->match.job_count; i++) {
    if (strncmp(state->match.jobs[i].job.code, state->only, strlen(state->only)) == 0) {
      state->shown = arena_array(view->arena, 1, sizeof(struct job_match *));
      if (state->shown == NULL) {
        return error_no_memory(error);
      }
      state->shown[0] = &state->match.jobs[i];
      state->shown_count = 1;
      return 0;
    }
  }
  struct error ignored = {0};
  state->is_unrated = job_read(view->session->catalog, view->arena, state->only, &state->unrated, &ignored) == 0;
  state->shown_count = 0;
  return state->is_unrated
             ? 0
             : error_set(error, ERROR_NOT_FOUND, _("There is no rated job with the code %s."), state->only);
}

static int compare_fit(const void *left, const void *right) {
  const struct job_match *a = *(struct job_match *const *)left;
  const struct job_match *b = *(struct job_match *const *)right;
  return a->fit_percent != b->fit_percent ? (a->fit_percent < b->fit_percent ? 1 : -1)
                                          : strcmp(a->job.code, b->job.code);
}

static int compare_wage(const void *left, const void *right) {
  const struct job_match *a = *(struct job_match *const *)left;
  const struct job_match *b = *(struct job_match *const *)right;
  return a->job.wages.median != b->job.wages.median ? (a->job.wages.median < b->job.wages.median ? 1 : -1)
                                                    : strcmp(a->job.code, b->job.code);
}

static int compare_openings(const void *left, const void *right) {
  const struct job_match *a = *(struct job_match *const *)left;
  const struct job_match *b = *(struct job_match *const *)right;
  return a->job.openings != b->job.openings ? (a->job.openings < b->job.openings ? 1 : -1)
                                            : strcmp(a->job.code, b->job.code);
}

static void sort_shown(struct match_state *state) {
  static int (*const compares[MATCH_SORTS])(const void *, const void *) = {NULL, compare_fit, compare_wage,
                                                                           compare_openings};
  if (compares[state->sort] != NULL && state->shown_count > 0) {
    qsort(state->shown, state->shown_count, sizeof(struct job_match *), compares[state->sort]);
  }
}

/* Jobs that are not rated can't be ordered by any figure, nor do wishes know them: they stand before the others in
 * the whole list, since they were done or learned for. */
static int join_unrated(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  size_t count = state->only[0] != '\0' || state->sort != MATCH_BEST || match_wishes_any(&state->filter)
                     ? 0
                     : state->unrated_count;
  struct job_match **shown = arena_array(view->arena, count + state->filtered.count, sizeof(struct job_match *));
  if (shown == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    shown[i] = &state->unrated_jobs[i];
  }
  for (size_t i = 0; i < state->filtered.count; i++) {
    shown[count + i] = state->filtered.jobs[i];
  }
  state->shown = shown;
  state->shown_count = count + state->filtered.count;
  return 0;
}

int match_show(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  size_t selected = state->table.list.selected;
  state->in_page = MATCH_PAGE_NONE;
  state->is_unrated = false;
  if (match_wishes_jobs(view->session->catalog, view->arena, &state->match, &state->filter, match_enough(view),
                        &state->filtered, error) != 0 ||
      join_unrated(view, error) != 0) {
    return -1;
  }
  if (state->only[0] != '\0' && narrow(view, error) != 0) {
    return -1;
  }
  if (shows_nothing(state) && !state->is_unrated) {
    view->status = EXIT_NOTHING;
    state->shown_count = 0;
  }
  sort_shown(state);
  list_reset(&state->table.list, view->session->wallet->count == 0 ? 0 : state->shown_count);
  (void)list_select(&state->table.list, selected);
  return 0;
}

static int match_load(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  arena_reset(view->arena);
  match_set_columns(state);
  if (match_run_for(view->session->catalog, view->arena, view->session->wallet, &view->session->person, &state->match,
                    error) != 0) {
    return -1;
  }
  size_t rows = state->match.matrix.job_count + (size_t)MATCH_MOST_UNRATED;
  state->steps = arena_array(view->arena, rows, sizeof *state->steps);
  if (state->steps == NULL) {
    return error_no_memory(error);
  }
  for (size_t row = 0; row < rows; row++) {
    state->steps[row] = match_not_looked_up;
  }
  if (match_unrated(view->session->catalog, view->arena, view->session->wallet, &state->match, &state->unrated_jobs,
                    &state->unrated_count, error) != 0) {
    return -1;
  }
  return match_show(view, error);
}

static int take_sort(struct match_state *state, const char *sort, struct error *error) {
  for (int i = 0; sort != NULL && i < (int)MATCH_SORTS; i++) {
    if (strcmp(sort, sort_names[i]) == 0) {
      state->sort = (enum match_sort)i;
      return 0;
    }
  }
  return sort == NULL ? 0
                      : error_set(error, ERROR_USAGE,
                                  _("Jobs that fit are sorted by best, fit, wage or openings, not by \"%s\"."), sort);
}

static int match_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  const char *only = options->job;
  if (only != NULL && strlen(only) >= sizeof state->only) {
    return error_set(error, ERROR_USAGE, _("There is no rated job with the code %s."), only);
  }
  (void)snprintf(state->only, sizeof state->only, "%s", only == NULL ? "" : only);
  state->table.context = view;
  state->table.cell = match_cell;
  list_reset(&state->wishes, WISH_KINDS + 1);
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (match_take_options(view, error) != 0 || (options->once && take_sort(state, options->sort, error) != 0) ||
      wallet_bring(view->session, argc, argv, error) != 0) {
    return -1;
  }
  view->status = view->session->wallet->count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return match_load(view, error);
}

/* --- on the screen --- */

static bool draw_words(struct view *view, const struct canvas *body) {
  struct match_state *state = view->state;
  if (view->session->wallet->count == 0) {
    const char *const sentences[] = {_("Your wallet is empty, so there is nothing to match."),
                                     _("Press w and type where your credential files are, like /media/usb"),
                                     wallet_no_files()};
    view_draw_words(body, 1, sentences, 3);
    return true;
  }
  if (state->is_unrated) {
    const char *const sentences[] = {job_title(&state->unrated), match_no_ratings()};
    view_draw_words(body, 1, sentences, 2);
    return true;
  }
  if (shows_nothing(state)) {
    const char *const sentences[] = {no_evidence()};
    view_draw_words(body, 1, sentences, 1);
    return true;
  }
  return false;
}

static void match_draw(struct view *view, const struct canvas *body) {
  struct match_state *state = view->state;
  if (draw_words(view, body)) {
    return;
  }
  if (state->open != MATCH_PAGE_NONE) {
    match_fill_page(view, state->open, state->table.list.selected);
    page_draw(state->page, body, true);
    return;
  }
  if (!state->wishes_open) {
    match_draw_list(view, body);
    return;
  }
  if (body->columns < WIDE) {
    match_draw_wishes(view, body);
    return;
  }
  struct canvas list = canvas_part(body, 0, 0, body->rows, body->columns - PANE_WIDTH);
  match_draw_list(view, &list);
  struct canvas pane = canvas_part(body, 0, body->columns - PANE_WIDTH, body->rows, PANE_WIDTH);
  match_draw_wishes(view, &pane);
}

/* Opens a page of the selected job; the same key again goes back to the list. */
static unsigned open_page(struct match_state *state, enum match_page which) {
  if (state->table.list.count == 0 || state->wishes_open) {
    return REACT_NONE;
  }
  state->open = state->open == which ? MATCH_PAGE_NONE : which;
  return REACT_PAINT;
}

static unsigned open_selected(struct view *view) {
  struct match_state *state = view->state;
  if (state->wishes_open) {
    return match_choose_wish(view);
  }
  return state->open != MATCH_PAGE_NONE ? view_go_target(view, page_target(state->page))
                                        : open_page(state, MATCH_PAGE_DETAIL);
}

static unsigned go_back(struct match_state *state) {
  if (state->wishes_open) {
    state->wishes_open = false;
    return REACT_PAINT;
  }
  if (state->open == MATCH_PAGE_NONE) {
    return REACT_UNKNOWN;
  }
  state->open = MATCH_PAGE_NONE;
  return REACT_PAINT;
}

static unsigned next_sort(struct view *view) {
  struct match_state *state = view->state;
  struct error error = {0};
  state->sort = (enum match_sort)(((int)state->sort + 1) % (int)MATCH_SORTS);
  state->table.list.selected = 0;
  state->open = MATCH_PAGE_NONE;
  if (match_show(view, &error) != 0) {
    view_say(view, "%s", error.message);
  }
  return REACT_PAINT;
}

static unsigned match_act(struct view *view, int action) {
  struct match_state *state = view->state;
  char text[160];
  switch (action) {
    case ACTION_OPEN:
      return open_selected(view);
    case ACTION_BACK:
      return go_back(state);
    case ACTION_GAP:
      return open_page(state, MATCH_PAGE_GAP);
    case ACTION_WHY:
      return open_page(state, MATCH_PAGE_WHY);
    case ACTION_FILTERS:
      state->open = MATCH_PAGE_NONE;
      state->wishes_open = !state->wishes_open;
      return REACT_PAINT;
    case ACTION_SORT:
      return next_sort(view);
    case ACTION_BRING:
      state->asking = false;
      (void)snprintf(view->question, sizeof view->question, "%s", _("Where are the files? Folder or file: "));
      return REACT_PAINT;
    case ACTION_CREDENTIALS_FOR:
      if (state->table.list.count == 0) {
        return REACT_NONE;
      }
      (void)snprintf(text, sizeof text, "job:%s", state->shown[state->table.list.selected]->job.code);
      return view_go(view, "find", text, NULL);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned match_take(struct view *view, const struct event *event) {
  struct match_state *state = view->state;
  bool open = false;
  if (state->wishes_open) {
    return match_take_wishes(view, event);
  }
  if (state->open != MATCH_PAGE_NONE) {
    unsigned reaction = page_take(state->page, event, &open);
    return open ? view_go_target(view, page_target(state->page)) : reaction;
  }
  unsigned reaction = table_take(&state->table, event, &open);
  return open ? match_act(view, ACTION_OPEN) : reaction;
}

static unsigned match_type(struct view *view, const char *text) {
  struct match_state *state = view->state;
  struct match_wishes filter;
  struct error error = {0};
  /* In linear mode a line comes without a question: words of wishes, else a path. */
  if (state->asking || (text[0] != '\0' && match_wishes_parse(text, &filter, &error) == 0)) {
    return match_type_wishes(view, text);
  }
  return wallet_take_path(view, text);
}

/* --- on paper --- */

static void match_print(struct view *view, FILE *out, bool numbered) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  int width = numbered ? PAPER_LINEAR : PAPER_WIDTH;
  char text[MATCH_TEXT];
  if (view->session->wallet->count == 0) {
    (void)fprintf(out, "%s\n", _("Your wallet is empty, so there is nothing to match."));
    if (numbered) {
      (void)fprintf(out, "%s\n", wallet_no_files());
    }
    return;
  }
  if (state->is_unrated) {
    (void)fprintf(out, "%s\n%s\n", job_title(&state->unrated), match_no_ratings());
    return;
  }
  if (shows_nothing(state)) {
    (void)fprintf(out, "%s\n", no_evidence());
    return;
  }
  correct_print(view->session, out);
  struct table table = state->table;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : MATCH_LIMIT;
  list_reset(&table.list, state->shown_count < limit ? state->shown_count : limit);
  table_print(&table, out, width, numbered);
  if (state->only[0] == '\0') {
    match_wishes_line(view, false, text, sizeof text);
    (void)fprintf(out, "%s\n", text);
  }
  (void)fprintf(out, "%s\n", match_stars(state));
  if (state->only[0] == '\0' || state->shown_count != 1) {
    return;
  }
  static const enum match_page pages[] = {MATCH_PAGE_DETAIL, MATCH_PAGE_GAP, MATCH_PAGE_WHY};
  for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
    match_fill_page(view, pages[i], 0);
    page_print(state->page, out, width, false);
  }
}

static unsigned match_choose(struct view *view, size_t number) {
  struct match_state *state = view->state;
  if (number > state->shown_count) {
    return REACT_UNKNOWN;
  }
  return view_go(view, "job", state->shown[number - 1]->job.code, NULL);
}

static bool match_find(struct view *view, const char *text, bool backward) {
  struct match_state *state = view->state;
  return state->open != MATCH_PAGE_NONE && page_find(state->page, text, backward);
}

static const char *match_selected(const struct view *view) {
  struct match_state *state = view->state;
  size_t index = state->table.list.selected;
  const char *code = index < state->table.list.count ? state->shown[index]->job.code : NULL;
  return view_selected(state->selected, sizeof state->selected, state->open != MATCH_PAGE_NONE ? state->page : NULL,
                       "job", code);
}

static void match_close(struct view *view) {
  struct match_state *state = view->state;
  page_free(state->page);
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
    .type = match_type,
    .find = match_find,
    .json = match_json,
    .source = match_source,
    .selected = match_selected,
    .close = match_close,
};
