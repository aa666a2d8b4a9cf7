/* SPDX-License-Identifier: MIT */
/*
 * A run that may take long: on a thread of its own beside the screen, or in
 * the foreground for the command line. Sync and the import of occupations hold
 * one each, beside what is theirs.
 */
#ifndef LADDERWAY_VIEWS_BACKGROUND_H
#define LADDERWAY_VIEWS_BACKGROUND_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"

struct background {
  pthread_t thread;
  pthread_mutex_t lock; /* for what the run shares with the screen */
  bool started;         /* on a thread that nobody has waited for yet */
  atomic_bool cancel;
  bool finished;       /* guarded */
  int result;          /* valid once finished, as the next */
  struct error error;  /* of the run, or of what kept it from starting */
  struct arena *arena; /* the run's; NULL: nothing has run */
};

/* Makes ready, from all zeroes. */
int background_open(struct background *background, struct error *error) MUST_CHECK;

/* Starts `work` on a thread; it ends with background_end(). `prepared` is what
 * making the run ready came to: negative, and it is over before it began, with
 * background->error. `unable` says that there is no thread. */
int background_start(struct background *background, int prepared, void *(*work)(void *context), void *context,
                     const char *unable, struct error *error) MUST_CHECK;

/* The same in the foreground; clears the line of progress on standard error. */
void background_run(struct background *background, int prepared, void *(*work)(void *context), void *context);

/* In `work`, last: it has finished, and the screen hears of it. */
void background_end(struct background *background);

/* Waits for the end of a run that goes on. */
void background_join(struct background *background);

/* Cancels a run that goes on, waits for its end and gives everything back. */
void background_stop(struct background *background);

#endif
