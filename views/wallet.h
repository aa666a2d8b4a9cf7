/* SPDX-License-Identifier: MIT */
/* Wallet: the faces of this view share these. */
#ifndef LADDERWAY_VIEWS_WALLET_H
#define LADDERWAY_VIEWS_WALLET_H

#include "data/match/match.h"
#include "data/match/plain.h"
#include "data/wallet/wallet.h"
#include "views/view.h"

/* What to do for somebody who brings no files. */
const char *wallet_no_files(void);

/* Adds the files of the command line to the wallet of the session, and what its
 * options tell. Which files held nothing is in the wallet's skips. */
int wallet_bring(struct session *session, int argc, char *const *argv, struct error *error) MUST_CHECK;

/* Adds what --did, --words and --answers tell, the first time, and what the plain texts among
 * the files say. ERROR_USAGE when the options make no sense. */
int wallet_bring_told(struct session *session, struct error *error) MUST_CHECK;

/* What plain words say; nothing of it is kept before wallet_keep_words(), which
 * also fills in what the session's person doesn't tell yet. `file`: NULL typed. */
int wallet_read_words(struct session *session, const char *text, struct plain *plain, struct error *error) MUST_CHECK;
int wallet_keep_words(struct session *session, const struct plain *plain, const char *file,
                      struct error *error) MUST_CHECK;

/* Adds the files at the path that was typed; says what came of it. An empty
 * one does nothing. Reaction bits. */
unsigned wallet_take_path(struct view *view, const char *path);

/* One glyph and one word for the worst check of a claim: "ok", "?", "x". */
const char *wallet_mark(const struct claim *claim);

/* "pass" -> "yes", "not asked" -> "not asked (offline)" in words. */
const char *wallet_verdict_words(enum verdict verdict);

/* `match` (may be NULL) says what the skills were matched to. */
int wallet_write_json(const struct session *session, const struct match *match, FILE *out,
                      struct error *error) MUST_CHECK;

#endif
