/* SPDX-License-Identifier: MIT */
/*
 * The running program: a stack of open views, the line at the bottom, the
 * pages laid over. The screen and linear mode both drive it; it draws nothing
 * itself.
 */
#ifndef LADDERWAY_VIEWS_APP_H
#define LADDERWAY_VIEWS_APP_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/action.h"
#include "tui/page.h"
#include "tui/prompt.h"
#include "views/session.h"
#include "views/view.h"

enum { APP_DEEPEST = 16 };

/* What the line at the bottom is being typed for. */
enum asking { ASKING_NOTHING, ASKING_COMMAND, ASKING_SEARCH, ASKING_VIEW, ASKING_EXPORT };

struct app {
  struct session *session;
  struct view *stack[APP_DEEPEST];
  size_t depth;
  struct page *overlay; /* help, sources; NULL: none */
  char overlay_title[VIEW_MESSAGE];
  int overlay_action; /* that laid it over; once more takes it off */
  enum asking asking;
  char question[VIEW_MESSAGE];
  struct prompt prompt;
  struct prompt_history history; /* of lines typed after ':' */
  char searched[PROMPT_LONGEST]; /* for n and N */
  char message[VIEW_MESSAGE];
};

void app_init(struct app *app, struct session *session);
void app_close(struct app *app);

struct view *app_top(const struct app *app);

/* Opens a view on top. On failure the message line says why. Returns whether it opened. */
bool app_open(struct app *app, const char *name, int argc, char *const *argv);

/* Runs one action; does what its reaction bits and the view's request ask for,
 * but for painting. Returns the bits that are left: paint, redraw, quit. */
unsigned app_run(struct app *app, const struct action *action);

/* Carries out what a view answered. The same bits are left. */
unsigned app_settle(struct app *app, unsigned reaction);

/* A worker has news: every view hears of it, also one that lies below. */
unsigned app_wake(struct app *app);

/* True while an update runs in one of the views. */
bool app_is_busy(const struct app *app);

/* Closes what lies above the view of this name. False when there is none. */
bool app_go_back_to(struct app *app, const char *name);

/* Runs a line as typed after `:` - the name of an action or of a view with its arguments. */
unsigned app_command(struct app *app, const char *line);

/* Completes the first word of a line after ':' to the only command or action
 * that begins so; with several, the message line names them. */
void app_complete(struct app *app);

/* Gives the line that was typed to whoever asked for it. */
unsigned app_answer(struct app *app, const char *line);

/* Lays a page over on behalf of an action; the app owns it from now on. */
void app_overlay(struct app *app, struct page *page, const char *title, int action);
void app_close_overlay(struct app *app);

/* The state shown at the right of the top bar: language and age of the data. */
void app_state_line(const struct session *session, char *text, size_t size);

/* The notes about the data that every screen shows. When they are wider than
 * `columns`, the first goes: the top bar says the same. */
void app_note_line(const struct session *session, int columns, char *text, size_t size);

/* The place shown at the left: "Find > nurse". */
void app_place_line(const struct app *app, char *text, size_t size);

/* Handlers named by the table of actions; the context is the app. */
unsigned app_view_action(void *context, const struct action *action);
unsigned app_go_action(void *context, const struct action *action);
unsigned app_tell_action(void *context, const struct action *action);
unsigned app_ladder_action(void *context, const struct action *action);
unsigned app_ask_action(void *context, const struct action *action);
unsigned app_plan_action(void *context, const struct action *action);
unsigned app_next_action(void *context, const struct action *action);
unsigned app_export_action(void *context, const struct action *action);
unsigned app_help_action(void *context, const struct action *action);
unsigned app_ways_action(void *context, const struct action *action);
unsigned app_source_action(void *context, const struct action *action);
unsigned app_language_action(void *context, const struct action *action);
unsigned app_renew_action(void *context, const struct action *action);
unsigned app_redraw_action(void *context, const struct action *action);
unsigned app_back_action(void *context, const struct action *action);
unsigned app_quit_action(void *context, const struct action *action);

#endif
