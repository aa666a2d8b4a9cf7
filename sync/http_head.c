/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "sync/http_inside.h"

void http_head_clear(struct http_head *head) {
  *head = (struct http_head){.range_start = -1, .range_total = -1, .total = -1, .total_pages = -1, .retry_after = -1};
}

/* The whole number that `text` is; -1 when it is none or beyond reason. */
static long long number(const char *text, size_t length) {
  long long value = 0;
  if (length == 0 || length > 18) {
    return -1;
  }
  for (size_t i = 0; i < length; i++) {
    if (text[i] < '0' || text[i] > '9') {
      return -1;
    }
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

static long small_number(const char *text, size_t length) {
  long long value = number(text, length);
  return value > LONG_MAX ? -1 : (long)value;
}

/* "bytes 100-199/1000", "bytes 100-199/" and a star, "bytes " star "/1000". */
static void content_range(struct http_head *head, const char *value, size_t length) {
  static const char unit[] = "bytes ";
  size_t skip = sizeof unit - 1;
  const char *slash = memchr(value, '/', length);
  if (length <= skip || strncasecmp(value, unit, skip) != 0 || slash == NULL) {
    return;
  }
  const char *start = value + skip;
  const char *dash = memchr(start, '-', (size_t)(slash - start));
  head->range_start = dash == NULL ? -1 : number(start, (size_t)(dash - start));
  head->range_total = number(slash + 1, length - (size_t)(slash + 1 - value));
}

/* A value that is kept to be sent back has to be short and plain; else none is kept. */
static void copy(char *to, size_t size, const char *value, size_t length) {
  bool good = length < size;
  for (size_t i = 0; good && i < length; i++) {
    good = value[i] >= ' ' && value[i] < 0x7f;
  }
  (void)snprintf(to, size, "%.*s", good ? (int)length : 0, value);
}

/* Seconds, or a date. The date is by the other side's clock, which its Date
 * header may tell later than this one: see http_patience(). */
static void retry_after(struct http_head *head, const char *value, size_t length) {
  char text[64];
  head->retry_after = small_number(value, length);
  copy(text, sizeof text, value, length);
  if (head->retry_after < 0 && text[0] != '\0') {
    time_t when = curl_getdate(text, NULL);
    head->retry_date = when == (time_t)-1 ? 0 : when;
  }
}

long http_patience(const struct http_head *head) {
  if (head->retry_after >= 0 || head->retry_date == 0) {
    return head->retry_after;
  }
  time_t now = head->date != 0 ? head->date : time(NULL);
  return head->retry_date > now ? (long)(head->retry_date - now) : 0;
}

static bool holds(const char *value, size_t length, const char *word) {
  size_t size = strlen(word);
  for (size_t i = 0; i + size <= length && value[i] != ';'; i++) {
    if (strncasecmp(value + i, word, size) == 0) {
      return true;
    }
  }
  return false;
}

static void location(struct http_head *head, const char *value, size_t length) {
  head->location_too_long = length >= sizeof head->location;
  copy(head->location, sizeof head->location, value, length);
}

static bool is_name(const char *line, size_t length, const char *name) {
  return strlen(name) == length && strncasecmp(line, name, length) == 0;
}

static void keep(struct http_head *head, const char *name, size_t name_length, const char *value, size_t length) {
  if (is_name(name, name_length, "x-total") || (is_name(name, name_length, "total") && head->total < 0)) {
    head->total = small_number(value, length);
  } else if (is_name(name, name_length, "x-total-pages")) {
    head->total_pages = small_number(value, length);
  } else if (is_name(name, name_length, "retry-after")) {
    retry_after(head, value, length);
  } else if (is_name(name, name_length, "date")) {
    char text[64];
    copy(text, sizeof text, value, length);
    time_t date = curl_getdate(text, NULL);
    head->date = date == (time_t)-1 ? 0 : date;
  } else if (is_name(name, name_length, "content-type")) {
    head->json = holds(value, length, "json");
    head->html = holds(value, length, "html");
  } else if (is_name(name, name_length, "etag")) {
    copy(head->etag, sizeof head->etag, value, length);
  } else if (is_name(name, name_length, "last-modified")) {
    copy(head->modified, sizeof head->modified, value, length);
  } else if (is_name(name, name_length, "location")) {
    location(head, value, length);
  } else if (is_name(name, name_length, "content-range")) {
    content_range(head, value, length);
  }
}

void http_head_line(struct http_head *head, const char *line, size_t length) {
  if (length > 5 && strncmp(line, "HTTP/", 5) == 0) { /* the next answer: after 100 Continue, say */
    http_head_clear(head);
    const char *blank = memchr(line, ' ', length);
    size_t rest = blank == NULL ? 0 : length - (size_t)(blank + 1 - line);
    head->status = rest < 3 ? 0 : small_number(blank + 1, 3);
    return;
  }
  const char *colon = memchr(line, ':', length);
  if (colon == NULL) {
    return;
  }
  const char *value = colon + 1;
  const char *end = line + length;
  while (value < end && (*value == ' ' || *value == '\t')) {
    value++;
  }
  while (end > value && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' ' || end[-1] == '\t')) {
    end--;
  }
  keep(head, line, (size_t)(colon - line), value, (size_t)(end - value));
}
