/* SPDX-License-Identifier: MIT */
/*
 * Any record of the snapshot: organizations, pathways and their components,
 * competency frameworks, jobs and tasks, support services, transfer values,
 * collections, versions ... also credentials, of which credential.h knows more.
 *
 * A record has its texts, its links to others from either side, the facts that
 * it states, and what has to be done or had before. schema.sql lists the words
 * that stand in `relation` and `kind`.
 */
#ifndef LADDERWAY_DATA_CATALOG_RESOURCE_H
#define LADDERWAY_DATA_CATALOG_RESOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

struct resource_link {
  const char *relation; /* "hasMember", in the words of the record that states it */
  bool from_other;      /* the other record states it of this one */
  const char *ctid;     /* of the other, when it is in the snapshot; else NULL, */
  const char *name;     /* and then this is what is said of it; "" when only the address is known */
  const char *name_es;
  const char *kind; /* "component"; NULL for what is not in the snapshot */
  const char *type; /* CURIE; NULL not stated */
  const char *url;
};

struct resource_fact {
  const char *kind; /* "credit", "identifier" ... */
  const char *text, *text_es;
  double low, high; /* NAN: none; equal for a single figure */
  const char *unit;
};

/* A condition, a component's condition, or a constraint of it. */
struct resource_need {
  long long id, parent; /* parent 0: none */
  const char *kind;     /* "requires", "hasCondition", "constraint" ... */
  const char *name, *name_es, *text, *text_es;
  int required;      /* how many of its targets and inner needs; -1: all */
  const char *logic; /* "logic:Or"; NULL not stated */
  const struct resource_link *targets;
  size_t target_count;
};

struct resource {
  const char *ctid;
  const char *kind; /* "pathway"; see schema.sql */
  const char *type; /* CURIE */
  const char *name; /* the CTID when it has none */
  const char *name_es;
  const char *description, *description_es;
  const char *url, *status, *code, *starts, *ends, *updated;
  const char *owner, *owner_ctid; /* who owns or offers it */
  const struct resource_link *links;
  size_t link_count;
  const struct resource_fact *facts;
  size_t fact_count;
  const struct resource_need *needs; /* a parent before what is within it */
  size_t need_count;
};

/* Reads the record with the CTID that `text` is or ends in. ERROR_NOT_FOUND. */
int resource_read(struct catalog *catalog, struct arena *arena, const char *text, struct resource *resource,
                  struct error *error) MUST_CHECK;

/* The links of one relation, from either side: those that this record states as
 * `relation`, and those that others state of it as `inverse`; both may be NULL. */
size_t resource_links(const struct resource *resource, const char *relation, const char *inverse,
                      const struct resource_link **found, size_t most);

#endif
