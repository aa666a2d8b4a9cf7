/* SPDX-License-Identifier: MIT */
/*
 * What the parts of a registry sync share; nobody else includes this.
 *
 * Settings in the store, by which a run goes on:
 *   source, narrowed      whose records these are, and what was left out
 *   phase                 "archive", "list", "search" while a first sync runs; "done"
 *   full page, full total, full shifted
 *   mark                  from when on events have to be asked for
 *   next mark             the same, for when the first sync is through
 *   walk                  which walk of a reconcile runs; 0 none
 *   walk page, walk total, walk moved, walk read (the list is through), walk began
 *   reconciled            when the last one was through; 0 never
 *   reconcile wanted      1 when there were signs that records are missing
 *   terms HOST            when its terms were accepted
 */
#ifndef LADDERWAY_SYNC_REGISTRY_ENGINE_H
#define LADDERWAY_SYNC_REGISTRY_ENGINE_H

#include <time.h>

#include "data/store/store.h"
#include "sync/http.h"
#include "sync/narrow.h"
#include "sync/registry.h"
#include "sync/registry_api.h"

enum { ENGINE_BASE_SIZE = 2048, ENGINE_HOST_SIZE = 256 };

struct engine {
  const struct sync_options *options;
  struct sync_report *report;
  struct arena *arena;   /* of the report's texts */
  struct arena *step;    /* of one page or batch; emptied after each */
  struct arena *scratch; /* of one document */
  struct store *store;
  struct http *http;
  struct registry *registry;
  struct narrow *narrow;
  struct sync_narrow narrowing; /* what it was made from */
  char base[ENGINE_BASE_SIZE];  /* of the community, without a slash at the end */
  char host[ENGINE_HOST_SIZE];
  time_t began; /* the server's clock at the first answer */
  struct sync_progress progress;
  struct timespec started, stage_started;
  long stage_done, stage_left; /* pages or batches of this stage; left -1 not known */
};

/* ---- registry_engine.c ---- */

/* Begins a stage, for progress. */
void engine_stage(struct engine *engine, enum sync_stage stage);
/* One more page or batch is done; so many are left (-1 not known). ERROR_CANCELLED when the person stops it. */
int engine_advance(struct engine *engine, long done, long left, struct error *error) MUST_CHECK;
/* Tells where the run stands; false: stop. */
bool engine_tell(struct engine *engine);
/* Notes that something was passed over. */
void engine_skip(struct engine *engine, const char *where, const char *why);
/* Sets settings by pairs of name and number, ended by NULL. */
int engine_set_numbers(struct engine *engine, struct error *error, ...) MUST_CHECK;
/* The store's time as the registry writes it. */
void engine_time(time_t when, char out[REGISTRY_TIME_SIZE]);
/* Milliseconds since 1970 of a registry's time; -1 for what is none. */
long long engine_millis(const char *time);
/* Requests at once. */
int engine_jobs(const struct engine *engine);

/* ---- registry_keep.c ---- */

/* Keeps a record as the narrowing wants it: whole, left out, or not at all. */
int engine_keep(struct engine *engine, const struct registry_envelope *envelope, const char *updated, bool exact,
                time_t fetched, struct error *error) MUST_CHECK;
int engine_drop(struct engine *engine, const char *ctid, struct error *error) MUST_CHECK;
/* An envelope of a list with documents: keeps it unless a newer one is here. */
int engine_keep_listed(struct engine *engine, const struct registry_envelope *envelope, time_t date,
                       struct error *error) MUST_CHECK;

/* ---- registry_walk.c: a list, page by page, however it moves ---- */

struct walk {
  const char *name; /* of its settings: "full", "walk" */
  int (*fetch)(struct engine *engine, long first, int count, struct registry_page *pages, struct error *error);
  int (*take)(struct engine *engine, const struct registry_envelope *envelope, time_t date, struct error *error);
  long page;    /* to be asked for next */
  long total;   /* as last stated; -1 never */
  long stated;  /* pages, as last stated; -1 never */
  long backs;   /* steps back so far */
  long rows;    /* that came, in this run */
  long lost;    /* rows that could not be read, in this run */
  long fresh;   /* CTIDs that were not seen before, in this run */
  bool again;   /* records may come that have been seen */
  bool moved;   /* there were signs that a page hid something */
  bool counted; /* totals can be believed */
};

/* Goes on where the store says, or begins; fills in all but the first three. */
void walk_open(struct engine *engine, struct walk *walk, bool *resumed);
/* Forgets where it was. In a step. */
int walk_forget(struct engine *engine, const char *name, struct error *error) MUST_CHECK;
int walk_run(struct engine *engine, struct walk *walk, struct error *error) MUST_CHECK;

/* ---- the parts ---- */

/* registry_full.c: everything, unless the store says that it has been done. */
int full_run(struct engine *engine, struct error *error) MUST_CHECK;
/* registry_archive.c: `done` false when the list has to be read instead. */
int archive_run(struct engine *engine, bool *done, struct error *error) MUST_CHECK;
/* registry_changes.c: events since the mark, and what they ask to fetch. */
int changes_run(struct engine *engine, struct error *error) MUST_CHECK;
/* Fetches, or drops, all that is pending. */
int changes_drain(struct engine *engine, struct error *error) MUST_CHECK;
/* registry_reconcile.c: when it is time for it. */
int reconcile_run(struct engine *engine, struct error *error) MUST_CHECK;

#endif
