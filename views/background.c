/* SPDX-License-Identifier: MIT */
#include "views/background.h"

#include <stdio.h>
#include <unistd.h>

#include "tui/loop.h"
#include "views/view.h"

int background_open(struct background *background, struct error *error) {
  (void)pthread_mutex_init(&background->lock, NULL);
  background->arena = arena_new(VIEW_ARENA);
  return background->arena == NULL ? error_no_memory(error) : 0;
}

static void fail(struct background *background) {
  background->result = -1;
  background->finished = true;
}

int background_start(struct background *background, int prepared, void *(*work)(void *context), void *context,
                     const char *unable, struct error *error) {
  if (prepared != 0) {
    fail(background);
    *error = background->error;
    return -1;
  }
  background->started = true;
  if (pthread_create(&background->thread, NULL, work, context) != 0) {
    background->started = false;
    fail(background);
    return error_set(error, ERROR_NO_MEMORY, "%s", unable);
  }
  return 0;
}

void background_run(struct background *background, int prepared, void *(*work)(void *context), void *context) {
  if (prepared != 0) {
    fail(background);
    return;
  }
  (void)work(context);
  if (isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, "\r\033[K");
  }
}

void background_end(struct background *background) {
  (void)pthread_mutex_lock(&background->lock);
  background->finished = true;
  (void)pthread_mutex_unlock(&background->lock);
  if (background->started) {
    loop_wake();
  }
}

void background_join(struct background *background) {
  if (background->started) {
    (void)pthread_join(background->thread, NULL);
    background->started = false;
  }
}

void background_stop(struct background *background) {
  if (background->started) {
    atomic_store(&background->cancel, true);
  }
  background_join(background);
  if (background->arena != NULL) {
    (void)pthread_mutex_destroy(&background->lock);
    arena_free(background->arena);
    background->arena = NULL;
  }
}
