/* SPDX-License-Identifier: MIT */
/*
 * What an operator settles once: one "name = value" a line, '#' begins a
 * comment. Read from /etc/ladderway/settings and then from
 * $XDG_CONFIG_HOME/ladderway/settings (else ~/.config/...), where a person's
 * line wins over the host's. settings(5) describes each name.
 */
#ifndef LADDERWAY_DATA_BASE_SETTINGS_H
#define LADDERWAY_DATA_BASE_SETTINGS_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

struct setting_help {
  const char *name;
  const char *help; /* for gettext */
};

/* Every name that is understood, in the order of the manual; ended by a NULL name. */
extern const struct setting_help setting_table[];

struct settings;

/* Reads both files; missing ones are no error. A line that is not understood
 * is ERROR_USAGE and named, so that a slip of the pen changes nothing
 * silently. The result lives in `arena`. */
int settings_read(struct arena *arena, struct settings **out, struct error *error) MUST_CHECK;

/* The same from one file only. ERROR_NOT_FOUND when it is missing. */
int settings_read_file(struct arena *arena, const char *path, struct settings **out, struct error *error) MUST_CHECK;

/* The value of `name`; NULL when nobody set it. */
const char *settings_get(const struct settings *settings, const char *name);

/* The value as a number, `otherwise` when it is not set. Numbers are checked
 * when the file is read. */
double settings_number(const struct settings *settings, const char *name, double otherwise);

/* Where a person's own file is looked for; "" without a home folder. */
void settings_own_path(char *path, size_t size);

#endif
