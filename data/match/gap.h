/* SPDX-License-Identifier: MIT */
/*
 * What would close the gap to one occupation.
 *
 * Candidates: credentials of the snapshot that lead to the occupation, that
 * publish what it asks for and the person lacks, or that lead to one of the
 * GAP_NEAR_JOBS occupations nearest to it; none that the wallet holds. A
 * candidate counts as gain.h says. It gains what it adds to the things that are
 * lacking; that it would also prove what the person only tells now raises the
 * fit, but closes no gap. Each is worth
 *
 *   percentage points of fit gained / (1 + dollars / 500 + weeks)
 *
 * that is, a week of learning weighs as much as $500 (this project's own
 * judgement: about what a week costs in lost work at the lowest wages). Best
 * first; those without a published price or length come after the others, and
 * among themselves by what they gain.
 *
 * Sets: the fewest candidates together that lift the fit to "most" (80 %), and
 * among those of that size first the ones with the license that is lacking, then
 * those with a known price and length, then the cheapest. Found by
 * branch and bound over all candidates: exact among them, up to GAP_SET_MOST
 * together, unless `cut` says that the search was given up.
 */
#ifndef LADDERWAY_DATA_MATCH_GAP_H
#define LADDERWAY_DATA_MATCH_GAP_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/gain.h"
#include "data/match/match.h"

enum { GAP_CANDIDATES_MOST = 400, GAP_NEAR_JOBS = 8, GAP_SET_MOST = 4, GAP_SETS_SHOWN = 3 };

struct gap_credential {
  const char *ctid, *name, *currency;
  long long cost; /* cents, -1 not published */
  double days;    /* -1 not published */
  bool leads;     /* to this occupation */
  bool licenses;  /* meets the license that is lacking, see licenses.h */
  struct gain_piece *pieces;
  size_t piece_count;
  double gain;      /* percentage points, of what is lacking */
  double lift;      /* percentage points, of everything */
  double fit_after; /* 0-100, alone: with the lift */
  double worth;     /* see above; -1 without a price or a length */
};

struct gap_need {
  size_t need;      /* index into the needs of the model */
  const size_t *by; /* candidates that cover more of it, best first */
  size_t by_count;
};

struct gap_set {
  size_t members[GAP_SET_MOST];
  size_t count;
  double fit_after;
  long long cost; /* cents; of those that have a price */
  bool cost_complete;
  double days; /* one after the other, of those that have a length */
  bool days_complete;
  bool licensed; /* the license that is lacking, if any, is among them */
};

struct gap {
  const struct gain_need *needs; /* of the occupation */
  bool *lacks;                   /* in step: the level held is under the level asked for */
  size_t need_count;
  double fit; /* now, 0-100 */
  struct gap_credential *candidates;
  size_t candidate_count;
  bool more;                /* there were more than GAP_CANDIDATES_MOST */
  struct gap_need *lacking; /* heaviest first */
  size_t lacking_count;
  struct gap_set sets[GAP_SETS_SHOWN]; /* the smallest; none when fit is "most" already, or none can */
  size_t set_count;
  double fit_of_all; /* with all candidates together: what can be reached at most */
  bool cut;          /* the search for sets was given up; there may be smaller or cheaper ones */
};

/* `job` is one of the finished match, and match_detail() was called for it. The
 * result lives in `arena`. */
int gap_find(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
             const struct job_match *job, struct gap *gap, struct error *error) MUST_CHECK;

#endif
