/* SPDX-License-Identifier: MIT */
/*
 * A page of sections with text that wraps: the same on the screen and on
 * paper. Sections fold; some lines can be opened.
 */
#ifndef LADDERWAY_TUI_PAGE_H
#define LADDERWAY_TUI_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "tui/canvas.h"
#include "tui/event.h"

struct page;

/* NULL without memory. */
struct page *page_new(void);
void page_free(struct page *page);

/* Empties the page; folded sections and the place in it are remembered by title. */
void page_clear(struct page *page);

/* Starts a section. All texts are copied. */
void page_section(struct page *page, const char *title);

/* A paragraph; wraps. */
void page_text(struct page *page, enum style style, const char *text);

/* "label   value", labels aligned within the section; the value wraps in its column. */
void page_pair(struct page *page, const char *label, const char *value, enum style style);

/* A line that can be opened: `target` is given back by page_target(). */
void page_link(struct page *page, const char *text, const char *target);

/* A line of columns that keep their places: `widths` gives each column's width,
 * negative for right-aligned, 0 ends. Not wrapped, cut with an ellipsis.
 * `target` may be NULL. */
void page_columns(struct page *page, enum style style, const int *widths, const char *const *cells, const char *target);

void page_blank(struct page *page);

/* Draws; the selected line carries '>' and the cursor when focused. The
 * selection stops at links and section titles and otherwise scrolls. */
void page_draw(struct page *page, const struct canvas *canvas, bool focused);

/* Prints everything, nothing folded. With `numbered`, links carry [1], [2] ... */
void page_print(const struct page *page, FILE *out, int width, bool numbered);

/* Movement keys, mouse, Enter on a section title (folds). `*open` is set on a
 * double click on a link. REACT_UNKNOWN when the event is none of these. */
unsigned page_take(struct page *page, const struct event *event, bool *open);

/* Target of the selected line; NULL when it can't be opened. */
const char *page_target(const struct page *page);

/* The `number`th (from 1) target in the page, for linear mode; NULL past the last. */
const char *page_target_number(const struct page *page, size_t number);

/* Finds the next (or previous) line with `text` in it, without regard to case;
 * false when there is none. */
bool page_find(struct page *page, const char *text, bool backward);

#endif
