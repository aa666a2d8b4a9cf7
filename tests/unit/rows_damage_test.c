/* SPDX-License-Identifier: MIT */
/* data/catalog/rows: dumps and patches that are not what they claim to be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rows_support.h"

static const struct variation some = {.total = 120};
static const struct variation others = {.total = 120, .every = 10, .absent = 30};

static void make_dump(struct rows_place *place, struct buffer *text, char hash[DIGEST_HEX]) {
  build(place, "one", &some);
  dump(place, "one.rows", text, hash);
}

static void assert_refused(struct rows_place *place, const char *bytes, size_t length, enum error_code code) {
  place->error = (struct error){0};
  assert_true(try_load(place, bytes, length, "loaded") < 0);
  assert_int_equal(place->error.code, code);
  assert_false(is_there(place, "loaded"));
}

/* The dump with the first `from` after `after` replaced. */
static void edit(const struct buffer *text, const char *after, const char *from, const char *to, struct buffer *out) {
  const char *start = strstr(buffer_text(text), after);
  assert_non_null(start);
  const char *at = strstr(start, from);
  assert_non_null(at);
  size_t before = (size_t)(at - text->data);
  buffer_init(out, (size_t)ROOM_FOR_DUMPS);
  buffer_add(out, text->data, before);
  buffer_add_text(out, to);
  buffer_add(out, at + strlen(from), text->length - before - strlen(from));
}

static void a_dump_that_is_cut_is_refused(void **state) {
  struct rows_place *place = *state;
  struct buffer text;
  char hash[DIGEST_HEX];
  make_dump(place, &text, hash);
  assert_refused(place, "", 0, ERROR_BAD_DATA);
  for (size_t length = 1; length < text.length; length += 1 + text.length / 97) {
    assert_refused(place, text.data, length, ERROR_BAD_DATA);
  }
  assert_refused(place, text.data, text.length - 1, ERROR_BAD_DATA);
  buffer_add_char(&text, '\n');
  assert_refused(place, text.data, text.length, ERROR_BAD_DATA);
  buffer_free(&text);
}

/* What still reads as rows has another hash, and the file holds just that. */
static void a_flipped_bit_is_refused_or_gives_another_hash(void **state) {
  struct rows_place *place = *state;
  struct buffer text;
  char hash[DIGEST_HEX];
  char other[DIGEST_HEX];
  char again[DIGEST_HEX];
  int taken = 0;
  int refused = 0;
  make_dump(place, &text, hash);
  for (size_t at = 0; at < text.length; at += 1 + text.length / 397) {
    char kept = text.data[at];
    text.data[at] = (char)(kept ^ 1 << at % 8);
    if (try_load(place, text.data, text.length, "loaded") == 0) {
      (void)remove(file(place, "loaded"));
      load(place, &text, "loaded", other);
      assert_string_not_equal(other, hash);
      hash_of(place, "loaded", again);
      assert_string_equal(again, other);
      (void)remove(file(place, "loaded"));
      taken++;
    } else {
      assert_false(is_there(place, "loaded"));
      refused++;
    }
    text.data[at] = kept;
  }
  assert_true(taken > 10 && refused > 10);
  buffer_free(&text);
}

static void other_versions_and_strange_tables_are_refused(void **state) {
  static const struct {
    const char *after, *from, *to;
    enum error_code code;
  } edits[] = {
      {"ladderway rows", "rows ", "rows 9", ERROR_VERSION},
      {"ladderway rows", "ladderway", "laddersway", ERROR_BAD_DATA},
      {"table record", "record", "recorf", ERROR_BAD_DATA},
      {"table record", "record", "sqlite_schema", ERROR_BAD_DATA},
      {"table record", " name", " noun", ERROR_BAD_DATA},
      {"table record", " updated", " updated more", ERROR_BAD_DATA},
      {"table record", " updated", "", ERROR_BAD_DATA},
      {"table record", "table record", "table record 0 ctid type name updated\ntable record", ERROR_BAD_DATA},
      {"table record 1", " 1", " -1", ERROR_BAD_DATA},
      {"table record 1", " 1", " 01", ERROR_BAD_DATA},
      {"table record 1", " 1", " 9", ERROR_BAD_DATA},
      {"table record 1", " 1", " 99999999999999999999", ERROR_BAD_DATA},
      {"\nend ", "end ", "end 1", ERROR_BAD_DATA},
      {"\nend ", "end ", "END ", ERROR_BAD_DATA},
  };
  struct rows_place *place = *state;
  struct buffer text;
  struct buffer edited;
  char hash[DIGEST_HEX];
  make_dump(place, &text, hash);
  for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
    edit(&text, edits[i].after, edits[i].from, edits[i].to, &edited);
    assert_refused(place, edited.data, edited.length, edits[i].code);
    buffer_free(&edited);
  }
  buffer_free(&text);
}

/* A dump of one table row by row: the others have no rows. */
static void dump_of(struct buffer *out, const struct buffer *text, const char *table, const char *rows, int count) {
  buffer_init(out, (size_t)ROOM_FOR_DUMPS);
  buffer_add_format(out, "%.*s\n", (int)strcspn(text->data, "\n"), text->data);
  int tables = 0;
  for (const char *at = text->data; (at = strstr(at, "\ntable ")) != NULL;) {
    at++;
    const char *name = at + strlen("table ");
    size_t length = strcspn(name, " ");
    const char *columns = name + length + 1 + strcspn(name + length + 1, " ");
    bool here = strlen(table) == length && strncmp(name, table, length) == 0;
    buffer_add_format(out, "table %.*s %d%.*s\n%s", (int)length, name, here ? count : 0, (int)strcspn(columns, "\n"),
                      columns, here ? rows : "");
    tables++;
  }
  buffer_add_format(out, "end %d %d\n", tables, count);
}

static void rows_have_one_way_to_be_written(void **state) {
  static const struct {
    const char *table, *rows;
    int count;
    bool good;
  } cases[] = {
      {"program_soc", "51.1\t29-1\n", 1, true},
      {"program_soc", "51.1\t29-1\n51.1\t29-2\n51.2\t29-1\n", 3, true},
      {"program_soc", "51.1\t29-2\n51.1\t29-1\n", 2, false}, /* order */
      {"program_soc", "51.1\t29-1\n51.1\t29-1\n", 2, false}, /* twice */
      {"program_soc", "51.1\t29-10\n51.1\t29-1\n", 2, false},
      {"program_soc", "51.1\n", 1, false},
      {"program_soc", "51.1\t29-1\t\n", 1, false},
      {"program_soc", "\t29-1\n", 1, false}, /* a key that is NULL */
      {"program_soc", "51.1\t\n", 1, false},
      {"program_soc", "\\e\t\\e\n", 1, true},
      {"program_soc", "a\\tb\\n\\\\\t29\n", 1, true},
      {"program_soc", "a\\x\t29\n", 1, false},
      {"program_soc", "a\\\t29\n", 1, false},
      {"program_soc", "a\\e\t29\n", 1, false},
      {"program_soc", "a\x1b[2J\t29\n", 1, false},
      {"program_soc", "a\x7f\t29\n", 1, false},
      {"program_soc", "a\xff\xfe\t29\n", 1, false},
      {"program_soc", "a\xc0\xaf\t29\n", 1, false},
      {"meta", "note:1\tx\n", 1, true},
      {"meta", "id\tx\n", 1, false}, /* of one machine */
      {"feature", "5\tdelivery\tx\n0\tdelivery\ty\n1\tdelivery\tx\n", 3, true},
      {"feature", "5\tdelivery\tx\n0\tdelivery\tx\n", 2, false},
      {"feature", "5\tdelivery\tx\n-1\tdelivery\tx\n", 2, false},
      {"feature", "+5\tdelivery\tx\n", 1, false},
      {"feature", "05\tdelivery\tx\n", 1, false},
      {"feature", "5.0\tdelivery\tx\n", 1, false},
      {"feature", "\tdelivery\tx\n", 1, false},
      {"feature", "9007199254740993\tdelivery\tx\n", 1, false}, /* beyond all lasting numbers */
      {"feature", "4503599627370496\tdelivery\tx\n1\tdelivery\tx\n", 2, false},
      {"feature", "99999999999999999999\tdelivery\tx\n", 1, false},
      {"job_rating", "11\t2.A\t0.5\t\t0\t0\t0\n", 1, true},
      {"job_rating", "11\t2.A\t1e+100\t-0.25\t-1\t0\t0\n", 1, true},
      {"job_rating", "11\t2.A\t.5\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t0.50\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t-0\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t0x1p-1\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\tinf\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\tnan\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t1e999\t\t0\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t0.5\t\tzero\t0\t0\n", 1, false},
      {"job_rating", "11\t2.A\t0.5\t\t9223372036854775808\t0\t0\n", 1, false},
  };
  struct rows_place *place = *state;
  struct buffer text;
  struct buffer made;
  char hash[DIGEST_HEX];
  make_dump(place, &text, hash);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    dump_of(&made, &text, cases[i].table, cases[i].rows, cases[i].count);
    bool good = try_load(place, made.data, made.length, "loaded") == 0;
    if (good != cases[i].good) {
      fail_msg("%s: %s", cases[i].rows, good ? "taken" : place->error.message);
    }
    (void)remove(file(place, "loaded"));
    buffer_free(&made);
  }
  buffer_free(&text);
}

static void long_lines_and_zero_bytes_are_refused(void **state) {
  struct rows_place *place = *state;
  struct buffer text;
  struct buffer made;
  char hash[DIGEST_HEX];
  enum { MANY = 9 << 20 };
  make_dump(place, &text, hash);
  char *many = malloc((size_t)MANY);
  assert_non_null(many);
  memset(many, 'x', (size_t)MANY);
  assert_refused(place, many, (size_t)MANY, ERROR_TOO_BIG);
  strcpy(many + (2 << 20), "\tx\n"); /* one value */
  dump_of(&made, &text, "program_soc", many, 1);
  assert_refused(place, made.data, made.length, ERROR_BAD_DATA);
  buffer_free(&made);
  free(many);
  dump_of(&made, &text, "program_soc", "ab?c\t29\n", 1);
  *strchr(made.data, '?') = '\0';
  assert_refused(place, made.data, made.length, ERROR_BAD_DATA);
  buffer_free(&made);
  buffer_free(&text);
}

/* Rows that hang on nothing can be read, but make no snapshot. */
static void rows_without_an_owner_make_no_snapshot(void **state) {
  static const char *const tables[][2] = {{"feature", "5\tdelivery\tx\n"},
                                          {"keyword", "5\t0\tx\n"},
                                          {"condition_target", "5\t0\t\tx\t\n"},
                                          {"record", "5\tce-x\tother\tt\t\t\t\t\t\t\t77\t\t\t\t\n"}, /* may have none */
                                          {"condition", "5\t7\t0\t\trequires\t\t\t\t\t\t\t\t\t\t\t\n"}};
  struct rows_place *place = *state;
  struct buffer text;
  struct buffer made;
  char hash[DIGEST_HEX];
  make_dump(place, &text, hash);
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
    dump_of(&made, &text, tables[i][0], tables[i][1], 1);
    load(place, &made, "loaded", hash);
    assert_true(rows_assemble(file(place, "loaded"), file(place, "made.db"), NULL, NULL, NULL, &place->error) < 0);
    assert_int_equal(place->error.code, ERROR_BAD_DATA);
    assert_false(is_there(place, "made.db"));
    (void)remove(file(place, "loaded"));
    buffer_free(&made);
  }
  buffer_free(&text);
}

static long gives_up(void *bytes, size_t room, void *context, struct error *error) {
  (void)bytes;
  (void)room;
  (void)context;
  return error_set(error, ERROR_NETWORK, "the line is gone");
}

static void a_reader_that_fails_is_heard(void **state) {
  struct rows_place *place = *state;
  char hash[DIGEST_HEX];
  assert_true(rows_load(file(place, "loaded"), gives_up, NULL, hash, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_NETWORK);
  assert_false(is_there(place, "loaded"));
}

/* --- patches --- */

static void make_patch(struct rows_place *place, struct buffer *patch, char hash[DIGEST_HEX]) {
  build(place, "one", &some);
  build(place, "two", &others);
  difference(place, "one.rows", "two.rows", patch);
  hash_of(place, "one.rows", hash);
  copy_file(place, "one.rows", "work");
}

static void assert_patch_refused(struct rows_place *place, const void *patch, size_t length, const char *hash) {
  char after[DIGEST_HEX];
  assert_true(rows_patch(file(place, "work"), patch, length, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_BAD_DATA);
  hash_of(place, "work", after);
  assert_string_equal(after, hash);
  assert_false(is_there(place, "work-journal"));
}

static void a_patch_that_is_cut_changes_nothing(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  char hash[DIGEST_HEX];
  int refused = 0;
  make_patch(place, &patch, hash);
  /* in a block of just that size, so that reading beyond it is seen */
  for (size_t length = 1; length < patch.length; length += 1 + patch.length / 197) {
    char *part = malloc(length);
    assert_non_null(part);
    memcpy(part, patch.data, length);
    if (rows_patch(file(place, "work"), part, length, &place->error) == 0) {
      copy_file(place, "one.rows", "work"); /* cut between two changes */
    } else {
      assert_patch_refused(place, part, length, hash);
      refused++;
    }
    free(part);
  }
  assert_true(refused > 100);
  buffer_free(&patch);
}

static void a_flipped_bit_in_a_patch_is_refused_or_seen_by_the_hash(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  char hash[DIGEST_HEX];
  char wanted[DIGEST_HEX];
  char after[DIGEST_HEX];
  int taken = 0;
  int refused = 0;
  make_patch(place, &patch, hash);
  hash_of(place, "two.rows", wanted);
  for (size_t at = 0; at < patch.length; at += 1 + patch.length / 397) {
    char kept = patch.data[at];
    patch.data[at] = (char)(kept ^ 1 << at % 8);
    if (rows_patch(file(place, "work"), patch.data, patch.length, &place->error) == 0) {
      hash_of(place, "work", after);
      assert_string_not_equal(after, wanted);
      copy_file(place, "one.rows", "work");
      taken++;
    } else {
      refused++;
    }
    hash_of(place, "work", after);
    assert_string_equal(after, hash);
    patch.data[at] = kept;
  }
  assert_true(taken > 10 && refused > 10);
  buffer_free(&patch);
}

static void replace(struct buffer *patch, const char *from, const char *to, size_t length) {
  for (size_t i = 0; i + length <= patch->length; i++) {
    if (memcmp(patch->data + i, from, length) == 0) {
      memcpy(patch->data + i, to, length);
      return;
    }
  }
  fail_msg("not found");
}

/* The columns of `record` that are no part of its key, in the head of its part of a patch. */
#define THIRTEEN_ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0"

static void strange_tables_and_values_in_a_patch_change_nothing(void **state) {
  static const struct {
    const char *from, *to;
    size_t length;
  } edits[] = {
      {"credential", "kredential", 11},
      {"record", "sqlite", 7},
      {"record", "RECORD", 7}, /* SQLite would take it for the same */
      {"P\x0f\x01\x00" THIRTEEN_ZEROS "record", "T\x0f\x01\x00" THIRTEEN_ZEROS "record", 23}, /* a changeset */
      {"P\x0f\x01\x00" THIRTEEN_ZEROS "record", "P\x0f\x00\x01" THIRTEEN_ZEROS "record", 23},
      {"P\x0f\x01\x00" THIRTEEN_ZEROS "record", "P\x0f\x01\x02" THIRTEEN_ZEROS "record", 23},
      {"P\x0f\x01\x00" THIRTEEN_ZEROS "record", "P\x0e\x01\x00" THIRTEEN_ZEROS "record", 23},
      {"P\x0f\x01\x00" THIRTEEN_ZEROS "record", "P\xff\x01\x00" THIRTEEN_ZEROS "record", 23},
      {"edition", "ed\x1b[2Jn", 7},
      {"edition", "ed\xff\xfeion", 7},
      {"\x03\x14"
       "2026",
       "\x04\x14"
       "2026",
       6}, /* a blob */
      {"\x03\x14"
       "2026",
       "\x02\x14"
       "2026",
       6},
      {"\x03\x14"
       "2026",
       "\x09\x14"
       "2026",
       6},
      {"\x03\x14"
       "2026",
       "\x03\x7f"
       "2026",
       6},
  };
  struct rows_place *place = *state;
  struct buffer patch;
  struct buffer copy;
  char hash[DIGEST_HEX];
  make_patch(place, &patch, hash);
  for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
    buffer_init(&copy, (size_t)ROOM_FOR_DUMPS);
    buffer_add(&copy, patch.data, patch.length);
    replace(&copy, edits[i].from, edits[i].to, edits[i].length);
    assert_patch_refused(place, copy.data, copy.length, hash);
    struct buffer joined;
    buffer_init(&joined, (size_t)ROOM_FOR_DUMPS);
    assert_true(rows_join(&patch, &copy, &joined, &place->error) < 0);
    assert_true(rows_join(&copy, &patch, &joined, &place->error) < 0);
    buffer_free(&joined);
    buffer_free(&copy);
  }
  assert_patch_refused(place, "P", 1, hash);
  assert_patch_refused(place, "\x12\x00\x05", 3, hash); /* a change without a table */
  assert_patch_refused(place, "P\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10, hash);
  assert_patch_refused(place, patch.data, (size_t)1, hash);
  buffer_free(&patch);
}

/* The first changes fit, the last does not: all or nothing. */
static void a_patch_is_taken_whole_or_not_at_all(void **state) {
  /* a deletion of what is not there */
  static const char more[] = "P\x02\x01\x02program_soc\0\x09\0\x03\x01x\x03\x01y";
  struct rows_place *place = *state;
  struct buffer patch;
  char hash[DIGEST_HEX];
  make_patch(place, &patch, hash);
  size_t length = patch.length;
  buffer_add(&patch, more, sizeof more - 1);
  assert_true(patch.length > length);
  assert_patch_refused(place, patch.data, patch.length, hash);
  assert_non_null(strstr(place->error.message, "fit")); /* not because it is badly written */
  assert_int_equal(rows_patch(file(place, "work"), patch.data, length, &place->error), 0);
  buffer_free(&patch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_dump_that_is_cut_is_refused, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_flipped_bit_is_refused_or_gives_another_hash, rows_place_make,
                                      rows_place_clear),
      cmocka_unit_test_setup_teardown(other_versions_and_strange_tables_are_refused, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(rows_have_one_way_to_be_written, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(long_lines_and_zero_bytes_are_refused, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(rows_without_an_owner_make_no_snapshot, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_reader_that_fails_is_heard, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_patch_that_is_cut_changes_nothing, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(a_flipped_bit_in_a_patch_is_refused_or_seen_by_the_hash, rows_place_make,
                                      rows_place_clear),
      cmocka_unit_test_setup_teardown(strange_tables_and_values_in_a_patch_change_nothing, rows_place_make,
                                      rows_place_clear),
      cmocka_unit_test_setup_teardown(a_patch_is_taken_whole_or_not_at_all, rows_place_make, rows_place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
