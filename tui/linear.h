/* SPDX-License-Identifier: MIT */
/*
 * Linear mode: plain lines and numbered choices, nothing drawn twice. For
 * screen readers, teletypes and very slow lines.
 */
#ifndef LADDERWAY_TUI_LINEAR_H
#define LADDERWAY_TUI_LINEAR_H

#include <stddef.h>
#include <stdio.h>

/* Prints `question` and reads one line into `answer`, without its end; control
 * characters are dropped. Returns 0, or -1 at the end of input. */
int linear_ask(FILE *in, FILE *out, const char *question, char *answer, size_t size);

/* The number in `answer` when it is a whole number from 1 to `most`, else 0. */
size_t linear_number(const char *answer, size_t most);

#endif
