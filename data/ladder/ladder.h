/* SPDX-License-Identifier: MIT */
/*
 * Ladders: a credential, an occupation or a published pathway, and what leads
 * to it and on from it, with an occupation at each exit.
 *
 * Only stated relations are edges, from whichever side they are stated: those
 * of the catalog (required, advanced standing, preparation, recommended, part,
 * transfer), "results in" (a program's resultsInCredential), and the conditions
 * of a pathway. What is only likely is kept apart, as a guess.
 *
 * Upward from what was asked for, everything that it leads to is taken, then
 * what that leads to; downward everything that leads to it; and for each step
 * so found what it requires. A strange snapshot can be wide, deep or go round
 * in circles, so there are limits, `left_out` counts what is beyond them, and an
 * edge that would close a circle is kept, marked `cut`, and followed no further.
 *
 * A newer version of a record stands in the place of the older one, which is
 * named; what is stated of the older one holds for the newer and says so.
 */
#ifndef LADDERWAY_DATA_LADDER_LADDER_H
#define LADDERWAY_DATA_LADDER_LADDER_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/catalog/credential.h"
#include "data/ladder/pathway.h"
#include "data/ladder/sum.h"

enum {
  LADDER_MOST_STEPS = 60, /* of a pathway: PATHWAY_MOST_COMPONENTS */
  LADDER_MOST_EDGES = 600,
  LADDER_WIDEST = 12, /* edges followed from one step in one direction */
  LADDER_DEEPEST = 8, /* edges from what was asked for, up and down */
  LADDER_MOST_EXITS = 6,
  LADDER_MOST_GUESSES = 6,
  LADDER_MOST_OTHERS = 4 /* credentials on their own, for the same occupation */
};

#define LADDER_NONE ((size_t)-1)

/* Where somebody who stops here can work. Wages are read off at each exit; they
 * are never added up along a ladder. */
struct ladder_exit {
  const char *code; /* of the occupation; NULL: only the graduates' earnings are known */
  const char *title, *title_es;
  long long wage;            /* cents a year; -1 unknown */
  const char *basis;         /* "graduates": what its own graduates earned; "occupation": the national median */
  const char *reason;        /* why there is no wage; "too few" with basis "occupation": the graduates' was withheld */
  const char *year;          /* of the occupation's wage (BLS OEWS); NULL for graduates */
  const char *wider;         /* the wider code that the wage is published for; NULL: its own */
  const char *const *series; /* of program codes that lead to the occupation, "51"; NULL-ended */
  int zone;                  /* O*NET job zone of the occupation, 1-5; 0 unknown */
  const char *stated;        /* "published" or "by program code" */
};

/* How a step stands to the one that it builds on. Names: Bailey and Belfield,
 * "Stackable Credentials: Do They Have Labor Market Value?", CCRC, 2017.
 *
 *   progression   a relation is stated, the field is the same, and the step is
 *                 higher - or not lower, and the other counts toward it
 *                 (required, advanced standing, transfer, part, results in)
 *   supplemental  a relation is stated, it is no progression, and both lead to
 *                 the same occupation
 *   independent   no relation is stated, and both lead to the same occupation
 *   unclear       none of these
 *
 * Same field: a program code of the same series (its first two digits), where an
 * occupation stands for all series that the CIP-SOC crosswalk leads to it from, or
 * an occupation of the same major group (likewise); where one of them states
 * neither, a relation that counts toward it is taken for the same field.
 * Higher: a higher level (ladder_level()), or the same or an unknown level and a
 * higher median wage of its first occupation. */
enum ladder_stacking {
  STACKING_FIRST, /* it builds on nothing here */
  STACKING_PROGRESSION,
  STACKING_SUPPLEMENTAL,
  STACKING_INDEPENDENT,
  STACKING_UNCLEAR
};

/* "first", "progression", ... as in the JSON document. */
const char *ladder_stacking_name(enum ladder_stacking stacking);

/* What was taken as given; bits. */
enum ladder_assumed {
  ASSUMED_IN_A_ROW = 1 << 0,  /* one step after the other, without a pause */
  ASSUMED_FULL = 1 << 1,      /* advanced standing and transfer: how much shorter or cheaper is not stated, so nothing
                                 was taken off */
  ASSUMED_ONE_WAY = 1 << 2,   /* of several ways that would do, the one on the line */
  ASSUMED_ALSO = 1 << 3,      /* something else is required that is not on the line and not counted */
  ASSUMED_PART = 1 << 4,      /* what is a part of a later step is counted in that step, where its price and time are
                                 known */
  ASSUMED_NATIONAL = 1 << 5,  /* wages of the occupation in the whole country, not of graduates */
  ASSUMED_FIRST_OF = 1 << 6,  /* a pathway leaves a choice: the first ones, as published */
  ASSUMED_CURRENCIES = 1 << 7 /* prices in several currencies, not added up */
};
enum { LADDER_ASSUMPTIONS = 8 };

/* "in a row", "full price", ... of one bit, as in the JSON document. */
const char *ladder_assumed_name(enum ladder_assumed bit);

struct ladder_version {
  const char *ctid, *name; /* of the older version */
};

struct ladder_step {
  const char *ctid; /* NULL: not in the snapshot, only named by others */
  const char *name, *name_es, *type, *source;
  bool is_credential; /* `row` is filled in */
  struct credential_row row;
  bool cost_aggregate;         /* the price is the provider's own total, not a sum of its parts */
  const char *const *programs; /* CIP codes, NULL-ended; NULL none */
  struct ladder_exit *exits;   /* those that the record names first */
  size_t exit_count, exits_left_out;
  int level;                     /* 1-5, 0 unknown */
  int height;                    /* edges above what was asked for (negative: below) */
  bool asked;                    /* what the ladder was asked for; for an occupation what leads to it */
  size_t place;                  /* on the line, from 0; LADDER_NONE: not on it */
  struct ladder_sum so_far;      /* on the line: up to the end of this step */
  enum ladder_stacking stacking; /* on `builds_on` */
  size_t builds_on;              /* a step; LADDER_NONE */
  const struct ladder_version *older;
  size_t older_count;
  const struct pathway_component *component; /* of a pathway; NULL */
  size_t left_out;                           /* edges not followed from here */
};

struct ladder_edge {
  size_t from, to;       /* steps: `from` leads to `to` */
  const char *kind;      /* "required", "advanced standing", "preparation", "recommended", "part", "transfer",
                            "results in" */
  const char *stated_by; /* "source", "target", "both", "between" (a third record); NULL unknown */
  const char *note, *note_es;
  const char *older; /* CTID of the older version that it is stated of; NULL */
  int way;           /* 0: by itself; else any one of the edges to `to` with this number ... */
  int option;        /* ... or all those with the same number here */
  bool cut;          /* would close a circle */
};

/* The same field and provider, and the next level that this provider has: not
 * stated by anybody. */
struct ladder_guess {
  size_t from; /* the step that it might follow */
  struct credential_row row;
  int level;
};

enum ladder_about { LADDER_OF_CREDENTIAL, LADDER_OF_JOB, LADDER_OF_PATHWAY };

struct ladder {
  enum ladder_about about;
  const char *key; /* CTID, or code of the occupation */
  const char *name, *name_es, *type;
  const char *replaced; /* the CTID asked for, when a newer version stands in its place; NULL */
  struct ladder_step *steps;
  size_t step_count;
  struct ladder_edge *edges;
  size_t edge_count;
  size_t *line; /* steps, from the bottom: see below */
  size_t line_count;
  size_t also_count; /* steps that the line requires beside itself */
  const size_t *also;
  struct ladder_guess *guesses;
  size_t guess_count;
  struct pathway *pathway; /* NULL */
  unsigned assumed;        /* enum ladder_assumed, for the line */
  size_t left_out;         /* steps and edges beyond the limits */
  bool circles;            /* an edge was cut */
};

/* The line. Of all chains of edges that rise through what was asked for, no step
 * with a lower level than the one before where both are known: the one with the
 * most edges that are required, advanced standing, transfer or results in; among
 * those the longest; then the one found first, in the order in which the catalog
 * ranks. For an occupation: it ends at the credential that leads to it. For a
 * pathway: the components that are needed, one of several ways being the first as
 * published, in the order in which they can be done. */

/* Of a time that is stated as a span the shortest counts, as "at least". */

/* The level of a credential on the scale of O*NET's job zones: a high-school
 * diploma 2, an associate degree 3, a bachelor's 4, beyond that 5; anything else
 * what the first occupation that it leads to has, `zone` (0 unknown). */
int ladder_level(const char *type, int zone);

/* The rule of the kinds of stacking for two steps, by what is stated between them
 * (`stated`: any relation by which `lower` leads to `upper`; `counts`: one that
 * ladder_counts_toward()). */
enum ladder_stacking ladder_stacking_of(const struct ladder_step *lower, const struct ladder_step *upper, bool stated,
                                        bool counts);

/* The relation counts toward the step that it leads to. */
bool ladder_counts_toward(const char *kind);

/* Reads the ladder of `what`: the CTID of a credential, learning opportunity,
 * pathway or component, or the code of an occupation. Everything lives in the
 * arena. ERROR_NOT_FOUND when there is no such thing, or when a ladder of it makes
 * no sense (an organization). */
int ladder_read(struct catalog *catalog, struct arena *arena, const char *what, struct ladder *ladder,
                struct error *error) MUST_CHECK;

/* False when nothing leads to it or on from it. */
bool ladder_leads(const struct ladder *ladder);

/* The step with this CTID; LADDER_NONE. */
size_t ladder_find(const struct ladder *ladder, const char *ctid);

#endif
