/* SPDX-License-Identifier: MIT */
/*
 * The one loop: keys, signals, a new size and messages from workers meet in
 * one poll(); one place paints. While nothing comes in, nothing is written. A
 * waiting key lets a repaint go.
 */
#ifndef LADDERWAY_TUI_LOOP_H
#define LADDERWAY_TUI_LOOP_H

#include "tui/action.h"
#include "tui/canvas.h"
#include "tui/event.h"

struct loop_client {
  void *context;
  /* Draws everything anew into memory. */
  void (*paint)(void *context, const struct canvas *screen);
  /* Takes one event; returns reaction bits. */
  unsigned (*take)(void *context, const struct event *event);
};

/* Runs until a reaction has REACT_QUIT or a signal says so. Returns the number
 * of the signal that ended it, or 0. */
int loop_run(const struct loop_client *client);

/* Makes the loop deliver EVENT_WAKE soon. May be called from any thread. */
void loop_wake(void);

/* True when a key is waiting: long drawing may stop early. */
bool loop_key_waiting(void);

#endif
