/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/list.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/help_view.h"
#include "views/views.h"

struct place_row {
  const char *name;  /* of the view */
  const char *title; /* N_() */
  const char *help;  /* N_() */
};

static const struct place_row places[] = {
    {"find", N_("Find a credential"), N_("by skill, cost, time or what it pays")},
    {"jobs", N_("Explore jobs"), N_("what they pay, what they ask for")},
    {"compare", N_("Compare"), NULL},
    {"wallet", N_("My wallet"), NULL},
    {"plan", N_("My plan"), NULL},
    {"match", N_("Jobs that fit me"), N_("from what you hold to what you could do")},
};
enum { CONTROL_D = 4, CONTROL_U = 21 };
enum { PLACES = sizeof places / sizeof places[0], FIRST_ROW = 3 };

struct home {
  struct list list;
  int drawn_row; /* screen row of the first place, for the mouse */
};

static int home_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct home *home = view->state;
  if (argc > 0) {
    return error_set(error, ERROR_USAGE, _("%s takes no arguments, but got \"%s\"."), view->ops->name, argv[0]);
  }
  list_reset(&home->list, PLACES);
  return 0;
}

static void plan_words(const struct plan *plan, char *text, size_t size) {
  if (plan->count > 0) {
    (void)snprintf(text, size, ngettext("%zu step", "%zu steps", plan->count), plan->count);
  } else {
    (void)snprintf(text, size, "%s", plan_is_empty(plan) ? _("empty") : _("a goal, no step yet"));
  }
}

/* What stands behind a place: its help, or how much is in it. */
static void place_words(const struct view *view, size_t index, char *text, size_t size) {
  const struct session *session = view->session;
  if (places[index].help != NULL) {
    (void)snprintf(text, size, "%s", _(places[index].help));
  } else if (strcmp(places[index].name, "compare") == 0) {
    (void)snprintf(text, size, ngettext("%zu marked", "%zu marked", session->mark_count), session->mark_count);
  } else if (strcmp(places[index].name, "plan") == 0) {
    plan_words(&session->plan, text, size);
  } else if (session->wallet->count == 0) {
    (void)snprintf(text, size, "%s", _("bring the credentials you hold"));
  } else {
    (void)snprintf(text, size, ngettext("%zu credential", "%zu credentials", session->wallet->count),
                   session->wallet->count);
  }
}

static void count_words(const struct view *view, char *text, size_t size) {
  const struct catalog_about *about = catalog_about(view->session->catalog);
  char credentials[32];
  char jobs[32];
  format_count(credentials, sizeof credentials, about->credentials);
  format_count(jobs, sizeof jobs, about->jobs);
  (void)snprintf(text, size, _("%s programs and credentials, %s jobs"), credentials, jobs);
}

static void home_draw(struct view *view, const struct canvas *body) {
  struct home *home = view->state;
  char text[256];
  count_words(view, text, sizeof text);
  canvas_text(body, 0, body->columns - canvas_width(text) - 1, STYLE_PLAIN, text);
  canvas_text(body, 1, 3, STYLE_STRONG, _("Where do you want to go?"));
  home->drawn_row = body->row + FIRST_ROW;
  for (size_t i = 0; i < PLACES; i++) {
    int row = FIRST_ROW + (int)i;
    bool selected = i == home->list.selected;
    char number[8];
    (void)snprintf(number, sizeof number, "%zu", i + 1);
    canvas_text(body, row, 1, STYLE_PLAIN, selected ? ">" : " ");
    canvas_text(body, row, 3, STYLE_KEY, number);
    canvas_field(body, row, 6, 24, false, selected ? STYLE_SELECTED : STYLE_STRONG, _(places[i].title));
    place_words(view, i, text, sizeof text);
    canvas_field(body, row, 31, body->columns - 32, false, STYLE_PLAIN, text);
    if (selected) {
      canvas_cursor(body, row, 1);
    }
  }
  int row = FIRST_ROW + PLACES + 1;
  canvas_text(body, row, 3, STYLE_PLAIN, _("Or press / and type what you look for, like:  nurse aide under $2000"));
  int at = canvas_text(body, row + 2, 3, STYLE_PLAIN, _("New here?  Press t for a two-minute tour."));
  canvas_text(body, row + 2, 3 + at + 5, STYLE_PLAIN,
              strcmp(session_language(), "es") == 0 ? "L  English" : "L  Español");
  const char *const promise[] = {
      _("Nothing you do here is sent anywhere. What you bring stays in this program until you "
        "leave it, and is then forgotten.")};
  int selected = FIRST_ROW + (int)home->list.selected;
  view_draw_words(body, body->rows - 3, promise, 1);
  canvas_cursor(body, selected, 1);
}

static unsigned home_act(struct view *view, int action) {
  const struct home *home = view->state;
  return action == ACTION_OPEN ? view_go(view, places[home->list.selected].name, NULL, NULL) : (unsigned)REACT_UNKNOWN;
}

static unsigned home_click(struct view *view, const struct event *event) {
  struct home *home = view->state;
  int at = event->row - home->drawn_row;
  if (at < 0 || at >= PLACES) {
    return REACT_NONE;
  }
  (void)list_select(&home->list, (size_t)at);
  return event->kind == EVENT_DOUBLE_CLICK ? home_act(view, ACTION_OPEN) : (unsigned)REACT_PAINT;
}

static unsigned home_take(struct view *view, const struct event *event) {
  struct home *home = view->state;
  if (event->kind == EVENT_CLICK || event->kind == EVENT_DOUBLE_CLICK) {
    return home_click(view, event);
  }
  if (event->kind != EVENT_KEY) {
    return REACT_UNKNOWN;
  }
  bool moved = false;
  switch (event->key) {
    case KEY_ARROW_DOWN:
    case 'j':
      moved = list_move(&home->list, LIST_DOWN);
      break;
    case KEY_ARROW_UP:
    case 'k':
      moved = list_move(&home->list, LIST_UP);
      break;
    case KEY_HOME_:
    case KEY_PAGE_UP:
    case CONTROL_U:
    case 'g':
      moved = list_move(&home->list, LIST_FIRST);
      break;
    case KEY_END_:
    case KEY_PAGE_DOWN:
    case CONTROL_D:
    case 'G':
      moved = list_move(&home->list, LIST_LAST);
      break;
    default:
      return REACT_UNKNOWN;
  }
  return moved ? (unsigned)REACT_PAINT : (unsigned)REACT_NONE;
}

static void home_print(struct view *view, FILE *out, bool numbered) {
  char text[256];
  (void)numbered;
  count_words(view, text, sizeof text);
  (void)fprintf(out, "%s\n", text);
  for (size_t i = 0; i < PLACES; i++) {
    place_words(view, i, text, sizeof text);
    (void)fprintf(out, "%zu  %s: %s\n", i + 1, _(places[i].title), text);
  }
}

static unsigned home_choose(struct view *view, size_t number) {
  return number > PLACES ? (unsigned)REACT_UNKNOWN : view_go(view, places[number - 1].name, NULL, NULL);
}

static unsigned home_type(struct view *view, const char *text) {
  return view_go(view, "find", text, NULL);
}

const struct view_ops home_view = {
    .name = "home",
    .title = "ladderway",
    .usage = "",
    .help = N_("The first screen"),
    .place = PLACE_HOME,
    .state_size = sizeof(struct home),
    .open = home_open,
    .draw = home_draw,
    .act = home_act,
    .take = home_take,
    .print = home_print,
    .choose = home_choose,
    .type = home_type,
    .json = home_json,
};
