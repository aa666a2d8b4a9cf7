/* SPDX-License-Identifier: MIT */
/* Putting right what something was taken for, on the screen and in linear mode. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/wallet_view.h"

enum { LONGEST_TITLE = 40 };

static const char target_begins[] = "correct ";

/* What is asked about the piece; `name` is what it is called. */
static void ask(struct view *view, const char *what, const char *name) {
  const struct wallet_state *state = view->state;
  const struct wallet *wallet = view->session->wallet;
  char *question = view->question;
  size_t size = sizeof view->question;
  if (strcmp(what, "record") == 0) {
    (void)snprintf(question, size, "%s", _("Which credential is it? Name or CTID, - none"));
  } else if (strcmp(what, "job") == 0) {
    (void)snprintf(question, size, "%s", _("Which other job does it lead to? "));
    return;
  } else {
    (void)snprintf(question, size, _("What is \"%.40s\"? A skill or job, - nothing"), name);
  }
  size_t length = strlen(question);
  bool told = correct_is_told(wallet, state->asked_claim, what);
  (void)snprintf(question + length, size - length, "%s: ", told ? _(", = as found") : "");
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
  ask(view, what, name == NULL ? "?" : name);
  return REACT_PAINT;
}

unsigned wallet_correct(struct view *view, size_t claim) {
  struct wallet_state *state = view->state;
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
  state->detail_open = true;
  wallet_fill_detail(view);
  view_say(view, "%s",
           view->session->options->linear ? _("The number of a line puts that one right.")
                                          : _("Enter on a line puts that one right."));
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
    view_say(view, "%s", text);
  }
  state->corrected = false;
}
