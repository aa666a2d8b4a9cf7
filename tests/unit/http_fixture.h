/* SPDX-License-Identifier: MIT */
/* One client, one scripted server, one answer. */
#ifndef LADDERWAY_TESTS_HTTP_FIXTURE_H
#define LADDERWAY_TESTS_HTTP_FIXTURE_H

#include "http_server.h"
#include "sync/http.h"

#define SECRET "sEcReT-kEy-0123456789"
#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

struct fixture {
  struct server server;
  struct http *http;
  struct http_options options;
  struct http_reply reply;
  struct http_progress counts;
  struct error error;
  long longest_wait;
  int calls, cancel_at;
};

double now(void);
int set_up(void **state);
int tear_down(void **state);

/* Asks once, with what was set in `options`; no message may hold the key or a tag. */
int get(struct fixture *fixture, const struct http_request *request);
/* The same of a server that gives these answers, the last for all that follow. */
int ask(struct fixture *fixture, const char *const *answers);
#define ASK(...) ask(fixture, (const char *const[]){__VA_ARGS__, NULL})

/* Fails when the message of the last error lacks these words. */
void says(const struct fixture *fixture, const char *words);

#endif
