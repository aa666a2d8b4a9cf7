/* SPDX-License-Identifier: MIT */
/*
 * Actions: one row of one table each. Key map, key bar, help screen, `:`
 * completion, linear mode's choices and the man page are all produced from it.
 */
#ifndef LADDERWAY_TUI_ACTION_H
#define LADDERWAY_TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

/* What a handler asks of the loop; bits. One place, the loop, acts on them. */
enum reaction {
  REACT_NONE = 0,
  REACT_PAINT = 1 << 0,  /* something shown has changed */
  REACT_RELOAD = 1 << 1, /* the view's data must be read again, then painted */
  REACT_REDRAW = 1 << 2, /* the whole screen is to be sent anew (^L) */
  REACT_LEAVE = 1 << 3,  /* this view is done */
  REACT_QUIT = 1 << 4,   /* the program is done */
  REACT_UNKNOWN = 1 << 5 /* not mine: try the next one */
};

struct action {
  int id;
  const char *name;  /* for `:` and the man page: "open" */
  const char *keys;  /* blank-separated, the first one is shown: "Enter Right l" */
  const char *label; /* key bar, a word or two; N_(); NULL: not in the bar */
  const char *help;  /* one line; N_() */
  unsigned places;   /* bits of the views where it is valid; ACTION_EVERYWHERE */
  unsigned needs;    /* bits that must hold, named by the table's owner, who also says why when they don't */
  bool kiosk;        /* allowed in kiosk mode */
  unsigned (*run)(void *context, const struct action *action); /* gives reaction bits; NULL: a widget's own key */
};

enum { ACTION_EVERYWHERE = ~0U >> 1 };

struct action_table {
  const struct action *rows;
  size_t count;
};

/* The action that is bound to `key` in one of `places`; a row for few places
 * wins over a row for many, the earlier one over the later. NULL when none is. */
const struct action *action_for_key(const struct action_table *table, int key, unsigned places);

/* The action with this name; NULL when there is none. */
const struct action *action_for_name(const struct action_table *table, const char *name);

/* The first key of an action as it is shown: "Enter", "^D", "?". Copies into `text`. */
void action_key_label(const struct action *action, char *text, size_t size);

/* The same while a line is being typed (`typing`): the first key that is not
 * text. False when the action has no such key. */
bool action_key_shown(const struct action *action, bool typing, char *text, size_t size);

#endif
