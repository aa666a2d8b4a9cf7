/* SPDX-License-Identifier: MIT */
/*
 * The facts about training programs that come with the program.
 *
 * The tab-separated tables of data/starter/facts that PROGRAMS.md there
 * describes, and the table of licenses, read into plain structs. Texts
 * are cleaned; an empty field is NULL, -1 or false as stated.
 */
#ifndef LADDERWAY_DATA_STARTER_FACTS_H
#define LADDERWAY_DATA_STARTER_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum starter_cost { COST_TUITION, COST_FEES, COST_BOOKS, COST_SUPPLIES, COST_OTHER, COST_KINDS };

struct starter_program {
  const char *id, *snapshot, *provider, *name, *cip, *status;
  long long cents[COST_KINDS]; /* 0: nothing, or not stated */
  long long total_cents;       /* as published; 0 not stated */
  double clock_hours;          /* -1 not stated */
  const char *calendar;        /* "3-5 months" */
  double credits;              /* -1 not stated */
  const char *degree;          /* what it awards, as the list names it; NULL none */
  const char *license;         /* NULL unless the list says that it leads to one, and to which */
  const char *credential;      /* likewise, of an industry */
  const char *requirements;    /* codes; NULL not stated */
  bool wioa, financial_aid, online, hybrid;
};

struct starter_provider {
  const char *id, *name, *city, *state, *county;
  bool evening, access_for_disabled, child_care;
};

/* Quarters after completion at which the state measured. */
enum { STARTER_QUARTERS = 3 };
extern const int starter_quarters[STARTER_QUARTERS];

/* NAN: withheld, published as "too few people". */
struct starter_measures {
  double employed, wage, retained; /* percent, USD a quarter, percent; retained is not measured after 2 quarters */
  long completed, wage_people, retained_people;
};

struct starter_outcome {
  const char *provider, *cip;
  struct starter_measures after[STARTER_QUARTERS];
};

/* A license and an occupation that it is about. */
struct starter_license {
  const char *job, *name;
};

/* An industry credential that a ladder has a record of. */
struct starter_same {
  const char *name, *ctid;
};

struct starter_facts {
  struct starter_program *programs;
  struct starter_provider *providers;
  struct starter_outcome *outcomes;
  struct starter_license *licenses;
  struct starter_same *same;
  size_t program_count, provider_count, outcome_count, license_count, same_count;
};

/* Reads the tables in `folder`. Everything lives in the arena. Errors name the
 * file and the line. */
int starter_facts_read(struct arena *arena, const char *folder, struct starter_facts *facts,
                       struct error *error) MUST_CHECK;

/* NULL when there is none. */
const struct starter_provider *starter_provider_of(const struct starter_facts *facts,
                                                   const struct starter_program *program);
const struct starter_outcome *starter_outcome_of(const struct starter_facts *facts,
                                                 const struct starter_program *program);

/* The ladder's CTID of the industry credential `name`; NULL when no ladder has it. */
const char *starter_same_as(const struct starter_facts *facts, const char *name);

#endif
