/* SPDX-License-Identifier: MIT */
#include "views/screen.h"

#include <stdio.h>

#include "data/base/i18n.h"
#include "tui/frame.h"
#include "tui/loop.h"
#include "tui/terminal.h"
#include "views/actions.h"

static void paint_overlay(struct app *app, const struct canvas *body) {
  canvas_text(body, 0, 1, STYLE_STRONG, app->overlay_title);
  struct canvas inside = canvas_part(body, 1, 0, body->rows - 1, body->columns);
  page_draw(app->overlay, &inside, true);
}

/* While a line is typed at the bottom only these two keys matter. */
static const struct action prompt_rows[] = {
    {.id = 1, .name = "accept", .keys = "Enter", .label = N_("take it"), .places = 1 | 2},
    {.id = 3, .name = "complete", .keys = "Tab", .label = N_("complete"), .places = 2},
    {.id = 2, .name = "drop", .keys = "Esc", .label = N_("leave it"), .places = 1 | 2},
};

/* What can be done with a page that is laid over. */
static const struct action overlay_rows[] = {
    {.id = 1, .name = "back", .keys = "q Esc", .label = N_("back"), .places = 1},
    {.id = 2, .name = "down", .keys = "PgDn", .label = N_("further"), .places = 1},
    {.id = 3, .name = "up", .keys = "PgUp", .label = N_("before"), .places = 1},
};
static const struct action_table overlay_table = {overlay_rows, sizeof overlay_rows / sizeof overlay_rows[0]};
static const struct action_table prompt_table = {prompt_rows, sizeof prompt_rows / sizeof prompt_rows[0]};

static void paint_keys(const struct app *app, const struct canvas *screen) {
  const struct view *view = app_top(app);
  struct frame_keys keys = {.places = view_places(view), .typing = view->typing};
  if (app->asking != ASKING_NOTHING) {
    keys = (struct frame_keys){.places = app->asking == ASKING_COMMAND ? 2 : 1, .typing = true};
    frame_keys(screen, &prompt_table, &keys);
    return;
  }
  if (app->overlay != NULL) {
    keys = (struct frame_keys){.places = 1};
    frame_keys(screen, &overlay_table, &keys);
    return;
  }
  frame_keys(screen, &action_table, &keys);
}

static void paint(void *context, const struct canvas *screen) {
  struct app *app = context;
  if (frame_too_small(screen)) {
    return;
  }
  struct view *view = app_top(app);
  char place[512];
  char state[128];
  char note[512];
  app_place_line(app, place, sizeof place);
  app_state_line(app->session, state, sizeof state);
  app_note_line(app->session, screen->columns - 2, note, sizeof note);
  frame_top(screen, place, state);
  frame_note(screen, note);
  struct canvas body = frame_body(screen);
  if (app->overlay != NULL) {
    paint_overlay(app, &body);
  } else {
    view->ops->draw(view, &body);
  }
  if (app->asking != ASKING_NOTHING) {
    int row = screen->rows - 2;
    canvas_fill(screen, row, STYLE_PLAIN);
    prompt_draw(&app->prompt, screen, row, 0, app->question, true);
  } else {
    frame_message(screen, app->message);
  }
  paint_keys(app, screen);
}

/* Keys that mean the same everywhere do so over a page laid over, too: they
 * search in it, or it gives way to what they open. */
static unsigned act_over(struct app *app, const struct action *action) {
  bool same = action->id == app->overlay_action;
  switch (action->id) {
    case ACTION_SEARCH:
    case ACTION_NEXT:
    case ACTION_PREVIOUS:
    case ACTION_REDRAW:
    case ACTION_QUIT:
      return app_run(app, action);
    case ACTION_BACK:
      app_close_overlay(app);
      app->message[0] = '\0';
      return REACT_PAINT;
    default:
      app_close_overlay(app);
      return same ? (unsigned)REACT_PAINT : app_run(app, action);
  }
}

static unsigned take_overlay(struct app *app, const struct event *event) {
  bool open = false;
  if (event->kind == EVENT_KEY) {
    const struct action *action = action_for_key(&action_table, event->key, PLACE_HELP);
    bool everywhere = action != NULL && action->places == ACTION_EVERYWHERE;
    if (everywhere || (action != NULL && (action->id == ACTION_NEXT || action->id == ACTION_PREVIOUS))) {
      return act_over(app, action);
    }
  }
  unsigned reaction = page_take(app->overlay, event, &open);
  return reaction == REACT_UNKNOWN ? (unsigned)REACT_NONE : reaction;
}

static unsigned take_prompt(struct app *app, const struct event *event) {
  bool changed = false;
  if (event->kind != EVENT_KEY) {
    return REACT_NONE;
  }
  if (event->key == KEY_ESCAPE) {
    app->asking = ASKING_NOTHING;
    return REACT_PAINT;
  }
  if (event->key == KEY_RETURN) {
    return app_answer(app, app->prompt.text);
  }
  if (app->asking == ASKING_COMMAND) {
    (void)snprintf(app->question, sizeof app->question, ":"); /* names that were listed go */
  }
  if (app->asking == ASKING_COMMAND && event->key == KEY_TAB_) {
    app_complete(app);
    return REACT_PAINT;
  }
  if (app->asking == ASKING_COMMAND && (event->key == KEY_ARROW_UP || event->key == KEY_ARROW_DOWN)) {
    bool moved = prompt_history_move(&app->history, &app->prompt, event->key == KEY_ARROW_UP);
    return moved ? (unsigned)REACT_PAINT : (unsigned)REACT_NONE;
  }
  unsigned reaction = prompt_take(&app->prompt, event, &changed);
  return reaction == REACT_UNKNOWN ? (unsigned)REACT_NONE : reaction;
}

static unsigned take_view(struct app *app, const struct event *event) {
  struct view *view = app_top(app);
  return view->ops->take == NULL ? (unsigned)REACT_NONE : app_settle(app, view->ops->take(view, event));
}

static unsigned take_key(struct app *app, const struct event *event) {
  struct view *view = app_top(app);
  const struct action *action = action_for_key(&action_table, event->key, view_places(view));
  if (view->typing) {
    /* What edits the line comes first; letters are never commands here. */
    unsigned reaction = take_view(app, event);
    if (reaction != REACT_UNKNOWN || key_is_text(event->key)) {
      return reaction & ~(unsigned)REACT_UNKNOWN;
    }
  }
  if (action != NULL && action->run != NULL) {
    unsigned reaction = app_run(app, action);
    if (reaction != (REACT_UNKNOWN | REACT_PAINT)) {
      return reaction & ~(unsigned)REACT_UNKNOWN;
    }
  }
  return take_view(app, event) & ~(unsigned)REACT_UNKNOWN;
}

static unsigned take(void *context, const struct event *event) {
  struct app *app = context;
  if (event->kind == EVENT_RESIZE) {
    return REACT_PAINT;
  }
  if (event->kind == EVENT_WAKE) {
    return app_wake(app) & ~(unsigned)REACT_UNKNOWN;
  }
  if (app->asking != ASKING_NOTHING) {
    return take_prompt(app, event);
  }
  if (app->overlay != NULL) {
    return take_overlay(app, event);
  }
  if (event->kind == EVENT_KEY) {
    return take_key(app, event);
  }
  return take_view(app, event) & ~(unsigned)REACT_UNKNOWN;
}

int screen_run(struct app *app) {
  const struct options *options = app->session->options;
  const struct terminal_options wanted = {
      .ascii = options->ascii, .low_bandwidth = options->low_bandwidth, .mouse = options->mouse};
  char message[256];
  if (terminal_start(&wanted, message, sizeof message) != 0) {
    (void)fprintf(stderr, "ladderway: %s\n", message);
    return EXIT_TROUBLE;
  }
  const struct loop_client client = {.context = app, .paint = paint, .take = take};
  (void)loop_run(&client);
  terminal_stop();
  return EXIT_DONE;
}
