/* SPDX-License-Identifier: MIT */
/* Match: jobs near what a person holds (match.c, match_detail.c, match_json.c). */
#ifndef LADDERWAY_VIEWS_MATCH_H
#define LADDERWAY_VIEWS_MATCH_H

#include "data/match/match.h"
#include "tui/page.h"
#include "tui/table.h"
#include "views/view.h"

enum { MATCH_COLUMNS = 7, MATCH_LIMIT = 20 };

struct match_state {
  struct match match;
  struct job_match *shown; /* the jobs in the list: all, or the one asked for */
  size_t shown_count;
  char only[64]; /* --job */
  struct table table;
  struct table_column columns[MATCH_COLUMNS];
  struct page *detail; /* of the job at detail_index */
  size_t detail_index;
  char selected[VIEW_SELECTED];
  bool detail_open; /* the whole page is shown instead of the list */
};

/* Fills `page` with the have and lack lists of the job at `index`. */
int match_fill_detail(struct view *view, size_t index, struct page *page, struct error *error) MUST_CHECK;

/* "most", "some", "little" in words. */
const char *match_fit_words(enum fit_word word);

int match_json(struct view *view, FILE *out, struct error *error);

#endif
