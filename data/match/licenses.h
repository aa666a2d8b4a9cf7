/* SPDX-License-Identifier: MIT */
/* The license that an occupation may need by law, and whether a wallet shows it. */
#ifndef LADDERWAY_DATA_MATCH_LICENSES_H
#define LADDERWAY_DATA_MATCH_LICENSES_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

/* When licenses are listed for the occupation and the wallet shows none of
 * them, sets capped_by and lowers the word to FIT_SOME. A wallet shows a
 * license by a credential of the type License that leads to the occupation, or
 * by one whose name holds all words of the license's. */
int licenses_cap(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct job_match *job,
                 struct error *error) MUST_CHECK;

#endif
