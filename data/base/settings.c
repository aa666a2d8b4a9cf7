/* SPDX-License-Identifier: MIT */
#include "data/base/settings.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"

enum { LARGEST_FILE = 64 << 10, LONGEST_VALUE = 4096, MOST_SETTINGS = 32 };

static const char host_file[] = "/etc/ladderway/settings";

const struct setting_help setting_table[] = {
    {"source", N_("where sync gets new data when it is called without a source")},
    {"key_file", N_("a file with the key for a registry, readable for its owner only")},
    {"ca_file", N_("certificates to trust instead of the system's (PEM)")},
    {"public_key", N_("take a published snapshot only when it is signed with this key")},
    {"rate", N_("requests a second at most; 0: no limit")},
    {"jobs", N_("connections at once, for one's own mirror (1 to 16)")},
    {"types", N_("keep only these kinds of records, as --types")},
    {"region", N_("keep only what is in this state, as --region")},
    {"records_language", N_("keep only what is in this language, as --language")},
    {"signing_key", N_("the private key that publish signs with")},
    {"versions", N_("how many versions back publish makes patches for (1 to 60)")},
    {"agreement", N_("the agreement that allows you to pass on a registry's records, in your words")},
    {"living_table", N_("a table of what households need in each county, as --table")},
    {NULL, NULL},
};

struct settings {
  const char *values[MOST_SETTINGS];
};

static int index_of(const char *name) {
  for (int i = 0; setting_table[i].name != NULL; i++) {
    if (strcmp(setting_table[i].name, name) == 0) {
      return i;
    }
  }
  return -1;
}

static bool number_good(const char *name, const char *value) {
  double least = 0;
  double most = 1000;
  if (strcmp(name, "jobs") == 0) {
    least = 1;
    most = 16;
  } else if (strcmp(name, "versions") == 0) {
    least = 1;
    most = 60;
  } else if (strcmp(name, "rate") != 0) {
    return true;
  }
  char *end = NULL;
  errno = 0;
  double number = strtod(value, &end);
  return errno == 0 && end != value && *end == '\0' && number >= least && number <= most;
}

static char *trim(char *text) {
  while (*text == ' ' || *text == '\t') {
    text++;
  }
  size_t length = strlen(text);
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t' || text[length - 1] == '\r')) {
    text[--length] = '\0';
  }
  return text;
}

static int bad_line(struct error *error, const char *path, long number, const char *why) {
  return error_set(error, ERROR_USAGE, _("%s, line %ld: %s"), path, number, why);
}

/* "name = value"; the line is taken apart in place. */
static int take_line(struct arena *arena, struct settings *settings, char *line, const char *path, long number,
                     struct error *error) {
  char *name = trim(line);
  if (*name == '\0' || *name == '#') {
    return 0;
  }
  char *equals = strchr(name, '=');
  if (equals == NULL) {
    return bad_line(error, path, number, _("a setting is written as name = value."));
  }
  *equals = '\0';
  name = trim(name);
  char *value = trim(equals + 1);
  int index = index_of(name);
  if (index < 0) {
    return bad_line(error, path, number, _("there is no setting of this name. man 5 ladderway-settings lists them."));
  }
  if (!number_good(name, value)) {
    return bad_line(error, path, number, _("this is not a number that makes sense here."));
  }
  settings->values[index] = text_clean(arena, value, strlen(value), TEXT_LINE, LONGEST_VALUE);
  return settings->values[index] == NULL ? error_no_memory(error) : 0;
}

static int take_file(struct arena *arena, struct settings *settings, const char *path, struct error *error) {
  struct buffer text;
  buffer_init(&text, LARGEST_FILE);
  int result = file_read(path, &text, error);
  char *rest = result == 0 && text.length > 0 ? text.data : NULL;
  for (long number = 1; result == 0 && rest != NULL; number++) {
    char *line = rest;
    char *end = strchr(rest, '\n');
    rest = end == NULL ? NULL : end + 1;
    if (end != NULL) {
      *end = '\0';
    }
    result = take_line(arena, settings, line, path, number, error);
  }
  buffer_free(&text);
  return result;
}

void settings_own_path(char *path, size_t size) {
  const char *config = getenv("XDG_CONFIG_HOME");
  const char *home = getenv("HOME");
  path[0] = '\0';
  if (config != NULL && config[0] == '/') {
    (void)snprintf(path, size, "%s/ladderway/settings", config);
  } else if (home != NULL && home[0] == '/') {
    (void)snprintf(path, size, "%s/.config/ladderway/settings", home);
  }
}

int settings_read_file(struct arena *arena, const char *path, struct settings **out, struct error *error) {
  *out = arena_alloc(arena, sizeof **out);
  return *out == NULL ? error_no_memory(error) : take_file(arena, *out, path, error);
}

int settings_read(struct arena *arena, struct settings **out, struct error *error) {
  char own[4096];
  settings_own_path(own, sizeof own);
  const char *const paths[] = {host_file, own};
  *out = arena_alloc(arena, sizeof **out);
  if (*out == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    if (paths[i][0] != '\0' && take_file(arena, *out, paths[i], error) != 0 && error->code != ERROR_NOT_FOUND) {
      return -1;
    }
  }
  return 0;
}

const char *settings_get(const struct settings *settings, const char *name) {
  int index = index_of(name);
  return settings == NULL || index < 0 ? NULL : settings->values[index];
}

double settings_number(const struct settings *settings, const char *name, double otherwise) {
  const char *value = settings_get(settings, name);
  return value == NULL ? otherwise : strtod(value, NULL);
}
