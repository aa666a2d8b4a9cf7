/* SPDX-License-Identifier: MIT */
/* Inside rows_*.c: the look at a patch before SQLite gets it. */
#ifndef LADDERWAY_DATA_CATALOG_ROWS_PATCH_H
#define LADDERWAY_DATA_CATALOG_ROWS_PATCH_H

#include <stddef.h>

#include "data/base/error.h"

/* ERROR_BAD_DATA, ERROR_TOO_BIG */
int rows_patch_check(const void *patch, size_t length, struct error *error) MUST_CHECK;

#endif
