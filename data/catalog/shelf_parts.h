/* SPDX-License-Identifier: MIT */
/* Inside of the shelf: what its files share. */
#ifndef LADDERWAY_DATA_CATALOG_SHELF_PARTS_H
#define LADDERWAY_DATA_CATALOG_SHELF_PARTS_H

#include <stdint.h>

#include "data/catalog/credential_reading.h"
#include "data/catalog/shelf.h"

/* Rows of one table by what owns them: those of owner `n` begin at first[n]. */
struct drawer {
  char *items;
  size_t size;
  uint32_t *first; /* for each owner, and one more */
  size_t owners;
};

/* Nearly all CTIDs are "ce-" and a UUID in lower case: these 128 bits say which
 * one it is, without a look at the text, which lies somewhere in memory. Of
 * others they are a hash. */
struct shelf_key {
  uint64_t high, low;
  bool hashed;
};

/* A number by its CTID, and a part of its hash; number 0: free. */
struct shelf_slot {
  uint32_t tag, number;
};

struct shelf {
  struct catalog *catalog;
  struct arena *arena, *scratch;  /* scratch only while it is being filled */
  struct credential *credentials; /* by number; those without a CTID are none */
  size_t most;                    /* the highest number */
  struct shelf_key *keys;         /* in step with them */
  struct shelf_slot *slots;       /* by CTID */
  size_t slot_count;              /* a power of two */
  uint32_t *own, *own_first;      /* numbers of what its own conditions ask for; those of `n` begin at own_first[n] */
  const char *const **jurisdictions, *const **skills;
};

struct shelf_table {
  const char *sql;   /* the owner's number is the last column */
  const char *count; /* how many rows that gives at most */
  size_t size;
  bool passing; /* the rows are not kept on the shelf: they lie in its scratch */
  /* Fills in a zeroed item and may set another owner; false leaves the row out. */
  bool (*take)(struct reading *reading, sqlite3_stmt *statement, void *context, void *item, long long *owner);
};

/* The only number that the question gives; `unknown` where it gives none. */
long long shelf_number(struct reading *reading, const char *sql, long long unknown);

/* Around reading tables: the scratch, and SQLite's lock, which it then need not
 * take for each column again. shelf_end() follows only a shelf_begin() that gave 0. */
int shelf_begin(struct shelf *shelf, struct reading *reading) MUST_CHECK;
void shelf_end(struct shelf *shelf, struct reading *reading);

/* Reads a table whole. Owners are 1 to `owners`; rows of others are left out. */
void shelf_draw(struct shelf *shelf, struct reading *reading, const struct shelf_table *table, size_t owners,
                void *context, struct drawer *drawer);

/* The rows of one owner, at most CREDENTIAL_MOST_LINES. */
void *shelf_rows(const struct drawer *drawer, size_t owner, size_t *count);

/* The same, sorted, and room for as many lines of `line_size` bytes made of them;
 * NULL without rows or, then `reading` has failed, without memory. */
void *shelf_sorted_rows(const struct drawer *drawer, size_t owner, int (*compare)(const void *, const void *),
                        struct reading *reading, size_t line_size, void **lines, size_t *count);

/* A credential that is looked up later, with many others; stands first in an
 * item. `pending` is set where that has still to be done. */
struct shelf_wanted {
  struct shelf_key key;
  uint32_t number; /* 0: none */
  bool pending;
};

/* Takes the key of a CTID in the usual form; any other is looked up at once. */
void shelf_want(const struct shelf *shelf, sqlite3_stmt *statement, int column, struct shelf_wanted *wanted);

/* Looks up what is pending in the rows. One after the other each would wait for
 * memory twice; of many the waiting is done at the same time. */
void shelf_resolve(const struct shelf *shelf, const struct drawer *drawer);

/* The number of the credential that a column names by its CTID; 0: none. */
uint32_t shelf_named(const struct shelf *shelf, sqlite3_stmt *statement, int column);

/* A list of texts of one owner, NULL-ended; `texts` are items of a drawer. */
const char *const *shelf_texts(struct reading *reading, const char *const *texts, size_t count, size_t most);

/* shelf_lists.c and shelf_needs.c */
void shelf_lists(struct shelf *shelf, struct reading *reading);
void shelf_needs(struct shelf *shelf, struct reading *reading);

#endif
