/* SPDX-License-Identifier: MIT */
/*
 * Bytes from the terminal to events. Only inside tui/.
 *
 * Sequences that TERM does not describe are understood when they are usual
 * ones and swallowed when not, so that a strange key never types a command.
 */
#ifndef LADDERWAY_TUI_KEYS_H
#define LADDERWAY_TUI_KEYS_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "tui/event.h"

enum { KEYS_MOUSE = 8 };

struct keys {
  unsigned char bytes[4]; /* the beginning of a character */
  int count;
  mbstate_t state;
  unsigned long read; /* bytes and keys read so far */
  int64_t clicked;    /* when, in milliseconds */
  int click_row, click_column;
  struct event mouse[KEYS_MOUSE]; /* that came together, the newest first */
  int mouse_count;
};

/* The next event that is there already; never waits but for the rest of an
 * escape sequence. `idle`: nobody typed just before, so that Esc with a
 * character right behind it is an Alt key and means nothing. */
bool keys_next(struct keys *keys, bool idle, struct event *event);

/* A key by the numbers of curses; KEY_NONE when it means nothing here. */
int keys_from_curses(int code);

#endif
