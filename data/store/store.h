/* SPDX-License-Identifier: MIT */
/*
 * The working copy of a registry's records, between syncs.
 *
 * One SQLite file beside the snapshot: every record's JSON-LD document
 * (compressed), keyed by CTID, and how far a sync has come. Each step of a
 * sync is one transaction that holds the records and the mark of how far it
 * came, so that a kill at any moment loses at most one step. Nothing of a
 * person is in it, and no key.
 */
#ifndef LADDERWAY_DATA_STORE_STORE_H
#define LADDERWAY_DATA_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

struct store;

#endif
