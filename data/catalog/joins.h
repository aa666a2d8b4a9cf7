/* SPDX-License-Identifier: MIT */
/*
 * What records say about each other, collected in one pass over the working
 * file and then only looked up. Inside the writer.
 */
#ifndef LADDERWAY_DATA_CATALOG_JOINS_H
#define LADDERWAY_DATA_CATALOG_JOINS_H

#include <stdint.h>

#include "data/catalog/workbench.h"

/* Pairs of numbers, looked up by the first. */
struct pair {
  uint32_t one, two;
};

struct pairs {
  struct pair *items;
  size_t count, capacity;
};

bool pairs_add(struct pairs *pairs, uint32_t one, uint32_t two); /* false without memory */
void pairs_sort(struct pairs *pairs);                            /* and each pair only once */
const struct pair *pairs_of(const struct pairs *pairs, uint32_t one, size_t *count);

/* A body's own record says of `key` that it accredits (...) it. */
struct listed {
  uint32_t key, body, relation;
};

/* A skill: its own key, or name and framework, make it one. Numbers of words. */
struct skill_entry {
  uint32_t name, uri, framework;
};

/* An edge as one record says it. Keys of records, else only names. */
struct said {
  uint32_t source, source_name, target, target_name;
  uint64_t note; /* place of the note in the working file */
  uint64_t note_es;
  uint32_t note_length, note_es_length;
  uint8_t kind, side;
};

struct job_entry {
  const char *code;
  long long wage, employment; /* -1 unknown */
  int schooling;              /* that it usually asks for, 2 to 6 */
};

/* A program code leads to a job, and an older code of an occupation became it. */
struct code_entry {
  const char *code;
  const struct job_entry *job;
};

struct joins {
  struct catalog_writer *writer;
  struct arena *arena;

  /* Organizations, numbered as in the snapshot. */
  struct pairs bodies;   /* key -> name: have a CTID, but no record */
  struct texts *named;   /* names of those that have no CTID */
  uint32_t *named_least; /* the first of their spellings */
  uint32_t named_capacity;
  uint32_t *organization_of_key; /* by key; 0: none */
  uint32_t *organization_of_name;
  uint32_t *organization_name; /* by number */
  uint32_t keys;               /* how many keys organization_of_key knows */
  struct listed *listed;
  size_t listed_count, listed_capacity;

  struct pairs data_sets; /* holder -> data set that is about it, indexes of `kept` */
  struct pairs stands;    /* key of a component or condition manifest -> key of a holder it stands for */

  struct texts *skill_keys;
  struct skill_entry *skills; /* by number of skill_keys, less 1 */
  uint32_t skill_capacity;
  uint32_t *skill_number; /* the number in the snapshot, likewise */
  uint32_t *taught;       /* of all holders: for each item of their `skills`, its number of skill_keys; 0: left out */
  uint32_t taught_count, taught_capacity;
  uint32_t *taught_start; /* by index of `kept` */

  struct said *said;
  size_t said_count, said_capacity;
  bool *has_edge; /* by index of `kept` */

  struct job_entry *jobs; /* by code */
  size_t job_count;
  struct code_entry *programs; /* by code; the jobs of one code with most people first */
  size_t program_count;
  struct code_entry *older; /* by code; the main job of one code first */
  size_t older_count;
};

/* Collects, resolves, and writes organizations, skills and edges. What was
 * taken is given back with joins_free(), also after a failure. */
int joins_build(struct joins *joins, struct catalog_writer *writer, struct error *error) MUST_CHECK;
void joins_free(struct joins *joins);

/* The number of an organization by its key, else by its name; 0: none. */
uint32_t joins_organization(const struct joins *joins, const char *key, const char *name);

/* The job of a code, also of a six-digit one (its first), or those that an older
 * code became; how many there are. */
enum { JOINS_MOST_JOBS = 3 };
size_t joins_jobs(const struct joins *joins, const char *code, const struct job_entry *jobs[JOINS_MOST_JOBS]);
const struct code_entry *joins_programs(const struct joins *joins, const char *code, size_t *count);

/* What a body lists: all of `key`, sorted by body. */
const struct listed *joins_listed(const struct joins *joins, uint32_t key, size_t *count);

/* ceterms:accredits and its kin, in the words of the other side. */
const char *joins_relation(const char *relation);

/* A growing array: room for one more. False without memory. */
bool joins_room(void *items, size_t count, size_t *capacity, size_t size);

/* The parts of joins_build(), one file each. */
int joins_take_bodies(struct joins *joins, const struct kept *kept, const struct record *record);
int joins_write_bodies(struct joins *joins, struct error *error) MUST_CHECK;
int joins_take_skills(struct joins *joins, const struct kept *kept, const struct record *record);
int joins_write_skills(struct joins *joins, struct error *error) MUST_CHECK;
int joins_take_edges(struct joins *joins, const struct kept *kept, const struct record *record, const char *bytes);
int joins_write_edges(struct joins *joins, struct error *error) MUST_CHECK;
int joins_read_jobs(struct joins *joins, struct error *error) MUST_CHECK;

#endif
