/* SPDX-License-Identifier: MIT */
/* The JSON tree of the record reader: what it says, and that jansson says the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ctdl_support.h"
#include "data/base/buffer.h"
#include "data/ctdl/terms.h"
#include "data/ctdl/tree.h"
#include "tree_compare.h"

/* A copy of exactly this length, so that a sanitizer sees a step behind it. */
static bool compare(const char *bytes, size_t length, bool *taken) {
  const char *why = "";
  char *copy = malloc(length + 1);
  assert_non_null(copy);
  memcpy(copy, bytes, length);
  bool result = tree_compare(copy, length, taken, &why);
  if (!result) {
    print_error("%s: %.200s\n", why, copy);
  }
  free(copy);
  return result;
}

static void check(const char *json, bool expected) {
  bool taken = !expected;
  assert_true(compare(json, strlen(json), &taken));
  if (taken != expected) {
    fail_msg("%s: %s", expected ? "refused" : "taken", json);
  }
}

static void good_documents_are_taken(void **state) {
  (void)state;
  static const char *const texts[] = {
      "{}",
      "[]",
      " [ ] ",
      "\xef\xbb\xbf{}",
      "{\"\":0}",
      "[true,false,null]",
      "[0,-0,7,-7,123456789012345,9223372036854775807,-9223372036854775808,1234567890123456]",
      "[0.0,-0.0,0.1,1.5,-2.25,1e0,1E5,1e+5,1e-5,0e7,123.456e2,1e22,1e23,1e-22,1e-23,1e308,4.9e-324,1e-400]",
      "[0.1234567890123456789,123456789012345678901234567890.0,9007199254740993.0,0.000001234,1.7976931348623157e308]",
      "[0e99999999999,0.0e-99999999999,1e-99999999999]",
      "[\"\",\"a\",\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"\\u0041\\u00e9\\u20ac\\uD83D\\ude00\"]",
      "[\"\u00e9\u20ac\U0001f600\",\"\x7f\",\"eight by\",\"eight byt\",\"seven b\"]",
      "{\"a\":{\"a\":[{\"a\":1},{\"a\":[[]]}]},\"b\":\"x\"}",
      "[\r\n\t 1 , 2 ]\n\n",
      "{\"\\u0061\":1,\"b\":2}",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    check(texts[i], true);
  }
}

static void bad_documents_are_refused(void **state) {
  (void)state;
  static const char *const texts[] = {"",
                                      " ",
                                      "\xef\xbb\xbf",
                                      "\"x\"",
                                      "7",
                                      "null",
                                      "{",
                                      "}",
                                      "[",
                                      "]",
                                      "[1",
                                      "[1,",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{,}",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{\"a\" 1}",
                                      "{a:1}",
                                      "{1:1}",
                                      "{\"a\":1 \"b\":2}",
                                      "{}{}",
                                      "[] x",
                                      "[}",
                                      "{]",
                                      "{\"a\":1]",
                                      "[1}",
                                      "[tru]",
                                      "[True]",
                                      "[truex]",
                                      "[nul]",
                                      "[+1]",
                                      "[01]",
                                      "[-]",
                                      "[-a]",
                                      "[1.]",
                                      "[.5]",
                                      "[1.e5]",
                                      "[1e]",
                                      "[1e+]",
                                      "[0x10]",
                                      "[1e309]",
                                      "[-1e309]",
                                      "[1e99999999999]",
                                      "[9223372036854775808]",
                                      "[-9223372036854775809]",
                                      "[99999999999999999999999]",
                                      "[NaN]",
                                      "[Infinity]",
                                      "[\"]",
                                      "[\"\\\"]",
                                      "[\"\\x\"]",
                                      "[\"\\u12\"]",
                                      "[\"\\u12g4\"]",
                                      "[\"\\u0000\"]",
                                      "[\"\\ud800\"]",
                                      "[\"\\udc00\"]",
                                      "[\"\\ud800\\u0041\"]",
                                      "[\"\\ud800x\"]",
                                      "[\"\\uDBFF\\uDBFF\"]",
                                      "[\"\n\"]",
                                      "[\"\t\"]",
                                      "[\"\x01\"]",
                                      "[\"\xc3\"]",
                                      "[\"\xc3(\"]",
                                      "[\"\x80\"]",
                                      "[\"\xc0\xaf\"]",
                                      "[\"\xe0\x80\xaf\"]",
                                      "[\"\xed\xa0\x80\"]",
                                      "[\"\xf0\x80\x80\x80\"]",
                                      "[\"\xf4\x90\x80\x80\"]",
                                      "[\"\xf8\x88\x80\x80\x80\"]",
                                      "[\"\xe2\x82\"]",
                                      "[\"\xff\"]",
                                      "\xff{}",
                                      "{\"\xc3\":1}",
                                      "{\"a\":1,\"a\":2}",
                                      "{\"a\":1,\"\\u0061\":2}",
                                      "{\"\":1,\"\":2}",
                                      "[{\"b\":{\"a\":1,\"c\":0,\"a\":2}}]",
                                      "// x\n{}",
                                      "[1]//",
                                      "{\"\\u0000\":1}"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    check(texts[i], false);
  }
  bool taken = true;
  assert_true(compare("[\"a\0b\"]", 7, &taken)); /* a byte 0 */
  assert_false(taken);
  assert_true(compare("{}\0", 3, &taken));
  assert_false(taken);
  assert_true(compare("[4\0,5]", 6, &taken));
  assert_false(taken);
}

static void every_prefix_is_refused(void **state) {
  (void)state;
  const char *json = "{\"k\\u00e9y\":[1.5e3,true,{\"\u20ac\":\"\\ud83d\\ude00 text of some length\"},null],\"b\":-17}";
  for (size_t length = 0; length <= strlen(json); length++) {
    bool taken = false;
    assert_true(compare(json, length, &taken));
    assert_int_equal(taken, length == strlen(json));
  }
}

static void deep_and_wide_documents_have_limits(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 4 << 20);
  for (int depth = 99; depth <= 102; depth++) {
    buffer_clear(&buffer);
    for (int i = 0; i < depth; i++) {
      buffer_add_text(&buffer, i % 2 == 0 ? "[" : "{\"a\":");
    }
    buffer_add_text(&buffer, "0");
    for (int i = depth; i-- > 0;) {
      buffer_add_text(&buffer, i % 2 == 0 ? "]" : "}");
    }
    check(buffer_text(&buffer), depth <= TREE_LARGEST_DEPTH);
  }
  for (int twice = 0; twice < 2; twice++) { /* many members, without and with a key twice */
    buffer_clear(&buffer);
    buffer_add_text(&buffer, "{\"a\":0");
    for (int i = 0; i < 20000; i++) {
      buffer_add_format(&buffer, ",\"k%d\":%d", twice == 1 && i == 19000 ? 17 : i, i);
    }
    buffer_add_text(&buffer, "}");
    check(buffer_text(&buffer), twice == 0);
  }
  buffer_free(&buffer);
}

static void numbers_do_not_follow_the_language(void **state) {
  (void)state;
  bool set = setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL || setlocale(LC_NUMERIC, "es_ES.UTF-8") != NULL;
  check("[1.5,0.12345678901234567890,1e300,1.7976931348623157e308]", true);
  struct arena *arena = arena_new(1 << 20);
  struct error error;
  const char *json = "[0.12345678901234567890123]";
  const struct tree *root = tree_read(arena, json, strlen(json), "test", &error);
  (void)setlocale(LC_NUMERIC, "C");
  assert_true(tree_number(tree_item(root, 0)) == 0.12345678901234567890123);
  arena_free(arena);
  if (!set) {
    print_message("no language with a decimal comma is installed\n");
  }
}

static void errors_name_the_document_and_the_line(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  struct error error = {0};
  const char *json = "{\n\"a\": 1,\n\"b\": x\n}";
  assert_null(tree_read(arena, json, strlen(json), "some.json", &error));
  assert_int_equal(error.code, ERROR_BAD_DATA);
  assert_non_null(strstr(error.message, "some.json"));
  assert_non_null(strstr(error.message, "3"));
  arena_free(arena);
  arena = arena_new(256);
  assert_null(tree_read(arena, json, strlen(json), "some.json", &error));
  assert_int_equal(error.code, ERROR_NO_MEMORY);
  arena_free(arena);
}

static void nothing_is_asked_of_nothing(void **state) {
  (void)state;
  struct tree number = {.type = TREE_WHOLE, .is.whole = 7, .size = 3};
  const struct tree *const values[] = {NULL, &number};
  for (size_t i = 0; i < 2; i++) {
    assert_null(tree_get(values[i], "a"));
    assert_null(tree_text(values[i]));
    assert_null(tree_item(values[i], 0));
    assert_null(tree_first_member(values[i]));
    assert_int_equal(tree_item_count(values[i]) + tree_member_count(values[i]) + tree_text_length(values[i]), 0);
    assert_int_equal(tree_each_count(values[i]), i);
    assert_ptr_equal(tree_each(values[i], 0), values[i]);
    assert_null(tree_each(values[i], 1));
  }
}

/* All names, written in all the ways, and what looks like them. */
static void keys_have_their_meaning(void **state) {
  (void)state;
  for (size_t i = 0; i < term_name_count; i++) {
    const char *name = term_names[i].name;
    char key[256];
    static const char *const starts[] = {"", "ceterms:", "https://example.org/terms/", "a#", " ", "x: "};
    for (size_t j = 0; j < sizeof starts / sizeof starts[0]; j++) {
      int length = snprintf(key, sizeof key, "%s%s%s", starts[j], name, j % 2 == 0 ? "" : " ");
      assert_int_equal(term_of(key, (size_t)length), term_names[i].term);
      assert_int_not_equal(term_of(key, (size_t)snprintf(key, sizeof key, "%sx%sx", starts[j], name)),
                           term_names[i].term);
    }
    if (i > 0) {
      assert_true(strcmp(term_names[i - 1].name, name) < 0);
    }
  }
  assert_int_equal(term_of("", 0), TERM_UNKNOWN);
  assert_int_equal(term_of("name:", 5), TERM_UNKNOWN);
  assert_int_equal(term_of("nombre", 6), TERM_UNKNOWN);
  assert_int_equal(term_of("Name", 4), TERM_UNKNOWN);
}

/* ---- documents with something changed at random ---- */

static unsigned long long random_state = 1;

static size_t random_below(size_t limit) {
  random_state = random_state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (size_t)(random_state >> 33) % limit;
}

static void change(char *bytes, size_t *length, size_t room) {
  static const char *const pieces[] = {
      "\"", "\\", "{", "}",    "[",    "]",        ",",    ":", "\\u", "\\ud83d",      "0",
      "-",  "e9", ".", "\x80", "\xe2", "\xc3\xa9", "null", " ", "\n",  "\xef\xbb\xbf", "1e400"};
  size_t at = random_below(*length + 1);
  if (random_below(3) == 0 && *length > 0) { /* leave something out */
    size_t out = 1 + random_below(3);
    at = at >= *length ? *length - 1 : at;
    out = out > *length - at ? *length - at : out;
    memmove(bytes + at, bytes + at + out, *length - at - out);
    *length -= out;
    return;
  }
  const char *piece = pieces[random_below(sizeof pieces / sizeof pieces[0])];
  size_t size = strlen(piece);
  if (*length + size <= room) {
    memmove(bytes + at + size, bytes + at, *length - at);
    memcpy(bytes + at, piece, size);
    *length += size;
  }
}

static void changed_documents_are_read_alike(void **state) {
  (void)state;
  static const char seed[] =
      "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{\"@type\":\"ceterms:License\","
      "\"ceterms:name\":{\"en-US\":\"Nurse \\u2013 RN\",\"es\":\"Enfermera \u00e9\"},\"ceterms:price\":1250.50,"
      "\"n\":[1,-2,3e4,true,false,null,[],{}],\"t\":\"a\\\"b\\\\c\\/d\\n\\ud83d\\ude00\"}]}";
  size_t both = 0;
  for (int round = 0; round < 30000; round++) {
    char bytes[sizeof seed + 64];
    size_t length = sizeof seed - 1;
    memcpy(bytes, seed, length);
    for (size_t changes = random_below(3); changes-- > 0;) {
      change(bytes, &length, sizeof bytes);
    }
    bool taken = false;
    assert_true(compare(bytes, length, &taken));
    both += taken;
  }
  assert_true(both > 1000 && both < 29000); /* else this says nothing */
}

/* ---- published records ---- */

struct corpus {
  size_t documents, taken;
};

static void compare_file(const char *path, struct corpus *corpus) {
  size_t length = 0;
  char *bytes = read_whole_file(path, &length);
  assert_non_null(bytes);
  bool taken = false;
  if (!compare(bytes, length, &taken)) {
    fail_msg("%s is read differently", path);
  }
  corpus->documents++;
  corpus->taken += taken;
  for (char *line = bytes; !taken && line < bytes + length;) { /* one document a line? */
    char *end = memchr(line, '\n', (size_t)(bytes + length - line));
    end = end == NULL ? bytes + length : end;
    bool line_taken = false;
    assert_true(compare(line, (size_t)(end - line), &line_taken));
    corpus->documents++;
    corpus->taken += line_taken;
    line = end + 1;
  }
  free(bytes);
}

static void walk(const char *folder, struct corpus *corpus, int depth) {
  DIR *entries = opendir(folder);
  for (struct dirent *entry; entries != NULL && depth < 12 && (entry = readdir(entries)) != NULL;) {
    char path[4096];
    struct stat status;
    int length = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (entry->d_name[0] == '.' || length >= (int)sizeof path || stat(path, &status) != 0) {
      continue;
    }
    if (S_ISDIR(status.st_mode)) {
      walk(path, corpus, depth + 1);
    } else if (strstr(entry->d_name, ".json") != NULL) {
      compare_file(path, corpus);
    }
  }
  if (entries != NULL) {
    (void)closedir(entries);
  }
}

static void published_records_are_read_alike(void **state) {
  (void)state;
  const char *shared = getenv("LADDERWAY_SHARED");
  char folder[4096];
  struct corpus corpus = {0};
  (void)snprintf(folder, sizeof folder, "%s/data", shared == NULL ? "" : shared);
  walk(folder, &corpus, 0);
  if (corpus.documents == 0) {
    print_message("the published records are not here\n");
    skip();
  }
  print_message("%zu documents, %zu of them taken\n", corpus.documents, corpus.taken);
  assert_true(corpus.taken > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(good_documents_are_taken),
      cmocka_unit_test(bad_documents_are_refused),
      cmocka_unit_test(every_prefix_is_refused),
      cmocka_unit_test(deep_and_wide_documents_have_limits),
      cmocka_unit_test(numbers_do_not_follow_the_language),
      cmocka_unit_test(errors_name_the_document_and_the_line),
      cmocka_unit_test(nothing_is_asked_of_nothing),
      cmocka_unit_test(keys_have_their_meaning),
      cmocka_unit_test(changed_documents_are_read_alike),
      cmocka_unit_test(published_records_are_read_alike),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
