/* SPDX-License-Identifier: MIT */
#include "views/view.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "views/views.h"

const struct view_ops *const view_table[] = {
    &home_view,   &find_view,        &credential_view, &compare_view, &jobs_view, &job_view,
    &ladder_view, &wallet_view,      &tell_view,       &match_view,   &plan_view, &ways_view,
    &sync_view,   &import_jobs_view, &publish_view,    &doctor_view,  &help_view, NULL,
};

const struct view_ops *view_named(const char *name) {
  for (size_t i = 0; view_table[i] != NULL; i++) {
    if (strcmp(view_table[i]->name, name) == 0) {
      return view_table[i];
    }
  }
  return NULL;
}

struct view *view_new(const struct view_ops *ops, struct session *session) {
  struct view *view = calloc(1, sizeof *view);
  if (view == NULL) {
    return NULL;
  }
  view->ops = ops;
  view->session = session;
  view->generation = session->generation;
  view->arena = arena_new(VIEW_ARENA);
  view->lasting = arena_new(VIEW_ARENA);
  view->state = calloc(1, ops->state_size == 0 ? 1 : ops->state_size);
  if (view->arena == NULL || view->lasting == NULL || view->state == NULL) {
    arena_free(view->arena);
    arena_free(view->lasting);
    free(view->state);
    free(view);
    return NULL;
  }
  return view;
}

void view_free(struct view *view) {
  if (view == NULL) {
    return;
  }
  if (view->ops->close != NULL) {
    view->ops->close(view);
  }
  arena_free(view->arena);
  arena_free(view->lasting);
  free(view->state);
  free(view);
}

int view_open(struct view *view, int argc, char *const *argv, struct error *error) {
  char **copies = arena_array(view->lasting, (size_t)argc + 1, sizeof *copies);
  if (copies == NULL) {
    return error_no_memory(error);
  }
  for (int i = 0; i < argc; i++) {
    copies[i] = arena_strdup(view->lasting, argv[i]);
    if (copies[i] == NULL) {
      return error_no_memory(error);
    }
  }
  return view->ops->open(view, argc, copies, error);
}

unsigned view_places(const struct view *view) {
  unsigned place = view->now != 0 ? (unsigned)view->now : (unsigned)view->ops->place;
  return place | (view->typing ? (unsigned)PLACE_TYPING : 0U);
}

void view_say(struct view *view, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(view->message, sizeof view->message, format, arguments);
  va_end(arguments);
}

const char *view_selected(char *text, size_t size, const struct page *page, const char *name, const char *argument) {
  const char *target = page == NULL ? NULL : page_target(page);
  bool opens = target != NULL && (strncmp(target, "show ", 5) == 0 || strncmp(target, "job ", 4) == 0);
  if (!opens && argument == NULL) {
    return NULL;
  }
  int wrote = opens ? snprintf(text, size, "%s", target) : snprintf(text, size, "%s %s", name, argument);
  return wrote < 0 || (size_t)wrote >= size ? NULL : text;
}

void view_draw_words(const struct canvas *body, int row, const char *const *sentences, size_t count) {
  struct page *page = page_new();
  if (page == NULL) {
    return;
  }
  for (size_t i = 0; i < count; i++) {
    page_text(page, STYLE_PLAIN, sentences[i]);
  }
  struct canvas part = canvas_part(body, row, 1, body->rows - row, body->columns - 2);
  page_draw(page, &part, false);
  canvas_cursor(body, row, 1);
  page_free(page);
}

unsigned view_go(struct view *view, const char *name, const char *argument, const char *option) {
  view->next.name = name;
  (void)snprintf(view->next.argument, sizeof view->next.argument, "%s", argument == NULL ? "" : argument);
  (void)snprintf(view->next.option, sizeof view->next.option, "%s", option == NULL ? "" : option);
  return REACT_PAINT;
}

unsigned view_go_target(struct view *view, const char *target) {
  char name[16];
  const char *blank = target == NULL ? NULL : strchr(target, ' ');
  if (blank == NULL || (size_t)(blank - target) >= sizeof name) {
    return REACT_UNKNOWN;
  }
  (void)snprintf(name, sizeof name, "%.*s", (int)(blank - target), target);
  const struct view_ops *ops = view_named(name);
  return ops == NULL ? (unsigned)REACT_UNKNOWN : view_go(view, ops->name, blank + 1, NULL);
}

int view_exit_status(const struct error *error) {
  switch (error->code) {
    case ERROR_NONE:
      return EXIT_DONE;
    case ERROR_USAGE:
      return EXIT_USAGE;
    case ERROR_NOT_FOUND:
      return EXIT_NOTHING;
    default:
      return EXIT_TROUBLE;
  }
}
