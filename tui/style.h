/* SPDX-License-Identifier: MIT */
/* What the styles look like, by how many colours there are. Only inside tui/: includes curses. */
#ifndef LADDERWAY_TUI_STYLE_H
#define LADDERWAY_TUI_STYLE_H

#include <curses.h>
#include <stdbool.h>

#include "tui/canvas.h"

enum depth { DEPTH_NONE, DEPTH_8, DEPTH_16, DEPTH_256 };

/* The colours to use with a terminal that has `colours` of them. */
enum depth style_depth(int count, const char *no_colour);

/* Makes the colour pairs. To be called once, after start_color(). */
void style_pairs(enum depth depth, bool default_colours);

struct look {
  attr_t attributes;
  short pair;
};

struct look style_look(enum style style, enum depth depth, bool low_bandwidth);

#endif
