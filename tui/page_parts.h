/* SPDX-License-Identifier: MIT */
/*
 * Inside of a page, shared by the page_*.c files only.
 *
 * A page is sections of parts. Laying out cuts the parts into lines for one
 * width; drawing and printing both ask for the runs of text of a line, so that
 * the screen and paper can't differ.
 */
#ifndef LADDERWAY_TUI_PAGE_PARTS_H
#define LADDERWAY_TUI_PAGE_PARTS_H

#include <stdint.h>

#include "tui/page.h"

enum {
  PAGE_CELLS = 12,      /* columns of a page_columns() line */
  PAGE_TITLE = 256,     /* bytes of a title that are remembered */
  PAGE_FOLDS = 64,      /* folded titles that are remembered */
  PAGE_MOST = 100000,   /* parts; more are left out */
  PAGE_POOL = 16 << 20, /* bytes of text; more are left out */
  PAGE_READABLE = 100   /* columns: longer lines are hard to read */
};

#define PAGE_NONE SIZE_MAX

enum part_kind { PART_TEXT, PART_PAIR, PART_LINK, PART_COLUMNS, PART_BLANK };

/* Texts are offsets into the pool, which moves when it grows. */
struct part {
  enum part_kind kind;
  enum style style;
  size_t text, length; /* PART_COLUMNS: the cells, each with its NUL */
  size_t label;
  size_t target; /* PAGE_NONE: can't be opened */
  int widths[PAGE_CELLS];
  size_t cells;
};

struct section {
  size_t title; /* PAGE_NONE: what stands before the first title */
  size_t first, count;
  bool folded;
};

enum line_kind { LINE_TITLE, LINE_PART, LINE_GAP };

struct page_line {
  enum line_kind kind;
  size_t section, part;
  size_t start, length; /* of the part's text */
  bool first;           /* of its part: has the label, the number, can be a stop */
};

struct page_layout {
  struct page_line *lines;
  size_t count, room;
  int width;  /* 0: not laid out */
  int prefix; /* columns kept for "[1] " in front of what can be opened */
  bool ascii;
  bool all; /* folded sections as well */
};

/* A place that outlives laying out anew, and by the title even page_clear(). */
struct anchor {
  bool set;
  char title[PAGE_TITLE];
  size_t section, part; /* `part` within the section; PAGE_NONE: the title */
  size_t line;          /* within the part */
};

struct page {
  char *pool;
  size_t pool_used, pool_room;
  struct part *parts;
  size_t part_count, part_room;
  struct section *sections;
  size_t section_count, section_room;
  struct page_layout shown;
  bool stale;                              /* `shown` does not fit the parts any more */
  struct anchor top_anchor, select_anchor; /* to go to when laid out next */
  size_t top, height;
  size_t selected; /* a line; PAGE_NONE: none in sight */
  bool downward;   /* the last scrolling, for the cursor when nothing is selected */
  struct canvas drawn;
  char folds[PAGE_FOLDS][PAGE_TITLE];
  size_t fold_count;
};

/* One piece of a line. */
struct page_run {
  int column;
  int width; /* exactly; 0: as long as it is */
  bool right;
  enum style style;
  const char *text;
  size_t length;
};

typedef void page_put(void *context, const struct page_run *run);

/* Cuts the page into lines; false without memory. */
bool page_lay_out(const struct page *page, struct page_layout *layout);

/* Gives the runs of a line; `number` is what a numbered print puts in front, 0 for nothing. */
void page_runs(const struct page *page, const struct page_layout *layout, const struct page_line *line, size_t number,
               page_put *put, void *context);

const char *page_pool(const struct page *page, size_t offset);

/* Whether the selection stops at this line. */
bool page_is_stop(const struct page *page, size_t line);

/* Lays the page out for the screen, if needed, and finds the place again. */
void page_refresh(struct page *page, int width);

/* Notes the present place for the next page_refresh(). */
void page_keep_place(struct page *page);

void page_set_fold(struct page *page, size_t index, bool folded);

/* Brings a line into sight and selects it. */
void page_go(struct page *page, size_t line);

#endif
