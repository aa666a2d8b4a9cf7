/* SPDX-License-Identifier: MIT */
/*
 * A table of things side by side: a column for each, a row for each figure, one
 * column selected. What is wider than the screen is reached by the arrows.
 */
#ifndef LADDERWAY_VIEWS_COMPARE_TABLE_H
#define LADDERWAY_VIEWS_COMPARE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "tui/canvas.h"
#include "tui/event.h"
#include "views/session.h"

enum { COMPARE_CELL = 256, COMPARE_MOST_ROWS = 20 };

struct compare_cell {
  char text[COMPARE_CELL];
  double value;       /* to compare by; NAN when it is words or unknown */
  const char *reason; /* why it is blank; NULL when it is not */
  bool best;
};

enum compare_better { BETTER_NONE, BETTER_LOW, BETTER_HIGH };

struct compare_row {
  const char *key;   /* in the JSON document: "cost" */
  const char *label; /* translated */
  enum compare_better better;
  bool differs;
  struct compare_cell cells[SESSION_MOST_MARKS];
};

struct compare_table {
  const char *heads[SESSION_MOST_MARKS], *subheads[SESSION_MOST_MARKS]; /* two lines above each column */
  size_t count;                                                         /* of columns */
  struct compare_row *rows;
  size_t row_count;
  int lines;       /* a cell may take; 0: three */
  size_t selected; /* column */
  size_t left;     /* first column shown */
  size_t top;      /* first row shown */
};

/* Fills in `best` of the cells (only where at least two can be compared and
 * differ) and `differs`. */
void compare_table_settle(struct compare_row *row, size_t count);

/* Draws heads and rows. Returns how many columns there was room for. */
size_t compare_table_draw(struct compare_table *table, const struct canvas *body);

/* Arrows, h j k, paging keys, the wheel. REACT_UNKNOWN for anything else. */
unsigned compare_table_take(struct compare_table *table, const struct event *event);

/* A line for each value: that fits any width and reads well aloud. */
void compare_table_print(const struct compare_table *table, FILE *out);

#endif
