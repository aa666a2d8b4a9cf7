/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/glyph.h"
#include "tui/page_parts.h"
#include "tui/terminal.h"

enum { INDENT = 2, LABEL_WIDEST = 28, GAP = 2, NUMBER = 32 };

/* The columns in which a part of the section may write. */
struct frame {
  int start, width; /* all of it */
  int label;        /* width of the labels */
};

static struct frame frame_of(const struct page *page, const struct page_layout *layout, const struct section *section,
                             const struct part *part) {
  struct frame frame = {0};
  frame.start = (section->title == PAGE_NONE ? 0 : INDENT) + (part->target == PAGE_NONE ? 0 : layout->prefix);
  frame.width = layout->width - frame.start;
  if (part->kind != PART_COLUMNS && frame.width > PAGE_READABLE) {
    frame.width = PAGE_READABLE;
  }
  frame.width = frame.width < 1 ? 1 : frame.width;
  for (size_t i = 0; i < section->count && part->kind == PART_PAIR; i++) {
    const char *label = page_pool(page, page->parts[section->first + i].label);
    int width = glyph_width(label, strlen(label), layout->ascii);
    frame.label = width > frame.label ? width : frame.label;
  }
  int most = frame.width * 2 / 5 < LABEL_WIDEST ? frame.width * 2 / 5 : LABEL_WIDEST;
  frame.label = frame.label > most ? most : frame.label;
  return frame;
}

static bool add_line(struct page_layout *layout, const struct page_line *line) {
  if (layout->count == layout->room) {
    size_t room = layout->room == 0 ? 64 : layout->room * 2;
    struct page_line *moved = realloc(layout->lines, room * sizeof *moved);
    if (moved == NULL) {
      return false;
    }
    layout->lines = moved;
    layout->room = room;
  }
  layout->lines[layout->count++] = *line;
  return true;
}

/* A label that is wider than its column has a line to itself. */
static bool label_stands_alone(const struct page *page, const struct page_layout *layout, const struct part *part,
                               int label_width) {
  const char *label = page_pool(page, part->label);
  return part->kind == PART_PAIR && glyph_width(label, strlen(label), layout->ascii) > label_width;
}

static bool wrap_part(const struct page *page, struct page_layout *layout, size_t index, const struct frame *frame,
                      struct page_line line) {
  const struct part *part = &page->parts[index];
  int width = part->kind == PART_PAIR ? frame->width - frame->label - GAP : frame->width;
  if (label_stands_alone(page, layout, part, frame->label)) {
    if (!add_line(layout, &line)) {
      return false;
    }
    line.first = false;
  }
  const char *text = page_pool(page, part->text);
  size_t at = 0;
  do {
    size_t skip = 0;
    line.start = at;
    line.length = glyph_wrap(text + at, part->length - at, width, layout->ascii, &skip);
    if (!add_line(layout, &line)) {
      return false;
    }
    line.first = false;
    at += skip;
  } while (at < part->length);
  return true;
}

static bool lay_out_part(const struct page *page, struct page_layout *layout, size_t section, size_t index,
                         struct frame *frame) {
  const struct part *part = &page->parts[index];
  struct page_line line = {.kind = LINE_PART, .section = section, .part = index, .first = true};
  if (part->kind == PART_COLUMNS || part->kind == PART_BLANK) {
    return add_line(layout, &line);
  }
  struct frame own = *frame;
  own.start += part->target == PAGE_NONE ? 0 : layout->prefix;
  own.width -= part->target == PAGE_NONE ? 0 : layout->prefix;
  return wrap_part(page, layout, index, &own, line);
}

static bool is_blank(const struct page *page, const struct page_line *line) {
  return line->kind == LINE_GAP || (line->kind == LINE_PART && page->parts[line->part].kind == PART_BLANK);
}

/* A blank line before a title, unless the section before is folded or ends in one. */
static bool lay_out_title(const struct page *page, struct page_layout *layout, size_t section) {
  struct page_line gap = {.kind = LINE_GAP, .section = section, .part = PAGE_NONE};
  struct page_line title = {.kind = LINE_TITLE, .section = section, .part = PAGE_NONE, .first = true};
  const struct page_line *last = layout->count == 0 ? NULL : &layout->lines[layout->count - 1];
  if (last != NULL && last->kind != LINE_TITLE && !is_blank(page, last) && !add_line(layout, &gap)) {
    return false;
  }
  return add_line(layout, &title);
}

bool page_lay_out(const struct page *page, struct page_layout *layout) {
  layout->count = 0;
  layout->ascii = !terminal_is_utf8();
  for (size_t i = 0; i < page->section_count; i++) {
    const struct section *section = &page->sections[i];
    if (section->title != PAGE_NONE && !lay_out_title(page, layout, i)) {
      return false;
    }
    const struct part pair = {.kind = PART_PAIR, .target = PAGE_NONE};
    struct frame frame = frame_of(page, layout, section, &pair);
    for (size_t j = 0; j < section->count && (layout->all || !section->folded); j++) {
      if (!lay_out_part(page, layout, i, section->first + j, &frame)) {
        return false;
      }
    }
  }
  return true;
}

static void put_title(const struct page *page, const struct page_layout *layout, const struct page_line *line,
                      page_put *put, void *context) {
  const struct section *section = &page->sections[line->section];
  const char *title = page_pool(page, section->title);
  struct page_run run = {.style = STYLE_STRONG, .text = title, .length = strlen(title)};
  if (!layout->all) {
    struct page_run sign = {.style = STYLE_STRONG, .text = section->folded ? "+" : "-", .length = 1};
    put(context, &sign);
    run.column = INDENT;
  }
  put(context, &run);
}

static void put_columns(const struct page *page, const struct part *part, const struct frame *frame, page_put *put,
                        void *context) {
  const char *text = page_pool(page, part->text);
  int column = 0;
  for (size_t i = 0; i < part->cells && column < frame->width; i++) {
    struct page_run run = {.column = frame->start + column, .style = part->style, .text = text};
    run.right = part->widths[i] < 0;
    run.width = abs(part->widths[i]);
    if (run.width > frame->width - column) {
      run.width = frame->width - column;
    }
    run.length = strlen(text);
    put(context, &run);
    column += run.width + 1;
    text += run.length + 1;
  }
}

static void put_number(const struct frame *frame, const struct page_layout *layout, size_t number, page_put *put,
                       void *context) {
  char text[NUMBER];
  int length = snprintf(text, sizeof text, "[%zu]", number);
  struct page_run run = {.column = frame->start - layout->prefix, .text = text, .length = (size_t)length};
  put(context, &run);
}

void page_runs(const struct page *page, const struct page_layout *layout, const struct page_line *line, size_t number,
               page_put *put, void *context) {
  if (line->kind == LINE_TITLE) {
    put_title(page, layout, line, put, context);
  }
  if (line->kind != LINE_PART) {
    return;
  }
  const struct part *part = &page->parts[line->part];
  struct frame frame = frame_of(page, layout, &page->sections[line->section], part);
  if (line->first && number > 0) {
    put_number(&frame, layout, number, put, context);
  }
  if (part->kind == PART_COLUMNS) {
    put_columns(page, part, &frame, put, context);
    return;
  }
  struct page_run run = {.column = frame.start, .style = part->style};
  if (part->kind == PART_PAIR) {
    struct page_run label = {.column = frame.start, .style = STYLE_DIM, .text = page_pool(page, part->label)};
    label.length = line->first ? strlen(label.text) : 0;
    label.width = label_stands_alone(page, layout, part, frame.label) ? frame.width : 0;
    put(context, &label);
    run.column += frame.label + GAP;
  }
  run.text = page_pool(page, part->text) + line->start;
  run.length = line->length;
  put(context, &run);
}
