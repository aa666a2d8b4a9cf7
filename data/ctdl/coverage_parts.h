/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the coverage share; nobody outside of them includes it.
 *
 *   coverage.c           the marks of one document -> counts
 *   coverage_table.c     the counts; merging and sorting them
 *   coverage_purpose.c   what is left out on purpose, and why
 */
#ifndef LADDERWAY_DATA_CTDL_COVERAGE_PARTS_H
#define LADDERWAY_DATA_CTDL_COVERAGE_PARTS_H

#include <stdbool.h>

#include "data/ctdl/coverage.h"

/* What has become of one property of one object. */
struct occurrence {
  const char *class_name, *property; /* clean */
  bool empty;
  bool understood;
  const char *purpose; /* when it is left out */
  const char *reason;
  const char *example; /* clean */
};

/* All of these are false without memory alone. */
bool coverage_count_object(struct coverage *coverage, const char *class_name);
bool coverage_count(struct coverage *coverage, const struct occurrence *occurrence);
/* True when nobody has asked for a reason of this yet, so that it is worth finding one. */
bool coverage_wants_example(const struct coverage *coverage, const char *class_name, const char *property);
struct arena;

/* For one document after the other. */
struct arena *coverage_scratch(struct coverage *coverage);

void coverage_count_document(struct coverage *coverage, size_t records, bool refused);

/* Why properties (by the last part of their name) and classes are left out; NULL
 * when they are not. */
const char *purpose_of_property(const char *name);
const char *purpose_of_class(const char *name);

#endif
