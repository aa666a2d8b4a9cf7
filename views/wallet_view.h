/* SPDX-License-Identifier: MIT */
/* Inside the wallet view: what its files share. */
#ifndef LADDERWAY_VIEWS_WALLET_VIEW_H
#define LADDERWAY_VIEWS_WALLET_VIEW_H

#include "tui/table.h"
#include "views/correct.h"
#include "views/wallet.h"

enum { WALLET_COLUMNS = 4 };

/* A claim below the list, opened, or on paper, where each piece has its name for --correct. */
enum wallet_face { WALLET_BELOW, WALLET_OPEN, WALLET_PAPER };

struct wallet_state {
  struct table table;
  struct table_column columns[WALLET_COLUMNS];
  struct match match;
  bool matched;
  struct page *detail; /* of the selected one, opened with Enter */
  bool detail_open;
  size_t asked_claim; /* what a question is about, see correct.h */
  char asked_what[CORRECT_WHAT];
  bool correcting, corrected; /* the question is about it; it was answered */
  bool choosing;              /* linear mode: it is about which claim to put right */
  char said[VIEW_MESSAGE];    /* linear mode: what a correction has changed; "" nothing */
  struct fits fits;           /* as shown last */
};

/* wallet_page.c: the checks, skills and reasons of one claim; opened, each piece
 * can be put right: its target is "correct WHAT", as correct.h names it. */
void wallet_fill_claim(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                       struct page *page);

/* wallet_parts.c: which record a credential is, the jobs it leads to and what it teaches. */
void wallet_fill_parts(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                       struct page *page);

/* The name of what the selected claim was found to show: a job, a skill, a tool. */
const char *wallet_part_name(const struct view *view, const char *found);

/* What was not understood of all claims, and files that held nothing. */
void wallet_fill_left(const struct wallet_state *state, const struct wallet *wallet, struct page *page);
void wallet_fill_skips(const struct wallet *wallet, struct page *page);

/* What a skill was matched to; NULL when there is no match at all. */
const struct skill_match *wallet_matched(const struct wallet_state *state, size_t claim, size_t skill);

/* wallet_correct.c: asks what the only piece of the claim is, opens its form, or the
 * claim itself, when there are several. */
unsigned wallet_correct(struct view *view, size_t claim);

/* Asks what the piece is that a line of the opened claim stands for; REACT_UNKNOWN when it stands for none. */
unsigned wallet_correct_target(struct view *view, size_t claim, const char *target);
unsigned wallet_take_correction(struct view *view, const char *text);

/* wallet.c: the opened claim anew. */
void wallet_fill_detail(struct view *view);

/* Says on the message line which fits are others than before, and remembers them. */
void wallet_say_changes(struct view *view);

#endif
