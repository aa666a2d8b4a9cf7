/* SPDX-License-Identifier: MIT */
/* Pages: wrapping, printing, folding, selecting, finding, and the help for the keys. No terminal. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/action.h"
#include "tui/help.h"
#include "tui/page.h"
#include "tui/terminal.h"

static const struct canvas window = {0, 0, 8, 50};

static char *printed(const struct page *page, int width, bool numbered) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  page_print(page, out, width, numbered);
  fclose(out);
  return text;
}

static void assert_printed(const struct page *page, int width, bool numbered, const char *expected) {
  char *text = printed(page, width, numbered);
  assert_string_equal(text, expected);
  free(text);
}

static unsigned press(struct page *page, int key) {
  bool open = false;
  struct event event = {.kind = EVENT_KEY, .key = key};
  unsigned reaction = page_take(page, &event, &open);
  page_draw(page, &window, true);
  return reaction;
}

static void fill(struct page *page) {
  static const int widths[] = {12, -8, 0};
  static const char *const cells[] = {"Nurse Aide", "1,250"};
  page_text(page, STYLE_PLAIN, "Intro");
  page_section(page, "Costs");
  page_pair(page, "Tuition", "1,000 dollars", STYLE_PLAIN);
  page_pair(page, "Books", "250 dollars, and more words than there is room for on one line", STYLE_PLAIN);
  page_section(page, "Jobs");
  page_link(page, "Nursing Assistants", "job:31-1131");
  page_columns(page, STYLE_PLAIN, widths, cells, "cred:1");
  page_section(page, "Long");
  page_text(page, STYLE_PLAIN,
            "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\nEspa\u00f1ol and twelve");
}

static void test_print(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  char *text = printed(page, 40, true);
  const char *expected =
      "Intro\n\nCosts\n"
      "  Tuition  1,000 dollars\n"
      "  Books    250 dollars, and more words\n"
      "           than there is room for on one\n"
      "           line\n"
      "\nJobs\n"
      "  [1] Nursing Assistants\n"
      "  [2] Nurse Aide      1,250\n"
      "\nLong\n  one\n";
  assert_memory_equal(text, expected, strlen(expected));
  free(text);
  assert_string_equal(page_target_number(page, 2), "cred:1");
  assert_null(page_target_number(page, 3));
  assert_null(page_target_number(page, 0));
  page_free(page);
}

static void test_print_never_too_wide(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  page_pair(page, "a label that is longer than its column could ever be", "value", STYLE_PLAIN);
  page_text(page, STYLE_PLAIN, "\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587");
  page_text(page, STYLE_PLAIN, "averyveryveryveryveryveryveryverylongwordwithoutanyblankinit");
  for (int width = 0; width <= 210; width++) {
    char *text = printed(page, width, true);
    int most = width < 40 ? 40 : width > 200 ? 200 : width;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
      assert_true(canvas_width(line) <= most);
    }
    free(text);
  }
  page_free(page);
}

static void test_ascii_print(void **state) {
  (void)state;
  struct terminal_options options = {.ascii = true};
  struct page *page = page_new();
  page_text(page, STYLE_PLAIN, "Espa\u00f1ol \u00b7 \u2026");
  terminal_set_options(&options);
  assert_printed(page, 80, false, "Espanol - ...\n");
  options.ascii = false;
  terminal_set_options(&options);
  assert_printed(page, 80, false, "Espa\u00f1ol \u00b7 \u2026\n");
  page_free(page);
}

static void test_selecting(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  page_draw(page, &window, true);
  assert_null(page_target(page));                         /* a title is selected */
  assert_int_equal(press(page, KEY_RETURN), REACT_PAINT); /* folds Costs */
  assert_int_equal(press(page, 'j'), REACT_PAINT);        /* Jobs */
  assert_int_equal(press(page, KEY_ARROW_DOWN), REACT_PAINT);
  assert_string_equal(page_target(page), "job:31-1131");
  assert_int_equal(press(page, KEY_RETURN), REACT_UNKNOWN); /* to be opened by the view */
  press(page, 'j');
  assert_string_equal(page_target(page), "cred:1");
  press(page, 'k');
  assert_string_equal(page_target(page), "job:31-1131");
  assert_int_equal(press(page, 'x'), REACT_UNKNOWN);
  page_free(page);
}

static void test_scrolling(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  page_draw(page, &window, true);
  int steps = 0;
  while (press(page, 'j') == REACT_PAINT) {
    assert_true(++steps < 100);
  }
  assert_true(steps > 12); /* line by line where nothing can be selected */
  assert_null(page_target(page));
  assert_int_equal(press(page, KEY_PAGE_DOWN), REACT_NONE);
  press(page, 'g');
  assert_int_equal(press(page, 'g'), REACT_NONE);
  press(page, 'G');
  assert_int_equal(press(page, 'G'), REACT_NONE);
  for (int i = 0; i < 100; i++) {
    press(page, 'k');
  }
  assert_int_equal(press(page, 'k'), REACT_NONE);
  page_free(page);
}

static void test_place_is_remembered(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  page_draw(page, &window, true);
  press(page, KEY_RETURN); /* Costs folded */
  press(page, 'j');
  press(page, 'j');
  assert_string_equal(page_target(page), "job:31-1131");
  page_clear(page);
  assert_null(page_target(page));
  page_section(page, "New above");
  page_text(page, STYLE_PLAIN, "something");
  fill(page);
  page_draw(page, &window, true);
  assert_string_equal(page_target(page), "job:31-1131");
  struct canvas narrow = {0, 0, 4, 30};
  page_draw(page, &narrow, true);
  assert_string_equal(page_target(page), "job:31-1131");
  page_reset(page);
  fill(page);
  page_draw(page, &window, true);
  assert_null(page_target(page));
  page_free(page);
}

static void test_finding(void **state) {
  (void)state;
  struct page *page = page_new();
  fill(page);
  page_draw(page, &window, true);
  press(page, KEY_RETURN); /* Costs folded */
  assert_false(page_find(page, "nowhere", false));
  assert_false(page_find(page, "", false));
  assert_true(page_find(page, "nursing ASSIST", false));
  assert_string_equal(page_target(page), "job:31-1131");
  assert_true(page_find(page, "espanol", false));
  page_draw(page, &window, true);
  assert_true(page_find(page, "1,250", true));
  assert_string_equal(page_target(page), "cred:1");
  assert_true(page_find(page, "tuition", false)); /* goes round, and unfolds */
  page_draw(page, &window, true);
  press(page, 'j');
  assert_null(page_target(page)); /* the next stop is the title "Jobs" */
  press(page, 'j');
  assert_string_equal(page_target(page), "job:31-1131");
  page_free(page);
}

static void test_mouse(void **state) {
  (void)state;
  struct page *page = page_new();
  page_link(page, "first", "1");
  page_link(page, "second", "2");
  page_draw(page, &window, true);
  bool open = true;
  struct event event = {.kind = EVENT_CLICK, .row = 1, .column = 3};
  assert_int_equal(page_take(page, &event, &open), REACT_PAINT);
  assert_false(open);
  assert_string_equal(page_target(page), "2");
  event.kind = EVENT_DOUBLE_CLICK;
  page_take(page, &event, &open);
  assert_true(open);
  event.row = 5;
  assert_int_equal(page_take(page, &event, &open), REACT_UNKNOWN);
  event.column = 90;
  event.kind = EVENT_WHEEL_DOWN;
  assert_int_equal(page_take(page, &event, &open), REACT_UNKNOWN);
  page_free(page);
}

static void test_limits(void **state) {
  (void)state;
  struct page *page = page_new();
  for (int i = 0; i < 110000; i++) {
    page_blank(page);
  }
  page_draw(page, &window, true);
  press(page, 'G');
  page_free(page);
  page = page_new();
  char *large = malloc(5 << 20);
  memset(large, 'x', (5 << 20) - 1);
  large[(5 << 20) - 1] = '\0';
  for (int i = 0; i < 5; i++) {
    page_text(page, STYLE_PLAIN, large);
  }
  page_draw(page, &window, true);
  press(page, 'G');
  free(large);
  page_free(page);
  page_free(NULL);
}

static const struct action rows[] = {
    {.name = "open", .keys = "Enter l", .help = "Open it", .places = 1, .kiosk = true},
    {.name = "bring", .keys = "w", .help = "Bring files", .places = 1},
    {.name = "other", .keys = "o", .help = "Not here", .places = 2, .kiosk = true},
    {.name = "quit", .keys = "Q", .help = "Leave", .places = ACTION_EVERYWHERE, .kiosk = true},
};

static void test_help(void **state) {
  (void)state;
  const struct action_table table = {rows, 4};
  struct page *page = page_new();
  help_fill(page, &table, 1, true);
  assert_printed(page, 80, false,
                 "Keys here\n"
                 "  Enter l  Open it (:open)\n"
                 "  w        Bring files (:bring) (not in kiosk mode)\n"
                 "\nKeys that mean the same everywhere\n"
                 "  Q  Leave (:quit)\n");
  page_free(page);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_print),       cmocka_unit_test(test_print_never_too_wide),
      cmocka_unit_test(test_ascii_print), cmocka_unit_test(test_selecting),
      cmocka_unit_test(test_scrolling),   cmocka_unit_test(test_place_is_remembered),
      cmocka_unit_test(test_finding),     cmocka_unit_test(test_mouse),
      cmocka_unit_test(test_limits),      cmocka_unit_test(test_help),
  };
  return cmocka_run_group_tests_name("tui pages", tests, NULL, NULL);
}
