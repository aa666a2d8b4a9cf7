/* SPDX-License-Identifier: MIT */
#include "tests/unit/tui_terminal_support.h"

#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

const struct client_setting client_usual = {"xterm-256color", "C.UTF-8", NULL, NULL, 24, 80};

static void become_client(const struct client_setting *setting, int slave) {
  const char *build = getenv("LADDERWAY_BUILD");
  char path[4096];
  snprintf(path, sizeof path, "%s/tests/unit/tui_client", build == NULL ? "." : build);
  /* The tests may run under nohup or in the background, and what is ignored there stays ignored. */
  const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    (void)signal(numbers[i], SIG_DFL);
  }
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int i = 0; i < 3; i++) {
    dup2(slave, i);
  }
  setenv("TERM", setting->term, 1);
  setenv("LC_ALL", setting->locale, 1);
  unsetenv("NO_COLOR");
  unsetenv("SSH_CONNECTION");
  unsetenv("LINES");
  unsetenv("COLUMNS");
  setenv("ASAN_OPTIONS", "detect_leaks=0", 1); /* curses keeps what it has */
  execl(path, "tui_client", setting->first, setting->second, (char *)NULL);
  _exit(127);
}

size_t client_read(struct client *client, int quiet) {
  client->count = 0;
  struct pollfd input = {.fd = client->master, .events = POLLIN};
  while (client->count + 1 < CLIENT_READ_MOST && poll(&input, 1, quiet) > 0) {
    ssize_t got = read(client->master, client->bytes + client->count, CLIENT_READ_MOST - 1 - client->count);
    if (got <= 0) {
      break;
    }
    client->count += (size_t)got;
  }
  client->bytes[client->count] = '\0';
  return client->count;
}

bool client_has(const struct client *client, const char *text) {
  return memmem(client->bytes, client->count, text, strlen(text)) != NULL;
}

void client_start(struct client *client, const struct client_setting *setting) {
  struct winsize size = {.ws_row = setting->rows, .ws_col = setting->columns};
  assert_int_equal(openpty(&client->master, &client->slave, NULL, NULL, &size), 0);
  tcgetattr(client->slave, &client->before);
  fflush(NULL);
  client->child = fork();
  assert_true(client->child >= 0);
  if (client->child == 0) {
    close(client->master);
    become_client(setting, client->slave);
  }
  struct pollfd input = {.fd = client->master, .events = POLLIN};
  assert_int_equal(poll(&input, 1, CLIENT_PATIENT), 1);
  client_read(client, 2 * CLIENT_QUIET);
}

void client_send(struct client *client, const char *bytes) {
  assert_int_equal(write(client->master, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

size_t client_ask(struct client *client, const char *bytes) {
  client_send(client, bytes);
  return client_read(client, CLIENT_QUIET);
}

bool client_shows(struct client *client, const char *text) {
  client_ask(client, "\014");
  return client_has(client, text);
}

bool client_wait(struct client *client, int *status) {
  for (int i = 0; i < CLIENT_PATIENT / 10; i++) {
    if (waitpid(client->child, status, WNOHANG) == client->child) {
      return true;
    }
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
  }
  kill(client->child, SIGKILL);
  waitpid(client->child, status, 0);
  return false;
}

int client_finish(struct client *client) {
  int status = 0;
  assert_true(client_wait(client, &status));
  client_read(client, CLIENT_QUIET);
  struct termios after;
  tcgetattr(client->slave, &after);
  assert_int_equal(after.c_lflag & (tcflag_t)(ICANON | ECHO | ISIG),
                   client->before.c_lflag & (tcflag_t)(ICANON | ECHO | ISIG));
  assert_int_equal(after.c_iflag, client->before.c_iflag);
  assert_int_equal(after.c_oflag, client->before.c_oflag);
  close(client->master);
  close(client->slave);
  return status;
}

int client_leave(struct client *client) {
  client_send(client, "Q");
  int status = client_finish(client);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

struct client *client_new(void) {
  return calloc(1, sizeof(struct client));
}
