/* SPDX-License-Identifier: MIT */
#include "views/doctor.h"

#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 90 };

static void add(struct doctor *doctor, const char *key, const char *label, bool ok, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

static void add(struct doctor *doctor, const char *key, const char *label, bool ok, const char *format, ...) {
  if (doctor->count >= DOCTOR_MOST_CHECKS) {
    return;
  }
  struct doctor_check *check = &doctor->checks[doctor->count++];
  check->key = key;
  check->label = label;
  check->ok = ok;
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(check->finding, sizeof check->finding, format, arguments);
  va_end(arguments);
}

static void check_snapshot(struct doctor *doctor, struct session *session) {
  struct error error = {0};
  if (session->catalog == NULL) {
    struct catalog *catalog = NULL;
    if (catalog_open(&catalog, session->snapshot_path, &error) == 0) {
      catalog_close(catalog);
      (void)snprintf(error.message, sizeof error.message, "%s", _("It could not be opened before, but can be now."));
    }
    add(doctor, "snapshot", _("Data can be opened"), false, "%s", error.message);
    return;
  }
  const struct catalog_about *about = catalog_about(session->catalog);
  char date[48];
  format_date(date, sizeof date, about->date);
  add(doctor, "snapshot", _("Data can be opened"), true, "%s", session->snapshot_path);
  add(doctor, "source", _("Source and date"), true, "%s, %s", label_own(about->source), date);
  if (catalog_check(session->catalog, &error) == 0) {
    add(doctor, "integrity", _("Data are sound"), true, "%s", _("the whole file was read and checked"));
  } else {
    add(doctor, "integrity", _("Data are sound"), false, "%s", error.message);
  }
  add(doctor, "credentials", _("Credentials"), about->credentials > 0, "%ld", about->credentials);
  add(doctor, "records", _("Records"), about->records > 0, "%ld", about->records);
  add(doctor, "jobs", _("Jobs with ratings"), about->rated_jobs > 0, _("%ld of %ld"), about->rated_jobs, about->jobs);
  if (about->jobs_source != NULL) {
    add(doctor, "jobs_source", _("Jobs come from"), true, "%s", about->jobs_source);
  }
}

static void check_places(struct doctor *doctor, const struct session *session) {
  char starter[4096];
  session_starter_path(starter, sizeof starter);
  add(doctor, "starter", _("Starter data installed"), access(starter, R_OK) == 0, "%s", starter);
  /* The first folder on the way that exists decides. */
  char folder[4096];
  (void)snprintf(folder, sizeof folder, "%s", session->write_path);
  char *slash = strrchr(folder, '/');
  while (slash != NULL && slash != folder) {
    *slash = '\0';
    if (access(folder, F_OK) == 0) {
      break;
    }
    slash = strrchr(folder, '/');
  }
  if (session->write_path[0] == '\0') {
    add(doctor, "update_place", _("New data can be kept"), false, "%s", _("there is no home folder"));
  } else {
    const char *where = slash == folder ? "/" : slash == NULL ? "." : folder;
    add(doctor, "update_place", _("New data can be kept"), access(where, W_OK) == 0, "%s", session->write_path);
  }
}

static void check_terminal(struct doctor *doctor) {
  const char *term = getenv("TERM");
  const char *codeset = nl_langinfo(CODESET);
  bool utf8 = strcmp(codeset, "UTF-8") == 0;
  add(doctor, "terminal", _("Terminal"), !terminal_is_dumb(), "%s",
      terminal_is_dumb() ? _("can't place the cursor: linear mode is used") : term);
  add(doctor, "characters", _("Characters"), true, "%s, %s", codeset,
      utf8 ? _("all can be shown") : _("shown without accents"));
  add(doctor, "spanish", _("Spanish"), true, "%s",
      strcmp(session_language(), "es") == 0 ? _("in use") : _("--lang es, or L on the screen"));
}

static void fill_page(struct doctor *doctor) {
  page_clear(doctor->page);
  page_section(doctor->page, _("Checks of this computer"));
  for (size_t i = 0; i < doctor->count; i++) {
    const struct doctor_check *check = &doctor->checks[i];
    char text[DOCTOR_FINDING + 64];
    (void)snprintf(text, sizeof text, "%s %s", check->ok ? _("ok:") : _("TROUBLE:"), check->finding);
    page_pair(doctor->page, check->label, text, check->ok ? STYLE_PLAIN : STYLE_BAD);
  }
}

static int doctor_load(struct view *view, struct error *error) {
  struct doctor *doctor = view->state;
  (void)error;
  if (doctor->coverage != NULL) {
    page_clear(doctor->page);
    doctor_fill_survey(doctor);
    return 0;
  }
  doctor->count = 0;
  check_snapshot(doctor, view->session);
  check_places(doctor, view->session);
  check_terminal(doctor);
  fill_page(doctor);
  view->status = EXIT_DONE;
  for (size_t i = 0; i < doctor->count; i++) {
    bool matters = strcmp(doctor->checks[i].key, "terminal") != 0 && strcmp(doctor->checks[i].key, "starter") != 0 &&
                   strcmp(doctor->checks[i].key, "update_place") != 0;
    view->status = !doctor->checks[i].ok && matters ? EXIT_TROUBLE : view->status;
  }
  return 0;
}

static int doctor_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct doctor *doctor = view->state;
  bool records = view->session->options->records && view->session->options->once;
  if (argc > (records ? 1 : 0)) {
    return error_set(error, ERROR_USAGE, _("doctor takes no arguments, but got \"%.60s\"."), argv[records ? 1 : 0]);
  }
  doctor->page = page_new();
  if (doctor->page == NULL) {
    return error_no_memory(error);
  }
  if (records && doctor_survey(view, argc == 1 ? argv[0] : NULL, error) != 0) {
    return -1;
  }
  return doctor_load(view, error);
}

static void doctor_draw(struct view *view, const struct canvas *body) {
  struct doctor *doctor = view->state;
  page_draw(doctor->page, body, true);
}

static unsigned doctor_take(struct view *view, const struct event *event) {
  struct doctor *doctor = view->state;
  bool open = false;
  return page_take(doctor->page, event, &open);
}

static void doctor_print(struct view *view, FILE *out, bool numbered) {
  struct doctor *doctor = view->state;
  page_print(doctor->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
}

static bool doctor_find(struct view *view, const char *text, bool backward) {
  struct doctor *doctor = view->state;
  return page_find(doctor->page, text, backward);
}

static void doctor_close(struct view *view) {
  struct doctor *doctor = view->state;
  page_free(doctor->page);
  coverage_free(doctor->coverage);
}

const struct view_ops doctor_view = {
    .name = "doctor",
    .title = N_("Doctor"),
    .usage = "[--records]",
    .help = N_("Checks that the data and this computer are all right"),
    .place = PLACE_DOCTOR,
    .without_snapshot = true,
    .state_size = sizeof(struct doctor),
    .open = doctor_open,
    .reload = doctor_load,
    .draw = doctor_draw,
    .take = doctor_take,
    .print = doctor_print,
    .find = doctor_find,
    .json = doctor_json,
    .close = doctor_close,
};
