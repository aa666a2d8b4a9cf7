/* SPDX-License-Identifier: MIT */
/* The small documents: how the archive stands, refusals, questions, times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "data/base/json.h"
#include "data/base/text.h"
#include "sync/registry_json.h"

enum { LARGEST_ANSWER = 1 << 20, LONGEST_URL = 4096, MOST_MESSAGES = 3 };

static json_t *read_object(const char *bytes, size_t length, struct error *error) {
  if (length > LARGEST_ANSWER) {
    (void)error_set(error, ERROR_TOO_BIG, _("The registry's answer is larger than any that is expected there."));
    return NULL;
  }
  json_t *root = json_read(bytes, length, _("The registry's answer"), error);
  if (root != NULL && !json_is_object(root)) {
    json_decref(root);
    (void)error_set(error, ERROR_BAD_DATA, _("The registry's answer has a shape that is not expected there."));
    return NULL;
  }
  return root;
}

static void keep_time(const json_t *object, const char *key, char out[REGISTRY_TIME_SIZE]) {
  const char *text = json_text(object, key);
  if (text == NULL || !registry_time(text, out)) {
    out[0] = '\0';
  }
}

static int archive_state(const char *name, enum registry_archive_state *state) {
  static const struct {
    const char *name;
    enum registry_archive_state state;
  } states[] = {{"pending", ARCHIVE_PENDING},
                {"in_progress", ARCHIVE_IN_PROGRESS},
                {"finished", ARCHIVE_FINISHED},
                {"failed", ARCHIVE_FAILED}};
  for (size_t i = 0; name != NULL && i < sizeof states / sizeof states[0]; i++) {
    if (strcmp(name, states[i].name) == 0) {
      *state = states[i].state;
      return 0;
    }
  }
  return -1;
}

int registry_read_archive(struct arena *arena, const char *bytes, size_t length, struct registry_archive *archive,
                          struct error *error) {
  *archive = (struct registry_archive){.state = ARCHIVE_FAILED};
  json_t *root = read_object(bytes, length, error);
  if (root == NULL) {
    return -1;
  }
  int status = 0;
  if (archive_state(json_text(root, "status"), &archive->state) != 0) {
    status = error_set(error, ERROR_BAD_DATA, _("The registry does not say how its archive stands."));
  }
  keep_time(root, "finished_at", archive->finished);
  keep_time(root, "started_at", archive->started);
  const char *url = json_text(root, "url"); /* a failed run still shows the address of the one before */
  if (status == 0 && archive->state == ARCHIVE_FINISHED && url != NULL && strlen(url) <= LONGEST_URL) {
    archive->url = arena_strdup(arena, url);
    status = archive->url == NULL ? error_no_memory(error) : 0;
  }
  if (status == 0 && archive->state == ARCHIVE_FINISHED && archive->url == NULL) {
    status = error_set(error, ERROR_BAD_DATA, _("The registry does not say where its archive lies."));
  }
  json_decref(root);
  return status;
}

static void add_message(struct arena *arena, const char *message, char *text, size_t size) {
  char *clean = message == NULL ? NULL : text_clean(arena, message, strlen(message), TEXT_LINE, 120);
  size_t used = strlen(text);
  if (clean != NULL && clean[0] != '\0' && used + strlen(clean) + 3 <= size) {
    (void)snprintf(text + used, size - used, "%s%s", used == 0 ? "" : "; ", clean);
  }
}

void registry_read_refusal(const char *bytes, size_t length, char *text, size_t size) {
  static const char *const keys[] = {"errors", "error"};
  struct error ignored;
  text[0] = '\0';
  size_t start = 0;
  while (start < length && (bytes[start] == ' ' || bytes[start] == '\n')) {
    start++;
  }
  if (start == length || bytes[start] != '{') { /* a web page is not quoted */
    return;
  }
  struct arena *arena = arena_new((size_t)64 << 10);
  json_t *root = arena == NULL ? NULL : read_object(bytes, length, &ignored);
  for (size_t k = 0; root != NULL && text[0] == '\0' && k < sizeof keys / sizeof keys[0]; k++) {
    const json_t *said = json_object_get(root, keys[k]);
    size_t count = json_each_count(said);
    for (size_t i = 0; i < count && i < MOST_MESSAGES; i++) {
      add_message(arena, json_string_value(json_each(said, i)), text, size);
    }
  }
  json_decref(root);
  arena_free(arena);
}

const char *registry_write_ctids(struct arena *arena, const char *const *ctids, size_t count) {
  json_t *root = json_object();
  json_t *list = json_array();
  bool good = root != NULL && list != NULL;
  for (size_t i = 0; good && i < count; i++) {
    good = json_array_append_new(list, json_string(ctids[i])) == 0;
  }
  good = good && json_object_set(root, "ctids", list) == 0;
  char *text = good ? json_dumps(root, JSON_COMPACT) : NULL;
  const char *kept = arena_strdup(arena, text);
  free(text);
  json_decref(list);
  json_decref(root);
  return kept;
}

/* `count` digits at `*text`, and past them. */
static bool digits(const char **text, int count, int *value) {
  *value = 0;
  for (int i = 0; i < count; i++, ++*text) {
    if (**text < '0' || **text > '9') {
      return false;
    }
    *value = *value * 10 + (**text - '0');
  }
  return true;
}

static bool sign(const char **text, const char *allowed) {
  bool found = **text != '\0' && strchr(allowed, **text) != NULL;
  *text += found ? 1 : 0;
  return found;
}

/* ".789123": milliseconds, the rest dropped. */
static bool fraction(const char **text, int *milliseconds) {
  int place = 100;
  *milliseconds = 0;
  if (!sign(text, ".,")) {
    return true;
  }
  const char *start = *text;
  for (; **text >= '0' && **text <= '9' && *text - start < 12; ++*text, place /= 10) {
    *milliseconds += place * (**text - '0');
  }
  return *text > start;
}

/* "Z", " UTC", "+02:00", "-0500" or nothing: seconds to take off. */
static bool zone(const char *text, long *offset) {
  int hours = 0;
  int minutes = 0;
  *offset = 0;
  text += strspn(text, " ");
  if (text[0] == '\0' || strcmp(text, "Z") == 0 || strcmp(text, "UTC") == 0 || strcmp(text, "z") == 0) {
    return true;
  }
  bool west = text[0] == '-';
  if (!sign(&text, "+-") || !digits(&text, 2, &hours)) {
    return false;
  }
  (void)sign(&text, ":");
  if (!digits(&text, 2, &minutes) || text[0] != '\0' || hours > 18 || minutes > 59) {
    return false;
  }
  *offset = (hours * 3600L + minutes * 60L) * (west ? -1 : 1);
  return true;
}

bool registry_time(const char *text, char out[REGISTRY_TIME_SIZE]) {
  struct tm tm = {0};
  int milliseconds = 0;
  long offset = 0;
  bool good = digits(&text, 4, &tm.tm_year) && sign(&text, "-") && digits(&text, 2, &tm.tm_mon) && sign(&text, "-") &&
              digits(&text, 2, &tm.tm_mday) && sign(&text, "Tt ") && digits(&text, 2, &tm.tm_hour) &&
              sign(&text, ":") && digits(&text, 2, &tm.tm_min) && sign(&text, ":") && digits(&text, 2, &tm.tm_sec) &&
              fraction(&text, &milliseconds) && zone(text, &offset);
  if (!good || tm.tm_year < 1970 || tm.tm_mon < 1 || tm.tm_mon > 12 || tm.tm_mday < 1 || tm.tm_mday > 31 ||
      tm.tm_hour > 23 || tm.tm_min > 59 || tm.tm_sec > 60) {
    return false;
  }
  tm.tm_year -= 1900;
  tm.tm_mon -= 1;
  time_t seconds = timegm(&tm) - offset;
  char stem[REGISTRY_TIME_SIZE];
  if (gmtime_r(&seconds, &tm) == NULL || tm.tm_year > 9999 - 1900 ||
      strftime(stem, sizeof stem, "%Y-%m-%dT%H:%M:%S", &tm) == 0) {
    return false;
  }
  return snprintf(out, REGISTRY_TIME_SIZE, "%.19s.%03dZ", stem, milliseconds % 1000) > 0;
}
