/* SPDX-License-Identifier: MIT */
/*
 * A rectangle of the screen to draw on. Everything is clipped to it; texts are
 * UTF-8 and are turned into what the terminal can show (ASCII without accents
 * where it is not UTF-8). Drawing only changes memory; the loop sends it.
 * Controls become '?'. A character two columns wide is never half drawn. All
 * functions may be called when no terminal is started; then nothing is drawn.
 */
#ifndef LADDERWAY_TUI_CANVAS_H
#define LADDERWAY_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/* What a text is, not what it looks like; colour never stands alone. */
enum style {
  STYLE_PLAIN,
  STYLE_STRONG,   /* headings, names */
  STYLE_DIM,      /* less important */
  STYLE_BAR,      /* the top bar and the key bar */
  STYLE_KEY,      /* a key in the key bar or in a help line */
  STYLE_SELECTED, /* the row with the cursor; plain in low-bandwidth mode */
  STYLE_FIELD,    /* where something can be typed */
  STYLE_GOOD,
  STYLE_WARN,
  STYLE_BAD,
  STYLE_LINK, /* can be opened with Enter */
  STYLE_COUNT
};

struct canvas {
  int row, column;   /* of its top left corner on the screen */
  int rows, columns; /* its size */
};

struct canvas canvas_screen(void);

/* A part of a canvas, cut to what there is of it. */
struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns);

/* Writes at (row, column) of the canvas; returns the columns taken. */
int canvas_text(const struct canvas *canvas, int row, int column, enum style style, const char *text);

/* Writes into a field of exactly `width` columns: filled with blanks, or cut
 * with an ellipsis. `right` puts the text at the right end. */
void canvas_field(const struct canvas *canvas, int row, int column, int width, bool right, enum style style,
                  const char *text);

/* Blanks a row, in the style. */
void canvas_fill(const struct canvas *canvas, int row, enum style style);

/* A horizontal rule over the width, in the terminal's line art; nothing in low-bandwidth mode. */
void canvas_rule(const struct canvas *canvas, int row);

/* A vertical rule over the height. */
void canvas_rule_down(const struct canvas *canvas, int column);

/* A bar of `width` columns filled to `share` (0-1), for shares and progress. */
void canvas_gauge(const struct canvas *canvas, int row, int column, int width, double share);

/* Where the hardware cursor is to stand after painting: on the selection or in
 * the line being typed. The last call before the paint ends wins. */
void canvas_cursor(const struct canvas *canvas, int row, int column);

/* Columns that a text takes. */
int canvas_width(const char *text);

#endif
