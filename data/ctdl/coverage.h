/* SPDX-License-Identifier: MIT */
/*
 * How much of what records say this program understands.
 *
 * Reads documents as ctdl_read() does and looks afterwards which of their values
 * anything that is kept came from. So the figures are of the reader itself and
 * not of a list beside it. A property counts once for each object that has it,
 * whether its value is one thing or many, and is understood when something of
 * its value is kept. What stands within an object in it counts by itself.
 *
 * A pass of its own, for when somebody asks: it takes about twice as long as reading.
 * Several threads have one each and merge them at the end.
 *
 *   struct coverage *coverage = coverage_new();
 *   coverage_add(coverage, bytes, length, "file.json", &error);   for each document
 *   rows = coverage_rows(coverage, &count);
 */
#ifndef LADDERWAY_DATA_CTDL_COVERAGE_H
#define LADDERWAY_DATA_CTDL_COVERAGE_H

#include <stddef.h>

#include "data/base/error.h"

struct coverage;

/* One property of one class of objects. */
struct coverage_row {
  const char *class_name; /* "ceterms:Certificate"; "(in ceterms:requires)" for objects without a type */
  const char *property;   /* "ceterms:name"; another spelling of it is another row */
  size_t objects;         /* objects of this class */
  size_t empty;           /* of them with this property, but nothing in it: null, "", [] or {} */
  size_t present;         /* of them with something in it */
  size_t understood;
  size_t left_out;     /* not kept, and on purpose */
  const char *purpose; /* why it is left out (for gettext); NULL when it is not */
  const char *reason;  /* why the first one was not understood (for gettext); NULL when all were */
  const char *example; /* its value, short and clean; NULL when there is no text in it */
};

struct coverage_totals {
  size_t documents, refused; /* refused: no record could be read from it */
  size_t records;
  size_t empty, present, understood, left_out;
  size_t dropped; /* occurrences of properties that there was no more room to list; counted above, too */
};

/* NULL when there is no memory. */
struct coverage *coverage_new(void);
void coverage_free(struct coverage *coverage);

/* Takes in one document. A document that ctdl_read() refuses is counted as such
 * and is no error here, except ERROR_NO_MEMORY. */
int coverage_add(struct coverage *coverage, const char *json, size_t length, const char *what,
                 struct error *error) MUST_CHECK;

/* Adds what `from` has counted. */
int coverage_merge(struct coverage *coverage, const struct coverage *from, struct error *error) MUST_CHECK;

struct coverage_totals coverage_totals(const struct coverage *coverage);

/* All rows: what is not understood most often first, then what is met most often, then by name. They belong
 * to `coverage` and hold until it is changed or freed. NULL without memory. */
const struct coverage_row *coverage_rows(struct coverage *coverage, size_t *count);

#endif
