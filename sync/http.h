/* SPDX-License-Identifier: MIT */
/*
 * HTTP for a slow and broken line.
 *
 * One client speaks to one origin (scheme, host, port) and no other: a
 * redirect elsewhere is an error. Plain http is for loopback addresses only;
 * certificates are always checked. The operator's key goes into the
 * Authorization header and nowhere else: not into messages, not into logs.
 *
 * Tried again, with growing and randomly spread pauses: what broke on the
 * line, bodies that are shorter than they were said to be, 429 and 503
 * (Retry-After is obeyed), other 5xx. Not tried again: other 4xx. A line that
 * stands still for `stall_seconds` counts as broken.
 *
 * Pauses grow 1, 2, 4 ... up to 60 seconds, a quarter more or less, and hold
 * for the whole client. The environment variable LADDERWAY_PACE, a number from
 * 0 to 1 such as 0.01, shortens all pauses (and those of `per_second`) by that
 * factor; it is there for tests against a double on the same machine.
 * Redirects are followed within the origin, five at most. Proxies are taken
 * from the environment as libcurl does, but never for a loopback address.
 * Cookies, .netrc and other schemes are not used.
 */
#ifndef LADDERWAY_SYNC_HTTP_H
#define LADDERWAY_SYNC_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "data/base/buffer.h"
#include "data/base/error.h"

struct http;

struct http_progress {
  long requests, retries;
  long long bytes;            /* over the line, all answers together */
  long long body, body_total; /* of the answer that is arriving; -1 not known */
  long waiting;               /* seconds until the next try; 0 */
};

struct http_options {
  const char *origin;  /* "https://registry.example:443", see http_origin() */
  const char *key;     /* for the Authorization header; NULL none */
  const char *ca_file; /* NULL: SSL_CERT_FILE, else the system's certificates */
  double per_second;   /* requests a second at most; 0 or less: no limit */
  int jobs;            /* connections at once; 0: 1 */
  int most_retries;    /* of one request; 0: 5 */
  int stall_seconds;   /* 0: 60 */
  long most_pause;     /* seconds that are waited for Retry-After; 0: 900. A longer one is an error that says so. */
  /* Called often, also while waiting; return false to cancel. May be NULL. */
  bool (*progress)(const struct http_progress *progress, void *context);
  void *context;
};

/* The origin of an address, in lower case, into `origin`. Refused with one
 * sentence: other schemes than http and https, http to anything but a loopback
 * address, a user name or password in the address, control characters. */
int http_origin(const char *url, char *origin, size_t size, struct error *error) MUST_CHECK;

int http_new(struct http **out, const struct http_options *options, struct error *error) MUST_CHECK;
void http_free(struct http *http); /* wipes the key */

/* A client for another origin with the same settings but without the key, for
 * a file that a registry names elsewhere. It goes on counting where `http`
 * stands; http_take_counts() brings the counts back. Refused: an address of
 * this machine, unless `http` itself speaks to this machine. */
int http_elsewhere(struct http **out, const struct http *http, const char *url, struct error *error) MUST_CHECK;
void http_take_counts(struct http *http, const struct http *other);

/* Host (and port, when unusual) for messages; whether a key is sent. */
const char *http_name(const struct http *http);
bool http_has_key(const struct http *http);

enum { HTTP_ETAG_SIZE = 256, HTTP_LARGEST_BODY = 256 << 20 };

struct http_request {
  const char *path;                                           /* with the query: "/ce-registry/envelopes?page=1" */
  const char *json;                                           /* a body to POST; NULL: GET */
  const char *etag;                                           /* If-None-Match; NULL none */
  size_t limit;                                               /* bytes of the answer, unpacked; 0: HTTP_LARGEST_BODY */
  bool (*complete)(const struct buffer *body, void *context); /* NULL, or false for a body that was cut: tried again */
  void *context;
};

struct http_reply {
  long status;             /* 200, 304, 404 ... any that is not tried again */
  struct buffer body;      /* given back with http_reply_free() */
  long total, total_pages; /* X-Total (Total), X-Total-Pages; -1 not stated */
  time_t date;             /* of the server's clock; 0 not stated */
  bool json, html;         /* the content type says so */
  char etag[HTTP_ETAG_SIZE];
};

/* Sends `count` requests, `jobs` at once, and waits for all. Fails with the
 * first that can't be done; statuses of 400 to 499 are no failure here. Each
 * reply is to be given back, also after a failure: the one that gave up on a
 * status of 429 or from 500 up still holds it, with the beginning of its body. */
int http_send(struct http *http, const struct http_request *requests, size_t count, struct http_reply *replies,
              struct error *error) MUST_CHECK;
void http_reply_free(struct http_reply *reply);

/* Fetches `path` (of the client's origin) into the file `target`, at most
 * `limit` bytes, going on where an earlier try of the same file (same ETag or
 * date) ended: the part lies in "target.part" until it is whole. */
int http_download(struct http *http, const char *path, const char *target, long long limit,
                  struct error *error) MUST_CHECK;

/* Sends the bytes of a file (PUT), signed for an S3-compatible store. The
 * secrets are read by s3.c from the environment. `sha256` is the file's, hex. */
struct http_signing {
  const char *provider; /* "aws:amz:us-east-1:s3" */
  const char *user, *secret, *token;
};
int http_put(struct http *http, const struct http_signing *signing, const char *path, const char *file,
             const char *sha256, const char *content_type, const char *cache_control, struct error *error) MUST_CHECK;

/* What was done so far. */
void http_counts(const struct http *http, struct http_progress *counts);

#endif
