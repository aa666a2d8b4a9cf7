/* SPDX-License-Identifier: MIT */
/* Ranks and their reasons, earnings and theirs, codes, and the same rows twice. */
#include "catalog_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"
#include "data/catalog/earnings.h"
#include "data/catalog/rank.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void assert_rank(struct place_for_tests *place, struct rank_facts facts, double points, const char *why) {
  if (fabs(rank_points(&facts) - points) > 0.01) {
    fail_msg("%s: %g, not %g", why, rank_points(&facts), points);
  }
  assert_string_equal(rank_why(place->arena, &facts), why);
}

static void points_and_reasons(void **state) {
  struct place_for_tests *place = *state;
  assert_rank(place, (struct rank_facts){0}, 0, "nothing but its name");
  assert_rank(place, (struct rank_facts){.price = true, .time = true, .results = true, .approved_by = 1}, 48,
              "price, time, graduates' results, approved by 1");
  assert_rank(place, (struct rank_facts){.approved_by = 3, .confirmed_by = 2}, 15, "approved by 3, confirmed by 2");
  struct rank_facts all = {.price = true,
                           .time = true,
                           .results = true,
                           .jobs = true,
                           .skills = true,
                           .requirements = true,
                           .steps = true,
                           .provider = true,
                           .description = true,
                           .page = true,
                           .approved_by = 1,
                           .confirmed_by = 1,
                           .status = "active"};
  assert_rank(place, all, 100,
              "price, time, graduates' results, jobs, skills, approved by 1, confirmed by 1, requirements, steps, "
              "provider, description, web page");
  all.status = "ceased";
  assert_true(rank_points(&all) <= 0); /* after everything that is offered */
  assert_rank(place, (struct rank_facts){.status = "teachout"}, -50,
              "nothing but its name, but winding down or not settled");
  assert_rank(place, (struct rank_facts){.page = true, .status = "deprecated"}, -97, "web page, but no longer offered");
}

static void numbers_follow_the_rank(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct record records[] = {credential_made(CTID("01"), "Plain b"), credential_made(CTID("02"), "Closed"),
                             credential_made(CTID("03"), "Rich"),    credential_made(CTID("04"), "Plain a"),
                             credential_made(CTID("06"), "Plain a"), credential_made(CTID("05"), "Plain a")};
  struct cost_item item = {.type = "costType:Tuition", .cents = 100, .currency = "USD"};
  struct alignment skill = {.relation = "ceterms:teaches", .name = "Welding"};
  records[1].costs = records[2].costs = &item;
  records[1].cost_count = records[2].cost_count = 1;
  records[1].status = "deprecated";
  records[2].skills = (struct alignments){&skill, 1};
  records[2].url = "https://example.org/";
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  assert_answer(place, "SELECT group_concat(substr(ctid, 38), ' ') FROM (SELECT ctid FROM credential ORDER BY id)",
                "03 04 05 06 01 02");
  struct credential made = read_made(place, CTID("03"));
  assert_int_equal(made.row.id, 1);
  assert_true(fabs(made.rank - 23) < 0.01);
  assert_string_equal(made.rank_why, "price, skills, web page");
  assert_string_equal(read_made(place, CTID("02")).status, "deprecated");
}

static struct outcome earned(const char *measure, double value, const char *unit, int months) {
  return (struct outcome){.measure = measure, .value = value, .unit = unit, .n = -1, .months_after = months};
}

static long long best_of(const struct outcome *outcomes, size_t count, struct earnings *earnings) {
  earnings_start(earnings);
  for (size_t i = 0; i < count; i++) {
    earnings_take(earnings, &outcomes[i]);
  }
  return earnings->cents;
}

static void best_figure_is_taken(void **state) {
  (void)state;
  struct earnings earnings;
  const struct outcome outcomes[] = {
      earned("average_earnings", 99999, "USD/year", 12), earned("median_earnings", 30000, "USD/year", -1),
      earned("median_earnings", 31000, "USD/year", 24),  earned("median_earnings", 32000, "USD/year", 18),
      earned("median_earnings", 33000, "USD/year", 6),   earned("median_earnings", 8500, "USD/quarter", 12)};
  static const long long best[] = {9999900, 3000000, 3100000, 3200000, 3300000, 3400000};
  for (size_t i = 0; i < COUNT(outcomes); i++) {
    assert_int_equal(best_of(outcomes, i + 1, &earnings), best[i]);
  }
  assert_int_equal(earnings.months, 12);
  assert_null(earnings_reason(&earnings));
  const struct outcome units[] = {
      earned("median_earnings", 20, "USD/hour", 12), earned("median_earnings", 1000, "USD/week", 12),
      earned("median_earnings", 1000.5, "USD/month", 12), earned("median_earnings", 7, "XXX/year", 12)};
  static const long long yearly[] = {4160000, 5200000, 1200600, 700};
  for (size_t i = 0; i < COUNT(units); i++) {
    assert_int_equal(best_of(&units[i], 1, &earnings), yearly[i]);
  }
  struct outcome cohorts[] = {earned("median_earnings", 1, "USD/year", 12),
                              earned("median_earnings", 2, "USD/year", 12),
                              earned("median_earnings", 3, "USD/year", 12)};
  cohorts[0].to = "2019";
  cohorts[1].to = "2021";
  cohorts[2].to = "2020";
  assert_int_equal(best_of(cohorts, 3, &earnings), 200);
}

static void strange_figures_are_none(void **state) {
  (void)state;
  struct earnings earnings;
  const struct outcome strange[] = {
      earned("median_earnings", 0, "USD/year", 12),     earned("median_earnings", -5, "USD/year", 12),
      earned("median_earnings", NAN, "USD/year", 12),   earned("median_earnings", INFINITY, "USD/year", 12),
      earned("median_earnings", 1e300, "USD/year", 12), earned("median_earnings", 30000, "percent", 12),
      earned("median_earnings", 30000, "EUR/year", 12), earned("median_earnings", 30000, NULL, 12),
      earned("employed", 30000, "USD/year", 12),        earned(NULL, 30000, "USD/year", 12),
      earned("high_earnings", 30000, "USD/year", 12),   earned("median_earnings", 30000, "USD/decade", 12)};
  assert_int_equal(best_of(strange, COUNT(strange), &earnings), -1);
  assert_string_equal(earnings_reason(&earnings), "not published");
  struct outcome withheld = earned("median_earnings", NAN, "USD/year", 12);
  withheld.withheld = true;
  assert_int_equal(best_of(&withheld, 1, &earnings), -1);
  assert_string_equal(earnings_reason(&earnings), "too few");
  earnings_of_job(&earnings, "29-1141.00", 100);
  assert_int_equal(earnings.cents, 100);
  assert_string_equal(earnings.basis, "occupation");
  assert_string_equal(earnings_reason(&earnings), "too few");
  const struct outcome both[] = {withheld, earned("average_earnings", 1, "USD/year", 6)};
  assert_int_equal(best_of(both, 2, &earnings), 100);
  assert_null(earnings_reason(&earnings));
}

/* Withheld is said beside the wage; a part of the people does not stand for all. */
static void too_few_is_said(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct outcome withheld = {
      .measure = "median_earnings", .value = NAN, .unit = "USD/year", .withheld = true, .n = 4, .months_after = 12};
  struct outcome women = {.measure = "median_earnings",
                          .value = 50000,
                          .unit = "USD/year",
                          .n = -1,
                          .months_after = -1,
                          .group = "Female",
                          .note = "as reported"};
  struct alignment job = {.code = "31-1131"};
  struct record records[] = {credential_made(CTID("01"), "Both"), credential_made(CTID("02"), "Neither"),
                             credential_made(CTID("03"), "Part")};
  records[0].outcomes = records[1].outcomes = &withheld;
  records[0].outcome_count = records[1].outcome_count = 1;
  records[0].occupations = (struct alignments){&job, 1};
  records[2].outcomes = &women;
  records[2].outcome_count = 1;
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.row.earnings, 3800000);
  assert_string_equal(made.row.earnings_basis, "occupation");
  assert_string_equal(made.row.earnings_reason, "too few");
  assert_int_equal(made.outcome_count, 1);
  assert_true(made.outcomes[0].withheld && isnan(made.outcomes[0].value));
  assert_int_equal(made.outcomes[0].n, 4);
  assert_null(strstr(made.rank_why, "results"));
  made = read_made(place, CTID("02"));
  assert_int_equal(made.row.earnings, -1);
  assert_string_equal(made.row.earnings_reason, "too few");
  made = read_made(place, CTID("03"));
  assert_int_equal(made.row.earnings, -1);
  assert_string_equal(made.outcomes[0].note, "Female: as reported");
  assert_int_equal(made.outcomes[0].n, -1);
}

static void codes_are_read(void **state) {
  struct place_for_tests *place = *state;
  char code[CODE_SIZE];
  static const char *const jobs[][2] = {{"29-1141", "29-1141"},
                                        {"29-1141.00", "29-1141.00"},
                                        {"291141", "29-1141"},
                                        {"soc:29-1141 Nurses", "29-1141"},
                                        {"https://www.onetonline.org/link/summary/29-1141.01", "29-1141.01"},
                                        {"https://www.onetonline.org/link/summary/29-1141.01?x=1", "29-1141.01"},
                                        {"ce-12345678-1234-4000-8000-000000000000", NULL},
                                        {"ce-abcdef12-3456-4000-8000-000000000000", NULL},
                                        {"29-11412", NULL},
                                        {"129-1141", NULL},
                                        {"29-1141.0", NULL},
                                        {"2911411", NULL},
                                        {"", NULL}};
  for (size_t i = 0; i < COUNT(jobs); i++) {
    bool found = code_occupation(jobs[i][0], code);
    if (found != (jobs[i][1] != NULL) || (found && strcmp(code, jobs[i][1]) != 0)) {
      fail_msg("%s: %s", jobs[i][0], found ? code : "none");
    }
  }
  assert_false(code_occupation(NULL, code));
  assert_true(code_program("51.3902", code));
  assert_string_equal(code, "51.3902");
  assert_true(code_program("513902", code));
  assert_string_equal(code, "51.3902");
  assert_false(code_program("51.39", code));
  assert_false(code_program(NULL, code));
  assert_string_equal(county_name(place->arena, "Essex County"), "Essex");
  assert_string_equal(county_name(place->arena, "Essex"), "Essex");
  assert_string_equal(county_name(place->arena, " county"), " county");
  assert_null(county_name(place->arena, NULL));
}

static void add_many(struct place_for_tests *place, bool backwards) {
  build_start(place);
  for (int n = 0; n < 200; n++) {
    int i = backwards ? 199 - n : n;
    struct cost_item item = {.type = "costType:Tuition", .cents = i % 7 * 1000, .currency = "USD"};
    struct reference owner = {.name = i % 2 == 0 ? "Even College" : "Odd College"};
    struct edge next = {.kind = EDGE_PREPARATION,
                        .outward = true,
                        .other = {.ctid = arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", i / 2)}};
    struct alignment skill = {.relation = "ceterms:teaches", .name = arena_printf(place->arena, "Skill %d", i % 13)};
    struct reference manifests[] = {{.ctid = CTID("ff")}, {.ctid = CTID("fe")}};
    if (i % 100 == 50) {
      struct cost_item fee = {.type = "costType:Fee", .cents = i, .currency = "USD"};
      struct record manifest =
          record_made(RECORD_COST_MANIFEST, "ceterms:CostManifest", i == 50 ? CTID("ff") : CTID("fe"), "Fees");
      manifest.costs = &fee;
      manifest.cost_count = 1;
      build_add(place, &manifest);
    }
    struct record record = credential_made(arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", i),
                                           arena_printf(place->arena, "Name %d", i % 11));
    record.costs = &item;
    record.cost_count = i % 3 == 0;
    record.owned_by = (struct references){&owner, 1};
    record.edges = &next;
    record.edge_count = 1;
    record.skills = (struct alignments){&skill, 1};
    record.common_costs = (struct references){manifests, 2};
    build_add(place, &record);
  }
  (void)build_end(place);
}

static void same_input_gives_the_same_rows(void **state) {
  struct place_for_tests *place = *state;
  add_many(place, false);
  const char *first = dump(place);
  assert_int_not_equal(strlen(first), 0);
  assert_int_equal(setenv("SOURCE_DATE_EPOCH", "0", 1), 0);
  add_many(place, false);
  assert_int_equal(unsetenv("SOURCE_DATE_EPOCH"), 0);
  assert_string_equal(dump(place), first);
  assert_string_equal(catalog_about(place->catalog)->built, "1970-01-01T00:00:00Z");
  add_many(place, true);
  assert_string_equal(dump(place), first);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(points_and_reasons),
      TEST(numbers_follow_the_rank),
      TEST(best_figure_is_taken),
      TEST(strange_figures_are_none),
      TEST(too_few_is_said),
      TEST(codes_are_read),
      TEST(same_input_gives_the_same_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
