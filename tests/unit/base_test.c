/* SPDX-License-Identifier: MIT */
/* data/base: errors, arenas, buffers, text, files, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/json.h"
#include "data/base/text.h"

static void arena_stays_within_its_limit(void **state) {
  (void)state;
  struct arena *arena = arena_new(1000);
  assert_non_null(arena);
  assert_non_null(arena_alloc(arena, 500));
  assert_null(arena_alloc(arena, 600));
  assert_null(arena_alloc(arena, SIZE_MAX));
  assert_null(arena_array(arena, SIZE_MAX / 2, 4));
  assert_true(arena_used(arena) <= 1000);
  arena_reset(arena);
  assert_int_equal(arena_used(arena), 0);
  assert_non_null(arena_alloc(arena, 900));
  arena_free(arena);
}

static void an_arena_goes_back_to_a_mark(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  struct arena_mark empty = arena_mark(arena);
  char *kept = arena_strdup(arena, "kept");
  struct arena_mark mark = arena_mark(arena);
  size_t used = arena_used(arena);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 9; i++) { /* over several blocks, up to the limit */
      unsigned char *bytes = arena_alloc(arena, 100000);
      assert_non_null(bytes);
      assert_int_equal(bytes[0] + bytes[99999], 0);
      memset(bytes, 0xff, 100000);
    }
    assert_null(arena_alloc(arena, 300000));
    arena_rewind(arena, mark);
    assert_int_equal(arena_used(arena), used);
    assert_string_equal(kept, "kept");
  }
  arena_rewind(arena, empty);
  assert_int_equal(arena_used(arena), 0);
  assert_non_null(arena_strdup(arena, "again"));
  arena_free(arena);
}

static void a_recycled_arena_is_used_again(void **state) {
  (void)state;
  struct arena *arena = arena_new(16 << 20);
  arena_recycle(arena);
  const char *before = NULL;
  for (int round = 0; round < 4; round++) {
    const char *first = arena_alloc(arena, 16);
    assert_true(round < 2 || first == before); /* the one block that was enough */
    before = first;
    for (int i = 0; i < 30; i++) {
      unsigned char *bytes = arena_alloc(arena, 100000);
      assert_int_equal(bytes[0] + bytes[99999], 0);
      memset(bytes, 0xff, 100000);
    }
    arena_recycle(arena);
    assert_int_equal(arena_used(arena), 0);
  }
  assert_non_null(arena_alloc(arena, 8 << 20)); /* more than is kept */
  arena_recycle(arena);
  assert_non_null(arena_alloc(arena, 15 << 20));
  arena_free(arena);
}

static void arena_memory_is_zeroed_again_after_reset(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  unsigned char *bytes = arena_alloc(arena, 64);
  memset(bytes, 0xff, 64);
  arena_reset(arena);
  bytes = arena_alloc(arena, 64);
  for (size_t i = 0; i < 64; i++) {
    assert_int_equal(bytes[i], 0);
  }
  arena_free(arena);
}

static void arena_grow_keeps_what_was_there(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  size_t capacity = 0;
  int *numbers = NULL;
  for (int i = 0; i < 100; i++) {
    if ((size_t)i == capacity) {
      numbers = arena_grow(arena, numbers, (size_t)i, &capacity, sizeof *numbers);
      assert_non_null(numbers);
    }
    numbers[i] = i;
  }
  for (int i = 0; i < 100; i++) {
    assert_int_equal(numbers[i], i);
  }
  arena_free(arena);
}

static void buffer_refuses_to_pass_its_limit(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 10);
  assert_string_equal(buffer_text(&buffer), "");
  buffer_add_text(&buffer, "12345678");
  buffer_add_text(&buffer, "9012");
  assert_true(buffer.failed);
  assert_string_equal(buffer_text(&buffer), "12345678");
  buffer_add_char(&buffer, '9');
  assert_string_equal(buffer_text(&buffer), "12345678");
  buffer_clear(&buffer);
  buffer_add_format(&buffer, "%d-%s", 42, "x");
  assert_string_equal(buffer_text(&buffer), "42-x");
  buffer_free(&buffer);
}

static void error_messages_carry_no_controls(void **state) {
  (void)state;
  struct error error = {0};
  assert_true(error_set(&error, ERROR_BAD_DATA, "%s", "a\x1b[31mb\xc2\x9b\n") < 0);
  assert_int_equal(error.code, ERROR_BAD_DATA);
  assert_string_equal(error.message, "a?[31mb???");
}

struct clean_case {
  const char *dirty, *clean;
};

static void text_is_cleaned(void **state) {
  (void)state;
  static const struct clean_case cases[] = {
      {"plain", "plain"},
      {"  two   blanks\t\n ", "two blanks"},
      {"\x1b[31mred\x1b[0m", "[31mred[0m"},
      {"a\xc2\x9b"
       "2Jb",
       "a2Jb"}, /* C1 CSI */
      {"a\x07\x08\x7f"
       "b",
       "ab"},
      {"abc\xe2\x80\xae"
       "def",
       "abcdef"}, /* right-to-left override */
      {"zero\xe2\x80\x8bwidth\xef\xbb\xbf", "zerowidth"},
      {"bad\xff\xc3(", "bad\xef\xbf\xbd\xef\xbf\xbd("},
      {"e\xcc\x81", "\xc3\xa9"}, /* normal form C */
      {"a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86", "\xc3\xa1\xcc\x82\xcc\x83\xcc\x84"},
      {"<p>one</p><br/>two <b>bold</b>", "one two bold"},
      {"1 < 2 &amp; 3 &gt; 2 &#65;&#x42;", "1 < 2 & 3 > 2 AB"},
      {"&#27;[2J &#0; &#xD800;", "[2J \xef\xbf\xbd"},
      {"&bogus; & <", "&bogus; & <"},
      {"\xee\x80\x80private", "private"},
      {"non\xc2\xa0"
       "breaking\xe2\x80\xafspace",
       "non breaking space"},
      {"", ""},
  };
  struct arena *arena = arena_new(1 << 20);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_string_equal(text_clean_line(arena, cases[i].dirty), cases[i].clean);
  }
  assert_null(text_clean_line(arena, NULL));
  arena_free(arena);
}

static void typed_text_is_no_html(void **state) {
  (void)state;
  static const struct clean_case cases[] = {
      {" R&D  &amp; <b>more</b>\t&#33;", "R&D &amp; <b>more</b> &#33;"},
      {"\x1b[31m<\xff>\n", "[31m<\xef\xbf\xbd>"},
  };
  struct arena *arena = arena_new(1 << 16);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *once = text_clean(arena, cases[i].dirty, strlen(cases[i].dirty), TEXT_TYPED, 100);
    assert_string_equal(once, cases[i].clean);
    assert_string_equal(text_clean(arena, once, strlen(once), TEXT_TYPED, 100), once);
  }
  arena_free(arena);
}

static void paragraphs_keep_their_line_ends(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  const char *text = "\n one\r\n\r\n\r\n\r\ntwo\nthree\n";
  assert_string_equal(text_clean(arena, text, strlen(text), TEXT_LINES, 100), "one\n\ntwo\nthree");
  arena_free(arena);
}

static void text_is_cut_at_a_character(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  const char *text = "\xc3\xa9\xc3\xa9\xc3\xa9";
  assert_string_equal(text_clean(arena, text, strlen(text), TEXT_LINE, 5), "\xc3\xa9\xc3\xa9");
  arena_free(arena);
}

static void widths_are_measured(void **state) {
  (void)state;
  size_t width = 0;
  assert_int_equal(text_width("Espa\xc3\xb1ol"), 7);
  assert_int_equal(text_width("\xe6\xbc\xa2"), 2);
  assert_int_equal(text_fit("\xe6\xbc\xa2\xe6\xbc\xa2", 3, &width), 3);
  assert_int_equal(width, 2);
  assert_int_equal(text_fit("abc", 2, NULL), 2);
}

static void folding_ignores_case_accents_and_signs(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  assert_string_equal(text_fold(arena,
                                "  Auxiliar de Enfermer\xc3\xad"
                                "a (CNA)! "),
                      "auxiliar de enfermeria cna");
  assert_string_equal(text_fold(arena, "C++ / C#"), "c++ c#");
  assert_null(text_fold(arena, NULL));
  arena_free(arena);
}

static void only_regular_files_within_the_limit_are_read(void **state) {
  (void)state;
  char path[] = "/tmp/ladderway-test-XXXXXX";
  struct error error = {0};
  struct buffer buffer;
  int descriptor = mkstemp(path);
  assert_true(descriptor >= 0);
  assert_int_equal(write(descriptor, "hello", 5), 5);
  assert_int_equal(close(descriptor), 0);
  buffer_init(&buffer, 5);
  assert_int_equal(file_read(path, &buffer, &error), 0);
  assert_string_equal(buffer_text(&buffer), "hello");
  buffer_free(&buffer);
  buffer_init(&buffer, 4);
  assert_true(file_read(path, &buffer, &error) < 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  assert_int_equal(unlink(path), 0);
  assert_true(file_read(path, &buffer, &error) < 0);
  assert_int_equal(error.code, ERROR_NOT_FOUND);
  assert_int_equal(mkfifo(path, 0600), 0);
  assert_true(file_read(path, &buffer, &error) < 0); /* would hang if it were opened to wait */
  assert_int_equal(error.code, ERROR_BAD_DATA);
  assert_int_equal(unlink(path), 0);
  assert_true(file_read("/tmp", &buffer, &error) < 0);
  assert_int_equal(error.code, ERROR_BAD_DATA);
  buffer_free(&buffer);
}

static enum error_code json_failure(const char *text, size_t length) {
  struct error error = {0};
  json_t *root = json_read(text, length, "test", &error);
  json_decref(root);
  return root == NULL ? error.code : ERROR_NONE;
}

static void json_is_read_within_limits(void **state) {
  (void)state;
  static const char *const bad[] = {
      "", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "nul", "{\"a\":\"\xff\"}", "\"text\"", "{\"a\":1e999}"};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_int_equal(json_failure(bad[i], strlen(bad[i])), ERROR_BAD_DATA);
  }
  assert_int_equal(json_failure("\xef\xbb\xbf{\"a\":[1,2]}", 14), ERROR_NONE);
  assert_int_equal(json_failure("{\"a\":\"[[[[\\\"[[\"}", 16), ERROR_NONE);
}

static void a_gigabyte_of_nesting_is_refused_at_once(void **state) {
  (void)state;
  size_t length = (size_t)1 << 30;
  char *bytes = malloc(length);
  if (bytes == NULL) {
    print_message("skipped: no gigabyte of memory to spare\n");
    skip();
  }
  memset(bytes, '[', length);
  assert_int_equal(json_failure(bytes, length), ERROR_TOO_BIG);
  free(bytes);
}

static void one_or_many_are_walked_alike(void **state) {
  (void)state;
  struct error error = {0};
  static const char text[] = "{\"one\":\"a\",\"many\":[\"b\",\"c\"],\"none\":null}";
  json_t *root = json_read(text, sizeof text - 1, "test", &error);
  assert_non_null(root);
  assert_int_equal(json_each_count(json_object_get(root, "one")), 1);
  assert_int_equal(json_each_count(json_object_get(root, "many")), 2);
  assert_int_equal(json_each_count(json_object_get(root, "none")), 0);
  assert_int_equal(json_each_count(json_object_get(root, "missing")), 0);
  assert_string_equal(json_string_value(json_each(json_object_get(root, "one"), 0)), "a");
  assert_string_equal(json_string_value(json_each(json_object_get(root, "many"), 1)), "c");
  assert_null(json_each(json_object_get(root, "one"), 1));
  assert_string_equal(json_text(root, "one"), "a");
  assert_null(json_text(root, "many"));
  json_decref(root);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arena_stays_within_its_limit),
      cmocka_unit_test(an_arena_goes_back_to_a_mark),
      cmocka_unit_test(a_recycled_arena_is_used_again),
      cmocka_unit_test(arena_memory_is_zeroed_again_after_reset),
      cmocka_unit_test(arena_grow_keeps_what_was_there),
      cmocka_unit_test(buffer_refuses_to_pass_its_limit),
      cmocka_unit_test(error_messages_carry_no_controls),
      cmocka_unit_test(text_is_cleaned),
      cmocka_unit_test(typed_text_is_no_html),
      cmocka_unit_test(paragraphs_keep_their_line_ends),
      cmocka_unit_test(text_is_cut_at_a_character),
      cmocka_unit_test(widths_are_measured),
      cmocka_unit_test(folding_ignores_case_accents_and_signs),
      cmocka_unit_test(only_regular_files_within_the_limit_are_read),
      cmocka_unit_test(json_is_read_within_limits),
      cmocka_unit_test(a_gigabyte_of_nesting_is_refused_at_once),
      cmocka_unit_test(one_or_many_are_walked_alike),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
