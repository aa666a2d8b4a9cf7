/* SPDX-License-Identifier: MIT */
/*
 * Compare: up to eight credentials side by side (compare_rows.c makes the
 * rows, compare_table.c draws them, compare_json.c writes them).
 */
#ifndef LADDERWAY_VIEWS_COMPARE_H
#define LADDERWAY_VIEWS_COMPARE_H

#include "data/catalog/credential.h"
#include "views/compare_table.h"
#include "views/view.h"

struct compare {
  char ctids[SESSION_MOST_MARKS][CTID_SIZE]; /* given as arguments; none: the marks of the session */
  size_t given;
  struct credential credentials[SESSION_MOST_MARKS];
  size_t count;
  struct compare_table table;
  bool differences_first;
  char on[VIEW_SELECTED];
};

/* Fills in rows for the credentials. Negative without memory. */
int compare_fill(struct view *view, struct error *error);

int compare_json(struct view *view, FILE *out, struct error *error);

#endif
