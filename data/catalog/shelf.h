/* SPDX-License-Identifier: MIT */
/*
 * All credentials of a snapshot, with what a search of ways asks of them.
 *
 * Each table is read once, from its beginning to its end: for tens of thousands
 * of credentials that takes a small part of the time of reading one after the
 * other with credential_read_brief(), and for a few it takes longer.
 *
 * Only these are filled in: of the row ctid, type, name (also in Spanish),
 * price, days, days_max, effort_hours, county, region and delivery; alternate
 * names, schedule, support, places, conditions with their targets, jobs; costs
 * where one of them is for a group of residents; and of leads_from what is
 * required (but not by one of the own conditions), preparation and advanced
 * standing, from credentials of the snapshot. What is filled in is the same as
 * credential_read_brief() gives, but for the name and kind of a target that is
 * a credential: these are its own name, and just that it is one.
 */
#ifndef LADDERWAY_DATA_CATALOG_SHELF_H
#define LADDERWAY_DATA_CATALOG_SHELF_H

#include "data/catalog/credential.h"

struct shelf;

/* Reads it into `arena`. `*shelf` is NULL, and that no error, when the numbers
 * of the file lie so far apart that no table of them fits. */
int shelf_read(struct catalog *catalog, struct arena *arena, struct shelf **shelf, struct error *error) MUST_CHECK;

/* The credential with this CTID, as the file writes it; NULL: none. */
struct credential *shelf_find(const struct shelf *shelf, const char *ctid);

/* As goals_jurisdictions() gives it, of a credential of the shelf. */
const char *const *shelf_jurisdictions(const struct shelf *shelf, const struct credential *credential);

/* The names of skills that each credential publishes, those that `keeps` says
 * yes to. It is asked once for each skill. */
int shelf_read_skills(struct shelf *shelf, bool (*keeps)(void *context, const char *name), void *context,
                      struct error *error) MUST_CHECK;

/* After that: the names, NULL-ended, by the skill's number, of the first 200
 * those that were kept; NULL when it publishes no skill at all. */
const char *const *shelf_skills(const struct shelf *shelf, const struct credential *credential);

#endif
