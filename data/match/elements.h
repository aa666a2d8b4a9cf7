/* SPDX-License-Identifier: MIT */
/*
 * What a skill or alignment in a credential refers to: an O*NET element, an
 * occupation or a program of study.
 */
#ifndef LADDERWAY_DATA_MATCH_ELEMENTS_H
#define LADDERWAY_DATA_MATCH_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/jobs/jobs.h"
#include "data/wallet/wallet.h"

struct element_index;

/* Prepares the names of the matrix's elements for looking up; NULL without memory. */
struct element_index *element_index_new(struct arena *arena, const struct job_matrix *matrix);

/* The element that the skill names, by code, URI or name (English or Spanish)
 * or by an everyday name ("alias"); `*how` gets "code", "uri", "name" or "alias".
 * The id of a detailed work activity (4.A.2.a.4.I07.D09) names its work activity. Returns
 * false when it names none. Other frameworks number their standards in the same
 * way (2.A.1.a): a code counts when no framework is named or it is O*NET's, a
 * URI when O*NET's name stands in it or the framework is O*NET's. */
bool element_of_skill(const struct element_index *index, struct arena *arena, const struct claim_skill *skill,
                      size_t *element, const char **how);

/* The occupation code in the skill's code or URI, "31-1131.00" or "31-1131"; in the arena, NULL when there is none.
 * `*how` gets "code" or "uri". */
const char *occupation_of_skill(struct arena *arena, const struct claim_skill *skill, const char **how);

/* The CIP code in a text, "51.3902"; in the arena, NULL when there is none. */
const char *program_of_text(struct arena *arena, const char *text);

#endif
