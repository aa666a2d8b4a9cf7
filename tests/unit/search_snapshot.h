/* SPDX-License-Identifier: MIT */
/*
 * A snapshot for the tests of search: a few hundred made-up credentials, the
 * same at every run, with values that sit on the bounds of buckets, names that
 * contain each other, and gaps everywhere.
 */
#ifndef LADDERWAY_TESTS_UNIT_SEARCH_SNAPSHOT_H
#define LADDERWAY_TESTS_UNIT_SEARCH_SNAPSHOT_H

#include <stdint.h>

enum { SNAPSHOT_CREDENTIALS = 300 };

/* A number under `below`; the same ones for the same start of `*seed`. */
unsigned snapshot_random(uint64_t *seed, unsigned below);

/* Writes the snapshot file `path` and its index, with `count` credentials; fails the test when that can't be done. */
void snapshot_write(const char *path, int count);

/* Removes both; 0 when they were there. */
int snapshot_remove(const char *path);

#endif
