/* SPDX-License-Identifier: MIT */
/*
 * Runs the built program inside a terminal of the test's own and reads what it
 * sends, byte for byte. LADDERWAY_BUILD says where it is built.
 */
#ifndef LADDERWAY_TESTS_SCREEN_PTY_H
#define LADDERWAY_TESTS_SCREEN_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

enum {
  PTY_PATIENT = 10000, /* milliseconds that an answer may take on a slow machine */
  PTY_QUIET = 60,      /* an answer has ended when nothing has come for so long, see below */
  PTY_WORDS = 12
};

struct pty_setting {
  const char *term;   /* NULL: not set */
  const char *locale; /* NULL: C.UTF-8 */
  unsigned short rows, columns;
  const char *awaited;          /* what ends the first screen; NULL: "quit", the last word of the key bar */
  const char *words[PTY_WORDS]; /* options, and NAME=VALUE for the environment; NULL-ended */
};

struct pty {
  int master, slave; /* the program's end stays open here, so that its modes can be read */
  pid_t child;
  struct termios before;
  int quiet; /* milliseconds without a byte that end an answer; PTY_QUIET at first */
  char home[64];
  char *bytes; /* of the last reading, NUL-ended */
  size_t count;
};

/* Whether the program can be run here at all. */
bool pty_possible(void);

/* Starts the program and reads its first bytes. */
struct pty *pty_start(const struct pty_setting *setting);

void pty_send(struct pty *pty, const char *bytes);

/* Waits up to `patience` milliseconds for something, then reads until it is quiet. Returns the bytes read. */
size_t pty_read(struct pty *pty, int patience, int quiet);

/* Sends and reads the answer, which has to come. */
size_t pty_ask(struct pty *pty, const char *bytes);

/* Reads on until a text has come; all that was read is kept. */
bool pty_until(struct pty *pty, const char *text);

bool pty_has(const struct pty *pty, const char *text);

/* Waits for the end of the program; its status as waitpid() tells it. -1: it did not end by itself. */
int pty_wait(struct pty *pty);

/* Whether the modes of the terminal are as they were before the program started. */
bool pty_modes_restored(const struct pty *pty);

void pty_resize(struct pty *pty, unsigned short rows, unsigned short columns);

/* Ends the program if it still runs. */
void pty_free(struct pty *pty);

/* Runs the program with the settings' environment and returns all that it
 * prints; freed by the caller. */
char *pty_output(const char *arguments);

#endif
