/* SPDX-License-Identifier: MIT */
#include "tui/style.h"

/* -1 is the terminal's own colour, which may be light or dark: the others are
 * chosen to be read on both. */
struct colours {
  short fore, back;
};

static const struct colours colours[][STYLE_COUNT] = {
    [DEPTH_8] = {[STYLE_PLAIN] = {-1, -1},
                 [STYLE_STRONG] = {-1, -1},
                 [STYLE_DIM] = {-1, -1},
                 [STYLE_BAR] = {COLOR_WHITE, COLOR_BLUE},
                 [STYLE_KEY] = {COLOR_YELLOW, COLOR_BLUE},
                 [STYLE_SELECTED] = {-1, -1},
                 [STYLE_FIELD] = {-1, -1},
                 [STYLE_GOOD] = {COLOR_GREEN, -1},
                 [STYLE_WARN] = {COLOR_MAGENTA, -1},
                 [STYLE_BAD] = {COLOR_RED, -1},
                 [STYLE_LINK] = {-1, -1}},
    [DEPTH_16] = {[STYLE_PLAIN] = {-1, -1},
                  [STYLE_STRONG] = {-1, -1},
                  [STYLE_DIM] = {8, -1},
                  [STYLE_BAR] = {15, COLOR_BLUE},
                  [STYLE_KEY] = {11, COLOR_BLUE},
                  [STYLE_SELECTED] = {-1, -1},
                  [STYLE_FIELD] = {-1, -1},
                  [STYLE_GOOD] = {COLOR_GREEN, -1},
                  [STYLE_WARN] = {COLOR_MAGENTA, -1},
                  [STYLE_BAD] = {COLOR_RED, -1},
                  [STYLE_LINK] = {-1, -1}},
    [DEPTH_256] = {[STYLE_PLAIN] = {-1, -1},
                   [STYLE_STRONG] = {-1, -1},
                   [STYLE_DIM] = {244, -1},
                   [STYLE_BAR] = {231, 24},
                   [STYLE_KEY] = {229, 24},
                   [STYLE_SELECTED] = {-1, -1},
                   [STYLE_FIELD] = {-1, -1},
                   [STYLE_GOOD] = {34, -1},
                   [STYLE_WARN] = {172, -1},
                   [STYLE_BAD] = {160, -1},
                   [STYLE_LINK] = {32, -1}},
};

/* What says it without colour; with colours, those marked stay as well. */
static const struct {
  attr_t plain;    /* on a terminal without colours */
  attr_t coloured; /* beside the colour */
} emphasis[STYLE_COUNT] = {
    [STYLE_PLAIN] = {A_NORMAL, A_NORMAL},       [STYLE_STRONG] = {A_BOLD, A_BOLD},
    [STYLE_DIM] = {A_NORMAL, A_NORMAL},         [STYLE_BAR] = {A_REVERSE, A_NORMAL},
    [STYLE_KEY] = {A_REVERSE | A_BOLD, A_BOLD}, [STYLE_SELECTED] = {A_REVERSE, A_REVERSE},
    [STYLE_FIELD] = {A_UNDERLINE, A_UNDERLINE}, [STYLE_GOOD] = {A_BOLD, A_BOLD},
    [STYLE_WARN] = {A_UNDERLINE, A_BOLD},       [STYLE_BAD] = {A_BOLD | A_UNDERLINE, A_BOLD},
    [STYLE_LINK] = {A_UNDERLINE, A_UNDERLINE},
};

enum depth style_depth(int count, const char *no_colour) {
  if (no_colour != NULL && no_colour[0] != '\0') {
    return DEPTH_NONE;
  }
  return count >= 256 ? DEPTH_256 : count >= 16 ? DEPTH_16 : count >= 8 ? DEPTH_8 : DEPTH_NONE;
}

static short pair_of(enum style style, enum depth depth) {
  if (depth == DEPTH_NONE) {
    return 0;
  }
  const struct colours *chosen = &colours[depth][style];
  return chosen->fore < 0 && chosen->back < 0 ? 0 : (short)(style + 1);
}

void style_pairs(enum depth depth, bool default_colours) {
  for (int i = 0; i < STYLE_COUNT && depth != DEPTH_NONE; i++) {
    struct colours chosen = colours[depth][i];
    if (!default_colours) {
      chosen.fore = chosen.fore < 0 ? COLOR_WHITE : chosen.fore;
      chosen.back = chosen.back < 0 ? COLOR_BLACK : chosen.back;
    }
    if (pair_of((enum style)i, depth) != 0) {
      init_pair((short)(i + 1), chosen.fore, chosen.back);
    }
  }
}

struct look style_look(enum style style, enum depth depth, bool low_bandwidth) {
  bool cheap =
      style == STYLE_BAR || style == STYLE_KEY || style == STYLE_SELECTED || style == STYLE_FIELD || style == STYLE_DIM;
  if (low_bandwidth && cheap) {
    return (struct look){A_NORMAL, 0}; /* the place on the screen says it */
  }
  return (struct look){depth == DEPTH_NONE ? emphasis[style].plain : emphasis[style].coloured, pair_of(style, depth)};
}
