/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "tui/loop.h"
#include "views/sync.h"

/* A person can't read faster than this. */
enum { WAKE_EVERY_MS = 200 };

static long long now_ms(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool on_progress(const struct import_progress *progress, void *context) {
  struct sync_worker *worker = context;
  static _Thread_local long long last;
  (void)pthread_mutex_lock(&worker->lock);
  worker->progress = *progress;
  (void)pthread_mutex_unlock(&worker->lock);
  long long now = now_ms();
  if (now - last >= WAKE_EVERY_MS) {
    last = now;
    if (worker->started) {
      loop_wake();
    } else if (isatty(STDERR_FILENO)) {
      (void)fputc('\r', stderr);
      (void)fprintf(stderr, _("%ld records read"), progress->documents);
    }
  }
  return !atomic_load(&worker->cancel);
}

static void *run(void *context) {
  struct sync_worker *worker = context;
  const struct import_options options = {.source = worker->source,
                                         .snapshot = worker->snapshot,
                                         .jobs_from = worker->jobs_from,
                                         .progress = on_progress,
                                         .context = worker};
  worker->result = import_run(worker->arena, &options, &worker->report, &worker->error);
  (void)pthread_mutex_lock(&worker->lock);
  worker->finished = true;
  (void)pthread_mutex_unlock(&worker->lock);
  if (worker->started) {
    loop_wake();
  }
  return NULL;
}

static void prepare(struct sync_worker *worker, const char *source, struct session *session) {
  memset(worker, 0, sizeof *worker);
  (void)pthread_mutex_init(&worker->lock, NULL);
  worker->arena = arena_new(VIEW_ARENA);
  (void)snprintf(worker->source, sizeof worker->source, "%s", source);
  memcpy(worker->snapshot, session->write_path, sizeof worker->snapshot);
  if (session->catalog != NULL) {
    memcpy(worker->jobs_from, session->snapshot_path, sizeof worker->jobs_from);
  } else {
    session_starter_path(worker->jobs_from, sizeof worker->jobs_from);
  }
  if (worker->arena == NULL) {
    worker->result = error_no_memory(&worker->error);
    worker->finished = true;
  } else if (worker->snapshot[0] == '\0') {
    worker->result = error_set(&worker->error, ERROR_USAGE, "%s",
                               _("There is no home folder to keep the data in. Say where with --snapshot FILE."));
    worker->finished = true;
  }
}

int sync_worker_start(struct sync_worker *worker, const char *source, struct session *session, struct error *error) {
  prepare(worker, source, session);
  if (worker->finished) {
    *error = worker->error;
    return -1;
  }
  worker->started = true;
  if (pthread_create(&worker->thread, NULL, run, worker) != 0) {
    worker->started = false;
    return error_set(error, ERROR_NO_MEMORY, "%s", _("The update could not be started."));
  }
  return 0;
}

bool sync_worker_look(struct sync_worker *worker, struct import_progress *progress) {
  (void)pthread_mutex_lock(&worker->lock);
  *progress = worker->progress;
  bool finished = worker->finished;
  (void)pthread_mutex_unlock(&worker->lock);
  return finished;
}

void sync_worker_run(struct sync_worker *worker, const char *source, struct session *session) {
  prepare(worker, source, session);
  if (!worker->finished) {
    (void)run(worker);
    if (isatty(STDERR_FILENO)) {
      (void)fprintf(stderr, "\n");
    }
  }
}

void sync_worker_stop(struct sync_worker *worker) {
  if (worker->started) {
    atomic_store(&worker->cancel, true);
    (void)pthread_join(worker->thread, NULL);
    worker->started = false;
  }
  if (worker->arena != NULL) {
    (void)pthread_mutex_destroy(&worker->lock);
    arena_free(worker->arena);
    worker->arena = NULL;
  }
}
