/* SPDX-License-Identifier: MIT */
/* The license that an occupation may need by law, and whether a wallet shows it. */
#ifndef LADDERWAY_DATA_MATCH_LICENSES_H
#define LADDERWAY_DATA_MATCH_LICENSES_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/jobs/gates.h"
#include "data/match/match.h"

/* The licenses of all occupations that everybody in one needs. A license that
 * only some in the job need (a boxer's, among athletes) is no gate. */
struct licenses {
  struct job_license_of *items; /* by code */
  const char **folded;          /* their names for comparing, in step */
  size_t count;
};

int licenses_read(struct catalog *catalog, struct arena *arena, struct licenses *licenses,
                  struct error *error) MUST_CHECK;

/* Those of the occupation `code`: the index of the first, and how many. */
size_t licenses_of(const struct licenses *licenses, const char *code, size_t *count);

/* Whether a credential is the license at `index`: it is of the type License and
 * leads to the occupation, or its name, folded, holds all words of the
 * license's. `folded` and `type` may be NULL; `codes` is NULL-ended. */
bool licenses_given(const struct licenses *licenses, size_t index, const char *folded, const char *type,
                    const char *const *codes);

/* Whether the wallet shows it; a credential that has ended, was revoked or
 * failed another check shows nothing. */
bool licenses_shown(const struct licenses *licenses, size_t index, const struct wallet *wallet,
                    const struct match *match);

#endif
