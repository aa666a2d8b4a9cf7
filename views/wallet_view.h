/* SPDX-License-Identifier: MIT */
/* Inside the wallet view: what its files share. */
#ifndef LADDERWAY_VIEWS_WALLET_VIEW_H
#define LADDERWAY_VIEWS_WALLET_VIEW_H

#include "tui/table.h"
#include "views/wallet.h"

enum { WALLET_COLUMNS = 4, WALLET_MOST_JOBS = 2000 };

struct wallet_state {
  struct table table;
  struct table_column columns[WALLET_COLUMNS];
  struct match match;
  bool matched;
  struct page *detail; /* of the selected one, opened with Enter */
  bool detail_open;
  size_t asked_claim, asked_skill; /* what a question is about */
  bool correcting;
  double fits[WALLET_MOST_JOBS]; /* percent, by row of the matrix, as shown last */
  size_t fit_count;              /* 0: not yet */
};

/* wallet_page.c: the checks, skills and reasons of one claim; with `links` each
 * skill can be opened ("skill N"). */
void wallet_fill_claim(const struct wallet_state *state, const struct claim *claim, size_t index, bool links,
                       struct page *page);

/* What was not understood of all claims, and files that held nothing. */
void wallet_fill_left(const struct wallet_state *state, const struct wallet *wallet, struct page *page);
void wallet_fill_skips(const struct wallet *wallet, struct page *page);

/* What a skill was matched to; NULL when there is no match at all. */
const struct skill_match *wallet_matched(const struct wallet_state *state, size_t claim, size_t skill);

/* wallet_correct.c: asks what a skill is, or opens the form of an experience. */
unsigned wallet_correct(struct view *view, size_t claim);
unsigned wallet_correct_one(struct view *view, size_t claim, size_t skill);
unsigned wallet_take_correction(struct view *view, const char *text);

/* Says on the message line which fits are others than before, and remembers them. */
void wallet_say_changes(struct view *view);

#endif
