/* SPDX-License-Identifier: MIT */
/* Snapshots made to be a nuisance: thousands of edges, edges to nowhere, long
 * chains, everything leading to everything. */
#include "ladder_support.h"

#include <stdio.h>
#include <string.h>

#include "data/catalog/sql.h"

enum { MANY = 1500, CHAIN = 200, KNOT = 40 };

static const char *numbered(struct place_for_tests *place, int number) {
  return arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", number);
}

static void add_record(struct place_for_tests *place, int number, struct edge *edges, size_t count) {
  struct record record =
      credential_made(numbered(place, number), arena_printf(place->arena, "Credential %04d", number));
  record.edges = edges;
  record.edge_count = count;
  build_add(place, &record);
}

static void thousands_of_edges_are_counted_not_drawn(void **state) {
  struct place_for_tests *place = *state;
  struct edge *edges = arena_array(place->arena, MANY, sizeof *edges);
  build_start(place);
  for (int i = 0; i < MANY; i++) {
    edges[i] = (struct edge){.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, i + 1)}};
    add_record(place, i + 1, NULL, 0);
  }
  add_record(place, 0, edges, MANY);
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, numbered(place, 0));
  assert_int_equal(ladder.edge_count, LADDER_WIDEST);
  assert_true(ladder.step_count <= (size_t)LADDER_MOST_STEPS);
  assert_int_equal(ladder.left_out, MANY - LADDER_WIDEST);
  assert_int_equal(step_of(&ladder, numbered(place, 0))->left_out, MANY - LADDER_WIDEST);
}

static void edges_to_nowhere_are_only_named(void **state) {
  struct place_for_tests *place = *state;
  struct edge edges[] = {
      {.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, 99), .name = "Gone"}},
      {.kind = EDGE_REQUIRED, .outward = true, .other = {.name = "Only a name"}},
      {.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, 98)}}};
  build_start(place);
  add_record(place, 1, edges, 3);
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, numbered(place, 1));
  assert_int_equal(ladder.step_count, 3);
  for (size_t i = 1; i < ladder.step_count; i++) {
    assert_null(ladder.steps[i].ctid);
    assert_false(ladder.steps[i].is_credential);
    assert_int_equal(ladder.steps[i].row.cost, -1);
  }
  assert_false(ladder.steps[ladder.line[1]].so_far.cost_complete);
}

static void a_long_chain_ends(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  for (int i = 0; i < CHAIN; i++) {
    struct edge edge = {.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, i + 1)}};
    add_record(place, i, &edge, 1);
  }
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, numbered(place, CHAIN / 2));
  assert_int_equal(ladder.line_count, 2 * LADDER_DEEPEST + 1);
}

static void everything_leads_to_everything(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  for (int i = 0; i < KNOT; i++) {
    struct edge edges[KNOT];
    size_t count = 0;
    for (int j = 0; j < KNOT; j++) {
      edges[count] = (struct edge){.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, j)}};
      count += j != i;
    }
    add_record(place, i, edges, count);
  }
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, numbered(place, 7));
  assert_true(ladder.circles);
  assert_true(ladder.step_count <= (size_t)LADDER_MOST_STEPS && ladder.edge_count <= (size_t)LADDER_MOST_EDGES);
  /* No step stands twice on the line. */
  for (size_t i = 0; i < ladder.line_count; i++) {
    assert_int_equal(ladder.steps[ladder.line[i]].place, i);
  }
}

/* What no writer of ours would write. */
static void a_file_of_a_stranger(void **state) {
  struct place_for_tests *place = *state;
  struct edge edge = {.kind = EDGE_REQUIRED, .outward = true, .other = {.ctid = numbered(place, 2)}};
  build_start(place);
  add_record(place, 1, &edge, 1);
  add_record(place, 2, NULL, 0);
  (void)build_end(place);
  catalog_close(place->catalog);
  place->catalog = NULL;
  sqlite3 *database = NULL;
  assert_int_equal(sqlite3_open(place->path, &database), SQLITE_OK);
  static const char spoil[] =
      "UPDATE edge SET kind = 'nonsense', stated_by = x'ff', note = x'1b5b'; UPDATE credential SET days = -5, cost = "
      "-7;"
      "INSERT INTO edge VALUES(NULL, NULL, 'ce-00000000-0000-4000-8000-000000000001', NULL, 'part', NULL, NULL, NULL);"
      "INSERT INTO edge SELECT source, '', target, '', 'required', 'source', NULL, NULL FROM edge WHERE source NOTNULL;"
      "INSERT INTO link SELECT a.id, 'latestVersion', b.id, NULL, NULL, NULL FROM record a, record b";
  assert_int_equal(sqlite3_exec(database, spoil, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  assert_int_equal(catalog_open(&place->catalog, place->path, &place->error), 0);
  struct ladder ladder = ladder_of(place, numbered(place, 1));
  assert_true(ladder.edge_count >= 1);
  for (size_t i = 0; i < ladder.step_count; i++) {
    assert_true(ladder.steps[i].row.cost >= -1 && ladder.steps[i].name != NULL);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(thousands_of_edges_are_counted_not_drawn, place_make, place_clear),
      cmocka_unit_test_setup_teardown(edges_to_nowhere_are_only_named, place_make, place_clear),
      cmocka_unit_test_setup_teardown(a_long_chain_ends, place_make, place_clear),
      cmocka_unit_test_setup_teardown(everything_leads_to_everything, place_make, place_clear),
      cmocka_unit_test_setup_teardown(a_file_of_a_stranger, place_make, place_clear),
  };
  return cmocka_run_group_tests_name("ladders of hostile snapshots", tests, NULL, NULL);
}
