/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/base/settings.h"
#include "sync/jobs.h"
#include "tui/loop.h"
#include "views/paper.h"
#include "views/sync.h"

/* A person can't read faster than the first; the second is for lines that stay. */
enum { WAKE_EVERY_MS = 200, SAY_EVERY_MS = 15000 };

static long long now_ms(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One line on standard error that is written over. */
static void print_progress(const struct sync_progress *progress) {
  char text[SYNC_TEXT / 4];
  sync_progress_text(progress, text, sizeof text);
  (void)fprintf(stderr, "\r\033[K%s", text);
}

static bool on_progress(const struct sync_progress *progress, void *context) {
  struct sync_worker *worker = context;
  static _Thread_local long long last;
  (void)pthread_mutex_lock(&worker->run.lock);
  worker->progress = *progress;
  (void)pthread_mutex_unlock(&worker->run.lock);
  long long now = now_ms();
  if (now - last >= WAKE_EVERY_MS) {
    last = now;
    if (worker->run.started) {
      loop_wake();
    } else if (isatty(STDERR_FILENO)) {
      print_progress(progress);
    }
  }
  return !atomic_load(&worker->run.cancel);
}

/* On the screen the question is asked after the run has stopped; on the
 * command line here, of whoever sits there. */
static bool on_accept(const char *host, const char *terms_url, void *context) {
  struct sync_worker *worker = context;
  char answer[16] = "";
  (void)snprintf(worker->terms_host, sizeof worker->terms_host, "%s", host);
  (void)snprintf(worker->terms_url, sizeof worker->terms_url, "%s", terms_url);
  if (worker->run.started || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) {
    return false;
  }
  (void)fprintf(stderr, "\r\033[K");
  (void)fprintf(stderr, _("The records of %s are not free for every use. Its terms: %s\n"), host, terms_url);
  (void)fprintf(stderr, "%s ", _("Do you accept them? (y/n)"));
  if (fgets(answer, sizeof answer, stdin) == NULL) {
    return false;
  }
  /* TRANSLATORS: the letters that mean yes, lower and upper case. */
  return answer[0] != '\n' && strchr(_("yY"), answer[0]) != NULL;
}

static void *work(void *context) {
  struct sync_worker *worker = context;
  worker->run.result = sync_run(worker->run.arena, &worker->options, &worker->report, &worker->run.error);
  key_wipe(worker->key);
  background_end(&worker->run);
  return NULL;
}

static const char *either(const char *first, const char *second) {
  return first != NULL ? first : second;
}

/* The command line's word goes before the settings'. */
static int settle(struct sync_worker *worker, const struct options *asked, struct error *error) {
  struct settings *settings = NULL;
  struct sync_options *options = &worker->options;
  if (settings_read(worker->run.arena, &settings, error) != 0 ||
      key_read(either(asked->key_file, settings_get(settings, "key_file")), worker->key, error) != 0) {
    return -1;
  }
  options->source = worker->source;
  options->snapshot = worker->snapshot;
  options->jobs_from = worker->jobs_from;
  options->key = worker->key[0] == '\0' ? NULL : worker->key;
  options->ca_file = settings_get(settings, "ca_file");
  options->public_key = settings_get(settings, "public_key");
  options->narrow = (struct sync_narrow){either(asked->types, settings_get(settings, "types")),
                                         either(asked->region, settings_get(settings, "region")),
                                         either(asked->records_language, settings_get(settings, "records_language"))};
  options->from_scratch = asked->from_scratch;
  options->reconcile = asked->reconcile;
  options->allow_older = asked->allow_older;
  options->jobs = asked->jobs > 0 ? (int)asked->jobs : (int)settings_number(settings, "jobs", 0);
  double rate = asked->rate >= 0 ? asked->rate : settings_number(settings, "rate", -1);
  options->per_second = rate > 0 ? rate : rate < 0 ? 0 : -1;
  options->progress = on_progress;
  options->accept = on_accept;
  options->context = worker;
  return 0;
}

static int prepare(struct sync_worker *worker, const char *source, bool accepted, struct session *session) {
  memset(worker, 0, sizeof *worker);
  worker->progress = (struct sync_progress){.total_records = -1, .total_bytes = -1, .seconds_left = -1};
  (void)snprintf(worker->source, sizeof worker->source, "%s", source);
  memcpy(worker->snapshot, session->write_path, sizeof worker->snapshot);
  if (jobs_tables(session->write_path, worker->jobs_from, sizeof worker->jobs_from)) {
    /* what somebody imported goes before what the snapshot has */
  } else if (session->catalog != NULL) {
    memcpy(worker->jobs_from, session->snapshot_path, sizeof worker->jobs_from);
  } else {
    session_starter_path(worker->jobs_from, sizeof worker->jobs_from);
  }
  if (background_open(&worker->run, &worker->run.error) != 0) {
    return -1;
  }
  if (worker->snapshot[0] == '\0') {
    return error_set(&worker->run.error, ERROR_USAGE, "%s",
                     _("There is no home folder to keep the data in. Say where with --snapshot FILE."));
  }
  worker->options.accept_terms = accepted;
  return settle(worker, session->options, &worker->run.error);
}

int sync_worker_start(struct sync_worker *worker, const char *source, bool accepted, struct session *session,
                      struct error *error) {
  int prepared = prepare(worker, source, accepted, session);
  return background_start(&worker->run, prepared, work, worker, _("The update could not be started."), error);
}

bool sync_worker_look(struct sync_worker *worker, struct sync_progress *progress) {
  (void)pthread_mutex_lock(&worker->run.lock);
  *progress = worker->progress;
  bool finished = worker->run.finished;
  (void)pthread_mutex_unlock(&worker->run.lock);
  return finished;
}

/* One line on standard output, for people who hear it read out. */
static void print_line(const char *text) {
  struct paper paper;
  paper_open(&paper);
  if (paper.file != NULL) {
    (void)fprintf(paper.file, "%s\n", text);
    paper_close(&paper, stdout);
    (void)fflush(stdout);
  }
}

void sync_worker_follow(struct sync_worker *worker) {
  const struct timespec pause = {.tv_nsec = WAKE_EVERY_MS * 1000000L};
  struct sync_progress progress = {0};
  char text[SYNC_TEXT / 4];
  long long next = 0;
  int stage = -1;
  print_line(_("New data are on their way. Ctrl-C stops and ends the program; the old data stay."));
  while (!sync_worker_look(worker, &progress)) {
    long long now = now_ms();
    if (now >= next || (int)progress.stage != stage) {
      sync_progress_text(&progress, text, sizeof text);
      print_line(text);
      stage = (int)progress.stage;
      next = now + SAY_EVERY_MS;
    }
    (void)nanosleep(&pause, NULL);
  }
}

void sync_worker_run(struct sync_worker *worker, const char *source, struct session *session) {
  int prepared = prepare(worker, source, session->options->accept_terms, session);
  background_run(&worker->run, prepared, work, worker);
}

void sync_worker_stop(struct sync_worker *worker) {
  background_stop(&worker->run);
  key_wipe(worker->key);
}
