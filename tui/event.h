/* SPDX-License-Identifier: MIT */
/*
 * What comes in: keys, the mouse, a new size, a worker's message.
 *
 * A click arrives at once; when a second one at the same place follows within
 * 0.4 s, that one is EVENT_DOUBLE_CLICK. Esc answers after 25 ms (50 over SSH).
 * Alt with a key means nothing; neither do key sequences that nobody knows.
 */
#ifndef LADDERWAY_TUI_EVENT_H
#define LADDERWAY_TUI_EVENT_H

#include <stdbool.h>
#include <stddef.h>

/* A key is a Unicode code point, or one of these. Control keys are their
 * control characters (^L is 12). */
enum key {
  KEY_NONE = 0,
  KEY_TAB_ = 9,
  KEY_RETURN = 13, /* line feed arrives as this, too */
  KEY_ESCAPE = 27,
  KEY_BACK = 127,
  KEY_SPECIAL = 0x110000,
  KEY_ARROW_UP,
  KEY_ARROW_DOWN,
  KEY_ARROW_LEFT,
  KEY_ARROW_RIGHT,
  KEY_PAGE_UP,
  KEY_PAGE_DOWN,
  KEY_HOME_,
  KEY_END_,
  KEY_DELETE,
  KEY_BACK_TAB,
  KEY_F1_,
  KEY_F10_ = KEY_F1_ + 9
};

enum event_kind {
  EVENT_KEY,
  EVENT_CLICK,
  EVENT_DOUBLE_CLICK,
  EVENT_WHEEL_UP,
  EVENT_WHEEL_DOWN,
  EVENT_RESIZE,
  EVENT_WAKE
};

struct event {
  enum event_kind kind;
  int key;         /* EVENT_KEY */
  int row, column; /* of the mouse, on the screen */
};

/* The key that `name` means: "j", "^D", "Enter", "Esc", "Tab", "Space", "Up",
 * "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End", "Del", "Backspace",
 * "Shift-Tab", "F1".."F10". KEY_NONE when it is none. */
int key_parse(const char *name, size_t length);

/* Whether a key is text that can be typed into a line. */
bool key_is_text(int key);

#endif
