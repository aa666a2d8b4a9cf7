/* SPDX-License-Identifier: MIT */
/*
 * Made-up records that ask for each other, for the question of ways: the same
 * on every machine, record i depends on i and the total alone.
 *
 * Five levels; a credential asks for some of the level below (all of them, one
 * of them, or one of some groups), a few of any level, so that there are
 * circles; on average for four. One in ten has standing from another. Most have
 * a price and a length, each leads to one of a few occupations.
 */
#ifndef LADDERWAY_TESTS_BENCH_WAYS_RECORDS_H
#define LADDERWAY_TESTS_BENCH_WAYS_RECORDS_H

#include "data/base/buffer.h"

/* The occupation that one in WAYS_RECORD_JOBS leads to; for asking. */
#define WAYS_RECORD_JOB "29-2052.00"
enum { WAYS_RECORD_JOBS = 40 };

/* Adds record `number` (0 to total - 1) as one line of JSON, without its end;
 * how many others it asks for is added to `*edges`. */
void ways_record(struct buffer *out, unsigned long number, unsigned long total, unsigned long *edges);

#endif
