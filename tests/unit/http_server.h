/* SPDX-License-Identifier: MIT */
/* A server of one machine and one test: plain sockets on a loopback address,
 * one connection after the other, each request answered by a function. */
#ifndef LADDERWAY_TESTS_HTTP_SERVER_H
#define LADDERWAY_TESTS_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>

enum { SERVER_MOST_REQUESTS = 64, SERVER_REQUEST_SIZE = 4096 };

struct server {
  char origin[64];
  int listener, stop[2];
  /* Writes the answer to request `number` (from 0); the connection is closed after it. */
  void (*answer)(struct server *server, int line, const char *request, int number);
  const char *const *answers; /* for server_answer_list(): whole answers, the last for all that follow */
  char requests[SERVER_MOST_REQUESTS][SERVER_REQUEST_SIZE];
  int count;
  bool hung_up; /* the other side left a stalled line */
  unsigned long thread;
};

void server_start(struct server *server, void (*answer)(struct server *, int, const char *, int));
void server_start_list(struct server *server, const char *const *answers);
void server_stop(struct server *server);

void server_answer_list(struct server *server, int line, const char *request, int number);
void server_write(int line, const char *bytes, size_t length);
void server_say(int line, const char *text);
/* Keeps the line open and silent until the other side goes away. */
void server_stall(struct server *server, int line);

#endif
