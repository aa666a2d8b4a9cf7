/* SPDX-License-Identifier: MIT */
/*
 * What the benchmarks share: a clock, rounds, and one kind of table.
 *
 * Every benchmark runs the program's own way and a named baseline on the same
 * data in one process, turn by turn, and prints both with their ratio. Times
 * are never judged here: a slow machine is no failure. What fails is work that
 * could not be done.
 *
 *   PROGRAM FOLDER STARTER ROUNDS
 *
 * FOLDER is where generate.c has put records.ndjson and catalog.db; STARTER is
 * the starter snapshot.
 */
#ifndef LADDERWAY_TESTS_BENCH_BENCH_H
#define LADDERWAY_TESTS_BENCH_BENCH_H

#include <stddef.h>
#include <stdio.h>

#include "data/base/error.h"

enum { BENCH_MOST_ROUNDS = 99, BENCH_PATH = 4096 };

struct bench {
  char records[BENCH_PATH], snapshot[BENCH_PATH], scratch[BENCH_PATH]; /* in FOLDER */
  const char *starter;
  size_t rounds;
};

/* Reads the command line, or says how it is and ends the program. */
struct bench bench_start(int count, char **arguments);

/* Prints `what` and the reason (NULL: none), and ends the program. */
_Noreturn void bench_fail(const char *what, const struct error *error);

/* Milliseconds of a clock that only goes forward. */
double bench_now(void);

struct bench_times {
  double values[BENCH_MOST_ROUNDS]; /* milliseconds */
  size_t count;
};
void bench_add(struct bench_times *times, double milliseconds);

struct bench_summary {
  double least, median, most;
};
struct bench_summary bench_summary(const struct bench_times *times);

/* Median of `baseline` over median of `own`: over 1, our own way is faster. */
double bench_ratio(const struct bench_times *own, const struct bench_times *baseline);

/* A table: the headings, then rows. `note` stands at the end of a row. */
void bench_table(const char *title, const char *first, const char *own, const char *baseline);
void bench_row(const char *name, const struct bench_times *own, const struct bench_times *baseline, const char *note);

/* Runs `work` in a process of its own, so that its peak memory is its alone,
 * and hands back what it wrote into `result` (`size` bytes) and the peak in MiB. */
typedef void bench_work(const struct bench *bench, void *result);
double bench_apart(bench_work *work, const struct bench *bench, void *result, size_t size);

#endif
