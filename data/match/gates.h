/* SPDX-License-Identifier: MIT */
/*
 * What stands between a person and an occupation beside skills. A gate marks
 * and caps; it hides no job.
 *
 *   license    licenses that everybody in the occupation needs (licenses.h); of several any one will do
 *   schooling  what BLS calls typical for entry: usual, not the law
 *   zone       O*NET's job zone, 1 (little preparation) to 5 (years of it): met when it is at most one
 *              above the highest zone shown: of the jobs that the person did, of the lowest job that each
 *              credential leads to, or of the schooling (up to high school 2; some college,
 *              certificate, associate 3; bachelor 4; more 5)
 *   experience  years in a related job that BLS calls typical for entry ("less than 5 years" is taken for
 *               1); met by as many years of told work in the same major group of occupations
 *   age, record, citizen, permit   our own reading of public law, data/jobs/gates.h
 *
 * Schooling is compared in steps: none, high school, some college or
 * certificate, associate, bachelor, master, doctor. What is not told is not
 * assumed: such a gate only says what is asked for; but somebody under 18 has no more than
 * high school. A record that was told of
 * marks the jobs that ask: whether it bars depends on the offense and the state.
 *
 * The word is capped at "some" by a license that the wallet does not show, by an
 * age not reached (where everyone or most need it), and by schooling of more
 * than one step less, in this order.
 */
#ifndef LADDERWAY_DATA_MATCH_GATES_H
#define LADDERWAY_DATA_MATCH_GATES_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

enum gate_kind {
  GATE_LICENSE,
  GATE_SCHOOLING,
  GATE_EXPERIENCE,
  GATE_ZONE,
  GATE_AGE,
  GATE_RECORD,
  GATE_CITIZEN,
  GATE_PERMIT
};
enum { GATE_KINDS = 8 };

enum gate_state { GATE_MET, GATE_NOT_MET, GATE_NOT_TOLD };

struct match_gate {
  enum gate_kind kind;
  enum gate_state state;
  const char *name;    /* the license, BLS's words, the sentence of the rule; of a zone NULL */
  const char *name_es; /* the sentence in Spanish; else NULL */
  const char *region;  /* of a license; else NULL */
  int value;           /* age, zone, years; of a schooling its step; else 0 */
  int held;            /* the same of the person; 0 not told */
  bool for_all;        /* everyone or most in the occupation need it */
  const char *source;
};

/* "license", "schooling", "experience", "zone", "age", "record", "citizen", "permit" */
const char *gate_kind_name(enum gate_kind kind);

/* "met", "not met", "not told" */
const char *gate_state_name(enum gate_state state);

/* BLS's words for experience in a related job: 0, 2.5 ("less than 5 years") or 5 years. */
double gates_years_asked(const char *experience);

/* The schooling as a step, 1 to 7; 0 unknown. */
int schooling_step(enum schooling schooling);

/* The most that the person told of or the credentials are: a bachelor's degree. */
enum schooling schooling_shown(const struct wallet *wallet, const struct match *match, const struct person *person);

/* The job zone of a schooling, see above; 0 unknown. */
int gates_zone_of_schooling(enum schooling schooling);

/* The highest job zone shown, see above; 0 nothing is known. */
int gates_zone_shown(const struct match *match, enum schooling schooling);

/* Fills in the gates of all jobs of the match and caps their words. `person`
 * may be NULL. The evidence must be gathered and the words found. */
int gates_fill(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct person *person,
               struct match *match, struct error *error) MUST_CHECK;

/* The first gate of this kind that is not met; NULL when there is none. */
const struct match_gate *gate_unmet(const struct job_match *job, enum gate_kind kind);

#endif
