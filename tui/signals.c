/* SPDX-License-Identifier: MIT */
#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { LEAVE_LONGEST = 256, KINDS = 14 };

enum duty { DUTY_STOP, DUTY_CRASH, DUTY_SIZE, DUTY_SUSPEND, DUTY_RESUMED };

static const struct {
  int number;
  enum duty duty;
} kinds[KINDS] = {
    {SIGINT, DUTY_STOP},   {SIGTERM, DUTY_STOP},    {SIGHUP, DUTY_STOP},     {SIGQUIT, DUTY_STOP},
    {SIGWINCH, DUTY_SIZE}, {SIGCONT, DUTY_RESUMED}, {SIGTSTP, DUTY_SUSPEND}, {SIGSEGV, DUTY_CRASH},
    {SIGBUS, DUTY_CRASH},  {SIGFPE, DUTY_CRASH},    {SIGILL, DUTY_CRASH},    {SIGABRT, DUTY_CRASH},
    {SIGALRM, DUTY_STOP},  {SIGXCPU, DUTY_CRASH},
};

static struct {
  atomic_int writer; /* of the pipe; kept open for good, so that a late thread never writes elsewhere */
  int reader;
  atomic_bool size, suspend, resumed, wake;
  atomic_int stop;
  bool piped, started, suspendable;
  struct sigaction before[KINDS];
  bool taken[KINDS];
  struct termios modes;
  char leave[LEAVE_LONGEST];
  size_t leave_length;
} state = {.writer = -1, .reader = -1};

static void poke(void) {
  int saved = errno;
  int writer = atomic_load(&state.writer);
  if (writer >= 0) {
    ssize_t written = write(writer, "!", 1);
    (void)written; /* a full pipe wakes as well */
  }
  errno = saved;
}

/* Only what may be called in a handler. */
static void bring_back_and_die(int number) {
  tcsetattr(STDIN_FILENO, TCSANOW, &state.modes);
  ssize_t written = write(STDOUT_FILENO, state.leave, state.leave_length);
  (void)written;
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static void on_crash(int number) {
  bring_back_and_die(number);
}

static void on_stop(int number) {
  if (atomic_load(&state.stop) != 0) {
    bring_back_and_die(number);
  }
  atomic_store(&state.stop, number);
  poke();
}

static void on_notice(int number) {
  if (number == SIGWINCH) {
    atomic_store(&state.size, true);
  } else if (number == SIGCONT) {
    atomic_store(&state.resumed, true);
  } else {
    atomic_store(&state.suspend, true);
  }
  poke();
}

static int make_pipe(void) {
  int ends[2];
  if (pipe(ends) != 0) {
    return -1;
  }
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  state.reader = ends[0];
  atomic_store(&state.writer, ends[1]);
  state.piped = true;
  return 0;
}

static void take_over(int i) {
  struct sigaction before;
  sigaction(kinds[i].number, NULL, &before);
  bool is_default = before.sa_handler == SIG_DFL;
  struct sigaction action = {.sa_handler = on_notice};
  sigemptyset(&action.sa_mask);
  if (kinds[i].duty == DUTY_STOP) {
    action.sa_handler = on_stop;
  } else if (kinds[i].duty == DUTY_CRASH) {
    action.sa_handler = on_crash;
  } else if (kinds[i].duty == DUTY_SUSPEND && !state.suspendable) {
    action.sa_handler = SIG_IGN;
  }
  /* A sanitizer's handlers, and what nohup or a supervisor ignores, stay. */
  state.taken[i] = is_default;
  if (is_default) {
    state.before[i] = before;
    sigaction(kinds[i].number, &action, NULL);
  }
}

int signals_start(bool suspendable, const struct termios *modes) {
  if (!state.piped && make_pipe() != 0) {
    return -1;
  }
  state.suspendable = suspendable;
  state.modes = *modes;
  state.leave_length = 0;
  atomic_store(&state.stop, 0);
  state.started = true;
  for (int i = 0; i < KINDS; i++) {
    take_over(i);
  }
  return 0;
}

void signals_set_leave(const char *bytes, size_t length) {
  length = length < LEAVE_LONGEST ? length : LEAVE_LONGEST;
  memcpy(state.leave, bytes, length);
  state.leave_length = length;
}

void signals_stop(void) {
  for (int i = 0; i < KINDS && state.started; i++) {
    if (state.taken[i]) {
      sigaction(kinds[i].number, &state.before[i], NULL);
    }
  }
  state.started = false;
}

int signals_descriptor(void) {
  return state.reader;
}

struct signals signals_take(void) {
  char bytes[64];
  while (state.reader >= 0 && read(state.reader, bytes, sizeof bytes) > 0) {
  }
  return (struct signals){.stop = atomic_load(&state.stop),
                          .size = atomic_exchange(&state.size, false),
                          .suspend = atomic_exchange(&state.suspend, false),
                          .resumed = atomic_exchange(&state.resumed, false),
                          .wake = atomic_exchange(&state.wake, false)};
}

void signals_suspend(void) {
  struct sigaction fatal = {.sa_handler = SIG_DFL};
  struct sigaction mine;
  sigemptyset(&fatal.sa_mask);
  sigaction(SIGTSTP, &fatal, &mine);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &mine, NULL);
  atomic_store(&state.resumed, true);
  poke();
}

void signals_wake(void) {
  /* One byte for any number of calls: the pipe can't fill up. */
  if (!atomic_exchange(&state.wake, true)) {
    poke();
  }
}
