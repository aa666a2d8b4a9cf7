/* SPDX-License-Identifier: MIT */
/*
 * The loop and the terminal, seen from the other end of a pseudo-terminal:
 * bytes sent for each key, silence, sizes.
 */
#include "tests/unit/tui_terminal_support.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* Median of the bytes of seven moves. */
static size_t median_of_moves(struct client *client, const char *key) {
  size_t counts[7];
  for (int i = 0; i < 7; i++) {
    size_t count = client_ask(client, key);
    int at = i;
    for (; at > 0 && counts[at - 1] > count; at--) {
      counts[at] = counts[at - 1];
    }
    counts[at] = count;
  }
  return counts[3];
}

static void test_budgets(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  size_t first = client->count;
  size_t move = median_of_moves(client, "j");
  print_message("normal: first screen %zu bytes, move %zu\n", first, move);
  assert_in_range(first, 500, 2400);
  assert_in_range(move, 20, 250);
  client_ask(client, "20j");
  for (int i = 0; i < 20; i++) {
    client_ask(client, "j");
  }
  size_t scroll = median_of_moves(client, "j");
  print_message("normal: scroll %zu bytes\n", scroll);
  assert_in_range(scroll, 20, 300);
  assert_int_equal(client_leave(client), 0);
  assert_true(client_has(client, "ended 0"));
  free(client);
}

static void test_low_budgets(void **state) {
  (void)state;
  struct client_setting low = client_usual;
  low.first = "low";
  struct client *client = client_new();
  client_start(client, &low);
  size_t first = client->count;
  size_t move = median_of_moves(client, "j");
  for (int i = 0; i < 20; i++) {
    client_ask(client, "j");
  }
  size_t scroll = median_of_moves(client, "j");
  print_message("low bandwidth: first screen %zu bytes, move %zu, scroll %zu\n", first, move, scroll);
  assert_in_range(first, 500, 2000);
  assert_in_range(move, 2, 40);
  assert_in_range(scroll, 10, 150);
  assert_int_equal(client_leave(client), 0);
  free(client);
}

static void test_idle_is_silent(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  assert_int_equal(client_read(client, 300), 0);
  client_ask(client, "x");
  assert_true(client_shows(client, "<key 120>"));
  assert_int_equal(client_read(client, 300), 0);
  client_leave(client);
  free(client);
}

/* A key that reaches the client comes back as its number on the message line. */
static void assert_key(struct client *client, const char *bytes, const char *answer) {
  client_ask(client, "\001"); /* so that the answer is another one than before */
  client_ask(client, bytes);
  if (!client_shows(client, answer)) {
    print_error("keys %s: no \"%s\"\n", bytes, answer);
  }
  assert_true(client_has(client, answer));
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void test_keys(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  assert_key(client, "\033", "<key 27>");
  client_send(client, "\001");
  client_read(client, CLIENT_QUIET);
  client_send(client, "\033");
  int64_t before = now();
  struct pollfd input = {.fd = client->master, .events = POLLIN};
  assert_int_equal(poll(&input, 1, CLIENT_PATIENT), 1);
  int64_t waited = now() - before;
  print_message("Esc answered after %d ms\n", (int)waited);
  assert_true(waited < 500); /* curses by itself waits for a second */
  client_read(client, CLIENT_QUIET);
  assert_key(client, "\xc3\xb1", "<key 241>");
  assert_key(client, "\n", "<key 13>");
  assert_key(client, "\r", "<key 13>");
  assert_key(client, "\x7f", "<key 127>");
  assert_key(client, "\b", "<key 127>");
  assert_key(client, "\033[3~", "<key 1114121>");
  /* what nobody knows, and Alt, is swallowed whole */
  client_ask(client, "\001");
  assert_int_equal(client_ask(client, "\033[99;7u"), 0);
  assert_int_equal(client_ask(client, "\033[1;5C"), 0);
  assert_int_equal(client_ask(client, "\033x"), 0);
  assert_int_equal(client_ask(client, "\033]0;title\007"), 0);
  assert_int_equal(client_ask(client, "\033P1$r0m\033\\"), 0);
  assert_int_equal(client_ask(client, "\033[M !!"), 0);
  assert_int_equal(client_ask(client, "\xff"), 0);
  assert_key(client, "z", "<key 122>");
  client_leave(client);
  free(client);
}

/* ^S holds the output, and any key lets it go on. */
static void test_flow_control(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  assert_int_equal(client_ask(client, "\023"), 0);
  assert_true(client_ask(client, "x") > 0);
  client_leave(client);
  free(client);
}

/* The bytes of one character may come apart. */
static void test_slow_line(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  client_ask(client, "\xe4");
  client_ask(client, "\xb8");
  client_ask(client, "\xad");
  assert_true(client_shows(client, "<key 20013>"));
  client_leave(client);
  free(client);
}

static void test_type_ahead(void **state) {
  (void)state;
  struct client_setting slow = client_usual;
  slow.first = "slow";
  struct client *client = client_new();
  client_start(client, &slow);
  char burst[101];
  memset(burst, 'j', 100);
  burst[100] = '\0';
  size_t sent = client_ask(client, burst);
  print_message("100 keys at once: %zu bytes\n", sent);
  assert_in_range(sent, 100, 12000); /* some paints in between, not one for each */
  client_ask(client, "n");
  assert_true(client_shows(client, "<events 101>")); /* none was lost */
  client_leave(client);
  free(client);
}

static void resize(struct client *client, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  ioctl(client->slave, TIOCSWINSZ, &size);
  client_read(client, CLIENT_QUIET);
}

static void test_resize(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  resize(client, 40, 132);
  assert_true(client_shows(client, "<resize 0>"));
  resize(client, 10, 40);
  assert_true(client_has(client, "larger"));
  client_ask(client, "x");
  for (unsigned short size = 1; size < 6; size++) {
    resize(client, size, size);
    client_ask(client, "jx\014");
  }
  resize(client, 24, 80);
  assert_true(client_has(client, "Find > nurse"));
  client_leave(client);
  free(client);
}

/* Everything that can be drawn, in all sizes, with keys that nobody would type. */
static void test_all_drawing(void **state) {
  (void)state;
  static const char *const firsts[] = {"low", "ascii", "mouse"};
  unsigned random = 1;
  struct client *client = client_new();
  for (size_t i = 0; i < 3; i++) {
    struct client_setting setting = {"xterm-256color", "C.UTF-8", "page", firsts[i], 24, 80};
    client_start(client, &setting);
    assert_true(client_has(client, "Nursing Assistants"));
    if (i == 0) {
      assert_in_range(median_of_moves(client, "j"), 2, 160); /* some scroll */
    }
    for (int round = 0; round < 60; round++) {
      char keys[32];
      for (size_t k = 0; k + 1 < sizeof keys; k++) {
        random = random * 1103515245 + 12345;
        char byte = (char)(random >> 16);
        keys[k] = strchr("Qcew", byte) != NULL || byte == 3 || byte == 26 || byte == 28 ? 'j' : byte;
      }
      keys[sizeof keys - 1] = '\0';
      client_send(client, keys);
      struct winsize size = {.ws_row = (unsigned short)(random >> 8 & 31),
                             .ws_col = (unsigned short)(random >> 20 & 127)};
      ioctl(client->slave, TIOCSWINSZ, &size);
      client_read(client, 10);
    }
    resize(client, 24, 80);
    assert_true(client_shows(client, "Find > nurse"));
    assert_int_equal(client_leave(client), 0);
  }
  free(client);
}

static void test_redraw(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  assert_true(client_ask(client, "\014") > 1000);
  assert_true(client_has(client, "Find > nurse"));
  client_leave(client);
  free(client);
}

static void test_wake(void **state) {
  (void)state;
  struct client *client = client_new();
  client_start(client, &client_usual);
  client_ask(client, "w");
  assert_true(client_shows(client, "<wake 0>"));
  client_leave(client);
  free(client);
}

static void test_mouse(void **state) {
  (void)state;
  struct client_setting mouse = client_usual;
  mouse.first = "mouse";
  struct client *client = client_new();
  client_start(client, &mouse);
  /* xterm's own form, or the one with numbers, whichever was asked for */
  bool numbers = client_has(client, "\033[?1006");
  /* pressed and let go */
  const char *click = numbers ? "\033[<0;5;9M\033[<0;5;9m" : "\033[M %)\033[M#%)";
  print_message("mouse form: %s\n", numbers ? "1006" : "1000");
  client_ask(client, click);
  assert_true(client_shows(client, "<click 8>"));
  client_read(client, 500); /* long enough to be another click */
  client_ask(client, click);
  client_ask(client, click);
  assert_true(client_shows(client, "<double 8>"));
  client_ask(client, numbers ? "\033[<65;5;9M" : "\033[Ma%)");
  assert_true(client_shows(client, "<wheel 0>"));
  assert_int_equal(client_leave(client), 0);
  assert_true(client_has(client, "1000l"));
  free(client);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_budgets),    cmocka_unit_test(test_low_budgets),  cmocka_unit_test(test_idle_is_silent),
      cmocka_unit_test(test_keys),       cmocka_unit_test(test_flow_control), cmocka_unit_test(test_slow_line),
      cmocka_unit_test(test_type_ahead), cmocka_unit_test(test_resize),       cmocka_unit_test(test_all_drawing),
      cmocka_unit_test(test_redraw),     cmocka_unit_test(test_wake),         cmocka_unit_test(test_mouse),
  };
  return cmocka_run_group_tests_name("tui terminal", tests, NULL, NULL);
}
