/* SPDX-License-Identifier: MIT */
/* Putting right what something was taken for, and what that changes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/match/elements.h"
#include "data/wallet/experience.h"
#include "views/jobs_faces.h"
#include "views/wallet_view.h"

enum { SCRATCH = 4 << 20, LONGEST_TITLE = 40 };

unsigned wallet_correct_one(struct view *view, size_t claim, size_t skill) {
  struct wallet_state *state = view->state;
  const struct wallet *wallet = view->session->wallet;
  if (claim >= wallet->count || skill >= wallet->claims[claim].skill_count) {
    return REACT_NONE;
  }
  const char *name = wallet->claims[claim].skills[skill].name;
  state->asked_claim = claim;
  state->asked_skill = skill;
  state->correcting = true;
  (void)snprintf(view->question, sizeof view->question, _("What is \"%.60s\"? A skill or job (- for nothing): "),
                 name == NULL ? "?" : name);
  return REACT_PAINT;
}

unsigned wallet_correct(struct view *view, size_t claim) {
  const struct wallet *wallet = view->session->wallet;
  char number[24];
  if (claim >= wallet->count) {
    return REACT_NONE;
  }
  const struct claim *selected = &wallet->claims[claim];
  if (selected->kind == CLAIM_EXPERIENCE) {
    (void)snprintf(number, sizeof number, "%zu", claim + 1);
    return view_go(view, "tell", "experience", number);
  }
  if (selected->skill_count == 0) {
    view_say(view, "%s", _("It names no skill that could be put right."));
    return REACT_PAINT;
  }
  if (selected->skill_count == 1) {
    return wallet_correct_one(view, claim, 0);
  }
  view_say(view, "%s", _("Enter opens it; then Enter on a skill puts that one right."));
  return REACT_PAINT;
}

/* The element or occupation that was typed, by name or code; NULL when there is none. */
static int find_typed(struct view *view, struct arena *arena, const char *text, const char **code,
                      struct error *error) {
  const struct wallet_state *state = view->state;
  const struct claim_skill typed = {.name = text, .code = text};
  const struct element_index *index = element_index_new(arena, &state->match.matrix);
  size_t element = 0;
  const char *how = NULL;
  struct job *jobs = NULL;
  size_t count = 0;
  long total = 0;
  if (index == NULL) {
    return error_no_memory(error);
  }
  if (element_of_skill(index, arena, &typed, &element, &how)) {
    *code = state->match.matrix.elements[element];
    return 0;
  }
  if (jobs_search(view->session->catalog, arena, text, NULL, JOBS_BEST, 0, 1, &jobs, &count, &total, error) != 0) {
    return -1;
  }
  *code = count == 0 ? NULL : jobs[0].code;
  return 0;
}

unsigned wallet_take_correction(struct view *view, const char *text) {
  struct wallet_state *state = view->state;
  struct error error = {0};
  const char *code = NULL;
  state->correcting = false;
  if (text[0] == '\0' || !state->matched) {
    return REACT_PAINT;
  }
  struct arena *arena = arena_new((size_t)SCRATCH);
  int result = arena == NULL            ? error_no_memory(&error)
               : strcmp(text, "-") == 0 ? 0
                                        : find_typed(view, arena, text, &code, &error);
  if (result == 0 && code == NULL && strcmp(text, "-") != 0) {
    result = error_set(&error, ERROR_NOT_FOUND, _("No skill and no job is called \"%.60s\" here."), text);
  }
  if (result == 0) {
    result = wallet_correct_skill(view->session->wallet, state->asked_claim, state->asked_skill,
                                  code == NULL ? "" : code, &error);
  }
  arena_free(arena);
  if (result != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  return REACT_RELOAD;
}

/* --- what it changes --- */

static void remember(struct wallet_state *state) {
  state->fit_count = 0;
  for (size_t i = 0; state->matched && i < state->match.job_count; i++) {
    const struct job_match *job = &state->match.jobs[i];
    if (job->row < (size_t)WALLET_MOST_JOBS) {
      state->fits[job->row] = job->fit_percent;
      state->fit_count = job->row + 1 > state->fit_count ? job->row + 1 : state->fit_count;
    }
  }
}

/* Named is the job that stands highest, of those whose fit is another one when it is shown without decimals. */
void wallet_say_changes(struct view *view) {
  struct wallet_state *state = view->state;
  const struct job_match *first = NULL;
  size_t changed = 0;
  double before = 0;
  for (size_t i = 0; state->matched && state->fit_count > 0 && i < state->match.job_count; i++) {
    const struct job_match *job = &state->match.jobs[i];
    if (job->row >= state->fit_count || fabs(state->fits[job->row] - job->fit_percent) < 0.05) {
      continue;
    }
    changed++;
    bool seen = round(state->fits[job->row]) != round(job->fit_percent);
    if (first == NULL || (seen && round(before) == round(first->fit_percent))) {
      first = job;
      before = state->fits[job->row];
    }
  }
  remember(state);
  if (first != NULL) {
    const char *title = job_title(&first->job);
    view_say(view,
             ngettext("%.*s %.0f%% -> %.0f%%; %zu job changed", "%.*s %.0f%% -> %.0f%%; %zu jobs changed", changed),
             (int)text_fit(title, LONGEST_TITLE, NULL), title, before, first->fit_percent, changed);
  }
}
