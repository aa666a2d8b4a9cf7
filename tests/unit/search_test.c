/* SPDX-License-Identifier: MIT */
/* Words, everyday names, mistyped words, orders, pages, places, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/catalog/search.h"
#include "data/catalog/sql.h"
#include "tests/unit/search_snapshot.h"

static struct catalog *catalog;
static struct arena *arena;

static struct search_result run(const char *text, enum sort_key sort, size_t offset, size_t limit) {
  struct query query;
  struct search_result result = {0};
  struct error error = {.message = ""};
  const struct search_options options = {.sort = sort, .offset = offset, .limit = limit, .facets = true};
  if (query_parse(arena, text, &query, &error) != 0 ||
      search_run(catalog, arena, &query, &options, &result, &error) != 0) {
    fail_msg("\"%s\": %s", text, error.message);
  }
  return result;
}

static long total(const char *text) {
  return run(text, SORT_BEST, 0, 0).total;
}

/* The numbers that a statement gives, in its order. */
static size_t list(const char *sql, long *ids, size_t limit) {
  struct error error = {.message = ""};
  sqlite3_stmt *statement = sql_prepare(catalog_database(catalog), sql, &error);
  size_t count = 0;
  assert_non_null(statement);
  while (count < limit && sql_step(statement, &error) == 1) {
    ids[count++] = (long)sql_integer(statement, 0, 0);
  }
  (void)sqlite3_finalize(statement);
  return count;
}

static long named(const char *pattern) {
  char sql[200];
  long count = 0;
  (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM credential WHERE name LIKE '%s'", pattern);
  assert_int_equal(list(sql, &count, 1), 1);
  return count;
}

static void test_word_beginnings(void **state) {
  (void)state;
  assert_true(named("%zoology%") > 0);
  assert_int_equal(total("zoology"), named("%zoology%"));
  assert_int_equal(total("zool "), named("%zoology%")); /* 4 letters: a beginning */
  assert_int_equal(total("zoo"), named("%zoology%"));   /* may go on */
  assert_int_equal(total("zoo "), 0);                   /* a short whole word */
  assert_int_equal(total("zoo practical"), 0);
  assert_int_equal(total("\"zoo"), named("%zoology%"));
  assert_int_equal(total("\"zoo\""), 0);
  assert_int_equal(total("z\xc3\xb3ology PR\xc3\x81"
                         "ctical"),
                   named("Practical Zoology%"));
  assert_int_equal(total(""), SNAPSHOT_CREDENTIALS);
  assert_int_equal(total("the for de la"), SNAPSHOT_CREDENTIALS);
  assert_int_equal(total("zoology++ "), named("%zoology%"));
  assert_int_equal(total("\xf0\x9f\x98\x80 "), 0);
}

static void test_everyday_names(void **state) {
  (void)state;
  assert_true(named("%robotics%") > 0);
  assert_int_equal(total("bhx"), named("%robotics%"));
  assert_int_equal(total("frog "), named("%zoology%"));
  assert_int_equal(total("carpintero"), named("%carpentry%"));
  assert_int_equal(total("carpinter\xc3\xad"
                         "a practical"),
                   named("Practical Carpentry%"));
  assert_int_equal(total("auxiliar de enfermer\xc3\xad"
                         "a rural"),
                   total("rural nurse aide"));
  assert_true(total("camionero") >= named("%truck driver%"));
  assert_true(named("%truck driver%") > 0);
  assert_true(total("contadora ") >= 0);
  assert_null(run("carpintero", SORT_BEST, 0, 0).corrected);
  assert_int_equal(total("camionero"), total("trucker"));
}

static void test_corrections(void **state) {
  (void)state;
  static const struct {
    const char *typed, *corrected;
  } cases[] = {
      {"zoolgy ", "zoology"},        {"rurla ", "rural"},
      {"zoologyy ", "zoology"},      {"zooloyg", "zoology"},
      {"xoology", "zoology"},        {"carpentri practicle", "carpentry practical"},
      {"carpemtri ", "carpentry"},   {"zoologx practical", "zoology practical"},
      {"robotixs", "robotics"},      {"rural carpintreo", "rural carpintero"},
      {"bokkeeping", "bookkeeping"}, {"bookkepi", "bookkeepi"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct search_result result = run(cases[i].typed, SORT_BEST, 0, 0);
    if (result.corrected == NULL || strcmp(result.corrected, cases[i].corrected) != 0) {
      fail_msg("\"%s\" was taken for \"%s\", not \"%s\"", cases[i].typed, result.corrected, cases[i].corrected);
    }
    assert_int_equal(result.total, total(cases[i].corrected));
    assert_true(result.total > 0);
  }
  assert_null(run("zoology", SORT_BEST, 0, 0).corrected);
  assert_null(run("zoolo", SORT_BEST, 0, 0).corrected);
  assert_null(run("qqqqqqqq", SORT_BEST, 0, 0).corrected);
  assert_int_equal(total("qqqqqqqq"), 0);
  assert_null(run("zqo ", SORT_BEST, 0, 0).corrected); /* too short to guess */
}

static void test_orders(void **state) {
  (void)state;
  static const struct {
    enum sort_key key;
    const char *sql;
  } cases[] = {
      {SORT_BEST, "SELECT id FROM credential WHERE name LIKE '%carpentry%' ORDER BY id"},
      {SORT_COST, "SELECT id FROM credential WHERE name LIKE '%carpentry%' ORDER BY cost IS NULL, cost, id"},
      {SORT_TIME, "SELECT id FROM credential WHERE name LIKE '%carpentry%' ORDER BY days IS NULL, days, id"},
      {SORT_EARNINGS,
       "SELECT id FROM credential WHERE name LIKE '%carpentry%' ORDER BY earnings IS NULL, earnings DESC, id"},
      {SORT_NAME, "SELECT id FROM credential WHERE name LIKE '%carpentry%' ORDER BY lower(name), id"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    long ids[SNAPSHOT_CREDENTIALS];
    size_t count = list(cases[i].sql, ids, SNAPSHOT_CREDENTIALS);
    struct search_result all = run("carpentry", cases[i].key, 0, 1000);
    assert_true(count > 10);
    assert_int_equal(all.total, count);
    assert_int_equal(all.row_count, count);
    for (size_t j = 0; j < count; j++) {
      assert_int_equal(all.rows[j].id, ids[j]);
    }
    for (size_t offset = 0; offset < count + 7; offset += 7) {
      struct search_result page = run("carpentry", cases[i].key, offset, 7);
      size_t expected = offset >= count ? 0 : count - offset < 7 ? count - offset : 7;
      assert_int_equal(page.total, count);
      assert_int_equal(page.row_count, expected);
      for (size_t j = 0; j < expected; j++) {
        assert_int_equal(page.rows[j].id, ids[offset + j]);
      }
    }
  }
  assert_int_equal(run("carpentry", SORT_COST, (size_t)-1, (size_t)-1).row_count, 0);
}

static void test_places(void **state) {
  (void)state;
  assert_int_equal(total("practical in zoology "), named("Practical Zoology%"));
  assert_int_equal(total("carpentry in Bergen "), total("carpentry county:bergen "));
  assert_int_equal(total("in Bergen carpentry "), total("carpentry county:bergen "));
  assert_int_equal(total("carpentry in Berg"), total("carpentry county:bergen ")); /* still typing */
  assert_int_equal(total("carpentry in New Jersey"), total("carpentry region:NJ "));
  assert_int_equal(total("in Jersey City carpentry"), total("carpentry city:\"jersey city\""));
  assert_int_equal(total("in Newark, NJ "), total("city:newark region:nj "));
  assert_int_equal(total("county:nowhere "), 0);
  assert_int_equal(total("county:berg"), total("county:bergen "));
  assert_true(total("county:bergen ") > 0);
}

static void test_filters_that_name_nothing(void **state) {
  (void)state;
  static const char *const texts[] = {"skill:\"no such skill\" ",
                                      "job:99-9999 ",
                                      "job:nobody ",
                                      "type:spaceship ",
                                      "provider:nobody ",
                                      "city:nowhere ",
                                      "lang:xx ",
                                      "delivery:pigeon ",
                                      "county:\"'; DROP TABLE credential; --\" ",
                                      "skill:=\"%\" ",
                                      "job:=\"29-1141.0_\" "};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    assert_int_equal(total(texts[i]), 0);
  }
  assert_int_equal(total(""), SNAPSHOT_CREDENTIALS);
}

static void test_facet_terms(void **state) {
  (void)state;
  struct search_result result = run("", SORT_BEST, 0, 1);
  assert_int_equal(result.facet_count, SEARCH_FACETS);
  assert_string_equal(result.facets[0].kind, "type");
  const struct facet *cost = &result.facets[6];
  assert_string_equal(cost->kind, "cost");
  assert_string_equal(cost->values[0].term, "free");
  assert_true(cost->count > 4);
  bool online = false, license = false, exact = false;
  for (size_t i = 0; i < result.facet_count; i++) {
    for (size_t j = 0; j < result.facets[i].count; j++) {
      const char *term = result.facets[i].values[j].term;
      online = online || strcmp(term, "online") == 0;
      license = license || strcmp(term, "type:license") == 0;
      exact = exact || strcmp(term, "type:=Certificate") == 0; /* others are certificates, too */
    }
  }
  assert_true(online && license && exact);
  assert_true(result.elapsed_us > 0);
  assert_int_equal(run("", SORT_BEST, 0, 0).row_count, 0);
}

/* Many words of all kinds at once, and hardly any memory. */
static void test_limits(void **state) {
  (void)state;
  char text[1100] = "";
  for (int i = 0; i < 32; i++) {
    strcat(text, i % 2 == 0 ? "nurse " : "aide ");
  }
  assert_true(total(text) >= 0);
  struct query query;
  struct search_result result;
  struct error error = {.code = ERROR_NONE};
  const struct search_options options = {.limit = 50, .facets = true};
  assert_int_equal(query_parse(arena, "zoology", &query, &error), 0);
  struct arena *small = arena_new(100);
  assert_true(search_run(catalog, small, &query, &options, &result, &error) < 0);
  assert_int_equal(error.code, ERROR_NO_MEMORY);
  arena_free(small);
}

static int set_up(void **state) {
  (void)state;
  struct error error = {.message = ""};
  snapshot_write("search_test.db", SNAPSHOT_CREDENTIALS);
  arena = arena_new((size_t)256 << 20);
  return catalog_open(&catalog, "search_test.db", &error);
}

static int tear_down(void **state) {
  (void)state;
  catalog_close(catalog);
  arena_free(arena);
  return snapshot_remove("search_test.db");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_word_beginnings), cmocka_unit_test(test_everyday_names),
      cmocka_unit_test(test_corrections),     cmocka_unit_test(test_orders),
      cmocka_unit_test(test_places),          cmocka_unit_test(test_filters_that_name_nothing),
      cmocka_unit_test(test_facet_terms),     cmocka_unit_test(test_limits),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
