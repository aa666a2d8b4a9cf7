/* SPDX-License-Identifier: MIT */
/* Signing is libcurl's (AWS Signature Version 4); addresses are of the form
 * ENDPOINT/BUCKET/KEY, which every S3-compatible store understands. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/http.h"
#include "sync/publish_files.h"

enum { LARGEST_LIST = 1 << 20 };

/* Files are named after what is in them; only the manifest ever changes. */
static const char for_ever[] = "public, max-age=31536000, immutable";
static const char for_a_minute[] = "public, max-age=60";
static const char sent_list[] = ".sent";

struct sending {
  const struct publish_folder *folder;
  struct http *http;
  struct http_signing signing;
  char provider[64];
  char base[PUBLISH_PATH]; /* "/BUCKET/PREFIX" */
  struct buffer sent;      /* names that were sent before, a line each */
  long count;
};

static const char *need(const char *name, struct error *error) {
  const char *value = getenv(name);
  if (value == NULL || value[0] == '\0') {
    (void)error_set(error, ERROR_USAGE, _("To publish to s3:// the environment needs %s."), name);
    return NULL;
  }
  return value;
}

/* Letters, digits and a few signs: nothing that an address or a signature
 * would have to escape. */
static bool plain(const char *text) {
  for (; *text != '\0'; text++) {
    if (!isalnum((unsigned char)*text) && strchr("-_./", *text) == NULL) {
      return false;
    }
  }
  return true;
}

static int read_target(struct sending *sending, const char *target, struct error *error) {
  const char *path = target + strlen("s3://");
  size_t length = strlen(path);
  while (length > 0 && path[length - 1] == '/') {
    length--;
  }
  (void)snprintf(sending->base, sizeof sending->base, "/%.*s", (int)(length < 1024 ? length : 1024), path);
  if (length == 0 || length >= 1024 || path[0] == '/' || !plain(sending->base) || strstr(sending->base, "//") != NULL ||
      strstr(sending->base, "/.") != NULL) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("A place in a store is written s3://BUCKET/PREFIX, with letters, digits, - _ and . only."));
  }
  return 0;
}

static int connect_store(struct sending *sending, const struct publish_options *options, struct error *error) {
  char url[1024];
  char origin[512];
  const char *region = getenv("AWS_REGION");
  const char *endpoint = getenv("AWS_ENDPOINT_URL");
  sending->signing.user = need("AWS_ACCESS_KEY_ID", error);
  sending->signing.secret = sending->signing.user == NULL ? NULL : need("AWS_SECRET_ACCESS_KEY", error);
  if (sending->signing.secret == NULL) {
    return -1;
  }
  sending->signing.token = getenv("AWS_SESSION_TOKEN");
  region = region == NULL || region[0] == '\0' || !plain(region) ? "us-east-1" : region;
  (void)snprintf(sending->provider, sizeof sending->provider, "aws:amz:%.40s:s3", region);
  sending->signing.provider = sending->provider;
  if (endpoint == NULL || endpoint[0] == '\0') {
    (void)snprintf(url, sizeof url, "https://s3.%.40s.amazonaws.com", region);
  } else {
    (void)snprintf(url, sizeof url, "%s", endpoint);
  }
  if (http_origin(url, origin, sizeof origin, error) != 0) {
    return -1;
  }
  const struct http_options http = {.origin = origin, .ca_file = options->ca_file};
  return http_new(&sending->http, &http, error);
}

static bool was_sent(const struct sending *sending, const char *name) {
  char line[MANIFEST_NAME + 1];
  (void)snprintf(line, sizeof line, "%s\n", name);
  return strstr(buffer_text(&sending->sent), line) != NULL;
}

static int send_file(struct sending *sending, const char *name, const char *type, const char *cache,
                     struct error *error) {
  char path[PUBLISH_PATH];
  char key[PUBLISH_PATH + MANIFEST_NAME];
  char sha256[DIGEST_HEX];
  long long size;
  publish_place(sending->folder, name, path);
  (void)snprintf(key, sizeof key, "%s/%s", sending->base, name);
  if (digest_file(path, sha256, &size, error) != 0 ||
      http_put(sending->http, &sending->signing, key, path, sha256, type, cache, error) != 0) {
    return -1;
  }
  sending->count++;
  return 0;
}

/* A file that never changes, once. */
static int send_once(struct sending *sending, const char *name, struct error *error) {
  char path[PUBLISH_PATH];
  if (was_sent(sending, name)) {
    return 0;
  }
  if (send_file(sending, name, "application/octet-stream", for_ever, error) != 0) {
    return -1;
  }
  publish_place(sending->folder, sent_list, path);
  FILE *list = fopen(path, "ae"); /* without the note it is only sent once more */
  if (list != NULL) {
    (void)fprintf(list, "%s\n", name);
    (void)fclose(list);
  }
  return 0;
}

static int send_all(struct sending *sending, const struct manifest *manifest, const struct publish_options *options,
                    struct error *error) {
  char signature[MANIFEST_NAME];
  long long total = (long long)manifest->patch_count + 2;
  int result = send_once(sending, manifest->dump.name, error);
  for (size_t i = 0; result == 0 && i < manifest->patch_count; i++) {
    if (options->progress != NULL && !options->progress(_("Sending"), (long long)i + 1, total, options->context)) {
      return error_set(error, ERROR_CANCELLED, "%s", _("Stopped. What was published before is still in place."));
    }
    result = send_once(sending, manifest->patches[i].file.name, error);
  }
  if (result == 0 && publish_signature(sending->folder, signature)) {
    result = send_once(sending, signature, error);
  }
  return result == 0 ? send_file(sending, "manifest.json", "application/json", for_a_minute, error) : result;
}

int publish_s3(const struct publish_folder *folder, const struct manifest *manifest,
               const struct publish_options *options, long *sent, struct error *error) {
  char path[PUBLISH_PATH];
  struct error ignored;
  struct sending sending = {.folder = folder};
  buffer_init(&sending.sent, (size_t)LARGEST_LIST);
  publish_place(folder, sent_list, path);
  (void)!file_read(path, &sending.sent, &ignored);
  int result = read_target(&sending, options->target, error);
  if (result == 0) {
    result = connect_store(&sending, options, error);
  }
  if (result == 0) {
    result = send_all(&sending, manifest, options, error);
  }
  *sent = sending.count;
  http_free(sending.http);
  buffer_free(&sending.sent);
  return result;
}
