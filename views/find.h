/* SPDX-License-Identifier: MIT */
/*
 * Find: the model that the faces of this view share (find.c runs the search,
 * find_screen.c draws and takes keys, find_json.c writes the document).
 */
#ifndef LADDERWAY_VIEWS_FIND_H
#define LADDERWAY_VIEWS_FIND_H

#include "data/catalog/query.h"
#include "data/catalog/search.h"
#include "tui/prompt.h"
#include "tui/table.h"
#include "views/view.h"

enum { FIND_WINDOW = 200, FIND_COLUMNS = 6, FIND_LIMIT = 50 };

/* One line of the filter pane: a heading or a value. */
struct find_filter {
  const char *kind;                /* of the facet */
  const struct facet_count *value; /* NULL: a heading */
};

struct find {
  struct prompt line;
  enum sort_key sort;
  struct query query;
  struct search_result result; /* total and facets; its rows are not used by the screen */
  struct error trouble;        /* why the query makes no sense; code 0 when it does */

  /* The rows around the selection; the rest stay in the snapshot. */
  struct arena *window_arena;
  struct credential_row *window;
  size_t window_start, window_count;

  struct table table;
  struct table_column columns[FIND_COLUMNS];

  bool filters_shown;
  bool filters_focused;
  struct find_filter *filters;
  struct list filter_list;
  char selected[VIEW_SELECTED];
  char ticked[256]; /* the term of the filter set or taken off last: the selection stays on it */
};

/* Runs the search for the line as it stands. Trouble with the query is kept in
 * the model; the return value is negative only for trouble with the data. */
int find_search(struct view *view, struct error *error);

/* The row at `index`, read from the snapshot when it is outside the window;
 * NULL past the end or on trouble. */
const struct credential_row *find_row(struct view *view, size_t index);

/* Writes one cell of the table; `context` is the view. */
void find_cell(void *context, size_t row, size_t column, char *text, size_t size);

/* "best first" and so on, in words. */
const char *find_sort_words(enum sort_key sort);

/* The label of a facet value in words. */
const char *find_label(const char *kind, const struct facet_count *value);

void find_draw(struct view *view, const struct canvas *body);
unsigned find_act(struct view *view, int action);
unsigned find_take(struct view *view, const struct event *event);
int find_json(struct view *view, FILE *out, struct error *error);

#endif
