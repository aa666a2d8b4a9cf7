/* SPDX-License-Identifier: MIT */
/*
 * What goes wrong, and when. README.md lists the names.
 *
 * A defect applies to requests whose path holds `path` (all, when it is NULL):
 * from the `first` such request after it was switched on (1 is the next), for
 * `count` of them (0: for ever).
 */
#ifndef LADDERWAY_TESTS_REGISTRY_DEFECTS_H
#define LADDERWAY_TESTS_REGISTRY_DEFECTS_H

#include <stdbool.h>

#include "tests/registry/server.h"
#include "tests/registry/state.h"

struct defects;

struct defects *defects_new(void);

/* False when there is no defect of this name, or too many are on. */
bool defects_add(struct defects *defects, const char *name, const char *path, long first, long count, long value);
void defects_clear(struct defects *defects);

/* Before the request is answered: changes what is held, for a list that
 * shifts; marks the exchange. Returns true when it has given the answer. */
bool defects_before(struct defects *defects, struct state *state, struct exchange *exchange);

/* After the answer is there: spoils it. */
void defects_after(struct exchange *exchange);

/* Whether the defect is to be seen in this exchange; for what only the one who
 * makes the answer can get wrong. */
bool defects_seen(const struct exchange *exchange, const char *name, long *value);

/* Where "redirect-away" leads: the port of the archives. */
void defects_set_elsewhere(struct defects *defects, int port);

#endif
