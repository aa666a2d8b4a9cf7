/* SPDX-License-Identifier: MIT */
/*
 * Keeping the least: which of a registry's records a sync leaves out.
 *
 *   types     words for kinds of records, separated by commas; see narrow_words()
 *   region    a state or other region, "NJ", "New Jersey" and "US-NJ" being the
 *             same: records of which all places lie elsewhere are left out
 *   language  "es": records that state languages, none of them this one, are
 *             left out
 *
 * "all" for any of them leaves nothing out.
 *
 * Organizations and the manifests of costs and conditions are always kept,
 * since what is kept refers to them. A record that states no place, or no
 * language, is kept.
 */
#ifndef LADDERWAY_SYNC_NARROW_H
#define LADDERWAY_SYNC_NARROW_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "sync/sync.h"

struct narrow;

/* Checks the words and makes a narrowing, in `arena`. ERROR_USAGE with the
 * words that there are. */
int narrow_new(struct narrow **out, struct arena *arena, const struct sync_narrow *asked,
               struct error *error) MUST_CHECK;

/* "types courses,credentials; region NJ; language es" in one spelling for all that
 * mean the same; NULL when nothing is left out. */
const char *narrow_text(const struct narrow *narrow);

/* The CTDL types that are kept, comma-separated ("ceterms:Badge,ceterms:Course"); NULL: all. */
const char *narrow_types(const struct narrow *narrow);

/* Whether records of this type are kept; NULL is a type that nobody stated. */
bool narrow_wants(const struct narrow *narrow, const char *type);

/* Whether the document (a record of the CTID, of a wanted type) is kept, by
 * region and language. `scratch` is emptied. One that can't be read is kept. */
bool narrow_keeps(const struct narrow *narrow, struct arena *scratch, const char *ctid, const char *json,
                  size_t length);

/* All words for types, ", " between them; in the arena. */
const char *narrow_words(struct arena *arena);

#endif
