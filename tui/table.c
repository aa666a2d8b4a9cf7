/* SPDX-License-Identifier: MIT */
#include "tui/table.h"

#include "tui/action.h"
#include "tui/table_layout.h"

enum { WHEEL = 3, CONTROL_D = 4, CONTROL_U = 21 };

/* Columns in front: the sign of the selection, and of a mark. */
static int margin_of(const struct table *table) {
  return table->marked == NULL ? 1 : 2;
}

static void draw_titles(const struct table *table, const struct canvas *canvas, const struct table_layout *layout) {
  for (size_t i = 0; i < table->column_count && i < TABLE_MOST_COLUMNS; i++) {
    if (layout->widths[i] > 0) {
      canvas_field(canvas, 0, margin_of(table) + layout->starts[i], layout->widths[i], table->columns[i].right,
                   STYLE_STRONG, table->columns[i].title);
    }
  }
}

static void draw_row(const struct table *table, const struct canvas *canvas, const struct table_layout *layout, int row,
                     size_t index) {
  bool selected = index == table->list.selected;
  enum style style = selected ? STYLE_SELECTED : STYLE_PLAIN;
  if (selected) {
    canvas_fill(canvas, row, STYLE_SELECTED);
    canvas_text(canvas, row, 0, style, ">");
  }
  if (table->marked != NULL && table->marked[index]) {
    canvas_text(canvas, row, 1, style, "*");
  }
  for (size_t i = 0; i < table->column_count && i < TABLE_MOST_COLUMNS; i++) {
    char text[TABLE_CELL] = "";
    if (layout->widths[i] > 0) {
      table->cell(table->context, index, i, text, sizeof text);
      canvas_field(canvas, row, margin_of(table) + layout->starts[i], layout->widths[i], table->columns[i].right, style,
                   text);
    }
  }
}

void table_draw(struct table *table, const struct canvas *canvas, bool focused) {
  struct table_layout layout;
  table->drawn = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
  table_lay_out(table, canvas->columns - margin_of(table), &layout);
  list_show(&table->list, (size_t)table->drawn.rows);
  draw_titles(table, canvas, &layout);
  for (int i = 0; i < table->drawn.rows; i++) {
    size_t index = table->list.top + (size_t)i;
    if (index < table->list.count) {
      draw_row(table, &table->drawn, &layout, i, index);
    }
  }
  if (focused) {
    canvas_cursor(&table->drawn, (int)(table->list.selected - table->list.top), 0);
  }
}

static bool inside(const struct canvas *canvas, const struct event *event) {
  return event->row >= canvas->row && event->row < canvas->row + canvas->rows && event->column >= canvas->column &&
         event->column < canvas->column + canvas->columns;
}

static unsigned painted(bool changed) {
  return changed ? REACT_PAINT : REACT_NONE;
}

static unsigned take_mouse(struct table *table, const struct event *event, bool *open) {
  struct list *list = &table->list;
  if (!inside(&table->drawn, event)) {
    return REACT_UNKNOWN;
  }
  if (event->kind == EVENT_WHEEL_UP) {
    return painted(list_select(list, list->selected > WHEEL ? list->selected - WHEEL : 0));
  }
  if (event->kind == EVENT_WHEEL_DOWN) {
    return painted(list_select(list, list->selected + WHEEL));
  }
  size_t index = list->top + (size_t)(event->row - table->drawn.row);
  if (index >= list->count) {
    return REACT_UNKNOWN;
  }
  if (event->kind == EVENT_DOUBLE_CLICK && open != NULL) {
    *open = true;
  }
  return painted(list_select(list, index));
}

static unsigned take_key(struct list *list, int key) {
  switch (key) {
    case KEY_ARROW_UP:
    case 'k':
      return painted(list_move(list, LIST_UP));
    case KEY_ARROW_DOWN:
    case 'j':
      return painted(list_move(list, LIST_DOWN));
    case KEY_PAGE_UP:
      return painted(list_move(list, LIST_PAGE_UP));
    case KEY_PAGE_DOWN:
      return painted(list_move(list, LIST_PAGE_DOWN));
    case CONTROL_U:
      return painted(list_move(list, LIST_HALF_UP));
    case CONTROL_D:
      return painted(list_move(list, LIST_HALF_DOWN));
    case KEY_HOME_:
    case 'g':
      return painted(list_move(list, LIST_FIRST));
    case KEY_END_:
    case 'G':
      return painted(list_move(list, LIST_LAST));
    default:
      return REACT_UNKNOWN;
  }
}

unsigned table_take(struct table *table, const struct event *event, bool *open) {
  if (open != NULL) {
    *open = false;
  }
  switch (event->kind) {
    case EVENT_KEY:
      return take_key(&table->list, event->key);
    case EVENT_CLICK:
    case EVENT_DOUBLE_CLICK:
    case EVENT_WHEEL_UP:
    case EVENT_WHEEL_DOWN:
      return take_mouse(table, event, open);
    default:
      return REACT_UNKNOWN;
  }
}
