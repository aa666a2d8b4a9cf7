/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <curses.h>
#include <langinfo.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "tui/capability.h"
#include "tui/screen.h"
#include "tui/signals.h"

enum { ESCAPE_NEAR = 25, ESCAPE_FAR = 50 };

static struct {
  struct terminal_options options;
  bool started, registered;
  pid_t owner;
  SCREEN *screen;
  WINDOW *input;
  struct termios modes;
  enum depth depth;
  struct look looks[STYLE_COUNT];
  bool has_art;
  int cursor_row, cursor_column;
} state;

static bool has_codeset(const char *name) {
  return strcasecmp(nl_langinfo(CODESET), name) == 0;
}

bool terminal_takes_utf8(void) {
  /* A plain C locale says nothing of what the keyboard sends; UTF-8 is the best guess. */
  return has_codeset("UTF-8") || has_codeset("ANSI_X3.4-1968") || has_codeset("US-ASCII");
}

bool terminal_is_utf8(void) {
  return !state.options.ascii && has_codeset("UTF-8");
}

bool terminal_low_bandwidth(void) {
  return state.options.low_bandwidth;
}

enum line_art terminal_line_art(void) {
  if (terminal_is_utf8()) {
    return LINE_ART_UTF8;
  }
  return state.started && state.has_art && !state.options.ascii ? LINE_ART_ACS : LINE_ART_ASCII;
}

bool terminal_is_dumb(void) {
  if (state.started) {
    return false;
  }
  const char *term = getenv("TERM");
  if (term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0) {
    return true;
  }
  return capability_is_dumb(term);
}

void terminal_set_options(const struct terminal_options *options) {
  state.options = *options;
}

void terminal_size(int *rows, int *columns) {
  struct winsize size;
  if (state.started) {
    getmaxyx(stdscr, *rows, *columns);
  } else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    *rows = size.ws_row;
    *columns = size.ws_col;
  } else {
    *rows = 24;
    *columns = 80;
  }
}

static void choose_looks(void) {
  state.depth = DEPTH_NONE;
  const char *no_colour = getenv("NO_COLOR");
  if ((no_colour == NULL || no_colour[0] == '\0') && has_colors() && start_color() == OK) {
    state.depth = style_depth(COLORS, no_colour);
    style_pairs(state.depth, use_default_colors() == OK);
  }
  for (int i = 0; i < STYLE_COUNT; i++) {
    state.looks[i] = style_look((enum style)i, state.depth, state.options.low_bandwidth);
  }
}

/* ^S would freeze the screen for whoever does not know ^Q, yet some lines need
 * both. So any key goes on. */
static void soften_flow_control(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag |= IXANY;
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    def_prog_mode();
  }
}

static void choose_modes(void) {
  const char *ssh = getenv("SSH_CONNECTION");
  set_escdelay(ssh != NULL && ssh[0] != '\0' ? ESCAPE_FAR : ESCAPE_NEAR);
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(state.input, TRUE);
  meta(state.input, TRUE);
  nodelay(state.input, TRUE);
  scrollok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  soften_flow_control();
  if (state.options.mouse) {
    mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
  } else {
    keyok(KEY_MOUSE, FALSE); /* what comes nevertheless is an unknown sequence, not text */
  }
}

static int refuse(char *message, size_t size, const char *text, const char *name) {
  if (size > 0) {
    snprintf(message, size, "%s%s%s", text, name[0] != '\0' ? " TERM=" : "", name);
  }
  return -1;
}

/* Starts curses; NULL when it can't. */
static SCREEN *start_curses(const char *term) {
  /* Delays belong to terminals that were slower than their lines. */
  setenv("NCURSES_NO_PADDING", "1", 0);
  use_tioctl(TRUE);
  SCREEN *screen = newterm(term, stdout, stdin);
  if (screen != NULL && capability_text("cup") == NULL) {
    endwin();
    delscreen(screen);
    screen = NULL;
  }
  return screen;
}

static void stop_at_exit(void) {
  if (state.owner == getpid()) {
    terminal_stop();
  }
}

int terminal_start(const struct terminal_options *options, char *message, size_t size) {
  if (state.started) {
    return 0;
  }
  state.options = *options;
  const char *term = getenv("TERM");
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &state.modes) != 0) {
    return refuse(message, size, gettext("The screen needs a terminal for input and output."), "");
  }
  if (term == NULL || term[0] == '\0') {
    return refuse(message, size, gettext("TERM is not set, so the kind of terminal is not known."), "");
  }
  if (terminal_is_dumb()) {
    return refuse(message, size, gettext("This kind of terminal is not known here or can't place a cursor:"), term);
  }
  if (signals_start(!options->no_suspend, &state.modes) != 0) {
    return refuse(message, size, gettext("There are too many open files to start."), "");
  }
  state.screen = start_curses(term);
  state.input = state.screen == NULL ? NULL : newpad(1, 1);
  if (state.input == NULL) {
    signals_stop();
    return refuse(message, size, gettext("This kind of terminal is not known here or can't place a cursor:"), term);
  }
  state.started = true;
  state.owner = getpid();
  state.has_art = capability_text("acsc") != NULL;
  choose_modes();
  choose_looks();
  char leave[CAPABILITY_LEAVE];
  signals_set_leave(leave, capability_leave(leave, options->mouse));
  if (!state.registered) {
    state.registered = atexit(stop_at_exit) == 0;
  }
  return 0;
}

void terminal_stop(void) {
  if (!state.started) {
    return;
  }
  bool has_other_screen = capability_text("rmcup") != NULL;
  endwin();
  if (!has_other_screen) {
    fputs("\r\n", stdout);
  }
  fflush(stdout);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &state.modes);
  signals_stop();
  delwin(state.input);
  delscreen(state.screen);
  state.input = NULL;
  state.screen = NULL;
  state.started = false;
}

bool screen_started(void) {
  return state.started;
}

struct look screen_look(enum style style) {
  return state.looks[style];
}

void screen_set_cursor(int row, int column) {
  state.cursor_row = row;
  state.cursor_column = column;
}

void screen_begin(void) {
  erase();
  state.cursor_row = -1;
}

void screen_end(void) {
  int rows = 0;
  int columns = 0;
  terminal_size(&rows, &columns);
  if (state.cursor_row >= 0) {
    move(state.cursor_row, state.cursor_column);
  } else {
    move(rows > 1 ? rows - 2 : 0, 0); /* the message line, never a random place */
  }
  wnoutrefresh(stdscr);
}

void screen_send(bool whole, bool hurry) {
  if (whole) {
    clearok(curscr, TRUE);
  }
  typeahead(hurry ? STDIN_FILENO : -1);
  doupdate();
  typeahead(STDIN_FILENO);
}

bool screen_resize(void) {
  struct winsize size;
  int rows = 0;
  int columns = 0;
  getmaxyx(stdscr, rows, columns);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0 ||
      (size.ws_row == rows && size.ws_col == columns)) {
    return false;
  }
  return resizeterm(size.ws_row, size.ws_col) == OK;
}

WINDOW *screen_input(void) {
  return state.input;
}

void screen_leave(void) {
  if (!isendwin()) {
    endwin();
  }
  fflush(stdout);
}
