/* SPDX-License-Identifier: MIT */
/*
 * A small HTTP/1.1 server for tests, on loopback only: a thread a connection,
 * kept alive, plain or TLS. It delivers answers well, or as badly as it is
 * told to. The handler is called from several threads at once.
 */
#ifndef LADDERWAY_TESTS_REGISTRY_SERVER_H
#define LADDERWAY_TESTS_REGISTRY_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"

enum { SERVER_MOST_HEADERS = 64 };

struct header {
  const char *name, *value;
};

/* How an answer goes over the line; all zero is: well. */
struct delivery {
  bool reset;   /* the connection is reset instead of an answer */
  bool hang_up; /* it ends without an answer */
  bool has_cut; /* after `cut` bytes of the body the connection ends */
  size_t cut;
  bool has_claim; /* `claim` is stated as the length of the body */
  size_t claim;
  bool chunked; /* in chunks, with no length stated */
  bool close;   /* "Connection: close" after a good answer */
  int stall;    /* seconds of silence in the middle of the body */
  size_t pace;  /* bytes a second; 0: no limit */
};

enum { SERVER_MOST_MARKS = 4 };

struct mark {
  const char *name;
  long value;
};

/* A request and the answer to it. All its memory goes with it. */
struct exchange {
  struct arena *arena;
  const char *method;
  const char *target; /* as it came */
  const char *path;   /* without the query, still percent-encoded */
  const char *query;  /* "" when there is none */
  struct header headers[SERVER_MOST_HEADERS];
  size_t header_count;
  struct buffer body;

  int status; /* 200 before the handler is called */
  const char *content_type;
  time_t date;          /* the answer's Date; 0: now */
  struct buffer head;   /* further header lines */
  struct buffer answer; /* the body */
  struct delivery delivery;
  struct mark marks[SERVER_MOST_MARKS]; /* the handler's own; the log shows their names */
  size_t mark_count;
};

/* A header of the request, NULL when it has none of this name. */
const char *exchange_header(const struct exchange *exchange, const char *name);

/* A parameter of the query, decoded; NULL when there is none. */
const char *exchange_parameter(const struct exchange *exchange, const char *name);

/* The decoded name and value at `*position` of the query (0 at first), which
 * moves on; false at the end. */
bool exchange_each(const struct exchange *exchange, size_t *position, struct header *parameter);

/* Text with its percent signs (and, `plus`, its plus signs) undone. */
const char *exchange_decode(struct arena *arena, const char *text, size_t length, bool plus);

void exchange_add_header(struct exchange *exchange, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The answer becomes `status` with this text as its body. */
void exchange_answer(struct exchange *exchange, int status, const char *content_type, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

struct server_options {
  const char *name;                      /* in the log */
  int port;                              /* 0: one that is free */
  const char *certificate, *private_key; /* PEM files; NULL: plain HTTP */
  size_t largest_body;
  int log; /* a file: one line a request; -1 none */
  void (*handle)(struct exchange *exchange, void *context);
  void *context;
};

/* Starts to listen and serve until the process ends. The port, or -1 with a
 * word on standard error. The options must stay. */
int server_start(const struct server_options *options);

#endif
