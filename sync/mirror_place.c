/* SPDX-License-Identifier: MIT */
#include "sync/mirror_place.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/work_folder.h"

static const char manifest_name[] = "manifest.json";

void mirror_cache(const struct mirror_place *place, const char *name, char path[MIRROR_PATH]) {
  (void)snprintf(path, (size_t)MIRROR_PATH, "%.*s/%s", MIRROR_PATH - MANIFEST_NAME - 2, place->cache, name);
}

bool mirror_going(void *context) {
  struct mirror_place *place = context;
  const struct sync_options *options = place->options;
  return options->progress == NULL || options->progress(&place->progress, options->context);
}

int mirror_stage(struct mirror_place *place, enum sync_stage stage, struct error *error) {
  place->progress.stage = stage;
  if (mirror_going(place)) {
    return 0;
  }
  return error_set(error, ERROR_CANCELLED, "%s", _("Stopped. The old data are still in place."));
}

static bool on_http(const struct http_progress *http, void *context) {
  struct mirror_place *place = context;
  place->progress.retries = http->retries;
  place->progress.waiting = http->waiting;
  if (place->progress.stage == SYNC_FETCHING) {
    place->progress.bytes = http->body;
  }
  return mirror_going(place);
}

/* --- the folder in which files arrive --- */

/* "/a/b/catalog.db" -> "/a/b/mirror"; makes what is missing on the way. */
static int open_cache(struct mirror_place *place, const char *snapshot, struct error *error) {
  const char *slash = strrchr(snapshot, '/');
  int length = slash == NULL ? 1 : (int)(slash - snapshot);
  int wrote = snprintf(place->cache, sizeof place->cache, "%.*s/mirror", length, slash == NULL ? "." : snapshot);
  if (wrote < 0 || (size_t)wrote + (size_t)MANIFEST_NAME >= sizeof place->cache) {
    return error_set(error, ERROR_USAGE, "%s", _("The name of the snapshot's folder is too long."));
  }
  for (char *at = place->cache + 1; *at != '\0'; at++) {
    if (*at == '/') {
      *at = '\0';
      (void)mkdir(place->cache, 0755); /* what goes wrong shows at the last one */
      *at = '/';
    }
  }
  if (mkdir(place->cache, 0700) != 0 && errno != EEXIST) {
    return error_system(error, errno, _("Making the folder"), place->cache);
  }
  place->lock = work_folder_lock(place->cache, _("Another update is running. Try again when it has ended."), error);
  return place->lock < 0 ? -1 : 0;
}

/* --- the place --- */

static bool is_address(const char *source) {
  return strncmp(source, "https://", 8) == 0 || strncmp(source, "http://", 7) == 0;
}

/* The path of an address, without "manifest.json" and slashes at its end. */
static int read_base(struct mirror_place *place, const char *source, struct error *error) {
  const char *path = source;
  if (is_address(source)) {
    path = strchr(strstr(source, "://") + 3, '/');
    path = path == NULL ? "" : path;
    if (strpbrk(path, "?# ") != NULL) {
      return error_set(error, ERROR_USAGE, "%s",
                       _("The address of published data ends with a folder, without ? or #."));
    }
  }
  size_t length = strlen(path);
  size_t ending = strlen(manifest_name);
  if (length > ending && strcmp(path + length - ending, manifest_name) == 0 && path[length - ending - 1] == '/') {
    length -= ending;
  }
  while (length > 0 && path[length - 1] == '/') {
    length--;
  }
  if (length + (size_t)MANIFEST_NAME + 2 >= sizeof place->base) {
    return error_set(error, ERROR_USAGE, "%s", _("The address is too long."));
  }
  memcpy(place->base, path, length);
  place->base[length] = '\0';
  return 0;
}

static int connect_to(struct mirror_place *place, struct error *error) {
  const struct sync_options *options = place->options;
  char origin[1024];
  if (http_origin(options->source, origin, sizeof origin, error) != 0) {
    return -1;
  }
  /* The key is a registry's and not for mirrors. */
  const struct http_options http = {.origin = origin,
                                    .ca_file = options->ca_file,
                                    .per_second = options->per_second > 0 ? options->per_second : 0,
                                    .jobs = 1,
                                    .progress = on_http,
                                    .context = place};
  return http_new(&place->http, &http, error);
}

int mirror_place_open(struct mirror_place *place, const struct sync_options *options, struct sync_report *report,
                      struct error *error) {
  *place = (struct mirror_place){.options = options, .report = report, .lock = -1};
  place->progress = (struct sync_progress){
      .stage = SYNC_CONNECTING, .records = -1, .total_records = -1, .total_bytes = -1, .seconds_left = -1};
  if (read_base(place, options->source, error) != 0 || (is_address(options->source) && connect_to(place, error) != 0)) {
    return -1;
  }
  return open_cache(place, options->snapshot, error);
}

void mirror_place_close(struct mirror_place *place, bool done) {
  if (place->http != NULL) {
    struct http_progress counts = {0};
    http_counts(place->http, &counts);
    place->report->requests = counts.requests;
    place->report->retries = counts.retries;
    place->report->bytes = counts.bytes;
    http_free(place->http);
  }
  if (place->lock >= 0) {
    if (done) {
      work_folder_clear(place->cache);
    }
    work_folder_remove(place->cache);
    work_folder_unlock(place->lock);
  }
}

/* --- files --- */

static int join(const struct mirror_place *place, const char *name, char path[MIRROR_PATH]) {
  int wrote = snprintf(path, (size_t)MIRROR_PATH, "%.*s/%s", MIRROR_PATH - MANIFEST_NAME - 2, place->base, name);
  return wrote;
}

static int small_over_line(struct mirror_place *place, const char *path, char etag[HTTP_ETAG_SIZE], bool *same,
                           struct buffer *text, struct error *error) {
  const struct http_request request = {
      .path = path, .etag = etag == NULL || etag[0] == '\0' ? NULL : etag, .limit = (size_t)MANIFEST_LARGEST};
  struct http_reply reply = {0};
  if (http_send(place->http, &request, 1, &reply, error) != 0) {
    http_reply_free(&reply);
    return -1;
  }
  int result = 0;
  if (reply.status == 304 && same != NULL) {
    *same = true;
  } else if (reply.status == 200) {
    buffer_add(text, reply.body.data, reply.body.length);
    if (etag != NULL) {
      (void)snprintf(etag, (size_t)HTTP_ETAG_SIZE, "%s", reply.etag);
    }
    result = text->failed ? error_no_memory(error) : 0;
  } else {
    bool missing = reply.status == 404 || reply.status == 403 || reply.status == 410 || reply.status == 405;
    result = error_set(error, missing ? ERROR_NOT_FOUND : ERROR_NETWORK,
                       _("The server answers %ld for %s. Look at the address."), reply.status, path);
  }
  http_reply_free(&reply);
  return result;
}

int mirror_small(struct mirror_place *place, const char *name, char etag[HTTP_ETAG_SIZE], bool *same,
                 struct buffer *text, struct error *error) {
  char path[MIRROR_PATH];
  (void)join(place, name, path);
  if (place->http != NULL) {
    return small_over_line(place, path, etag, same, text, error);
  }
  return file_read(path, text, error);
}

static bool is_whole(const struct manifest_file *file, const char *path, struct error *error) {
  char sha256[DIGEST_HEX];
  long long size = 0;
  struct stat status;
  /* The kind and size are looked at first: a pipe on a stick would never end. */
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || (long long)status.st_size != file->size) {
    (void)error_set(error, ERROR_BAD_DATA, _("%s has not the size that the manifest says."), file->name);
    return false;
  }
  if (digest_file(path, sha256, &size, error) != 0) {
    return false;
  }
  if (strcmp(sha256, file->sha256) != 0) {
    (void)error_set(error, ERROR_BAD_DATA, _("%s is damaged: its SHA-256 is not the one of the manifest."), file->name);
    return false;
  }
  return true;
}

int mirror_fetch(struct mirror_place *place, const struct manifest_file *file, char path[MIRROR_PATH],
                 struct error *error) {
  char from[MIRROR_PATH];
  struct error ignored;
  (void)join(place, file->name, from);
  if (place->http == NULL) {
    memcpy(path, from, sizeof from);
    return is_whole(file, path, error) ? 0 : -1;
  }
  mirror_cache(place, file->name, path);
  if (access(path, R_OK) == 0 && is_whole(file, path, &ignored)) {
    return 0; /* came in an earlier run */
  }
  place->progress.total_bytes = file->size;
  for (int attempt = 0; attempt < 2; attempt++) {
    (void)unlink(path);
    if (http_download(place->http, from, path, file->size, error) != 0) {
      return -1;
    }
    if (is_whole(file, path, error)) {
      return 0;
    }
  }
  (void)unlink(path);
  return -1;
}
