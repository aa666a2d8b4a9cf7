/* SPDX-License-Identifier: MIT */
/*
 * A snapshot that somebody published -> the snapshot here.
 *
 * The published folder (publish.h) lies on a web server or on a stick. What is
 * fetched is its manifest, then either the patches that lead from the version
 * that is here, or the whole dump when no patches lead here or they would cost
 * more. Each file's size and SHA-256 must be those of the manifest; the
 * manifest's signature must be good when a public key is configured; the
 * content hash of the result must be the manifest's. Only then does the new
 * snapshot take the place of the old one. File names in a manifest are plain
 * names: nothing outside of its folder and its host is ever asked for.
 */
#ifndef LADDERWAY_SYNC_MIRROR_H
#define LADDERWAY_SYNC_MIRROR_H

#include <stdbool.h>

#include "sync/sync.h"

/* True for a folder that holds a manifest. */
bool mirror_is_folder(const char *path);

/* Brings the snapshot at options->snapshot up to the mirror's version.
 * ERROR_NOT_FOUND: there is no manifest at that address, so it is no mirror. */
int mirror_run(struct arena *arena, const struct sync_options *options, struct sync_report *report,
               struct error *error) MUST_CHECK;

#endif
