/* SPDX-License-Identifier: MIT */
/*
 * What the registry holds, and what happened to it.
 *
 * One lock for all of it: whoever calls anything below holds it, from
 * state_lock() to state_unlock(). Times are milliseconds since 1970.
 */
#ifndef LADDERWAY_TESTS_REGISTRY_STATE_H
#define LADDERWAY_TESTS_REGISTRY_STATE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/registry/records.h"

enum { STAMP_SIZE = 40 };

struct entry {
  unsigned long number;
  unsigned version;
  unsigned life; /* how often it was created; its envelope id goes with that */
  long long created, updated;
  bool here;
  bool provisional;
  bool soft_deleted; /* a row that is marked deleted, as old ones are */
  bool dangling;
};

enum event_kind { EVENT_CREATE, EVENT_UPDATE, EVENT_DESTROY };

struct event {
  unsigned long number;
  enum event_kind kind;
  long long time;
  bool provisional;
};

struct state;

/* `count` records; NULL without memory. */
struct state *state_new(uint64_t seed, unsigned long count);
void state_lock(struct state *state);
void state_unlock(struct state *state);

uint64_t state_seed(const struct state *state);
unsigned long state_first_count(const struct state *state); /* records at first */

/* The registry's clock, which may be set ahead. */
long long state_now(const struct state *state);
void state_set_ahead(struct state *state, long long milliseconds);

/* Envelopes in the order of their creation, oldest first, deleted ones left
 * out. Valid until the next change. */
size_t state_count(const struct state *state);
const struct entry *state_at(const struct state *state, size_t place);

/* The entry with the CTID (of any of its members, in any case), NULL when it is not here
 * or marked as deleted. */
const struct entry *state_find(const struct state *state, const char *ctid);

/* Events, oldest first. */
size_t state_event_count(const struct state *state);
const struct event *state_event(const struct state *state, size_t place);

/* A new record with the next number. */
bool state_create(struct state *state);

/* Changes of one that is here; `number` is no longer valid as a place after them. */
void state_change(struct state *state, unsigned long number);
void state_delete(struct state *state, unsigned long number, bool with_event);
void state_reappear(struct state *state, unsigned long number); /* deleted and published again */
void state_mark(struct state *state, unsigned long number, bool provisional, bool soft_deleted, bool dangling);

/* A record that is here, by chance that the seed decides; -1 when there is none. */
long state_any(struct state *state);

/* The document of an entry; to be given back with json_decref(). */
json_t *state_document(const struct state *state, const struct entry *entry);

/* "2026-08-21T12:34:56.789Z" */
void state_stamp(long long time, char stamp[STAMP_SIZE]);

#endif
