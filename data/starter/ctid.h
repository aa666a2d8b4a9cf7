/* SPDX-License-Identifier: MIT */
/*
 * CTIDs of our own, the same in every build.
 *
 * A registry gives its CTIDs out; the facts have none. So one is made from
 * what the thing is ("program", "11"): the 64-bit FNV-1a hash of the text
 * "ladderway-starter:KIND:ID", and of the same text read backwards, each
 * stirred once more, stand in a UUID of version 8 (RFC 9562, section 5.8).
 */
#ifndef LADDERWAY_DATA_STARTER_CTID_H
#define LADDERWAY_DATA_STARTER_CTID_H

#include "data/base/arena.h"

/* "ce-" and a UUID. NULL only without memory. */
const char *starter_ctid(struct arena *arena, const char *kind, const char *id);

/* The resource's URI. Its host (".invalid", RFC 2606) says that no server has it. */
const char *starter_uri(struct arena *arena, const char *ctid);

#endif
