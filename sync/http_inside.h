/* SPDX-License-Identifier: MIT */
/*
 * What the files of the HTTP client share; nobody else includes this.
 *
 *   http_origin.c    addresses: origins, loopback, where a redirect leads
 *   http_head.c      the lines above an answer's body -> struct http_head
 *   http_easy.c      one try of one job on one libcurl handle
 *   http_judge.c     what a try came to: done, again after a pause, elsewhere, failed
 *   http_loop.c      all jobs to their end: pace, pauses, progress, cancelling
 *   http_message.c   sentences
 *   http.c           the client
 *   http_send.c      answers kept in memory
 *   http_download.c  answers kept in a file
 *   http_put.c       files sent
 */
#ifndef LADDERWAY_SYNC_HTTP_INSIDE_H
#define LADDERWAY_SYNC_HTTP_INSIDE_H

#include <curl/curl.h>
#include <signal.h>
#include <stdint.h>

#include "sync/http.h"

enum {
  HTTP_NAME_SIZE = 300,      /* host and port */
  HTTP_URL_SIZE = 8192,      /* any address */
  HTTP_MOST_HEAD = 64 << 10, /* bytes of header lines of one answer */
  HTTP_MOST_REDIRECTS = 5,
  HTTP_ERROR_BODY = 64 << 10 /* bytes of the body of a refusal */
};

/* The lines above the body of the answer that is arriving. */
struct http_head {
  long status;
  long long range_start, range_total; /* Content-Range; -1 not stated */
  long total, total_pages;
  long retry_after;        /* seconds; -1 not stated */
  time_t retry_date, date; /* 0 not stated */
  bool json, html;
  char etag[HTTP_ETAG_SIZE];
  char modified[64];
  char location[2048];
  bool location_too_long;
};

struct http {
  char origin[HTTP_NAME_SIZE];
  char host[HTTP_NAME_SIZE]; /* for showing: without scheme and usual port */
  bool loopback;
  char *authorization; /* the whole header line, NULL without a key */
  char *ca_file;
  double gap;    /* seconds between the starts of two requests */
  double factor; /* of all pauses, from LADDERWAY_PACE */
  int jobs, most_retries, stall_seconds;
  long most_pause;
  bool (*progress)(const struct http_progress *progress, void *context);
  void *context;
  CURLM *multi;
  struct http_progress counts; /* with the bytes of what has ended */
  double next_start;           /* by the monotonic clock: not before this for the pace */
  double resume_at;            /* nor before this, because the other side asked for a pause */
  uint64_t random;
};

/* One request on its way through tries and redirects. */
struct http_job {
  struct http *http;
  /* What the one who sends it knows. */
  int (*prepare)(struct http_job *job, struct error *error);             /* before each try: options, headers, sink */
  bool (*receive)(struct http_job *job, const char *bytes, size_t size); /* false: `trouble` says why */
  bool (*whole)(struct http_job *job);                                   /* after an answer of 200 to 299; NULL: yes */
  void *own;
  bool with_key;
  /* How it stands. */
  char url[HTTP_URL_SIZE];
  CURL *easy; /* NULL while it waits for its turn */
  struct curl_slist *headers;
  struct http_head head;
  size_t head_bytes;
  long long received;   /* bytes of body in this try, unpacked */
  struct error trouble; /* found while receiving; ERROR_NONE when none was */
  int tries, redirects;
  bool done;
};

enum http_verdict { HTTP_DONE, HTTP_AGAIN, HTTP_ELSEWHERE, HTTP_FAILED };

/* http_origin.c */
int http_check_path(const char *path, struct error *error) MUST_CHECK;
bool http_loopback(const char *origin);
void http_host(const char *origin, char *host, size_t size);
/* Where the answer of job->url points, if that is of the same origin. */
int http_follow(const struct http *http, const char *url, const struct http_head *head, char *next, size_t size,
                struct error *error) MUST_CHECK;

/* http_head.c */
void http_head_clear(struct http_head *head);
/* The seconds that Retry-After asks for; -1 when it asks for none. */
long http_patience(const struct http_head *head);
void http_head_line(struct http_head *head, const char *line, size_t length);

/* http_easy.c */
int http_easy_start(struct http_job *job, struct error *error) MUST_CHECK;
void http_easy_end(struct http_job *job);
int http_add_header(struct http_job *job, struct error *error, const char *format, ...) MUST_CHECK
    __attribute__((format(printf, 3, 4)));

/* http_judge.c */
/* `problem` holds the sentence of HTTP_FAILED, `pause` the seconds of HTTP_AGAIN. */
enum http_verdict http_judge(struct http_job *job, CURLcode code, double *pause, struct error *problem);
double http_factor(void);

/* http_loop.c */
int http_run(struct http *http, struct http_job *jobs, size_t count, struct error *error) MUST_CHECK;
struct http_quiet {
  sigset_t before;
  bool was_pending;
};
void http_quiet_begin(struct http_quiet *quiet);
void http_quiet_end(const struct http_quiet *quiet);
void http_job_begin(struct http_job *job, struct http *http, const char *path);

/* http_message.c; all return a negative number, as error_set() does */
int http_say_curl(const struct http *http, CURLcode code, struct error *error);
int http_say_status(const struct http *http, const struct http_head *head, struct error *error);
int http_say_too_big(const struct http *http, struct error *error);

#endif
