/* SPDX-License-Identifier: MIT */
/* Help: the commands, the keys, how to search, and the tour. */

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/help.h"
#include "views/actions.h"
#include "views/help_view.h"
#include "views/jobs_faces.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 80 };

struct help_state {
  struct page *page;
  bool tour;
};

static void fill_tour(struct page *page) {
  page_section(page, _("A two-minute tour"));
  page_text(page, STYLE_PLAIN,
            _("This program shows which certificates, licenses and degrees lead to which jobs, what "
              "they cost, how long they take and what they pay."));
  page_section(page, _("1  Move"));
  page_text(page, STYLE_PLAIN,
            _("The arrow keys move. Enter opens. Esc or q goes back. ? shows every key of the place "
              "you are in. You can't break anything."));
  page_section(page, _("2  Find a credential"));
  page_text(page, STYLE_PLAIN,
            _("Press 1 and type what you look for, like: nurse aide under $2000. The list follows "
              "each letter. Esc takes you from the line to the list; / takes you back."));
  page_text(page, STYLE_PLAIN, _("f opens filters that you can tick. Space marks, and c compares what you marked."));
  page_section(page, _("3  Explore jobs"));
  page_text(page, STYLE_PLAIN,
            _("Press 2 and type a job in everyday words, like: truck driver. Enter shows what it "
              "pays and asks for; t lists training for it."));
  page_section(page, _("4  Bring what you have"));
  page_text(page, STYLE_PLAIN,
            _("Press 4, then w, and type where your credential files are. Then 6 shows which jobs "
              "they fit, why, and what is missing."));
  page_section(page, _("5  Make a plan"));
  page_text(page, STYLE_PLAIN,
            _("Press a on a credential or a job to put it in your plan. 5 shows the plan with dates and "
              "prices and what to do this week; e saves it to take home."));
  page_section(page, _("6  Where do figures come from?"));
  page_text(page, STYLE_PLAIN, _("Press i anywhere. A blank says why it is blank. An e means: an estimate."));
}

static void fill_search(struct page *page) {
  page_section(page, _("How to search"));
  page_pair(page, "nurse aide", _("words, or how they begin"), STYLE_PLAIN);
  page_pair(page, _("under $2000"), _("costs less than that; also cost:<2000"), STYLE_PLAIN);
  page_pair(page, _("at most 12 weeks"), _("takes no longer; also time:<=12w"), STYLE_PLAIN);
  page_pair(page, "pays:>40000", _("pays more than that in a year"), STYLE_PLAIN);
  page_pair(page, "skill:\"patient care\"", _("the provider says that it teaches this (few do)"), STYLE_PLAIN);
  page_pair(page, "job:31-1131", _("leads to a job, by its code or name"), STYLE_PLAIN);
  page_pair(page, "type:certificate", _("kind: certificate, license, degree, badge ..."), STYLE_PLAIN);
  page_pair(page, "county:essex", _("place; also region: and city:"), STYLE_PLAIN);
  page_pair(page, "provider:", _("who offers it"), STYLE_PLAIN);
  page_pair(page, _("online evening childcare"), _("how and when, and help there"), STYLE_PLAIN);
  page_pair(page, "lang:es", _("language it is taught in"), STYLE_PLAIN);
  page_pair(page, "stacks", _("has a next step"), STYLE_PLAIN);
}

static void fill_commands(struct page *page) {
  page_section(page, _("Commands (also after :)"));
  for (size_t i = 0; view_table[i] != NULL; i++) {
    char call[64];
    (void)snprintf(call, sizeof call, "%s %s", view_table[i]->name, view_table[i]->usage);
    page_pair(page, call, _(view_table[i]->help), STYLE_PLAIN);
  }
}

static void fill_page(struct view *view) {
  struct help_state *state = view->state;
  page_clear(state->page);
  if (state->tour) {
    fill_tour(state->page);
    return;
  }
  fill_commands(state->page);
  fill_search(state->page);
  help_fill(state->page, &action_table, ACTION_EVERYWHERE, false);
  page_section(state->page, _("About the data"));
  jobs_source_lines(view->session, state->page);
}

static int help_reload(struct view *view, struct error *error) {
  (void)error;
  fill_page(view);
  return 0;
}

static int help_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct help_state *state = view->state;
  if (argc > 1 || (argc == 1 && strcmp(argv[0], "tour") != 0)) {
    return error_set(error, ERROR_USAGE, "%s", _("Say ladderway help, or ladderway help tour."));
  }
  state->tour = argc == 1;
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  fill_page(view);
  return 0;
}

static void help_draw(struct view *view, const struct canvas *body) {
  struct help_state *state = view->state;
  page_draw(state->page, body, true);
}

static unsigned help_take(struct view *view, const struct event *event) {
  struct help_state *state = view->state;
  bool open = false;
  return page_take(state->page, event, &open);
}

static void help_print(struct view *view, FILE *out, bool numbered) {
  struct help_state *state = view->state;
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
}

static bool help_find(struct view *view, const char *text, bool backward) {
  struct help_state *state = view->state;
  return page_find(state->page, text, backward);
}

static const char *help_subject(const struct view *view) {
  const struct help_state *state = view->state;
  return state->tour ? _("tour") : NULL;
}

static void help_close(struct view *view) {
  struct help_state *state = view->state;
  page_free(state->page);
}

const struct view_ops help_view = {
    .name = "help",
    .title = N_("Help"),
    .usage = "[tour]",
    .help = N_("All commands and keys, and how to search"),
    .place = PLACE_HELP,
    .without_snapshot = true,
    .state_size = sizeof(struct help_state),
    .open = help_open,
    .reload = help_reload,
    .draw = help_draw,
    .take = help_take,
    .print = help_print,
    .find = help_find,
    .json = help_json,
    .subject = help_subject,
    .close = help_close,
};
