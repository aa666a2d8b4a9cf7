/* SPDX-License-Identifier: MIT */
/* Lists, typed lines, key names, actions, glyphs, tables on paper, linear mode. No terminal. */
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
#include "tui/event.h"
#include "tui/glyph.h"
#include "tui/linear.h"
#include "tui/list.h"
#include "tui/prompt.h"
#include "tui/table.h"
#include "tui/terminal.h"

static void test_list_moves(void **state) {
  (void)state;
  struct list list = {0};
  list_reset(&list, 100);
  list_show(&list, 10);
  assert_false(list_move(&list, LIST_UP));
  assert_true(list_move(&list, LIST_DOWN));
  assert_int_equal(list.selected, 1);
  assert_int_equal(list.top, 0);
  assert_true(list_move(&list, LIST_PAGE_DOWN));
  assert_int_equal(list.selected, 11);
  assert_int_equal(list.top, 10);
  assert_true(list_move(&list, LIST_LAST));
  assert_int_equal(list.selected, 99);
  assert_int_equal(list.top, 90);
  assert_false(list_move(&list, LIST_DOWN));
  assert_true(list_move(&list, LIST_HALF_UP));
  assert_int_equal(list.selected, 94);
  assert_int_equal(list.top, 85);
  assert_true(list_move(&list, LIST_FIRST));
  assert_int_equal(list.top, 0);
  assert_true(list_move(&list, LIST_HALF_DOWN));
  assert_int_equal(list.selected, 5);
  assert_true(list_move(&list, LIST_PAGE_UP));
  assert_int_equal(list.selected, 0);
}

static void test_list_edges(void **state) {
  (void)state;
  struct list list = {0};
  for (int move = LIST_UP; move <= LIST_HALF_DOWN; move++) {
    assert_false(list_move(&list, (enum list_move)move)); /* nothing in it, never shown */
  }
  list_reset(&list, 5);
  list_select(&list, SIZE_MAX);
  assert_int_equal(list.selected, 4);
  list_show(&list, 2);
  assert_int_equal(list.top, 3);
  list_show(&list, 20); /* the window grew: no blank rows while there are rows */
  assert_int_equal(list.top, 0);
  list.count = 2; /* rows went away */
  list_show(&list, 20);
  assert_int_equal(list.selected, 1);
}

static unsigned press(struct prompt *prompt, int key, bool *changed) {
  struct event event = {.kind = EVENT_KEY, .key = key};
  return prompt_take(prompt, &event, changed);
}

static void test_prompt_edits(void **state) {
  (void)state;
  struct prompt prompt = {0};
  bool changed = false;
  assert_int_equal(press(&prompt, 'a', &changed), REACT_PAINT);
  assert_true(changed);
  press(&prompt, 0xF1, &changed);
  press(&prompt, 0x4E2D, &changed);
  assert_string_equal(prompt.text, "a\u00f1\u4e2d");
  press(&prompt, KEY_ARROW_LEFT, &changed);
  assert_false(changed);
  assert_int_equal(prompt.cursor, 3);
  press(&prompt, KEY_BACK, &changed);
  assert_true(changed);
  assert_string_equal(prompt.text, "a\u4e2d");
  press(&prompt, KEY_DELETE, &changed);
  assert_string_equal(prompt.text, "a");
  assert_int_equal(press(&prompt, KEY_DELETE, &changed), REACT_NONE);
  assert_false(changed);
  assert_int_equal(press(&prompt, KEY_ARROW_UP, &changed), REACT_UNKNOWN);
  assert_int_equal(press(&prompt, KEY_RETURN, &changed), REACT_UNKNOWN);
  assert_int_equal(press(&prompt, KEY_ESCAPE, &changed), REACT_UNKNOWN);
}

static void test_prompt_words(void **state) {
  (void)state;
  struct prompt prompt = {0};
  bool changed = false;
  prompt_set(&prompt, "nurse aide  newark");
  press(&prompt, 23, &changed);
  assert_string_equal(prompt.text, "nurse aide  ");
  press(&prompt, 23, &changed);
  assert_string_equal(prompt.text, "nurse ");
  press(&prompt, 1, &changed);
  assert_int_equal(prompt.cursor, 0);
  press(&prompt, KEY_ARROW_RIGHT, &changed);
  press(&prompt, 11, &changed);
  assert_string_equal(prompt.text, "n");
  press(&prompt, 21, &changed);
  assert_string_equal(prompt.text, "");
  prompt_set(&prompt, "e\u0301x"); /* a letter and its mark go together */
  press(&prompt, KEY_HOME_, &changed);
  press(&prompt, KEY_DELETE, &changed);
  assert_string_equal(prompt.text, "x");
}

static void test_prompt_limit(void **state) {
  (void)state;
  struct prompt prompt = {0};
  bool changed = true;
  for (int i = 0; i < 3000; i++) {
    press(&prompt, 0x4E2D, &changed);
  }
  assert_false(changed);
  assert_true(prompt.length < PROMPT_LONGEST);
  assert_int_equal(prompt.length % 3, 0);
  char longer[4000];
  memset(longer, 'x', sizeof longer - 1);
  memcpy(longer + PROMPT_LONGEST - 2, "\u4e2d", 3);
  longer[sizeof longer - 1] = '\0';
  prompt_set(&prompt, longer);
  assert_int_equal(prompt.length, PROMPT_LONGEST - 2); /* cut before the character, not in it */
}

static void test_prompt_history(void **state) {
  (void)state;
  struct prompt_history *history = calloc(1, sizeof *history);
  struct prompt prompt = {0};
  char line[32];
  assert_false(prompt_history_move(history, &prompt, true));
  prompt_history_add(history, "");
  for (int i = 0; i < 30; i++) {
    snprintf(line, sizeof line, "line %d", i);
    prompt_history_add(history, line);
    prompt_history_add(history, line);
  }
  assert_int_equal(history->count, PROMPT_HISTORY);
  assert_true(prompt_history_move(history, &prompt, true));
  assert_string_equal(prompt.text, "line 29");
  assert_true(prompt_history_move(history, &prompt, true));
  assert_string_equal(prompt.text, "line 28");
  assert_true(prompt_history_move(history, &prompt, false));
  assert_true(prompt_history_move(history, &prompt, false));
  assert_string_equal(prompt.text, "");
  assert_false(prompt_history_move(history, &prompt, false));
  free(history);
}

static int parse(const char *name) {
  return key_parse(name, strlen(name));
}

static void test_key_names(void **state) {
  (void)state;
  assert_int_equal(parse("j"), 'j');
  assert_int_equal(parse("^D"), 4);
  assert_int_equal(parse("^L"), 12);
  assert_int_equal(parse("^"), '^');
  assert_int_equal(parse("Enter"), KEY_RETURN);
  assert_int_equal(parse("^J"), KEY_RETURN);
  assert_int_equal(parse("Space"), ' ');
  assert_int_equal(parse("Shift-Tab"), KEY_BACK_TAB);
  assert_int_equal(parse("F1"), KEY_F1_);
  assert_int_equal(parse("F10"), KEY_F10_);
  assert_int_equal(parse("\u00f1"), 0xF1);
  assert_int_equal(parse(""), KEY_NONE);
  assert_int_equal(parse("Entre"), KEY_NONE);
  assert_int_equal(parse("F11"), KEY_NONE);
  assert_int_equal(parse("\xff"), KEY_NONE);
  assert_true(key_is_text(0x4E2D));
  assert_false(key_is_text(KEY_ARROW_UP));
  assert_false(key_is_text(0x9B));
  assert_false(key_is_text(KEY_BACK));
}

enum { HERE = 1 << 0, THERE = 1 << 1 };

static const struct action rows[] = {
    {.id = 1, .name = "quit", .keys = "Q", .label = "quit", .places = ACTION_EVERYWHERE},
    {.id = 2, .name = "open", .keys = "Enter Right l", .label = "open", .places = HERE | THERE},
    {.id = 3, .name = "general", .keys = "x", .places = ACTION_EVERYWHERE},
    {.id = 4, .name = "remove", .keys = "x Del", .places = HERE},
};
static const struct action_table table_of_actions = {rows, sizeof rows / sizeof rows[0]};

static void test_actions(void **state) {
  (void)state;
  char label[16];
  assert_int_equal(action_for_key(&table_of_actions, 'l', HERE)->id, 2);
  assert_int_equal(action_for_key(&table_of_actions, KEY_ARROW_RIGHT, THERE)->id, 2);
  assert_int_equal(action_for_key(&table_of_actions, 'x', HERE)->id, 4);
  assert_int_equal(action_for_key(&table_of_actions, 'x', THERE)->id, 3);
  assert_int_equal(action_for_key(&table_of_actions, 'Q', 1 << 20)->id, 1);
  assert_null(action_for_key(&table_of_actions, 'z', HERE));
  assert_null(action_for_key(&table_of_actions, KEY_NONE, HERE));
  assert_int_equal(action_for_name(&table_of_actions, "remove")->id, 4);
  assert_null(action_for_name(&table_of_actions, "Remove"));
  action_key_label(&rows[1], label, sizeof label);
  assert_string_equal(label, "Enter");
  action_key_label(&rows[1], label, 3);
  assert_string_equal(label, "En");
  assert_true(action_key_shown(&rows[3], false, label, sizeof label));
  assert_string_equal(label, "x");
  assert_true(action_key_shown(&rows[3], true, label, sizeof label)); /* "x" would be typed */
  assert_string_equal(label, "Del");
  assert_false(action_key_shown(&rows[0], true, label, sizeof label));
}

static void assert_shown(const char *text, bool ascii, const char *expected) {
  char shown[256];
  int width = glyph_shown(text, strlen(text), ascii, shown, sizeof shown);
  assert_string_equal(shown, expected);
  assert_int_equal(width, glyph_width(expected, strlen(expected), false));
}

static void test_ascii_forms(void **state) {
  (void)state;
  assert_shown("Espa\u00f1ol", true, "Espanol");
  assert_shown("Espan\u0303ol", true, "Espanol");
  assert_shown("\u201cyes\u201d \u2018no\u2019", true, "\"yes\" 'no'");
  assert_shown("more\u2026", true, "more...");
  assert_shown("a \u00b7 b \u2013 c", true, "a - b - c");
  assert_shown("\u2713 \u2717", true, "v x");
  assert_shown("stra\u00dfe \u0152uvre \u00bd", true, "strasse OEuvre 1/2");
  assert_shown("\u4e2d", true, "?");
  assert_shown("\u2500\u2502\u2588", true, "-|#");
}

static void test_hostile_bytes(void **state) {
  (void)state;
  assert_shown("a\033[31mb", false, "a?[31mb");
  assert_shown("a\xff\xc3", false, "a??");
  assert_shown(
      "\xc2\x9b"
      "2J\u202e",
      false, "?2J?");
  assert_shown(
      "\xc2\x9b"
      "2J\u202e",
      true, "?2J?");
  assert_shown("\u0301x", false, "x"); /* a mark with nothing under it */
  char marks[400] = "a";
  for (int i = 0; i < 100; i++) {
    strcat(marks, "\u0301");
  }
  assert_int_equal(glyph_width(marks, strlen(marks), false), 1);
}

/* Every code point gives at most GLYPH_MOST letters, and only printable ASCII. */
static void test_all_ascii_forms(void **state) {
  (void)state;
  char buffer[GLYPH_MOST + 1];
  for (int32_t point = 0x20; point < 0x110000; point++) {
    const char *letters = glyph_ascii(point, buffer);
    for (const char *at = letters; at != NULL && *at != '\0'; at++) {
      assert_true(at - letters < GLYPH_MOST && *at >= 0x20 && *at < 0x7F);
    }
  }
}

static void test_wrapping(void **state) {
  (void)state;
  size_t skip = 0;
  const char *text = "one two  three";
  assert_int_equal(glyph_wrap(text, strlen(text), 8, false, &skip), 7);
  assert_int_equal(skip, 9);
  assert_int_equal(glyph_wrap(text, strlen(text), 7, false, &skip), 7);
  assert_int_equal(skip, 9);
  assert_int_equal(glyph_wrap("abcdefgh", 8, 3, false, &skip), 3);
  assert_int_equal(skip, 3);
  assert_int_equal(glyph_wrap("ab\ncd", 5, 10, false, &skip), 2);
  assert_int_equal(skip, 3);
  assert_int_equal(glyph_wrap("\u4e2d\u6587", 6, 3, false, &skip), 3);
  assert_int_equal(glyph_wrap("\u4e2d\u6587", 6, 1, false, &skip), 3); /* never stands still */
  assert_int_equal(skip, 3);
}

static void cell(void *context, size_t row, size_t column, char *text, size_t size) {
  (void)context;
  static const char *const cells[2][4] = {{"Nurse Aide", "Rutgers", "1,250", "a longer remark"},
                                          {"\u4e2d\u6587 \u00f1", "Essex County College", "450", "\033[2J"}};
  snprintf(text, size, "%s", cells[row][column]);
}

static const struct table_column columns[] = {
    {.title = "Name", .width = 12, .grow = 1},
    {.title = "Provider", .width = 10, .priority = 1},
    {.title = "Cost", .width = 6, .right = true},
    {.title = "Remark", .width = 16, .priority = 2},
};

static char *printed(const struct table *table, int width, bool numbered) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  table_print(table, out, width, numbered);
  fclose(out);
  return text;
}

static void test_table_print(void **state) {
  (void)state;
  struct table table = {.columns = columns, .column_count = 4, .cell = cell};
  list_reset(&table.list, 2);
  char *text = printed(&table, 60, false);
  assert_string_equal(text,
                      "Name                      Provider     Cost Remark\n"
                      "Nurse Aide                Rutgers     1,250 a longer remark\n"
                      "\u4e2d\u6587 \u00f1                    Essex Cou\u2026    450 ?[2J\n");
  free(text);
  const bool marked[] = {false, true};
  table.marked = marked;
  text = printed(&table, 40, true); /* the remark, then the provider give way */
  assert_string_equal(text,
                      "    Name               Provider     Cost\n"
                      "1   Nurse Aide         Rutgers     1,250\n"
                      "2 * \u4e2d\u6587 \u00f1             Essex Cou\u2026    450\n");
  free(text);
}

static void test_linear(void **state) {
  (void)state;
  char input[] = "  2. \nab\033[3\xff c\nlong long line\nlast";
  FILE *in = fmemopen(input, strlen(input), "r");
  FILE *out = tmpfile();
  char answer[10];
  assert_int_equal(linear_ask(in, out, "Which?", answer, sizeof answer), 0);
  assert_int_equal(linear_number(answer, 5), 2);
  assert_int_equal(linear_number(answer, 1), 0);
  assert_int_equal(linear_ask(in, out, "Which?", answer, sizeof answer), 0);
  assert_string_equal(answer, "ab[3 c");
  assert_int_equal(linear_ask(in, out, "Which?", answer, sizeof answer), 0);
  assert_string_equal(answer, "long long");
  assert_int_equal(linear_ask(in, out, "Which?", answer, sizeof answer), 0);
  assert_string_equal(answer, "last");
  assert_int_equal(linear_ask(in, out, "Which?", answer, sizeof answer), -1);
  assert_int_equal(linear_number("", 5), 0);
  assert_int_equal(linear_number("2x", 5), 0);
  assert_int_equal(linear_number("-1", 5), 0);
  assert_int_equal(linear_number("99999999999999999999999", SIZE_MAX), 0);
  fclose(in);
  fclose(out);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_list_moves),      cmocka_unit_test(test_list_edges),
      cmocka_unit_test(test_prompt_edits),    cmocka_unit_test(test_prompt_words),
      cmocka_unit_test(test_prompt_limit),    cmocka_unit_test(test_prompt_history),
      cmocka_unit_test(test_key_names),       cmocka_unit_test(test_actions),
      cmocka_unit_test(test_ascii_forms),     cmocka_unit_test(test_hostile_bytes),
      cmocka_unit_test(test_all_ascii_forms), cmocka_unit_test(test_wrapping),
      cmocka_unit_test(test_table_print),     cmocka_unit_test(test_linear),
  };
  return cmocka_run_group_tests_name("tui", tests, NULL, NULL);
}
