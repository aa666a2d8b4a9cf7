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
  (void)pthread_mutex_lock(&worker->run.lock);
  bool news = worker->progress.stage != progress->stage || worker->progress.part != progress->part;
  worker->progress = *progress;
  (void)pthread_mutex_unlock(&worker->run.lock);
  if (news && worker->run.started) {
    loop_wake();
  } else if (news && isatty(STDERR_FILENO)) {
    char text[256];
    import_jobs_words(progress, text, sizeof text);
    (void)fprintf(stderr, "\r\033[K%s", text);
  }
  return !atomic_load(&worker->run.cancel);
}

static void *work(void *context) {
  struct import_jobs_worker *worker = context;
  worker->run.result = jobs_bring(worker->run.arena, &worker->options, &worker->report, &worker->run.error);
  background_end(&worker->run);
  return NULL;
}

static int prepare(struct import_jobs_worker *worker, const char *from, struct session *session) {
  memset(worker, 0, sizeof *worker);
  worker->progress.part = ONET_PARTS; /* nothing yet */
  if (background_open(&worker->run, &worker->run.error) != 0) {
    return -1;
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
    return error_set(&worker->run.error, ERROR_USAGE, "%s",
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

int import_jobs_start(struct import_jobs_worker *worker, const char *from, struct session *session,
                      struct error *error) {
  int prepared = prepare(worker, from, session);
  return background_start(&worker->run, prepared, work, worker, _("The import could not be started."), error);
}

void import_jobs_run(struct import_jobs_worker *worker, const char *from, struct session *session) {
  int prepared = prepare(worker, from, session);
  background_run(&worker->run, prepared, work, worker);
}

bool import_jobs_look(struct import_jobs_worker *worker, struct jobs_progress *progress) {
  (void)pthread_mutex_lock(&worker->run.lock);
  *progress = worker->progress;
  bool finished = worker->run.finished;
  (void)pthread_mutex_unlock(&worker->run.lock);
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
  background_stop(&worker->run);
}
