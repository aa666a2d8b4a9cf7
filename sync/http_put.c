/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

struct upload {
  const struct http_signing *signing;
  const char *sha256, *content_type, *cache_control;
  int file;
  off_t size, at;
  char answer[2048]; /* the beginning of a refusal */
  size_t length;
};

static size_t give(char *room, size_t one, size_t count, void *context) {
  struct upload *upload = context;
  ssize_t got = pread(upload->file, room, one * count, upload->at);
  if (got < 0) {
    return CURL_READFUNC_ABORT;
  }
  upload->at += got;
  return (size_t)got;
}

static int seek(void *context, curl_off_t offset, int origin) {
  struct upload *upload = context;
  if (origin != SEEK_SET || offset < 0 || offset > upload->size) {
    return CURL_SEEKFUNC_CANTSEEK;
  }
  upload->at = (off_t)offset;
  return CURL_SEEKFUNC_OK;
}

static bool set_body(struct http_job *job) {
  struct upload *upload = job->own;
  CURLcode codes[] = {
      curl_easy_setopt(job->easy, CURLOPT_UPLOAD, 1L),
      curl_easy_setopt(job->easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload->size),
      curl_easy_setopt(job->easy, CURLOPT_READFUNCTION, give),
      curl_easy_setopt(job->easy, CURLOPT_READDATA, upload),
      curl_easy_setopt(job->easy, CURLOPT_SEEKFUNCTION, seek),
      curl_easy_setopt(job->easy, CURLOPT_SEEKDATA, upload),
      curl_easy_setopt(job->easy, CURLOPT_AWS_SIGV4, upload->signing->provider),
      curl_easy_setopt(job->easy, CURLOPT_USERNAME, upload->signing->user),
      curl_easy_setopt(job->easy, CURLOPT_PASSWORD, upload->signing->secret),
  };
  bool good = true;
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    good = good && codes[i] == CURLE_OK;
  }
  return good;
}

/* libcurl signs each header that is given here, so no header may be given that
 * is not sent, such as an empty "Expect:". */
static int prepare(struct http_job *job, struct error *error) {
  struct upload *upload = job->own;
  const char *token = upload->signing->token;
  upload->at = 0;
  upload->length = 0;
  if (!set_body(job)) {
    return error_no_memory(error);
  }
  if (http_add_header(job, error, "x-amz-content-sha256: %s", upload->sha256) != 0 ||
      http_add_header(job, error, "Content-Type: %s", upload->content_type) != 0) {
    return -1;
  }
  if (upload->cache_control != NULL && http_add_header(job, error, "Cache-Control: %s", upload->cache_control) != 0) {
    return -1;
  }
  return token != NULL && token[0] != '\0' ? http_add_header(job, error, "x-amz-security-token: %s", token) : 0;
}

static bool receive(struct http_job *job, const char *bytes, size_t size) {
  struct upload *upload = job->own;
  size_t room = sizeof upload->answer - 1 - upload->length;
  if (job->received > 100 * (long long)HTTP_ERROR_BODY) {
    (void)http_say_too_big(job->http, &job->trouble);
    return false;
  }
  size = size < room ? size : room;
  memcpy(upload->answer + upload->length, bytes, size);
  upload->length += size;
  upload->answer[upload->length] = '\0';
  return true;
}

/* An S3-compatible store says why in <Code>, one word: "AccessDenied". */
static void find_code(const struct upload *upload, char *code, size_t size) {
  const char *start = strstr(upload->answer, "<Code>");
  size_t length = 0;
  if (start != NULL) {
    start += strlen("<Code>");
    while ((start[length] >= 'A' && start[length] <= 'Z') || (start[length] >= 'a' && start[length] <= 'z')) {
      length++;
    }
  }
  (void)snprintf(code, size, "%.*s", length < size ? (int)length : 0, start == NULL ? "" : start);
}

static int look(const struct http_job *job, struct error *error) {
  char code[64];
  if (job->head.status >= 200 && job->head.status < 300) {
    return 0;
  }
  find_code(job->own, code, sizeof code);
  if (code[0] == '\0') {
    return http_say_status(job->http, &job->head, error);
  }
  return error_set(error, ERROR_NETWORK, _("%s refused the file (%ld, %s). Check the name of the store and its keys."),
                   job->http->host, job->head.status, code);
}

static int open_file(struct upload *upload, const char *path, struct error *error) {
  struct stat about;
  upload->file = open(path, O_RDONLY | O_CLOEXEC);
  if (upload->file < 0 || fstat(upload->file, &about) != 0) {
    return error_system(error, errno, _("Reading"), path);
  }
  if (!S_ISREG(about.st_mode)) {
    return error_system(error, EINVAL, _("Reading"), path);
  }
  upload->size = about.st_size;
  return 0;
}

int http_put(struct http *http, const struct http_signing *signing, const char *path, const char *file,
             const char *sha256, const char *content_type, const char *cache_control, struct error *error) {
  struct upload *upload = calloc(1, sizeof *upload);
  struct http_job *job = calloc(1, sizeof *job);
  if (upload == NULL || job == NULL) {
    free(upload);
    free(job);
    return error_no_memory(error);
  }
  *upload = (struct upload){
      .signing = signing, .sha256 = sha256, .content_type = content_type, .cache_control = cache_control, .file = -1};
  int status = http_check_path(path, error);
  if (status == 0) {
    status = open_file(upload, file, error);
  }
  if (status == 0) {
    *job = (struct http_job){.prepare = prepare, .receive = receive, .own = upload};
    http_job_begin(job, http, path);
    status = http_run(http, job, 1, error);
  }
  if (status == 0) {
    status = look(job, error);
  }
  if (upload->file >= 0) {
    (void)close(upload->file);
  }
  free(job);
  free(upload);
  return status;
}
