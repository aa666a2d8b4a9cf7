/* SPDX-License-Identifier: MIT */
/*
 * The terminal: started once, stopped once, and put back as it was on every
 * way out (exit, a signal, a crash). Only tui/ includes curses; what it can't
 * avoid holding globally stays in terminal.c and signals.c.
 *
 * The program itself calls setlocale(LC_ALL, "") first, and
 * bind_textdomain_codeset(domain, "UTF-8"): all texts given to tui/ are UTF-8
 * whatever the locale is, and tui/ turns them into what can be shown.
 */
#ifndef LADDERWAY_TUI_TERMINAL_H
#define LADDERWAY_TUI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

enum line_art { LINE_ART_ASCII, LINE_ART_ACS, LINE_ART_UTF8 };

struct terminal_options {
  bool ascii;         /* no line art but ASCII, accents taken off */
  bool low_bandwidth; /* a marker instead of a bar, no rules, no preview */
  bool mouse;
  bool no_suspend; /* ^Z does nothing: in a kiosk there must be no way out */
};

enum { TERMINAL_LEAST_ROWS = 20, TERMINAL_LEAST_COLUMNS = 60 };

/* Starts curses on standard input and output. Returns 0, or -1 with one clear
 * sentence in `message` (no terminal, unknown TERM). NO_COLOR and the number of
 * colours of TERM (256, 16, 8, none) are heeded here. */
int terminal_start(const struct terminal_options *options, char *message, size_t size);

/* Puts the terminal back. May be called again, and when never started. */
void terminal_stop(void);

/* When nothing is started on the screen but text is printed (command line,
 * linear mode): sets `ascii` and `low_bandwidth` for the printing. */
void terminal_set_options(const struct terminal_options *options);

/* Also when not started: then of the terminal that is written to, else 24 x 80. */
void terminal_size(int *rows, int *columns);

/* Whether texts are shown as UTF-8: by the locale, and not with `ascii`. Holds
 * for printing, too. */
bool terminal_is_utf8(void);

/* Whether the keyboard is taken to send UTF-8. */
bool terminal_takes_utf8(void);
bool terminal_low_bandwidth(void);
enum line_art terminal_line_art(void);

/* True when this TERM can't place a cursor ("dumb", unset), so that linear
 * mode must be used. */
bool terminal_is_dumb(void);

#endif
