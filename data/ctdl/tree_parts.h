/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the JSON reader share; nobody outside of them includes it.
 *
 *   tree.c         objects, lists, what stands between; duplicate keys
 *   tree_text.c    texts: escapes, UTF-8
 *   tree_number.c  numbers
 *
 * The bytes end with a NUL and TREE_PADDING more bytes that may be read, so
 * nobody has to look where the end is: a NUL is no part of any token.
 */
#ifndef LADDERWAY_DATA_CTDL_TREE_PARTS_H
#define LADDERWAY_DATA_CTDL_TREE_PARTS_H

#include "data/ctdl/tree.h"

enum { TREE_PADDING = 8 };

/* Decodes the text behind the opening quote at `*at`, where it stands, and ends
 * it with a NUL; `*at` is then behind the closing quote. False when it is no
 * valid text; `*at` is then where it went wrong. */
bool tree_take_text(char **at, const char **text, uint32_t *size);

/* Reads the number at `*at`, and moves `*at` behind it. */
bool tree_take_number(char **at, struct tree *value);

#endif
