/* SPDX-License-Identifier: MIT */
/*
 * A page of sections with text that wraps: the same on the screen and on
 * paper. Sections fold; some lines can be opened.
 *
 * On the screen a title has "-" in front, or "+" when its section is folded;
 * what belongs to a section is set in by two columns. The page itself puts a
 * blank line between sections. Paragraphs and values use at most 100 columns.
 * What can't be kept for want of memory (or beyond 100,000 parts or 16 MB) is
 * left out. Texts are UTF-8; a '\n' in them ends a line.
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

/* Empties the page; folded sections and the place in it are remembered by
 * title, so that the same page filled anew stands where it stood. */
void page_clear(struct page *page);

/* Empties the page and forgets these as well: for another subject. */
void page_reset(struct page *page);

/* Starts a section. All texts are copied. What is added before the first section
 * stands at the left and can't be folded. */
void page_section(struct page *page, const char *title);

/* A paragraph; wraps. */
void page_text(struct page *page, enum style style, const char *text);

/* "label   value", labels aligned within the section; the value wraps in its
 * column. A label wider than its share (28 columns or two fifths) has a line
 * to itself. The style is the value's. */
void page_pair(struct page *page, const char *label, const char *value, enum style style);

/* A line that can be opened: `target` is given back by page_target(). A long
 * text wraps; the selection stops at its first line. */
void page_link(struct page *page, const char *text, const char *target);

/* A line of columns that keep their places: `widths` gives each column's width,
 * negative for right-aligned, 0 ends; at most 12. One blank between them. Not
 * wrapped, cut with an ellipsis; what does not fit on the line is left out, so
 * the most important comes first. `target` may be NULL. */
void page_columns(struct page *page, enum style style, const int *widths, const char *const *cells, const char *target);

void page_blank(struct page *page);

/* Draws; the selected line carries '>' and the cursor when focused. The
 * selection stops at links and section titles and otherwise scrolls. */
void page_draw(struct page *page, const struct canvas *canvas, bool focused);

/* Prints everything, nothing folded, on `width` columns (cut to 40-200). With `numbered`, links carry [1], [2] ... */
void page_print(const struct page *page, FILE *out, int width, bool numbered);

/* Movement keys (arrows, j k g G, PgUp PgDn, ^D ^U, Home End), mouse, Enter on a
 * section title (folds). `*open` (may be NULL) is set on a double click on a
 * link. REACT_UNKNOWN when the event is none of these, as Enter on a link is:
 * then page_target() is to be opened. */
unsigned page_take(struct page *page, const struct event *event, bool *open);

/* Target of the selected line; NULL when it can't be opened. Lives until the
 * page is next added to or cleared. */
const char *page_target(const struct page *page);

/* The `number`th (from 1) target in the page, for linear mode; NULL past the last. */
const char *page_target_number(const struct page *page, size_t number);

/* Goes to the next (or previous) title, paragraph, pair or line with `text` in
 * it, without regard to case and accents, unfolding what is folded; after the
 * last it goes on at the first. False when there is none. */
bool page_find(struct page *page, const char *text, bool backward);

#endif
