/* SPDX-License-Identifier: MIT */
#include "sync/http.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

enum { LONGEST_KEY = 4096, MOST_JOBS = 16 };

static void wipe(char **text) {
  if (*text != NULL) {
    explicit_bzero(*text, strlen(*text));
    free(*text);
    *text = NULL;
  }
}

/* People paste keys with the word in front and a line end behind; the server
 * looks at the last word alone. The message must not quote it. */
static int take_key(struct http *http, const char *key, struct error *error) {
  size_t length = strlen(key);
  while (length > 0 && (key[length - 1] == ' ' || (key[length - 1] >= '\t' && key[length - 1] <= '\r'))) {
    length--;
  }
  size_t start = length;
  while (start > 0 && key[start - 1] > ' ' && key[start - 1] < 0x7f) {
    start--;
  }
  bool good = length > start && length - start <= LONGEST_KEY;
  for (size_t i = 0; good && i < start; i++) {
    good = key[i] >= ' ' && key[i] < 0x7f;
  }
  if (!good) {
    return error_set(
        error, ERROR_USAGE,
        _("The key for %s holds signs that no key has, or is empty. Copy it once more from where you got it."),
        http->host);
  }
  size_t room = length - start + sizeof "Authorization: Bearer ";
  http->authorization = malloc(room);
  if (http->authorization == NULL) {
    return error_no_memory(error);
  }
  (void)snprintf(http->authorization, room, "Authorization: Bearer %.*s", (int)(length - start), key + start);
  return 0;
}

static int set_up(struct http *http, const struct http_options *options, struct error *error) {
  if (http_origin(options->origin, http->origin, sizeof http->origin, error) != 0) {
    return -1;
  }
  http_host(http->origin, http->host, sizeof http->host);
  http->loopback = http_loopback(http->origin);
  if (options->ca_file != NULL && (http->ca_file = strdup(options->ca_file)) == NULL) {
    return error_no_memory(error);
  }
  http->gap = options->per_second > 0 ? 1 / options->per_second : 0;
  http->factor = http_factor();
  http->jobs = options->jobs < 1 ? 1 : options->jobs > MOST_JOBS ? MOST_JOBS : options->jobs;
  http->most_retries = options->most_retries > 0 ? options->most_retries : 5;
  http->stall_seconds = options->stall_seconds > 0 ? options->stall_seconds : 60;
  http->most_pause = options->most_pause > 0 ? options->most_pause : 900;
  http->progress = options->progress;
  http->context = options->context;
  http->counts = (struct http_progress){.body = -1, .body_total = -1};
  struct timespec time;
  (void)clock_gettime(CLOCK_REALTIME, &time);
  http->random = ((uint64_t)time.tv_nsec << 20) ^ (uint64_t)time.tv_sec ^ ((uint64_t)getpid() << 40) ^ 1;
  http->multi = curl_multi_init();
  if (http->multi == NULL ||
      curl_multi_setopt(http->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)http->jobs) != CURLM_OK) {
    return error_no_memory(error);
  }
  return options->key == NULL ? 0 : take_key(http, options->key, error);
}

int http_new(struct http **out, const struct http_options *options, struct error *error) {
  *out = NULL;
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) { /* counted, and safe among threads */
    return error_no_memory(error);
  }
  struct http *http = calloc(1, sizeof *http);
  if (http == NULL) {
    curl_global_cleanup();
    return error_no_memory(error);
  }
  if (set_up(http, options, error) != 0) {
    http_free(http);
    return -1;
  }
  *out = http;
  return 0;
}

int http_elsewhere(struct http **out, const struct http *http, const char *url, struct error *error) {
  char origin[HTTP_NAME_SIZE];
  *out = NULL;
  if (http_origin(url, origin, sizeof origin, error) != 0) {
    return -1;
  }
  if (http_loopback(origin) && !http->loopback) {
    return error_set(error, ERROR_BAD_DATA,
                     _("%s points into this machine, where it has no business. Tell its operator."), http->host);
  }
  struct http_options options = {
      .origin = origin,
      .ca_file = http->ca_file,
      .most_retries = http->most_retries,
      .stall_seconds = http->stall_seconds,
      .most_pause = http->most_pause,
      .progress = http->progress,
      .context = http->context,
  };
  int status = http_new(out, &options, error);
  if (status == 0 && *out != NULL) {
    (*out)->counts = http->counts;
  }
  return status;
}

void http_take_counts(struct http *http, const struct http *other) {
  http->counts = other->counts;
}

void http_free(struct http *http) {
  if (http == NULL) {
    return;
  }
  struct http_quiet quiet;
  http_quiet_begin(&quiet); /* closing says goodbye, perhaps to nobody */
  if (http->multi != NULL) {
    (void)curl_multi_cleanup(http->multi);
  }
  http_quiet_end(&quiet);
  wipe(&http->authorization);
  free(http->ca_file);
  free(http);
  curl_global_cleanup();
}

const char *http_name(const struct http *http) {
  return http->host;
}

bool http_has_key(const struct http *http) {
  return http->authorization != NULL;
}

void http_counts(const struct http *http, struct http_progress *counts) {
  *counts = http->counts;
}
