/* SPDX-License-Identifier: MIT */
/* The arithmetic of a selection that moves over more rows than fit. No drawing. */
#ifndef LADDERWAY_TUI_LIST_H
#define LADDERWAY_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
  size_t count;    /* rows there are */
  size_t selected; /* 0 when there are none */
  size_t top;      /* first row shown */
  size_t height;   /* rows shown; set while drawing */
};

enum list_move {
  LIST_UP,
  LIST_DOWN,
  LIST_PAGE_UP,
  LIST_PAGE_DOWN,
  LIST_FIRST,
  LIST_LAST,
  LIST_HALF_UP,
  LIST_HALF_DOWN
};

void list_reset(struct list *list, size_t count);

/* Returns whether anything changed. */
bool list_move(struct list *list, enum list_move move);

/* Selects `index`, cut to what there is. */
bool list_select(struct list *list, size_t index);

/* Brings the selection into view for a height of `height` rows. */
void list_show(struct list *list, size_t height);

#endif
