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

struct fill {
  const struct joins *joins;
  struct arena *arena; /* of the holder that is being written */
  struct feed feed;
  long long credential; /* its number */
  long long condition;  /* the last number given */
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

/* A row with `credential` in its first column; NULL after a failure. */
struct feed_cell *fill_row(struct fill *fill, enum fill_table table);

/* The lists of one holder: fill_lists.c, fill_conditions.c. */
void fill_lists(struct fill *fill, const struct holder *holder);
void fill_conditions(struct fill *fill, const struct holder *holder);

#endif
