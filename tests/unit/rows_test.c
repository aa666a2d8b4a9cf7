/* SPDX-License-Identifier: MIT */
/* data/catalog/rows: snapshot -> rows -> dump -> rows -> snapshot, and what is published at all. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/file.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/schema.h"
#include "rows_support.h"

static const struct variation some = {.total = 1500};

/* --- the one description --- */

static bool is_derived(const char *name) {
  for (const char *const *at = rows_derived(); *at != NULL; at++) {
    if (strcmp(*at, name) == 0) {
      return true;
    }
  }
  return false;
}

static const struct rows_table *published(const char *name) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(tables[i].name, name) == 0) {
      return &tables[i];
    }
  }
  return NULL;
}

static bool has_column(const struct rows_table *table, const char *name) {
  for (size_t i = 0; i < rows_column_count(table); i++) {
    if (strcmp(table->columns[i].name, name) == 0 && table->columns[i].role != ROWS_POSITION) {
      return true;
    }
  }
  return false;
}

static int count_strange_columns(sqlite3 *database, const struct rows_table *table) {
  sqlite3_stmt *columns;
  int strange = 0;
  size_t seen = 0;
  assert_int_equal(sqlite3_prepare_v2(database, "SELECT name FROM pragma_table_info(?)", -1, &columns, NULL),
                   SQLITE_OK);
  assert_int_equal(sqlite3_bind_text(columns, 1, table->name, -1, SQLITE_STATIC), SQLITE_OK);
  while (sqlite3_step(columns) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(columns, 0);
    seen++;
    if (!has_column(table, name)) {
      print_error("%s.%s is in schema.sql, but not in rows_tables.c\n", table->name, name);
      strange++;
    }
  }
  for (size_t i = 0; i < rows_column_count(table); i++) {
    enum rows_role role = table->columns[i].role;
    seen -= role != ROWS_POSITION && strcmp(table->columns[i].name, "rowid") != 0;
  }
  (void)sqlite3_finalize(columns);
  return strange + (seen != 0);
}

static void every_table_and_column_is_published_or_known_to_be_derived(void **state) {
  (void)state;
  sqlite3 *database;
  sqlite3_stmt *names;
  int strange = 0;
  int found = 0;
  assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
  assert_int_equal(sqlite3_exec(database, catalog_schema_sql, NULL, NULL, NULL), SQLITE_OK);
  static const char sql[] =
      "SELECT name FROM sqlite_schema s WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
      "AND NOT EXISTS(SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE '%VIRTUAL%' "
      "AND s.name LIKE v.name || '!_%' ESCAPE '!')"; /* parts of a search table */
  assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &names, NULL), SQLITE_OK);
  while (sqlite3_step(names) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    const struct rows_table *table = published(name);
    found += table != NULL;
    if (table == NULL && !is_derived(name)) {
      print_error("%s is in schema.sql, but neither in rows_tables() nor in rows_derived()\n", name);
      strange++;
    }
    strange += table != NULL && is_derived(name);
    strange += table == NULL ? 0 : count_strange_columns(database, table);
  }
  size_t count;
  (void)rows_tables(&count);
  assert_int_equal(found, count);
  assert_int_equal(strange, 0);
  (void)sqlite3_finalize(names);
  (void)sqlite3_close(database);
}

/* --- round trips --- */

/* untouched: as a build made it, so that facets and id fit, too */
static void comes_back(struct rows_place *place, const char *snapshot, bool untouched) {
  struct buffer text;
  char hash[DIGEST_HEX];
  char again[DIGEST_HEX];
  extract(place, snapshot, "rows");
  dump(place, "rows", &text, hash);
  load(place, &text, "loaded", again);
  assert_string_equal(again, hash); /* of the bytes that were read */
  hash_of(place, "loaded", again);  /* of what they made */
  assert_string_equal(again, hash);
  assemble(place, "loaded", "made.db");
  if (untouched) {
    assert_same_snapshot(file(place, snapshot), file(place, "made.db"));
  }
  extract(place, "made.db", "rows again");
  hash_of(place, "rows again", again);
  assert_string_equal(again, hash);
  buffer_free(&text);
}

static void the_starter_snapshot_comes_back_row_by_row(void **state) {
  comes_back(*state, starter(), true);
}

static void generated_records_come_back_row_by_row(void **state) {
  build(*state, "one.db", &some);
  comes_back(*state, "one.db", true);
}

static void where_and_when_it_was_built_makes_no_difference(void **state) {
  struct rows_place *place = *state;
  char hash[DIGEST_HEX];
  char other[DIGEST_HEX];
  build(place, "one.db", &some);
  assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1000000000", 1), 0);
  build(place, "two.db", &(struct variation){.total = some.total, .backwards = true, .source = "elsewhere"});
  assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
  hash_of(place, "one.db.rows", hash);
  hash_of(place, "two.db.rows", other);
  assert_string_equal(hash, other);
  assert_same_snapshot(file(place, "one.db"), file(place, "two.db"));
  build(place, "three.db", &(struct variation){.total = some.total, .every = 700});
  hash_of(place, "three.db.rows", other);
  assert_string_not_equal(hash, other);
}

static const char *ask(struct rows_place *place, const char *snapshot, const char *sql) {
  static char answer[256];
  sqlite3 *database;
  sqlite3_stmt *statement;
  assert_int_equal(sqlite3_open_v2(file(place, snapshot), &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
  const char *text = sqlite3_step(statement) == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  (void)snprintf(answer, sizeof answer, "%s", text == NULL ? "" : text);
  (void)sqlite3_finalize(statement);
  (void)sqlite3_close(database);
  return answer;
}

static void change(struct rows_place *place, const char *path, const char *sql) {
  sqlite3 *database;
  assert_int_equal(sqlite3_open_v2(file(place, path), &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    fail_msg("%s: %s", sql, sqlite3_errmsg(database));
  }
  (void)sqlite3_close(database);
}

static void what_is_of_one_machine_stays_there(void **state) {
  struct rows_place *place = *state;
  struct buffer text;
  char hash[DIGEST_HEX];
  const char *const meta[] = {"kind", "mirror", "source", "mirror.example", NULL};
  build(place, "one.db", &(struct variation){.total = 200, .source = "a folder of mine"});
  change(place, "one.db", "INSERT INTO meta VALUES('sync:mark', 'secret mark'), ('note:7', 'a note for all')");
  extract(place, "one.db", "rows");
  dump(place, "rows", &text, hash);
  assert_null(strstr(buffer_text(&text), "a folder of mine"));
  assert_null(strstr(buffer_text(&text), "secret mark"));
  assert_non_null(strstr(buffer_text(&text), "a note for all"));
  buffer_free(&text);
  assert_int_equal(rows_assemble(file(place, "rows"), file(place, "made.db"), meta, NULL, NULL, &place->error), 0);
  assert_string_equal(ask(place, "made.db", "SELECT value FROM meta WHERE key = 'source'"), "mirror.example");
  assert_string_equal(ask(place, "made.db", "SELECT value FROM meta WHERE key = 'kind'"), "mirror");
  assert_string_equal(ask(place, "made.db", "SELECT value FROM meta WHERE key = 'note:7'"), "a note for all");
  /* and the names that are set on top don't count for the id */
  char id[64];
  strcpy(id, ask(place, "made.db", "SELECT value FROM meta WHERE key = 'id'"));
  assemble(place, "rows", "plain.db");
  assert_string_equal(ask(place, "plain.db", "SELECT value FROM meta WHERE key = 'id'"), id);
}

static void odd_values_come_back_as_they_were(void **state) {
  struct rows_place *place = *state;
  build(place, "one.db", &(struct variation){.total = 200});
  change(place, "one.db",
         "UPDATE credential SET description = char(9) || 'a' || char(10) || '\\n\\e\\' || char(9), name_es = '',"
         " days = 0.1, days_min = 1e-300, days_max = 1.7976931348623157e308, effort_hours = 123456789012345678,"
         " cost = -9223372036854775807 - 1, earnings = 9223372036854775807, url = '\\e' WHERE id = 1;"
         "UPDATE credential SET days = 1.0 / 3, description = 'ñ 漢字 \U0001f600' WHERE id = 2;"
         "INSERT INTO meta VALUES('note:1', '')");
  comes_back(place, "one.db", false);
  static const char sql[] =
      "SELECT hex(description) || days || hex(url) || cost || earnings || (name_es = '') "
      "FROM credential ORDER BY cost LIMIT 1";
  char before[256];
  strcpy(before, ask(place, "one.db", sql));
  assert_string_equal(ask(place, "made.db", sql), before);
}

/* Many things with the same first bytes would be needed to see two names with
 * one number; the rule for them is seen where rows are taken out again. */
static void equal_edges_keep_apart(void **state) {
  struct rows_place *place = *state;
  build(place, "one.db", &(struct variation){.total = 200});
  change(place, "one.db",
         "DELETE FROM edge; INSERT INTO edge VALUES"
         "('ce-a', 'A', 'ce-b', 'B', 'required', 'source', 'first', NULL),"
         "('ce-a', 'A', 'ce-b', 'B', 'required', 'source', 'second', NULL),"
         "(NULL, 'A', 'ce-b', 'B', 'required', 'target', NULL, NULL)");
  extract(place, "one.db", "rows");
  assert_string_equal(ask(place, "rows", "SELECT count(*) FROM edge"), "3");
  assert_string_equal(ask(place, "rows", "SELECT max(id) - min(id) FROM edge WHERE source = 'ce-a'"), "1");
  assemble(place, "rows", "made.db");
  extract(place, "made.db", "again");
  char hash[DIGEST_HEX];
  char other[DIGEST_HEX];
  hash_of(place, "rows", hash);
  hash_of(place, "again", other);
  assert_string_equal(hash, other);
}

/* --- stopping, and what must not be there --- */

static bool never(void *context) {
  ++*(int *)context;
  return false;
}

static void work_can_be_stopped(void **state) {
  struct rows_place *place = *state;
  int asked = 0;
  build(place, "one.db", &some);
  assert_true(rows_extract(file(place, "one.db"), file(place, "rows"), never, &asked, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_CANCELLED);
  assert_false(is_there(place, "rows"));
  assert_true(rows_assemble(file(place, "one.db.rows"), file(place, "made.db"), NULL, never, &asked, &place->error) <
              0);
  assert_int_equal(place->error.code, ERROR_CANCELLED);
  assert_false(is_there(place, "made.db"));
  assert_int_equal(asked, 2);
}

static int full(const void *bytes, size_t length, void *context, struct error *error) {
  (void)bytes;
  (void)length;
  (void)context;
  return error_set(error, ERROR_IO, "no room");
}

static void files_that_are_there_or_are_none_of_ours_are_refused(void **state) {
  struct rows_place *place = *state;
  struct buffer patch;
  char hash[DIGEST_HEX];
  build(place, "one.db", &(struct variation){.total = 200});
  assert_true(rows_extract(file(place, "one.db"), file(place, "one.db.rows"), NULL, NULL, &place->error) < 0);
  assert_true(rows_extract(file(place, "one.db.rows"), file(place, "rows"), NULL, NULL, &place->error) < 0);
  assert_false(is_there(place, "rows"));
  assert_true(rows_dump(file(place, "one.db"), NULL, NULL, hash, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_BAD_DATA);
  assert_true(rows_dump(file(place, "nothing"), NULL, NULL, hash, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_true(rows_dump(file(place, "one.db.rows"), full, NULL, hash, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_IO);
  buffer_init(&patch, 1000);
  assert_true(rows_difference(file(place, "one.db"), file(place, "one.db.rows"), &patch, &place->error) < 0);
  assert_true(rows_difference(file(place, "one.db.rows"), file(place, "one.db"), &patch, &place->error) < 0);
  assert_true(rows_assemble(file(place, "one.db"), file(place, "m.db"), NULL, NULL, NULL, &place->error) < 0);
  change(place, "one.db.rows", "PRAGMA user_version = 77");
  assert_true(rows_dump(file(place, "one.db.rows"), NULL, NULL, hash, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_VERSION);
  buffer_free(&patch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_table_and_column_is_published_or_known_to_be_derived),
      cmocka_unit_test_setup_teardown(the_starter_snapshot_comes_back_row_by_row, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(generated_records_come_back_row_by_row, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(where_and_when_it_was_built_makes_no_difference, rows_place_make,
                                      rows_place_clear),
      cmocka_unit_test_setup_teardown(what_is_of_one_machine_stays_there, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(odd_values_come_back_as_they_were, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(equal_edges_keep_apart, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(work_can_be_stopped, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(files_that_are_there_or_are_none_of_ours_are_refused, rows_place_make,
                                      rows_place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
