/* SPDX-License-Identifier: MIT */
/*
 * Plain text on its way out: collected, then written as the terminal or file
 * can take it (without accents where it is not UTF-8, or with --ascii).
 */
#ifndef LADDERWAY_VIEWS_PAPER_H
#define LADDERWAY_VIEWS_PAPER_H

#include <stddef.h>
#include <stdio.h>

/* Columns in linear mode, where lines go to a terminal that may have no more. */
enum { PAPER_LINEAR = 79 };

struct paper {
  FILE *file; /* write here; NULL without memory */
  char *text;
  size_t size;
};

void paper_open(struct paper *paper);

/* Writes what was collected to `out` and gives the memory back. */
void paper_close(struct paper *paper, FILE *out);

#endif
