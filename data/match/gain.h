/* SPDX-License-Identifier: MIT */
/*
 * What earning one more credential would add to the fit with one occupation.
 *
 * A credential to be earned counts as "not verified" (confidence.h) and shows
 * what evidence.h says that a held one of the same record would show. A fit
 * after earning several is  sum of weight * max(covered now, covered by each).
 */
#ifndef LADDERWAY_DATA_MATCH_GAIN_H
#define LADDERWAY_DATA_MATCH_GAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

/* One requirement of the occupation: an element, or a technology, whose id is its name. */
struct gain_need {
  const char *id, *name;
  double weight;  /* share of the whole, 0-1 */
  double covered; /* by what is held now, 0-1, confidence included */
};

struct gain_piece {
  size_t need;    /* index into the needs */
  double covered; /* 0-1, confidence included */
};

struct gain_model;

/* Prepares the question for one occupation of a finished match. The model lives
 * in `arena`; the catalog and match must outlive it. Closed with gain_close(). */
int gain_open(struct catalog *catalog, struct arena *arena, const struct match *match, size_t row,
              struct gain_model **model, struct error *error) MUST_CHECK;
void gain_close(struct gain_model *model);

/* All requirements with a weight; weights add up to 1. */
const struct gain_need *gain_needs(const struct gain_model *model, size_t *count);

/* What the credential `ctid` would cover, only pieces above what is covered now. */
int gain_of(struct gain_model *model, const char *ctid, struct gain_piece **pieces, size_t *count,
            struct error *error) MUST_CHECK;

/* What a credential is known to lead to and to teach. */
struct gain_record {
  const char *const *codes;  /* occupations, NULL-ended */
  double share;              /* of their levels, see evidence_length_share(); else 1 */
  const char *const *skills; /* names of skills, NULL-ended */
};

/* The same of a credential that is described. */
int gain_of_record(struct gain_model *model, const struct gain_record *record, struct gain_piece **pieces,
                   size_t *count, struct error *error) MUST_CHECK;

/* Whether a published skill of this name shows anything: it is an element or a technology. */
bool gain_knows(const struct gain_model *model, const char *skill);

#endif
