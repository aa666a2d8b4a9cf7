/* SPDX-License-Identifier: MIT */
/* What the canvas and the loop ask of terminal.c. Only inside tui/: includes curses. */
#ifndef LADDERWAY_TUI_SCREEN_H
#define LADDERWAY_TUI_SCREEN_H

#include <stdbool.h>

#include "tui/style.h"

bool screen_started(void);
struct look screen_look(enum style style);

/* Where the cursor is to stand after this paint. */
void screen_set_cursor(int row, int column);

/* Around a paint: empties the memory of the screen; makes it ready to be sent. */
void screen_begin(void);
void screen_end(void);

/* Sends what is different, or everything. With `hurry` a waiting key may stop
 * it half way; the rest goes with the next call. */
void screen_send(bool whole, bool hurry);

/* Where keys are read from. */
WINDOW *screen_input(void);

/* Takes the window's present size; false when it is the same. */
bool screen_resize(void);

/* Puts the terminal back for a while; the next screen_send() takes it again. */
void screen_leave(void);

#endif
