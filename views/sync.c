/* SPDX-License-Identifier: MIT */
#include "views/sync.h"
#include "views/paper.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/settings.h"
#include "tui/page.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/views.h"

enum { PAPER_WIDTH = 90, LINE = 512 };

/* Where new data usually come from: what the operator settled, else what the
 * data here came from. */
static int find_usual(struct view *view, struct error *error) {
  struct sync_state *state = view->state;
  struct settings *settings = NULL;
  int result = settings_read(view->lasting, &settings, error);
  const char *usual = result == 0 ? settings_get(settings, "source") : NULL;
  if (usual == NULL && view->session->catalog != NULL) {
    usual = catalog_meta(view->session->catalog, view->lasting, "origin");
  }
  (void)snprintf(state->usual, sizeof state->usual, "%s", usual == NULL ? "" : usual);
  return result;
}

static int sync_reload(struct view *view, struct error *error) {
  (void)error;
  sync_fill_page(view);
  return 0;
}

/* The command line's way: run to the end, then print. */
static int run_now(struct view *view, const char *source, struct error *error) {
  struct sync_state *state = view->state;
  if (view->session->options->read_only) {
    return error_set(error, ERROR_USAGE, "%s", _("Not with --read-only: an update writes new data."));
  }
  sync_worker_run(&state->worker, source, view->session);
  if (state->worker.run.result != 0) {
    *error = state->worker.run.error;
    if (error->code == ERROR_NOT_FOUND) {
      error->code = ERROR_IO;
    }
    return -1;
  }
  if (!state->worker.report.unchanged && session_reopen(view->session, state->worker.snapshot, error) != 0) {
    return -1;
  }
  sync_fill_page(view);
  return 0;
}

static int sync_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct sync_state *state = view->state;
  if (argc > 1) {
    return error_set(error, ERROR_USAGE, "%s", _("Say one address, folder or file: ladderway sync SOURCE."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  const char *source = argc == 1 ? argv[0] : state->usual;
  bool update = view->session->options->once && view->session->options->update;
  if (find_usual(view, error) != 0) {
    if (argc == 1 || update) {
      return -1;
    }
    view_say(view, "%s", error->message); /* what is here can be shown all the same */
  }
  if (update && source[0] == '\0') {
    return error_set(error, ERROR_USAGE, "%s",
                     _("There is no usual source. Say one: ladderway sync SOURCE, or source = ... in the settings."));
  }
  if (argc == 1 || update) {
    return run_now(view, source, error);
  }
  sync_fill_page(view);
  return 0;
}

static void draw_progress(struct view *view, const struct canvas *body) {
  struct sync_state *state = view->state;
  struct sync_progress progress;
  char lines[SYNC_LINES][SYNC_TEXT / 16];
  char text[LINE];
  (void)sync_worker_look(&state->worker, &progress);
  canvas_text(body, 1, 2, STYLE_STRONG, _("New data are on their way. x stops; the old data stay."));
  canvas_text(body, 2, 2, STYLE_PLAIN, state->worker.source);
  canvas_text(body, 4, 2, STYLE_STRONG, sync_stage_words(progress.stage));
  double share = progress.total_records > 0 ? (double)progress.records / (double)progress.total_records
                 : progress.total_bytes > 0 ? (double)progress.bytes / (double)progress.total_bytes
                                            : -1;
  if (share >= 0) {
    share = share > 1 ? 1 : share;
    canvas_gauge(body, 5, 2, 40, share);
    (void)snprintf(text, sizeof text, "%.0f %%", share * 100.0);
    canvas_text(body, 5, 44, STYLE_PLAIN, text);
  }
  sync_progress_lines(&progress, lines);
  int row = 6;
  for (size_t i = 0; i < SYNC_LINES; i++) {
    if (lines[i][0] != '\0') {
      canvas_text(body, row++, 2, STYLE_PLAIN, lines[i]);
    }
  }
  canvas_cursor(body, 4, 2);
}

static void sync_draw(struct view *view, const struct canvas *body) {
  struct sync_state *state = view->state;
  if (state->watching) {
    draw_progress(view, body);
  } else {
    page_draw(state->page, body, true);
  }
}

/* Which keys mean something: they are others while an update runs, and while terms are shown. */
static void set_place(struct view *view) {
  const struct sync_state *state = view->state;
  view->now = state->watching ? PLACE_SYNC_RUNNING : state->asking ? PLACE_SYNC_TERMS : PLACE_SYNC;
}

static unsigned start(struct view *view, const char *source, bool accepted) {
  struct sync_state *state = view->state;
  struct error error = {0};
  char copy[SYNC_TEXT];
  (void)snprintf(copy, sizeof copy, "%s", source); /* may lie in the worker that goes now */
  (void)snprintf(state->usual, sizeof state->usual, "%s", copy);
  sync_worker_stop(&state->worker);
  state->asking = false;
  state->watching = sync_worker_start(&state->worker, copy, accepted, view->session, &error) == 0;
  if (!state->watching) {
    view_say(view, "%s", error.message);
  }
  set_place(view);
  return REACT_PAINT;
}

static unsigned cancel(struct view *view) {
  struct sync_state *state = view->state;
  atomic_store(&state->worker.run.cancel, true);
  view_say(view, "%s", _("Stopping ..."));
  return REACT_PAINT;
}

static unsigned sync_act(struct view *view, int action) {
  struct sync_state *state = view->state;
  switch (action) {
    case ACTION_START:
      (void)snprintf(view->question, sizeof view->question, "%s",
                     state->usual[0] == '\0' ? _("Address, folder or file with the new data: ")
                                             : _("Address or folder (Enter alone: as before): "));
      return REACT_PAINT;
    case ACTION_ACCEPT:
      return start(view, state->worker.source, true);
    case ACTION_CANCEL:
      return cancel(view);
    case ACTION_BACK:
      if (state->watching) {
        return cancel(view);
      }
      if (!state->asking) {
        return REACT_UNKNOWN;
      }
      state->asking = false;
      sync_worker_stop(&state->worker); /* there is nothing to tell of it */
      set_place(view);
      sync_fill_page(view);
      return REACT_PAINT;
    default:
      return REACT_UNKNOWN;
  }
}

static void finish(struct view *view) {
  struct sync_state *state = view->state;
  struct sync_worker *worker = &state->worker;
  struct error error = {0};
  state->watching = false;
  background_join(&worker->run);
  bool fresh = worker->run.result == 0 && !worker->report.unchanged;
  if (fresh && session_reopen(view->session, worker->snapshot, &error) != 0) {
    worker->run.result = -1;
    worker->run.error = error;
  }
  state->asking = worker->run.result != 0 && worker->terms_host[0] != '\0' && !worker->options.accept_terms;
  set_place(view);
  page_reset(state->page); /* another page: begin at its top */
  sync_fill_page(view);
  if (!state->asking) {
    /* Also for somebody who has gone to another place meanwhile. */
    view_say(view, "%s", worker->run.result == 0 ? _("The update is done.") : _("The update did not come to its end."));
  }
}

static unsigned sync_type(struct view *view, const char *text) {
  struct sync_state *state = view->state;
  const char *source = text[0] == '\0' ? state->usual : text;
  return source[0] == '\0' || state->watching ? (unsigned)REACT_PAINT
                                              : start(view, source, view->session->options->accept_terms);
}

static unsigned sync_take(struct view *view, const struct event *event) {
  struct sync_state *state = view->state;
  bool open = false;
  struct sync_progress progress;
  if (event->kind == EVENT_WAKE && state->watching) {
    if (sync_worker_look(&state->worker, &progress)) {
      finish(view);
    }
    return REACT_PAINT;
  }
  return state->watching ? (unsigned)REACT_NONE : page_take(state->page, event, &open);
}

static void sync_print(struct view *view, FILE *out, bool numbered) {
  struct sync_state *state = view->state;
  if (state->watching) {
    sync_worker_follow(&state->worker); /* linear mode has nothing else to do meanwhile */
    finish(view);
  }
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
}

static void sync_close(struct view *view) {
  struct sync_state *state = view->state;
  sync_worker_stop(&state->worker);
  page_free(state->page);
}

const struct view_ops sync_view = {
    .name = "sync",
    .title = N_("Update the data"),
    .usage = "[SOURCE]",
    .help = N_("New data from a registry, a published snapshot, a folder or a file"),
    .place = PLACE_SYNC,
    .without_snapshot = true,
    .state_size = sizeof(struct sync_state),
    .open = sync_open,
    .reload = sync_reload,
    .draw = sync_draw,
    .act = sync_act,
    .take = sync_take,
    .print = sync_print,
    .type = sync_type,
    .json = sync_json,
    .close = sync_close,
};
