/* SPDX-License-Identifier: MIT */
/*
 * The graph of ways (graph.h) from a person to an occupation, out of a snapshot.
 *
 * Goals: credentials that lead to the occupation, named by the record or, when
 * none of the record's own words do, by its program code, which is a guess and
 * is said. Where everybody in the occupation needs a license and the snapshot
 * has such licenses, only these are goals, of several of its state those that
 * bear its name. A program code alone makes no goal of
 * an award more than one step (gates.h) below the schooling that is usual in an
 * occupation that asks for an associate degree or more (a certificate in nursing
 * for professors of nursing), unless the person has that schooling; nor is such
 * a program enough for a license of the occupation. When nothing is asked for (neither a
 * license nor schooling beyond high school), no steps are a way, too.
 *
 * What a step requires: its conditions of the kinds requires and entryCondition.
 * All targets of one have to be had, any one of its alternatives will do. A
 * relation "required" that only the other record states counts as well. What
 * is said in words alone can't be checked: it is assumed and named; among
 * alternatives that are records it becomes a step of its own of which neither
 * price nor time is known, so that it can't look cheap. The same for a required
 * credential that is not in the snapshot. A license that states no credential
 * at all needs one of the programs that prepare for it: assumed and named.
 *
 * Coverage: what gain.h says (which takes off for courses of a few days), by the
 * share that the length of what is taught is of the least preparation that
 * O*NET's job zone of the occupation stands for
 * (Specific Vocational Preparation: zone 2 three months, 3 one year, 4 two, 5
 * four years; onetonline.org/help/online/zones); of hours alone, 40 make a week.
 * So one evening of welding does not cover what a year does. Without a published
 * length nothing is taken off.
 *
 * Figures: the total price that the snapshot works out; where parts are stated
 * for groups of residents, the total for the person's group. Only US dollars are
 * added up; another currency is not known. Time: the published one, of a span the
 * shortest, which is named; hours of
 * class are turned into weeks only with the person's hours a week. A license,
 * certification or exam without a time takes none: what is taught is in the
 * program before it. Years of experience that are asked for take their time,
 * less those that the person told of in the occupation's group (the first two
 * digits). Aid is listed, never subtracted. Advanced standing takes off stated
 * amounts; conditions in CTDL state none in money or days so far, so
 * nothing is taken off, and that is named.
 *
 * A limit about which a record says nothing counts as not kept: no evening
 * classes, no childcare, no place in the county; with a budget or a time, no
 * price or no length. Licenses, certifications and exams are not asked.
 */
#ifndef LADDERWAY_DATA_WAYS_FROM_CATALOG_H
#define LADDERWAY_DATA_WAYS_FROM_CATALOG_H

#include "data/catalog/credential.h"
#include "data/catalog/shelf.h"
#include "data/match/match.h"
#include "data/match/person.h"
#include "data/ways/search.h"

/* Bounds on memory. Up to twice as many credentials in a snapshot are read at
 * once (data/catalog/shelf.h) when more than a few are needed; of a larger
 * snapshot, one by one, 6,000 steps. What is left out sets `cut`. */
enum { ROUTES_MOST_GOALS = 100000, ROUTES_MOST_STEPS = 100000 };

enum assumption_kind {
  ASSUMED_CONDITION,   /* `text` is asked for, in words */
  ASSUMED_ONE_OF,      /* one of `text` is asked for, in words */
  ASSUMED_AGE,         /* `number` years of age; the person told none */
  ASSUMED_EXPERIENCE,  /* `number` years of work, which take their time */
  ASSUMED_PROGRAM,     /* it leads to the job only by its program code */
  ASSUMED_PREPARATION, /* one of the programs that prepare for it is needed */
  ASSUMED_NO_PRICE,    /* its price is not published */
  ASSUMED_AT_LEAST,    /* only a part of its price is published */
  ASSUMED_CURRENCY,    /* its price is in another currency: `text` */
  ASSUMED_SHORTEST,    /* the record gives a span of up to `number` days; the shortest is counted */
  ASSUMED_NO_TIME,     /* how long it takes is not published */
  ASSUMED_HOURS,       /* `number` hours of class; how many a week was not told */
  ASSUMED_WEEKS,       /* `number` hours of class, by the hours a week that were told */
  ASSUMED_EXAM,        /* no time of its own */
  ASSUMED_NOT_HERE,    /* `text`: not in the snapshot, no price, no time */
  ASSUMED_STATE,       /* it holds in `text`; the person told no state */
  ASSUMED_RECOMMENDED, /* `text` is recommended before, and not counted */
  ASSUMED_STANDING     /* `other` gives advanced standing, of which no amount is stated */
};

struct assumption {
  enum assumption_kind kind;
  const char *text, *text_es;
  double number;
  size_t other; /* ASSUMED_STANDING: a step; holds only with it in the way, or held */
};

struct route_step {
  const char *ctid; /* NULL: not a record of the snapshot */
  const char *name, *name_es;
  const struct credential *credential; /* NULL with ctid */
  bool shelved;                        /* the credential has only what shelf.h says; see routes_fill() */
  bool held;
  const char *held_as;         /* the name in the wallet */
  const struct job_line *exit; /* the job that it opens; NULL none is known */
  bool exit_stated;
  bool by_preparation; /* what comes before it is a guess */
  struct assumption *assumptions;
  size_t assumption_count, assumption_capacity;
};

struct ways_question {
  struct catalog *catalog;
  const struct match *match;         /* of the wallet; its jobs give the row */
  const struct job_match *job_match; /* of the occupation; NULL when it is not rated */
  const struct wallet *wallet;
  const struct person *person;
  const struct job *job;
  unsigned limits;    /* enum ways_limit that the person named; those on age and state are set here */
  const char *county; /* with WAYS_COUNTY */
  long hours;         /* a week; 0 not told */
};

struct routes {
  const struct ways_question *question;
  struct arena *arena;
  struct graph *graph;
  struct route_step *steps; /* in step with the graph's */
  size_t count, capacity;
  unsigned limits;     /* those asked for, and age and state where they were told */
  const char *license; /* the license that everybody in the occupation needs; NULL none */
  const char *license_region;
  const char *license_of_some; /* one that only some in it need; NULL none */
  bool license_goals;          /* only such licenses are goals */
  bool license_held;
  bool cut; /* there was more than ROUTES_MOST_... */
  size_t goal_count;
  size_t below_schooling; /* programs that made no goal, see above */
  long long fit_today;    /* in steps of the graph's fit_step */
  bool rated;
  struct job_license_of *licensed; /* what everybody in some occupation needs, by occupation */
  size_t licensed_count;
  struct ctid_slot *slots; /* steps by CTID */
  size_t slot_count, slots_used;
  struct shelf *shelf; /* all credentials, when many are needed; NULL: they are read one by one */
  bool shelf_tried;
};

/* Builds the graph. All lives in `arena`; the question must outlive it. */
int routes_build(const struct ways_question *question, struct arena *arena, struct routes **built,
                 struct error *error) MUST_CHECK;

/* What one step of a way comes to. */
struct route_part {
  size_t step;
  long long cost, time; /* after standing that is stated; -1 not known */
  bool at_least;        /* of the cost */
  const char *because;  /* "goal", "required", "advanced standing", "covers" */
  size_t needed_by;     /* the step that asks for it; GRAPH_NOTHING: none */
  bool stated;          /* the relation to that step, or to the job, is the record's own */
};

/* The steps of a way, in order; as many as the way has. NULL without memory. */
struct route_part *routes_parts(const struct routes *routes, const struct way *way, struct arena *arena);

/* Reads what a page shows of a step: aid, prices, where its facts come from. */
int routes_fill(struct routes *routes, size_t step, struct error *error) MUST_CHECK;

/* When the way first opens a job: hundredths of a day after the start, and the
 * index of the part. -1 when it opens none. */
long long routes_first_exit(const struct routes *routes, const struct way *way, const struct route_part *parts,
                            size_t *part);

/* --- inside of data/ways --- */

/* The step for a CTID; a new one is read later. GRAPH_NOTHING: not in the snapshot. */
int routes_step(struct routes *routes, const char *ctid, size_t *index, struct error *error) MUST_CHECK;

/* A step that is no record, of which nothing is known but its name. */
int routes_nameless(struct routes *routes, const char *name, const char *name_es, size_t *index,
                    struct error *error) MUST_CHECK;

int routes_assume(struct routes *routes, size_t step, const struct assumption *assumption,
                  struct error *error) MUST_CHECK;

/* Where the step holds, as goals_jurisdictions() gives it. */
int routes_jurisdictions(struct routes *routes, size_t step, const char *const **places,
                         struct error *error) MUST_CHECK;

/* Whether an award of this type is enough for the schooling that is usual in the occupation. */
bool routes_is_enough(const struct routes *routes, const char *type);

/* routes_needs.c: what the step requires, as a tree. */
int routes_needs(struct routes *routes, size_t step, struct error *error) MUST_CHECK;

/* routes_figures.c: price, time, and the limits that it does not keep to. */
int routes_figures(struct routes *routes, size_t step, struct error *error) MUST_CHECK;

/* routes_cover.c: what the steps cover of the occupation's needs. */
int routes_cover(struct routes *routes, struct error *error) MUST_CHECK;

/* Whether what it is is taught: not a license, certification or assessment. */
bool routes_is_taught(const char *type);

/* "NJ", "New Jersey", "New Jersey, United States" name the same state. */
bool routes_same_state(const char *a, const char *b);

#endif
