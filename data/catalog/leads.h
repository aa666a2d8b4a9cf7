/* SPDX-License-Identifier: MIT */
/*
 * Short questions about where credentials lead, for matching: without reading
 * whole credentials.
 */
#ifndef LADDERWAY_DATA_CATALOG_LEADS_H
#define LADDERWAY_DATA_CATALOG_LEADS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

/* Questions about many credentials, one after the other: prepared once. */
struct leads_reader;
int leads_reader_open(struct leads_reader **reader, struct catalog *catalog, struct error *error) MUST_CHECK;
/* NULL is allowed. */
void leads_reader_close(struct leads_reader *reader);

/* The occupations that the credential with this CTID leads to or, when the
 * CTID is NULL or not in the snapshot, the best-ranked credential with exactly
 * this name or alternate name (without regard to the case of A to Z; NULL:
 * none). Codes NULL-ended, none when nothing was found; `*type` (may be NULL)
 * gets its class, NULL when nothing was found. */
int leads_to_jobs(struct leads_reader *reader, struct arena *arena, const char *ctid, const char *name,
                  const char *const **codes, const char **type, struct error *error) MUST_CHECK;

/* The CTID and name of the credential which leads_to_jobs() found last; NULL when it found none. */
int leads_record(struct leads_reader *reader, struct arena *arena, const char **ctid, const char **name,
                 struct error *error) MUST_CHECK;

/* Of the credential which leads_to_jobs() found last: whether only its program
 * code leads it to its occupations; and its length in days, -1 unknown. */
int leads_by_program_code(struct leads_reader *reader, bool *by_code, double *days, struct error *error) MUST_CHECK;

/* The names of the skills that the credential which leads_to_jobs() found last
 * publishes; NULL-ended, none when nothing was found, at most 200. */
int leads_to_skills(struct leads_reader *reader, struct arena *arena, const char *const **names,
                    struct error *error) MUST_CHECK;

struct lead {
  const char *ctid, *name, *currency;
  long long cost; /* cents, -1 unknown */
  double days;    /* -1 unknown */
};

enum { LEADS_MOST = 12 };

/* The cheapest credentials that publish the skill `name` (a known price first,
 * then rank), at most LEADS_MOST. What is no longer offered is left out. */
int leads_teaching(struct catalog *catalog, struct arena *arena, const char *name, struct lead **leads, size_t *count,
                   struct error *error) MUST_CHECK;

/* The same for those that lead to the occupation `job`; those that name the
 * occupation come before those that only its program code leads there. */
int leads_for_job(struct catalog *catalog, struct arena *arena, const char *job, struct lead **leads, size_t *count,
                  struct error *error) MUST_CHECK;

/* The occupations that a credential with a place in this county, region or city
 * leads to (without regard to the case of A to Z; "Essex" finds "Essex County",
 * too); those no longer offered left out. Codes in order, at most `*count`. */
int leads_jobs_in(struct catalog *catalog, struct arena *arena, const char *place, const char *const **codes,
                  size_t *count, struct error *error) MUST_CHECK;

#endif
