/* SPDX-License-Identifier: MIT */
/*
 * A program (tests/unit/tui_client.c) in a pseudo-terminal of its own, for the
 * tests that look at the terminal from its other end.
 */
#ifndef LADDERWAY_TESTS_UNIT_TUI_TERMINAL_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_TUI_TERMINAL_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

/* Milliseconds: silence that ends an answer, and the longest wait. */
enum { CLIENT_READ_MOST = 1 << 20, CLIENT_QUIET = 150, CLIENT_PATIENT = 5000 };

struct client {
  int master, slave; /* the slave end stays open here, so that its modes can be read after */
  pid_t child;
  struct termios before;
  char bytes[CLIENT_READ_MOST];
  size_t count; /* of the last reading */
};

struct client_setting {
  const char *term, *locale, *first, *second; /* the last two: arguments of the program */
  unsigned short rows, columns;
};

extern const struct client_setting client_usual;

/* To be freed with free(). */
struct client *client_new(void);

/* Starts the program and reads its first screen. Fails the test without a terminal. */
void client_start(struct client *client, const struct client_setting *setting);

/* Reads until nothing has come for `quiet` milliseconds; returns the bytes. */
size_t client_read(struct client *client, int quiet);

/* Whether the last reading holds the text. */
bool client_has(const struct client *client, const char *text);

void client_send(struct client *client, const char *bytes);

/* Sends and reads the answer; returns its bytes. */
size_t client_ask(struct client *client, const char *bytes);

/* Whether a text stands on the screen: only what differs is sent, so it asks for all of it. */
bool client_shows(struct client *client, const char *text);

/* Waits for the program's end, which it forces after all patience: then false. */
bool client_wait(struct client *client, int *status);

/* The program has to end by itself, and the terminal must be as it was. Returns waitpid()'s status. */
int client_finish(struct client *client);

/* Quits it with the key, and returns its exit status. */
int client_leave(struct client *client);

#endif
