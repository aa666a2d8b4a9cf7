/* SPDX-License-Identifier: MIT */
/* My plan: its steps moved, taken out, dated, saved and opened again. */
#include "views/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/plan/plan_read.h"
#include "views/actions.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 100, DEFAULT_COLUMNS = 80 };

static int plan_load(struct view *view, struct error *error) {
  struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  arena_reset(view->arena);
  if (plan_look(plan, view->session->catalog, view->arena, &state->look, error) != 0) {
    return -1;
  }
  plan_reckon(plan, state->look.figures, &state->time);
  state->code_count = 0; /* their memory is gone */
  plan_make_tasks(view);
  plan_make_sheet(view);
  plan_fill_page(view, state->page, state->columns);
  return 0;
}

static bool set_start(struct plan *plan, const char *text) {
  long day = 0;
  bool good = plan_day_of(text, &day);
  if (good) {
    plan_copy(plan->start, sizeof plan->start, text);
  }
  return good;
}

static int take_options(struct view *view, struct error *error) {
  const struct options *options = view->session->options;
  struct plan *plan = &view->session->plan;
  if (options->start != NULL && !set_start(plan, options->start)) {
    return error_set(error, ERROR_USAGE, _("\"%.40s\" is not a day like 2027-01-31."), options->start);
  }
  if (options->hours > 0) {
    plan->hours = options->hours;
  }
  return 0;
}

static int plan_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct plan_state *state = view->state;
  if (argc > 1) {
    return error_set(error, ERROR_USAGE, "%s", _("Say one file: ladderway plan FILE."));
  }
  state->columns = DEFAULT_COLUMNS;
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (argc == 1 && plan_read_file(&view->session->plan, argv[0], error) != 0) {
    if (error->code == ERROR_NOT_FOUND) {
      error->code = ERROR_IO; /* a file that isn't there is trouble, not an empty plan */
    }
    return -1;
  }
  if (take_options(view, error) != 0) {
    return -1;
  }
  view->status = plan_is_empty(&view->session->plan) ? EXIT_NOTHING : EXIT_DONE;
  return plan_load(view, error);
}

static const char *const empty_words[] = {
    N_("Your plan is empty."),
    N_("Open a credential and press a: it becomes a step, with its price, time and dates."),
    N_("Open a job and press a: it becomes the goal."),
    N_("w opens a plan that you saved as JSON."),
};
enum { EMPTY_WORDS = sizeof empty_words / sizeof empty_words[0] };

static void plan_draw(struct view *view, const struct canvas *body) {
  struct plan_state *state = view->state;
  if (plan_is_empty(&view->session->plan)) {
    const char *sentences[EMPTY_WORDS];
    for (size_t i = 0; i < EMPTY_WORDS; i++) {
      sentences[i] = _(empty_words[i]);
    }
    view_draw_words(body, 1, sentences, EMPTY_WORDS);
    return;
  }
  if (state->code_shown > 0) {
    plan_draw_code(view, body);
    return;
  }
  if (body->columns != state->columns) {
    state->columns = body->columns;
    plan_fill_page(view, state->page, state->columns);
  }
  page_draw(state->page, body, true);
}

/* The step that the cursor is on; plan->count when it is on none. */
static size_t selected_step(const struct view *view) {
  static const char show[] = "show ";
  const struct plan_state *state = view->state;
  const char *target = page_target(state->page);
  bool step = target != NULL && strncmp(target, show, sizeof show - 1) == 0;
  return step ? plan_index(&view->session->plan, target + sizeof show - 1) : view->session->plan.count;
}

static unsigned remove_selected(struct view *view) {
  const struct plan_state *state = view->state;
  struct plan *plan = &view->session->plan;
  size_t at = selected_step(view);
  const char *target = page_target(state->page);
  if (at < plan->count) {
    plan_remove(plan, at);
    view_say(view, _("Step %zu is taken out."), at + 1);
    return REACT_RELOAD;
  }
  if (target != NULL && plan->goal[0] != '\0') {
    plan->goal[0] = '\0';
    plan->goal_wage = -1;
    view_say(view, "%s", _("The goal is taken out."));
    return REACT_RELOAD;
  }
  view_say(view, "%s", _("Go to a step, or to the goal, to take it out."));
  return REACT_PAINT;
}

static unsigned move_selected(struct view *view, bool later) {
  const struct plan_state *state = view->state;
  struct plan *plan = &view->session->plan;
  size_t at = selected_step(view);
  if (at >= plan->count) {
    view_say(view, "%s", _("Go to a step to move it."));
    return REACT_PAINT;
  }
  if (later ? at + 1 >= plan->count : at == 0) {
    view_say(view, "%s", later ? _("It is the last step.") : _("It is the first step."));
    return REACT_PAINT;
  }
  size_t first = later ? at : at - 1;
  if (!plan_may_swap(&state->look, first)) {
    view_say(view, _("\"%.80s\" asks for \"%.80s\" first, so they stay in this order."),
             plan_step_name(view, first + 1), plan_step_name(view, first));
    return REACT_PAINT;
  }
  plan_swap(plan, first);
  /* The cursor goes with the step. */
  const struct event event = {.kind = EVENT_KEY, .key = later ? KEY_ARROW_DOWN : KEY_ARROW_UP};
  (void)page_take(state->page, &event, NULL);
  view_say(view, _("It is step %zu now."), later ? at + 2 : at);
  return REACT_RELOAD;
}

static unsigned renew(struct view *view) {
  const struct plan_state *state = view->state;
  struct plan *plan = &view->session->plan;
  struct error error = {0};
  size_t renewed = 0;
  for (size_t i = 0; i < plan->count; i++) {
    if ((state->look.changes[i] & ~(unsigned)(PLAN_GONE | PLAN_REPLACED)) != 0 &&
        plan_renew(plan, view->session->catalog, i, &error) == 0) {
      renewed++;
    }
  }
  if (state->look.goal_changed && plan_set_goal(plan, view->session->catalog, plan->goal, &error) == 0) {
    renewed++;
  }
  if (renewed == 0) {
    view_say(view, "%s", _("No figure of the plan has changed."));
    return REACT_PAINT;
  }
  view_say(view, "%s", _("The plan has the new figures now."));
  return REACT_RELOAD;
}

static unsigned ask(struct view *view, enum plan_asking asking, const char *question) {
  struct plan_state *state = view->state;
  state->asking = asking;
  (void)snprintf(view->question, sizeof view->question, "%s", question);
  return REACT_PAINT;
}

/* The first code, the next one, and after the last the page again. */
static unsigned next_code(struct view *view) {
  struct plan_state *state = view->state;
  if (plan_is_empty(&view->session->plan)) {
    view_say(view, "%s", _("Your plan is empty."));
    return REACT_PAINT;
  }
  state->code_shown = state->code_shown > 0 && state->code_shown >= state->code_count ? 0 : state->code_shown + 1;
  return REACT_PAINT;
}

static unsigned plan_act(struct view *view, int action) {
  struct plan_state *state = view->state;
  bool codes = state->code_shown > 0;
  if (action != ACTION_LINK) {
    state->code_shown = 0;
  }
  if (codes && action == ACTION_BACK) {
    return REACT_PAINT; /* back on the page */
  }
  switch (action) {
    case ACTION_LINK:
      return next_code(view);
    case ACTION_OPEN:
      return view_go_target(view, page_target(state->page));
    case ACTION_REMOVE:
      return remove_selected(view);
    case ACTION_EARLIER:
    case ACTION_LATER:
      return move_selected(view, action == ACTION_LATER);
    case ACTION_PLAN_RENEW:
      return renew(view);
    case ACTION_BRING:
      return ask(view, PLAN_ASKS_FILE, _("Which file is the plan in? "));
    case ACTION_PLAN_WHEN:
      return ask(view, PLAN_ASKS_WHEN, _("Start and hours a week, like 2027-01-31 15: "));
    case ACTION_PLAN_WHO:
      return ask(view, PLAN_ASKS_NAME, _("Name on the plan (empty: none): "));
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned take_file(struct view *view, const char *path) {
  struct error error = {0};
  if (path[0] == '\0') {
    return REACT_PAINT;
  }
  if (plan_read_file(&view->session->plan, path, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  view_say(view, "%s", _("The plan is open."));
  return REACT_RELOAD;
}

/* "2027-01-31 15", either alone, or "" for neither. */
static unsigned take_when(struct view *view, const char *text) {
  struct plan *plan = &view->session->plan;
  struct plan before = *plan;
  char day[32] = "";
  char hours[32] = "";
  char more[2] = "";
  int words = sscanf(text, "%31s %31s %1s", day, hours, more);
  if (words <= 0) {
    plan->start[0] = '\0';
    plan->hours = 0;
    return REACT_RELOAD;
  }
  const char *number = words == 1 && strchr(day, '-') == NULL ? day : hours;
  char *end = NULL;
  long told = number[0] == '\0' ? 0 : strtol(number, &end, 10);
  bool good = words <= 2 && (number == day || set_start(plan, day)) &&
              (number[0] == '\0' || (*end == '\0' && told >= 1 && told <= PLAN_MOST_HOURS));
  if (!good) {
    *plan = before;
    view_say(view, _("Type a day like 2027-01-31 and, if you like, hours a week (1 to %d)."), PLAN_MOST_HOURS);
    return REACT_PAINT;
  }
  plan->hours = told > 0 ? told : plan->hours;
  return REACT_RELOAD;
}

static unsigned take_name(struct view *view, const char *text) {
  const char *clean = text_clean(view->arena, text, strlen(text), TEXT_TYPED, (size_t)PLAN_TEXT - 1);
  plan_copy(view->session->plan.name, sizeof view->session->plan.name, clean);
  return REACT_RELOAD;
}

static unsigned plan_type(struct view *view, const char *text) {
  struct plan_state *state = view->state;
  enum plan_asking asking = state->asking;
  state->asking = PLAN_ASKS_NOTHING;
  switch (asking) {
    case PLAN_ASKS_FILE:
      return take_file(view, text);
    case PLAN_ASKS_WHEN:
      return take_when(view, text);
    case PLAN_ASKS_NAME:
      return take_name(view, text);
    case PLAN_ASKS_NOTHING:
      break;
  }
  return REACT_UNKNOWN;
}

static unsigned plan_take(struct view *view, const struct event *event) {
  struct plan_state *state = view->state;
  bool open = false;
  if (plan_is_empty(&view->session->plan) || state->code_shown > 0) {
    return REACT_UNKNOWN;
  }
  unsigned reaction = page_take(state->page, event, &open);
  return open ? view_go_target(view, page_target(state->page)) : reaction;
}

static void plan_print(struct view *view, FILE *out, bool numbered) {
  struct page *page = plan_is_empty(&view->session->plan) ? NULL : page_new();
  if (plan_is_empty(&view->session->plan)) {
    for (size_t i = 0; i < EMPTY_WORDS; i++) {
      (void)fprintf(out, "%s\n", _(empty_words[i]));
    }
  }
  if (page != NULL && numbered && ((const struct plan_state *)view->state)->code_shown > 0) {
    plan_print_codes(view, out);
  } else if (page != NULL) {
    int width = numbered ? PAPER_LINEAR : PAPER_WIDTH;
    plan_fill_page(view, page, width);
    page_print(page, out, width, numbered);
  }
  page_free(page);
}

static unsigned plan_choose(struct view *view, size_t number) {
  const struct plan_state *state = view->state;
  return view_go_target(view, page_target_number(state->page, number));
}

static bool plan_find(struct view *view, const char *text, bool backward) {
  struct plan_state *state = view->state;
  return page_find(state->page, text, backward);
}

static void plan_source(struct view *view, struct page *page) {
  plan_put_source(view, page, selected_step(view));
}

static const char *plan_selected(const struct view *view) {
  const struct plan_state *state = view->state;
  return page_target(state->page);
}

static const char *plan_subject(const struct view *view) {
  return view->session->plan.goal[0] == '\0' ? NULL : plan_goal_title(view);
}

static void plan_close(struct view *view) {
  struct plan_state *state = view->state;
  page_free(state->page);
}

const struct view_ops plan_view = {
    .name = "plan",
    .title = N_("My plan"),
    .usage = "[FILE]",
    .help = N_("The steps you chose, their dates and prices, and what to do this week"),
    .place = PLACE_PLAN,
    .state_size = sizeof(struct plan_state),
    .open = plan_open,
    .reload = plan_load,
    .draw = plan_draw,
    .act = plan_act,
    .take = plan_take,
    .print = plan_print,
    .choose = plan_choose,
    .type = plan_type,
    .find = plan_find,
    .json = plan_json,
    .write = plan_write,
    .source = plan_source,
    .subject = plan_subject,
    .selected = plan_selected,
    .close = plan_close,
};
