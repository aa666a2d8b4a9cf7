/* SPDX-License-Identifier: MIT */
/* The command line: from commands to views. */
#ifndef LADDERWAY_VIEWS_COMMAND_LINE_H
#define LADDERWAY_VIEWS_COMMAND_LINE_H

/* Runs the program with these arguments; returns its exit status: 0 done,
 * 1 nothing found or not satisfied, 2 usage, 3 data or network trouble. */
int command_line_run(int argc, char **argv);

#endif
