/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

enum { LONGEST_NAP = 100 }; /* milliseconds between two looks at whether to go on */

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void http_job_begin(struct http_job *job, struct http *http, const char *path) {
  job->http = http;
  job->done = false;
  job->tries = 0;
  job->redirects = 0;
  (void)snprintf(job->url, sizeof job->url, "%s%s", http->origin, path);
}

/* What has come over the line for a job so far. */
static long long arrived(const struct http_job *job) {
  curl_off_t bytes = 0;
  return job->easy != NULL && curl_easy_getinfo(job->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes) == CURLE_OK
             ? (long long)bytes + (long long)job->head_bytes
             : 0;
}

/* Tells how it stands; false when it is to stop. */
static bool report(struct http *http, const struct http_job *jobs, size_t count) {
  if (http->progress == NULL) {
    return true;
  }
  struct http_progress progress = http->counts;
  double pause = http->resume_at - now();
  progress.waiting = pause > 0 ? (long)pause + 1 : 0;
  progress.body = -1;
  progress.body_total = -1;
  for (size_t i = 0; i < count; i++) {
    if (jobs[i].easy != NULL) {
      curl_off_t total = -1;
      (void)curl_easy_getinfo(jobs[i].easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &total);
      progress.bytes += arrived(&jobs[i]);
      progress.body = jobs[i].received;
      progress.body_total = (long long)total;
    }
  }
  return http->progress(&progress, http->context);
}

/* Starts what may start now: as many at once as allowed, no faster than allowed. */
static int start_ready(struct http *http, struct http_job *jobs, size_t count, struct error *error) {
  int active = 0;
  for (size_t i = 0; i < count; i++) {
    active += jobs[i].easy != NULL ? 1 : 0;
  }
  for (size_t i = 0; i < count && active < http->jobs; i++) {
    double time = now();
    if (time < http->resume_at || time < http->next_start) {
      return 0;
    }
    if (jobs[i].done || jobs[i].easy != NULL) {
      continue;
    }
    if (http_easy_start(&jobs[i], error) != 0) {
      return -1;
    }
    http->next_start = time + http->gap * http->factor;
    http->counts.requests++;
    active++;
  }
  return 0;
}

/* A try has ended: what now? A pause is for the whole client, since a server
 * that asks for patience has no use for another connection. */
static int settle(struct http_job *job, CURLcode code, struct error *error) {
  struct http *http = job->http;
  struct error problem = {.code = ERROR_NETWORK};
  double pause = 0;
  job->tries++;
  http->counts.bytes += arrived(job);
  enum http_verdict verdict = http_judge(job, code, &pause, &problem);
  http_easy_end(job);
  switch (verdict) {
    case HTTP_DONE:
      job->done = true;
      return 0;
    case HTTP_AGAIN:
      http->counts.retries++;
      http->resume_at = now() + pause > http->resume_at ? now() + pause : http->resume_at;
      return 0;
    case HTTP_ELSEWHERE:
      job->tries--; /* the way there is not a try that failed */
      return 0;
    default:
      *error = problem;
      return -1;
  }
}

static int collect(struct http *http, size_t *left, struct error *error) {
  int waiting = 0;
  CURLMsg *message = NULL;
  while ((message = curl_multi_info_read(http->multi, &waiting)) != NULL) {
    struct http_job *job = NULL;
    CURLcode code = message->data.result;
    if (message->msg != CURLMSG_DONE ||
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&job) != CURLE_OK || job == NULL) {
      continue;
    }
    if (settle(job, code, error) != 0) {
      return -1;
    }
    *left -= job->done ? 1 : 0;
  }
  return 0;
}

static void nap(struct http *http) {
  double start = http->resume_at > http->next_start ? http->resume_at : http->next_start;
  double seconds = start - now();
  int most = LONGEST_NAP;
  int milliseconds = seconds > 0 && seconds * 1000 < most ? (int)(seconds * 1000) + 1 : most;
  (void)curl_multi_poll(http->multi, NULL, 0, milliseconds, NULL);
}

static int step(struct http *http, struct http_job *jobs, size_t count, size_t *left, struct error *error) {
  int running = 0;
  if (start_ready(http, jobs, count, error) != 0) {
    return -1;
  }
  if (!report(http, jobs, count)) {
    return error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
  }
  if (curl_multi_perform(http->multi, &running) != CURLM_OK) {
    return error_no_memory(error);
  }
  return collect(http, left, error);
}

/* A TLS line that the other side has closed raises SIGPIPE in whoever writes to
 * it. It is kept from this thread while libcurl works, and forgotten after. */
void http_quiet_begin(struct http_quiet *quiet) {
  sigset_t pending;
  sigset_t pipe;
  (void)sigemptyset(&pipe);
  (void)sigaddset(&pipe, SIGPIPE);
  (void)sigemptyset(&pending);
  (void)sigpending(&pending);
  quiet->was_pending = sigismember(&pending, SIGPIPE) == 1;
  (void)pthread_sigmask(SIG_BLOCK, &pipe, &quiet->before);
}

void http_quiet_end(const struct http_quiet *quiet) {
  static const struct timespec at_once = {0};
  sigset_t pipe;
  (void)sigemptyset(&pipe);
  (void)sigaddset(&pipe, SIGPIPE);
  if (!quiet->was_pending) {
    (void)sigtimedwait(&pipe, NULL, &at_once);
  }
  (void)pthread_sigmask(SIG_SETMASK, &quiet->before, NULL);
}

int http_run(struct http *http, struct http_job *jobs, size_t count, struct error *error) {
  size_t left = count;
  int status = 0;
  struct http_quiet quiet;
  http_quiet_begin(&quiet);
  while (left > 0 && status == 0) {
    status = step(http, jobs, count, &left, error);
    if (left > 0 && status == 0) {
      nap(http);
    }
  }
  for (size_t i = 0; i < count; i++) {
    if (jobs[i].easy != NULL) {
      http->counts.bytes += arrived(&jobs[i]);
      http_easy_end(&jobs[i]);
    }
  }
  http_quiet_end(&quiet);
  if (status == 0 && !report(http, jobs, count)) {
    status = error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
  }
  return status;
}
