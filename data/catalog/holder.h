/* SPDX-License-Identifier: MIT */
/*
 * One credential with all that is known of it: its own record, those that it
 * takes costs, conditions and results from, and what follows from the joins.
 * Inside the writer. One reader for each thread.
 */
#ifndef LADDERWAY_DATA_CATALOG_HOLDER_H
#define LADDERWAY_DATA_CATALOG_HOLDER_H

#include "data/catalog/joins.h"

/* Records that costs, conditions or results are taken from: the credential's
 * own first, the others by their keys. */
struct givers {
  const struct record **items;
  size_t count;
};

/* An occupation that the credential leads to. */
struct lead {
  const struct job_entry *job;
  int position; /* as published; by program code with most people first, from 1 */
  int above;    /* levels of schooling that the job usually asks for beyond the credential */
};

struct leads {
  struct lead *items; /* by code of the job */
  size_t count;
  bool published; /* the record names them; else they are by program code */
};

/* An approval, claimed by the credential or stated by the body. */
struct approval {
  const char *relation;
  uint32_t organization; /* 0: none */
  const char *ctid, *name;
  bool confirmed;
};

struct holder {
  const struct kept *kept;
  uint32_t index; /* in `kept` */
  struct record record;
  struct givers costs, conditions, results;
  struct outcome *outcomes; /* its own and those of data sets, the same figure only once */
  size_t outcome_count;
  struct leads leads;
  struct approval *approvals; /* confirmed ones first */
  size_t approval_count;
};

struct holder_reader {
  const struct joins *joins;
  struct spool_reader spool;
  struct arena *arena;   /* what one holder needs */
  struct arena *lasting; /* records that many holders take from */
  struct spool_reader givers_spool;
  const struct record **lasting_of; /* by index of `kept` */
  uint32_t *lasting_list;           /* which of these are set */
  size_t lasting_count, lasting_capacity;
};

/* `ahead`: see spool.h. */
int holder_reader_open(struct holder_reader *reader, const struct joins *joins, size_t ahead,
                       struct error *error) MUST_CHECK;
void holder_reader_close(struct holder_reader *reader);

/* Valid until holder_reader_forget(), however many are read. */
int holder_read(struct holder_reader *reader, uint32_t index, struct holder *holder, struct error *error) MUST_CHECK;

void holder_reader_forget(struct holder_reader *reader);

/* The record of `kind` with that key, which many holders may need; NULL when
 * there is none. Valid as long as a holder is. */
int holder_other(struct holder_reader *reader, const char *key, enum record_kind kind, const struct record **record,
                 struct error *error) MUST_CHECK;

/* The parts of holder_read(); of the last two negative means no memory. */
int holder_outcomes(struct holder_reader *reader, struct holder *holder, struct error *error) MUST_CHECK;
int holder_leads(struct holder_reader *reader, struct holder *holder);
int holder_approvals(struct holder_reader *reader, struct holder *holder);

#endif
