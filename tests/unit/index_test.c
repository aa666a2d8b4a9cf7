/* SPDX-License-Identifier: MIT */
/* The search index: what is written is read; damaged, cut, foreign and missing files; lists against CRoaring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <roaring/roaring.h>

#include "data/base/file.h"
#include "data/catalog/index.h"
#include "data/catalog/index_file.h"
#include "data/catalog/index_word.h"
#include "data/catalog/search.h"
#include "data/catalog/sql.h"
#include "tests/unit/search_snapshot.h"

static const char snapshot_path[] = "index_test.db", path[] = "index_test.idx";

enum { SMALL = 40, LARGEST = 64 << 20 };

/* The bytes of the index of a snapshot of `count` credentials. */
static unsigned char *read_index(int count, size_t *size) {
  struct buffer buffer;
  struct error error = {.message = ""};
  snapshot_write(snapshot_path, count);
  buffer_init(&buffer, (size_t)LARGEST);
  assert_int_equal(file_read(path, &buffer, &error), 0);
  *size = buffer.length;
  unsigned char *bytes = malloc(buffer.length);
  assert_non_null(bytes);
  memcpy(bytes, buffer.data, buffer.length);
  buffer_free(&buffer);
  return bytes;
}

static void write_file(const void *bytes, size_t size) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, size, file), size);
  assert_int_equal(fclose(file), 0);
}

static long ask(struct catalog *catalog, const char *typed, enum sort_key sort) {
  struct arena *arena = arena_new((size_t)32 << 20);
  struct query query;
  struct search_result result;
  struct error error = {.message = ""};
  const struct search_options options = {.sort = sort, .limit = 50, .facets = true};
  assert_int_equal(query_parse(arena, typed, &query, &error), 0);
  long total = -1;
  if (search_run(catalog, arena, &query, &options, &result, &error) == 0) {
    total = result.total;
    for (size_t i = 0; i < result.facet_count; i++) {
      for (size_t n = 0; n < result.facets[i].count; n++) {
        total += (long)strlen(result.facets[i].values[n].value) + (long)strlen(result.facets[i].values[n].term) +
                 result.facets[i].values[n].count;
      }
    }
    for (size_t i = 0; i < result.row_count; i++) {
      total = (total * 31 + result.rows[i].id) % 1000000007;
    }
  } else {
    assert_true(error.code == ERROR_BAD_DATA && error.message[0] != '\0');
  }
  arena_free(arena);
  return total;
}

static const struct {
  const char *typed;
  enum sort_key sort;
} questions[] = {{"", SORT_BEST},
                 {"n", SORT_COST},
                 {"zoology", SORT_NAME},
                 {"zoolgy bhx", SORT_TIME},
                 {"cost:500..2000 time:<12w county:essex", SORT_EARNINGS},
                 {"in Newark job:nurses skill:communication", SORT_BEST},
                 {"provider:rio approved stacks:no lang:en", SORT_COST}};

#define QUESTIONS (sizeof questions / sizeof questions[0])

static void ask_all(struct catalog *catalog, long *answers) {
  for (size_t i = 0; i < QUESTIONS; i++) {
    answers[i] = ask(catalog, questions[i].typed, questions[i].sort);
  }
}

static void open_and_ask(long *answers, size_t *notes) {
  struct catalog *catalog = NULL;
  struct error error = {.message = ""};
  if (catalog_open(&catalog, snapshot_path, &error) != 0) {
    fail_msg("%s", error.message);
  }
  *notes = 0;
  while (catalog_about(catalog)->notes[*notes] != NULL) {
    ++*notes;
  }
  ask_all(catalog, answers);
  catalog_close(catalog);
}

/* Without an index, with another snapshot's, or with one that is no index, the same is found, and a note says so. */
static void test_made_again(void **state) {
  (void)state;
  long answers[QUESTIONS], again[QUESTIONS];
  size_t size, notes;
  snapshot_write(snapshot_path, SNAPSHOT_CREDENTIALS);
  open_and_ask(answers, &notes);
  assert_int_equal(notes, 0);
  assert_true(answers[0] > SNAPSHOT_CREDENTIALS);
  unsigned char *bytes = read_index(SNAPSHOT_CREDENTIALS, &size);
  struct index_header header;
  memcpy(&header, bytes, sizeof header);
  assert_string_equal(header.id, "test");
  for (int i = 0; i < 4; i++) {
    if (i == 0) {
      assert_int_equal(unlink(path), 0);
    } else if (i == 1) { /* another id, and all checksums right */
      memcpy(header.id, "best", 4);
      header.checksum = index_checksum(0, &header, offsetof(struct index_header, checksum));
      header.checksum =
          index_checksum(header.checksum, bytes + sizeof header, sizeof(struct index_section) * (size_t)INDEX_SECTIONS);
      memcpy(bytes, &header, sizeof header);
      write_file(bytes, size);
    } else if (i == 2) {
      write_file("SQLite", 6);
    } else {
      write_file("", 0);
    }
    open_and_ask(again, &notes);
    assert_memory_equal(again, answers, sizeof answers);
    assert_int_equal(notes, 1);
  }
  free(bytes);
}

/* A pipe or a folder in its place must not stop anything. */
static void test_no_file(void **state) {
  (void)state;
  long answers[QUESTIONS];
  size_t notes;
  snapshot_write(snapshot_path, SMALL);
  assert_int_equal(unlink(path), 0);
  assert_int_equal(mkdir(path, 0700), 0);
  open_and_ask(answers, &notes);
  assert_int_equal(notes, 1);
  assert_int_equal(rmdir(path), 0);
  assert_int_equal(mkfifo(path, 0600), 0);
  open_and_ask(answers, &notes);
  assert_int_equal(notes, 1);
  assert_true(answers[0] > SMALL);
}

static int take(const unsigned char *bytes, size_t size, struct index_file *file) {
  struct error error = {.message = ""};
  unsigned char *copy = malloc(size == 0 ? 1 : size);
  assert_non_null(copy);
  memcpy(copy, bytes, size);
  return index_file_take(file, copy, size, &error);
}

static void test_cut(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = read_index(SMALL, &size);
  for (size_t cut = 0; cut < size; cut += cut < 1024 ? 1 : 97) {
    struct index_file file;
    assert_true(take(bytes, cut, &file) < 0);
  }
  free(bytes);
}

/* Every byte of the file, one after another, is another one: it is refused, or
 * read to some end; and the check of the whole file always finds it. */
static void test_every_byte(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = read_index(SMALL, &size);
  struct catalog *catalog = NULL;
  struct error error = {.message = ""};
  assert_int_equal(catalog_open(&catalog, snapshot_path, &error), 0);
  size_t opened = 0;
  for (size_t at = 0; at < size; at++) {
    struct index_file file;
    bytes[at] ^= (unsigned char)(at % 3 == 0 ? 0xff : at % 3 == 1 ? 0x01 : 0x80);
    if (take(bytes, size, &file) == 0) {
      struct error found = {.message = ""};
      opened++;
      bool padding = index_file_check(&file, &found) == 0;
      for (int i = 0; padding && i < INDEX_SECTIONS; i++) {
        assert_false(at >= file.sections[i].offset && at < file.sections[i].offset + file.sections[i].length);
      }
      index_file_close(&file);
      if (at % 13 == 0) {
        long answers[QUESTIONS];
        size_t notes;
        write_file(bytes, size);
        open_and_ask(answers, &notes);
      }
    }
    bytes[at] ^= (unsigned char)(at % 3 == 0 ? 0xff : at % 3 == 1 ? 0x01 : 0x80);
  }
  assert_true(opened > size / 2); /* else nothing was tested */
  catalog_close(catalog);
  free(bytes);
}

/* catalog_check() looks at the index, too. */
static void test_check(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = read_index(SMALL, &size);
  struct catalog *catalog = NULL;
  struct error error = {.message = ""};
  assert_int_equal(catalog_open(&catalog, snapshot_path, &error), 0);
  assert_int_equal(catalog_check(catalog, &error), 0);
  catalog_close(catalog);
  struct index_file file;
  assert_int_equal(take(bytes, size, &file), 0);
  bytes[file.sections[INDEX_LISTS].offset + 1] ^= 0x10;
  index_file_close(&file);
  write_file(bytes, size);
  assert_int_equal(catalog_open(&catalog, snapshot_path, &error), 0);
  assert_true(catalog_check(catalog, &error) < 0);
  assert_int_equal(error.code, ERROR_BAD_DATA);
  catalog_close(catalog);
  free(bytes);
}

/* A file that was replaced while it is open stays what it was. */
static void test_replaced(void **state) {
  (void)state;
  long answers[QUESTIONS], again[QUESTIONS];
  struct catalog *catalog = NULL;
  struct error error = {.message = ""};
  snapshot_write(snapshot_path, SNAPSHOT_CREDENTIALS);
  assert_int_equal(catalog_open(&catalog, snapshot_path, &error), 0);
  ask_all(catalog, answers);
  assert_int_equal(snapshot_remove(snapshot_path), 0);
  snapshot_write(snapshot_path, SMALL);
  ask_all(catalog, again);
  assert_memory_equal(again, answers, sizeof answers);
  catalog_close(catalog);
}

/* --- lists --- */

static void compare_list(const struct index_file *file, uint32_t count, uint64_t list, struct arena *arena) {
  struct id_set set;
  size_t length;
  const char *lists = index_array(file, INDEX_LISTS, 1, &length);
  assert_int_equal(id_set_make(arena, &set, file->limit), 0);
  (void)index_list_add(file, count, list, &set);
  assert_int_equal(id_set_count(&set), count);
  assert_int_equal(index_list_count(file, count, list, &set), count);
  if (count > 1) {
    roaring_bitmap_t *bitmap = roaring_bitmap_portable_deserialize_safe(lists + list, length - list);
    assert_non_null(bitmap);
    assert_int_equal(roaring_bitmap_get_cardinality(bitmap), count);
    for (long long id = id_set_next(&set, 1); id != 0; id = id_set_next(&set, id + 1)) {
      assert_true(roaring_bitmap_contains(bitmap, (uint32_t)id));
    }
    roaring_bitmap_free(bitmap);
  }
}

static void test_lists(void **state) {
  (void)state;
  struct index_file file;
  struct error error = {.message = ""};
  snapshot_write(snapshot_path, SNAPSHOT_CREDENTIALS);
  assert_int_equal(index_file_open(&file, path, &error), 0);
  assert_true(file.terms > 20 && file.values > 60);
  size_t size = 0, before = 0;
  const char *last = NULL;
  struct arena *arena = arena_new((size_t)1 << 20);
  for (uint32_t i = 0; i < file.terms; i++) {
    const char *text = index_term_text(&file, i, &size);
    assert_int_equal(index_term_find(&file, text, size), i);
    assert_true(i == 0 || memcmp(last, text, before < size ? before : size) <= 0);
    compare_list(&file, index_term_at(&file, i)->count, index_term_at(&file, i)->list, arena);
    last = text;
    before = size;
    arena_reset(arena);
  }
  for (uint32_t i = 0; i < file.values; i++) {
    compare_list(&file, index_value_at(&file, i)->count, index_value_at(&file, i)->list, arena);
    arena_reset(arena);
  }
  arena_free(arena);
  index_file_close(&file);
}

/* --- words --- */

static void test_words(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } cases[] = {{"Nurse Aide (CNA)", "nurse aide cna "},
               {"  hands-on, C++/C#  ", "hands on c c "},
               {"Técnico de Cuidado", "tecnico de cuidado "},
               {"TE\xcc\x81"
                "CNICO",
                "tecnico "},
               {"a\xe2\x80\x93z 24/7", "a z 24 7 "},
               {"\xff\xfe"
                "bad\x80utf",
                "bad utf "},
               {"Stra\xc3\x9f"
                "e \xef\xac\x81ne",
                "strasse fine "},
               {"\xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x98\x80", "\xe4\xb8\xad\xe6\x96\x87 "},
               {"", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char words[200] = "";
    struct index_word word;
    const char *end = cases[i].text + strlen(cases[i].text);
    for (const char *at = cases[i].text; (at = index_word_next(at, end, &word)) != NULL;) {
      (void)snprintf(words + strlen(words), sizeof words - strlen(words), "%s ", word.text);
    }
    assert_string_equal(words, cases[i].words);
  }
  char longest[1000];
  struct index_word word;
  memset(longest, 'x', sizeof longest);
  assert_non_null(index_word_next(longest, longest + sizeof longest, &word));
  assert_int_equal(word.length, INDEX_LONGEST_WORD);
}

static int tear_down(void **state) {
  (void)state;
  (void)remove(path);
  (void)remove(snapshot_path);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_made_again, tear_down), cmocka_unit_test_teardown(test_no_file, tear_down),
      cmocka_unit_test_teardown(test_cut, tear_down),        cmocka_unit_test_teardown(test_every_byte, tear_down),
      cmocka_unit_test_teardown(test_check, tear_down),      cmocka_unit_test_teardown(test_replaced, tear_down),
      cmocka_unit_test_teardown(test_lists, tear_down),      cmocka_unit_test_teardown(test_words, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
