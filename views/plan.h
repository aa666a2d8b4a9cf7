/* SPDX-License-Identifier: MIT */
/*
 * My plan: the steps that a person chose, on one page.
 *
 * plan.c is the view. plan_tasks.c makes the list for this week out of what
 * the records say, plan_sheet.c the lines of the page, which plan_page.c puts on
 * the screen and on paper, plan_write.c into Markdown and HTML, plan_codes.c into QR codes. plan_json.c is
 * the document "ladderway/plan/1", which data/plan/plan_read.h reads back.
 *
 * A step's cost and time in sums and dates are those of the snapshot that is
 * open; the plan's own figures, of the day it was made, are only compared with
 * them. What is gone keeps the plan's own.
 */
#ifndef LADDERWAY_VIEWS_PLAN_H
#define LADDERWAY_VIEWS_PLAN_H

#include "data/plan/plan.h"
#include "data/plan/plan_look.h"
#include "data/plan/plan_qr.h"
#include "data/plan/plan_time.h"
#include "tui/page.h"
#include "views/view.h"

enum { PLAN_MOST_TASKS = 32, PLAN_MOST_LINES = 256, PLAN_CELLS = 7 };

/* One thing to do this week, from a fact of the data. */
struct plan_task {
  const char *kind; /* for the JSON document: "ask", "price", "papers", "aid" ... */
  size_t step;      /* which it is about; PLAN_MOST_STEPS: the whole plan */
  const char *text;
};

enum sheet_kind { SHEET_SECTION, SHEET_TEXT, SHEET_PAIR, SHEET_LINK, SHEET_HEAD, SHEET_STEP, SHEET_TASK };

/* One line of the page, whatever it is shown on. */
struct sheet_line {
  enum sheet_kind kind;
  enum style style;
  const char *label;             /* of a pair */
  const char *text;              /* not of steps */
  const char *target;            /* the command that opens it; NULL none */
  const char *cells[PLAN_CELLS]; /* of SHEET_HEAD and SHEET_STEP: number, name, provider, cost, time, start, end */
};

enum plan_asking { PLAN_ASKS_NOTHING, PLAN_ASKS_FILE, PLAN_ASKS_WHEN, PLAN_ASKS_NAME };

struct plan_state {
  struct page *page;
  int columns; /* that the page was filled for */
  struct plan_look look;
  struct plan_time time;
  struct plan_task tasks[PLAN_MOST_TASKS];
  size_t task_count;
  struct sheet_line lines[PLAN_MOST_LINES];
  size_t line_count;
  enum plan_asking asking;
  struct plan_qr codes[PLAN_QR_MOST]; /* made when they are first shown; in the view's arena */
  size_t code_count, code_shown;      /* shown: from 1; 0: the page is */
  int code_width;                     /* modules that the codes were made for */
};

/* The name of a step, and of the goal, in the language in force: that of the
 * snapshot, or the plan's own for what is gone. */
const char *plan_step_name(const struct view *view, size_t at);
const char *plan_goal_title(const struct view *view);

/* Who offers it, likewise; "" when not published. */
const char *plan_step_provider(const struct view *view, size_t at);

/* Fills in state->tasks. Texts live in the view's arena. */
void plan_make_tasks(struct view *view);

/* Fills in state->lines, likewise. */
void plan_make_sheet(struct view *view);

/* "price: $1,250 on 14 Nov 2026, $1,400 now" for one change of a step. */
void plan_change_words(const struct view *view, size_t step, enum plan_change change, char *text, size_t size);

/* Fills the page for a width. */
void plan_fill_page(struct view *view, struct page *page, int columns);

/* For `i`: where the figures of one step come from, or of the goal when `step`
 * is plan->count. */
void plan_put_source(struct view *view, struct page *page, size_t step);

/* Markdown for "md", HTML for "html" and "htm"; false for any other ending. */
bool plan_write(struct view *view, const char *ending, FILE *out);

/* The code that is shown, on the screen; all of them, in linear mode. */
void plan_draw_code(struct view *view, const struct canvas *body);
void plan_print_codes(struct view *view, FILE *out);

int plan_json(struct view *view, FILE *out, struct error *error);

#endif
