/* SPDX-License-Identifier: MIT */
/* From the claims of a wallet to pieces of evidence; the ways stand in match.h. */
#ifndef LADDERWAY_DATA_MATCH_EVIDENCE_H
#define LADDERWAY_DATA_MATCH_EVIDENCE_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

/* What the snapshot says about one claim's credential. */
struct claim_leads {
  const char *const *codes; /* occupations, NULL-ended */
  const char *type;         /* its class; NULL when it is not in the snapshot */
  const char *folded;       /* the claim's name for comparing; NULL without a name */
};

/* Fills in match->evidence, match->skills and match->leads; the matrix and the
 * requirements must be there. */
int evidence_gather(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                    struct error *error) MUST_CHECK;

#endif
