/* SPDX-License-Identifier: MIT */
/*
 * Work, study and service that nobody gave a paper for, in the person's words.
 *
 * The kinds are those of Learning and Employment Records; what an experience
 * counts for depends on three questions with four answers each. The whole scale
 * is the table in experience.c and stands in the comment of
 * experience_confidence().
 *
 * They can be written into a file, which is read like a credential's:
 *   {"schema": "ladderway/experiences/1", "experiences": [
 *     {"kind": "employment", "title": "Line cook", "sector": "restaurant", "occupation": "35-2014.00",
 *      "years": 4, "responsibility": 2, "complexity": 2, "novelty": 1, "skills": ["Time Management"]}]}
 * Only a title or an occupation must be there; what makes no sense counts as not told.
 */
#ifndef LADDERWAY_DATA_WALLET_EXPERIENCE_H
#define LADDERWAY_DATA_WALLET_EXPERIENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/wallet/wallet.h"

#define EXPERIENCES_SCHEMA "ladderway/experiences/1"

enum experience_kind {
  EXPERIENCE_EMPLOYMENT,
  EXPERIENCE_WORK_BASED, /* an apprenticeship, an internship, a co-op */
  EXPERIENCE_ENTREPRENEURIAL,
  EXPERIENCE_CIVIC,
  EXPERIENCE_SERVICE,     /* military and national service */
  EXPERIENCE_INDEPENDENT, /* taught oneself, at home, caring for a family */
  EXPERIENCE_COURSE,
  EXPERIENCE_EXTRACURRICULAR
};
enum { EXPERIENCE_KINDS = 8, EXPERIENCE_LEVELS = 4, EXPERIENCE_MOST_YEARS = 80 };

/* Level 0: not told, counted as the second; 1 to 4, the answers in words. */
struct experience {
  enum experience_kind kind;
  const char *title;      /* "Line cook" */
  const char *sector;     /* NULL not told */
  const char *occupation; /* O*NET-SOC code; NULL not known */
  double years;           /* 0 not told */
  int responsibility;     /* 1 helped, 2 did it by myself, 3 led others, 4 answered for all of it */
  int complexity;         /* 1 the same each day, 2 some choices, 3 many parts, 4 hard problems */
  int novelty;            /* 1 as shown, 2 small changes, 3 found own ways, 4 made something new */
};

/* "employment", "work-based", "entrepreneurial", "civic", "service",
 * "independent", "course", "extra-curricular". */
const char *experience_kind_name(enum experience_kind kind);

/* The other way round; false when `name` is NULL or none of them. */
bool experience_kind_named(const char *name, enum experience_kind *kind);

/* Adds a claim told by the person, cleaned and copied with all its texts into
 * the wallet. Without a name it takes the experience's title or occupation.
 * Years and levels out of range become "not told". Its confidence is set here:
 * of an experience by experience_confidence(), else as "told by the person" of
 * confidence.h. ERROR_TOO_BIG (the wallet is full), ERROR_NO_MEMORY. */
int wallet_add_told(struct wallet *wallet, const struct claim *told, struct error *error) MUST_CHECK;

/*
 * How much an experience counts, 0 to 1. The whole scale is this table:
 *
 *   told by the person                      .60, as in confidence.h
 *   each of the three questions, answer     1      2      3      4
 *     adds                                 -.05    0     +.03   +.06
 *
 * So .45 (helped, the same each day, as shown) to .78 (answered for all of it,
 * hard problems, made something new). The steps are this project's own
 * judgement; the field asks these questions but publishes no scale. Why so:
 * leading and solving are remembered better than copying, so more of them is
 * better evidence that the skill is there; the step down is larger than each
 * step up, because who only helped may never have done the work alone; and all
 * of it stays under .80, so that what is only told never reaches the word
 * "most" by itself, nor weighs as much as a paper that somebody can be asked about.
 */
double experience_confidence(const struct experience *experience);

/*
 * How much of a job's level the time in it shows, 0 to 1:
 *
 *   under 6 months .6    6 to 12 months .8    1 to 2 years, or not told .9    2 years or more 1
 *
 * Own judgement, after O*NET's job zones: most jobs that people enter without a
 * degree ask for a few months to two years until they are done well.
 */
double experience_time(double years);

#endif
