/* SPDX-License-Identifier: MIT */
/* The record reader's JSON tree against jansson: they have to take and refuse
 * the same bytes, and to say the same of them. For a unit test and a fuzzer. */
#ifndef LADDERWAY_TESTS_UNIT_TREE_COMPARE_H
#define LADDERWAY_TESTS_UNIT_TREE_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

/* True when both say the same of `length` bytes; else `why` says what differs.
 * `taken`, if not NULL, is set when both took them. */
bool tree_compare(const char *bytes, size_t length, bool *taken, const char **why);

#endif
