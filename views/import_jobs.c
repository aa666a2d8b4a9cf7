/* SPDX-License-Identifier: MIT */
#include "views/import_jobs.h"

#include <stdio.h>

#include "data/base/i18n.h"
#include "tui/page.h"
#include "views/actions.h"
#include "views/jobs_faces.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 90, LINE = 256 };

static int import_reload(struct view *view, struct error *error) {
  (void)error;
  import_jobs_fill(view);
  return 0;
}

/* The command line's way: run to the end, then print. */
static int run_now(struct view *view, const char *from, struct error *error) {
  struct import_jobs_state *state = view->state;
  import_jobs_run(&state->worker, from, view->session);
  if (state->worker.run.result != 0) {
    *error = state->worker.run.error;
    if (error->code == ERROR_NOT_FOUND) {
      error->code = ERROR_IO; /* "nothing found" is another thing */
    }
    return -1;
  }
  return session_reopen(view->session, state->worker.snapshot, error);
}

/* Which keys mean something: they are others while an import runs. */
static void set_place(struct view *view) {
  const struct import_jobs_state *state = view->state;
  view->now = state->watching ? PLACE_SYNC_RUNNING : PLACE_IMPORT_JOBS;
}

static unsigned start(struct view *view, const char *from) {
  struct import_jobs_state *state = view->state;
  struct error error = {0};
  import_jobs_stop(&state->worker);
  state->watching = import_jobs_start(&state->worker, from, view->session, &error) == 0;
  if (!state->watching) {
    view_say(view, "%s", error.message);
  }
  set_place(view);
  return REACT_PAINT;
}

static int import_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct import_jobs_state *state = view->state;
  const struct options *options = view->session->options;
  if (argc > 1) {
    return error_set(error, ERROR_USAGE, "%s", _("Say one folder: ladderway import-jobs DIR."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (argc == 1 && options->read_only) {
    return error_set(error, ERROR_USAGE, "%s", _("Not with --read-only: an import writes new data."));
  }
  if (argc == 1 && options->once && run_now(view, argv[0], error) != 0) {
    return -1;
  }
  if (argc == 1 && !options->once) {
    (void)start(view, argv[0]);
  }
  import_jobs_fill(view);
  return 0;
}

static void import_draw(struct view *view, const struct canvas *body) {
  struct import_jobs_state *state = view->state;
  struct jobs_progress progress;
  char text[LINE];
  if (!state->watching) {
    page_draw(state->page, body, true);
    return;
  }
  (void)import_jobs_look(&state->worker, &progress);
  canvas_text(body, 1, 2, STYLE_STRONG, _("Newer occupation data are on their way. x stops; the old data stay."));
  canvas_text(body, 2, 2, STYLE_PLAIN, state->worker.from);
  import_jobs_words(&progress, text, sizeof text);
  canvas_text(body, 4, 2, STYLE_STRONG, text);
  /* Reading the parts is about half of it. */
  double done = progress.stage == JOBS_READING
                    ? (progress.part == ONET_PARTS ? 0 : 0.5 * (double)progress.part / (double)ONET_PARTS)
                : progress.stage == JOBS_CHECKING ? 0.5
                                                  : 0.75;
  canvas_gauge(body, 5, 2, 40, done);
  canvas_cursor(body, 4, 2);
}

static unsigned cancel(struct view *view) {
  struct import_jobs_state *state = view->state;
  atomic_store(&state->worker.run.cancel, true);
  view_say(view, "%s", _("Stopping ..."));
  return REACT_PAINT;
}

static unsigned import_act(struct view *view, int action) {
  struct import_jobs_state *state = view->state;
  switch (action) {
    case ACTION_START:
      (void)snprintf(view->question, sizeof view->question, "%s", _("Folder with the downloaded files: "));
      return REACT_PAINT;
    case ACTION_CANCEL:
      return cancel(view);
    case ACTION_BACK:
      return state->watching ? cancel(view) : (unsigned)REACT_UNKNOWN;
    default:
      return REACT_UNKNOWN;
  }
}

static void finish(struct view *view) {
  struct import_jobs_state *state = view->state;
  struct import_jobs_worker *worker = &state->worker;
  struct error error = {0};
  state->watching = false;
  background_join(&worker->run);
  if (worker->run.result == 0 && session_reopen(view->session, worker->snapshot, &error) != 0) {
    worker->run.result = -1;
    worker->run.error = error;
  }
  set_place(view);
  page_reset(state->page); /* another page: begin at its top */
  import_jobs_fill(view);
  view_say(view, "%s", worker->run.result == 0 ? _("The import is done.") : _("The import did not come to its end."));
}

static unsigned import_type(struct view *view, const char *text) {
  struct import_jobs_state *state = view->state;
  return text[0] == '\0' || state->watching ? (unsigned)REACT_PAINT : start(view, text);
}

static unsigned import_take(struct view *view, const struct event *event) {
  struct import_jobs_state *state = view->state;
  bool open = false;
  struct jobs_progress progress;
  if (event->kind == EVENT_WAKE && state->watching) {
    if (import_jobs_look(&state->worker, &progress)) {
      finish(view);
    }
    return REACT_PAINT;
  }
  return state->watching ? (unsigned)REACT_NONE : page_take(state->page, event, &open);
}

static void import_print(struct view *view, FILE *out, bool numbered) {
  struct import_jobs_state *state = view->state;
  if (state->watching) {
    import_jobs_follow(&state->worker); /* linear mode has nothing else to do meanwhile */
    finish(view);
  }
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
}

static void import_source(struct view *view, struct page *page) {
  jobs_source_lines(view->session, page);
}

static void import_close(struct view *view) {
  struct import_jobs_state *state = view->state;
  import_jobs_stop(&state->worker);
  page_free(state->page);
}

const struct view_ops import_jobs_view = {
    .name = "import-jobs",
    .title = N_("Newer occupation data"),
    .usage = "[DIR]",
    .help = N_("Newer jobs, skills and wages from a folder of downloaded files"),
    .place = PLACE_IMPORT_JOBS,
    .without_snapshot = true,
    .state_size = sizeof(struct import_jobs_state),
    .open = import_open,
    .reload = import_reload,
    .draw = import_draw,
    .act = import_act,
    .take = import_take,
    .print = import_print,
    .type = import_type,
    .json = import_jobs_json,
    .source = import_source,
    .close = import_close,
};
