/* SPDX-License-Identifier: MIT */
/*
 * What a terminal can show of a text: UTF-8 is cut into glyphs, each a
 * character with its combining marks, or, where the terminal is not UTF-8, the
 * plain ASCII letters that stand for it ("n" for n with tilde, "..." for an
 * ellipsis). Controls and invalid bytes become '?'.
 */
#ifndef LADDERWAY_TUI_GLYPH_H
#define LADDERWAY_TUI_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { GLYPH_MOST = 5 };

struct glyph {
  int32_t points[GLYPH_MOST]; /* code points */
  int count;
  int width;    /* columns: 1 or 2, or `count` when `ascii` */
  bool ascii;   /* each of the points is a cell of its own */
  size_t bytes; /* of the text that went into it */
};

/* The glyph at the start of `text`, of which `length` bytes count. False at its end. */
bool glyph_next(const char *text, size_t length, bool ascii, struct glyph *glyph);

/* Columns that `length` bytes of `text` take. */
int glyph_width(const char *text, size_t length, bool ascii);

/* The number of bytes at the start of `text` that fit into `columns`; `*width`
 * gets the columns that they take. */
size_t glyph_fit(const char *text, size_t length, int columns, bool ascii, int *width);

/* The bytes of the first line when `text` is wrapped at `columns`: broken at a
 * blank where there is one, at a line end always, else inside the word.
 * `*skip` gets the bytes to go on to (the line and the blanks after it). */
size_t glyph_wrap(const char *text, size_t length, int columns, bool ascii, size_t *skip);

/* The text as it would be shown, as UTF-8 in `shown`; returns its columns. */
int glyph_shown(const char *text, size_t length, bool ascii, char *shown, size_t size);

/* The same, in exactly `width` columns: filled with blanks or cut with an ellipsis. */
void glyph_cell(const char *text, int width, bool right, bool ascii, char *shown, size_t size);

/* The sign for "cut here" in a field of `width` columns. */
const char *glyph_ellipsis(int width, bool ascii);

/* Prints a text as this terminal or file can take it (see terminal_is_utf8()). */
void glyph_print(FILE *out, const char *text);

/* The ASCII letters for a code point, at most GLYPH_MOST; NULL when it is a mark
 * that is left out. `buffer` has room for GLYPH_MOST + 1. */
const char *glyph_ascii(int32_t point, char *buffer);

#endif
