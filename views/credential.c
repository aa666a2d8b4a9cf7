/* SPDX-License-Identifier: MIT */
#include "views/credential.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/paper.h"
#include "views/views.h"
#include "views/worth_facts.h"

enum { PAPER_WIDTH = 80 };

const char *credential_name(const struct credential *credential) {
  bool spanish = credential->row.name_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? credential->row.name_es : credential->row.name;
}

const char *credential_job_title(const struct job_line *job) {
  bool spanish = job->title_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? job->title_es : job->title;
}

const char *credential_skill_name(const struct skill_line *skill) {
  bool spanish = skill->name_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? skill->name_es : skill->name;
}

static const struct view_ops record_view;

static int credential_load(struct view *view, struct error *error) {
  struct credential_state *state = view->state;
  struct error other;
  arena_reset(view->arena);
  state->credential = (struct credential){0};
  int result = credential_read(view->session->catalog, view->arena, state->ctid, &state->credential, error);
  state->is_record = result != 0 && error->code == ERROR_NOT_FOUND;
  view->ops = state->is_record ? &record_view : &credential_view;
  if (state->is_record) {
    return record_load(view, error);
  }
  if (result != 0) {
    return -1;
  }
  if (resource_read(view->session->catalog, view->arena, state->ctid, &state->resource, &other) != 0) {
    state->resource = (struct resource){.ctid = state->credential.row.ctid, .kind = "credential", .name = ""};
  }
  const struct credential *credential = &state->credential;
  bool dollars = credential->row.currency == NULL || strcmp(credential->row.currency, "USD") == 0;
  state->worth = worth_of(dollars ? credential->row.cost : -1, credential->row.cost_complete, credential->row.earnings,
                          &view->session->household);
  worth_lines_of(view, credential, state->tests);
  credential_fill_page(view);
  return 0;
}

static int credential_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct credential_state *state = view->state;
  if (argc != 1) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Say one record: ladderway show CTID. ladderway find lists credentials."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  /* A registry address ends in the CTID. */
  const char *slash = strrchr(argv[0], '/');
  const char *ctid = slash == NULL ? argv[0] : slash + 1;
  if (strlen(ctid) >= sizeof state->ctid) {
    return error_set(error, ERROR_USAGE, _("\"%.60s\" is not a CTID, which looks like ce- and 36 letters and digits."),
                     ctid);
  }
  (void)snprintf(state->ctid, sizeof state->ctid, "%s", ctid);
  return credential_load(view, error);
}

static void credential_draw(struct view *view, const struct canvas *body) {
  struct credential_state *state = view->state;
  page_draw(state->page, body, true);
}

/* What only credentials can do. */
static unsigned record_act(struct view *view, int action) {
  const struct credential_state *state = view->state;
  switch (action) {
    case ACTION_MARK:
      view_say(view, "%s", _("Only credentials can be compared."));
      return REACT_PAINT;
    case ACTION_JOBS_FOR:
      view_say(view, "%s", _("It is not published which job it leads to."));
      return REACT_PAINT;
    default:
      view_say(view, "%s", state->resource.url == NULL ? _("No address is published.") : state->resource.url);
      return REACT_PAINT;
  }
}

static unsigned credential_act(struct view *view, int action) {
  struct credential_state *state = view->state;
  if (state->is_record && (action == ACTION_MARK || action == ACTION_JOBS_FOR || action == ACTION_LINK)) {
    return record_act(view, action);
  }
  switch (action) {
    case ACTION_OPEN:
      return view_go_target(view, page_target(state->page));
    case ACTION_MARK:
      if (!session_toggle_mark(view->session, state->credential.row.ctid)) {
        view_say(view, _("At most %d can be compared. Take one off first."), SESSION_MOST_MARKS);
      } else {
        view_say(view, _("%zu marked. c compares them."), view->session->mark_count);
      }
      return REACT_PAINT;
    case ACTION_COMPARE:
      return view_go(view, "compare", NULL, NULL);
    case ACTION_JOBS_FOR:
      if (state->credential.job_count == 0) {
        view_say(view, "%s", _("It is not published which job it leads to."));
        return REACT_PAINT;
      }
      return view_go(view, "job", state->credential.jobs[0].code, NULL);
    case ACTION_LINK:
      view_say(view, "%s", state->credential.url == NULL ? _("No address is published.") : state->credential.url);
      return REACT_PAINT;
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned credential_take(struct view *view, const struct event *event) {
  struct credential_state *state = view->state;
  bool open = false;
  unsigned reaction = page_take(state->page, event, &open);
  return open ? view_go_target(view, page_target(state->page)) : reaction;
}

static void credential_print(struct view *view, FILE *out, bool numbered) {
  struct credential_state *state = view->state;
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
}

static unsigned credential_choose(struct view *view, size_t number) {
  struct credential_state *state = view->state;
  return view_go_target(view, page_target_number(state->page, number));
}

static bool credential_find(struct view *view, const char *text, bool backward) {
  struct credential_state *state = view->state;
  return page_find(state->page, text, backward);
}

static const char *credential_subject(const struct view *view) {
  const struct credential_state *state = view->state;
  return state->is_record ? record_words(state->resource.name, state->resource.name_es)
                          : credential_name(&state->credential);
}

static const char *credential_selected(const struct view *view) {
  struct credential_state *state = view->state;
  const char *ctid = state->is_record ? state->resource.ctid : state->credential.row.ctid;
  return view_selected(state->selected, sizeof state->selected, state->page, "show", ctid);
}

static void record_source(struct view *view, struct page *page) {
  const struct credential_state *state = view->state;
  page_section(page, record_words(state->resource.name, state->resource.name_es));
  page_pair(page, _("Record"), state->resource.ctid, STYLE_PLAIN);
  page_pair(page, _("Facts from"), state->resource.owner == NULL ? _("not stated") : state->resource.owner,
            STYLE_PLAIN);
}

static void credential_source(struct view *view, struct page *page) {
  struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  char text[512];
  page_section(page, credential_name(credential));
  page_pair(page, _("Facts from"), credential->source == NULL ? _("not stated") : credential->source, STYLE_PLAIN);
  page_pair(page, _("Record"), credential->row.ctid, STYLE_PLAIN);
  (void)snprintf(text, sizeof text, "%s",
                 credential->cost_aggregate ? _("the total that the provider states")
                                            : _("the sum of the parts that must be paid"));
  page_pair(page, _("Cost"), text, STYLE_PLAIN);
  if (credential->row.earnings >= 0 && credential->earnings_job != NULL) {
    (void)snprintf(text, sizeof text, _("middle wage of occupation %s in the whole country, not of its graduates"),
                   credential->earnings_job);
    page_pair(page, _("Pays"), text, STYLE_PLAIN);
  } else if (credential->row.earnings >= 0) {
    (void)snprintf(text, sizeof text, _("what %ld of its graduates earned, %d months after, as a year's pay"),
                   credential->earnings_n, credential->earnings_months);
    page_pair(page, _("Pays"), text, STYLE_PLAIN);
  }
  page_pair(page, _("Compared with"), state->worth.comparison_source, STYLE_PLAIN);
  page_pair(page, _("Enough for a family"), state->worth.threshold_source, STYLE_PLAIN);
  char reasons[256];
  label_rank(credential->rank_why, reasons, sizeof reasons);
  (void)snprintf(text, sizeof text, "%.1f: %s", credential->rank, reasons);
  page_pair(page, _("Place in lists"), text, STYLE_PLAIN);
  worth_put_sources(state->tests, page);
}

static void credential_close(struct view *view) {
  struct credential_state *state = view->state;
  page_free(state->page);
}

const struct view_ops credential_view = {
    .name = "show",
    .title = N_("Credential"),
    .usage = "CTID",
    .help = N_("Everything known about one credential, or any other record"),
    .place = PLACE_SHOW,
    .state_size = sizeof(struct credential_state),
    .open = credential_open,
    .reload = credential_load,
    .draw = credential_draw,
    .act = credential_act,
    .take = credential_take,
    .print = credential_print,
    .choose = credential_choose,
    .find = credential_find,
    .json = credential_json,
    .source = credential_source,
    .subject = credential_subject,
    .selected = credential_selected,
    .close = credential_close,
};

/* What credential_load() makes of the view when the CTID is no credential's. */
static const struct view_ops record_view = {
    .name = "show",
    .title = N_("Record"),
    .usage = "CTID",
    .help = N_("Everything known about one credential, or any other record"),
    .place = PLACE_SHOW,
    .state_size = sizeof(struct credential_state),
    .open = credential_open,
    .reload = credential_load,
    .draw = credential_draw,
    .act = credential_act,
    .take = credential_take,
    .print = credential_print,
    .choose = credential_choose,
    .find = credential_find,
    .json = record_json,
    .source = record_source,
    .subject = credential_subject,
    .selected = credential_selected,
    .close = credential_close,
};
