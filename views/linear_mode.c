/* SPDX-License-Identifier: MIT */
#include "views/linear_mode.h"

#include <string.h>

#include "data/base/i18n.h"
#include "tui/event.h"
#include "tui/linear.h"
#include "views/actions.h"
#include "views/paper.h"

enum { PAPER_WIDTH = 72, MOST_CHOICES = 100000 };

static void print_choices(struct app *app, FILE *out) {
  unsigned places = view_places(app_top(app)) & ~(unsigned)PLACE_TYPING;
  (void)fprintf(out, "%s", _("Choices: a number opens that line; more and less turn the page;"));
  for (size_t i = 0; i < action_table.count; i++) {
    const struct action *action = &action_table.rows[i];
    bool useful = action->label != NULL && action->run != NULL && (action->places & places) != 0;
    if (useful) {
      char key[16];
      action_key_label(action, key, sizeof key);
      (void)fprintf(out, " %s %s;", key, _(action->label));
    }
  }
  (void)fprintf(out, "\n");
}

static void print_place(struct app *app, FILE *out) {
  char place[512];
  char state[128];
  char note[512];
  struct view *view = app_top(app);
  app_place_line(app, place, sizeof place);
  app_state_line(app->session, state, sizeof state);
  app_note_line(app->session, MOST_CHOICES, note, sizeof note);
  (void)fprintf(out, "\n== %s ==\n%s\n", place, state);
  if (note[0] != '\0') {
    (void)fprintf(out, "%s\n", note);
  }
  view->ops->print(view, out, true);
}

static void print_overlay(struct app *app, FILE *out) {
  (void)fprintf(out, "\n-- %s --\n", app->overlay_title);
  page_print(app->overlay, out, PAPER_WIDTH, false);
  app_close_overlay(app);
}

/* A key as it is shown, or the name of an action. */
static const struct action *action_typed(struct app *app, const char *answer) {
  unsigned places = view_places(app_top(app)) & ~(unsigned)PLACE_TYPING;
  int key = key_parse(answer, strlen(answer));
  const struct action *action = key == KEY_NONE ? NULL : action_for_key(&action_table, key, places);
  if (action == NULL) {
    action = action_for_name(&action_table, answer);
    if (action != NULL && (action->places & places) == 0) {
      action = NULL;
    }
  }
  return action != NULL && action->run != NULL ? action : NULL;
}

static unsigned take_answer(struct app *app, const char *answer) {
  struct view *view = app_top(app);
  if (app->asking != ASKING_NOTHING) {
    return app_answer(app, answer);
  }
  if (answer[0] == '\0') {
    return REACT_PAINT;
  }
  if (answer[0] == ':' && answer[1] != '\0') {
    return app_command(app, answer + 1);
  }
  bool more = strcmp(answer, _("more")) == 0 || strcmp(answer, "more") == 0;
  bool less = strcmp(answer, _("less")) == 0 || strcmp(answer, "less") == 0;
  if ((more || less) && view->ops->take != NULL) {
    const struct event event = {.kind = EVENT_KEY, .key = more ? KEY_PAGE_DOWN : KEY_PAGE_UP};
    return (view->ops->take(view, &event) & ~(unsigned)REACT_UNKNOWN) | REACT_PAINT;
  }
  size_t number = linear_number(answer, MOST_CHOICES);
  if (number != 0 && view->ops->choose != NULL) {
    unsigned reaction = view->ops->choose(view, number);
    if (reaction != REACT_UNKNOWN) {
      return app_settle(app, reaction) | REACT_PAINT;
    }
  }
  const struct action *action = number != 0 ? NULL : action_typed(app, answer);
  if (action != NULL) {
    return app_run(app, action);
  }
  if (number == 0 && view->ops->type != NULL) {
    unsigned reaction = view->ops->type(view, answer);
    if (reaction != REACT_UNKNOWN) {
      return app_settle(app, reaction) | REACT_PAINT;
    }
  }
  (void)snprintf(app->message, sizeof app->message, _("\"%.60s\" is not one of the choices. ? shows help."), answer);
  return REACT_NONE;
}

/* What has changed since the last choice. */
static void print_turn(struct app *app, FILE *out, bool place) {
  struct paper paper;
  paper_open(&paper);
  if (paper.file == NULL) {
    return;
  }
  if (app->overlay != NULL) {
    print_overlay(app, paper.file);
  } else if (place && app->asking == ASKING_NOTHING) {
    print_place(app, paper.file);
    print_choices(app, paper.file);
  }
  if (app->message[0] != '\0') {
    (void)fprintf(paper.file, "%s\n", app->message);
    app->message[0] = '\0';
  }
  paper_close(&paper, out);
}

int linear_run(struct app *app, FILE *in, FILE *out) {
  char answer[PROMPT_LONGEST];
  bool print = true;
  for (;;) {
    print_turn(app, out, print);
    const char *question = app->asking != ASKING_NOTHING ? app->question : _("Your choice");
    if (linear_ask(in, out, question, answer, sizeof answer) != 0) {
      return EXIT_DONE;
    }
    unsigned reaction = take_answer(app, answer);
    print = (reaction & (REACT_PAINT | REACT_REDRAW)) != 0 && app->message[0] == '\0';
    if ((reaction & REACT_QUIT) != 0) {
      return EXIT_DONE;
    }
  }
}
