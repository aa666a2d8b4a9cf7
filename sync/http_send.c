/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

struct asked {
  const struct http_request *request;
  struct http_reply *reply;
};

static int prepare(struct http_job *job, struct error *error) {
  struct asked *asked = job->own;
  const struct http_request *request = asked->request;
  buffer_clear(&asked->reply->body);
  bool good = curl_easy_setopt(job->easy, CURLOPT_ACCEPT_ENCODING, "") == CURLE_OK;
  if (request->json != NULL) {
    good = good && curl_easy_setopt(job->easy, CURLOPT_POSTFIELDSIZE, (long)strlen(request->json)) == CURLE_OK &&
           curl_easy_setopt(job->easy, CURLOPT_POSTFIELDS, request->json) == CURLE_OK;
  }
  int status = good ? http_add_header(job, error, "Accept: application/json") : error_no_memory(error);
  if (status == 0 && request->json != NULL) {
    status = http_add_header(job, error, "Content-Type: application/json");
  }
  if (status == 0 && request->json != NULL) {
    status = http_add_header(job, error, "Expect:"); /* else libcurl waits a second for leave to send */
  }
  if (status == 0 && request->etag != NULL && request->etag[0] != '\0') {
    status = http_add_header(job, error, "If-None-Match: %s", request->etag);
  }
  return status;
}

static bool receive(struct http_job *job, const char *bytes, size_t size) {
  struct asked *asked = job->own;
  struct buffer *body = &asked->reply->body;
  if (job->head.status < 200 || job->head.status >= 300) { /* of a refusal, the beginning is enough */
    size_t most = body->limit < HTTP_ERROR_BODY ? body->limit : HTTP_ERROR_BODY;
    size_t room = body->length < most ? most - body->length : 0;
    if (job->received > 100 * (long long)HTTP_ERROR_BODY) {
      (void)http_say_too_big(job->http, &job->trouble);
      return false;
    }
    size = size < room ? size : room;
  }
  buffer_add(body, bytes, size);
  if (!body->failed) {
    return true;
  }
  if (job->received > (long long)body->limit) {
    (void)http_say_too_big(job->http, &job->trouble);
  } else {
    (void)error_no_memory(&job->trouble);
  }
  return false;
}

static bool whole(struct http_job *job) {
  struct asked *asked = job->own;
  return asked->request->complete == NULL || asked->request->complete(&asked->reply->body, asked->request->context);
}

/* Some servers quote what they were sent; the key is not to come back that way
 * into a message. */
static void hide_key(const struct http *http, struct buffer *body) {
  const char *key = http->authorization == NULL ? NULL : strrchr(http->authorization, ' ') + 1;
  size_t length = key == NULL ? 0 : strlen(key);
  size_t at = 0;
  while (length > 0 && at < body->length) {
    char *found = memmem(body->data + at, body->length - at, key, length);
    if (found == NULL) {
      return;
    }
    memset(found, '*', length);
    at = (size_t)(found - body->data) + length;
  }
}

static void take_head(struct http_reply *reply, const struct http_head *head) {
  reply->status = head->status;
  reply->total = head->total;
  reply->total_pages = head->total_pages;
  reply->date = head->date;
  reply->json = head->json;
  reply->html = head->html;
  (void)snprintf(reply->etag, sizeof reply->etag, "%s", head->etag);
}

int http_send(struct http *http, const struct http_request *requests, size_t count, struct http_reply *replies,
              struct error *error) {
  struct http_job *jobs = calloc(count == 0 ? 1 : count, sizeof *jobs);
  struct asked *asked = calloc(count == 0 ? 1 : count, sizeof *asked);
  bool memory = jobs != NULL && asked != NULL;
  int status = memory ? 0 : error_no_memory(error);
  for (size_t i = 0; i < count; i++) {
    replies[i] = (struct http_reply){.total = -1, .total_pages = -1};
    buffer_init(&replies[i].body, requests[i].limit == 0 ? HTTP_LARGEST_BODY : requests[i].limit);
    if (memory && status == 0) {
      asked[i] = (struct asked){.request = &requests[i], .reply = &replies[i]};
      jobs[i] =
          (struct http_job){.prepare = prepare, .receive = receive, .whole = whole, .own = &asked[i], .with_key = true};
      http_job_begin(&jobs[i], http, requests[i].path);
      status = http_check_path(requests[i].path, error);
    }
  }
  if (memory && status == 0) {
    status = http_run(http, jobs, count, error);
    for (size_t i = 0; i < count; i++) {
      take_head(&replies[i], &jobs[i].head);
      if (replies[i].status >= 400) {
        hide_key(http, &replies[i].body);
      }
    }
  }
  free(jobs);
  free(asked);
  return status;
}

void http_reply_free(struct http_reply *reply) {
  buffer_free(&reply->body);
}
