/* SPDX-License-Identifier: MIT */
#include "views/command_line.h"

#include <errno.h>
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
#include "views/paper.h"
#include "views/screen.h"
#include "views/view.h"

enum option_id {
  OPTION_SNAPSHOT = 1000,
  OPTION_LANG,
  OPTION_ASCII,
  OPTION_LOW_BANDWIDTH,
  OPTION_LINEAR,
  OPTION_NO_MOUSE,
  OPTION_READ_ONLY,
  OPTION_JSON,
  OPTION_SORT,
  OPTION_LIMIT,
  OPTION_OFFSET,
  OPTION_FACETS,
  OPTION_JOB,
  OPTION_HOUSEHOLD,
  OPTION_WAGE,
  OPTION_HELP,
  OPTION_VERSION
};

struct option_row {
  const char *name;
  int has_argument;
  enum option_id id;
  const char *argument; /* for --help */
  const char *help;     /* N_() */
};

static const struct option_row option_rows[] = {
    {"snapshot", required_argument, OPTION_SNAPSHOT, "FILE", N_("use this snapshot of the data")},
    {"lang", required_argument, OPTION_LANG, "en|es", N_("language")},
    {"json", no_argument, OPTION_JSON, NULL, N_("write a JSON document for programs")},
    {"sort", required_argument, OPTION_SORT, "KEY",
     N_("best, cost, time, pays or name (jobs: best, wage, openings, growth, title)")},
    {"limit", required_argument, OPTION_LIMIT, "N", N_("show at most N")},
    {"offset", required_argument, OPTION_OFFSET, "N", N_("leave out the first N")},
    {"facets", no_argument, OPTION_FACETS, NULL, N_("count what the hits are like, too")},
    {"job", required_argument, OPTION_JOB, "CODE", N_("match: this occupation only")},
    {"household", required_argument, OPTION_HOUSEHOLD, "N", N_("people in your household")},
    {"wage", required_argument, OPTION_WAGE, "USD", N_("what you earn now in a year")},
    {"linear", no_argument, OPTION_LINEAR, NULL, N_("plain lines and numbered choices")},
    {"ascii", no_argument, OPTION_ASCII, NULL, N_("plain characters only")},
    {"low-bandwidth", no_argument, OPTION_LOW_BANDWIDTH, NULL, N_("send as few bytes as possible")},
    {"no-mouse", no_argument, OPTION_NO_MOUSE, NULL, N_("leave the mouse to the terminal")},
    {"read-only", no_argument, OPTION_READ_ONLY, NULL, N_("change nothing on this computer")},
    {"help", no_argument, OPTION_HELP, NULL, N_("show this help")},
    {"version", no_argument, OPTION_VERSION, NULL, N_("show the version")},
};
enum { PAPER_NOTE = 200 };
enum { OPTION_ROWS = sizeof option_rows / sizeof option_rows[0] };

size_t command_line_options(struct option_help *options, size_t room) {
  size_t count = 0;
  for (; count < OPTION_ROWS && count < room; count++) {
    const struct option_row *row = &option_rows[count];
    options[count] = (struct option_help){row->name, row->argument, row->help};
  }
  return count;
}

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
  for (size_t i = 0; i < OPTION_ROWS; i++) {
    const struct option_row *row = &option_rows[i];
    char call[64];
    (void)snprintf(call, sizeof call, "--%s%s%s", row->name, row->argument == NULL ? "" : " ",
                   row->argument == NULL ? "" : row->argument);
    (void)fprintf(out, "  %-24s %s\n", call, _(row->help));
  }
  (void)fprintf(out, "\n%s\n", _("Exit status: 0 done, 1 nothing found, 2 wrong use, 3 trouble with data."));
}

/* A whole number in a range. */
static bool read_number(const char *text, long least, long most, long *number) {
  char *end = NULL;
  errno = 0;
  long value = strtol(text, &end, 10);
  if (errno != 0 || end == text || *end != '\0' || value < least || value > most) {
    return false;
  }
  *number = value;
  return true;
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

static int take_number(enum option_id id, const char *text, struct options *options) {
  long number = 0;
  long most = id == OPTION_HOUSEHOLD ? 20 : id == OPTION_WAGE ? 10000000 : 1000000;
  if (!read_number(text, id == OPTION_HOUSEHOLD ? 1 : 0, most, &number)) {
    return usage_error(_("not a number that makes sense here"), text);
  }
  switch (id) {
    case OPTION_LIMIT:
      options->limit = number;
      break;
    case OPTION_OFFSET:
      options->offset = number;
      break;
    case OPTION_HOUSEHOLD:
      options->household = (int)number;
      break;
    default:
      options->wage = (long long)number * 100;
      break;
  }
  return EXIT_DONE;
}

static int take_option(int id, const char *argument, struct options *options) {
  switch ((enum option_id)id) {
    case OPTION_SNAPSHOT:
      options->snapshot = argument;
      break;
    case OPTION_LANG:
      if (strcmp(argument, "en") != 0 && strcmp(argument, "es") != 0) {
        return usage_error(_("the languages are en and es, not"), argument);
      }
      options->language = argument;
      session_set_language(argument); /* at once: --help and errors speak it, too */
      break;
    case OPTION_ASCII:
      options->ascii = true;
      break;
    case OPTION_LOW_BANDWIDTH:
      options->low_bandwidth = true;
      break;
    case OPTION_LINEAR:
      options->linear = true;
      break;
    case OPTION_NO_MOUSE:
      options->mouse = false;
      break;
    case OPTION_READ_ONLY:
      options->read_only = true;
      break;
    case OPTION_JSON:
      options->json = true;
      break;
    case OPTION_SORT:
      options->sort = argument;
      break;
    case OPTION_FACETS:
      options->facets = true;
      break;
    case OPTION_JOB:
      options->job = argument;
      break;
    case OPTION_LIMIT:
    case OPTION_OFFSET:
    case OPTION_HOUSEHOLD:
    case OPTION_WAGE:
      return take_number((enum option_id)id, argument, options);
    default:
      break;
  }
  return EXIT_DONE;
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
  if (paper.file != NULL && which == OPTION_HELP) {
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

/* -1: go on with `options`, or with --help or --version in `about`; else the exit status. */
static int read_options(int argc, char **argv, struct options *options, int *about) {
  struct option table[OPTION_ROWS + 1] = {0};
  for (size_t i = 0; i < OPTION_ROWS; i++) {
    table[i] = (struct option){
        .name = option_rows[i].name, .has_arg = option_rows[i].has_argument, .val = (int)option_rows[i].id};
  }
  opterr = 0;
  int id;
  while ((id = getopt_long(argc, argv, ":h", table, NULL)) != -1) {
    if (id == '?') {
      const char letter[] = {'-', (char)optopt, '\0'};
      return usage_error(_("there is no such option"), optopt != 0 && optopt < 128 ? letter : argv[optind - 1]);
    }
    if (id == ':') {
      return usage_error(_("this option wants a value"), argv[optind - 1]);
    }
    if (id == OPTION_HELP || id == OPTION_VERSION || id == 'h') {
      *about = id == OPTION_VERSION ? OPTION_VERSION : OPTION_HELP;
      continue;
    }
    int status = take_option(id, optarg, options);
    if (status != EXIT_DONE) {
      return status;
    }
  }
  return -1;
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
  struct options options = {.limit = -1, .wage = -1, .mouse = true};
  int about = 0;
  int status = read_options(argc, argv, &options, &about);
  if (status >= 0) {
    return status;
  }
  const struct terminal_options terminal = {
      .ascii = options.ascii, .low_bandwidth = options.low_bandwidth, .mouse = options.mouse};
  terminal_set_options(&terminal);
  if (about != 0) {
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
  struct error error = {0};
  bool once = ops != NULL && !(options.linear && !options.json);
  if (session_open(&session, &options, &error) != 0 && !(once && ops->without_snapshot)) {
    say(error.message);
    session_close(&session);
    return EXIT_TROUBLE;
  }
  int rest = name == NULL ? 0 : argc - optind - 1;
  char *const *arguments = argv + optind + (name == NULL ? 0 : 1);
  status = once ? run_once(&session, ops, rest, arguments) : run_screen(&session, name, rest, arguments);
  session_close(&session);
  return status;
}
