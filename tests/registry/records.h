/* SPDX-License-Identifier: MIT */
/*
 * Made-up records in the shape in which the registry publishes them: a
 * JSON-LD document with its members, keys in the order of PostgreSQL's jsonb.
 *
 * What record `number` is depends on the seed, the number and the version
 * alone. Most are like the common ones of 2026; some have the oddities that
 * live records have: references in capitals, over http or to /graph/, blank
 * nodes that nobody defines, CTIDs that are no UUID of version 4, entities and
 * odd spaces in texts, two languages.
 */
#ifndef LADDERWAY_TESTS_REGISTRY_RECORDS_H
#define LADDERWAY_TESTS_REGISTRY_RECORDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/base/buffer.h"

enum { CTID_SIZE = 40, UUID_SIZE = 37, MOST_MEMBERS = 0xfff };

struct recipe {
  uint64_t seed;
  unsigned long number; /* which record */
  unsigned long others; /* references go to records 0 ... others - 1 */
  unsigned version;     /* 0 at first; every change makes it another text */
  bool dangling;        /* refers to blank nodes that it does not define */
  bool provisional;
};

/* The document; to be given back with json_decref(). */
json_t *record_document(const struct recipe *recipe);

/* The CURIE of the primary resource's class. */
const char *record_type(unsigned long number);

/* The CTID of member `child` of a record; 0 is the primary resource, whose
 * CTID is the record's. */
void record_ctid(uint64_t seed, unsigned long number, unsigned child, char ctid[CTID_SIZE]);

/* The number that a CTID (of any member, in any case) was made from. False
 * when it is none of ours. */
bool record_number(uint64_t seed, const char *ctid, unsigned long *number);

/* The organization that owns the record (itself, when it is one). */
unsigned long record_owner(const struct recipe *recipe);

/* A UUID that depends on these and nothing else. */
void record_uuid(uint64_t seed, unsigned long number, unsigned salt, char uuid[UUID_SIZE]);

/* Adds `value` compactly, the keys of objects by length, then by bytes; at the
 * document's own level "@context", "@id", "@graph". */
void record_write(struct buffer *out, const json_t *value, bool document);

#endif
