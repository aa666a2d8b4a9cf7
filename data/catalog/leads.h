/* SPDX-License-Identifier: MIT */
/*
 * Short questions about where credentials lead, for matching: without reading
 * whole credentials.
 */
#ifndef LADDERWAY_DATA_CATALOG_LEADS_H
#define LADDERWAY_DATA_CATALOG_LEADS_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

/* The occupations that the credential with this CTID leads to or, when the
 * CTID is NULL or not in the snapshot, the best-ranked credential with exactly
 * this name or alternate name (without regard to case; NULL: none). Codes
 * NULL-ended, none when nothing was found; `*type` (may be NULL) gets its class. */
int leads_to_jobs(struct catalog *catalog, struct arena *arena, const char *ctid, const char *name,
                  const char *const **codes, const char **type, struct error *error) MUST_CHECK;

struct lead {
  const char *ctid, *name, *currency;
  long long cost; /* cents, -1 unknown */
  double days;    /* -1 unknown */
};

enum { LEADS_MOST = 3 };

/* The cheapest credentials that publish the skill `name` (a known price first,
 * then rank), at most LEADS_MOST. */
int leads_teaching(struct catalog *catalog, struct arena *arena, const char *name, struct lead **leads, size_t *count,
                   struct error *error) MUST_CHECK;

/* The same for those that lead to the occupation `job`. */
int leads_for_job(struct catalog *catalog, struct arena *arena, const char *job, struct lead **leads, size_t *count,
                  struct error *error) MUST_CHECK;

#endif
