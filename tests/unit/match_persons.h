/* SPDX-License-Identifier: MIT */
/* Persons whose fits are worked out on the starter snapshot. */
#ifndef LADDERWAY_TESTS_UNIT_MATCH_PERSONS_H
#define LADDERWAY_TESTS_UNIT_MATCH_PERSONS_H

#include "data/match/match.h"
#include "data/wallet/experience.h"
#include "tests/unit/starter_world.h"

enum { PERSONS = 10, PERSON_CLAIMS = 5, STARTER_JOBS = 879 };

/* Each claim names one thing: a skill, an occupation, a program or work in an occupation. */
struct somebody {
  struct {
    const char *skill, *occupation, *program, *worked;
    double confidence; /* 0: no claim */
    double years;
  } claims[PERSON_CLAIMS];
};
extern const struct somebody persons[PERSONS];

/* The wallet of a person; returns how many claims it has. The arrays have PERSON_CLAIMS each. */
size_t person_claims(const struct somebody *person, struct claim *claims, struct claim_skill *skills,
                     struct experience *experiences);

/* The match of these claims, which must have all rated occupations. */
struct match person_match(struct starter_world *world, struct arena *arena, struct claim *claims, size_t count);

#endif
