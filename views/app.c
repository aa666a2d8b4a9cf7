/* SPDX-License-Identifier: MIT */
#include "views/app.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/labels.h"

void app_init(struct app *app, struct session *session) {
  *app = (struct app){.session = session};
}

void app_close(struct app *app) {
  app_close_overlay(app);
  while (app->depth > 0) {
    view_free(app->stack[--app->depth]);
  }
}

struct view *app_top(const struct app *app) {
  return app->depth == 0 ? NULL : app->stack[app->depth - 1];
}

/* Views reached from a place stay below it; the oldest but the first goes when
 * there are too many. */
static void push(struct app *app, struct view *view) {
  if (app->depth == APP_DEEPEST) {
    view_free(app->stack[1]);
    for (size_t i = 2; i < APP_DEEPEST; i++) {
      app->stack[i - 1] = app->stack[i];
    }
    app->depth--;
  }
  app->stack[app->depth++] = view;
}

bool app_open(struct app *app, const char *name, int argc, char *const *argv) {
  const struct view_ops *ops = view_named(name);
  struct view *view = ops == NULL ? NULL : view_new(ops, app->session);
  struct error error = {0};
  if (view == NULL) {
    (void)snprintf(app->message, sizeof app->message, _("There is no place called %s."), name);
    return false;
  }
  if (view_open(view, argc, argv, &error) != 0) {
    (void)snprintf(app->message, sizeof app->message, "%.*s", (int)sizeof app->message - 1, error.message);
    view_free(view);
    return false;
  }
  app->message[0] = '\0';
  push(app, view);
  return true;
}

static void open_request(struct app *app, const struct view_request *request) {
  char argument[sizeof request->argument];
  char option[sizeof request->option];
  (void)snprintf(argument, sizeof argument, "%s", request->argument);
  (void)snprintf(option, sizeof option, "%s", request->option);
  char *argv[] = {argument, option, NULL};
  int argc = request->option[0] != '\0' ? 2 : request->argument[0] != '\0' ? 1 : 0;
  (void)app_open(app, request->name, argc, argv);
}

static void pop(struct app *app) {
  if (app->depth > 1) {
    view_free(app->stack[--app->depth]);
    app->message[0] = '\0';
  } else {
    (void)snprintf(app->message, sizeof app->message, "%s", _("This is the first screen. Q ends the program."));
  }
}

static void refresh_top(struct app *app) {
  struct view *view = app_top(app);
  struct error error = {0};
  if (view != NULL && (view->stale || view->generation != app->session->generation)) {
    view->stale = false;
    view->generation = app->session->generation;
    if (view->ops->reload != NULL && view->ops->reload(view, &error) != 0) {
      view_say(view, "%s", error.message);
    }
  }
}

unsigned app_settle(struct app *app, unsigned reaction) {
  struct view *view = app_top(app);
  if (view != NULL && (reaction & REACT_RELOAD) != 0) {
    view->stale = true;
    reaction |= REACT_PAINT;
  }
  if (view != NULL && view->message[0] != '\0') {
    (void)snprintf(app->message, sizeof app->message, "%s", view->message);
    view->message[0] = '\0';
    reaction |= REACT_PAINT;
  }
  if (view != NULL && view->question[0] != '\0') {
    (void)snprintf(app->question, sizeof app->question, "%s", view->question);
    view->question[0] = '\0';
    prompt_set(&app->prompt, "");
    app->asking = ASKING_VIEW;
    reaction |= REACT_PAINT;
  }
  if ((reaction & REACT_LEAVE) != 0) {
    pop(app);
    reaction |= REACT_PAINT;
  } else if (view != NULL && view->next.name != NULL) {
    struct view_request request = view->next;
    view->next.name = NULL;
    open_request(app, &request);
    reaction |= REACT_PAINT;
  }
  refresh_top(app);
  view = app_top(app);
  if (view != NULL && view->message[0] != '\0') { /* what reading again had to say */
    (void)snprintf(app->message, sizeof app->message, "%s", view->message);
    view->message[0] = '\0';
  }
  if (session_newer(app->session)) {
    (void)snprintf(app->message, sizeof app->message, "%s", _("Newer data are here. R takes them into use."));
    reaction |= REACT_PAINT;
  }
  return reaction & (REACT_PAINT | REACT_REDRAW | REACT_QUIT | REACT_UNKNOWN);
}

unsigned app_wake(struct app *app) {
  const struct event event = {.kind = EVENT_WAKE};
  unsigned reaction = REACT_NONE;
  for (size_t i = 0; i < app->depth; i++) {
    struct view *view = app->stack[i];
    if (view->ops->take != NULL) {
      reaction |= view->ops->take(view, &event) & (unsigned)REACT_PAINT;
    }
    if (view != app_top(app) && view->message[0] != '\0') {
      view_say(app_top(app), "%s", view->message);
      view->message[0] = '\0';
    }
  }
  return app_settle(app, reaction);
}

bool app_is_busy(const struct app *app) {
  bool busy = false;
  for (size_t i = 0; i < app->depth; i++) {
    busy = busy || app->stack[i]->now == PLACE_SYNC_RUNNING;
  }
  return busy;
}

bool app_go_back_to(struct app *app, const char *name) {
  size_t depth = app->depth;
  while (depth > 0 && strcmp(app->stack[depth - 1]->ops->name, name) != 0) {
    depth--;
  }
  while (depth > 0 && app->depth > depth) {
    view_free(app->stack[--app->depth]);
  }
  return depth > 0;
}

unsigned app_run(struct app *app, const struct action *action) {
  app->message[0] = '\0';
  if ((action->needs & NEEDS_WRITING) != 0 && app->session->options->read_only) {
    (void)snprintf(app->message, sizeof app->message, "%s",
                   _("Not now: the program was started to read only (--read-only)."));
    return REACT_PAINT;
  }
  if (action->run == NULL) {
    return REACT_UNKNOWN;
  }
  return app_settle(app, action->run(app, action)) | REACT_PAINT;
}

void app_overlay(struct app *app, struct page *page, const char *title, int action) {
  app_close_overlay(app);
  app->overlay = page;
  app->overlay_action = action;
  (void)snprintf(app->overlay_title, sizeof app->overlay_title, "%s", title);
}

void app_close_overlay(struct app *app) {
  page_free(app->overlay);
  app->overlay = NULL;
}

void app_state_line(const struct session *session, char *text, size_t size) {
  const struct catalog_about *about = catalog_about(session->catalog);
  char date[40];
  format_date(date, sizeof date, about->date);
  const char *language = strcmp(session_language(), "es") == 0 ? "Español" : "English";
  if (strcmp(about->kind, "starter") == 0) {
    (void)snprintf(text, size, _("%s · starter data of %s"), language, date);
  } else {
    (void)snprintf(text, size, _("%s · data of %s"), language, date);
  }
}

static void join_notes(const char *const *notes, char *text, size_t size) {
  size_t at = 0;
  text[0] = '\0';
  char room[80];
  for (size_t i = 0; notes[i] != NULL && at < size; i++) {
    int wrote = snprintf(text + at, size - at, "%s%s", i == 0 ? "" : " ", label_note(notes[i], room, sizeof room));
    at += wrote < 0 ? 0 : (size_t)wrote;
  }
}

void app_note_line(const struct session *session, int columns, char *text, size_t size) {
  const struct catalog_about *about = catalog_about(session->catalog);
  const char *const *notes = about->notes;
  text[0] = '\0';
  if (about->kind != NULL && strcmp(about->kind, "registry") == 0) {
    (void)snprintf(text, size, _("Records of %s, under its terms of use."), about->source);
    if (about->narrowed[0] != '\0') {
      size_t used = strlen(text);
      (void)snprintf(text + used, size - used, _(" Only %s."), about->narrowed);
    }
  } else if (notes != NULL) {
    join_notes(notes, text, size);
    if (canvas_width(text) > columns && notes[0] != NULL && notes[1] != NULL) {
      join_notes(notes + 1, text, size);
    }
  }
}

void app_place_line(const struct app *app, char *text, size_t size) {
  const struct view *view = app_top(app);
  const char *subject = view == NULL || view->ops->subject == NULL ? NULL : view->ops->subject(view);
  if (view == NULL) {
    (void)snprintf(text, size, "ladderway");
  } else if (subject != NULL && subject[0] != '\0') {
    (void)snprintf(text, size, "%s > %s", _(view->ops->title), subject);
  } else {
    (void)snprintf(text, size, "%s", _(view->ops->title));
  }
}
