/* SPDX-License-Identifier: MIT */
/*
 * Ways to get there: from the wallet to a job, at most five of them by name.
 *
 * ways.c is the view, ways_model.c asks and searches, ways_words.c says things
 * in words, ways_page.c is the page of one way, ways_paper.c plain text, ways_beside.c puts them side by
 * side, ways_limits.c the limits to pick, ways_source.c where each figure comes
 * from, ways_json.c the document "ladderway/ways/1".
 */
#ifndef LADDERWAY_VIEWS_WAYS_H
#define LADDERWAY_VIEWS_WAYS_H

#include "data/ways/from_catalog.h"
#include "data/ways/limit_words.h"
#include "data/ways/pick.h"
#include "data/ways/relax.h"
#include "tui/page.h"
#include "tui/table.h"
#include "views/view.h"

enum { WAYS_COLUMNS = 6, WAYS_LIMIT_COLUMNS = 2, WAYS_CODE = 32, WAYS_TEXT = 512 };

enum ways_form { WAYS_ONE, WAYS_BESIDE, WAYS_PICK_LIMITS };
enum ways_asking { WAYS_ASKS_NOTHING, WAYS_ASKS_JOB, WAYS_ASKS_LIMITS };

/* One of the ways that are shown. */
struct shown_way {
  const struct way *way;
  unsigned labels;
  struct route_part *parts; /* in step with the way's steps */
  long long exit_time;      /* -1: it opens no job */
  size_t exit_part;         /* of a way without steps: none, the job itself is open */
};

/* The first job of a way. */
struct way_exit {
  const char *code, *title, *english;
  long long wage; /* cents a year, -1 */
  bool stated;
};

struct ways_state {
  char code[WAYS_CODE]; /* "" while no job is asked for */
  struct ways_asked asked;
  long hours;
  const struct person *person; /* the session's */
  long start;                  /* the day on which the person begins, since 1970-01-01 */
  bool all;
  struct job job;
  struct match match;
  struct ways_question question;
  struct routes *routes;
  struct ways ways;
  struct relaxations relaxations;
  bool relaxed; /* nothing fits, and what to give up was looked for */
  struct shown_way *shown;
  size_t shown_count, at;

  enum ways_form form;
  enum ways_asking asking;
  unsigned asked_bit; /* which limit a line is being typed for; 0: any */
  struct table table; /* the steps of the way */
  struct table_column columns[WAYS_COLUMNS];
  struct table limits;
  struct table_column limit_columns[WAYS_LIMIT_COLUMNS];
  struct page *page; /* what stands under the steps, or the ways side by side */
  char selected[VIEW_SELECTED];
};

/* The way that is shown; NULL when there is none. */
struct shown_way *ways_current(const struct ways_state *state);

/* --- ways_model.c --- */

/* Takes the limits of the command line. */
int ways_take_options(struct view *view, struct error *error) MUST_CHECK;

/* Searches again for the job and the limits of the state. */
int ways_load(struct view *view, struct error *error) MUST_CHECK;

/* Whether the assumption holds in this way: of standing only with what gives it. */
bool ways_assumes(const struct ways_state *state, const struct shown_way *way, const struct assumption *assumption);

/* The first job of a way that opens one. */
struct way_exit ways_first_job(const struct ways_state *state, const struct shown_way *way);

/* --- ways_words.c --- */

const char *way_label_words(enum way_label label);

/* "cheapest, balanced"; "another way" for one without a name. */
void ways_labels_line(const struct shown_way *way, char *text, size_t size);

/* "at least $1,250" */
void ways_cost_words(long long cost, bool complete, char *text, size_t size);

/* "at least 14 months" from hundredths of a day */
void ways_time_words(long long time, bool complete, char *text, size_t size);

/* A way without steps into a job that takes more than a month to learn at work:
 * its time is not known, and it is not called the fastest. */
bool ways_is_learned_at_work(const struct ways_state *state, const struct shown_way *way);

/* Whether the first job is the wanted one, and pays its wage only after training at work. */
bool ways_pays_once_learned(const struct ways_state *state, const struct way_exit *first);

/* Whether no time is missing: of a step, of a span longer than its shortest, of training at work. */
bool ways_time_is_whole(const struct ways_state *state, const struct shown_way *way);

/* `time` of the way in words: "at least 13 months", "learned at work". */
void ways_way_time(const struct ways_state *state, const struct shown_way *way, long long time, char *text,
                   size_t size);

const char *ways_step_name(const struct route_step *step);
const char *ways_exit_title(const struct route_step *step);

/* Why a step stands in the way: "needed for Registered Nurse". */
void ways_reason_words(const struct ways_state *state, const struct route_part *part, char *text, size_t size);

/* What is assumed about the step, the `at`th: a sentence with its name in it.
 * False when it does not hold in this way, or was said with one before. */
bool ways_assumption_words(const struct ways_state *state, const struct shown_way *way, size_t step, size_t at,
                           char *text, size_t size);

/* The limits in force, "at most $5,000 · evenings"; "none". */
void ways_limits_line(const struct ways_state *state, char *text, size_t size);

/* "a budget of $5,200 (over by $200)" for what would have to be given up. */
void ways_relaxation_words(const struct ways_state *state, const struct relaxation *relaxation, char *text,
                           size_t size);

/* That nothing has to be earned first, and how the job is usually learned. */
void ways_no_step_words(const struct ways_state *state, char *text, size_t size);

/* What the way takes for granted about training at work and about licenses, the
 * `at`th sentence; false: no more. */
bool ways_job_assumption(const struct ways_state *state, const struct shown_way *way, size_t at, char *text,
                         size_t size);

/* What is said in place of ways, or about all of them. */
void ways_note(const struct ways_state *state, char *text, size_t size);

/* --- the pages --- */

void ways_fill_page(struct view *view, struct page *page, const struct shown_way *way, bool with_steps);
void ways_fill_none(struct view *view, struct page *page);
void ways_fill_beside(struct view *view, struct page *page, int columns);
void ways_put_source(struct view *view, struct page *page, const struct shown_way *way, size_t part);

/* --- ways_paper.c --- */

void ways_print(struct view *view, FILE *out, bool numbered);
unsigned ways_choose(struct view *view, size_t number);

/* --- ways_limits.c --- */

void ways_set_limits_table(struct view *view);
unsigned ways_limit_chosen(struct view *view);
unsigned ways_ask_limits(struct view *view, const char *question);
unsigned ways_limits_typed(struct view *view, const char *text);

int ways_json(struct view *view, FILE *out, struct error *error);

#endif
