/* SPDX-License-Identifier: MIT */
#include "tui/list.h"

static size_t last_of(const struct list *list) {
  return list->count > 0 ? list->count - 1 : 0;
}

static size_t height_of(const struct list *list) {
  return list->height > 0 ? list->height : 1;
}

void list_reset(struct list *list, size_t count) {
  list->count = count;
  list->selected = 0;
  list->top = 0;
}

static size_t down_by(size_t from, size_t step, size_t most) {
  return most - from > step ? from + step : most;
}

static size_t up_by(size_t from, size_t step) {
  return from > step ? from - step : 0;
}

/* Moves the selection and the window together, so that a page is a page. */
static void scroll(struct list *list, size_t step, bool down) {
  size_t last_top = list->count > height_of(list) ? list->count - height_of(list) : 0;
  if (down) {
    list->selected = down_by(list->selected, step, last_of(list));
    list->top = list->top < last_top ? down_by(list->top, step, last_top) : list->top;
  } else {
    list->selected = up_by(list->selected, step);
    list->top = up_by(list->top, step);
  }
}

bool list_move(struct list *list, enum list_move move) {
  size_t selected = list->selected;
  size_t top = list->top;
  size_t half = height_of(list) > 1 ? height_of(list) / 2 : 1;
  switch (move) {
    case LIST_UP:
      list->selected = up_by(selected, 1);
      break;
    case LIST_DOWN:
      list->selected = down_by(selected, 1, last_of(list));
      break;
    case LIST_PAGE_UP:
      scroll(list, height_of(list), false);
      break;
    case LIST_PAGE_DOWN:
      scroll(list, height_of(list), true);
      break;
    case LIST_HALF_UP:
      scroll(list, half, false);
      break;
    case LIST_HALF_DOWN:
      scroll(list, half, true);
      break;
    case LIST_FIRST:
      list->selected = 0;
      break;
    case LIST_LAST:
      list->selected = last_of(list);
      break;
  }
  list_show(list, list->height);
  return list->selected != selected || list->top != top;
}

bool list_select(struct list *list, size_t index) {
  size_t before = list->selected;
  list->selected = index < list->count ? index : last_of(list);
  list_show(list, list->height);
  return list->selected != before;
}

void list_show(struct list *list, size_t height) {
  list->height = height;
  if (list->selected > last_of(list)) {
    list->selected = last_of(list);
  }
  if (height == 0) {
    return;
  }
  if (list->selected < list->top) {
    list->top = list->selected;
  } else if (list->selected - list->top >= height) {
    list->top = list->selected - height + 1;
  }
  size_t last_top = list->count > height ? list->count - height : 0;
  if (list->top > last_top) {
    list->top = last_top;
  }
}
