/* SPDX-License-Identifier: MIT */
/*
 * The order of the jobs near what a person holds.
 *
 * Fit alone puts the jobs first that ask for little. So the order is that of a
 * score, a sum of terms, each of which is shown:
 *
 *   somebody who did a job, or holds a credential that leads to some
 *     near      100 * nearness to the nearest of those jobs (data/jobs/near.h), each
 *               times its weight (evidence.h) over the weight of the heaviest; of more than
 *               RANK_MOST_HELD jobs the heaviest, of equal ones those of the first credentials
 *     fit        10 * fit
 *     step up    10   it leads people in the kind of work that the nearest job, which
 *               the person did, is of: first-line supervisors and head cooks (SOC minor
 *               groups NN-1000) of the same major group, after a year or more
 *     experience -5   for each 2.5 years that the job asks for in a related job beyond those told of
 *   anybody else
 *     special    60 * the share of jobs that turn less on what is held
 *     fit        30 * fit
 *     openings   10 * log(openings a year / 100) / log(5000), 0 to 1; nearness
 *               counts them already
 *     experience -5   the job usually asks for some years in a related job, twice that for five
 *   all
 *     license    -2   a license that the wallet does not show
 *     schooling  -3   for each step of schooling that is lacking, at most five
 *     zone      -10   for each job zone more than one above the highest shown; where none is
 *                     shown, above zone 2, the zone of jobs that people learn in months. A job's zone is
 *                     O*NET's or that of the schooling that BLS calls typical, whichever is higher
 *     age       -40   an age that is not reached, where everyone or most need it
 *     record     -5   the job asks about records, and one was told of
 *
 * The job that the person did stands first of all.
 *
 * How much a job turns on what is held: for each element that the evidence is
 * about, how many standard deviations its importance in the job lies above its
 * mean over the rated jobs (1 where a job does not ask for it; left out where
 * it was published with low precision), and for each technology the same of whether the job needs it, at
 * most 3 either way, times the confidence; their sum. So a skill that every job
 * asks for says little, and one that few jobs live by says much.
 *
 * The coefficients are this project's own judgement: nearness decides, the
 * others only among jobs that are about as near.
 */
#ifndef LADDERWAY_DATA_MATCH_RANK_H
#define LADDERWAY_DATA_MATCH_RANK_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

enum rank_kind {
  RANK_NEAR,
  RANK_SPECIAL,
  RANK_FIT,
  RANK_STEP_UP,
  RANK_OPENINGS,
  RANK_EXPERIENCE,
  RANK_LICENSE,
  RANK_SCHOOLING,
  RANK_ZONE,
  RANK_AGE,
  RANK_RECORD
};
enum { RANK_KINDS = 11, RANK_MOST_HELD = 16 };

/* "near", "special", "fit", "step up", "openings", "experience", "license", "schooling", "zone", "age", "record" */
const char *rank_kind_name(enum rank_kind kind);

/* points = each * value. Terms of value 0 are left out, but for near, special and fit. */
struct rank_term {
  enum rank_kind kind;
  double value;  /* 0-1, or how many */
  double each;   /* points for 1 */
  double points; /* their product */
  size_t about;  /* near, step up: the nearest job held, as an index into match.held */
};

/* Works out the score of every job of the match and sorts them, best first; the
 * fits and gates must be there. */
int rank_jobs(struct catalog *catalog, struct arena *arena, struct match *match, struct error *error) MUST_CHECK;

#endif
