/* SPDX-License-Identifier: MIT */
/*
 * The bodies that a registry sends, as structs.
 *
 * The bytes are hostile: sizes, counts and depths are bounded, texts are
 * clean, CTIDs are checked and in lower case. A row that can't be used is left
 * out and still counted in `rows`; a body that is no list at all is an error.
 *
 * A document is handed out as compact JSON with sorted keys, so that the same
 * record gives the same bytes whichever way it came: in an envelope, in a
 * search row or as a graph.
 */
#ifndef LADDERWAY_SYNC_REGISTRY_JSON_H
#define LADDERWAY_SYNC_REGISTRY_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "sync/registry_api.h"

enum {
  REGISTRY_MOST_ROWS = 1000,       /* of one page, whatever was asked for */
  REGISTRY_LARGEST_ROW = 64 << 20, /* bytes of one */
  REGISTRY_MOST_VALUES = 2000000,  /* in one row: a parsed value takes many times its bytes */
};

/* Envelopes: of the list, of an organization, old and new; of /search too,
 * where rows that are not the primary resource of their envelope, and rows of
 * deleted envelopes, are left out (`search`). */
int registry_read_envelopes(struct arena *arena, const char *bytes, size_t length, bool search,
                            struct registry_page *page, struct error *error) MUST_CHECK;

/* Graph documents, the answer of /graph/search. */
int registry_read_graphs(struct arena *arena, const char *bytes, size_t length, struct registry_page *page,
                         struct error *error) MUST_CHECK;

int registry_read_events(struct arena *arena, const char *bytes, size_t length, struct registry_events *events,
                         struct error *error) MUST_CHECK;

int registry_read_archive(struct arena *arena, const char *bytes, size_t length, struct registry_archive *archive,
                          struct error *error) MUST_CHECK;

/* What the body of a refusal says, clean and cut short; "" when it says
 * nothing that could be shown. */
void registry_read_refusal(const char *bytes, size_t length, char *text, size_t size);

/* {"ctids":[...]} in the arena; NULL without memory. */
const char *registry_write_ctids(struct arena *arena, const char *const *ctids, size_t count);

/* False for JSON that was cut off: brackets left open, or nothing at all.
 * True for what is no JSON, which is somebody else's trouble. */
bool registry_is_whole(const char *bytes, size_t length);

/* "2026-08-21T12:34:56.789Z" from this spelling and the old one,
 * "2017-12-01 17:09:41 UTC", and the like; false when it is no time. */
bool registry_time(const char *text, char out[REGISTRY_TIME_SIZE]);

#endif
