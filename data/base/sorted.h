/* SPDX-License-Identifier: MIT */
/* Looking up by a text among things that are in the order of their texts. */
#ifndef LADDERWAY_DATA_BASE_SORTED_H
#define LADDERWAY_DATA_BASE_SORTED_H

#include <stddef.h>

/* `count` things of `size` bytes each, which hold a `const char *` (never NULL)
 * at `offset`, in the order of strcmp over those: the index of the first whose
 * text is not before `key`, or `count`. The caller looks whether it is the one
 * that it wants; several with the same text follow each other. */
size_t sorted_place(const void *things, size_t count, size_t size, size_t offset, const char *key);

#endif
