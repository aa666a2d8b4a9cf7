/* SPDX-License-Identifier: MIT */
/*
 * What law and custom ask of people in an occupation beside skills: a least
 * age, a look at criminal records, citizenship, a permit that is no license of
 * the list of licenses (a card, a license that only some states ask for); and
 * the licenses that everybody in it needs. Our own reading of public law, for common occupations only: an
 * occupation without a gate here may have one all the same.
 */
#ifndef LADDERWAY_DATA_JOBS_GATES_H
#define LADDERWAY_DATA_JOBS_GATES_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

enum job_gate_kind { JOB_GATE_AGE, JOB_GATE_RECORD, JOB_GATE_CITIZEN, JOB_GATE_PERMIT };
enum { JOB_GATE_KINDS = 4 };

/* "age", "record", "citizen", "permit" */
const char *job_gate_kind_name(enum job_gate_kind kind);

struct job_gate {
  const char *code; /* of the occupation */
  enum job_gate_kind kind;
  int value; /* years of age; 0 for the other kinds */
  enum {
    JOB_GATE_EVERYONE, /* federal law, or the law of all states */
    JOB_GATE_MOST,     /* most states, or most of the work */
    JOB_GATE_SOME      /* some of the work, or some states */
  } needed_by;
  const char *rule, *rule_es; /* one sentence */
  const char *source;         /* "29 CFR 570.52" */
};

/* Those of the occupation `code`, or of all (NULL), by code. */
int job_gates(struct catalog *catalog, struct arena *arena, const char *code, struct job_gate **gates, size_t *count,
              struct error *error) MUST_CHECK;

struct job_license_of {
  const char *code;
  const char *name, *region, *source;
};

/* The licenses that everyone in an occupation needs, of all occupations, by code. */
int job_licenses_of_all(struct catalog *catalog, struct arena *arena, struct job_license_of **licenses, size_t *count,
                        struct error *error) MUST_CHECK;

#endif
