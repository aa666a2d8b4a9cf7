/* SPDX-License-Identifier: MIT */
/* The command line: options, and the table from commands to views. */
#ifndef LADDERWAY_VIEWS_COMMAND_LINE_H
#define LADDERWAY_VIEWS_COMMAND_LINE_H

#include <stddef.h>

/* One option, for --help and the man page. */
struct option_help {
  const char *name;     /* without the two dashes */
  const char *argument; /* NULL: takes none */
  const char *help;     /* N_() */
};

/* All options, in the order of --help. */
size_t command_line_options(struct option_help *options, size_t room);

/* Runs the program with these arguments; returns its exit status: 0 done,
 * 1 nothing found or not satisfied, 2 usage, 3 data or network trouble. */
int command_line_run(int argc, char **argv);

#endif
