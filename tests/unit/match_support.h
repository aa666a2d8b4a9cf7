/* SPDX-License-Identifier: MIT */
/* A made-up snapshot of a few occupations and credentials, and wallets written by hand. */
#ifndef LADDERWAY_TESTS_UNIT_MATCH_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_MATCH_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>

#include "data/base/arena.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

/*
 * tests/unit/data/match/ratings.tsv, worked out by hand. Standardised
 * importance is (importance - 1) / 4; in brackets what is left out, and why.
 *
 *                      11-1111.00        22-2222.00        33-3333.00       44-4444.00
 *                      Lamp Makers       Kite Fliers       Shell Counters   Idlers
 *   2.A.1.a skill      3.00 -> .50, 3.5  5.00 -> 1.0, 6.0  [level 0]        [suppressed, importance]
 *   2.A.1.d skill      5.00 -> 1.0, 2.0  [1.99 is under 2] 3.00 -> .50, 4.0 [not rated]
 *   2.C.1.a knowledge  4.00 -> .75, 4.0  3.00 -> .50, 2.0  [not relevant]   [not rated]
 *   4.A.1 activity     2.00 -> .25, 1.0  [suppressed]      3.00 -> .50, 3.0 [no level]
 *   sum                2.5               1.5               1                0
 *   weights            .2 .4 .3 .1       2/3 - 1/3 -       - .5 - .5        -
 *
 * Median levels: 2.A.1.a of 3.5 and 6: 4.75; 2.A.1.d of 2 and 4: 3; 2.C.1.a of
 * 4 and 2: 3; 4.A.1 of 1 and 3: 2.
 *
 * 10.0001 leads to 11-1111 and 22-2222: what both ask for, at the least:
 * 2.A.1.a 3.5, 2.C.1.a 2. 10.0002 leads to 33-3333, 10.0003 to 22-2222.
 */
#define LAMP_MAKERS "11-1111.00"
#define KITE_FLIERS "22-2222.00"
#define SHELL_COUNTERS "33-3333.00"
#define IDLERS "44-4444.00"

/* CTID number `n`: "ce-00000000-0000-4000-8000-00000000000n". */
#define CTID(n) "ce-00000000-0000-4000-8000-00000000000" #n

struct match_world {
  char folder[64], snapshot[96];
  struct catalog *catalog;
  struct arena *arena;
};

/* cmocka's set-up and tear-down of a group; *state is the world. */
int match_world_begin(void **state);
int match_world_end(void **state);

/* Runs the match of these claims; fails the test on an error. */
struct match match_claims(struct match_world *world, struct claim *claims, size_t count);

/* The occupation in a match. */
struct job_match *match_job(const struct match *match, const char *code);

/* match_detail() of one occupation, which must succeed. */
struct job_match *match_lists(struct match_world *world, struct claim *claims, size_t count, struct match *match,
                              const char *code);

/* Fails unless the fit is `percent` to 1e-6 and the word `word`. */
void assert_fit(const struct match *match, const char *code, double percent, enum fit_word word);

#endif
