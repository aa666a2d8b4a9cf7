/* SPDX-License-Identifier: MIT */
/* The list of --correct. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "views/correct.h"
#include "views/json_face.h"

enum { MOST_CORRECTIONS = 40, LONGEST_SHOWN = 40, LONGEST_ENTRY = 600 };

static const size_t match_limit = (size_t)256 << 20;

/* --- the list --- */

static char *trimmed(char *text) {
  text += strspn(text, " ");
  size_t length = strlen(text);
  while (length > 0 && text[length - 1] == ' ') {
    text[--length] = '\0';
  }
  return text;
}

static int refuse(const char *entry, const char *why, struct error *error) {
  return error_set(error, ERROR_USAGE, "--correct \"%.*s\": %s", (int)text_fit(entry, LONGEST_SHOWN, NULL), entry, why);
}

/* One "CLAIM[.WHAT]=VALUE". */
static int correct_one(struct session *session, const struct match *match, const char *entry, struct error *error) {
  char copy[LONGEST_ENTRY];
  int length = snprintf(copy, sizeof copy, "%s", entry);
  char *end = NULL;
  char *place = trimmed(copy);
  char *value = strchr(place, '=');
  unsigned long claim = place[0] >= '1' && place[0] <= '9' ? strtoul(place, &end, 10) : 0;
  if (end != NULL) {
    end += strspn(end, " ");
  }
  bool well = length < (int)sizeof copy && value != NULL && end != NULL && claim > 0 && (*end == '.' || *end == '=');
  if (!well || *trimmed(value + 1) == '\0') {
    return refuse(entry, _("write the number that wallet shows, and what it is, like 2.1=35-2014"), error);
  }
  *value++ = '\0';
  value = trimmed(value);
  const char *what = *end == '.' ? trimmed(end + 1) : "";
  if (claim > session->wallet->count) {
    return refuse(entry, _("there are not that many in the wallet"), error);
  }
  struct error trouble = {0};
  if (correct_apply(session, match, (size_t)claim - 1, what, value, &trouble) == 0) {
    return 0;
  }
  bool told = trouble.code == ERROR_NOT_FOUND || trouble.code == ERROR_USAGE;
  *error = trouble;
  return told ? refuse(entry, trouble.message, error) : -1;
}

static int read_match(struct session *session, struct arena *arena, struct match *match, struct error *error) {
  arena_reset(arena);
  return match_run_for(session->catalog, arena, session->wallet, &session->person, match, error);
}

/* After each the wallet is matched again, so that the next may name what this one brought. */
static int correct_all(struct session *session, struct arena *arena, char *list, struct fits *before,
                       struct error *error) {
  struct match match;
  struct fit_changes *changes = &session->changes;
  if (read_match(session, arena, &match, error) != 0) {
    return -1;
  }
  fits_of(&match, before);
  for (char *at = list; at != NULL;) {
    char *rest = strchr(at, ';');
    if (rest != NULL) {
      *rest++ = '\0';
    }
    if (changes->corrections++ == (size_t)MOST_CORRECTIONS) {
      return refuse(at, _("these are more corrections than fit at once"), error);
    }
    if (correct_one(session, &match, at, error) != 0 || read_match(session, arena, &match, error) != 0) {
      return -1;
    }
    at = rest == NULL || *trimmed(rest) == '\0' ? NULL : rest; /* a semicolon at the end is no entry */
  }
  fit_changes_between(before, &match, changes);
  return 0;
}

int correct_list(struct session *session, const char *list, struct error *error) {
  struct arena *arena = arena_new(match_limit);
  struct fits *before = calloc(1, sizeof *before);
  char *copy = strdup(list);
  int result = arena == NULL || before == NULL || copy == NULL ? error_no_memory(error)
                                                               : correct_all(session, arena, copy, before, error);
  free(copy);
  free(before);
  arena_free(arena);
  return result;
}

/* --- faces --- */

void correct_print(struct session *session, FILE *out) {
  struct fit_changes *changes = &session->changes;
  char text[512];
  if (changes->corrections == 0) {
    return;
  }
  fit_changes_words(changes, FIT_TITLE, text, sizeof text);
  (void)fprintf(out, ngettext("%zu thing put right: %s\n", "%zu things put right: %s\n", changes->corrections),
                changes->corrections, text);
  changes->corrections = 0; /* in linear mode places are printed again */
}

void correct_put_json(const struct session *session, json_t *document) {
  const struct fit_changes *changes = &session->changes;
  if (changes->corrections == 0) {
    return;
  }
  json_t *jobs = json_array();
  for (size_t i = 0; i < changes->shown; i++) {
    const struct fit_change *change = &changes->jobs_shown[i];
    (void)json_array_append_new(
        jobs, json_pack("{s:s, s:s, s:f, s:f}", "code", change->code, "title", change->title[0], "fit_before",
                        round(change->before * 100.0) / 100.0, "fit_after", round(change->after * 100.0) / 100.0));
  }
  json_t *corrected = json_pack("{s:I, s:I, s:o}", "count", (json_int_t)changes->corrections, "changed_jobs",
                                (json_int_t)changes->jobs, "jobs", jobs);
  (void)json_object_set_new(document, "corrected", corrected);
}
