/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

enum { LONGEST_BACK_OFF = 60 };

/* Tests shorten all pauses by a factor from 0 to 1, written with a point
 * whatever the language. Anything else leaves them as they are. */
double http_factor(void) {
  const char *text = getenv("LADDERWAY_PACE");
  if (text == NULL || (text[0] != '0' && text[0] != '.')) {
    return 1;
  }
  double factor = 0;
  double place = 0.1;
  for (const char *at = text[0] == '0' ? text + 1 : text; *at != '\0'; at++) {
    if (*at == '.' && place == 0.1 && factor == 0) {
      continue;
    }
    if (*at < '0' || *at > '9') {
      return 1;
    }
    factor += place * (*at - '0');
    place /= 10;
  }
  return factor;
}

/* From 0 to 1; spreads the tries of many clients, nothing secret (xorshift64). */
static double chance(struct http *http) {
  http->random ^= http->random << 13;
  http->random ^= http->random >> 7;
  http->random ^= http->random << 17;
  return (double)(http->random >> 11) / (double)(UINT64_C(1) << 53);
}

/* 1, 2, 4 ... 60 seconds, a quarter more or less. */
static double back_off(struct http_job *job) {
  double pause = job->tries < 7 ? (double)(1U << (job->tries < 1 ? 0U : (unsigned)job->tries - 1U)) : LONGEST_BACK_OFF;
  pause *= 0.75 + 0.5 * chance(job->http);
  return pause < LONGEST_BACK_OFF ? pause : LONGEST_BACK_OFF;
}

/* Errors that another try can mend, because the line caused them. */
static bool line_broke(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: /* what a body with too short a length left on the line is no HTTP */
      return true;
    default:
      return false;
  }
}

static enum http_verdict again(struct http_job *job, double pause, double *out) {
  if (job->tries > job->http->most_retries) {
    return HTTP_FAILED;
  }
  *out = pause * job->http->factor;
  return HTTP_AGAIN;
}

/* Many who are told the same time don't all come back in the same second. */
static enum http_verdict patience(struct http_job *job, double *pause, struct error *problem) {
  long asked = http_patience(&job->head);
  if (asked < 0) {
    return again(job, back_off(job), pause);
  }
  if (asked > job->http->most_pause) {
    (void)error_set(problem, ERROR_NETWORK, _("%s asks to wait %ld minutes before the next request. Try again then."),
                    job->http->host, (asked + 59) / 60);
    return HTTP_FAILED;
  }
  double seconds = asked < 1 ? 1 : (double)asked;
  return again(job, seconds * (1 + 0.1 * chance(job->http)), pause);
}

static enum http_verdict elsewhere(struct http_job *job, struct error *problem) {
  char next[HTTP_URL_SIZE];
  if (++job->redirects > HTTP_MOST_REDIRECTS) {
    (void)error_set(problem, ERROR_BAD_DATA, _("%s sends in circles: more than %d redirects. Tell its operator."),
                    job->http->host, HTTP_MOST_REDIRECTS);
    return HTTP_FAILED;
  }
  if (http_follow(job->http, job->url, &job->head, next, sizeof next, problem) != 0) {
    return HTTP_FAILED;
  }
  (void)snprintf(job->url, sizeof job->url, "%s", next);
  return HTTP_ELSEWHERE;
}

static bool redirects(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

enum http_verdict http_judge(struct http_job *job, CURLcode code, double *pause, struct error *problem) {
  const struct http_head *head = &job->head;
  if (job->trouble.code != ERROR_NONE) {
    *problem = job->trouble;
    return HTTP_FAILED;
  }
  if (code != CURLE_OK) {
    (void)http_say_curl(job->http, code, problem);
    return line_broke(code) ? again(job, back_off(job), pause) : HTTP_FAILED;
  }
  if (head->status == 429 || head->status >= 500) {
    (void)http_say_status(job->http, head, problem);
    return patience(job, pause, problem);
  }
  if (redirects(head->status)) {
    return elsewhere(job, problem);
  }
  if (head->status < 200 || (head->status >= 300 && head->status < 400 && head->status != 304)) {
    (void)http_say_status(job->http, head, problem);
    return HTTP_FAILED;
  }
  if (head->status < 300 && job->whole != NULL && !job->whole(job)) {
    (void)http_say_curl(job->http, CURLE_PARTIAL_FILE, problem);
    return again(job, back_off(job), pause);
  }
  return HTTP_DONE;
}
