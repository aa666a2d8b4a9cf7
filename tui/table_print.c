/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "tui/glyph.h"
#include "tui/table_layout.h"
#include "tui/terminal.h"

enum { NARROW = 40, WIDE = 1000, SHOWN = TABLE_CELL * 4 + WIDE };

/* A line being put together; blanks go out only before something. */
struct line {
  FILE *out;
  int at;
};

static void put(struct line *line, int column, const char *shown, bool ascii) {
  size_t length = strlen(shown);
  while (length > 0 && shown[length - 1] == ' ') {
    length--;
  }
  if (length == 0) {
    return;
  }
  fprintf(line->out, "%*s%.*s", column - line->at, "", (int)length, shown);
  line->at = column + glyph_width(shown, length, ascii);
}

static void print_cells(const struct table *table, const struct table_layout *layout, struct line *line, int margin,
                        bool titles, size_t row) {
  bool ascii = !terminal_is_utf8();
  for (size_t i = 0; i < table->column_count && i < TABLE_MOST_COLUMNS; i++) {
    char text[TABLE_CELL] = "";
    char shown[SHOWN];
    if (layout->widths[i] == 0) {
      continue;
    }
    if (!titles) {
      table->cell(table->context, row, i, text, sizeof text);
    }
    glyph_cell(titles ? table->columns[i].title : text, layout->widths[i], table->columns[i].right, ascii, shown,
               sizeof shown);
    put(line, margin + layout->starts[i], shown, ascii);
  }
  fputc('\n', line->out);
}

static int digits_of(size_t number) {
  int digits = 1;
  for (; number >= 10; number /= 10) {
    digits++;
  }
  return digits;
}

void table_print(const struct table *table, FILE *out, int width, bool numbered) {
  struct table_layout layout;
  width = width < NARROW ? NARROW : width > WIDE ? WIDE : width;
  int number_width = numbered ? digits_of(table->list.count) + 1 : 0;
  int margin = number_width + (table->marked != NULL ? 2 : 0);
  table_lay_out(table, width - margin, &layout);
  struct line line = {out, 0};
  print_cells(table, &layout, &line, margin, true, 0);
  for (size_t row = 0; row < table->list.count; row++) {
    line.at = 0;
    if (numbered) {
      line.at = fprintf(out, "%*zu", number_width - 1, row + 1);
    }
    if (table->marked != NULL && table->marked[row]) {
      put(&line, number_width, "*", true);
    }
    print_cells(table, &layout, &line, margin, false, row);
  }
}
