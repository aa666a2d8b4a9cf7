/* SPDX-License-Identifier: MIT */
/*
 * A credential registry -> the working copy of its records (data/store).
 *
 * The first time everything is fetched: from the registry's own archive when
 * there is a key and all types are wanted, else from the list of all
 * envelopes, or, when only some types are wanted, by search. After that, only
 * what the registry's feed of events says has changed. About once a week the
 * whole list is compared with what is here (a reconcile), since a registry
 * drops records without an event, and since pages of a list that moves while
 * it is read hide some. A reconcile also follows a first sync in which there
 * were signs of that.
 *
 * What is certain after a sync with a reconcile, while nothing changes at the
 * registry: the records here are those of its list, with the same documents
 * and dates.
 *
 * Every page and every batch is one step of the store, so a run that is killed
 * goes on there. Marks in time are the registry's own clock, less ten minutes.
 *
 * Politeness: one connection, and REGISTRY_PER_SECOND requests a second unless
 * the options say otherwise; for a registry on this very machine (a loopback
 * address) there is no limit.
 *
 * A registry's records are not openly licensed. Before anything is fetched from
 * a host for the first time its terms have to be accepted; that is remembered
 * in the store. The operator's key is handed to http.h and kept nowhere.
 *
 * LADDERWAY_PACE in the environment multiplies pauses (for tests).
 */
#ifndef LADDERWAY_SYNC_REGISTRY_H
#define LADDERWAY_SYNC_REGISTRY_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/store/store.h"
#include "sync/sync.h"

/* Stated in the manual, so change both. */
enum { REGISTRY_PER_SECOND = 1, REGISTRY_OVERLAP = 600, REGISTRY_RECONCILE_DAYS = 7, REGISTRY_MOST_WALKS = 3 };

#define REGISTRY_TERMS "https://credentialengine.org/terms"

/* True for an address that by its form is a community of a registry: the last
 * part of its path has "registry" in it. */
bool registry_is_address(const char *url);

/* Where the terms of a host's records can be read; NULL when only its operator knows. */
const char *registry_terms_of(const char *host);

/* True when the store holds records from this address. */
bool registry_is_known(struct store *store, struct arena *arena, const char *url);

/* Asks whether a registry answers at the address. ERROR_BAD_DATA: none does. */
int registry_is_there(struct arena *arena, const struct sync_options *options, struct error *error) MUST_CHECK;

/* Brings the store up to date with the registry at options->source, and tells
 * what it did in `report` (method, counts, narrowed). Whatever fails, the store
 * keeps what came; the message says so. */
int registry_sync(struct arena *arena, const struct sync_options *options, struct store *store,
                  struct sync_report *report, struct error *error) MUST_CHECK;

#endif
