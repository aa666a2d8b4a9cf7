/* SPDX-License-Identifier: MIT */
/*
 * One view, many faces.
 *
 * A view is one `struct view_ops`. The screen calls draw and act; the command
 * line calls open and print; --json calls json; linear mode calls print and
 * offers the actions as choices. All faces show the same model, which open()
 * and reload() fill in.
 */
#ifndef LADDERWAY_VIEWS_VIEW_H
#define LADDERWAY_VIEWS_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "tui/action.h"
#include "tui/canvas.h"
#include "tui/event.h"
#include "tui/page.h"
#include "views/session.h"

/* Places, as bits for the action table. */
enum place {
  PLACE_HOME = 1 << 0,
  PLACE_FIND = 1 << 1,
  PLACE_SHOW = 1 << 2,
  PLACE_COMPARE = 1 << 3,
  PLACE_JOBS = 1 << 4,
  PLACE_JOB = 1 << 5,
  PLACE_WALLET = 1 << 6,
  PLACE_MATCH = 1 << 7,
  PLACE_SYNC = 1 << 8,
  PLACE_DOCTOR = 1 << 9,
  PLACE_HELP = 1 << 10,
  PLACE_PUBLISH = 1 << 11,
  PLACE_TYPING = 1 << 12,       /* the cursor is in a line of the view: letters are text */
  PLACE_SYNC_RUNNING = 1 << 13, /* sync, while an update runs */
  PLACE_SYNC_TERMS = 1 << 14,   /* sync, while the terms of a registry are shown */
  PLACE_LADDER = 1 << 15,
  PLACE_WAYS = 1 << 16,
  PLACE_PLAN = 1 << 17,
  PLACE_EXPERIENCE = 1 << 18, /* telling of an experience, of plain words, answering the short questions */
  PLACE_IMPORT_JOBS = 1 << 19,
  PLACE_LADDERS = 1 << 20 /* ladder, while several stand side by side */
};

/* What the command line gives back; DESIGN: 0 done, 1 nothing found, 2 usage, 3 trouble. */
enum exit_status { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_USAGE = 2, EXIT_TROUBLE = 3 };

enum { VIEW_ARENA = 1000 << 20, VIEW_MESSAGE = 256, VIEW_SELECTED = 128, VIEW_MOST_ARGUMENTS = 64 };

struct view;

/* A request to open another view, left in view->next by act(), take(), choose() or type(). */
struct view_request {
  const char *name; /* NULL: none */
  char argument[1024];
  char option[64]; /* a second argument, "" for none */
};

struct view_ops {
  const char *name;  /* the command: "find" */
  const char *title; /* the place, N_() */
  const char *usage; /* arguments, for --help and the man page */
  const char *help;  /* one line, N_() */
  enum place place;
  bool without_snapshot; /* works even when no snapshot can be opened */
  size_t state_size;

  /* Takes the arguments (without the command's name), reads the data. They
   * live as long as the view. */
  int (*open)(struct view *view, int argc, char *const *argv, struct error *error);
  /* Reads the data again: after another language, mark or snapshot. */
  int (*reload)(struct view *view, struct error *error);
  /* Draws the body of the screen. */
  void (*draw)(struct view *view, const struct canvas *body);
  /* Runs an action of the table that is meant for this view; reaction bits. */
  unsigned (*act)(struct view *view, int action);
  /* Takes an event that is no action: movement, typing, the mouse. */
  unsigned (*take)(struct view *view, const struct event *event);
  /* Prints everything as plain text; numbered items when `numbered`. */
  void (*print)(struct view *view, FILE *out, bool numbered);
  /* Linear mode: opens the numbered item; REACT_UNKNOWN when there is none. */
  unsigned (*choose)(struct view *view, size_t number);
  /* A line of text: the answer to view->question, or, in linear mode, what is
   * neither number nor action. NULL: not taken. */
  unsigned (*type)(struct view *view, const char *text);
  /* Looks for a text in what is shown. NULL: the view has no text to look in. */
  bool (*find)(struct view *view, const char *text, bool backward);
  /* Writes the JSON document; negative on failure. */
  int (*json)(struct view *view, FILE *out, struct error *error);
  /* Writes in another form for a file of this ending ("md", "html"). False when
   * the view has none for it. NULL: it has no other forms. */
  bool (*write)(struct view *view, const char *ending, FILE *out);
  /* Where the figures come from, for `i`. NULL: only the snapshot's own notes. */
  void (*source)(struct view *view, struct page *page);
  /* For the top bar after the title: what it is about. NULL: nothing. */
  const char *(*subject)(const struct view *view);
  /* What the cursor is on, as the command that opens it: "show ce-...", "job
   * 31-1131.00". NULL member or result: nothing. Valid until the next call. */
  const char *(*selected)(const struct view *view);
  void (*close)(struct view *view);
};

struct view {
  const struct view_ops *ops;
  struct session *session;
  struct arena *arena;   /* of the model; reset by reload */
  struct arena *lasting; /* of what lives as long as the view: its arguments */
  void *state;
  bool typing;         /* the cursor is in the view's line */
  enum place now;      /* the place while the view is in another state than usual; 0: ops->place */
  int status;          /* exit status of the command line */
  unsigned generation; /* of the session's snapshot that it shows */
  bool stale;          /* its data must be read again before it is shown */
  char message[VIEW_MESSAGE];
  char question[VIEW_MESSAGE]; /* set by act(): a line is asked for, and given to type() */
  struct view_request next;
};

/* A new view with its state zeroed; NULL without memory. Freed by view_free(),
 * which calls close. */
struct view *view_new(const struct view_ops *ops, struct session *session);
void view_free(struct view *view);

/* Copies the arguments and opens the view with them. */
int view_open(struct view *view, int argc, char *const *argv, struct error *error) MUST_CHECK;

/* The view with this name; NULL when there is none. */
const struct view_ops *view_named(const char *name);

/* All views, in the order of --help; NULL-ended. */
extern const struct view_ops *const view_table[];

/* The places of the view as it stands, for the action table. */
unsigned view_places(const struct view *view);

/* Puts a sentence on the message line. */
void view_say(struct view *view, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Follows a target of a page, which is a command: "show ce-...", "job 31-1131.00",
 * "find job:31-1131.00". REACT_UNKNOWN for NULL and anything else. */
unsigned view_go_target(struct view *view, const char *target);

/* For `selected`: writes "name argument" into `text` and gives it back; the
 * target of the line of `page` (may be NULL) that the cursor is on when that is
 * a record or a job; NULL when `argument` is NULL or does not fit. */
const char *view_selected(char *text, size_t size, const struct page *page, const char *name, const char *argument);

/* Draws a few sentences, each wrapped, from `row` on; the cursor goes to the first. */
void view_draw_words(const struct canvas *body, int row, const char *const *sentences, size_t count);

/* Asks for another view to be opened. Texts are copied. Returns REACT_PAINT. */
unsigned view_go(struct view *view, const char *name, const char *argument, const char *option);

/* The exit status that an error asks for. */
int view_exit_status(const struct error *error);

#endif
