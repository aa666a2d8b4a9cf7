/* SPDX-License-Identifier: MIT */
#include "sync/pipeline.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "sync/pipeline_batch.h"

enum { MOST_BATCHES = 2 * PIPELINE_MOST_PARSERS + 2 };

/* Batches go round in a ring: batch n stands in slot n modulo `slots`. At any
 * time taken <= started <= filled, and filled - taken < slots, so that there is
 * one to fill. All counts are under the lock; the inside of a batch belongs to
 * whoever has got it by them. */
struct pipeline {
  struct pipeline_options options;
  pthread_mutex_t lock;
  pthread_cond_t work, ready, room; /* for parsers, for the taker, for who adds */
  struct batch batches[MOST_BATCHES];
  size_t slots;
  size_t filled, started, taken;
  size_t bytes; /* of the documents in batches that are filled and not taken */
  bool ended;   /* nothing more comes */
  bool stopped; /* given up, or failed */
  bool failed;
  struct error reason;
  pthread_t parsers[PIPELINE_MOST_PARSERS], taker;
  size_t parser_count;
  bool has_taker;
  struct pipeline_times times; /* of the taker, and after it of everybody */
};

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct batch *batch_at(struct pipeline *pipeline, size_t number) {
  return &pipeline->batches[number % pipeline->slots];
}

static void wake_all(struct pipeline *pipeline) {
  (void)pthread_cond_broadcast(&pipeline->work);
  (void)pthread_cond_broadcast(&pipeline->ready);
  (void)pthread_cond_broadcast(&pipeline->room);
}

/* The first trouble counts. Under the lock. */
static void fail(struct pipeline *pipeline, const struct error *reason) {
  if (!pipeline->failed) {
    pipeline->reason = *reason;
  }
  pipeline->failed = true;
  pipeline->stopped = true;
  wake_all(pipeline);
}

/* ---- parsers ---- */

static void *parse(void *context) {
  struct pipeline *pipeline = context;
  (void)pthread_mutex_lock(&pipeline->lock);
  for (;;) {
    while (!pipeline->stopped && !pipeline->ended && pipeline->started == pipeline->filled) {
      (void)pthread_cond_wait(&pipeline->work, &pipeline->lock);
    }
    if (pipeline->stopped || pipeline->started == pipeline->filled) {
      break;
    }
    struct batch *batch = batch_at(pipeline, pipeline->started++);
    (void)pthread_mutex_unlock(&pipeline->lock);
    struct error error;
    int result = batch_read(batch, &error);
    (void)pthread_mutex_lock(&pipeline->lock);
    if (result != 0) {
      fail(pipeline, &error);
    }
    batch->ready = true;
    (void)pthread_cond_signal(&pipeline->ready);
  }
  (void)pthread_mutex_unlock(&pipeline->lock);
  return NULL;
}

/* ---- the taker ---- */

/* Waits for the next batch in order; NULL when there will be none. */
static struct batch *next_batch(struct pipeline *pipeline) {
  double start = now();
  (void)pthread_mutex_lock(&pipeline->lock);
  struct batch *batch = batch_at(pipeline, pipeline->taken);
  while (!pipeline->stopped && !(pipeline->taken < pipeline->started && batch->ready) &&
         !(pipeline->ended && pipeline->taken == pipeline->filled)) {
    (void)pthread_cond_wait(&pipeline->ready, &pipeline->lock);
  }
  bool more = !pipeline->stopped && pipeline->taken < pipeline->filled;
  (void)pthread_mutex_unlock(&pipeline->lock);
  pipeline->times.waiting += now() - start;
  return more ? batch : NULL;
}

static int take_batch(struct pipeline *pipeline, const struct batch *batch, struct error *error) {
  for (size_t i = 0; i < batch->count; i++) {
    if (pipeline->options.take(&batch->items[i], pipeline->options.context, error) != 0) {
      return -1;
    }
  }
  return 0;
}

static void *take(void *context) {
  struct pipeline *pipeline = context;
  struct batch *batch;
  while ((batch = next_batch(pipeline)) != NULL) {
    struct error error;
    double start = now();
    int result = take_batch(pipeline, batch, &error);
    pipeline->times.taking += now() - start;
    size_t length = batch->bytes.length;
    batch_clear(batch);
    (void)pthread_mutex_lock(&pipeline->lock);
    pipeline->taken++;
    pipeline->bytes -= length;
    if (result != 0) {
      fail(pipeline, &error);
    }
    (void)pthread_cond_signal(&pipeline->room);
    (void)pthread_mutex_unlock(&pipeline->lock);
  }
  return NULL;
}

/* ---- starting and ending ---- */

static size_t count_parsers(int wanted) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  long count = wanted > 0 ? wanted : processors;
  return count < 1 ? 1 : count > PIPELINE_MOST_PARSERS ? PIPELINE_MOST_PARSERS : (size_t)count;
}

static int start_threads(struct pipeline *pipeline, size_t parsers) {
  int result = pthread_create(&pipeline->taker, NULL, take, pipeline);
  pipeline->has_taker = result == 0;
  while (result == 0 && pipeline->parser_count < parsers) {
    result = pthread_create(&pipeline->parsers[pipeline->parser_count], NULL, parse, pipeline);
    pipeline->parser_count += result == 0;
  }
  return result;
}

int pipeline_new(struct pipeline **out, const struct pipeline_options *options, struct error *error) {
  struct pipeline *pipeline = calloc(1, sizeof *pipeline);
  *out = NULL;
  if (pipeline == NULL) {
    return error_no_memory(error);
  }
  size_t parsers = count_parsers(options->parsers);
  pipeline->options = *options;
  pipeline->options.memory = options->memory == 0 ? PIPELINE_MEMORY : options->memory;
  pipeline->slots = 2 * parsers + 2;
  for (size_t i = 0; i < pipeline->slots; i++) {
    batch_clear(&pipeline->batches[i]);
  }
  (void)pthread_mutex_init(&pipeline->lock, NULL);
  (void)pthread_cond_init(&pipeline->work, NULL);
  (void)pthread_cond_init(&pipeline->ready, NULL);
  (void)pthread_cond_init(&pipeline->room, NULL);
  sigset_t all, before; /* signals are the business of the thread that was there before */
  (void)sigfillset(&all);
  (void)pthread_sigmask(SIG_SETMASK, &all, &before);
  int failed = start_threads(pipeline, parsers);
  (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (failed != 0) {
    pipeline_free(pipeline);
    return error_system(error, failed, _("Starting"), _("threads"));
  }
  *out = pipeline;
  return 0;
}

static void join(struct pipeline *pipeline) {
  for (size_t i = 0; i < pipeline->parser_count; i++) {
    (void)pthread_join(pipeline->parsers[i], NULL);
  }
  pipeline->parser_count = 0;
  if (pipeline->has_taker) {
    (void)pthread_join(pipeline->taker, NULL);
  }
  pipeline->has_taker = false;
}

/* ---- adding ---- */

/* Hands over what was filled and waits until there is another one to fill, and
 * room for `length` more bytes. */
static int submit(struct pipeline *pipeline, size_t length, struct error *error) {
  (void)pthread_mutex_lock(&pipeline->lock);
  struct batch *batch = batch_at(pipeline, pipeline->filled);
  if (batch->count > 0) {
    pipeline->bytes += batch->bytes.length;
    pipeline->filled++;
    (void)pthread_cond_signal(&pipeline->work);
  }
  while (!pipeline->stopped && (pipeline->filled - pipeline->taken == pipeline->slots ||
                                (pipeline->bytes > 0 && pipeline->bytes + length > pipeline->options.memory))) {
    (void)pthread_cond_wait(&pipeline->room, &pipeline->lock);
  }
  int result = 0;
  if (pipeline->failed) {
    *error = pipeline->reason;
    result = -1;
  }
  (void)pthread_mutex_unlock(&pipeline->lock);
  return result;
}

static int add(struct pipeline *pipeline, const char *bytes, size_t length, const char *where, long line,
               const char *why, struct error *error) {
  struct batch *batch = batch_at(pipeline, pipeline->filled); /* nobody else changes `filled` */
  if (batch_is_full(batch) || length >= BATCH_BYTES) {
    if (submit(pipeline, length, error) != 0) {
      return -1;
    }
    batch = batch_at(pipeline, pipeline->filled);
  }
  return batch_add(batch, bytes, length, where, line, why, error);
}

int pipeline_add(struct pipeline *pipeline, const char *bytes, size_t length, const char *where, long line,
                 struct error *error) {
  return add(pipeline, bytes, length, where, line, NULL, error);
}

void pipeline_skip(struct pipeline *pipeline, const char *where, long line, const char *why) {
  struct error trouble;
  if (add(pipeline, "", 0, where, line, why, &trouble) != 0) {
    (void)pthread_mutex_lock(&pipeline->lock);
    fail(pipeline, &trouble);
    (void)pthread_mutex_unlock(&pipeline->lock);
  }
}

int pipeline_finish(struct pipeline *pipeline, struct error *error) {
  struct error ignored;
  (void)!submit(pipeline, 0, &ignored);
  (void)pthread_mutex_lock(&pipeline->lock);
  pipeline->ended = true;
  wake_all(pipeline);
  (void)pthread_mutex_unlock(&pipeline->lock);
  join(pipeline);
  if (pipeline->failed) {
    *error = pipeline->reason;
    return -1;
  }
  return 0;
}

void pipeline_free(struct pipeline *pipeline) {
  if (pipeline == NULL) {
    return;
  }
  (void)pthread_mutex_lock(&pipeline->lock);
  pipeline->stopped = true;
  wake_all(pipeline);
  (void)pthread_mutex_unlock(&pipeline->lock);
  join(pipeline);
  for (size_t i = 0; i < pipeline->slots; i++) {
    batch_free(&pipeline->batches[i]);
  }
  (void)pthread_mutex_destroy(&pipeline->lock);
  (void)pthread_cond_destroy(&pipeline->work);
  (void)pthread_cond_destroy(&pipeline->ready);
  (void)pthread_cond_destroy(&pipeline->room);
  free(pipeline);
}

struct pipeline_times pipeline_times(const struct pipeline *pipeline) {
  return pipeline->times;
}
