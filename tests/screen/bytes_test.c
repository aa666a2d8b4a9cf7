/* SPDX-License-Identifier: MIT */
/*
 * What the program sends over the line: as many bytes as a slow line can bear,
 * none while nobody types, no colour where none is wanted, and the mouse.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen/pty.h"

enum { MOVES = 7, LIST_ROWS = 20 };

/* What one step may cost, in bytes. */
struct budget {
  const char *option; /* NULL: none */
  size_t first, move, scroll, typing;
};

static const struct budget normal = {NULL, 2000, 250, 300, 2500};
static const struct budget low = {"--low-bandwidth", 2000, 40, 150, 2500};
static const char *const terms[] = {"xterm-256color", "vt100", "linux"};
enum { TERMS = sizeof terms / sizeof terms[0] };

static void need_program(void) {
  if (!pty_possible()) {
    print_message("skipped: the program is not built\n");
    skip();
  }
}

static struct pty *start(const char *term, const char *first, const char *second) {
  const struct pty_setting setting = {.term = term, .rows = 24, .columns = 80, .words = {first, second}};
  struct pty *pty = pty_start(&setting);
  assert_non_null(pty);
  assert_true(pty_has(pty, "quit"));
  return pty;
}

/* The end, by its own key, with the terminal as it was. */
static void leave(struct pty *pty) {
  pty_send(pty, "Q");
  int status = pty_wait(pty);
  assert_int_equal(status, 0);
  assert_true(pty_modes_restored(pty));
  pty_free(pty);
}

static size_t median_of_moves(struct pty *pty, const char *key) {
  size_t counts[MOVES];
  for (int i = 0; i < MOVES; i++) {
    size_t count = pty_ask(pty, key);
    int at = i;
    for (; at > 0 && counts[at - 1] > count; at--) {
      counts[at] = counts[at - 1];
    }
    counts[at] = count;
  }
  return counts[MOVES / 2];
}

static void within(const char *what, const char *term, size_t bytes, size_t most) {
  print_message("%s, %s: %zu of %zu bytes\n", term, what, bytes, most);
  if (bytes == 0 || bytes > most) {
    fail_msg("%s, %s: %zu bytes, %zu are allowed", term, what, bytes, most);
  }
}

/* One list: moving in it, then scrolling by one line at its lower edge. */
static void test_list(struct pty *pty, const char *term, const char *what, const struct budget *budget) {
  char name[64];
  (void)snprintf(name, sizeof name, "move in %s", what);
  within(name, term, median_of_moves(pty, "j"), budget->move);
  for (int i = 0; i < LIST_ROWS; i++) {
    (void)pty_ask(pty, "j");
  }
  (void)snprintf(name, sizeof name, "scroll %s", what);
  within(name, term, median_of_moves(pty, "j"), budget->scroll);
}

static void test_budget(const char *term, const struct budget *budget) {
  struct pty *pty = start(term, budget->option, NULL);
  within("first screen", term, pty->count, budget->first);
  (void)pty_ask(pty, "1");
  size_t worst = 0;
  for (const char *letter = "nurse"; *letter != '\0'; letter++) {
    const char text[] = {*letter, '\0'};
    size_t count = pty_ask(pty, text);
    worst = count > worst ? count : worst;
  }
  within("a letter in the line", term, worst, budget->typing);
  (void)pty_ask(pty, "\t");
  test_list(pty, term, "find", budget);
  (void)pty_ask(pty, "2");
  (void)pty_ask(pty, "\t");
  test_list(pty, term, "jobs", budget);
  leave(pty);
}

static void test_normal(void **state) {
  (void)state;
  need_program();
  for (size_t i = 0; i < TERMS; i++) {
    test_budget(terms[i], &normal);
  }
}

static void test_low_bandwidth(void **state) {
  (void)state;
  need_program();
  for (size_t i = 0; i < TERMS; i++) {
    test_budget(terms[i], &low);
  }
}

static void test_idle(void **state) {
  static const char *const places[] = {"0", "1nurse\t", "U", "D", "?"};
  (void)state;
  need_program();
  struct pty *pty = start("xterm-256color", NULL, NULL);
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    (void)pty_ask(pty, places[i]);
    (void)pty_read(pty, 4 * PTY_QUIET, 4 * PTY_QUIET);
    assert_int_equal(pty_read(pty, 1000, PTY_QUIET), 0);
  }
  pty_send(pty, "q");
  leave(pty);
}

/* Whether a select-graphic-rendition sequence names a colour: 30-49 or 90-107. */
static bool is_colour(const char *numbers) {
  for (;;) {
    char *end = NULL;
    long number = strtol(numbers, &end, 10);
    if ((number >= 30 && number <= 49) || (number >= 90 && number <= 107)) {
      return true;
    }
    if (*end != ';') {
      return false;
    }
    numbers = end + 1;
  }
}

static size_t count_colours(const struct pty *pty) {
  size_t count = 0;
  for (const char *at = pty->bytes; (at = memchr(at, '\033', pty->count - (size_t)(at - pty->bytes))) != NULL; at++) {
    size_t length = at[1] == '[' ? strspn(at + 2, "0123456789;") : 0;
    if (length > 0 && at[2 + length] == 'm' && is_colour(at + 2)) {
      count++;
    }
  }
  return count;
}

static void test_no_colour(void **state) {
  static const char *const walk[] = {"1nurse\t", "\r", "?", "q", "2\t", "\r", "D", "U", "4"};
  (void)state;
  need_program();
  struct pty *coloured = start("xterm-256color", NULL, NULL);
  assert_true(count_colours(coloured) > 0); /* else this test could not fail */
  leave(coloured);
  for (size_t i = 0; i < TERMS; i++) {
    struct pty *pty = start(terms[i], "NO_COLOR=1", NULL);
    assert_int_equal(count_colours(pty), 0);
    for (size_t k = 0; k < sizeof walk / sizeof walk[0]; k++) {
      (void)pty_ask(pty, walk[k]);
      assert_int_equal(count_colours(pty), 0);
    }
    leave(pty);
  }
}

/* In the C locale and with --ascii no byte has its highest bit set. */
static void test_ascii(void **state) {
  static const char *const walk[] = {"1nurse\tf", "f\r", "G", "?", "q", "2\t", "\r", "G", "D", "U", "4", "L", "0"};
  static const char *const settings[][2] = {{"LC_ALL=C", NULL}, {"--ascii", NULL}};
  (void)state;
  need_program();
  for (size_t i = 0; i < 2; i++) {
    struct pty *pty = start("linux", settings[i][0], settings[i][1]);
    for (size_t k = 0; k < sizeof walk / sizeof walk[0]; k++) {
      size_t count = pty_ask(pty, walk[k]);
      for (size_t at = 0; at < count; at++) {
        if (((unsigned char)pty->bytes[at] & 0x80U) != 0) {
          fail_msg("%s: byte %#x after \"%s\"", settings[i][0], (unsigned char)pty->bytes[at], walk[k]);
        }
      }
    }
    leave(pty);
  }
}

/* The form with numbers: button, column and row from 1; M pressed, m let go. */
static void click(struct pty *pty, int column, int row) {
  char bytes[64];
  (void)snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", column, row, column, row);
  pty_send(pty, bytes);
}

static bool shows(struct pty *pty, const char *text) {
  pty_send(pty, "\014");
  return pty_until(pty, text);
}

static void test_mouse(void **state) {
  (void)state;
  need_program();
  struct pty *pty = start("xterm-256color", NULL, NULL);
  assert_true(pty_has(pty, "1000h"));
  click(pty, 10, 7); /* the second place of the first screen */
  assert_true(pty_read(pty, PTY_PATIENT, PTY_QUIET) > 0);
  assert_true(pty_has(pty, ">"));
  (void)pty_read(pty, 500, 500); /* long enough to be another click */
  click(pty, 10, 7);
  click(pty, 10, 7);
  assert_true(pty_until(pty, "Openings"));
  (void)pty_read(pty, 500, 500);
  click(pty, 10, 6); /* the second of the list, and out of the line */
  (void)pty_read(pty, PTY_PATIENT, PTY_QUIET);
  assert_true(shows(pty, ">Baristas"));
  (void)pty_ask(pty, "\033[<65;10;10M");
  assert_false(shows(pty, ">Baristas"));
  click(pty, 10, 5);
  click(pty, 10, 5);
  assert_true(pty_until(pty, "Also called"));
  pty_send(pty, "0");
  leave(pty);
}

static void test_no_mouse(void **state) {
  (void)state;
  need_program();
  struct pty *pty = start("xterm-256color", "--no-mouse", NULL);
  assert_false(pty_has(pty, "1000"));
  assert_false(pty_has(pty, "1006"));
  click(pty, 10, 7);
  click(pty, 10, 7);
  (void)pty_read(pty, 300, PTY_QUIET);
  assert_true(shows(pty, "> "));
  assert_false(pty_has(pty, "Openings"));
  leave(pty);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_normal),    cmocka_unit_test(test_low_bandwidth), cmocka_unit_test(test_idle),
      cmocka_unit_test(test_no_colour), cmocka_unit_test(test_ascii),         cmocka_unit_test(test_mouse),
      cmocka_unit_test(test_no_mouse),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
