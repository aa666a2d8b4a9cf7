/* SPDX-License-Identifier: MIT */
/*
 * The way in and the way out, seen from the other end of a pseudo-terminal:
 * signals, a crash, suspending, kinds of terminals and those that are refused.
 */
#include "tests/unit/tui_terminal_support.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void end_by(int number, int expected) {
  struct client *client = client_new();
  char answer[32];
  client_start(client, &client_usual);
  kill(client->child, number);
  int status = client_finish(client);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), expected);
  snprintf(answer, sizeof answer, "ended %d", number);
  assert_true(client_has(client, answer));
  assert_true(client_has(client, "\033[?1049l"));
  free(client);
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
  struct client *client = client_new();
  client_start(client, &client_usual);
  client_send(client, "c");
  int status = client_finish(client);
  assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
  assert_true(client_has(client, "\033[?1049l"));
  client_start(client, &client_usual);
  client_send(client, "e");
  status = client_finish(client);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
  assert_true(client_has(client, "\033[?1049l"));
  free(client);
}

static void test_suspend(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  int status = 0;
  kill(client->child, SIGSTOP); /* uncatchable, as a supervisor does it */
  assert_int_equal(waitpid(client->child, &status, WUNTRACED), client->child);
  kill(client->child, SIGCONT);
  client_read(client, CLIENT_QUIET);
  assert_true(client_has(client, "Find > nurse"));
  client_ask(client, "x");
  assert_true(client_shows(client, "<key 120>"));
  kill(client->child, SIGTSTP);
  client_read(client, CLIENT_QUIET);
  assert_true(client_has(client, "\033[?1049l"));
  kill(client->child, SIGCONT);
  client_read(client, CLIENT_QUIET);
  client_ask(client, "y");
  assert_true(client_shows(client, "<key 121>"));
  client_leave(client);
  free(client);
}

static void test_end_of_input(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  close(client->master);
  int status = 0;
  assert_true(client_wait(client, &status));
  close(client->slave);
  free(client);
}

static void test_terminals(void **state) {
  (void)state;
  static const char *const terms[] = {"xterm-256color", "vt100", "linux", "screen", "xterm"};
  static const char *const locales[] = {"C", "C.UTF-8"};
  struct client *client = client_new();
  for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
    for (size_t j = 0; j < 2; j++) {
      struct client_setting setting = {terms[i], locales[j], NULL, NULL, 24, 80};
      client_start(client, &setting);
      assert_true(client_has(client, "Find > nurse"));
      assert_true(client_has(client, j == 0 ? "Espanol" : "Espa\u00f1ol"));
      for (size_t k = 0; k < client->count; k++) {
        assert_true(j == 1 || (unsigned char)client->bytes[k] < 0x80);
      }
      size_t first = client->count;
      size_t move = client_ask(client, "j");
      print_message("%-15s %-8s first %zu, move %zu\n", terms[i], locales[j], first, move);
      assert_in_range(move, 2, 250);
      client_ask(client, "x");
      assert_true(client_shows(client, "<key 120>"));
      assert_int_equal(client_leave(client), 0);
    }
  }
  free(client);
}

static void test_refusals(void **state) {
  (void)state;
  static const char *const terms[] = {"dumb", "no-such-terminal", ""};
  struct client *client = client_new();
  for (size_t i = 0; i < 3; i++) {
    struct client_setting setting = {terms[i], "C", NULL, NULL, 24, 80};
    client_start(client, &setting);
    assert_true(client_has(client, "refused: "));
    int status = client_finish(client);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
  }
  free(client);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_signals),      cmocka_unit_test(test_crash),     cmocka_unit_test(test_suspend),
      cmocka_unit_test(test_end_of_input), cmocka_unit_test(test_terminals), cmocka_unit_test(test_refusals),
  };
  return cmocka_run_group_tests_name("tui terminal end", tests, NULL, NULL);
}
