/* SPDX-License-Identifier: MIT */
/* Putting right what something was taken for, on the screen and in linear mode. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "views/wallet_view.h"

enum { LONGEST_TITLE = 40, LONGEST_ASKED = 24 };

static const char target_begins[] = "correct ";

/* What is asked about the piece; `name` is what it is called, `job` whether only a job can be meant.
 * Cut, so that at 80 columns there is room to type. */
static void ask(struct view *view, const char *what, const char *name, bool job) {
  const struct wallet_state *state = view->state;
  char *question = view->question;
  size_t size = sizeof view->question;
  int cut = (int)text_fit(name, LONGEST_ASKED, NULL);
  bool told = correct_is_told(view->session->wallet, state->asked_claim, what);
  const char *back = told ? _(", = as found") : "";
  if (strcmp(what, "record") == 0) {
    (void)snprintf(question, size, _("Which credential is it? Name or CTID, - none%s: "), back);
  } else if (strcmp(what, "job") == 0) {
    (void)snprintf(question, size, "%s", _("Which other job does it lead to? "));
  } else if (job) {
    (void)snprintf(question, size, _("Which job in place of \"%.*s\"? - none%s: "), cut, name, back);
  } else {
    (void)snprintf(question, size, _("What is \"%.*s\"? A skill or job, - nothing%s: "), cut, name, back);
  }
}

unsigned wallet_correct_target(struct view *view, size_t claim, const char *target) {
  struct wallet_state *state = view->state;
  const struct wallet *wallet = view->session->wallet;
  if (claim >= wallet->count || target == NULL || strncmp(target, target_begins, sizeof target_begins - 1) != 0) {
    return REACT_UNKNOWN;
  }
  const char *what = target + sizeof target_begins - 1;
  size_t skill = (size_t)strtoul(what, NULL, 10);
  bool named = strspn(what, "0123456789") == strlen(what) && skill >= 1 && skill <= wallet->claims[claim].skill_count;
  const char *name = named ? wallet->claims[claim].skills[skill - 1].name : wallet_part_name(view, what);
  state->asked_claim = claim;
  state->correcting = true;
  (void)snprintf(state->asked_what, sizeof state->asked_what, "%s", what);
  /* Only occupations have codes with a hyphen in them. */
  ask(view, what, name == NULL ? "?" : name, !named && strlen(what) > 2 && what[2] == '-');
  return REACT_PAINT;
}

/* Opens the claim, with the cursor on the first line that can be put right. */
static void open_claim(struct view *view, const struct claim *claim) {
  struct wallet_state *state = view->state;
  char text[CORRECT_WHAT];
  (void)snprintf(text, sizeof text, "%s", _("Its record"));
  if (claim->skill_count > 0 && claim->skills[0].name != NULL) {
    (void)snprintf(text, sizeof text, "%s → ", claim->skills[0].name);
  }
  state->detail_open = true;
  wallet_fill_detail(view);
  (void)page_find(state->detail, text, false);
}

unsigned wallet_correct(struct view *view, size_t claim) {
  const struct wallet *wallet = view->session->wallet;
  char number[24];
  if (claim >= wallet->count) {
    return REACT_NONE;
  }
  const struct claim *selected = &wallet->claims[claim];
  (void)snprintf(number, sizeof number, "%zu", claim + 1);
  if (selected->kind == CLAIM_EXPERIENCE) {
    return view_go(view, "tell", "experience", number);
  }
  if (selected->kind == CLAIM_ANSWERS) {
    return view_go(view, "tell", "questions", number);
  }
  if (selected->kind == CLAIM_WORDS && selected->skill_count == 1) {
    return wallet_correct_target(view, claim, "correct 1");
  }
  open_claim(view, selected);
  if (!view->session->options->linear) { /* there it is printed, and says so itself */
    view_say(view, "%s", _("Enter on a line puts that one right."));
  }
  return REACT_PAINT;
}

unsigned wallet_take_correction(struct view *view, const char *text) {
  struct wallet_state *state = view->state;
  struct error error = {0};
  state->correcting = false;
  if (text[0] == '\0' || !state->matched) {
    return REACT_PAINT;
  }
  if (correct_apply(view->session, &state->match, state->asked_claim, state->asked_what, text, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  state->corrected = true;
  return REACT_RELOAD;
}

void wallet_say_changes(struct view *view) {
  struct wallet_state *state = view->state;
  struct fit_changes changes = {0};
  char text[VIEW_MESSAGE];
  if (!state->matched) {
    state->fits.count = 0;
    return;
  }
  fit_changes_between(&state->fits, &state->match, &changes);
  fits_of(&state->match, &state->fits);
  if (changes.jobs > 0 || state->corrected) {
    fit_changes_words(&changes, LONGEST_TITLE, text, sizeof text);
    if (view->session->options->linear) { /* the numbers may be others now, so it is printed with the place */
      (void)snprintf(state->said, sizeof state->said, "%s", text);
    } else {
      view_say(view, "%s", text);
    }
  }
  state->corrected = false;
}
