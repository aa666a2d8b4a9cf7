/* SPDX-License-Identifier: MIT */
/*
 * The working copy of a registry's records, between syncs.
 *
 * One SQLite file beside the snapshot: every record's JSON-LD document
 * (compressed), keyed by CTID, and how far a sync has come. Each step of a
 * sync is one transaction that holds the records and the mark of how far it
 * came, so that a kill at any moment loses at most one step. Nothing of a
 * person is in it, and no key.
 *
 *   store_open
 *     store_begin  store_put / store_drop / store_set / ...  store_commit     (one step)
 *   store_close
 *
 * A record can also be "left out": its CTID and date are known, its document
 * is not kept because the store is narrowed. It counts as known, so that it is
 * not fetched again and again, and is not among the records that are read.
 *
 * A store belongs to the thread that opened it. For reading from several
 * threads each opens a cursor of its own by the path; cursors see what was
 * committed before they were opened, also while a store is open.
 */
#ifndef LADDERWAY_DATA_STORE_STORE_H
#define LADDERWAY_DATA_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/error.h"

struct store;

enum {
  STORE_LARGEST_DOCUMENT = 64 << 20,
  STORE_LONGEST_CTID = 63,
  STORE_TIME_SIZE = 40, /* an ISO 8601 time */
  STORE_PATH_SIZE = 4096
};

struct store_opened {
  bool created;                /* there was none, or it had to go */
  char aside[STORE_PATH_SIZE]; /* where a damaged one was put; "" when there was none */
};

/* Opens the store at `path`, and makes it when there is none; folders on the
 * way are made. A damaged one is moved to "<path>.damaged" and a new one is
 * made. Only one run at a time has a store open: a second one gets ERROR_USAGE.
 * Others: ERROR_IO, ERROR_BAD_DATA (a file of somebody else, left alone),
 * ERROR_VERSION (made by a newer version of the program). */
int store_open(struct store **out, const char *path, struct store_opened *opened, struct error *error) MUST_CHECK;

/* An open step is undone. NULL is allowed. */
void store_close(struct store *store);

/* True when a failed call found the file itself damaged: close it, call
 * store_set_aside() and start anew. */
bool store_is_damaged(const struct store *store);
int store_set_aside(const char *path, char aside[STORE_PATH_SIZE], struct error *error) MUST_CHECK;

const char *store_path(const struct store *store);

/* One step: everything between the two is there afterwards, or nothing. */
int store_begin(struct store *store, struct error *error) MUST_CHECK;
int store_commit(struct store *store, struct error *error) MUST_CHECK;
void store_rollback(struct store *store);

/* ---- settings: small texts and numbers, by name. Writing needs a step. ---- */

/* The value, in the arena; NULL when there is none or on failure. */
const char *store_setting(struct store *store, struct arena *arena, const char *key);
long long store_number(struct store *store, const char *key, long long otherwise);
/* A value of NULL removes it. */
int store_set(struct store *store, const char *key, const char *value, struct error *error) MUST_CHECK;
int store_set_number(struct store *store, const char *key, long long value, struct error *error) MUST_CHECK;

/* ---- records ---- */

struct store_record {
  const char *ctid;
  const char *type;    /* CURIE; NULL not known */
  const char *updated; /* ISO 8601 UTC; NULL not known */
  bool exact;          /* `updated` is the envelope's own; else only the time of an event */
  long long fetched;   /* the server's time at which the document was so */
  const char *json;    /* the document; NULL: left out, or not asked for */
  size_t length;
};

enum store_change { STORE_SAME, STORE_ADDED, STORE_CHANGED };

/* Keeps a record, in place of the one with the same CTID. A document that
 * became left out, or came back, counts as removed or added. `change` may be
 * NULL. */
int store_put(struct store *store, const struct store_record *record, enum store_change *change,
              struct error *error) MUST_CHECK;

/* True in `same` when the record that is kept has this very document. */
int store_holds(struct store *store, const char *ctid, const char *json, size_t length, bool *same,
                struct error *error) MUST_CHECK;

/* Changes the date of a record, and nothing else. */
int store_date(struct store *store, const char *ctid, const char *updated, bool exact, struct error *error) MUST_CHECK;

/* Removes a record; `was_there` (may be NULL) tells whether its document was kept. */
int store_drop(struct store *store, const char *ctid, bool *was_there, struct error *error) MUST_CHECK;

struct store_known {
  bool known; /* the CTID is here, with its document or left out */
  bool left_out;
  bool exact;
  long long fetched;
  char updated[STORE_TIME_SIZE]; /* "" not known */
};
int store_find(struct store *store, const char *ctid, struct store_known *known, struct error *error) MUST_CHECK;

/* Records with a document, and those left out. */
long store_count(const struct store *store);
long store_count_left_out(const struct store *store);

/* Goes up with every step that changed what a snapshot would say. */
long long store_generation(const struct store *store);

/* Removes all records, what is pending and what was seen; settings stay. In a step. */
int store_clear(struct store *store, struct error *error) MUST_CHECK;

/* ---- what has yet to be fetched ---- */

struct store_pending {
  char ctid[STORE_LONGEST_CTID + 1];
  char why[16];                  /* the caller's word: "update", "destroy", "list" ... */
  char created[STORE_TIME_SIZE]; /* ISO 8601; "" not known */
};

/* Notes a CTID; of two notes of one CTID the one created later stays, and of
 * two of the same time the first. */
int store_pend(struct store *store, const char *ctid, const char *why, const char *created,
               struct error *error) MUST_CHECK;
/* At most `most` that are pending, in CTID order, into `items`. `why`: only
 * these; NULL: all but "destroy". */
int store_pending_next(struct store *store, const char *why, struct store_pending *items, size_t most, size_t *count,
                       struct error *error) MUST_CHECK;
int store_pending_done(struct store *store, const char *ctid, struct error *error) MUST_CHECK;
/* -1 on failure. */
long store_pending_count(struct store *store);

/* ---- what a walk through the whole list has seen ---- */

/* `first` (may be NULL): it was not seen before. */
int store_see(struct store *store, const char *ctid, bool *first, struct error *error) MUST_CHECK;
int store_unsee(struct store *store, const char *ctid, struct error *error) MUST_CHECK;
int store_forget_seen(struct store *store, struct error *error) MUST_CHECK;
long store_count_seen(const struct store *store);

/* Makes every known record that was not seen pending, as `why`; their number into `count`. */
int store_pend_unseen(struct store *store, const char *why, long *count, struct error *error) MUST_CHECK;

/* ---- reading all documents ---- */

struct store_cursor;

/* Opens the records with from <= CTID < to, in CTID order; NULL: from the
 * first, to the last. Holds one document at a time. */
int store_cursor_open(struct store_cursor **out, const char *path, const char *from, const char *to,
                      struct error *error) MUST_CHECK;
/* 1: a record, good until the next call; 0: no more; negative: failure. */
int store_cursor_next(struct store_cursor *cursor, struct store_record *record, struct error *error) MUST_CHECK;
void store_cursor_close(struct store_cursor *cursor);

/* CTIDs that cut the range of CTIDs into `parts` of about the same size:
 * `parts - 1` texts, for several cursors side by side. */
enum { STORE_SPLIT_SIZE = 8, STORE_MOST_PARTS = 256 };
void store_split(int parts, char (*ctids)[STORE_SPLIT_SIZE]);

/* Calls `each` for every record in CTID order; a negative answer ends it. */
typedef int (*store_visitor)(const struct store_record *record, void *context, struct error *error);
int store_each(const char *path, store_visitor each, void *context, struct error *error) MUST_CHECK;

#endif
