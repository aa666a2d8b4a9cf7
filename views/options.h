/* SPDX-License-Identifier: MIT */
/*
 * The options of the command line: one table, from which reading, --help and
 * the man page follow.
 */
#ifndef LADDERWAY_VIEWS_OPTIONS_H
#define LADDERWAY_VIEWS_OPTIONS_H

#include <stddef.h>

#include "data/base/error.h"
#include "views/session.h"

/* One option, for --help and the man page. */
struct option_help {
  const char *name;     /* without the two dashes */
  const char *argument; /* NULL: takes none */
  const char *help;     /* N_() */
};

enum { OPTIONS_NONE, OPTIONS_HELP, OPTIONS_VERSION };

/* What holds before any option is read. */
extern const struct options options_default;

/* All options, in the order of --help. */
size_t options_list(struct option_help *options, size_t room);

/* Reads the options out of the arguments; getopt's `optind` is then the first
 * that is none. `*about` is set when --help or --version was asked for. */
int options_read(int argc, char **argv, struct options *options, int *about, struct error *error) MUST_CHECK;

#endif
