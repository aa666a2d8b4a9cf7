/* SPDX-License-Identifier: MIT */
/* The license that an occupation may need by law, and whether a wallet shows it. */
#ifndef LADDERWAY_DATA_MATCH_LICENSES_H
#define LADDERWAY_DATA_MATCH_LICENSES_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

/* When there are licenses that everybody in the occupation needs and the wallet
 * shows none of them, sets capped_by and lowers the word to FIT_SOME. A license
 * that only some in the job need (a boxer's, among athletes) caps nothing. A
 * wallet shows a license by a credential of the type License that leads to the
 * occupation, or by one whose name holds all words of the license's; one that
 * has ended, was revoked or failed another check shows nothing. */
int licenses_cap(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
                 struct job_match *job, struct error *error) MUST_CHECK;

#endif
