/* SPDX-License-Identifier: MIT */
/*
 * The rows of a JSON array, one after the other, without parsing them.
 *
 * So one row that can't be read costs that row and not the page, and only one
 * is ever held in parsed form.
 */
#ifndef LADDERWAY_SYNC_REGISTRY_ROWS_H
#define LADDERWAY_SYNC_REGISTRY_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct registry_rows {
  const char *at, *end;
  bool over, broken; /* broken: not a whole JSON array */
};

struct registry_row {
  const char *bytes;
  size_t length;
  size_t values; /* at most so many are in it, itself included */
};

/* False when the bytes don't begin an array. */
bool registry_rows_begin(struct registry_rows *rows, const char *bytes, size_t length);
/* False after the last, and when the array is broken. */
bool registry_rows_next(struct registry_rows *rows, struct registry_row *row);

#endif
