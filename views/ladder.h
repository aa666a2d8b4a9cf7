/* SPDX-License-Identifier: MIT */
/*
 * Ladder: what leads to a credential, job or pathway and on from it, drawn as a
 * staircase of wages, as a tree, and as text; and ladders side by side.
 *
 * ladder.c has the model, ladder_screen.c draws it and takes keys, ladder_stairs.c the drawing,
 * ladder_tree.c the tree, ladder_page.c the text, ladder_beside.c the ladders
 * side by side, ladder_words.c figures in words, ladder_source.c where they come
 * from, ladder_json.c the document.
 */
#ifndef LADDERWAY_VIEWS_LADDER_H
#define LADDERWAY_VIEWS_LADDER_H

#include "data/ladder/ladder.h"
#include "tui/page.h"
#include "tui/table.h"
#include "views/compare_table.h"
#include "views/view.h"

enum { LADDER_MOST_BESIDE = 6, LADDER_COLUMNS = 6, LADDER_KEY = 128 };

enum ladder_form { LADDER_STAIRS, LADDER_TREE, LADDER_TEXT, LADDER_BESIDE };

struct ladder_state {
  char keys[LADDER_MOST_BESIDE][LADDER_KEY]; /* what the ladders are of; the first is the one asked for */
  size_t count;
  struct ladder *ladders[LADDER_MOST_BESIDE];
  enum ladder_form form;
  struct page *page; /* of the tree and the text */
  struct compare_table beside;
  size_t *rows; /* of the list: steps, those of the line first */
  size_t row_count;
  struct table table;
  struct table_column columns[LADDER_COLUMNS];
  char selected[VIEW_SELECTED];
};

/* --- words: ladder_words.c. All write into `text`. --- */

/* The name of a step, exit or ladder in the language in force. */
const char *ladder_step_name(const struct ladder_step *step);
const char *ladder_exit_title(const struct ladder_exit *exit);
const char *ladder_title(const struct ladder *ladder);

/* "$1,250", "at least $1,250", "$900 and 300 CAD", "not published". */
void ladder_cost_words(const struct ladder_sum *sum, char *text, size_t size);
/* "14 months", "at least 14 months", "not published". */
void ladder_time_words(const struct ladder_sum *sum, char *text, size_t size);
/* The same for a narrow column: "1,250", "*1,250" for at least. */
void ladder_cost_cell(const struct ladder_sum *sum, char *text, size_t size);
void ladder_time_cell(const struct ladder_sum *sum, char *text, size_t size);
/* "38,000 e", "41,200", "too few". */
void ladder_wage_cell(const struct ladder_exit *exit, char *text, size_t size);
/* "Nursing Assistants: $38,000 a year, middle wage of the job in the whole country (May 2025)" */
void ladder_exit_words(const struct ladder_exit *exit, char *text, size_t size);
/* "required; stated by the higher step" */
void ladder_edge_words(const struct ladder_edge *edge, char *text, size_t size);
/* How it leads on, without who says so: "required", "gives advanced standing". */
const char *ladder_kind_words(const char *kind);
/* The same in a word or two for a column: "adv. standing". */
const char *ladder_short_kind(const char *kind);
const char *ladder_stated_words(const char *stated_by);
/* "progression: a step up that what you have counts toward" */
const char *ladder_stacking_words(enum ladder_stacking stacking);
/* Only its name: "progression". */
const char *ladder_short_stacking(enum ladder_stacking stacking);
const char *ladder_assumed_words(enum ladder_assumed bit);
const char *ladder_part_words(enum pathway_part part);

/* --- forms --- */

/* The staircase in at most `rows` lines of `columns` columns, UTF-8; NULL-ended,
 * in the arena. `today` is the present wage in cents, -1 not told. Empty when no
 * exit of the line has a wage. NULL without memory. */
const char *const *ladder_stairs(struct arena *arena, const struct ladder *ladder, long long today, int rows,
                                 int columns);

/* Fill a page anew. */
void ladder_fill_tree(struct page *page, struct arena *arena, const struct ladder *ladder);
void ladder_fill_text(struct page *page, struct arena *arena, const struct ladder *ladder);

/* The table of the ladders side by side. */
int ladder_fill_beside(struct view *view, struct error *error) MUST_CHECK;

/* Where the figures of one step come from, or of the ladder when `step` is LADDER_NONE. */
void ladder_put_source(struct page *page, struct arena *arena, const struct ladder *ladder, size_t step);

/* Puts the ladder of `text` (CTID, code, or the name of a job) beside the others. */
int ladder_put_beside(struct view *view, const char *text, struct error *error) MUST_CHECK;
/* Changes over to a form. */
void ladder_show(struct view *view, enum ladder_form form);
/* The page of the form in force, filled anew. */
void ladder_fill_page(struct view *view);

void ladder_draw(struct view *view, const struct canvas *body);
unsigned ladder_act(struct view *view, int action);
unsigned ladder_take(struct view *view, const struct event *event);
const char *ladder_selected(const struct view *view);
unsigned ladder_type(struct view *view, const char *text);

int ladder_json(struct view *view, FILE *out, struct error *error);

#endif
