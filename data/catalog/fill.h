/* SPDX-License-Identifier: MIT */
/*
 * The rows of the credentials, written in the order of their numbers, so that
 * each table grows at its end. Inside the writer.
 */
#ifndef LADDERWAY_DATA_CATALOG_FILL_H
#define LADDERWAY_DATA_CATALOG_FILL_H

#include "data/catalog/feed.h"
#include "data/catalog/worked.h"

/* The tables; fill.c has their names. */
enum fill_table {
  FILL_RECORD,
  FILL_LINK,
  FILL_FACT,
  FILL_NEED,
  FILL_NEED_TARGET,
  FILL_CREDENTIAL,
  FILL_ALTERNATE_NAME,
  FILL_KEYWORD,
  FILL_COST_ITEM,
  FILL_AID,
  FILL_PLACE,
  FILL_FEATURE,
  FILL_CONDITION,
  FILL_CONDITION_TARGET,
  FILL_CREDENTIAL_SKILL,
  FILL_CREDENTIAL_CODE,
  FILL_CREDENTIAL_JOB,
  FILL_OUTCOME,
  FILL_QUALITY,
  FILL_TABLES
};

/* So many rows and bytes wait at most, and then those of one credential. */
enum { FILL_MOST_WAITING = 4000, FILL_MOST_BYTES = 1 << 20 };

struct fill {
  const struct joins *joins;
  struct arena *arena; /* of the holder that is being written */
  struct feed feed;
  long long number;        /* of the credential or record that is being written */
  long long condition;     /* the last number given */
  long long need;          /* likewise */
  uint32_t *record_number; /* by index of `kept`; 0: none, as without a CTID */
  bool failed;
  struct error *error;
};

/* A credential with what decides about its number. */
struct ranked {
  const char *name, *ctid;
  uint32_t index; /* of `kept` */
  float rank;     /* small whole numbers */
};

struct ranking {
  struct ranked *items;
  size_t count, capacity;
};

/* All holders in the order of their numbers. `items` are freed by the caller,
 * also after a failure. */
int ranking_make(const struct joins *joins, struct ranking *ranking, struct error *error) MUST_CHECK;

/* Writes all rows of the holders, and those of `record`. */
int fill_build(const struct joins *joins, const struct ranking *ranking, struct error *error) MUST_CHECK;

/* A row with `number` in its first column; NULL after a failure. */
struct feed_cell *fill_row(struct fill *fill, enum fill_table table);

/* The lists of one holder: fill_lists.c, fill_conditions.c. */
void fill_lists(struct fill *fill, const struct holder *holder);
void fill_conditions(struct fill *fill, const struct holder *holder);

/* The tables of all records, in the order of CTIDs: fill_records.c. */
int fill_records(struct fill *fill);

/* Of one record: fill_links.c, fill_facts.c, fill_needs.c. */
void fill_links(struct fill *fill, const struct kept *kept, const struct record *record);
void fill_facts(struct fill *fill, const struct kept *kept, const struct record *record);
void fill_needs(struct fill *fill, const struct kept *kept, const struct record *record);

/* The number of the record that is meant; 0: it is not in the snapshot. */
uint32_t fill_target(const struct fill *fill, const struct reference *reference);

/* A term without its prefix: "ceterms:hasMember" -> "hasMember". */
const char *fill_word(const char *term);

#endif
