/* SPDX-License-Identifier: MIT */
/* Statements that a catalog keeps, and reading many credentials with them. */
#include "tests/unit/catalog_support.h"

#include "data/catalog/sql.h"

static const char count_sql[] = "SELECT count(*) FROM credential WHERE id > ?1";

static void is_used_again(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct record record = credential_made(CTID("01"), "Nurse Aide");
  build_add(place, &record);
  (void)build_end(place);
  sqlite3_stmt *first = sql_borrow(place->catalog, count_sql, &place->error);
  assert_non_null(first);
  sql_bind_integer(first, 1, 1000);
  assert_int_equal(sql_step(first, &place->error), 1);
  assert_int_equal(sql_integer(first, 0, -1), 0);

  /* While it is lent, somebody else gets another. */
  sqlite3_stmt *second = sql_borrow(place->catalog, count_sql, &place->error);
  assert_non_null(second);
  assert_ptr_not_equal(first, second);
  sql_return(place->catalog, second);
  sql_return(place->catalog, first);
  sql_return(place->catalog, NULL);

  /* It comes back without what was bound, from the start. */
  sqlite3_stmt *again = sql_borrow(place->catalog, count_sql, &place->error);
  assert_true(again == first || again == second);
  assert_false(sqlite3_stmt_busy(again));
  assert_int_equal(sql_step(again, &place->error), 1);
  assert_int_equal(sql_integer(again, 0, -1), 0); /* id > NULL: none */
  sql_return(place->catalog, again);
}

static void many_at_once(void **state) {
  enum { MANY = 200 };
  struct place_for_tests *place = *state;
  sqlite3_stmt *lent[MANY];
  build_start(place);
  struct record record = credential_made(CTID("01"), "Nurse Aide");
  build_add(place, &record);
  (void)build_end(place);
  for (size_t i = 0; i < MANY; i++) {
    lent[i] = sql_borrow(place->catalog, count_sql, &place->error);
    assert_non_null(lent[i]);
  }
  for (size_t i = 0; i < MANY; i++) {
    sql_return(place->catalog, lent[i]);
  }
}

static void reads_the_same_twice(void **state) {
  struct place_for_tests *place = *state;
  struct credential brief;
  build_start(place);
  struct record one = credential_made(CTID("01"), "Nurse Aide");
  struct record two = credential_made(CTID("02"), "Welder");
  build_add(place, &one);
  build_add(place, &two);
  (void)build_end(place);
  for (int round = 0; round < 3; round++) {
    assert_string_equal(read_made(place, CTID("01")).row.name, "Nurse Aide");
    assert_string_equal(read_made(place, CTID("02")).row.name, "Welder");
    assert_int_equal(credential_read_brief(place->catalog, place->arena, CTID("02"), &brief, &place->error), 0);
    assert_string_equal(brief.row.name, "Welder");
    assert_int_equal(brief.skill_count + brief.outcome_count + brief.quality_count + brief.leads_to_count, 0);
    assert_true(credential_read_brief(place->catalog, place->arena, CTID("77"), &brief, &place->error) != 0);
    assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(is_used_again, place_make, place_clear),
      cmocka_unit_test_setup_teardown(many_at_once, place_make, place_clear),
      cmocka_unit_test_setup_teardown(reads_the_same_twice, place_make, place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
