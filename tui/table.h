/* SPDX-License-Identifier: MIT */
/*
 * A table: the same rows on the screen and on paper.
 *
 * Columns give way by their priority when the width does not do: those with
 * the highest number go first. What is left over goes to those that grow. When
 * even those with priority 0 do not fit, the widest of them get narrower. Cells
 * are asked for by row and column, only for what is shown. To fill a table:
 * set columns, column_count, context, cell, and list_reset(&table.list, rows).
 *
 * A cell's text must not depend on where its row stands on the screen (no row
 * numbers, no stripes): then scrolling sends few bytes.
 */
#ifndef LADDERWAY_TUI_TABLE_H
#define LADDERWAY_TUI_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "tui/canvas.h"
#include "tui/event.h"
#include "tui/list.h"

enum { TABLE_MOST_COLUMNS = 12, TABLE_CELL = 256 };

struct table_column {
  const char *title; /* already translated */
  int width;         /* columns it needs */
  int grow;          /* share of what is left over; 0: none */
  int priority;      /* 0: always shown */
  bool right;        /* numbers */
};

struct table {
  const struct table_column *columns;
  size_t column_count;
  struct list list;
  const bool
      *marked; /* per row; a marked row shows '*'. NULL: rows are never marked, and the column for it is not there */
  void *context;
  /* Writes the cell's text (UTF-8) into `text`. */
  void (*cell)(void *context, size_t row, size_t column, char *text, size_t size);
  struct canvas drawn; /* where the rows were drawn last, for the mouse */
};

/* Draws a title row and the rows. The selected row has '>' in front, the
 * cursor on it when `focused`, and a bar unless in low-bandwidth mode. Moving
 * the selection changes two rows only. */
void table_draw(struct table *table, const struct canvas *canvas, bool focused);

/* Prints all rows as text of at most `width` columns, numbered when `numbered`. */
void table_print(const struct table *table, FILE *out, int width, bool numbered);

/* Movement keys (arrows up and down, j k g G, PgUp PgDn, ^D ^U, Home End) and the
 * mouse on the rows. Sets `*open` (may be NULL) on a double click. Returns
 * reaction bits; REACT_UNKNOWN when the event is not a movement, or is outside of
 * the rows. Enter is the caller's: the row is table->list.selected. */
unsigned table_take(struct table *table, const struct event *event, bool *open);

#endif
