/* SPDX-License-Identifier: MIT */
#include "http_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int set_up(void **state) {
  (void)setenv("LADDERWAY_PACE", "0.01", 1);
  *state = calloc(1, sizeof(struct fixture));
  return *state == NULL ? -1 : 0;
}

int tear_down(void **state) {
  struct fixture *fixture = *state;
  http_reply_free(&fixture->reply);
  http_free(fixture->http);
  if (fixture->server.origin[0] != '\0') {
    server_stop(&fixture->server);
  }
  free(fixture);
  return 0;
}

static bool watch(const struct http_progress *progress, void *context) {
  struct fixture *fixture = context;
  fixture->longest_wait = progress->waiting > fixture->longest_wait ? progress->waiting : fixture->longest_wait;
  return ++fixture->calls != fixture->cancel_at;
}

int get(struct fixture *fixture, const struct http_request *request) {
  fixture->options.origin = fixture->server.origin;
  fixture->options.progress = watch;
  fixture->options.context = fixture;
  assert_int_equal(http_new(&fixture->http, &fixture->options, &fixture->error), 0);
  int status = http_send(fixture->http, request, 1, &fixture->reply, &fixture->error);
  http_counts(fixture->http, &fixture->counts);
  if (status != 0) {
    assert_null(strstr(fixture->error.message, SECRET));
    assert_null(strchr(fixture->error.message, '<'));
    assert_true(strlen(fixture->error.message) > 20);
  }
  return status;
}

int ask(struct fixture *fixture, const char *const *answers) {
  server_start_list(&fixture->server, answers);
  struct http_request request = {.path = "/list?page=1"};
  return get(fixture, &request);
}

void says(const struct fixture *fixture, const char *words) {
  if (strstr(fixture->error.message, words) == NULL) {
    fail_msg("no \"%s\" in: %s", words, fixture->error.message);
  }
}
