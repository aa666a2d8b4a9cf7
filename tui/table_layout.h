/* SPDX-License-Identifier: MIT */
/* Which columns of a table are shown, and how wide. Only inside tui/. */
#ifndef LADDERWAY_TUI_TABLE_LAYOUT_H
#define LADDERWAY_TUI_TABLE_LAYOUT_H

#include "tui/table.h"

struct table_layout {
  int widths[TABLE_MOST_COLUMNS]; /* 0: not shown */
  int starts[TABLE_MOST_COLUMNS]; /* first column on the line, from 0 */
};

void table_lay_out(const struct table *table, int width, struct table_layout *layout);

#endif
