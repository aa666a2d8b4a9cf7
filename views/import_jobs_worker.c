/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "tui/loop.h"
#include "views/import_jobs.h"
#include "views/paper.h"

enum { LOOK_EVERY_MS = 200 };

static bool on_progress(const struct jobs_progress *progress, void *context) {
  struct import_jobs_worker *worker = context;
  (void)pthread_mutex_lock(&worker->lock);
  bool news = worker->progress.stage != progress->stage || worker->progress.part != progress->part;
  worker->progress = *progress;
  (void)pthread_mutex_unlock(&worker->lock);
  if (news && worker->started) {
    loop_wake();
  } else if (news && isatty(STDERR_FILENO)) {
    char text[256];
    import_jobs_words(progress, text, sizeof text);
    (void)fprintf(stderr, "\r\033[K%s", text);
  }
  return !atomic_load(&worker->cancel);
}

static void *run(void *context) {
  struct import_jobs_worker *worker = context;
  worker->result = jobs_bring(worker->arena, &worker->options, &worker->report, &worker->error);
  (void)pthread_mutex_lock(&worker->lock);
  worker->finished = true;
  (void)pthread_mutex_unlock(&worker->lock);
  if (worker->started) {
    loop_wake();
  }
  return NULL;
}

static int prepare(struct import_jobs_worker *worker, const char *from, struct session *session, struct error *error) {
  memset(worker, 0, sizeof *worker);
  (void)pthread_mutex_init(&worker->lock, NULL);
  worker->progress.part = ONET_PARTS; /* nothing yet */
  worker->arena = arena_new(VIEW_ARENA);
  if (worker->arena == NULL) {
    return error_no_memory(error);
  }
  (void)snprintf(worker->from, sizeof worker->from, "%s", from);
  memcpy(worker->snapshot, session->write_path, sizeof worker->snapshot);
  if (session->catalog != NULL) {
    memcpy(worker->records, session->snapshot_path, sizeof worker->records);
  } else {
    session_starter_path(worker->records, sizeof worker->records);
  }
  session_facts_path(worker->facts, sizeof worker->facts);
  if (worker->snapshot[0] == '\0') {
    return error_set(error, ERROR_USAGE, "%s",
                     _("There is no home folder to keep the data in. Say where with --snapshot FILE."));
  }
  worker->options = (struct jobs_options){.from = worker->from,
                                          .records = worker->records,
                                          .snapshot = worker->snapshot,
                                          .facts = worker->facts,
                                          .from_scratch = session->options->from_scratch,
                                          .progress = on_progress,
                                          .context = worker};
  return 0;
}

static void fail(struct import_jobs_worker *worker) {
  worker->result = -1;
  worker->finished = true;
}

int import_jobs_start(struct import_jobs_worker *worker, const char *from, struct session *session,
                      struct error *error) {
  if (prepare(worker, from, session, &worker->error) != 0) {
    fail(worker);
    *error = worker->error;
    return -1;
  }
  worker->started = true;
  if (pthread_create(&worker->thread, NULL, run, worker) != 0) {
    worker->started = false;
    fail(worker);
    return error_set(error, ERROR_NO_MEMORY, "%s", _("The import could not be started."));
  }
  return 0;
}

void import_jobs_run(struct import_jobs_worker *worker, const char *from, struct session *session) {
  if (prepare(worker, from, session, &worker->error) != 0) {
    fail(worker);
    return;
  }
  (void)run(worker);
  if (isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, "\r\033[K");
  }
}

bool import_jobs_look(struct import_jobs_worker *worker, struct jobs_progress *progress) {
  (void)pthread_mutex_lock(&worker->lock);
  *progress = worker->progress;
  bool finished = worker->finished;
  (void)pthread_mutex_unlock(&worker->lock);
  return finished;
}

void import_jobs_follow(struct import_jobs_worker *worker) {
  const struct timespec pause = {.tv_nsec = LOOK_EVERY_MS * 1000000L};
  struct jobs_progress progress;
  char text[256];
  int stage = -1;
  bool finished;
  do {
    finished = import_jobs_look(worker, &progress);
    struct paper paper;
    paper_open(&paper);
    if (paper.file != NULL && (int)progress.stage != stage) {
      stage = (int)progress.stage;
      import_jobs_words(&progress, text, sizeof text);
      (void)fprintf(paper.file, "%s\n", text);
    }
    paper_close(&paper, stdout);
    (void)fflush(stdout);
    if (!finished) {
      (void)nanosleep(&pause, NULL);
    }
  } while (!finished);
}

void import_jobs_stop(struct import_jobs_worker *worker) {
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
