/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <curses.h>
#include <string.h>

#include "tui/glyph.h"
#include "tui/screen.h"
#include "tui/terminal.h"

/* Attributes that can be seen on a blank. */
#define SEEN_ON_BLANK (A_REVERSE | A_UNDERLINE)

static int larger(int left, int right) {
  return left > right ? left : right;
}

static int smaller(int left, int right) {
  return left < right ? left : right;
}

struct canvas canvas_screen(void) {
  struct canvas screen = {0, 0, 0, 0};
  terminal_size(&screen.rows, &screen.columns);
  return screen;
}

struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns) {
  int first_row = larger(row, 0);
  int first_column = larger(column, 0);
  struct canvas part = {canvas->row + first_row, canvas->column + first_column, 0, 0};
  part.rows = larger(smaller(row + larger(rows, 0), canvas->rows) - first_row, 0);
  part.columns = larger(smaller(column + larger(columns, 0), canvas->columns) - first_column, 0);
  return part;
}

/* One cell of the screen; the glyph has been clipped already. */
static void put_cell(int row, int column, const int32_t *points, int count, struct look look) {
  wchar_t characters[GLYPH_MOST + 1];
  cchar_t cell;
  for (int i = 0; i < count; i++) {
    characters[i] = (wchar_t)points[i];
  }
  characters[count] = L'\0';
  if (setcchar(&cell, characters, look.attributes, look.pair, NULL) == OK) {
    mvadd_wchnstr(row, column, &cell, 1);
  }
}

/* The columns of the screen that a canvas row may touch. */
struct span {
  int row, from, to; /* `to` is the first that it may not */
};

static bool find_span(const struct canvas *canvas, int row, struct span *span) {
  int rows = 0;
  int columns = 0;
  if (!screen_started() || row < 0 || row >= canvas->rows) {
    return false;
  }
  terminal_size(&rows, &columns);
  span->row = canvas->row + row;
  span->from = larger(canvas->column, 0);
  span->to = smaller(canvas->column + canvas->columns, columns);
  return span->row >= 0 && span->row < rows && span->from < span->to;
}

static void put_blanks(const struct span *span, int from, int to, struct look look) {
  const int32_t blank = ' ';
  look.attributes &= SEEN_ON_BLANK; /* a bold blank is a blank, and a cheaper one; between words it costs more */
  for (int x = larger(from, span->from); x < smaller(to, span->to); x++) {
    put_cell(span->row, x, &blank, 1, look);
  }
}

/* Writes a glyph at screen column `x`, as far as it lies in the span. */
static void put_glyph(const struct span *span, int x, const struct glyph *glyph, struct look look) {
  if (!glyph->ascii) {
    if (x >= span->from && x + glyph->width <= span->to) {
      put_cell(span->row, x, glyph->points, glyph->count, look);
    } else {
      put_blanks(span, x, x + glyph->width, look); /* half of a wide one is in */
    }
    return;
  }
  for (int i = 0; i < glyph->count; i++) {
    if (x + i >= span->from && x + i < span->to) {
      put_cell(span->row, x + i, &glyph->points[i], 1, look);
    }
  }
}

/* The common part: `length` bytes at a column; returns the columns they take. */
static int write_at(const struct canvas *canvas, int row, int column, struct look look, const char *text,
                    size_t length) {
  bool ascii = !terminal_is_utf8();
  struct span span;
  if (!find_span(canvas, row, &span)) {
    return glyph_width(text, length, ascii);
  }
  int start = canvas->column + column;
  int x = start;
  struct glyph glyph;
  for (size_t at = 0; glyph_next(text + at, length - at, ascii, &glyph); at += glyph.bytes) {
    if (glyph.count > 0 && x < span.to && x + glyph.width > span.from) {
      put_glyph(&span, x, &glyph, look);
    }
    x += glyph.width;
  }
  return x - start;
}

int canvas_text(const struct canvas *canvas, int row, int column, enum style style, const char *text) {
  int taken = write_at(canvas, row, column, screen_look(style), text, strlen(text));
  return larger(0, smaller(taken, canvas->columns - column));
}

void canvas_field(const struct canvas *canvas, int row, int column, int width, bool right, enum style style,
                  const char *text) {
  bool ascii = !terminal_is_utf8();
  size_t length = strlen(text);
  const char *tail = "";
  int taken = 0;
  size_t fits = glyph_fit(text, length, width, ascii, &taken);
  if (fits < length) {
    tail = glyph_ellipsis(width, ascii);
    fits = glyph_fit(text, length, width - glyph_width(tail, strlen(tail), ascii), ascii, &taken);
    taken += glyph_width(tail, strlen(tail), ascii);
  }
  struct canvas field = canvas_part(canvas, row, column, 1, width);
  canvas_fill(&field, 0, style);
  int at = right ? width - taken : 0;
  at += write_at(&field, 0, at, screen_look(style), text, fits);
  write_at(&field, 0, at, screen_look(style), tail, strlen(tail));
}

void canvas_fill(const struct canvas *canvas, int row, enum style style) {
  struct span span;
  if (find_span(canvas, row, &span)) {
    put_blanks(&span, span.from, span.to, screen_look(style));
  }
}

/* A cell of line art at a place of the canvas. */
static void put_line(const struct canvas *canvas, int row, int column, bool down) {
  struct span span;
  int x = canvas->column + column;
  if (!find_span(canvas, row, &span) || x < span.from || x >= span.to) {
    return;
  }
  static const int32_t ascii[] = {'-', '|'};
  static const int32_t utf8[] = {0x2500, 0x2502};
  switch (terminal_line_art()) {
    case LINE_ART_ASCII:
      put_cell(span.row, x, &ascii[down], 1, screen_look(STYLE_DIM));
      break;
    case LINE_ART_ACS:
      mvadd_wch(span.row, x, down ? WACS_VLINE : WACS_HLINE);
      break;
    case LINE_ART_UTF8:
      put_cell(span.row, x, &utf8[down], 1, screen_look(STYLE_DIM));
      break;
  }
}

void canvas_rule(const struct canvas *canvas, int row) {
  for (int i = 0; i < canvas->columns && !terminal_low_bandwidth(); i++) {
    put_line(canvas, row, i, false);
  }
}

void canvas_rule_down(const struct canvas *canvas, int column) {
  for (int i = 0; i < canvas->rows && !terminal_low_bandwidth(); i++) {
    put_line(canvas, i, column, true);
  }
}

void canvas_gauge(const struct canvas *canvas, int row, int column, int width, double share) {
  bool plain = !terminal_is_utf8() || terminal_low_bandwidth();
  double part = share > 0 ? (share < 1 ? share : 1) : 0; /* what is no number is nothing */
  int filled = (int)(part * width + 0.5);
  for (int i = 0; i < width; i++) {
    const char *mark = i < filled ? (plain ? "#" : "\u2588") : (plain ? "." : "\u2591");
    canvas_text(canvas, row, column + i, STYLE_PLAIN, mark);
  }
}

void canvas_cursor(const struct canvas *canvas, int row, int column) {
  struct span span;
  if (find_span(canvas, row, &span)) {
    screen_set_cursor(span.row, smaller(larger(canvas->column + column, span.from), span.to - 1));
  }
}

int canvas_width(const char *text) {
  return glyph_width(text, strlen(text), !terminal_is_utf8());
}
