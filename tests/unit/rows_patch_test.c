/* SPDX-License-Identifier: MIT */
/* data/catalog/rows: what changed from one version to the next, and what it costs to say so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

#include "rows_support.h"

enum { RECORDS = 1000, LEVEL = 12 };

static void assert_rows_equal(struct rows_place *place, const char *one, const char *other) {
  char hash[DIGEST_HEX];
  char second[DIGEST_HEX];
  hash_of(place, one, hash);
  hash_of(place, other, second);
  assert_string_equal(hash, second);
}

static void patch_rows(struct rows_place *place, const char *rows, const struct buffer *patch) {
  if (rows_patch(file(place, rows), patch->data, patch->length, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
}

static size_t compressed(const struct buffer *bytes) {
  size_t room = ZSTD_compressBound(bytes->length);
  char *out = malloc(room);
  assert_non_null(out);
  size_t size = ZSTD_compress(out, room, bytes->data, bytes->length, LEVEL);
  assert_false(ZSTD_isError(size));
  free(out);
  return size;
}

/* Three versions: the second has other facts in every hundredth record, the
 * third again others, and lacks some records that the first has. */
static void build_three(struct rows_place *place) {
  build(place, "a", &(struct variation){.total = RECORDS});
  build(place, "b", &(struct variation){.total = RECORDS, .every = 100});
  build(place, "c", &(struct variation){.total = RECORDS, .every = 100, .round = 1, .absent = 90});
}

static void a_patch_makes_the_newer_rows(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  build_three(place);
  const char *const ways[][2] = {{"a.rows", "b.rows"}, {"b.rows", "c.rows"}, {"c.rows", "a.rows"}};
  for (size_t i = 0; i < 3; i++) {
    difference(place, ways[i][0], ways[i][1], &patch);
    assert_true(patch.length > 0);
    copy_file(place, ways[i][0], "work");
    patch_rows(place, "work", &patch);
    assert_rows_equal(place, "work", ways[i][1]);
    buffer_free(&patch);
  }
  /* and the snapshot of it is the one that was built from the records */
  assemble(place, "work", "made.db");
  assert_same_snapshot(file(place, "a"), file(place, "made.db"));
}

static void joined_patches_do_what_a_direct_one_does(void **state) {
  struct rows_place *place = *state;
  struct buffer first;
  struct buffer second;
  struct buffer joined;
  struct buffer direct;
  build_three(place);
  difference(place, "a.rows", "b.rows", &first);
  difference(place, "b.rows", "c.rows", &second);
  difference(place, "a.rows", "c.rows", &direct);
  buffer_init(&joined, (size_t)ROWS_LARGEST_PATCH);
  assert_int_equal(rows_join(&first, &second, &joined, &place->error), 0);
  assert_true(joined.length < first.length + second.length);
  copy_file(place, "a.rows", "by joined");
  patch_rows(place, "by joined", &joined);
  assert_rows_equal(place, "by joined", "c.rows");
  copy_file(place, "a.rows", "by direct");
  patch_rows(place, "by direct", &direct);
  assert_rows_equal(place, "by direct", "c.rows");
  buffer_free(&first);
  buffer_free(&second);
  buffer_free(&joined);
  buffer_free(&direct);
}

/* There and back again is nothing. */
static void equal_rows_have_an_empty_patch(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  struct buffer back;
  struct buffer joined;
  build(place, "a", &(struct variation){.total = RECORDS});
  build(place, "b", &(struct variation){.total = RECORDS, .backwards = true});
  difference(place, "a.rows", "b.rows", &patch);
  assert_int_equal(patch.length, 0);
  patch_rows(place, "a.rows", &patch);
  assert_rows_equal(place, "a.rows", "b.rows");
  buffer_init(&joined, 1000);
  buffer_init(&back, 1000);
  assert_int_equal(rows_join(&patch, &back, &joined, &place->error), 0);
  assert_int_equal(joined.length, 0);
  buffer_free(&patch);
  buffer_free(&joined);
}

static void one_percent_changed_costs_less_than_one_percent(void **state) {
  struct rows_place *place = *state;
  struct buffer text;
  struct buffer patch;
  char hash[DIGEST_HEX];
  build(place, "a", &(struct variation){.total = RECORDS});
  build(place, "b", &(struct variation){.total = RECORDS, .every = 100});
  dump(place, "b.rows", &text, hash);
  difference(place, "a.rows", "b.rows", &patch);
  size_t whole = compressed(&text);
  size_t part = compressed(&patch);
  print_message("dump %zu, compressed %zu; patch %zu, compressed %zu\n", text.length, whole, patch.length, part);
  assert_true(part * 100 < whole);
  buffer_free(&text);
  buffer_free(&patch);
}

/* In a snapshot all numbers move when one credential comes in at the top. */
static void one_record_more_touches_no_other(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  build(place, "a", &(struct variation){.total = RECORDS});
  build(place, "b", &(struct variation){.total = RECORDS, .absent = RECORDS});
  difference(place, "b.rows", "a.rows", &patch);
  assert_true(patch.length > 100 && patch.length < 8000);
  buffer_free(&patch);
}

static void a_patch_for_other_rows_changes_nothing(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  build_three(place);
  difference(place, "b.rows", "c.rows", &patch);
  copy_file(place, "c.rows", "work");
  assert_true(rows_patch(file(place, "work"), patch.data, patch.length, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_BAD_DATA);
  assert_rows_equal(place, "work", "c.rows");
  assert_false(is_there(place, "work-journal"));
  assert_true(rows_patch(file(place, "a"), patch.data, patch.length, &place->error) < 0); /* a snapshot */
  assert_true(rows_patch(file(place, "nothing"), patch.data, patch.length, &place->error) < 0);
  assert_false(is_there(place, "nothing"));
  buffer_free(&patch);
}

static void a_patch_that_gets_too_big_is_given_up(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  build_three(place);
  buffer_init(&patch, 500);
  assert_true(rows_difference(file(place, "a.rows"), file(place, "b.rows"), &patch, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_TOO_BIG);
  buffer_free(&patch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_patch_makes_the_newer_rows, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(joined_patches_do_what_a_direct_one_does, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(equal_rows_have_an_empty_patch, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(one_percent_changed_costs_less_than_one_percent, rows_place_make,
                                      rows_place_clear),
      cmocka_unit_test_setup_teardown(one_record_more_touches_no_other, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_patch_for_other_rows_changes_nothing, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_patch_that_gets_too_big_is_given_up, rows_place_make, rows_place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
