/* SPDX-License-Identifier: MIT */
#include "views/sync.h"
#include "views/paper.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/page.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/views.h"

enum { PAPER_WIDTH = 90, LINE = 512 };

static void fill_now(struct view *view, struct page *page) {
  const struct session *session = view->session;
  char text[LINE];
  page_section(page, _("What is here now"));
  if (session->catalog == NULL) {
    page_text(page, STYLE_WARN, _("There are no data that can be opened."));
    return;
  }
  const struct catalog_about *about = catalog_about(session->catalog);
  page_pair(page, _("Source"), label_own(about->source), STYLE_PLAIN);
  format_date(text, sizeof text, about->date);
  page_pair(page, _("Date"), text, STYLE_PLAIN);
  format_count(text, sizeof text, about->credentials);
  page_pair(page, _("Credentials"), text, STYLE_PLAIN);
  format_count(text, sizeof text, about->records);
  page_pair(page, _("Records"), text, STYLE_PLAIN);
  page_pair(page, _("File"), session->snapshot_path, STYLE_DIM);
}

static void fill_report(const struct sync_worker *worker, struct page *page) {
  char text[LINE];
  const struct import_report *report = &worker->report;
  page_section(page, _("The update"));
  if (worker->result != 0) {
    page_text(page, STYLE_BAD, worker->error.message);
    page_text(page, STYLE_PLAIN, _("The data that were there before are still in place."));
  } else {
    page_text(page, STYLE_GOOD, _("Done. The new data are in use."));
  }
  format_count(text, sizeof text, report->documents);
  page_pair(page, _("Read"), text, STYLE_PLAIN);
  format_count(text, sizeof text, report->credentials);
  page_pair(page, _("Credentials"), text, STYLE_PLAIN);
  format_count(text, sizeof text, report->records);
  page_pair(page, _("Records"), text, STYLE_PLAIN);
  format_count(text, sizeof text, report->replaced);
  page_pair(page, _("Came twice"), text, STYLE_PLAIN);
  format_count(text, sizeof text, report->skipped);
  page_pair(page, _("Skipped"), text, report->skipped > 0 ? STYLE_WARN : STYLE_PLAIN);
  for (size_t i = 0; i < report->skip_count; i++) {
    page_pair(page, report->skips[i].where, report->skips[i].why, STYLE_PLAIN);
  }
}

static void fill_page(struct view *view) {
  struct sync_state *state = view->state;
  page_clear(state->page);
  if (state->worker.arena != NULL && !state->watching) {
    fill_report(&state->worker, state->page);
  }
  fill_now(view, state->page);
  if (state->worker.arena != NULL) {
    return; /* the report says what matters now */
  }
  page_section(state->page, _("New data"));
  page_text(
      state->page, STYLE_PLAIN,
      _("A folder of records, a file with one record a line (NDJSON) or a ZIP: press Enter here and type where it "
        "is, or ladderway sync SOURCE on the command line. Records are CTDL in JSON-LD, as a credential registry "
        "publishes them."));
  page_text(state->page, STYLE_PLAIN, _("The old data stay until the new ones are complete."));
}

static int sync_reload(struct view *view, struct error *error) {
  (void)error;
  fill_page(view);
  return 0;
}

/* The command line's way: run to the end, then print. */
static int run_now(struct view *view, const char *source, struct error *error) {
  struct sync_state *state = view->state;
  if (view->session->options->read_only) {
    return error_set(error, ERROR_USAGE, "%s", _("Not with --read-only: an update writes new data."));
  }
  sync_worker_run(&state->worker, source, view->session);
  if (state->worker.result != 0) {
    *error = state->worker.error;
    if (error->code == ERROR_NOT_FOUND) {
      error->code = ERROR_IO;
    }
    return -1;
  }
  if (session_reopen(view->session, state->worker.snapshot, error) != 0) {
    return -1;
  }
  fill_page(view);
  return 0;
}

static int sync_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct sync_state *state = view->state;
  if (argc > 1) {
    return error_set(error, ERROR_USAGE, "%s", _("Say one folder or file: ladderway sync SOURCE."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (argc == 1 && (strncmp(argv[0], "http://", 7) == 0 || strncmp(argv[0], "https://", 8) == 0)) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("This version reads records from a folder, an NDJSON file or a ZIP, not from the internet."));
  }
  if (argc == 1) {
    return run_now(view, argv[0], error);
  }
  fill_page(view);
  return 0;
}

static void draw_progress(struct view *view, const struct canvas *body) {
  struct sync_state *state = view->state;
  struct import_progress progress;
  char text[LINE];
  char count[32];
  (void)sync_worker_look(&state->worker, &progress);
  canvas_text(body, 1, 2, STYLE_STRONG, _("Reading new data. x stops; the old data stay."));
  canvas_text(body, 2, 2, STYLE_PLAIN, state->worker.source);
  format_count(count, sizeof count, progress.documents);
  (void)snprintf(text, sizeof text, _("%s records read"), count);
  canvas_text(body, 4, 2, STYLE_PLAIN, text);
  if (progress.total_bytes > 0) {
    double share = (double)progress.bytes / (double)progress.total_bytes;
    canvas_gauge(body, 5, 2, 40, share);
    (void)snprintf(text, sizeof text, "%.0f %%", share * 100.0);
    canvas_text(body, 5, 44, STYLE_PLAIN, text);
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

static unsigned sync_act(struct view *view, int action) {
  struct sync_state *state = view->state;
  switch (action) {
    case ACTION_START:
      if (!state->watching) {
        (void)snprintf(view->question, sizeof view->question, "%s", _("Folder or file with the new data: "));
      }
      return REACT_PAINT;
    case ACTION_CANCEL:
      if (state->watching) {
        atomic_store(&state->worker.cancel, true);
        view_say(view, "%s", _("Stopping ..."));
      } else {
        view_say(view, "%s", _("No update is running."));
      }
      return REACT_PAINT;
    case ACTION_BACK:
      if (!state->watching) {
        return REACT_UNKNOWN;
      }
      atomic_store(&state->worker.cancel, true);
      return REACT_PAINT;
    default:
      return REACT_UNKNOWN;
  }
}

static void finish(struct view *view) {
  struct sync_state *state = view->state;
  struct error error = {0};
  state->watching = false;
  (void)pthread_join(state->worker.thread, NULL);
  state->worker.started = false;
  if (state->worker.result == 0 && session_reopen(view->session, state->worker.snapshot, &error) != 0) {
    state->worker.result = -1;
    state->worker.error = error;
  }
  fill_page(view);
}

static unsigned sync_type(struct view *view, const char *text) {
  struct sync_state *state = view->state;
  struct error error = {0};
  if (text[0] == '\0' || state->watching) {
    return REACT_PAINT;
  }
  sync_worker_stop(&state->worker);
  if (sync_worker_start(&state->worker, text, view->session, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  state->watching = true;
  return REACT_PAINT;
}

static unsigned sync_take(struct view *view, const struct event *event) {
  struct sync_state *state = view->state;
  bool open = false;
  struct import_progress progress;
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
    finish(view); /* linear mode has nothing else to do meanwhile */
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
    .help = N_("New data from a folder, an NDJSON file or a ZIP of records"),
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
