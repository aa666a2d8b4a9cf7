/* SPDX-License-Identifier: MIT */
/*
 * Made-up registry envelopes, about 2.9 KB each, the same on every machine:
 * record i depends on i and the total alone.
 *
 * Every 25th record is an organization, the others are credentials that it or
 * another one owns, with names, a text, costs, a time, a place, skills,
 * occupations and now and then a next step. Which word, skill or school it is
 * follows a steep curve, as in real data: few are common, most are rare.
 */
#ifndef LADDERWAY_TESTS_BENCH_RECORDS_H
#define LADDERWAY_TESTS_BENCH_RECORDS_H

#include "data/base/buffer.h"

/* Adds record `number` (0 to total - 1) as one line of JSON, without its end. */
void bench_record(struct buffer *out, unsigned long number, unsigned long total);

/* Adds the made-up CTID of that number, and its address as a JSON string. */
void bench_ctid(struct buffer *out, unsigned long number);
void bench_uri(struct buffer *out, unsigned long number);

#endif
