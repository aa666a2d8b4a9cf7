/* SPDX-License-Identifier: MIT */
/*
 * The facts -> CTDL records, as a registry publishes them.
 *
 * One JSON-LD graph document a thing: the state's department, the providers,
 * the licenses and industry credentials that programs lead to, the programs.
 * So the starter data takes the same way into a snapshot as any registry's.
 *
 * What the facts do not say is not in the records: no status, no description,
 * no page; no provider where the list has no name for it.
 */
#ifndef LADDERWAY_DATA_STARTER_RECORDS_H
#define LADDERWAY_DATA_STARTER_RECORDS_H

#include <stddef.h>

#include "data/base/json.h"
#include "data/starter/facts.h"
#include "data/starter/jsonld.h"

/* What a document is about, in the order in which they are written. */
enum starter_kind { STARTER_STATE, STARTER_PROVIDER, STARTER_LICENSE, STARTER_CREDENTIAL, STARTER_PROGRAM };

/* The names of licenses and industry credentials that programs lead to, each
 * once, without those that a ladder has a record of. */
struct starter_targets {
  const char **licenses, **credentials;
  size_t license_count, credential_count;
};

struct starter_targets starter_targets_of(struct arena *arena, const struct starter_facts *facts);

/* A document; given back with json_decref(). `arena` is for scratch. NULL
 * without memory. */
json_t *starter_state_document(struct arena *arena, const struct starter_facts *facts, struct error *error);
json_t *starter_provider_document(struct arena *arena, const struct starter_provider *provider, struct error *error);
json_t *starter_license_document(struct arena *arena, const struct starter_facts *facts, const char *name,
                                 struct error *error);
json_t *starter_credential_document(struct arena *arena, const char *name, struct error *error);
json_t *starter_program_document(struct arena *arena, const struct starter_facts *facts,
                                 const struct starter_program *program, struct error *error);

/* Called once a document; a negative result stops the walk and is passed on. */
typedef int starter_taker(void *context, json_t *document, struct error *error);

/* Gives every document to `take`, in a fixed order. */
int starter_each(const struct starter_facts *facts, starter_taker *take, void *context, struct error *error) MUST_CHECK;

/* The CTIDs by which the records know each other. */
const char *starter_program_ctid(struct arena *arena, const struct starter_program *program);
const char *starter_provider_ctid(struct arena *arena, const struct starter_provider *provider);

/* ---- parts of a program's record ---- */

void starter_put_costs(struct graph *graph, json_t *record, const struct starter_program *program);
void starter_put_time(struct graph *graph, json_t *record, const struct starter_program *program);
void starter_put_requirements(struct graph *graph, json_t *record, const struct starter_program *program);
void starter_put_outcomes(struct graph *graph, const struct starter_program *program,
                          const struct starter_outcome *outcome);
void starter_put_place(struct graph *graph, json_t *record, const char *key, const struct starter_provider *provider);

/* The total that the list publishes, in cents; -1 when it has none that can be
 * meant: nothing at all, or more than ten times the sum of the parts. */
long long starter_total(const struct starter_program *program);

#endif
