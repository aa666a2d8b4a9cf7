/* SPDX-License-Identifier: MIT */
/*
 * JSON-LD from a registry -> records.
 *
 * Accepts every shape in which records are met: a graph document, a single
 * resource, an envelope (with its payload, also the old ones whose payload is
 * a JWS), a search row, and arrays of these. Unknown keys and types are never
 * an error. Sources: the Credential Registry's published
 * documents; CTDL terms at https://credreg.net/ctdl/terms; JSON-LD 1.1.
 */
#ifndef LADDERWAY_DATA_CTDL_READ_H
#define LADDERWAY_DATA_CTDL_READ_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/ctdl/record.h"

/* A document is refused over these sizes. */
enum { CTDL_LARGEST_DOCUMENT = 64 << 20, CTDL_LARGEST_GRAPH = 50000 };

struct ctdl_document {
  struct record *records; /* those with an identity of their own, in the document's order */
  size_t count;
  size_t skipped;          /* things in it that were no record at all */
  const char *skip_reason; /* why the first of those was passed over (for gettext); NULL when none was */
};

/* Reads one JSON document of `length` bytes. `what` names it in messages.
 * The records live in `arena`. Errors: ERROR_BAD_DATA (not JSON, or nothing in
 * it is a record; an empty array, the page after a list's last, is no error),
 * ERROR_TOO_BIG, ERROR_NO_MEMORY. */
int ctdl_read(struct arena *arena, const char *json, size_t length, const char *what, struct ctdl_document *document,
              struct error *error) MUST_CHECK;

/* The CTID in a URI or text: its last path segment, lower-cased, when that is
 * "ce-" and a UUID; in the arena. NULL when it is none. */
const char *ctdl_ctid(struct arena *arena, const char *text);

#endif
