/* SPDX-License-Identifier: MIT */
/* Which jobs fit more or less than before, after something was put right. */
#ifndef LADDERWAY_VIEWS_FIT_CHANGES_H
#define LADDERWAY_VIEWS_FIT_CHANGES_H

#include <stddef.h>

#include "data/match/match.h"

enum { FITS_MOST = 2000, FIT_CHANGES_SHOWN = 10, FIT_TITLE = 120 };

/* The fits of all jobs before, in percent by row of the matrix; `count` 0: not known. */
struct fits {
  double percent[FITS_MOST];
  size_t count;
};

void fits_of(const struct match *match, struct fits *fits);

/* Those jobs whose fit is another one by a twentieth of a point or more. */
struct fit_changes {
  size_t corrections; /* of the command line; 0: nothing was put right */
  size_t jobs;
  size_t shown; /* of these, the ones that stand highest now */
  struct fit_change {
    char code[16];
    char title[2][FIT_TITLE]; /* English, and in the language in force */
    double before, after;
  } jobs_shown[FIT_CHANGES_SHOWN];
  size_t named; /* of the shown ones, the first that changes when shown without decimals; else 0 */
};

void fit_changes_between(const struct fits *before, const struct match *after, struct fit_changes *changes);

/* "Nursing Assistants 34% -> 52%; 712 jobs changed", or that no job's fit changed. Of the title at most `columns`. */
void fit_changes_words(const struct fit_changes *changes, size_t columns, char *text, size_t size);

#endif
