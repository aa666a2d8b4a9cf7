/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "tui/glyph.h"
#include "tui/page_parts.h"
#include "tui/terminal.h"

enum { RUN_LONGEST = 4096, MARGIN = 1 };

static bool is_sound(const struct page *page, size_t line) {
  return !page->stale && line < page->shown.count;
}

bool page_is_stop(const struct page *page, size_t index) {
  if (!is_sound(page, index)) {
    return false;
  }
  const struct page_line *line = &page->shown.lines[index];
  return line->kind == LINE_TITLE ||
         (line->kind == LINE_PART && line->first && page->parts[line->part].target != PAGE_NONE);
}

static struct anchor anchor_of(const struct page *page, size_t index) {
  struct anchor anchor = {.set = true, .part = PAGE_NONE};
  const struct page_line *line = &page->shown.lines[index];
  const struct section *section = &page->sections[line->section];
  anchor.section = line->section;
  snprintf(anchor.title, sizeof anchor.title, "%s", page_pool(page, section->title));
  if (line->kind == LINE_PART) {
    anchor.part = line->part - section->first;
    for (size_t i = index; i > 0 && page->shown.lines[i - 1].part == line->part; i--) {
      anchor.line++;
    }
  }
  return anchor;
}

void page_keep_place(struct page *page) {
  if (page->stale || page->shown.count == 0) {
    return; /* what was noted before still holds */
  }
  page->top_anchor = anchor_of(page, page->top);
  page->select_anchor.set = false;
  if (is_sound(page, page->selected)) {
    page->select_anchor = anchor_of(page, page->selected);
  }
}

static size_t find_section(const struct page *page, const struct anchor *anchor) {
  size_t found = PAGE_NONE;
  for (size_t i = 0; i < page->section_count; i++) {
    if (strncmp(page_pool(page, page->sections[i].title), anchor->title, PAGE_TITLE - 1) == 0 &&
        (found == PAGE_NONE || i == anchor->section)) {
      found = i;
    }
  }
  return found;
}

/* The line of an anchor: its own, else the nearest before it in its section;
 * PAGE_NONE when the section is gone. */
static size_t find_line(const struct page *page, const struct anchor *anchor) {
  size_t section = anchor->set ? find_section(page, anchor) : PAGE_NONE;
  size_t found = PAGE_NONE;
  size_t line_in_part = 0;
  for (size_t i = 0; i < page->shown.count && section != PAGE_NONE; i++) {
    const struct page_line *line = &page->shown.lines[i];
    if (line->section != section || line->kind == LINE_GAP) {
      continue;
    }
    size_t part = line->kind == LINE_TITLE ? PAGE_NONE : line->part - page->sections[section].first;
    line_in_part = line->first ? 0 : line_in_part + 1;
    bool before =
        part == PAGE_NONE ||
        (anchor->part != PAGE_NONE && (part < anchor->part || (part == anchor->part && line_in_part <= anchor->line)));
    if (found == PAGE_NONE || before) {
      found = i;
    }
  }
  return found;
}

void page_go(struct page *page, size_t line) {
  if (line < page->top) {
    page->top = line;
  } else if (page->height > 0 && line >= page->top + page->height) {
    page->top = line - page->height + 1;
  }
  page->selected = line;
}

static void clamp(struct page *page) {
  size_t last_top = page->shown.count > page->height ? page->shown.count - page->height : 0;
  if (page->top > last_top) {
    page->top = last_top;
  }
  if (page->selected != PAGE_NONE) {
    page_go(page, page->selected);
  }
}

/* With nothing selected, the first stop in sight is. */
static void select_first(struct page *page) {
  for (size_t i = page->top; i < page->top + page->height && page->selected == PAGE_NONE; i++) {
    if (page_is_stop(page, i)) {
      page->selected = i;
    }
  }
}

void page_refresh(struct page *page, int width) {
  if (!page->stale && page->shown.width == width && page->shown.ascii == !terminal_is_utf8()) {
    clamp(page);
    return;
  }
  page_keep_place(page);
  page->shown.width = width;
  page->shown.all = false;
  if (!page_lay_out(page, &page->shown)) {
    page->shown.count = 0;
  }
  page->stale = false;
  size_t top = find_line(page, &page->top_anchor);
  page->top = top == PAGE_NONE ? 0 : top;
  page->selected = find_line(page, &page->select_anchor);
  clamp(page);
  if (page->selected == PAGE_NONE) {
    select_first(page);
  }
}

struct brush {
  const struct canvas *canvas;
  int row;
  bool selected;
};

static void paint_run(void *context, const struct page_run *run) {
  const struct brush *brush = context;
  char text[RUN_LONGEST];
  size_t length = run->length < sizeof text ? run->length : sizeof text - 1;
  memcpy(text, run->text, length);
  text[length] = '\0';
  enum style style = brush->selected ? STYLE_SELECTED : run->style;
  if (run->width > 0) {
    canvas_field(brush->canvas, brush->row, MARGIN + run->column, run->width, run->right, style, text);
  } else {
    canvas_text(brush->canvas, brush->row, MARGIN + run->column, style, text);
  }
}

static void draw_line(const struct page *page, const struct canvas *canvas, int row, size_t index, bool focused) {
  struct brush brush = {canvas, row, focused && index == page->selected};
  if (brush.selected) {
    canvas_fill(canvas, row, STYLE_SELECTED);
    canvas_text(canvas, row, 0, STYLE_SELECTED, ">");
  }
  page_runs(page, &page->shown, &page->shown.lines[index], 0, paint_run, &brush);
}

/* Where a screen reader should read: the selection, else what scrolled in last. */
static int cursor_row(const struct page *page) {
  if (page->selected != PAGE_NONE) {
    return (int)(page->selected - page->top);
  }
  size_t in_sight = page->shown.count - page->top;
  in_sight = in_sight < page->height ? in_sight : page->height;
  return page->downward && in_sight > 0 ? (int)in_sight - 1 : 0;
}

void page_draw(struct page *page, const struct canvas *canvas, bool focused) {
  page->drawn = *canvas;
  page->height = canvas->rows > 0 ? (size_t)canvas->rows : 0;
  page_refresh(page, canvas->columns - MARGIN);
  for (int row = 0; row < canvas->rows && page->top + (size_t)row < page->shown.count; row++) {
    draw_line(page, canvas, row, page->top + (size_t)row, focused);
  }
  if (focused) {
    canvas_cursor(canvas, cursor_row(page), 0);
  }
}
