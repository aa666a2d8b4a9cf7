/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

enum { CONNECT_SECONDS = 30, SLOWEST_BYTES = 10 };

static size_t take_head(char *line, size_t one, size_t length, void *context) {
  (void)one;
  struct http_job *job = context;
  job->head_bytes += length;
  if (job->head_bytes > HTTP_MOST_HEAD) {
    (void)http_say_too_big(job->http, &job->trouble);
    return 0;
  }
  http_head_line(&job->head, line, length);
  return length;
}

static size_t take_body(char *bytes, size_t one, size_t length, void *context) {
  (void)one;
  struct http_job *job = context;
  job->received += (long long)length;
  return job->receive(job, bytes, length) ? length : 0;
}

int http_add_header(struct http_job *job, struct error *error, const char *format, ...) {
  char line[HTTP_URL_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  if (length < 0 || (size_t)length >= sizeof line) {
    return error_no_memory(error);
  }
  struct curl_slist *more = curl_slist_append(job->headers, line);
  explicit_bzero(line, sizeof line);
  if (more == NULL) {
    return error_no_memory(error);
  }
  job->headers = more;
  return 0;
}

/* Where it may go, and whom it believes. */
static bool set_trust(CURL *easy, const struct http *http) {
  const char *scheme = strncmp(http->origin, "https", 5) == 0 ? "https" : "http";
  const char *certificates = http->ca_file != NULL ? http->ca_file : getenv("SSL_CERT_FILE");
  CURLcode codes[] = {
      curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, scheme),
      curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, scheme),
      curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L),
      curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L),
      curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED),
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L),
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L),
      curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2),
      curl_easy_setopt(easy, CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE),
      curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L),
      http->loopback ? curl_easy_setopt(easy, CURLOPT_PROXY, "") : CURLE_OK,
  };
  bool good = true;
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    good = good && codes[i] == CURLE_OK;
  }
  if (good && certificates != NULL && certificates[0] != '\0') {
    good = curl_easy_setopt(easy, CURLOPT_CAINFO, certificates) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_CAPATH, NULL) == CURLE_OK;
  }
  return good;
}

static bool set_line(CURL *easy, const struct http *http) {
  CURLcode codes[] = {
      curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS),
      curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L),
      curl_easy_setopt(easy, CURLOPT_USERAGENT, "ladderway/" PACKAGE_VERSION),
      curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L),
      curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS),
      curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST_BYTES),
      curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)http->stall_seconds),
      curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L),
  };
  bool good = true;
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    good = good && codes[i] == CURLE_OK;
  }
  return good;
}

static bool set_job(struct http_job *job) {
  CURLcode codes[] = {
      curl_easy_setopt(job->easy, CURLOPT_URL, job->url),
      curl_easy_setopt(job->easy, CURLOPT_PRIVATE, job),
      curl_easy_setopt(job->easy, CURLOPT_HEADERFUNCTION, take_head),
      curl_easy_setopt(job->easy, CURLOPT_HEADERDATA, job),
      curl_easy_setopt(job->easy, CURLOPT_WRITEFUNCTION, take_body),
      curl_easy_setopt(job->easy, CURLOPT_WRITEDATA, job),
  };
  bool good = true;
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    good = good && codes[i] == CURLE_OK;
  }
  return good;
}

/* A fresh handle for each try: nothing of an earlier one can linger. The
 * connections live on in the multi handle. */
int http_easy_start(struct http_job *job, struct error *error) {
  job->easy = curl_easy_init();
  job->head_bytes = 0;
  job->received = 0;
  job->trouble = (struct error){.code = ERROR_NONE};
  http_head_clear(&job->head);
  if (job->easy == NULL || !set_trust(job->easy, job->http) || !set_line(job->easy, job->http) || !set_job(job)) {
    http_easy_end(job);
    return error_no_memory(error);
  }
  int status = job->prepare(job, error);
  if (status == 0 && job->with_key && job->http->authorization != NULL) {
    status = http_add_header(job, error, "%s", job->http->authorization);
  }
  if (status == 0 && curl_easy_setopt(job->easy, CURLOPT_HTTPHEADER, job->headers) != CURLE_OK) {
    status = error_no_memory(error);
  }
  if (status == 0 && curl_multi_add_handle(job->http->multi, job->easy) != CURLM_OK) {
    status = error_no_memory(error);
  }
  if (status != 0) {
    http_easy_end(job);
  }
  return status;
}

void http_easy_end(struct http_job *job) {
  if (job->easy != NULL) {
    (void)curl_multi_remove_handle(job->http->multi, job->easy);
    curl_easy_cleanup(job->easy);
    job->easy = NULL;
  }
  for (struct curl_slist *at = job->headers; at != NULL; at = at->next) {
    explicit_bzero(at->data, strlen(at->data)); /* one of them may hold the key */
  }
  curl_slist_free_all(job->headers);
  job->headers = NULL;
}
