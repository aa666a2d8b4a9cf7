/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "tui/glyph.h"
#include "tui/page_parts.h"

enum { NARROW = 40, WIDE = 200, SHOWN = 8192, BLANKS = 3 };

/* A line being put together; blanks go out only before something. */
struct pen {
  FILE *out;
  int at;
  bool ascii;
};

static void write_run(void *context, const struct page_run *run) {
  struct pen *pen = context;
  char text[SHOWN];
  char shown[SHOWN];
  size_t length = run->length < sizeof text ? run->length : sizeof text - 1;
  memcpy(text, run->text, length);
  text[length] = '\0';
  if (run->width > 0) {
    glyph_cell(text, run->width, run->right, pen->ascii, shown, sizeof shown);
  } else {
    glyph_shown(text, length, pen->ascii, shown, sizeof shown);
  }
  size_t used = strlen(shown);
  while (used > 0 && shown[used - 1] == ' ') {
    used--;
  }
  if (used > 0) {
    fprintf(pen->out, "%*s%.*s", run->column > pen->at ? run->column - pen->at : 0, "", (int)used, shown);
    pen->at = run->column + glyph_width(shown, used, pen->ascii);
  }
}

/* Columns of "[12] " for the largest number there is. */
static int prefix_of(const struct page *page) {
  size_t count = 0;
  for (size_t i = 0; i < page->part_count; i++) {
    count += page->parts[i].target != PAGE_NONE;
  }
  int width = BLANKS + 1;
  for (; count >= 10; count /= 10) {
    width++;
  }
  return width;
}

void page_print(const struct page *page, FILE *out, int width, bool numbered) {
  struct page_layout layout = {.all = true};
  layout.width = width < NARROW ? NARROW : width > WIDE ? WIDE : width;
  layout.prefix = numbered ? prefix_of(page) : 0;
  if (page_lay_out(page, &layout)) {
    size_t number = 0;
    for (size_t i = 0; i < layout.count; i++) {
      const struct page_line *line = &layout.lines[i];
      struct pen pen = {out, 0, layout.ascii};
      bool counts = line->kind == LINE_PART && line->first && page->parts[line->part].target != PAGE_NONE;
      number += counts;
      page_runs(page, &layout, line, counts && numbered ? number : 0, write_run, &pen);
      fputc('\n', out);
    }
  }
  free(layout.lines);
}
