/* SPDX-License-Identifier: MIT */
/* The handlers of actions that are the same everywhere, and the command line. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/help.h"
#include "views/actions.h"
#include "views/app.h"
#include "views/export.h"
#include "views/format.h"
#include "views/labels.h"

unsigned app_view_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  return view->ops->act == NULL ? REACT_UNKNOWN : view->ops->act(view, action->id);
}

/* The place that a key leads to; NULL: the first screen. */
static const char *place_for(int action) {
  switch (action) {
    case ACTION_FIND:
      return "find";
    case ACTION_JOBS:
      return "jobs";
    case ACTION_COMPARISON:
      return "compare";
    case ACTION_WALLET:
      return "wallet";
    case ACTION_PLAN:
      return "plan";
    case ACTION_FIT:
      return "match";
    case ACTION_SYNC:
      return "sync";
    case ACTION_DOCTOR:
      return "doctor";
    case ACTION_IMPORT_JOBS:
      return "import-jobs";
    default:
      return NULL;
  }
}

unsigned app_go_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  const char *name = place_for(action->id);
  /* The places to search in start anew; the others would only pile up. */
  bool starts_anew = action->id == ACTION_FIND || action->id == ACTION_JOBS;
  if (action->id == ACTION_TOUR) {
    return view_go(view, "help", "tour", NULL);
  }
  if (name != NULL && !starts_anew && strcmp(view->ops->name, name) == 0) {
    view_say(view, "%s", _("You are in that place already."));
    return REACT_PAINT;
  }
  /* An update may be running there; a second one beside it would be in its way. */
  if (action->id == ACTION_SYNC && app_go_back_to(app, name)) {
    return REACT_PAINT;
  }
  if (name != NULL) {
    return view_go(view, name, NULL, NULL);
  }
  if (app_is_busy(app)) {
    return view_go(view, "home", NULL, NULL); /* an update goes on below */
  }
  if (app->depth == 1) {
    view_say(view, "%s", _("This is the first screen. Q ends the program."));
  }
  while (app->depth > 1) { /* all the way back */
    view_free(app->stack[--app->depth]);
  }
  return REACT_PAINT;
}

/* The ladder of what the cursor is on, in any place that can say it. */
unsigned app_ladder_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  const char *selected = view->ops->selected == NULL ? NULL : view->ops->selected(view);
  const char *blank = selected == NULL ? NULL : strchr(selected, ' ');
  (void)action;
  if (blank == NULL) {
    view_say(view, "%s", _("There is nothing here to see a ladder of."));
    return REACT_PAINT;
  }
  return view_go(view, "ladder", blank + 1, NULL);
}

unsigned app_tell_action(void *context, const struct action *action) {
  struct app *app = context;
  const char *form = action->id == ACTION_WORDS       ? "words"
                     : action->id == ACTION_QUESTIONS ? "questions"
                     : action->id == ACTION_PERSON    ? "person"
                                                      : "experience";
  return view_go(app_top(app), "tell", form, NULL);
}

/* The ways to the job that the cursor is on; without one the place asks for it. */
unsigned app_ways_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  const char *selected = view->ops->selected == NULL ? NULL : view->ops->selected(view);
  bool job = selected != NULL && strncmp(selected, "job ", 4) == 0;
  (void)action;
  return view_go(view, "ways", job ? selected + 4 : NULL, NULL);
}

static unsigned ask(struct app *app, enum asking asking, const char *question) {
  app->asking = asking;
  (void)snprintf(app->question, sizeof app->question, "%s", question);
  prompt_set(&app->prompt, "");
  return REACT_PAINT;
}

unsigned app_ask_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  if (action->id == ACTION_COMMAND) {
    return ask(app, ASKING_COMMAND, ":");
  }
  if (app->overlay != NULL) {
    return ask(app, ASKING_SEARCH, "/");
  }
  unsigned reaction = view->ops->act == NULL ? REACT_UNKNOWN : view->ops->act(view, ACTION_SEARCH);
  if (reaction != REACT_UNKNOWN) {
    return reaction;
  }
  if (view->ops->find != NULL) {
    return ask(app, ASKING_SEARCH, "/");
  }
  return view_go(view, "find", NULL, NULL);
}

/* Looks in the page on top: what is laid over, else the view. */
static bool find_in_page(struct app *app, bool backward) {
  struct view *view = app_top(app);
  if (app->overlay != NULL) {
    return page_find(app->overlay, app->searched, backward);
  }
  return view->ops->find != NULL && view->ops->find(view, app->searched, backward);
}

static unsigned find_again(struct app *app, bool backward) {
  if (app->searched[0] == '\0') {
    return ask(app, ASKING_SEARCH, "/");
  }
  if (!find_in_page(app, backward)) {
    (void)snprintf(app->message, sizeof app->message, _("\"%.120s\" does not stand on this page."), app->searched);
  }
  return REACT_PAINT;
}

/* What the view makes of it itself, else what its cursor is on. */
unsigned app_plan_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  bool linear = app->session->options->linear;
  struct error error = {0};
  size_t at = 0;
  unsigned reaction = view->ops->act == NULL ? REACT_UNKNOWN : view->ops->act(view, action->id);
  if (reaction != REACT_UNKNOWN) {
    return reaction;
  }
  const char *target = view->ops->selected == NULL ? NULL : view->ops->selected(view);
  if (target == NULL) {
    view_say(view, "%s", _("Nothing that can be put in a plan is selected here: take a credential or a job."));
  } else if (session_plan_add(app->session, target, &at, &error) != 0) {
    view_say(
        view, "%s",
        error.code == ERROR_NOT_FOUND ? _("It can't be put in a plan: take a credential or a job.") : error.message);
  } else if (at == (size_t)PLAN_MOST_STEPS) {
    view_say(view, "%s",
             linear ? _("It is the goal of your plan now. :plan shows it.")
                    : _("It is the goal of your plan now. 5 shows the plan."));
  } else {
    view_say(view,
             linear ? _("It is step %zu of your plan now. :plan shows it.")
                    : _("It is step %zu of your plan now. 5 shows the plan."),
             at + 1);
  }
  return REACT_PAINT;
}

unsigned app_export_action(void *context, const struct action *action) {
  (void)action;
  const struct app *app = context;
  return ask(context, ASKING_EXPORT,
             app_top(app)->ops->write != NULL ? _("Save as (a name ending in .txt, .md, .html or .json): ")
                                              : _("Save as (a name ending in .txt or .json): "));
}

static unsigned save_as(struct app *app, const char *path) {
  struct error error = {0};
  if (path[0] == '\0') {
    return REACT_PAINT;
  }
  if (export_view(app_top(app), path, &error) == 0) {
    (void)snprintf(app->message, sizeof app->message, _("Saved in %.200s."), path);
  } else {
    (void)snprintf(app->message, sizeof app->message, "%.*s", (int)sizeof app->message - 1, error.message);
  }
  return REACT_PAINT;
}

unsigned app_next_action(void *context, const struct action *action) {
  return find_again(context, action->id == ACTION_PREVIOUS);
}

unsigned app_help_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  struct page *page = page_new();
  if (page == NULL) {
    return REACT_NONE;
  }
  page_section(page, _(view->ops->title));
  page_text(page, STYLE_PLAIN, _(view->ops->help));
  help_fill(page, &action_table, view_places(view), false);
  app_overlay(app, page, _("Help"), action->id);
  return REACT_PAINT;
}

unsigned app_source_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  struct page *page = page_new();
  if (page == NULL) {
    return REACT_NONE;
  }
  if (view->ops->source != NULL) {
    view->ops->source(view, page);
  }
  const struct catalog_about *about = catalog_about(app->session->catalog);
  char date[40];
  page_section(page, _("The data on this computer"));
  page_pair(page, _("Source"), label_own(about->source), STYLE_PLAIN);
  format_date(date, sizeof date, about->date);
  page_pair(page, _("Date"), date, STYLE_PLAIN);
  if (about->jobs_source != NULL) {
    page_pair(page, _("Jobs"), about->jobs_source, STYLE_PLAIN);
  }
  for (size_t i = 0; about->notes != NULL && about->notes[i] != NULL; i++) {
    char room[80];
    page_text(page, STYLE_PLAIN, label_note(about->notes[i], room, sizeof room));
  }
  app_overlay(app, page, _("Where these figures come from"), action->id);
  return REACT_PAINT;
}

unsigned app_language_action(void *context, const struct action *action) {
  (void)action;
  struct app *app = context;
  session_set_language(strcmp(session_language(), "es") == 0 ? "en" : "es");
  for (size_t i = 0; i < app->depth; i++) {
    app->stack[i]->stale = true;
  }
  return REACT_PAINT;
}

unsigned app_renew_action(void *context, const struct action *action) {
  struct app *app = context;
  struct error error = {0};
  (void)action;
  if (session_renew(app->session, &error) != 0) {
    (void)snprintf(app->message, sizeof app->message, "%.*s", (int)sizeof app->message - 1, error.message);
  } else {
    (void)snprintf(app->message, sizeof app->message, "%s", _("The newest data on this computer are in use."));
  }
  return REACT_PAINT;
}

unsigned app_redraw_action(void *context, const struct action *action) {
  (void)context;
  (void)action;
  return REACT_REDRAW | REACT_PAINT;
}

unsigned app_back_action(void *context, const struct action *action) {
  struct app *app = context;
  struct view *view = app_top(app);
  unsigned reaction = view->ops->act == NULL ? REACT_UNKNOWN : view->ops->act(view, action->id);
  return reaction == REACT_UNKNOWN ? (unsigned)REACT_LEAVE : reaction;
}

unsigned app_quit_action(void *context, const struct action *action) {
  (void)context;
  (void)action;
  return REACT_QUIT;
}

/* Cuts a line into words at blanks; quotes keep words together. In place. */
static int split(char *line, char **words, int most) {
  int count = 0;
  char *at = line;
  while (*at != '\0' && count < most) {
    while (*at == ' ') {
      at++;
    }
    if (*at == '\0') {
      break;
    }
    char *out = at;
    words[count++] = out;
    bool quoted = false;
    while (*at != '\0' && (quoted || *at != ' ')) {
      if (*at == '"') {
        quoted = !quoted;
        at++;
      } else {
        *out++ = *at++;
      }
    }
    bool more = *at != '\0';
    *out = '\0';
    at += more ? 1 : 0;
  }
  return count;
}

unsigned app_command(struct app *app, const char *line) {
  char copy[PROMPT_LONGEST];
  char *words[VIEW_MOST_ARGUMENTS];
  (void)snprintf(copy, sizeof copy, "%s", line);
  int count = split(copy, words, VIEW_MOST_ARGUMENTS);
  if (count == 0) {
    return REACT_PAINT;
  }
  if (view_named(words[0]) != NULL) {
    (void)app_open(app, words[0], count - 1, words + 1);
    return REACT_PAINT;
  }
  const struct action *action = action_for_name(&action_table, words[0]);
  bool here = action != NULL && (action->places & view_places(app_top(app))) != 0 && action->run != NULL;
  if (here) {
    return app_run(app, action);
  }
  (void)snprintf(app->message, sizeof app->message,
                 action != NULL ? _("\"%.60s\" does nothing here. ? shows what does.")
                                : _("There is no command \"%.60s\". ? shows them."),
                 words[0]);
  return REACT_PAINT;
}

/* Takes one name into account that begins like the word. */
static void add_candidate(struct app *app, const char *name, size_t length, const char **only, size_t *count) {
  if (strncmp(name, app->prompt.text, length) != 0) {
    return;
  }
  size_t at = strlen(app->message);
  (void)snprintf(app->message + at, sizeof app->message - at, "%s%s", at == 0 ? "" : " ", name);
  *only = name;
  (*count)++;
}

void app_complete(struct app *app) {
  size_t length = app->prompt.length;
  const char *only = NULL;
  size_t count = 0;
  app->message[0] = '\0';
  if (app->asking != ASKING_COMMAND || strchr(app->prompt.text, ' ') != NULL) {
    return;
  }
  for (size_t i = 0; view_table[i] != NULL; i++) {
    add_candidate(app, view_table[i]->name, length, &only, &count);
  }
  unsigned places = view_places(app_top(app));
  for (size_t i = 0; i < action_table.count; i++) {
    const struct action *action = &action_table.rows[i];
    if (action->run != NULL && (action->places & places) != 0 && view_named(action->name) == NULL) {
      add_candidate(app, action->name, length, &only, &count);
    }
  }
  if (count == 1) {
    char line[128];
    (void)snprintf(line, sizeof line, "%s ", only);
    prompt_set(&app->prompt, line);
    app->message[0] = '\0';
  } else if (count > 1) {
    /* The names stand in the question's place until the next key. */
    (void)snprintf(app->question, sizeof app->question, "%.*s :", (int)sizeof app->question - 4, app->message);
  }
}

unsigned app_answer(struct app *app, const char *line) {
  enum asking asking = app->asking;
  struct view *view = app_top(app);
  app->asking = ASKING_NOTHING;
  switch (asking) {
    case ASKING_COMMAND:
      prompt_history_add(&app->history, line);
      return app_command(app, line);
    case ASKING_SEARCH:
      (void)snprintf(app->searched, sizeof app->searched, "%s", line);
      return line[0] == '\0' ? (unsigned)REACT_PAINT : find_again(app, false);
    case ASKING_VIEW:
      if (view->ops->type != NULL) {
        return app_settle(app, view->ops->type(view, line)) | REACT_PAINT;
      }
      return REACT_PAINT;
    case ASKING_EXPORT:
      return save_as(app, line);
    case ASKING_NOTHING:
      break;
  }
  return REACT_PAINT;
}
