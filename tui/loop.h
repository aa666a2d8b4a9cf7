/* SPDX-License-Identifier: MIT */
/*
 * The one loop: keys, signals, a new size and messages from workers meet in
 * one poll(); one place paints. While nothing comes in, nothing is written.
 * Keys that wait are all taken before the next paint (but a paint is never put
 * off for longer than 100 ms), and a sending that a key cuts short is made up.
 *
 *   static void paint(void *context, const struct canvas *screen) {
 *     struct app *app = context;
 *     if (frame_too_small(screen)) {
 *       return;
 *     }
 *     frame_top(screen, "Find > nurse", "English");
 *     frame_message(screen, app->message);
 *     struct frame_keys keys = {.places = PLACE_FIND};
 *     frame_keys(screen, &actions, &keys);
 *     struct canvas body = frame_body(screen);
 *     table_draw(&app->table, &body, true);
 *   }
 *
 *   static unsigned take(void *context, const struct event *event) {
 *     struct app *app = context;
 *     bool open = false;
 *     unsigned reaction = table_take(&app->table, event, &open);
 *     if (reaction == REACT_UNKNOWN && event->kind == EVENT_KEY) {
 *       const struct action *action = action_for_key(&actions, event->key, PLACE_FIND);
 *       reaction = action == NULL || action->run == NULL ? REACT_NONE : action->run(app, action);
 *     }
 *     return reaction;
 *   }
 *
 *   char why[200];
 *   setlocale(LC_ALL, "");
 *   if (terminal_start(&options, why, sizeof why) == 0) {
 *     struct loop_client client = {&app, paint, take};
 *     int number = loop_run(&client);
 *     terminal_stop();
 *     ... (number != 0: a signal ended it)
 *   }
 */
#ifndef LADDERWAY_TUI_LOOP_H
#define LADDERWAY_TUI_LOOP_H

#include "tui/action.h"
#include "tui/canvas.h"
#include "tui/event.h"

struct loop_client {
  void *context;
  /* Draws everything anew into memory, which is empty. Never sends anything
   * itself, and costs nothing on the line where nothing differs. */
  void (*paint)(void *context, const struct canvas *screen);
  /* Takes one event; returns reaction bits. The loop acts on PAINT, REDRAW and
   * QUIT; RELOAD is painted; LEAVE and UNKNOWN are the client's own and do
   * nothing here. EVENT_RESIZE is always followed by a paint. */
  unsigned (*take)(void *context, const struct event *event);
};

/* Paints, then runs until a reaction has REACT_QUIT, a signal says so (INT,
 * TERM, HUP, QUIT), or input ends. Returns the number of the signal that ended
 * it, or 0. ^Z stops and continues the program within it. Not to be nested. */
int loop_run(const struct loop_client *client);

/* Makes the loop deliver one EVENT_WAKE soon, for any number of calls until
 * then. May be called from any thread, before the loop and after it as well. */
void loop_wake(void);

/* True when a key is waiting: long drawing may stop early. */
bool loop_key_waiting(void);

#endif
