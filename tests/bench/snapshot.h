/* SPDX-License-Identifier: MIT */
/* From the lines of records.ndjson to a snapshot, with the time of each step. */
#ifndef LADDERWAY_TESTS_BENCH_SNAPSHOT_H
#define LADDERWAY_TESTS_BENCH_SNAPSHOT_H

#include "data/catalog/writer.h"
#include "tests/bench/bench.h"

struct snapshot_times {
  double reading, adding, finishing, whole; /* milliseconds; whole: with reading the file and the occupations */
  struct catalog_written written;
};

/* Writes the snapshot `path` from bench->records, with the occupations of the
 * starter snapshot. */
struct snapshot_times snapshot_build(const struct bench *bench, const char *path);

/* Calls `take` with every line of bench->records, up to `most` of them. */
typedef void snapshot_taker(void *context, const char *line, size_t length);
void snapshot_lines(const struct bench *bench, unsigned long most, snapshot_taker *take, void *context);

#endif
