/* SPDX-License-Identifier: MIT */
/*
 * The loop and the terminal, seen from the other end of a pseudo-terminal:
 * bytes sent for each key, silence, sizes, signals, and the way out.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { READ_MOST = 1 << 20, QUIET = 150, PATIENT = 5000 };

struct session {
  int master, slave; /* the slave end stays open here, so that its modes can be read after */
  pid_t child;
  struct termios before;
  char bytes[READ_MOST];
  size_t count; /* of the last reading */
};

struct setting {
  const char *term, *locale, *first, *second;
  unsigned short rows, columns;
};

static const struct setting usual = {"xterm-256color", "C.UTF-8", NULL, NULL, 24, 80};

static void become_client(const struct setting *setting, int slave) {
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

/* Reads until nothing has come for `quiet` milliseconds. */
static size_t read_for(struct session *session, int quiet) {
  session->count = 0;
  struct pollfd input = {.fd = session->master, .events = POLLIN};
  while (session->count + 1 < READ_MOST && poll(&input, 1, quiet) > 0) {
    ssize_t got = read(session->master, session->bytes + session->count, READ_MOST - 1 - session->count);
    if (got <= 0) {
      break;
    }
    session->count += (size_t)got;
  }
  session->bytes[session->count] = '\0';
  return session->count;
}

static bool has(const struct session *session, const char *text) {
  return memmem(session->bytes, session->count, text, strlen(text)) != NULL;
}

static void start(struct session *session, const struct setting *setting) {
  struct winsize size = {.ws_row = setting->rows, .ws_col = setting->columns};
  assert_int_equal(openpty(&session->master, &session->slave, NULL, NULL, &size), 0);
  tcgetattr(session->slave, &session->before);
  fflush(NULL);
  session->child = fork();
  assert_true(session->child >= 0);
  if (session->child == 0) {
    close(session->master);
    become_client(setting, session->slave);
  }
  struct pollfd input = {.fd = session->master, .events = POLLIN};
  assert_int_equal(poll(&input, 1, PATIENT), 1);
  read_for(session, 2 * QUIET);
}

static void send_bytes(struct session *session, const char *bytes) {
  assert_int_equal(write(session->master, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

/* Sends and reads the answer; returns its bytes. */
static size_t ask(struct session *session, const char *bytes) {
  send_bytes(session, bytes);
  return read_for(session, QUIET);
}

/* Whether a text stands on the screen: only what differs is sent, so ask for all of it. */
static bool shows(struct session *session, const char *text) {
  ask(session, "\014");
  return has(session, text);
}

static bool wait_for_end(struct session *session, int *status) {
  for (int i = 0; i < PATIENT / 10; i++) {
    if (waitpid(session->child, status, WNOHANG) == session->child) {
      return true;
    }
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
  }
  kill(session->child, SIGKILL);
  waitpid(session->child, status, 0);
  return false;
}

/* The client has to end by itself, and the terminal must be as it was. */
static int finish(struct session *session) {
  int status = 0;
  assert_true(wait_for_end(session, &status));
  read_for(session, QUIET);
  struct termios after;
  tcgetattr(session->slave, &after);
  assert_int_equal(after.c_lflag & (tcflag_t)(ICANON | ECHO | ISIG),
                   session->before.c_lflag & (tcflag_t)(ICANON | ECHO | ISIG));
  assert_int_equal(after.c_iflag, session->before.c_iflag);
  assert_int_equal(after.c_oflag, session->before.c_oflag);
  close(session->master);
  close(session->slave);
  return status;
}

static int leave(struct session *session) {
  send_bytes(session, "Q");
  int status = finish(session);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

/* Median of the bytes of seven moves. */
static size_t median_of_moves(struct session *session, const char *key) {
  size_t counts[7];
  for (int i = 0; i < 7; i++) {
    size_t count = ask(session, key);
    int at = i;
    for (; at > 0 && counts[at - 1] > count; at--) {
      counts[at] = counts[at - 1];
    }
    counts[at] = count;
  }
  return counts[3];
}

static struct session *new_session(void) {
  return calloc(1, sizeof(struct session));
}

static void test_budgets(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  size_t first = session->count;
  size_t move = median_of_moves(session, "j");
  print_message("normal: first screen %zu bytes, move %zu\n", first, move);
  assert_in_range(first, 500, 2400);
  assert_in_range(move, 20, 250);
  ask(session, "20j");
  for (int i = 0; i < 20; i++) {
    ask(session, "j");
  }
  size_t scroll = median_of_moves(session, "j");
  print_message("normal: scroll %zu bytes\n", scroll);
  assert_in_range(scroll, 20, 300);
  assert_int_equal(leave(session), 0);
  assert_true(has(session, "ended 0"));
  free(session);
}

static void test_low_budgets(void **state) {
  (void)state;
  struct setting low = usual;
  low.first = "low";
  struct session *session = new_session();
  start(session, &low);
  size_t first = session->count;
  size_t move = median_of_moves(session, "j");
  for (int i = 0; i < 20; i++) {
    ask(session, "j");
  }
  size_t scroll = median_of_moves(session, "j");
  print_message("low bandwidth: first screen %zu bytes, move %zu, scroll %zu\n", first, move, scroll);
  assert_in_range(first, 500, 2000);
  assert_in_range(move, 2, 40);
  assert_in_range(scroll, 10, 150);
  assert_int_equal(leave(session), 0);
  free(session);
}

static void test_idle_is_silent(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  assert_int_equal(read_for(session, 300), 0);
  ask(session, "x");
  assert_true(shows(session, "<key 120>"));
  assert_int_equal(read_for(session, 300), 0);
  leave(session);
  free(session);
}

/* A key that reaches the client comes back as its number on the message line. */
static void assert_key(struct session *session, const char *bytes, const char *answer) {
  ask(session, "\001"); /* so that the answer is another one than before */
  ask(session, bytes);
  if (!shows(session, answer)) {
    print_error("keys %s: no \"%s\"\n", bytes, answer);
  }
  assert_true(has(session, answer));
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void test_keys(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  assert_key(session, "\033", "<key 27>");
  send_bytes(session, "\001");
  read_for(session, QUIET);
  send_bytes(session, "\033");
  int64_t before = now();
  struct pollfd input = {.fd = session->master, .events = POLLIN};
  assert_int_equal(poll(&input, 1, PATIENT), 1);
  int64_t waited = now() - before;
  print_message("Esc answered after %d ms\n", (int)waited);
  assert_true(waited < 500); /* curses by itself waits for a second */
  read_for(session, QUIET);
  assert_key(session, "\xc3\xb1", "<key 241>");
  assert_key(session, "\n", "<key 13>");
  assert_key(session, "\r", "<key 13>");
  assert_key(session, "\x7f", "<key 127>");
  assert_key(session, "\b", "<key 127>");
  assert_key(session, "\033[3~", "<key 1114121>");
  /* what nobody knows, and Alt, is swallowed whole */
  ask(session, "\001");
  assert_int_equal(ask(session, "\033[99;7u"), 0);
  assert_int_equal(ask(session, "\033[1;5C"), 0);
  assert_int_equal(ask(session, "\033x"), 0);
  assert_int_equal(ask(session, "\033]0;title\007"), 0);
  assert_int_equal(ask(session, "\033P1$r0m\033\\"), 0);
  assert_int_equal(ask(session, "\033[M !!"), 0);
  assert_int_equal(ask(session, "\xff"), 0);
  assert_key(session, "z", "<key 122>");
  leave(session);
  free(session);
}

/* ^S holds the output, and any key lets it go on. */
static void test_flow_control(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  assert_int_equal(ask(session, "\023"), 0);
  assert_true(ask(session, "x") > 0);
  leave(session);
  free(session);
}

/* The bytes of one character may come apart. */
static void test_slow_line(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  ask(session, "\xe4");
  ask(session, "\xb8");
  ask(session, "\xad");
  assert_true(shows(session, "<key 20013>"));
  leave(session);
  free(session);
}

static void test_type_ahead(void **state) {
  (void)state;
  struct setting slow = usual;
  slow.first = "slow";
  struct session *session = new_session();
  start(session, &slow);
  char burst[101];
  memset(burst, 'j', 100);
  burst[100] = '\0';
  size_t sent = ask(session, burst);
  print_message("100 keys at once: %zu bytes\n", sent);
  assert_in_range(sent, 100, 12000); /* some paints in between, not one for each */
  ask(session, "n");
  assert_true(shows(session, "<events 101>")); /* none was lost */
  leave(session);
  free(session);
}

static void resize(struct session *session, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  ioctl(session->slave, TIOCSWINSZ, &size);
  read_for(session, QUIET);
}

static void test_resize(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  resize(session, 40, 132);
  assert_true(shows(session, "<resize 0>"));
  resize(session, 10, 40);
  assert_true(has(session, "larger"));
  ask(session, "x");
  for (unsigned short size = 1; size < 6; size++) {
    resize(session, size, size);
    ask(session, "jx\014");
  }
  resize(session, 24, 80);
  assert_true(has(session, "Find > nurse"));
  leave(session);
  free(session);
}

/* Everything that can be drawn, in all sizes, with keys that nobody would type. */
static void test_all_drawing(void **state) {
  (void)state;
  static const char *const firsts[] = {"low", "ascii", "mouse"};
  unsigned random = 1;
  struct session *session = new_session();
  for (size_t i = 0; i < 3; i++) {
    struct setting setting = {"xterm-256color", "C.UTF-8", "page", firsts[i], 24, 80};
    start(session, &setting);
    assert_true(has(session, "Nursing Assistants"));
    if (i == 0) {
      assert_in_range(median_of_moves(session, "j"), 2, 160); /* some scroll */
    }
    for (int round = 0; round < 60; round++) {
      char keys[32];
      for (size_t k = 0; k + 1 < sizeof keys; k++) {
        random = random * 1103515245 + 12345;
        char byte = (char)(random >> 16);
        keys[k] = strchr("Qcew", byte) != NULL || byte == 3 || byte == 26 || byte == 28 ? 'j' : byte;
      }
      keys[sizeof keys - 1] = '\0';
      send_bytes(session, keys);
      struct winsize size = {.ws_row = (unsigned short)(random >> 8 & 31),
                             .ws_col = (unsigned short)(random >> 20 & 127)};
      ioctl(session->slave, TIOCSWINSZ, &size);
      read_for(session, 10);
    }
    resize(session, 24, 80);
    assert_true(shows(session, "Find > nurse"));
    assert_int_equal(leave(session), 0);
  }
  free(session);
}

static void test_redraw(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  assert_true(ask(session, "\014") > 1000);
  assert_true(has(session, "Find > nurse"));
  leave(session);
  free(session);
}

static void test_wake(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  ask(session, "w");
  assert_true(shows(session, "<wake 0>"));
  leave(session);
  free(session);
}

static void test_mouse(void **state) {
  (void)state;
  struct setting mouse = usual;
  mouse.first = "mouse";
  struct session *session = new_session();
  start(session, &mouse);
  /* xterm's own form, or the one with numbers, whichever was asked for */
  bool numbers = has(session, "\033[?1006");
  /* pressed and let go */
  const char *click = numbers ? "\033[<0;5;9M\033[<0;5;9m" : "\033[M %)\033[M#%)";
  print_message("mouse form: %s\n", numbers ? "1006" : "1000");
  ask(session, click);
  assert_true(shows(session, "<click 8>"));
  read_for(session, 500); /* long enough to be another click */
  ask(session, click);
  ask(session, click);
  assert_true(shows(session, "<double 8>"));
  ask(session, numbers ? "\033[<65;5;9M" : "\033[Ma%)");
  assert_true(shows(session, "<wheel 0>"));
  assert_int_equal(leave(session), 0);
  assert_true(has(session, "1000l"));
  free(session);
}

static void end_by(int number, int expected) {
  struct session *session = new_session();
  char answer[32];
  start(session, &usual);
  kill(session->child, number);
  int status = finish(session);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), expected);
  snprintf(answer, sizeof answer, "ended %d", number);
  assert_true(has(session, answer));
  assert_true(has(session, "\033[?1049l"));
  free(session);
}

static void test_signals(void **state) {
  (void)state;
  end_by(SIGTERM, 1);
  end_by(SIGHUP, 1);
  end_by(SIGINT, 1);
  end_by(SIGQUIT, 1);
}

/* A crash and a plain exit() must not leave a broken terminal either. */
static void test_crash(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  send_bytes(session, "c");
  int status = finish(session);
  assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
  assert_true(has(session, "\033[?1049l"));
  start(session, &usual);
  send_bytes(session, "e");
  status = finish(session);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
  assert_true(has(session, "\033[?1049l"));
  free(session);
}

static void test_suspend(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  int status = 0;
  kill(session->child, SIGSTOP); /* uncatchable, as a supervisor does it */
  assert_int_equal(waitpid(session->child, &status, WUNTRACED), session->child);
  kill(session->child, SIGCONT);
  read_for(session, QUIET);
  assert_true(has(session, "Find > nurse"));
  ask(session, "x");
  assert_true(shows(session, "<key 120>"));
  kill(session->child, SIGTSTP);
  read_for(session, QUIET);
  assert_true(has(session, "\033[?1049l"));
  kill(session->child, SIGCONT);
  read_for(session, QUIET);
  ask(session, "y");
  assert_true(shows(session, "<key 121>"));
  leave(session);
  free(session);
}

static void test_end_of_input(void **state) {
  (void)state;
  struct session *session = new_session();
  start(session, &usual);
  close(session->master);
  int status = 0;
  assert_true(wait_for_end(session, &status));
  close(session->slave);
  free(session);
}

static void test_terminals(void **state) {
  (void)state;
  static const char *const terms[] = {"xterm-256color", "vt100", "linux", "screen", "xterm"};
  static const char *const locales[] = {"C", "C.UTF-8"};
  struct session *session = new_session();
  for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
    for (size_t j = 0; j < 2; j++) {
      struct setting setting = {terms[i], locales[j], NULL, NULL, 24, 80};
      start(session, &setting);
      assert_true(has(session, "Find > nurse"));
      assert_true(has(session, j == 0 ? "Espanol" : "Espa\u00f1ol"));
      for (size_t k = 0; k < session->count; k++) {
        assert_true(j == 1 || (unsigned char)session->bytes[k] < 0x80);
      }
      size_t first = session->count;
      size_t move = ask(session, "j");
      print_message("%-15s %-8s first %zu, move %zu\n", terms[i], locales[j], first, move);
      assert_in_range(move, 2, 250);
      ask(session, "x");
      assert_true(shows(session, "<key 120>"));
      assert_int_equal(leave(session), 0);
    }
  }
  free(session);
}

static void test_refusals(void **state) {
  (void)state;
  static const char *const terms[] = {"dumb", "no-such-terminal", ""};
  struct session *session = new_session();
  for (size_t i = 0; i < 3; i++) {
    struct setting setting = {terms[i], "C", NULL, NULL, 24, 80};
    start(session, &setting);
    assert_true(has(session, "refused: "));
    int status = finish(session);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
  }
  free(session);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_budgets),      cmocka_unit_test(test_low_budgets), cmocka_unit_test(test_idle_is_silent),
      cmocka_unit_test(test_keys),         cmocka_unit_test(test_slow_line),   cmocka_unit_test(test_type_ahead),
      cmocka_unit_test(test_resize),       cmocka_unit_test(test_redraw),      cmocka_unit_test(test_flow_control),
      cmocka_unit_test(test_all_drawing),  cmocka_unit_test(test_wake),        cmocka_unit_test(test_mouse),
      cmocka_unit_test(test_signals),      cmocka_unit_test(test_crash),       cmocka_unit_test(test_suspend),
      cmocka_unit_test(test_end_of_input), cmocka_unit_test(test_terminals),   cmocka_unit_test(test_refusals),
  };
  return cmocka_run_group_tests_name("tui terminal", tests, NULL, NULL);
}
