/* SPDX-License-Identifier: MIT */
/*
 * Text: cleaned where it comes in, measured before it is shown.
 *
 * Every text from outside goes through text_clean() once, at the boundary of
 * data/ and sync/. After that it is valid UTF-8 in Unicode normal form C with
 * nothing in it that could move a cursor, change a colour or turn the reading
 * direction of what stands around it.
 */
#ifndef LADDERWAY_DATA_BASE_TEXT_H
#define LADDERWAY_DATA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"

enum text_form {
  TEXT_LINE,  /* one line: all white space becomes single blanks */
  TEXT_LINES, /* paragraphs: line ends kept as '\n', at most two in a row */
  TEXT_TYPED  /* one line that a person typed: '<' and '&' are just that, no HTML; cleaned again it stays the same */
};

/* A cleaned copy of `length` bytes of `bytes`, in the arena; at most `limit`
 * bytes of result, cut at a character. Removed or replaced: invalid UTF-8
 * (by U+FFFD), C0 and C1 controls and ESC, bidirectional controls, zero-width
 * and tag characters, private use and unassigned code points, more than four
 * combining marks on one character, HTML tags; HTML entities become what they
 * stand for. White space at both ends goes. NULL only without memory. */
char *text_clean(struct arena *arena, const char *bytes, size_t length, enum text_form form, size_t limit);

/* The same for a NUL-ended text, one line, at most 4,096 bytes; NULL for NULL. */
char *text_clean_line(struct arena *arena, const char *text);

/* True if the bytes are the valid UTF-8 encoding of something. */
bool text_is_utf8(const char *bytes, size_t length);

/* Columns that a text takes on a terminal. */
size_t text_width(const char *text);

/* The number of bytes at the start of `text` that fit into `columns`, never
 * cutting a character from its combining marks. `*width`, if not NULL, gets
 * the columns that they take. */
size_t text_fit(const char *text, size_t columns, size_t *width);

/* For comparing and searching: lower case, without accents, other punctuation
 * as blanks. In the arena; NULL without memory or for NULL. */
char *text_fold(struct arena *arena, const char *text);

#endif
