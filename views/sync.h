/* SPDX-License-Identifier: MIT */
/*
 * Sync: new data from a registry, a published snapshot, a stick or a file.
 * sync.c is the place, sync_page.c what it says, sync_worker.c the run.
 */
#ifndef LADDERWAY_VIEWS_SYNC_H
#define LADDERWAY_VIEWS_SYNC_H

#include "sync/key.h"
#include "sync/sync.h"
#include "views/background.h"
#include "views/view.h"

enum { SYNC_TEXT = 4096, SYNC_LINES = 4 };

/* A run on a thread of its own. See background.h. */
struct sync_worker {
  struct background run;
  struct sync_progress progress; /* behind the run's lock */
  struct sync_report report;     /* valid once the run has finished */
  char terms_host[256];          /* set when the terms of a registry had to be accepted first */
  char terms_url[512];
  struct sync_options options;
  char source[SYNC_TEXT];
  char snapshot[SYNC_TEXT];
  char jobs_from[SYNC_TEXT];
  char key[KEY_SIZE];
};

/* Starts the run. Negative when it can't: no thread, settings with a slip. */
int sync_worker_start(struct sync_worker *worker, const char *source, bool accepted, struct session *session,
                      struct error *error) MUST_CHECK;

/* Where it stands; true once it has finished. */
bool sync_worker_look(struct sync_worker *worker, struct sync_progress *progress);

/* Waits for the end, and says on standard output now and then where it stands. */
void sync_worker_follow(struct sync_worker *worker);

/* Waits for the end and gives everything back. */
void sync_worker_stop(struct sync_worker *worker);

/* Runs in the foreground, for the command line. */
void sync_worker_run(struct sync_worker *worker, const char *source, struct session *session);

struct sync_state {
  struct sync_worker worker;
  struct page *page;
  bool watching;         /* a run is going on */
  bool asking;           /* the terms of a registry are on the screen */
  char usual[SYNC_TEXT]; /* the source of the settings, else the last one; "" none */
};

/* Fills the page: the report of the last run, what is here, what can be brought. */
void sync_fill_page(struct view *view);

/* "12,300 of 395,878 records", "1.2 MB, 310 KB/s", "2 h 10 min left"; "" when not known. */
void sync_progress_lines(const struct sync_progress *progress, char lines[SYNC_LINES][SYNC_TEXT / 16]);

/* All of it in one line, with what the run is doing. */
void sync_progress_text(const struct sync_progress *progress, char *text, size_t size);

/* What a run is doing, in words. */
const char *sync_stage_words(enum sync_stage stage);

int sync_json(struct view *view, FILE *out, struct error *error);

#endif
