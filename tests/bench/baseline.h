/* SPDX-License-Identifier: MIT */
/*
 * Search as SQL alone does it, on the same rows and tables made of them: FTS5
 * MATCH, ORDER BY bm25 for the first page, count(*), and one GROUP BY per facet.
 *
 * It is written as somebody who knows SQLite would: the hits are found once
 * and kept in a temporary table, which the page, the count and the facets
 * read; a facet is counted from the hits or from its values, whichever is
 * quicker for so many hits; what a row shows is looked up for the rows of the
 * page only; prefixes have an index; the file is opened
 * with the settings of catalog_open(). Every name is taken as typed: no
 * everyday names, no corrections.
 */
#ifndef LADDERWAY_TESTS_BENCH_BASELINE_H
#define LADDERWAY_TESTS_BENCH_BASELINE_H

#include <sqlite3.h>

#include "tests/bench/queries.h"

struct baseline;

struct baseline_result {
  long total, rows;
  long facet_sum; /* all counts of all facet values added up */
};

/* These end the program when something fails. */

/* Makes the file `tables`, with what the baseline searches, out of the snapshot `path`. Gives milliseconds. */
double baseline_make(const char *path, const char *tables);
struct baseline *baseline_open(const char *path, const char *tables);
void baseline_close(struct baseline *baseline);
struct baseline_result baseline_search(struct baseline *baseline, const struct bench_query *query);

enum { BASELINE_PAGE = 50 };

/* baseline_tables.c */
typedef void baseline_execute(sqlite3 *database, const char *sql);
void baseline_tables(sqlite3 *database, baseline_execute *execute);

#endif
