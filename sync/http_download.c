/* SPDX-License-Identifier: MIT */
/*
 * The part that has arrived lies in "target.part". Beside it, "target.from"
 * says of which address and which version of it (ETag or date) it is a part;
 * without a match the part is worth nothing and the download starts over.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/http_inside.h"

enum { LARGEST_FROM = HTTP_URL_SIZE + HTTP_ETAG_SIZE + 16, WORTH_A_TRY = 64 << 10 };

struct download {
  const char *path; /* what was asked for, for target.from */
  char part[PATH_MAX], from[PATH_MAX];
  char version[HTTP_ETAG_SIZE]; /* of what lies in the part; "" unknown */
  int file;
  long long size, limit, total; /* bytes in the part; -1: how many it will be is not known */
  bool begun;                   /* the head of this try's answer has been looked at */
};

static int names(struct download *download, const char *target, struct error *error) {
  int part = snprintf(download->part, sizeof download->part, "%s.part", target);
  int from = snprintf(download->from, sizeof download->from, "%s.from", target);
  return part < 0 || from < 0 || part >= PATH_MAX || from >= PATH_MAX
             ? error_set(error, ERROR_USAGE, _("The name of the file to write is too long."))
             : 0;
}

/* Line one of target.from is the address, line two the version. */
static void read_version(struct download *download, const char *origin) {
  struct buffer text;
  struct error ignored;
  char head[HTTP_URL_SIZE];
  buffer_init(&text, LARGEST_FROM);
  download->version[0] = '\0';
  int length = snprintf(head, sizeof head, "%s%s\n", origin, download->path);
  if (length > 0 && (size_t)length < sizeof head && file_read(download->from, &text, &ignored) == 0 &&
      text.length > (size_t)length && strncmp(text.data, head, (size_t)length) == 0) {
    const char *version = text.data + length;
    size_t end = strcspn(version, "\r\n");
    bool good = end > 0 && end < sizeof download->version && version[end] == '\n';
    (void)snprintf(download->version, sizeof download->version, "%.*s", good ? (int)end : 0, version);
  }
  buffer_free(&text);
}

static int write_version(const struct download *download, const char *origin, struct error *error) {
  (void)unlink(download->from);
  if (download->version[0] == '\0') {
    return 0;
  }
  int file = open(download->from, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  FILE *stream = file < 0 ? NULL : fdopen(file, "w");
  if (stream == NULL) {
    int why = errno;
    if (file >= 0) {
      (void)close(file);
    }
    return error_system(error, why, _("Writing"), download->from);
  }
  int written = fprintf(stream, "%s%s\n%s\n", origin, download->path, download->version);
  if (fclose(stream) != 0 || written < 0) {
    return error_system(error, errno, _("Writing"), download->from);
  }
  return 0;
}

static int open_part(struct download *download, struct error *error) {
  struct stat about;
  download->file = open(download->part, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (download->file < 0) {
    return error_system(error, errno, _("Writing"), download->part);
  }
  if (fstat(download->file, &about) != 0 || !S_ISREG(about.st_mode)) {
    return error_system(error, EINVAL, _("Writing"), download->part);
  }
  download->size = about.st_size;
  return 0;
}

static int start_over(struct download *download, struct error *error) {
  download->size = 0;
  return ftruncate(download->file, 0) == 0 ? 0 : error_system(error, errno, _("Writing"), download->part);
}

/* Asks for the rest, if the version of what is there is known. */
static int prepare(struct http_job *job, struct error *error) {
  struct download *download = job->own;
  download->begun = false;
  if (download->size > 0 && download->version[0] == '\0' && start_over(download, error) != 0) {
    return -1;
  }
  if (download->size == 0) {
    return 0;
  }
  return http_add_header(job, error, "Range: bytes=%lld-", download->size) != 0 ||
                 http_add_header(job, error, "If-Range: %s", download->version) != 0
             ? -1
             : 0;
}

/* A weak ETag ("W/...") does not promise the same bytes. */
static void take_version(struct download *download, const struct http_head *head) {
  bool strong = head->etag[0] == '"';
  (void)snprintf(download->version, sizeof download->version, "%s", strong ? head->etag : head->modified);
}

/* The first bytes of a body: a new beginning, the rest, or something else. */
static bool begin(struct http_job *job) {
  struct download *download = job->own;
  curl_off_t length = -1;
  (void)curl_easy_getinfo(job->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  download->begun = true;
  if (job->head.status == 206 && job->head.range_start != download->size) {
    download->version[0] = '\0'; /* not what was asked for: the next try takes all of it */
    (void)unlink(download->from);
    (void)error_set(&job->trouble, ERROR_BAD_DATA, _("%s sent another part of a file than was asked for. Try again."),
                    job->http->host);
    return false;
  }
  if (job->head.status == 200) {
    take_version(download, &job->head);
    if (start_over(download, &job->trouble) != 0 || write_version(download, job->http->origin, &job->trouble) != 0) {
      return false;
    }
  }
  download->total = length < 0 ? -1 : download->size + length;
  if (download->total > download->limit) {
    (void)http_say_too_big(job->http, &job->trouble);
    return false;
  }
  return true;
}

static bool receive(struct http_job *job, const char *bytes, size_t size) {
  struct download *download = job->own;
  if (job->head.status != 200 && job->head.status != 206) {
    if (job->received > 100 * (long long)HTTP_ERROR_BODY) {
      (void)http_say_too_big(job->http, &job->trouble);
    }
    return job->trouble.code == ERROR_NONE;
  }
  if (!download->begun && !begin(job)) {
    return false;
  }
  if ((long long)size > download->limit - download->size) {
    (void)http_say_too_big(job->http, &job->trouble);
    return false;
  }
  for (size_t done = 0; done < size;) {
    ssize_t written = pwrite(download->file, bytes + done, size - done, (off_t)download->size);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      (void)error_system(&job->trouble, written < 0 ? errno : EIO, _("Writing"), download->part);
      return false;
    }
    done += (size_t)written;
    download->size += written;
  }
  if (job->received > WORTH_A_TRY) {
    job->tries = 0; /* a line that keeps breaking still brings the file, bit by bit */
  }
  return true;
}

/* 416 says that nothing is left: the part was complete, or is no part of it. */
static int look(struct http_job *job, struct error *error) {
  const struct download *download = job->own;
  long status = job->head.status;
  if (status == 200 && !download->begun) { /* an empty file */
    bool good = begin(job);
    *error = job->trouble;
    return good ? 0 : -1;
  }
  if (status == 200 || status == 206 || (status == 416 && job->head.range_total == download->size)) {
    return 0;
  }
  return http_say_status(job->http, &job->head, error);
}

/* The directory too, or the new name may be lost with the power. */
static int settle_file(struct download *download, const char *target, struct error *error) {
  char folder[PATH_MAX];
  const char *slash = strrchr(target, '/');
  int length = slash == NULL ? 1 : slash == target ? 1 : (int)(slash - target);
  (void)snprintf(folder, sizeof folder, "%.*s", length, slash == NULL ? "." : target);
  if (fsync(download->file) != 0 || rename(download->part, target) != 0) {
    return error_system(error, errno, _("Writing"), target);
  }
  (void)unlink(download->from);
  int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory >= 0) {
    (void)fsync(directory);
    (void)close(directory);
  }
  return 0;
}

static int fetch(struct http *http, struct http_job *job, struct error *error) {
  struct download *download = job->own;
  http_job_begin(job, http, download->path);
  if (http_run(http, job, 1, error) != 0) {
    return -1;
  }
  if (job->head.status == 416 && job->head.range_total != download->size) { /* once more, from the start */
    download->version[0] = '\0';
    http_job_begin(job, http, download->path);
    if (http_run(http, job, 1, error) != 0) {
      return -1;
    }
  }
  return look(job, error);
}

int http_download(struct http *http, const char *path, const char *target, long long limit, struct error *error) {
  struct download *download = calloc(1, sizeof *download);
  struct http_job *job = calloc(1, sizeof *job);
  if (download == NULL || job == NULL) {
    free(download);
    free(job);
    return error_no_memory(error);
  }
  *download = (struct download){.path = path, .file = -1, .limit = limit, .total = -1};
  int status = http_check_path(path, error);
  if (status == 0) {
    status = names(download, target, error);
  }
  if (status == 0) {
    read_version(download, http->origin);
    status = open_part(download, error);
  }
  if (status == 0) {
    *job = (struct http_job){.prepare = prepare, .receive = receive, .own = download, .with_key = true};
    status = fetch(http, job, error);
  }
  if (status == 0) {
    status = settle_file(download, target, error);
  }
  if (download->file >= 0) {
    (void)close(download->file);
  }
  free(job);
  free(download);
  return status;
}
