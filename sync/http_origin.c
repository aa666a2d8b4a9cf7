/* SPDX-License-Identifier: MIT */
#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/http_inside.h"

/* Only visible ASCII: nothing that could end a header line or fool an eye. */
static bool plain(const char *url) {
  size_t length = 0;
  for (; url[length] != '\0'; length++) {
    if (url[length] <= ' ' || url[length] >= 0x7f || length >= HTTP_URL_SIZE - 1) {
      return false;
    }
  }
  return length > 0;
}

static bool has_user(CURLU *address) {
  static const CURLUPart parts[] = {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS};
  bool found = false;
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    char *part = NULL;
    found = curl_url_get(address, parts[i], &part, 0) == CURLUE_OK || found;
    curl_free(part);
  }
  return found;
}

/* "scheme://host:port" of a parsed address. */
static bool write_origin(CURLU *address, char *origin, size_t size) {
  char *scheme = NULL;
  char *host = NULL;
  char *port = NULL;
  char *zone = NULL;
  bool good = curl_url_get(address, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
              curl_url_get(address, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
              curl_url_get(address, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK &&
              curl_url_get(address, CURLUPART_ZONEID, &zone, 0) != CURLUE_OK && strchr(host, '%') == NULL;
  if (good) {
    int length = snprintf(origin, size, "%s://%s:%s", scheme, host, port);
    good = length > 0 && (size_t)length < size && length < HTTP_NAME_SIZE;
    for (char *at = origin; good && *at != '\0'; at++) {
      *at = (char)tolower((unsigned char)*at);
    }
  }
  curl_free(scheme);
  curl_free(host);
  curl_free(port);
  curl_free(zone);
  return good;
}

static int check_origin(const char *origin, struct error *error) {
  if (strncmp(origin, "https://", 8) == 0) {
    return 0;
  }
  if (strncmp(origin, "http://", 7) != 0) {
    return error_set(error, ERROR_USAGE, _("An address has to begin with https://."));
  }
  if (!http_loopback(origin)) {
    return error_set(
        error, ERROR_USAGE,
        _("Plain http is for this machine alone: others could read and change what is sent. Write https://."));
  }
  return 0;
}

int http_origin(const char *url, char *origin, size_t size, struct error *error) {
  if (!plain(url)) {
    return error_set(error, ERROR_USAGE,
                     _("This address can't be used: it is too long, or holds blanks or signs outside plain letters."));
  }
  CURLU *address = curl_url();
  if (address == NULL) {
    return error_no_memory(error);
  }
  int status = 0;
  if (curl_url_set(address, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    status = error_set(error, ERROR_USAGE, _("This is no complete address. Write it like https://HOST/PATH."));
  } else if (has_user(address)) {
    status = error_set(error, ERROR_USAGE,
                       _("Write the address without a user name or password: addresses are shown to others."));
  } else if (!write_origin(address, origin, size)) {
    status = error_set(error, ERROR_USAGE, _("This is no complete address. Write it like https://HOST/PATH."));
  } else {
    status = check_origin(origin, error);
  }
  curl_url_cleanup(address);
  return status;
}

int http_check_path(const char *path, struct error *error) {
  size_t length = 0;
  while (path[length] > ' ' && path[length] < 0x7f && length < HTTP_URL_SIZE - HTTP_NAME_SIZE) {
    length++;
  }
  if (path[0] != '/' || path[length] != '\0') {
    return error_set(error, ERROR_USAGE,
                     _("This address can't be used: it is too long, or holds blanks or signs outside plain letters."));
  }
  return 0;
}

/* libcurl has turned spellings like 127.1 and 0x7f000001 into four numbers. */
bool http_loopback(const char *origin) {
  const char *host = strstr(origin, "://");
  host = host == NULL ? origin : host + 3;
  const char *end = strrchr(host, ':');
  size_t length = end == NULL ? strlen(host) : (size_t)(end - host);
  char name[64];
  if (length >= sizeof name) {
    return false;
  }
  memcpy(name, host, length);
  name[length] = '\0';
  struct in_addr four;
  if (inet_pton(AF_INET, name, &four) == 1) {
    return ntohl(four.s_addr) >> 24 == 127;
  }
  return strcmp(name, "localhost") == 0 || strcmp(name, "[::1]") == 0;
}

void http_host(const char *origin, char *host, size_t size) {
  const char *start = strstr(origin, "://");
  start = start == NULL ? origin : start + 3;
  const char *usual = strncmp(origin, "https", 5) == 0 ? ":443" : ":80";
  size_t length = strlen(start);
  size_t tail = strlen(usual);
  if (length > tail && strcmp(start + length - tail, usual) == 0) {
    length -= tail;
  }
  (void)snprintf(host, size, "%.*s", (int)length, start);
}

static int leads_nowhere(const struct http *http, struct error *error) {
  return error_set(error, ERROR_BAD_DATA, _("%s points to an address that can't be used. Tell its operator."),
                   http->host);
}

/* `url` and what Location says, put together. */
static bool resolve(const char *url, const char *location, char *next, size_t size) {
  CURLU *address = curl_url();
  char *text = NULL;
  bool good = address != NULL && curl_url_set(address, CURLUPART_URL, url, 0) == CURLUE_OK &&
              curl_url_set(address, CURLUPART_URL, location, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
              curl_url_get(address, CURLUPART_URL, &text, 0) == CURLUE_OK && strlen(text) < size;
  if (good) {
    (void)snprintf(next, size, "%s", text);
  }
  curl_free(text);
  curl_url_cleanup(address);
  return good;
}

int http_follow(const struct http *http, const char *url, const struct http_head *head, char *next, size_t size,
                struct error *error) {
  char origin[HTTP_NAME_SIZE];
  struct error ignored;
  if (head->location[0] == '\0' || head->location_too_long || !plain(head->location) ||
      !resolve(url, head->location, next, size)) {
    return leads_nowhere(http, error);
  }
  if (http_origin(next, origin, sizeof origin, &ignored) != 0) {
    return leads_nowhere(http, error);
  }
  if (strcmp(origin, http->origin) == 0) {
    return 0;
  }
  char host[HTTP_NAME_SIZE];
  http_host(origin, host, sizeof host);
  return error_set(error, ERROR_BAD_DATA,
                   _("%s points to another host, %s, which is not asked on its word alone. If you trust that one, give "
                     "its address instead."),
                   http->host, host);
}
