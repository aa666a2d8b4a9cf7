/* SPDX-License-Identifier: MIT */
/*
 * The fixed lines of every screen: top bar, message line, key bar; and the
 * notice for a window that is too small. All texts are UTF-8, clean and
 * translated; labels of actions are translated here. The help for the keys is
 * made by tui/help.h.
 */
#ifndef LADDERWAY_TUI_FRAME_H
#define LADDERWAY_TUI_FRAME_H

#include <stdbool.h>

#include "tui/action.h"
#include "tui/canvas.h"

/* Draws the top bar: place on the left, state on the right. */
void frame_top(const struct canvas *screen, const char *place, const char *state);

/* The second line of the screen belongs to notes about the data; stands at its right end. */
void frame_note(const struct canvas *screen, const char *note);

/* The message line, last but one. */
void frame_message(const struct canvas *screen, const char *message);

/* What decides about the key bar. */
struct frame_keys {
  unsigned places;
  bool kiosk;
  bool typing; /* letters go into a line: only other keys are shown */
};

/* The key bar, last: keys and labels of the actions valid here, in the table's
 * order, this place's own before those of everywhere, as many as fit; help,
 * back and quit always stay. */
void frame_keys(const struct canvas *screen, const struct action_table *table, const struct frame_keys *keys);

/* What is left for the view: all between the second line and the last but one. */
struct canvas frame_body(const struct canvas *screen);

/* True, and the notice is drawn, when the screen is too small to work in
 * (below 60 x 20). To be asked first in each paint. */
bool frame_too_small(const struct canvas *screen);

#endif
