/* SPDX-License-Identifier: MIT */
/* QR codes: what is put into them comes together again, and their lines are the
 * code that the standard asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "data/base/text.h"
#include "data/plan/plan_qr.h"

static struct plan_qr codes[PLAN_QR_MOST];

/* A finder of 7 x 7: dark ring, light ring, dark middle. */
static void assert_finder(const struct plan_qr *code, int top, int left) {
  for (int y = 0; y < 7; y++) {
    for (int x = 0; x < 7; x++) {
      bool ring = y == 0 || y == 6 || x == 0 || x == 6;
      bool middle = y >= 2 && y <= 4 && x >= 2 && x <= 4;
      assert_int_equal(code->dark[(top + y) * code->width + left + x], ring || middle);
    }
  }
}

static void test_sizes(void **state) {
  struct arena *arena = arena_new(8 << 20);
  struct error error = {0};
  size_t count = 0;
  (void)state;
  for (int most = PLAN_QR_LEAST; most <= PLAN_QR_WIDEST + 9; most++) {
    assert_int_equal(plan_qr_make(arena, "Nurse Aide, Rutgers, 1,250", most, codes, &count, &error), 0);
    assert_int_equal(count, 1);
    assert_true(codes[0].width <= most && codes[0].width <= PLAN_QR_WIDEST && codes[0].width > most - 13);
    assert_string_equal(codes[0].text, "Nurse Aide, Rutgers, 1,250");
    assert_finder(&codes[0], 0, 0);
    assert_finder(&codes[0], 0, codes[0].width - 7);
    assert_finder(&codes[0], codes[0].width - 7, 0);
  }
  assert_int_not_equal(plan_qr_make(arena, "x", PLAN_QR_LEAST - 1, codes, &count, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  arena_free(arena);
}

/* Long texts with characters of several bytes, cut at any place. */
static void test_pieces(void **state) {
  struct arena *arena = arena_new(32 << 20);
  struct error error = {0};
  char text[600];
  char again[700];
  (void)state;
  for (size_t length = 1; length < sizeof text - 4; length += 7) {
    size_t count = 0;
    size_t at = 0;
    while (at + 3 < length) {
      at += (size_t)snprintf(text + at, sizeof text - at, "%s", at % 11 == 0 ? "ñ " : at % 5 == 0 ? "€" : "x");
    }
    text[at] = '\0';
    assert_int_equal(plan_qr_make(arena, text, 33, codes, &count, &error), 0);
    again[0] = '\0';
    for (size_t i = 0; i < count; i++) {
      char number[16];
      const char *piece = codes[i].text;
      assert_true(strlen(piece) <= 78 && text_is_utf8(piece, strlen(piece)));
      (void)snprintf(number, sizeof number, "%zu/%zu\n", i + 1, count);
      if (count > 1) {
        assert_int_equal(strncmp(piece, number, strlen(number)), 0);
        piece += strlen(number);
      }
      (void)strncat(again, piece, sizeof again - strlen(again) - 1);
    }
    assert_string_equal(again, text);
  }
  arena_free(arena);
}

static void test_too_long(void **state) {
  struct arena *arena = arena_new(32 << 20);
  struct error error = {0};
  char text[8000];
  size_t count = 0;
  (void)state;
  memset(text, 'x', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  assert_int_not_equal(plan_qr_make(arena, text, PLAN_QR_WIDEST, codes, &count, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  text[PLAN_QR_MOST * 419] = '\0'; /* just what fits: 425 bytes less those of the number */
  assert_int_equal(plan_qr_make(arena, text, PLAN_QR_WIDEST, codes, &count, &error), 0);
  assert_int_equal(count, PLAN_QR_MOST);
  arena_free(arena);
}

/* Half blocks and ASCII show the same modules. */
static void test_lines(void **state) {
  struct arena *arena = arena_new(8 << 20);
  struct error error = {0};
  size_t count = 0;
  char blocks[PLAN_QR_LINE];
  char upper[PLAN_QR_LINE];
  char lower[PLAN_QR_LINE];
  (void)state;
  assert_int_equal(plan_qr_make(arena, "a plan", PLAN_QR_WIDEST, codes, &count, &error), 0);
  int all = codes[0].width + 2 * PLAN_QR_QUIET;
  assert_int_equal(plan_qr_lines(codes[0].width, true), all);
  assert_int_equal(plan_qr_columns(codes[0].width, true), 2 * all);
  for (int line = 0; plan_qr_line(&codes[0], line, false, blocks); line++) {
    assert_true(plan_qr_line(&codes[0], 2 * line, true, upper));
    bool two = plan_qr_line(&codes[0], 2 * line + 1, true, lower);
    assert_int_equal(text_width(blocks), all);
    const char *at = blocks;
    for (int x = 0; x < all; x++) {
      bool high = upper[2 * x] == '#';
      bool low = two && lower[2 * x] == '#';
      const char *sign = high ? (low ? "\u2588" : "\u2580") : low ? "\u2584" : " ";
      assert_int_equal(strncmp(at, sign, strlen(sign)), 0);
      at += strlen(sign);
    }
    assert_int_equal(*at, '\0');
  }
  assert_false(plan_qr_line(&codes[0], -1, false, blocks));
  assert_false(plan_qr_line(&codes[0], all, true, blocks));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sizes),
      cmocka_unit_test(test_pieces),
      cmocka_unit_test(test_too_long),
      cmocka_unit_test(test_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
