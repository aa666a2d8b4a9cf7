/* SPDX-License-Identifier: MIT */
/* Sync: new data from a folder, a file or a ZIP (sync.c; worker in sync_worker.c). */
#ifndef LADDERWAY_VIEWS_SYNC_H
#define LADDERWAY_VIEWS_SYNC_H

#include <pthread.h>
#include <stdatomic.h>

#include "sync/import.h"
#include "views/view.h"

/* A run on a thread of its own. What it shares with the screen is behind `lock`. */
struct sync_worker {
  pthread_t thread;
  pthread_mutex_t lock;
  bool started;
  atomic_bool cancel;
  bool finished;                   /* guarded */
  struct import_progress progress; /* guarded */
  int result;                      /* valid once finished, as the next three */
  struct error error;
  struct import_report report;
  struct arena *arena;
  char source[4096];
  char snapshot[4096];
  char jobs_from[4096];
};

/* Starts the run. Negative when no thread can be had. */
int sync_worker_start(struct sync_worker *worker, const char *source, struct session *session,
                      struct error *error) MUST_CHECK;

/* Where it stands; true once it has finished. */
bool sync_worker_look(struct sync_worker *worker, struct import_progress *progress);

/* Waits for the end and gives everything back. */
void sync_worker_stop(struct sync_worker *worker);

/* Runs in the foreground, for the command line. */
void sync_worker_run(struct sync_worker *worker, const char *source, struct session *session);

struct sync_state {
  struct sync_worker worker;
  struct page *page;
  bool watching; /* a run is going on */
};

int sync_json(struct view *view, FILE *out, struct error *error);

#endif
