/* SPDX-License-Identifier: MIT */
/*
 * Newer occupation data from what somebody downloaded: see sync/jobs.h.
 * import_jobs.c is the place, import_jobs_page.c what it says,
 * import_jobs_worker.c the run.
 */
#ifndef LADDERWAY_VIEWS_IMPORT_JOBS_H
#define LADDERWAY_VIEWS_IMPORT_JOBS_H

#include "sync/jobs.h"
#include "views/background.h"
#include "views/view.h"

enum { IMPORT_JOBS_TEXT = 4096 };

/* A run, on the screen on a thread of its own. See background.h. */
struct import_jobs_worker {
  struct background run;
  struct jobs_progress progress; /* behind the run's lock */
  struct jobs_report report;     /* valid once the run has finished */
  struct jobs_options options;
  char from[IMPORT_JOBS_TEXT], records[IMPORT_JOBS_TEXT], snapshot[IMPORT_JOBS_TEXT], facts[IMPORT_JOBS_TEXT];
};

/* Starts the run on a thread. Negative when it can't. */
int import_jobs_start(struct import_jobs_worker *worker, const char *from, struct session *session,
                      struct error *error) MUST_CHECK;

/* Runs in the foreground, for the command line. */
void import_jobs_run(struct import_jobs_worker *worker, const char *from, struct session *session);

/* Where it stands; true once it has finished. */
bool import_jobs_look(struct import_jobs_worker *worker, struct jobs_progress *progress);

/* Waits for the end, and says on standard output what it comes to. */
void import_jobs_follow(struct import_jobs_worker *worker);

/* Waits for the end and gives everything back. */
void import_jobs_stop(struct import_jobs_worker *worker);

struct import_jobs_state {
  struct import_jobs_worker worker;
  struct page *page;
  bool watching; /* a run is going on */
};

/* Fills the page: the report of the last run, else what can be brought, and what is here. */
void import_jobs_fill(struct view *view);

/* "Reading: Skills"; what the run is doing. */
void import_jobs_words(const struct jobs_progress *progress, char *text, size_t size);

/* What a part is, in plain words. */
const char *import_jobs_label(enum onet_part part);

int import_jobs_json(struct view *view, FILE *out, struct error *error);

#endif
