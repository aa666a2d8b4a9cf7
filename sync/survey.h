/* SPDX-License-Identifier: MIT */
/* What the records of a source say, property by property (data/ctdl/coverage.h). */
#ifndef LADDERWAY_SYNC_SURVEY_H
#define LADDERWAY_SYNC_SURVEY_H

#include <stdbool.h>

#include "data/base/error.h"
#include "data/ctdl/coverage.h"

/* Reads every document of `source`: a folder or file of records, or the working
 * copy of a registry's records ("records.db"), and counts it. `going` (may be
 * NULL) is called after each; false cancels. */
int survey_run(const char *source, struct coverage *coverage, bool (*going)(size_t documents, void *context),
               void *context, struct error *error) MUST_CHECK;

#endif
