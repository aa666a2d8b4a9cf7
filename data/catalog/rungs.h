/* SPDX-License-Identifier: MIT */
/*
 * Short questions about what stands beside a credential, for ladders: where to
 * begin for an occupation, and what the same provider has in the same field.
 * What is no longer offered is left out.
 */
#ifndef LADDERWAY_DATA_CATALOG_RUNGS_H
#define LADDERWAY_DATA_CATALOG_RUNGS_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

enum { RUNGS_MOST = 64 };

struct rungs {
  const char *const *ctids; /* at most RUNGS_MOST */
  size_t count;
  size_t left_out; /* more that there are */
};

/* Credentials that lead to the occupation `job`: those that name it before
 * those that only their program code leads there, then those with the most
 * stated relations to other credentials, then by rank. */
int rungs_for_job(struct catalog *catalog, struct arena *arena, const char *job, size_t limit, struct rungs *rungs,
                  struct error *error) MUST_CHECK;

/* Credentials of the same provider in the same field as `ctid`: a program code
 * of the same series (its first two digits), or an occupation of the same major
 * group (likewise). By rank. None when the provider or the field is not stated. */
int rungs_beside(struct catalog *catalog, struct arena *arena, const char *ctid, size_t limit, struct rungs *rungs,
                 struct error *error) MUST_CHECK;

/* The series of program codes ("51") from which the crosswalk leads to the
 * occupation `job`; NULL-ended, at most RUNGS_MOST. */
int rungs_series(struct catalog *catalog, struct arena *arena, const char *job, const char *const **series,
                 struct error *error) MUST_CHECK;

#endif
