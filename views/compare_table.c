/* SPDX-License-Identifier: MIT */
#include "views/compare_table.h"

#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "tui/action.h"
#include "tui/terminal.h"

enum { LABEL_WIDTH = 18, LEAST_COLUMN = 19, CELL_LINES = 3, PAGE = 6 };

/* --- rows --- */

/* The best get their mark only where at least two can be compared and differ. */
static void mark_best(struct compare_row *row, size_t count) {
  double best = (double)NAN;
  size_t known = 0;
  bool varies = false;
  for (size_t i = 0; i < count; i++) {
    double value = row->cells[i].value;
    if (isnan(value)) {
      continue;
    }
    varies = varies || (known > 0 && value != best);
    known++;
    bool better = isnan(best) || (row->better == BETTER_LOW ? value < best : value > best);
    best = better ? value : best;
  }
  for (size_t i = 0; i < count && row->better != BETTER_NONE && known > 1 && varies; i++) {
    row->cells[i].best = row->cells[i].value == best;
  }
}

void compare_table_settle(struct compare_row *row, size_t count) {
  mark_best(row, count);
  row->differs = false;
  for (size_t i = 1; i < count; i++) {
    row->differs = row->differs || strcmp(row->cells[0].text, row->cells[i].text) != 0;
  }
}

/* --- drawing --- */

static size_t columns_shown(const struct compare_table *table, int width, int *column_width) {
  int most = (width - LABEL_WIDTH) / LEAST_COLUMN;
  size_t shown = most < 1 ? 1 : (size_t)most;
  if (shown > table->count) {
    shown = table->count;
  }
  *column_width = shown == 0 ? LEAST_COLUMN : (width - LABEL_WIDTH) / (int)shown;
  return shown;
}

/* Bytes of `text` that go on one line of `width` columns, broken at a blank. */
static size_t line_length(const char *text, int width) {
  size_t fit = text_fit(text, (size_t)(width < 1 ? 1 : width), NULL);
  if (text[fit] == '\0') {
    return fit;
  }
  size_t at = fit;
  while (at > 0 && text[at] != ' ') {
    at--;
  }
  return at == 0 ? fit : at;
}

/* Lines that a cell needs, at most `most`. */
static int cell_height(const struct compare_cell *cell, int width, int most) {
  const char *text = cell->text;
  int lines = 0;
  do {
    text += line_length(text, width - 3);
    while (*text == ' ') {
      text++;
    }
    lines++;
  } while (*text != '\0' && lines < most);
  return lines;
}

static void draw_cell(const struct canvas *canvas, int row, int column, int width, int height,
                      const struct compare_cell *cell) {
  enum style style = cell->best ? STYLE_GOOD : cell->reason != NULL ? STYLE_DIM : STYLE_PLAIN;
  const char *text = cell->text;
  canvas_text(canvas, row, column, style, cell->best ? "+" : " ");
  for (int line = 0; line < height && *text != '\0'; line++) {
    char piece[COMPARE_CELL];
    size_t length = line + 1 < height ? line_length(text, width - 3) : strlen(text);
    (void)snprintf(piece, sizeof piece, "%.*s", (int)length, text);
    canvas_field(canvas, row + line, column + 1, width - 2, false, style, piece);
    text += length;
    while (*text == ' ') {
      text++;
    }
  }
}

static int row_height(const struct compare_table *table, const struct compare_row *row, size_t shown, int width) {
  int height = 1;
  for (size_t i = 0; i < shown; i++) {
    int lines = cell_height(&row->cells[table->left + i], width, table->lines > 0 ? table->lines : CELL_LINES);
    height = lines > height ? lines : height;
  }
  return height;
}

static void draw_heads(const struct compare_table *table, const struct canvas *body, size_t shown, int width) {
  for (size_t i = 0; i < shown; i++) {
    size_t at = table->left + i;
    int column = LABEL_WIDTH + (int)i * width;
    bool selected = at == table->selected;
    canvas_text(body, 0, column, STYLE_PLAIN, selected ? ">" : " ");
    canvas_field(body, 0, column + 1, width - 2, false, selected ? STYLE_SELECTED : STYLE_STRONG, table->heads[at]);
    canvas_field(body, 1, column + 1, width - 2, false, STYLE_DIM, table->subheads[at]);
    if (selected) {
      canvas_cursor(body, 0, column);
    }
  }
}

/* The selected column comes into view. */
static void show_selected(struct compare_table *table, size_t shown) {
  if (table->selected < table->left) {
    table->left = table->selected;
  } else if (table->selected >= table->left + shown) {
    table->left = table->selected - shown + 1;
  }
  if (table->left + shown > table->count) {
    table->left = table->count - shown;
  }
}

size_t compare_table_draw(struct compare_table *table, const struct canvas *body) {
  int width = 0;
  size_t shown = columns_shown(table, body->columns, &width);
  show_selected(table, shown);
  draw_heads(table, body, shown, width);
  int at = 2;
  for (size_t i = table->top; i < table->row_count && at < body->rows; i++) {
    const struct compare_row *row = &table->rows[i];
    int height = row_height(table, row, shown, width);
    canvas_text(body, at, 1, STYLE_PLAIN, row->differs ? "" : "=");
    canvas_field(body, at, 2, LABEL_WIDTH - 3, false, STYLE_STRONG, row->label);
    for (size_t j = 0; j < shown; j++) {
      draw_cell(body, at, LABEL_WIDTH + (int)j * width, width, height, &row->cells[table->left + j]);
    }
    at += height;
  }
  return shown;
}

/* --- keys --- */

static unsigned move_column(struct compare_table *table, bool right) {
  if (right ? table->selected + 1 >= table->count : table->selected == 0) {
    return REACT_NONE;
  }
  table->selected += right ? 1 : (size_t)-1;
  return REACT_PAINT;
}

static unsigned move_row(struct compare_table *table, bool down, size_t by) {
  size_t last = table->row_count == 0 ? 0 : table->row_count - 1;
  size_t old = table->top;
  if (down) {
    table->top = table->top + by > last ? last : table->top + by;
  } else {
    table->top = table->top < by ? 0 : table->top - by;
  }
  return table->top == old ? (unsigned)REACT_NONE : (unsigned)REACT_PAINT;
}

unsigned compare_table_take(struct compare_table *table, const struct event *event) {
  if (event->kind == EVENT_WHEEL_DOWN || event->kind == EVENT_WHEEL_UP) {
    return move_row(table, event->kind == EVENT_WHEEL_DOWN, 1);
  }
  if (event->kind != EVENT_KEY) {
    return REACT_UNKNOWN;
  }
  switch (event->key) {
    case KEY_ARROW_RIGHT:
    case KEY_TAB_:
      return move_column(table, true);
    case KEY_ARROW_LEFT:
    case KEY_BACK_TAB:
    case 'h':
      return move_column(table, false);
    case KEY_ARROW_DOWN:
    case 'j':
      return move_row(table, true, 1);
    case KEY_ARROW_UP:
    case 'k':
      return move_row(table, false, 1);
    case KEY_PAGE_DOWN:
    case 4: /* ^D */
      return move_row(table, true, PAGE);
    case KEY_PAGE_UP:
    case 21: /* ^U */
      return move_row(table, false, PAGE);
    case KEY_HOME_:
    case 'g':
      return move_row(table, false, table->row_count);
    case KEY_END_:
    case 'G':
      return move_row(table, true, table->row_count);
    default:
      return REACT_UNKNOWN;
  }
}

/* --- paper --- */

void compare_table_print(const struct compare_table *table, FILE *out) {
  for (size_t i = 0; i < table->count; i++) {
    (void)fprintf(out, "%zu  %s\n", i + 1, table->heads[i]);
  }
  for (size_t i = 0; i < table->row_count; i++) {
    const struct compare_row *row = &table->rows[i];
    (void)fprintf(out, "\n%s%s\n", row->label, row->differs ? "" : _(" (the same)"));
    for (size_t j = 0; j < table->count; j++) {
      (void)fprintf(out, "  %zu %s%s\n", j + 1, row->cells[j].best ? "+ " : "  ", row->cells[j].text);
    }
  }
  (void)fprintf(out, "\n%s\n", _("+ marks the best where they can be compared."));
}
