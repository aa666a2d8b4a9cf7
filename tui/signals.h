/* SPDX-License-Identifier: MIT */
/*
 * Signals and wake-ups from other threads, brought into poll(): the handlers
 * only note what happened and write into a pipe. Handlers have to reach their
 * data somehow, so this file holds some globally; nothing else does but
 * terminal.c.
 */
#ifndef LADDERWAY_TUI_SIGNALS_H
#define LADDERWAY_TUI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct signals {
  int stop; /* the signal that asks for an end, or 0 */
  bool size, suspend, resumed, wake;
};

/* Takes the signals over; before curses starts, which would do so itself. `modes`
 * of the terminal are what it is brought back to when the program crashes, or
 * is told to end a second time before it did. Returns 0, or -1. */
int signals_start(bool suspendable, const struct termios *modes);

/* The bytes that, with the modes, bring the terminal back then. */
void signals_set_leave(const char *bytes, size_t length);

/* Gives the signals back as they were. */
void signals_stop(void);

/* Readable when there is something to take; -1 before the first start. */
int signals_descriptor(void);

/* What has happened since the last call; empties the pipe. A stop stays. */
struct signals signals_take(void);

/* Stops the process as ^Z is meant to; comes back when it is continued. */
void signals_suspend(void);

/* From any thread. */
void signals_wake(void);

#endif
