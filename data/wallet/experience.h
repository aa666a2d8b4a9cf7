/* SPDX-License-Identifier: MIT */
/*
 * Work, study and service that nobody gave a paper for, in the person's words.
 *
 * The kinds are those of Learning and Employment Records; what an experience
 * counts for depends on three questions with four answers each. The whole scale
 * is the table in experience.c and stands in the comment of
 * experience_confidence().
 */
#ifndef LADDERWAY_DATA_WALLET_EXPERIENCE_H
#define LADDERWAY_DATA_WALLET_EXPERIENCE_H

#include <stddef.h>

#include "data/wallet/wallet.h"

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
enum { EXPERIENCE_KINDS = 8, EXPERIENCE_LEVELS = 4 };

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

/* Adds a claim told by the person, copied with all its texts into the wallet.
 * Its confidence is set here: of an experience by experience_confidence(), else
 * as "told by the person" of confidence.h. ERROR_NO_MEMORY. */
int wallet_add_told(struct wallet *wallet, const struct claim *claim, struct error *error) MUST_CHECK;

/* 0-1; the table stands here. */
double experience_confidence(const struct experience *experience);

#endif
