/* SPDX-License-Identifier: MIT */
/* One claim in words: its checks, what its skills were taken for, and how. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/skill_sort.h"
#include "data/wallet/experience.h"
#include "tui/page.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"
#include "views/tell.h"
#include "views/wallet_view.h"

enum { LINE = 1024, MOST_SHOWN = 60 };

const struct skill_match *wallet_matched(const struct wallet_state *state, size_t claim, size_t skill) {
  for (size_t i = 0; state->matched && i < state->match.skill_count; i++) {
    const struct skill_match *match = &state->match.skills[i];
    if (match->claim == claim && match->skill == skill) {
      return match;
    }
  }
  return NULL;
}

/* In the language of the program, where there is a name in it. */
static const char *name_of(const struct wallet_state *state, const struct skill_match *match) {
  const struct job_matrix *matrix = &state->match.matrix;
  for (size_t i = 0; match->target == SKILL_ELEMENT && i < matrix->element_count; i++) {
    bool spanish = strcmp(session_language(), "es") == 0 && matrix->element_names_es[i] != NULL;
    if (spanish && strcmp(matrix->elements[i], match->id) == 0) {
      return matrix->element_names_es[i];
    }
  }
  for (size_t i = 0; match->target == SKILL_OCCUPATION && i < matrix->job_count; i++) {
    if (strcmp(matrix->jobs[i].code, match->id) == 0) {
      return job_title(&matrix->jobs[i]);
    }
  }
  return match->name;
}

/* "Active Listening (2.A.1.b), core, by address"; why not, when it was taken for nothing. */
static void match_words(const struct wallet_state *state, const struct skill_match *match, char *text, size_t size) {
  if (match == NULL) {
    (void)snprintf(text, size, "%s", _("not looked up"));
  } else if (match->target == SKILL_NOTHING) {
    (void)snprintf(text, size, "%s", plain_how_words(match->how == NULL ? "nothing" : match->how));
  } else {
    bool sorted = match->target == SKILL_ELEMENT || match->target == SKILL_TECHNOLOGY;
    (void)snprintf(text, size, "%s%s%s%s%s%s, %s", name_of(state, match), match->id == NULL ? "" : " (",
                   match->id == NULL ? "" : match->id, match->id == NULL ? "" : ")", sorted ? ", " : "",
                   sorted ? label_skill_sort(skill_sort_of(match->id)) : "", plain_how_words(match->how));
  }
}

static const char *skill_name(const struct claim_skill *skill) {
  return skill->name != NULL ? skill->name : skill->uri != NULL ? skill->uri : skill->code != NULL ? skill->code : "?";
}

static void fill_skills(const struct wallet_state *state, const struct claim *claim, size_t index,
                        enum wallet_face face, struct page *page) {
  char text[LINE];
  char line[LINE * 2];
  char target[32];
  char key[48] = "";
  if (claim->skill_count == 0) {
    page_pair(page, _("Skills"), _("none named in it"), STYLE_PLAIN);
  }
  for (size_t i = 0; i < claim->skill_count && i < (size_t)MOST_SHOWN; i++) {
    match_words(state, wallet_matched(state, index, i), text, sizeof text);
    if (face != WALLET_OPEN) {
      if (face == WALLET_PAPER) {
        (void)snprintf(key, sizeof key, "[%zu.%zu] ", index + 1, i + 1);
      }
      (void)snprintf(line, sizeof line, "%s%s: %s", key, skill_name(&claim->skills[i]), text);
      page_pair(page, i == 0 ? _("Skills") : "", line, STYLE_PLAIN);
      continue;
    }
    (void)snprintf(line, sizeof line, "%s → %s", skill_name(&claim->skills[i]), text);
    (void)snprintf(target, sizeof target, "correct %zu", i + 1);
    page_link(page, line, target);
  }
}

static void fill_checks(const struct claim *claim, struct page *page) {
  char text[LINE * 2];
  char date[48];
  page_pair(page, _("From"), claim->issuer_name == NULL ? _("issuer not stated") : claim->issuer_name, STYLE_PLAIN);
  if (claim->issuer_id != NULL) {
    page_pair(page, _("Issuer's address"), claim->issuer_id, STYLE_DIM);
  }
  page_pair(page, _("Readable"), wallet_verdict_words(claim->checks.readable), STYLE_PLAIN);
  (void)snprintf(text, sizeof text, "%s%s%s%s", wallet_verdict_words(claim->checks.signature),
                 claim->method == NULL ? "" : " (", claim->method == NULL ? "" : claim->method,
                 claim->method == NULL ? "" : ")");
  page_pair(page, _("Signature"), text, STYLE_PLAIN);
  page_pair(page, _("In its dates"), wallet_verdict_words(claim->checks.dates),
            claim->checks.dates == VERDICT_FAIL ? STYLE_BAD : STYLE_PLAIN);
  page_pair(page, _("Taken back"), wallet_verdict_words(claim->checks.revocation), STYLE_PLAIN);
  page_pair(page, _("Issuer known"), wallet_verdict_words(claim->checks.issuer), STYLE_PLAIN);
  if (claim->ends != NULL) {
    format_date(date, sizeof date, claim->ends);
    page_pair(page, _("Ends"), date, STYLE_PLAIN);
  }
}

/* "[3.job] " on paper, where --correct names what follows by it. */
static void key_of(enum wallet_face face, size_t index, const char *what, char *text, size_t size) {
  text[0] = '\0';
  if (face == WALLET_PAPER) {
    (void)snprintf(text, size, "[%zu.%s] ", index + 1, what);
  }
}

static void fill_experience(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                            struct page *page) {
  const struct experience *experience = claim->experience;
  const int levels[3] = {experience->responsibility, experience->complexity, experience->novelty};
  char key[48];
  char text[LINE];
  page_pair(page, _("From"), _("you, in your words"), STYLE_PLAIN);
  page_pair(page, _("What kind"), tell_kind_words(experience->kind), STYLE_PLAIN);
  if (experience->sector != NULL) {
    page_pair(page, _("Where"), experience->sector, STYLE_PLAIN);
  }
  key_of(face, index, "job", key, sizeof key);
  (void)snprintf(
      text, sizeof text, "%s%s", key,
      experience->occupation == NULL ? _("no job that is known here") : wallet_part_name(view, experience->occupation));
  page_pair(page, _("It counts as"), text, STYLE_PLAIN);
  key_of(face, index, "years", key, sizeof key);
  if (experience->years > 0.0) {
    (void)snprintf(text, sizeof text, "%s%g", key, experience->years);
  } else {
    (void)snprintf(text, sizeof text, "%s%s", key, _("not told"));
  }
  page_pair(page, _("How many years"), text, STYLE_PLAIN);
  for (int i = 0; i < 3; i++) {
    page_pair(page, tell_question_words(i), tell_level_words(i, levels[i]), STYLE_PLAIN);
  }
}

static void fill_told(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                      struct page *page) {
  if (claim->kind == CLAIM_CREDENTIAL) {
    fill_checks(claim, page);
  } else if (claim->kind == CLAIM_EXPERIENCE && claim->experience != NULL) {
    fill_experience(view, claim, index, face, page);
  } else {
    page_pair(page, _("From"), _("you, in your words"), STYLE_PLAIN);
  }
}

void wallet_fill_claim(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                       struct page *page) {
  const struct wallet_state *state = view->state;
  const char *name = claim->name == NULL ? _("without a name") : claim->name;
  char text[LINE];
  (void)snprintf(text, sizeof text, "%zu. %s", index + 1, name);
  page_section(page, face == WALLET_PAPER ? text : name);
  fill_told(view, claim, index, face, page);
  bool without = claim->kind == CLAIM_EXPERIENCE && claim->skill_count == 0;
  if (face != WALLET_OPEN && !without) {
    fill_skills(state, claim, index, face, page);
  }
  if (face == WALLET_PAPER) {
    wallet_fill_parts(view, claim, index, face, page);
  }
  (void)snprintf(text, sizeof text, "%.0f%%", claim->confidence * 100.0);
  page_pair(page, _("Counts"), text, STYLE_PLAIN);
  for (size_t i = 0; i < claim->reason_count; i++) {
    page_text(page, STYLE_DIM, claim->reasons[i]);
  }
  if (face != WALLET_OPEN) {
    return;
  }
  if (claim->skill_count > 0) {
    page_section(page, view->session->options->linear ? _("Skills: what each was taken for (its number puts it right)")
                                                      : _("Skills: what each was taken for (Enter puts it right)"));
    fill_skills(state, claim, index, face, page);
  }
  wallet_fill_parts(view, claim, index, face, page);
}

void wallet_fill_left(const struct wallet_state *state, const struct wallet *wallet, struct page *page) {
  bool begun = false;
  for (size_t i = 0; i < wallet->count; i++) {
    for (size_t j = 0; j < wallet->claims[i].skill_count; j++) {
      const struct skill_match *match = wallet_matched(state, i, j);
      if (match == NULL || match->target != SKILL_NOTHING) {
        continue;
      }
      if (!begun) {
        page_section(page, _("Not matched"));
        begun = true;
      }
      page_pair(page, skill_name(&wallet->claims[i].skills[j]),
                plain_how_words(match->how == NULL ? "nothing" : match->how), STYLE_PLAIN);
    }
  }
}

void wallet_fill_skips(const struct wallet *wallet, struct page *page) {
  if (wallet->skip_count > 0) {
    page_section(page, _("Could not be used"));
  }
  for (size_t i = 0; i < wallet->skip_count; i++) {
    page_pair(page, wallet->skips[i].file, wallet->skips[i].why, STYLE_WARN);
  }
}
