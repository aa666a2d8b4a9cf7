/* SPDX-License-Identifier: MIT */
/* The staircase: a tread for each exit of the line, as high as it pays. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/glyph.h"
#include "views/format.h"
#include "views/ladder.h"

enum { AXIS = 14, LEAST_TREAD = 11, MOST_TREADS = 12, MOST_ROWS = 60, MOST_COLUMNS = 240, CELL = 24, CELL_TEXT = 64 };

/* Height of the axis and the two lines of figures below it. */
enum { FOOT = 3 };

struct tread {
  const struct ladder_step *step; /* NULL: today */
  const struct ladder_exit *exit; /* that it opens; NULL: today */
  long long wage;                 /* -1: today, not told */
  const char *label;
  int row, column, width;
};

struct stairs {
  struct tread treads[MOST_TREADS];
  size_t count;
  int rows, columns;
  char (*cells)[CELL]; /* a character each; "" for the right half of a wide one */
};

/* --- cells --- */

static void put(struct stairs *stairs, int row, int column, const char *text) {
  size_t length = strlen(text);
  struct glyph glyph;
  for (size_t at = 0; row >= 0 && row < stairs->rows && glyph_next(text + at, length - at, false, &glyph);
       at += glyph.bytes) {
    if (column < 0 || column + glyph.width > stairs->columns || glyph.bytes >= CELL) {
      return;
    }
    char(*cell)[CELL] = &stairs->cells[row * stairs->columns + column];
    (void)snprintf(*cell, CELL, "%.*s", (int)glyph.bytes, text + at);
    for (int i = 1; i < glyph.width; i++) {
      cell[i][0] = '\0';
    }
    column += glyph.width;
  }
}

/* At most `width` columns, cut with an ellipsis. */
static void put_cut(struct stairs *stairs, int row, int column, int width, const char *text) {
  char cut[4 * MOST_COLUMNS];
  if (width > 0) {
    glyph_cell(text, width, false, false, cut, sizeof cut);
    size_t length = strlen(cut);
    while (length > 0 && cut[length - 1] == ' ') {
      cut[--length] = '\0';
    }
    put(stairs, row, column, cut);
  }
}

/* --- treads --- */

/* The same job, whoever earned what in it. */
static bool is_same_exit(const struct tread *tread, const struct ladder_exit *exit) {
  const struct ladder_exit *other = tread->exit;
  if (other == NULL || other->code == NULL || exit->code == NULL) {
    return other != NULL && other->code == exit->code && other->wage == exit->wage;
  }
  return strcmp(other->code, exit->code) == 0;
}

/* Who has learned for a job that asks for a license is there with the license. */
static bool is_permission(const struct ladder_step *step) {
  const char *type = step->type == NULL ? "" : step->type;
  return strstr(type, "License") != NULL || strstr(type, "Certification") != NULL;
}

/* A step that opens no other exit adds nothing; but the license after the training takes its place. */
static bool is_new(struct tread *last, const struct ladder_step *step) {
  if (!is_same_exit(last, &step->exits[0])) {
    return true;
  }
  if (is_permission(step) && !is_permission(last->step)) {
    last->step = step;
  }
  return false;
}

/* Today, then each step that opens another exit with a wage; the last `most` of them. */
static void choose_treads(struct stairs *stairs, const struct ladder *ladder, long long today, size_t most) {
  stairs->treads[0] = (struct tread){.wage = today, .label = _("today")};
  stairs->count = 1;
  for (size_t i = 0; i < ladder->line_count; i++) {
    const struct ladder_step *step = &ladder->steps[ladder->line[i]];
    if (step->exit_count == 0 || step->exits[0].wage < 0 || !is_new(&stairs->treads[stairs->count - 1], step)) {
      continue;
    }
    if (stairs->count == most) {
      memmove(&stairs->treads[1], &stairs->treads[2], (most - 2) * sizeof stairs->treads[0]);
      stairs->count--;
    }
    stairs->treads[stairs->count++] = (struct tread){.step = step,
                                                     .exit = &step->exits[0],
                                                     .wage = step->exits[0].wage,
                                                     .label = ladder_exit_title(&step->exits[0])};
  }
}

/* Equal wages stand equally high; each other one two rows above the next lower. */
static size_t rank_of(const struct stairs *stairs, size_t self) {
  size_t rank = 0;
  for (size_t i = 0; i < stairs->count; i++) {
    bool counted = false;
    for (size_t j = 0; j < i; j++) {
      counted = counted || stairs->treads[j].wage == stairs->treads[i].wage;
    }
    rank += !counted && stairs->treads[i].wage < stairs->treads[self].wage;
  }
  return rank;
}

static size_t count_ranks(const struct stairs *stairs) {
  size_t most = 0;
  for (size_t i = 0; i < stairs->count; i++) {
    size_t rank = rank_of(stairs, i);
    most = rank > most ? rank : most;
  }
  return most + 1;
}

static void place_treads(struct stairs *stairs) {
  int left = AXIS + 1;
  int first = 4;
  int others = stairs->count < 2 ? 0 : (stairs->columns - left - first) / (int)(stairs->count - 1);
  for (size_t i = 0; i < stairs->count; i++) {
    struct tread *tread = &stairs->treads[i];
    tread->row = stairs->rows - FOOT - 1 - 2 * (int)rank_of(stairs, i);
    tread->column = i == 0 ? left : left + first + others * ((int)i - 1);
    tread->width = i == 0 ? first : others;
  }
}

/* --- drawing --- */

static void draw_axis(struct stairs *stairs) {
  int foot = stairs->rows - FOOT;
  char text[CELL_TEXT];
  for (int row = 0; row < foot; row++) {
    put(stairs, row, AXIS, "│");
  }
  put(stairs, foot, AXIS, "└");
  for (int column = AXIS + 1; column < stairs->columns; column++) {
    put(stairs, foot, column, "─");
  }
  for (size_t i = 0; i < stairs->count; i++) {
    const struct tread *tread = &stairs->treads[i];
    char wage[CELL_TEXT] = "";
    if (tread->exit != NULL) {
      ladder_wage_cell(tread->exit, wage, sizeof wage);
    } else if (tread->wage >= 0) {
      format_cost_cell(wage, sizeof wage, tread->wage, true);
    }
    glyph_cell(wage, AXIS - 1, true, false, text, sizeof text);
    if (wage[0] != '\0') {
      put(stairs, tread->row, 0, text);
      put(stairs, tread->row, AXIS, i == 0 ? "┼" : "┤");
    } else {
      put(stairs, tread->row, AXIS, "├");
    }
  }
}

/* From one tread to the next: straight up or down at its left end. */
static void draw_riser(struct stairs *stairs, const struct tread *from, const struct tread *to) {
  int high = from->row < to->row ? from->row : to->row;
  int low = from->row < to->row ? to->row : from->row;
  for (int row = high + 1; row < low; row++) {
    put(stairs, row, to->column, "│");
  }
  bool up = to->row < from->row;
  if (from->row == to->row) {
    put(stairs, to->row, to->column, "┬");
  } else {
    put(stairs, from->row, to->column, up ? "┘" : "┐");
    put(stairs, to->row, to->column, up ? "┌" : "└");
  }
}

static void draw_treads(struct stairs *stairs) {
  for (size_t i = 0; i < stairs->count; i++) {
    const struct tread *tread = &stairs->treads[i];
    for (int column = tread->column; column < tread->column + tread->width; column++) {
      put(stairs, tread->row, column, "─");
    }
  }
  for (size_t i = 1; i < stairs->count; i++) {
    draw_riser(stairs, &stairs->treads[i - 1], &stairs->treads[i]);
  }
  for (size_t i = 0; i < stairs->count; i++) {
    const struct tread *tread = &stairs->treads[i];
    bool falls = i + 1 < stairs->count && stairs->treads[i + 1].row > tread->row;
    int room = falls ? tread->width - 2 : stairs->columns - tread->column - 2;
    if (i == 0) {
      put_cut(stairs, tread->row, tread->column + tread->width + 2, room, tread->label);
    } else {
      put_cut(stairs, tread->row + 1, tread->column + 2, room, tread->label);
    }
  }
}

static void draw_foot(struct stairs *stairs) {
  int foot = stairs->rows - FOOT;
  put_cut(stairs, foot + 1, 0, AXIS, _("time so far"));
  put_cut(stairs, foot + 2, 0, AXIS, _("cost so far"));
  for (size_t i = 1; i < stairs->count; i++) {
    const struct tread *tread = &stairs->treads[i];
    char text[CELL_TEXT];
    put(stairs, foot, tread->column, "┬");
    ladder_time_cell(&tread->step->so_far, text, sizeof text);
    put_cut(stairs, foot + 1, tread->column, tread->width - 1, text);
    ladder_cost_cell(&tread->step->so_far, text, sizeof text);
    put_cut(stairs, foot + 2, tread->column, tread->width - 1, text);
  }
}

/* --- lines --- */

static const char *const *make_lines(struct arena *arena, const struct stairs *stairs) {
  const char **lines = arena_array(arena, (size_t)stairs->rows + 1, sizeof *lines);
  for (int row = 0; lines != NULL && row < stairs->rows; row++) {
    char *line = arena_alloc(arena, (size_t)stairs->columns * CELL + 1);
    if (line == NULL) {
      return NULL;
    }
    size_t at = 0;
    size_t end = 0;
    for (int column = 0; column < stairs->columns; column++) {
      const char *cell = stairs->cells[row * stairs->columns + column];
      size_t length = strlen(cell);
      memcpy(line + at, cell, length);
      at += length;
      end = length > 0 && strcmp(cell, " ") != 0 ? at : end;
    }
    line[end] = '\0';
    lines[row] = line;
  }
  return lines;
}

const char *const *ladder_stairs(struct arena *arena, const struct ladder *ladder, long long today, int rows,
                                 int columns) {
  static const char *const none[] = {NULL};
  struct stairs stairs = {.columns = columns > MOST_COLUMNS ? MOST_COLUMNS : columns};
  int fit = (stairs.columns - AXIS - 5) / LEAST_TREAD + 1;
  size_t most = fit > MOST_TREADS ? (size_t)MOST_TREADS : fit < 2 ? 2 : (size_t)fit;
  choose_treads(&stairs, ladder, today, most);
  while (stairs.count > 2 && 2 * (int)count_ranks(&stairs) + FOOT - 1 > rows) {
    choose_treads(&stairs, ladder, today, --most);
  }
  stairs.rows = 2 * (int)count_ranks(&stairs) + FOOT - 1;
  if (stairs.count < 2 || stairs.rows > rows || stairs.rows > MOST_ROWS || fit < 1) {
    return none;
  }
  stairs.cells = arena_array(arena, (size_t)stairs.rows * (size_t)stairs.columns, sizeof *stairs.cells);
  if (stairs.cells == NULL) {
    return NULL;
  }
  for (int i = 0; i < stairs.rows * stairs.columns; i++) {
    stairs.cells[i][0] = ' ';
  }
  place_treads(&stairs);
  draw_axis(&stairs);
  draw_treads(&stairs);
  draw_foot(&stairs);
  return make_lines(arena, &stairs);
}
