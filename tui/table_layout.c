/* SPDX-License-Identifier: MIT */
#include "tui/table_layout.h"

enum { ROOMY = 100, NARROWEST = 1 };

static size_t count_of(const struct table *table) {
  return table->column_count < TABLE_MOST_COLUMNS ? table->column_count : TABLE_MOST_COLUMNS;
}

/* All that is shown, with the gaps between. */
static int total(const struct table_layout *layout, size_t count, int gap) {
  int sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += layout->widths[i] > 0 ? layout->widths[i] + (sum > 0 ? gap : 0) : 0;
  }
  return sum;
}

/* Takes out the least important column; false when all the rest must stay. */
static bool drop_one(const struct table *table, struct table_layout *layout, size_t count) {
  size_t worst = count;
  for (size_t i = 0; i < count; i++) {
    int priority = table->columns[i].priority;
    if (layout->widths[i] > 0 && priority > 0 && (worst == count || priority >= table->columns[worst].priority)) {
      worst = i;
    }
  }
  if (worst == count) {
    return false;
  }
  layout->widths[worst] = 0;
  return true;
}

/* Takes one from the widest; false when all are as narrow as can be. */
static bool narrow_one(struct table_layout *layout, size_t count) {
  size_t widest = 0;
  for (size_t i = 1; i < count; i++) {
    widest = layout->widths[i] > layout->widths[widest] ? i : widest;
  }
  if (count == 0 || layout->widths[widest] <= NARROWEST) {
    return false;
  }
  layout->widths[widest]--;
  return true;
}

static void share_out(const struct table *table, struct table_layout *layout, size_t count, int left) {
  int shares = 0;
  for (size_t i = 0; i < count; i++) {
    shares += layout->widths[i] > 0 ? table->columns[i].grow : 0;
  }
  for (size_t i = 0; i < count && shares > 0; i++) {
    if (layout->widths[i] > 0) {
      int part = left * table->columns[i].grow / shares;
      layout->widths[i] += part;
      left -= part;
      shares -= table->columns[i].grow;
    }
  }
}

void table_lay_out(const struct table *table, int width, struct table_layout *layout) {
  size_t count = count_of(table);
  int gap = width >= ROOMY ? 2 : 1;
  for (size_t i = 0; i < count; i++) {
    int wanted = table->columns[i].width;
    layout->widths[i] = wanted > 0 ? wanted : 1;
    layout->starts[i] = 0;
  }
  while (total(layout, count, gap) > width && drop_one(table, layout, count)) {
  }
  while (total(layout, count, gap) > width && narrow_one(layout, count)) {
  }
  int left = width - total(layout, count, gap);
  if (left > 0) {
    share_out(table, layout, count, left);
  }
  int at = 0;
  for (size_t i = 0; i < count; i++) {
    if (layout->widths[i] > 0) {
      layout->starts[i] = at;
      at += layout->widths[i] + gap;
    }
  }
}
