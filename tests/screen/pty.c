/* SPDX-License-Identifier: MIT */
#include "tests/screen/pty.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { READ_MOST = 4 << 20, PATH_ROOM = 4096 };

static const char *build_folder(void) {
  const char *build = getenv("LADDERWAY_BUILD");
  return build == NULL || build[0] == '\0' ? "." : build;
}

static void program_path(char path[PATH_ROOM], const char *name) {
  (void)snprintf(path, PATH_ROOM, "%s/%s", build_folder(), name);
}

bool pty_possible(void) {
  char program[PATH_ROOM];
  char data[PATH_ROOM];
  program_path(program, "ladderway");
  program_path(data, "starter/catalog.db");
  return access(program, X_OK) == 0 && access(data, R_OK) == 0;
}

static void set_environment(const char *home) {
  static const char *const gone[] = {"NO_COLOR", "SSH_CONNECTION", "LINES", "COLUMNS", "LANG",
                                     "LANGUAGE", "XDG_DATA_HOME",  "TMUX",  "TERM"};
  char path[PATH_ROOM];
  for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++) {
    unsetenv(gone[i]);
  }
  program_path(path, "starter");
  setenv("LADDERWAY_DATADIR", path, 1);
  program_path(path, "locale");
  setenv("LADDERWAY_LOCALEDIR", path, 1);
  setenv("HOME", home, 1);
  setenv("TZ", "UTC", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("ASAN_OPTIONS", "detect_leaks=0", 1); /* curses keeps what it has */
}

static void become_program(const struct pty_setting *setting, const char *home, int slave) {
  char *arguments[PTY_WORDS + 2] = {0};
  char path[PATH_ROOM];
  size_t count = 0;
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int i = 0; i < 3; i++) {
    dup2(slave, i);
  }
  set_environment(home);
  if (setting->term != NULL) {
    setenv("TERM", setting->term, 1);
  }
  if (setting->locale != NULL) {
    setenv("LC_ALL", setting->locale, 1);
  }
  program_path(path, "ladderway");
  arguments[count++] = path;
  for (size_t i = 0; setting->words[i] != NULL; i++) {
    char *word = strdup(setting->words[i]);
    if (word[0] == '-') {
      arguments[count++] = word;
    } else {
      putenv(word);
    }
  }
  execv(path, arguments);
  _exit(127);
}

size_t pty_read(struct pty *pty, int patience, int quiet) {
  struct pollfd input = {.fd = pty->master, .events = POLLIN};
  int wait = patience;
  pty->count = 0;
  while (pty->count + 1 < READ_MOST && poll(&input, 1, wait) > 0) {
    ssize_t got = read(pty->master, pty->bytes + pty->count, READ_MOST - 1 - pty->count);
    if (got <= 0) {
      break;
    }
    pty->count += (size_t)got;
    wait = quiet;
  }
  pty->bytes[pty->count] = '\0';
  return pty->count;
}

bool pty_has(const struct pty *pty, const char *text) {
  return memmem(pty->bytes, pty->count, text, strlen(text)) != NULL;
}

bool pty_until(struct pty *pty, const char *text) {
  struct pollfd input = {.fd = pty->master, .events = POLLIN};
  pty->count = 0;
  bool seen = false;
  while (pty->count + 1 < READ_MOST && poll(&input, 1, seen ? pty->quiet : PTY_PATIENT) > 0) {
    ssize_t got = read(pty->master, pty->bytes + pty->count, READ_MOST - 1 - pty->count);
    if (got <= 0) {
      break;
    }
    pty->count += (size_t)got;
    seen = seen || pty_has(pty, text);
  }
  pty->bytes[pty->count] = '\0';
  return seen;
}

struct pty *pty_start(const struct pty_setting *setting) {
  struct pty *pty = calloc(1, sizeof *pty);
  struct winsize size = {.ws_row = setting->rows, .ws_col = setting->columns};
  if (pty == NULL) {
    return NULL;
  }
  pty->bytes = malloc(READ_MOST);
  (void)snprintf(pty->home, sizeof pty->home, "/tmp/ladderway-pty-XXXXXX");
  if (pty->bytes == NULL || mkdtemp(pty->home) == NULL || openpty(&pty->master, &pty->slave, NULL, NULL, &size) != 0) {
    free(pty->bytes);
    free(pty);
    return NULL;
  }
  tcgetattr(pty->slave, &pty->before);
  fflush(NULL);
  pty->child = fork();
  if (pty->child == 0) {
    close(pty->master);
    become_program(setting, pty->home, pty->slave);
  }
  pty->quiet = PTY_QUIET;
  (void)pty_until(pty, setting->awaited == NULL ? "quit" : setting->awaited);
  return pty;
}

void pty_send(struct pty *pty, const char *bytes) {
  ssize_t sent = write(pty->master, bytes, strlen(bytes));
  (void)sent;
}

size_t pty_ask(struct pty *pty, const char *bytes) {
  pty_send(pty, bytes);
  return pty_read(pty, PTY_PATIENT, pty->quiet);
}

int pty_wait(struct pty *pty) {
  for (int i = 0; i < PTY_PATIENT / 10; i++) {
    int status = 0;
    if (waitpid(pty->child, &status, WNOHANG) == pty->child) {
      pty->child = 0;
      (void)pty_read(pty, PTY_QUIET, PTY_QUIET);
      return status;
    }
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
  }
  return -1;
}

bool pty_modes_restored(const struct pty *pty) {
  struct termios after;
  tcgetattr(pty->slave, &after);
  tcflag_t local = ICANON | ECHO | ISIG;
  return (after.c_lflag & local) == (pty->before.c_lflag & local) && after.c_iflag == pty->before.c_iflag &&
         after.c_oflag == pty->before.c_oflag;
}

void pty_resize(struct pty *pty, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  ioctl(pty->slave, TIOCSWINSZ, &size);
}

void pty_free(struct pty *pty) {
  char command[128];
  if (pty == NULL) {
    return;
  }
  if (pty->child > 0) {
    kill(pty->child, SIGKILL);
    waitpid(pty->child, NULL, 0);
  }
  close(pty->master);
  close(pty->slave);
  (void)snprintf(command, sizeof command, "rm -rf '%s'", pty->home);
  if (system(command) != 0) {
    fprintf(stderr, "%s stays behind\n", pty->home);
  }
  free(pty->bytes);
  free(pty);
}

char *pty_output(const char *arguments) {
  enum { MOST = 1 << 20 };
  char command[PATH_ROOM + 512];
  char *text = calloc(1, MOST);
  (void)snprintf(command, sizeof command,
                 "LADDERWAY_DATADIR='%s/starter' HOME=/nonexistent LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0 "
                 "'%s/ladderway' %s",
                 build_folder(), build_folder(), arguments);
  FILE *pipe = text == NULL ? NULL : popen(command, "r");
  size_t count = pipe == NULL ? 0 : fread(text, 1, MOST - 1, pipe);
  if (pipe == NULL || pclose(pipe) != 0 || count == 0) {
    free(text);
    return NULL;
  }
  return text;
}
