/* SPDX-License-Identifier: MIT */
/*
 * Compare: up to eight credentials side by side (compare_rows.c makes the
 * rows, compare.c shows them, compare_json.c writes them).
 */
#ifndef LADDERWAY_VIEWS_COMPARE_H
#define LADDERWAY_VIEWS_COMPARE_H

#include "data/catalog/credential.h"
#include "views/view.h"

enum { COMPARE_CELL = 256, COMPARE_MOST_ROWS = 20 };

struct compare_cell {
  char text[COMPARE_CELL];
  double value;       /* to compare by; NAN when it is words or unknown */
  const char *reason; /* why it is blank; NULL when it is not */
  bool best;
};

enum compare_better { BETTER_NONE, BETTER_LOW, BETTER_HIGH };

struct compare_row {
  const char *key;   /* in the JSON document: "cost" */
  const char *label; /* translated */
  enum compare_better better;
  bool differs;
  struct compare_cell cells[SESSION_MOST_MARKS];
};

struct compare {
  char ctids[SESSION_MOST_MARKS][CTID_SIZE]; /* given as arguments; none: the marks of the session */
  size_t given;
  struct credential credentials[SESSION_MOST_MARKS];
  size_t count;
  struct compare_row *rows;
  size_t row_count;
  bool differences_first;
  size_t selected; /* column */
  size_t left;     /* first column shown */
  size_t top;      /* first row shown */
  char on[VIEW_SELECTED];
};

/* Fills in rows for the credentials. Negative without memory. */
int compare_fill(struct view *view, struct error *error);

int compare_json(struct view *view, FILE *out, struct error *error);

#endif
