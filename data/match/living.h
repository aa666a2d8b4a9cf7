/* SPDX-License-Identifier: MIT */
/*
 * What households need in each county: a table that an operator brings.
 *
 * Text in UTF-8, columns parted by tabs, the first line names them:
 *
 *   county  state  persons  amount  source  year
 *   Essex   NJ     3        81450   ALICE Essentials Index  2025
 *   *       NJ     3        74000   ALICE Essentials Index  2025
 *
 * `county` without the word County, "*" for the rest of the state; `state` as
 * two letters; `persons` 1 to 20; `amount` in dollars a year, with or without
 * cents; `source` says whose figure it is; `year` is the figure's. Empty lines
 * and lines that begin with # are passed over. A line that is not so stops the
 * reading with its number. At most LIVING_MOST_ROWS lines.
 */
#ifndef LADDERWAY_DATA_MATCH_LIVING_H
#define LADDERWAY_DATA_MATCH_LIVING_H

#include "data/base/arena.h"
#include "data/base/error.h"

enum { LIVING_LARGEST_FILE = 16 << 20, LIVING_MOST_ROWS = 100000, LIVING_LONGEST_LINE = 1000 };

struct living_row {
  const char *county, *state;
  int persons;
  long long cents;    /* a year */
  const char *source; /* "ALICE Essentials Index (2025)" */
  int year;
};

struct living_table {
  const struct living_row *rows;
  size_t count;
};

/* Reads the bytes of a table; `what` names them in messages. The result lives
 * in the arena. ERROR_BAD_DATA, ERROR_TOO_BIG. */
int living_read(struct arena *arena, const char *bytes, size_t length, const char *what, struct living_table **out,
                struct error *error) MUST_CHECK;

/* The same from a file. */
int living_read_file(struct arena *arena, const char *path, struct living_table **out, struct error *error) MUST_CHECK;

/* The line of the county, else of the rest of its state, for just as many
 * persons. Case and the word "County" make no difference; a county without a
 * state is taken when only one state has it. NULL when there is none. */
const struct living_row *living_find(const struct living_table *table, const char *county, const char *state,
                                     int persons);

#endif
