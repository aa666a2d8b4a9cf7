/* SPDX-License-Identifier: MIT */
#include "views/command_line.h"

#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "tui/glyph.h"
#include "tui/terminal.h"
#include "views/app.h"
#include "views/linear_mode.h"
#include "views/options.h"
#include "views/paper.h"
#include "views/screen.h"
#include "views/view.h"

enum { PAPER_NOTE = 200, MOST_OPTIONS = 96 };

static void print_help(FILE *out) {
  (void)fprintf(out, _("Usage: ladderway [OPTION...] [COMMAND [ARGUMENT...]]\n\n"
                       "Find credentials and the jobs they lead to. Without a command the screen opens.\n\n"
                       "Commands:\n"));
  for (size_t i = 0; view_table[i] != NULL; i++) {
    const struct view_ops *ops = view_table[i];
    char call[64];
    (void)snprintf(call, sizeof call, "%s %s", ops->name, ops->usage);
    (void)fprintf(out, "  %-24s %s\n", call, _(ops->help));
  }
  (void)fprintf(out, "\n%s\n", _("Options:"));
  struct option_help options[MOST_OPTIONS];
  size_t count = options_list(options, (size_t)MOST_OPTIONS);
  for (size_t i = 0; i < count; i++) {
    const struct option_help *row = &options[i];
    char call[64];
    (void)snprintf(call, sizeof call, "--%s%s%s", row->name, row->argument == NULL ? "" : " ",
                   row->argument == NULL ? "" : row->argument);
    (void)fprintf(out, "  %-24s %s\n", call, _(row->help));
  }
  (void)fprintf(out, "\n%s\n", _("Exit status: 0 done, 1 nothing found, 2 wrong use, 3 trouble with data."));
}

static void say(const char *message) {
  (void)fputs("ladderway: ", stderr);
  glyph_print(stderr, message);
  (void)fputc('\n', stderr);
}

static int usage_error(const char *message, const char *argument) {
  struct error error;
  (void)error_set(&error, ERROR_USAGE, "%s: %s. ladderway --help", message, argument);
  say(error.message);
  return EXIT_USAGE;
}

/* Writes out what is left. A reader that has seen enough (`| head`) is no
 * trouble: neither a word nor another exit status. */
static int flush_output(struct error *error) {
  bool written = fflush(stdout) == 0 && !ferror(stdout);
  struct pollfd reader = {.fd = STDOUT_FILENO};
  if (written || (poll(&reader, 1, 0) == 1 && (reader.revents & POLLERR) != 0)) {
    return 0;
  }
  return error_set(error, ERROR_IO, "%s", _("The output could not be written."));
}

/* What needs no view. */
static int print_about(int which) {
  struct error error = {0};
  struct paper paper;
  paper_open(&paper);
  if (paper.file != NULL && which == OPTIONS_HELP) {
    print_help(paper.file);
  } else if (paper.file != NULL) {
    (void)fprintf(paper.file, "ladderway %s\n", PACKAGE_VERSION);
  }
  paper_close(&paper, stdout);
  if (flush_output(&error) == 0) {
    return EXIT_DONE;
  }
  say(error.message);
  return EXIT_TROUBLE;
}

/* Paper says what the data are, as every screen does. */
static void print_data_lines(const struct view *view, FILE *out) {
  char state[128];
  char note[512];
  if (view->session->catalog == NULL || view->ops->without_snapshot) {
    return;
  }
  app_state_line(view->session, state, sizeof state);
  app_note_line(view->session, PAPER_NOTE, note, sizeof note);
  (void)fprintf(out, "\n-- %s\n", state);
  if (note[0] != '\0') {
    (void)fprintf(out, "-- %s\n", note);
  }
}

static int write_view(struct view *view, struct error *error) {
  if (!view->session->options->json) {
    struct paper paper;
    paper_open(&paper);
    if (paper.file == NULL) {
      return error_no_memory(error);
    }
    view->ops->print(view, paper.file, false);
    print_data_lines(view, paper.file);
    paper_close(&paper, stdout);
    return 0;
  }
  if (view->ops->json == NULL) {
    return error_set(error, ERROR_USAGE, _("%s has no JSON document."), view->ops->name);
  }
  return view->ops->json(view, stdout, error);
}

/* One view on paper or as JSON. */
static int run_once(struct session *session, const struct view_ops *ops, int argc, char *const *argv) {
  struct error error = {0};
  struct view *view = view_new(ops, session);
  if (view == NULL) {
    (void)error_no_memory(&error);
    say(error.message);
    return EXIT_TROUBLE;
  }
  int result = view_open(view, argc, argv, &error);
  if (result == 0) {
    error = (struct error){0}; /* what was passed over on the way is not this command's trouble */
    result = write_view(view, &error);
    if (result == 0 || error.code == ERROR_IO) {
      result = flush_output(&error);
    }
  }
  int status = result == 0 ? view->status : view_exit_status(&error);
  if (result != 0) {
    say(error.message);
  }
  view_free(view);
  return status;
}

static int run_screen(struct session *session, const char *name, int argc, char *const *argv) {
  struct app app;
  app_init(&app, session);
  int status = EXIT_TROUBLE;
  if (app_open(&app, "home", 0, NULL)) {
    bool opened = name == NULL || strcmp(name, "home") == 0 || app_open(&app, name, argc, argv);
    (void)opened; /* when not, the message line says why */
    if (session->options->linear || terminal_is_dumb()) {
      status = linear_run(&app, stdin, stdout);
    } else {
      status = screen_run(&app);
    }
  } else {
    say(app.message);
  }
  app_close(&app);
  return status;
}

int command_line_run(int argc, char **argv) {
  struct options options = options_default;
  int about = OPTIONS_NONE;
  struct error error = {0};
  if (options_read(argc, argv, &options, &about, &error) != 0) {
    say(error.message);
    return EXIT_USAGE;
  }
  const struct terminal_options terminal = {
      .ascii = options.ascii, .low_bandwidth = options.low_bandwidth, .mouse = options.mouse};
  terminal_set_options(&terminal);
  if (about != OPTIONS_NONE) {
    return print_about(about);
  }
  const char *name = optind < argc ? argv[optind] : NULL;
  const struct view_ops *ops = name == NULL ? NULL : view_named(name);
  if (name != NULL && ops == NULL) {
    return usage_error(_("there is no such command"), name);
  }
  if (options.json && name == NULL) {
    return usage_error(_("say what you want as JSON"), "--json");
  }
  struct session session;
  bool once = ops != NULL && !(options.linear && !options.json);
  options.once = once;
  if (session_open(&session, &options, &error) != 0 && !(once && ops->without_snapshot)) {
    say(error.message);
    session_close(&session);
    return EXIT_TROUBLE;
  }
  int rest = name == NULL ? 0 : argc - optind - 1;
  char *const *arguments = argv + optind + (name == NULL ? 0 : 1);
  int status = once ? run_once(&session, ops, rest, arguments) : run_screen(&session, name, rest, arguments);
  session_close(&session);
  return status;
}
