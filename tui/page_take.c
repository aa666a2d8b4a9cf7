/* SPDX-License-Identifier: MIT */
#include "tui/action.h"
#include "tui/page_parts.h"

enum { WHEEL = 3, CONTROL_D = 4, CONTROL_U = 21 };

static size_t last_top(const struct page *page) {
  return page->shown.count > page->height ? page->shown.count - page->height : 0;
}

static bool in_sight(const struct page *page, size_t line) {
  return line != PAGE_NONE && line >= page->top && line < page->top + page->height;
}

/* The next stop after `line` (from `line` on when `line` is no line in sight). */
static size_t stop_after(const struct page *page) {
  size_t from = page->selected == PAGE_NONE ? page->top : page->selected + 1;
  for (size_t i = from; i < page->shown.count; i++) {
    if (page_is_stop(page, i)) {
      return i;
    }
  }
  return PAGE_NONE;
}

static size_t stop_before(const struct page *page) {
  size_t from = page->selected == PAGE_NONE ? page->top + page->height : page->selected;
  for (size_t i = from < page->shown.count ? from : page->shown.count; i > 0; i--) {
    if (page_is_stop(page, i - 1)) {
      return i - 1;
    }
  }
  return PAGE_NONE;
}

static void scroll(struct page *page, size_t lines, bool down) {
  page->downward = down;
  if (down) {
    page->top = last_top(page) - page->top > lines ? page->top + lines : last_top(page);
  } else {
    page->top = page->top > lines ? page->top - lines : 0;
  }
  if (!in_sight(page, page->selected)) {
    page->selected = PAGE_NONE;
  }
}

/* To the next stop when it is in sight, else a line further. */
static void step(struct page *page, bool down) {
  size_t stop = down ? stop_after(page) : stop_before(page);
  if (!in_sight(page, stop)) {
    scroll(page, 1, down);
  }
  if (in_sight(page, stop)) {
    page->selected = stop;
  }
}

/* After a larger move something in sight is selected, if anything can be. */
static void leap(struct page *page, size_t lines, bool down) {
  size_t before = page->top;
  scroll(page, lines, down);
  bool at_end = page->top == before;
  if (page->selected == PAGE_NONE || at_end) {
    size_t keep = page->selected;
    /* From outside the window, so that the search starts at its edge. */
    page->selected = PAGE_NONE;
    size_t stop = down != at_end ? stop_after(page) : stop_before(page);
    page->selected = in_sight(page, stop) ? stop : keep;
  }
}

static unsigned take_title(struct page *page) {
  if (page->selected >= page->shown.count || page->shown.lines[page->selected].kind != LINE_TITLE) {
    return REACT_UNKNOWN;
  }
  size_t section = page->shown.lines[page->selected].section;
  page_set_fold(page, section, !page->sections[section].folded);
  page_refresh(page, page->shown.width);
  return REACT_PAINT;
}

static unsigned take_key(struct page *page, int key) {
  size_t half = page->height > 1 ? page->height / 2 : 1;
  size_t whole = page->height > 2 ? page->height - 1 : 1; /* one line stays, to read on */
  switch (key) {
    case KEY_ARROW_UP:
    case 'k':
      step(page, false);
      break;
    case KEY_ARROW_DOWN:
    case 'j':
      step(page, true);
      break;
    case KEY_PAGE_UP:
      leap(page, whole, false);
      break;
    case KEY_PAGE_DOWN:
      leap(page, whole, true);
      break;
    case CONTROL_U:
      leap(page, half, false);
      break;
    case CONTROL_D:
      leap(page, half, true);
      break;
    case KEY_HOME_:
    case 'g':
      page->top = 0;
      leap(page, page->shown.count, false);
      break;
    case KEY_END_:
    case 'G':
      page->top = last_top(page);
      leap(page, page->shown.count, true);
      break;
    default:
      return REACT_UNKNOWN;
  }
  return REACT_PAINT;
}

static unsigned take_click(struct page *page, const struct event *event, bool *open) {
  size_t line = page->top + (size_t)(event->row - page->drawn.row);
  if (line >= page->shown.count) {
    return REACT_UNKNOWN;
  }
  if (!page_is_stop(page, line)) {
    return REACT_NONE;
  }
  page->selected = line;
  if (event->kind == EVENT_DOUBLE_CLICK) {
    if (page->shown.lines[line].kind == LINE_TITLE) {
      return take_title(page);
    }
    if (open != NULL) {
      *open = true;
    }
  }
  return REACT_PAINT;
}

static bool is_inside(const struct canvas *canvas, const struct event *event) {
  return event->row >= canvas->row && event->row < canvas->row + canvas->rows && event->column >= canvas->column &&
         event->column < canvas->column + canvas->columns;
}

unsigned page_take(struct page *page, const struct event *event, bool *open) {
  size_t top = page->top;
  size_t selected = page->selected;
  unsigned reaction = REACT_UNKNOWN;
  if (open != NULL) {
    *open = false;
  }
  if (page->stale || page->shown.width == 0) {
    return REACT_UNKNOWN; /* never drawn: there are no lines to move over */
  }
  if (event->kind == EVENT_KEY) {
    if (event->key == KEY_RETURN || event->key == KEY_ARROW_RIGHT || event->key == 'l') {
      return take_title(page);
    }
    reaction = take_key(page, event->key);
  } else if (event->kind != EVENT_RESIZE && event->kind != EVENT_WAKE && is_inside(&page->drawn, event)) {
    if (event->kind == EVENT_WHEEL_UP || event->kind == EVENT_WHEEL_DOWN) {
      leap(page, WHEEL, event->kind == EVENT_WHEEL_DOWN);
      reaction = REACT_PAINT;
    } else {
      return take_click(page, event, open);
    }
  }
  if (reaction == REACT_PAINT && page->top == top && page->selected == selected) {
    return REACT_NONE;
  }
  return reaction;
}
