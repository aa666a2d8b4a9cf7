/* SPDX-License-Identifier: MIT */
/* Looking up by a text among things in the order of their texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>

#include "data/base/sorted.h"

struct thing {
  int number;
  const char *text;
};

static size_t place(const struct thing *things, size_t count, const char *key) {
  return sorted_place(things, count, sizeof *things, offsetof(struct thing, text), key);
}

/* With each count from none to all: what stands there, before it, between and behind. */
static void every_place(void **state) {
  static const struct thing things[] = {{1, "b"}, {2, "d"}, {3, "d"}, {4, "d"}, {5, "dd"}, {6, "f"}, {7, "\xc3\xa9"}};
  static const struct {
    const char *key;
    size_t place; /* among all of them */
  } cases[] = {{"", 0},   {"a", 0}, {"b", 0}, {"c", 1}, {"d", 1},        {"da", 4},      {"dd", 4},
               {"de", 5}, {"f", 5}, {"g", 6}, {"z", 6}, {"\xc3\xa9", 6}, {"\xc3\xaa", 7}};
  (void)state;
  for (size_t count = 0; count <= sizeof things / sizeof things[0]; count++) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
      size_t expected = cases[i].place < count ? cases[i].place : count;
      assert_int_equal(place(things, count, cases[i].key), expected);
    }
  }
}

static void texts_alone(void **state) {
  static const char *const texts[] = {"11-1111.00", "22-2222.00", "22-2222.01"};
  (void)state;
  assert_int_equal(sorted_place(texts, 3, sizeof texts[0], 0, "22-2222"), 1);
  assert_int_equal(sorted_place(texts, 3, sizeof texts[0], 0, "22-2222.01"), 2);
  assert_int_equal(sorted_place(NULL, 0, sizeof texts[0], 0, "22-2222.01"), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_place), cmocka_unit_test(texts_alone)};
  return cmocka_run_group_tests_name("sorted", tests, NULL, NULL);
}
