/* SPDX-License-Identifier: MIT */
/* A registry -> its working copy -> a snapshot; for sync.c. */
#ifndef LADDERWAY_SYNC_SYNC_REGISTRY_H
#define LADDERWAY_SYNC_SYNC_REGISTRY_H

#include "sync/sync.h"

/* True when the working copy beside the snapshot is of this address. */
bool sync_registry_knows(struct arena *arena, const struct sync_options *options);

/* Brings the working copy up to date, and builds the snapshot from it unless
 * the one in place was built from just these records. A working copy that turns
 * out to be damaged is set aside, and all is fetched anew. */
int sync_registry_run(struct arena *arena, const struct sync_options *options, struct sync_report *report,
                      struct error *error) MUST_CHECK;

#endif
