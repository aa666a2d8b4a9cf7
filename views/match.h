/* SPDX-License-Identifier: MIT */
/*
 * Match: jobs near what a person holds.
 *
 * match.c         the keys, paper
 * match_list.c    the list of jobs
 * match_page.c    the pages of one job: details, closing the gap, why this rank
 * match_detail.c  what is had and lacking, the parts, the gates
 * match_gap.c     what closes the gap
 * match_why.c     the sum that the order is, and the source page
 * match_wish.c    the filters: a pane, a typed line, options
 * match_json.c, match_gap_json.c
 */
#ifndef LADDERWAY_VIEWS_MATCH_H
#define LADDERWAY_VIEWS_MATCH_H

#include "data/match/gap.h"
#include "data/match/gates.h"
#include "data/match/match.h"
#include "data/match/rank.h"
#include "data/match/unrated.h"
#include "data/match/wishes.h"
#include "tui/page.h"
#include "tui/table.h"
#include "views/view.h"

enum { MATCH_COLUMNS = 8, MATCH_LIMIT = 20, MATCH_TEXT = 512 };

enum match_sort { MATCH_BEST, MATCH_FIT, MATCH_WAGE, MATCH_OPENINGS };
enum { MATCH_SORTS = 4 };

/* What stands in the page. */
enum match_page { MATCH_PAGE_NONE, MATCH_PAGE_DETAIL, MATCH_PAGE_GAP, MATCH_PAGE_WHY };

struct match_state {
  struct match match;
  struct match_wishes filter;
  struct match_left filtered;
  struct job_match **shown; /* the jobs in the list: those that pass, or the one asked for */
  size_t shown_count;
  double *steps; /* per row the days of the cheapest training; -2 not looked up yet */
  enum match_sort sort;
  char only[64]; /* --job */
  char selected[VIEW_SELECTED];
  struct job unrated; /* the job asked for, when it has no ratings */
  bool is_unrated;
  struct job_match *unrated_jobs; /* see unrated.h */
  size_t unrated_count;
  struct table table;
  struct table_column columns[MATCH_COLUMNS];
  struct page *page;       /* of the job at page_index */
  enum match_page in_page; /* what it holds */
  size_t page_index;
  enum match_page open; /* the whole page is shown instead of the list */
  bool wishes_open;     /* the filter pane */
  struct list wishes;
  bool asking;          /* the question that was asked last is about wishes */
  enum wish_kind asked; /* which one; WISH_KINDS: all of them */
};

/* --- match_list.c --- */

extern const double match_not_looked_up; /* in match_state.steps */

/* "most", "some", "little" in words. */
const char *match_fit_words(enum fit_word word);

/* That nothing can be compared with a job without ratings. */
const char *match_no_ratings(void);

/* What a star stands for in the list, and a job without ratings. */
const char *match_stars(const struct match_state *state);

void match_set_columns(struct match_state *state);
void match_cell(void *context, size_t row, size_t column, char *text, size_t size);

/* How many jobs, in which order, and which wishes are on with how many jobs each
 * leaves out; in sentences, or as they are typed. */
void match_wishes_line(const struct view *view, bool typed, char *text, size_t size);

void match_draw_list(struct view *view, const struct canvas *part);

/* --- match.c --- */

/* Reads the shown jobs again after another filter or order. */
int match_show(struct view *view, struct error *error) MUST_CHECK;

/* --- match_page.c --- */

/* Fills the page of the view with one of the pages of the job at `index`, when
 * it holds another one. What goes wrong is said in it. */
void match_fill_page(struct view *view, enum match_page which, size_t index);

/* --- match_detail.c --- */

/* A name in the language in force. */
const char *match_name(const char *name, const char *name_es);

/* Why the word, in one line. */
void match_why_word(const struct job_match *job, char *text, size_t size);

void match_fill_detail(const struct job_match *job, struct page *page);

/* Two lists side by side: what is had, from where; what is lacking, what closes it. */
void match_draw_below(const struct job_match *job, const struct canvas *canvas);

/* Reads the lists of the job when they are not there yet; what goes wrong leaves them empty. */
void match_read_lists(struct view *view, struct job_match *job);

/* A gate in words: what is asked for. */
void match_gate_words(const struct match_gate *gate, char *text, size_t size);

/* "met", "not met", "not told" in words. */
const char *match_gate_state_words(const struct match_gate *gate);

/* --- match_gap.c --- */

void match_fill_gap(const struct job_match *job, const struct gap *gap, struct page *page);

/* --- match_why.c --- */

void match_fill_why(const struct view *view, const struct job_match *job, struct page *page);
void match_source(struct view *view, struct page *page);

/* --- match_wish.c --- */

/* The wishes of the command line. */
int match_take_options(struct view *view, struct error *error) MUST_CHECK;

/* What the household needs, cents a year. */
long long match_enough(const struct view *view);

/* One wish in words, and how many jobs it leaves out. */
void match_wish_words(const struct view *view, enum wish_kind kind, char *text, size_t size);

void match_draw_wishes(struct view *view, const struct canvas *pane);
unsigned match_take_wishes(struct view *view, const struct event *event);
unsigned match_choose_wish(struct view *view);

/* A line was typed: words of wishes, or the value of the one that was asked for. */
unsigned match_type_wishes(struct view *view, const char *text);

/* --- JSON --- */

/* match_gap_json.c: adds "gap" and "sets" of the job to `object`, as one value. */
struct json_t;
int match_put_gap(struct view *view, const struct job_match *job, struct json_t *object,
                  struct error *error) MUST_CHECK;

int match_json(struct view *view, FILE *out, struct error *error);

#endif
