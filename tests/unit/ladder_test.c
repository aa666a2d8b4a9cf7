/* SPDX-License-Identifier: MIT */
/* Ladders of credentials and occupations: edges from either side, versions,
 * circles, choices, kinds of stacking, guesses. */
#include "ladder_support.h"

#include <string.h>

#define A CTID("0a")
#define B CTID("0b")
#define C CTID("0c")
#define D CTID("0d")
#define E CTID("0e")

static const char nurse[] = "29-1141.00";
static const char aide[] = "31-1131.00";
static const char driver[] = "53-3032.00";

static void each_kind_from_either_side(void **state) {
  struct place_for_tests *place = *state;
  static const enum edge_kind kinds[] = {EDGE_REQUIRED, EDGE_ADVANCED_STANDING, EDGE_PREPARATION, EDGE_RECOMMENDED,
                                         EDGE_PART,     EDGE_TRANSFER};
  static const char *const words[] = {"required", "advanced standing", "preparation", "recommended",
                                      "part",     "transfer"};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    for (int outward = 0; outward < 2; outward++) {
      struct made made[2];
      make(&made[0], A, "A", -1, -1, NULL);
      make(&made[1], B, "B", -1, -1, NULL);
      make_edge(&made[outward != 0 ? 0 : 1], kinds[i], outward != 0, outward != 0 ? B : A);
      build_made(place, made, 2);
      const char *expected = arena_printf(place->arena, "A %s %s B\n", words[i], outward != 0 ? "source" : "target");
      struct ladder up = ladder_of(place, A);
      assert_string_equal(edges_of(place, &up), expected);
      assert_string_equal(line_of(place, &up), "A > B");
      struct ladder down = ladder_of(place, B);
      assert_string_equal(edges_of(place, &down), expected);
      assert_int_equal(step_of(&down, A)->height, -1);
      assert_true(step_of(&down, B)->asked);
      assert_true(ladder_leads(&down));
    }
  }
}

static void both_sides_are_one_edge(void **state) {
  struct place_for_tests *place = *state;
  struct made made[2];
  make(&made[0], A, "A", -1, -1, NULL);
  make(&made[1], B, "B", -1, -1, NULL);
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_REQUIRED, false, A);
  build_made(place, made, 2);
  struct ladder ladder = ladder_of(place, A);
  assert_string_equal(edges_of(place, &ladder), "A required both B\n");
}

static void a_program_results_in_a_credential(void **state) {
  struct place_for_tests *place = *state;
  struct made made[2];
  make(&made[0], A, "A", -1, -1, NULL);
  make(&made[1], B, "B", -1, -1, NULL);
  make_link(&made[0], "ceterms:resultsInCredential", B);
  build_made(place, made, 2);
  struct ladder up = ladder_of(place, A);
  struct ladder down = ladder_of(place, B);
  assert_string_equal(edges_of(place, &up), "A results in source B\n");
  assert_string_equal(edges_of(place, &down), "A results in source B\n");
  assert_int_equal(step_of(&up, B)->stacking, STACKING_PROGRESSION);
}

static void nothing_leads_anywhere(void **state) {
  struct place_for_tests *place = *state;
  struct made made[1];
  make(&made[0], A, "A", 100, 7, aide);
  build_made(place, made, 1);
  struct ladder ladder = ladder_of(place, A);
  assert_false(ladder_leads(&ladder));
  assert_string_equal(line_of(place, &ladder), "A");
  assert_int_equal(ladder.assumed & (unsigned)ASSUMED_IN_A_ROW, 0);
  assert_int_equal(ladder_read(place->catalog, place->arena, "ce-nowhere", &ladder, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_int_equal(ladder_read(place->catalog, place->arena, "99-9999.00", &ladder, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_non_null(strstr(place->error.message, "job"));
  struct ladder none = ladder_of(place, nurse);
  assert_int_equal(none.about, LADDER_OF_JOB);
  assert_false(ladder_leads(&none));
}

/* A > B > C, with a short cut A > C by way of preparation only. */
static void the_line_goes_along_what_counts(void **state) {
  struct place_for_tests *place = *state;
  struct made made[5];
  make(&made[0], A, "A", 10000, 10, aide);
  make(&made[1], B, "B", 20000, 20, NULL);
  make(&made[2], C, "C", 40000, 40, nurse);
  make(&made[3], D, "D", -1, -1, NULL);
  make(&made[4], E, "E", -1, -1, NULL);
  make_edge(&made[0], EDGE_PREPARATION, true, D); /* a longer chain, but only of preparation */
  make_edge(&made[3], EDGE_PREPARATION, true, E);
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_ADVANCED_STANDING, true, C);
  build_made(place, made, 5);
  struct ladder ladder = ladder_of(place, A);
  assert_string_equal(line_of(place, &ladder), "A > B > C");
  const char *currency = NULL;
  const struct ladder_step *last = step_of(&ladder, C);
  assert_int_equal(last->place, 2);
  assert_int_equal(ladder_sum_cents(&last->so_far, &currency), 70000);
  assert_string_equal(currency, "USD");
  assert_true(last->so_far.cost_complete && last->so_far.time_complete);
  assert_true(ladder_sum_days(&last->so_far) == 70);
  assert_int_equal(ladder_sum_cents(&step_of(&ladder, A)->so_far, &currency), 10000);
  assert_int_equal(step_of(&ladder, D)->place, LADDER_NONE);
  assert_true((ladder.assumed & (unsigned)ASSUMED_FULL) != 0 && (ladder.assumed & (unsigned)ASSUMED_IN_A_ROW) != 0);
  assert_int_equal(last->exits[0].wage, 8600000);
  assert_string_equal(last->exits[0].basis, "occupation");
}

/* A degree does not lead down to a lower one, even where somebody requires it. */
static void the_line_never_goes_down_a_level(void **state) {
  struct place_for_tests *place = *state;
  struct made made[3];
  make(&made[0], A, "Bachelor", -1, -1, NULL);
  make(&made[1], B, "Associate", -1, -1, NULL);
  make(&made[2], C, "Unknown level", -1, -1, NULL);
  made[0].record.type = "ceterms:BachelorDegree";
  made[1].record.type = "ceterms:AssociateDegree";
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[0], EDGE_RECOMMENDED, true, C);
  build_made(place, made, 3);
  struct ladder ladder = ladder_of(place, A);
  assert_int_equal(ladder.edge_count, 2);
  assert_string_equal(line_of(place, &ladder), "Bachelor > Unknown level");
}

static void circles_are_cut(void **state) {
  struct place_for_tests *place = *state;
  struct made made[3];
  make(&made[0], A, "A", -1, -1, NULL);
  make(&made[1], B, "B", -1, -1, NULL);
  make(&made[2], C, "C", -1, -1, NULL);
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_REQUIRED, true, C);
  make_edge(&made[2], EDGE_REQUIRED, true, A);
  build_made(place, made, 3);
  struct ladder ladder = ladder_of(place, A);
  assert_true(ladder.circles);
  assert_string_equal(edges_of(place, &ladder), "A required source B\nB required source C\nC required source A !\n");
  assert_string_equal(line_of(place, &ladder), "A > B > C");
  struct ladder other = ladder_of(place, B);
  assert_string_equal(line_of(place, &other), "B > C > A");
}

/* Two versions of B; A leads to the older one, the newer one leads to C. */
static void newer_versions_replace_older_ones(void **state) {
  struct place_for_tests *place = *state;
  static const char *const relations[] = {"ceterms:latestVersion", "ceterms:previousVersion"};
  for (int i = 0; i < 2; i++) {
    struct made made[4];
    make(&made[0], A, "A", -1, -1, NULL);
    make(&made[1], B, "Old", -1, -1, NULL);
    make(&made[2], C, "New", -1, -1, NULL);
    make(&made[3], D, "D", -1, -1, NULL);
    make_edge(&made[0], EDGE_REQUIRED, true, B);
    make_edge(&made[2], EDGE_REQUIRED, true, D);
    make_link(&made[i == 0 ? 1 : 2], relations[i], i == 0 ? C : B);
    build_made(place, made, 4);
    struct ladder ladder = ladder_of(place, A);
    assert_string_equal(line_of(place, &ladder), "A > New > D");
    const struct ladder_step *step = step_of(&ladder, C);
    assert_int_equal(step->older_count, 1);
    assert_string_equal(step->older[0].ctid, B);
    assert_int_equal(ladder_find(&ladder, B), LADDER_NONE);
    assert_string_equal(ladder.edges[0].older, B);
    struct ladder asked = ladder_of(place, B);
    assert_string_equal(asked.replaced, B);
    assert_string_equal(asked.key, C);
    assert_string_equal(line_of(place, &asked), "A > New > D");
  }
}

/* Each says that the other is newer: neither is. */
static void contradicting_versions_stay(void **state) {
  struct place_for_tests *place = *state;
  struct made made[2];
  make(&made[0], A, "A", -1, -1, NULL);
  make(&made[1], B, "B", -1, -1, NULL);
  make_link(&made[0], "ceterms:latestVersion", B);
  make_link(&made[1], "ceterms:latestVersion", A);
  build_made(place, made, 2);
  struct ladder ladder = ladder_of(place, A);
  assert_null(ladder.replaced);
  assert_string_equal(ladder.key, A);
}

static struct condition asks_for(struct reference *target) {
  return (struct condition){.kind = "ceterms:requires",
                            .minimum_age = -1,
                            .years_of_experience = -1,
                            .weight = -1,
                            .targets = {target, target == NULL ? 0 : 1}};
}

/* C asks for A or B: one of them is enough; and for D by all means. */
static void alternatives_are_ways(void **state) {
  struct place_for_tests *place = *state;
  struct made made[4];
  struct reference targets[] = {{.ctid = A}, {.ctid = B}, {.ctid = D}};
  struct condition ways[] = {asks_for(&targets[0]), asks_for(&targets[1])};
  struct condition conditions[] = {asks_for(NULL), asks_for(&targets[2])};
  conditions[0].alternatives = ways;
  conditions[0].alternative_count = 2;
  make(&made[0], A, "A", 100, 1, NULL);
  make(&made[1], B, "B", 100, 1, NULL);
  make(&made[2], C, "C", 100, 1, NULL);
  make(&made[3], D, "D", 100, 1, NULL);
  made[2].record.conditions = conditions;
  made[2].record.condition_count = 2;
  make_edge(&made[2], EDGE_REQUIRED, false, A);
  make_edge(&made[2], EDGE_REQUIRED, false, B);
  make_edge(&made[2], EDGE_REQUIRED, false, D);
  build_made(place, made, 4);
  struct ladder ladder = ladder_of(place, A);
  assert_int_equal(ladder.edge_count, 3);
  int ways_found = 0;
  for (size_t i = 0; i < ladder.edge_count; i++) {
    const char *from = ladder.steps[ladder.edges[i].from].name;
    bool fixed = strcmp(from, "D") == 0;
    assert_true(fixed == (ladder.edges[i].way == 0));
    ways_found += ladder.edges[i].way != 0;
  }
  assert_int_equal(ways_found, 2);
  assert_string_equal(line_of(place, &ladder), "A > C");
  /* B is another way and not asked for beside A; D is, so the sum is "at least". */
  assert_int_equal(ladder.also_count, 1);
  assert_string_equal(ladder.steps[ladder.also[0]].name, "D");
  assert_false(step_of(&ladder, C)->so_far.cost_complete);
  assert_true((ladder.assumed & (unsigned)ASSUMED_ALSO) != 0);
  assert_true((ladder.assumed & (unsigned)ASSUMED_ONE_WAY) != 0);
}

static void a_part_is_not_counted_twice(void **state) {
  struct place_for_tests *place = *state;
  struct made made[2];
  const char *currency = NULL;
  make(&made[0], A, "A", 100, 10, NULL);
  make(&made[1], B, "B", 300, -1, NULL);
  make_edge(&made[0], EDGE_PART, true, B);
  build_made(place, made, 2);
  struct ladder ladder = ladder_of(place, A);
  const struct ladder_sum *sum = &step_of(&ladder, B)->so_far;
  assert_int_equal(ladder_sum_cents(sum, &currency), 300);
  assert_true(sum->cost_complete);
  /* The whole has no time, so that of the part stays, as "at least". */
  assert_true(ladder_sum_days(sum) == 10 && !sum->time_complete);
  assert_true((ladder.assumed & (unsigned)ASSUMED_PART) != 0);
}

static void missing_prices_and_other_currencies(void **state) {
  struct place_for_tests *place = *state;
  struct made made[3];
  const char *currency = NULL;
  make(&made[0], A, "A", 100, -1, NULL);
  make(&made[1], B, "B", -1, 5, NULL);
  make(&made[2], C, "C", 700, 5, NULL);
  made[2].cost.currency = "CAD";
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_REQUIRED, true, C);
  build_made(place, made, 3);
  struct ladder ladder = ladder_of(place, A);
  const struct ladder_sum *second = &step_of(&ladder, B)->so_far;
  assert_int_equal(ladder_sum_cents(second, &currency), 100);
  assert_false(second->cost_complete);
  assert_true(ladder_sum_days(second) == 5 && !second->time_complete);
  const struct ladder_sum *third = &step_of(&ladder, C)->so_far;
  assert_int_equal(third->currencies, 2);
  assert_int_equal(ladder_sum_cents(third, &currency), -1);
  assert_int_equal(third->money[0].cents, 100);
  assert_string_equal(third->money[1].currency, "CAD");
  assert_int_equal(third->money[1].cents, 700);
  assert_true((ladder.assumed & (unsigned)ASSUMED_CURRENCIES) != 0);
}

static void withheld_earnings_are_said(void **state) {
  struct place_for_tests *place = *state;
  struct made made[3];
  struct outcome withheld = {.measure = "median_earnings",
                             .value = (double)(0.0F / 1.0F),
                             .unit = "USD/year",
                             .withheld = true,
                             .n = -1,
                             .months_after = -1};
  struct outcome own = {.measure = "median_earnings", .value = 41000, .unit = "USD/year", .n = 30, .months_after = 12};
  make(&made[0], A, "A", -1, -1, aide);
  make(&made[1], B, "B", -1, -1, nurse);
  make(&made[2], C, "C", -1, -1, driver);
  made[0].record.outcomes = &withheld;
  made[0].record.outcome_count = 1;
  made[1].record.outcomes = &own;
  made[1].record.outcome_count = 1;
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_REQUIRED, true, C);
  build_made(place, made, 3);
  struct ladder ladder = ladder_of(place, A);
  const struct ladder_exit *exit = &step_of(&ladder, A)->exits[0];
  assert_int_equal(exit->wage, 3800000);
  assert_string_equal(exit->basis, "occupation");
  assert_string_equal(exit->reason, "too few");
  exit = &step_of(&ladder, B)->exits[0];
  assert_int_equal(exit->wage, 4100000);
  assert_string_equal(exit->basis, "graduates");
  assert_string_equal(exit->code, nurse);
  exit = &step_of(&ladder, C)->exits[0];
  assert_int_equal(exit->wage, -1);
  assert_string_equal(exit->reason, "not published");
  assert_null(exit->basis);
}

static void kinds_of_stacking(void **state) {
  (void)state;
  static struct ladder_exit low = {.code = "31-1131.00", .wage = 100, .basis = "occupation"};
  static struct ladder_exit high = {.code = "31-9091.00", .wage = 200, .basis = "occupation"};
  static struct ladder_exit far = {.code = "53-3032.00", .wage = 300, .basis = "occupation"};
  struct ladder_step first = {.exits = &low, .exit_count = 1, .level = 2};
  struct ladder_step same = first;
  struct ladder_step better = {.exits = &high, .exit_count = 1, .level = 2};
  struct ladder_step degree = {.exits = &low, .exit_count = 1, .level = 4};
  struct ladder_step other = {.exits = &far, .exit_count = 1, .level = 4};
  struct ladder_step blank = {.level = 0};
  assert_int_equal(ladder_stacking_of(&first, &degree, true, false), STACKING_PROGRESSION);
  assert_int_equal(ladder_stacking_of(&first, &better, true, false), STACKING_PROGRESSION); /* pays more */
  assert_int_equal(ladder_stacking_of(&first, &same, true, true), STACKING_PROGRESSION);
  assert_int_equal(ladder_stacking_of(&first, &same, true, false), STACKING_SUPPLEMENTAL);
  assert_int_equal(ladder_stacking_of(&degree, &first, true, true), STACKING_SUPPLEMENTAL); /* lower */
  assert_int_equal(ladder_stacking_of(&first, &same, false, false), STACKING_INDEPENDENT);
  assert_int_equal(ladder_stacking_of(&first, &other, true, true), STACKING_UNCLEAR); /* another field */
  assert_int_equal(ladder_stacking_of(&first, &blank, true, true), STACKING_PROGRESSION);
  assert_int_equal(ladder_stacking_of(&first, &blank, true, false), STACKING_UNCLEAR);
  /* The crosswalk leads to both from one series of programs. */
  static const char *const series[] = {"51", NULL};
  low.series = series;
  far.series = series;
  assert_int_equal(ladder_stacking_of(&first, &other, true, false), STACKING_PROGRESSION);
  low.series = far.series = NULL;
}

static void levels(void **state) {
  (void)state;
  assert_int_equal(ladder_level("ceterms:AssociateDegree", 5), 3);
  assert_int_equal(ladder_level("ceterms:BachelorOfScienceDegree", 0), 4);
  assert_int_equal(ladder_level("ceterms:MasterDegree", 1), 5);
  assert_int_equal(ladder_level("ceterms:SecondarySchoolDiploma", 0), 2);
  assert_int_equal(ladder_level("ceterms:License", 3), 3);
  assert_int_equal(ladder_level("ceterms:License", 0), 0);
  assert_int_equal(ladder_level(NULL, 9), 0);
}

/* The same provider: the bachelor's in the same field is a guess, the associate
 * that is nearer wins over it, another field is none, and what is stated is no guess. */
static void guesses_stand_apart(void **state) {
  struct place_for_tests *place = *state;
  struct made made[6];
  struct reference owner = {.ctid = CTID("77"), .name = "Some College"};
  make(&made[0], A, "High school", -1, -1, aide);
  make(&made[1], B, "Associate", -1, -1, aide);
  make(&made[2], C, "Bachelor", -1, -1, aide);
  make(&made[3], D, "Driving", -1, -1, driver);
  make(&made[4], E, "Stated", -1, -1, aide);
  make(&made[5], CTID("0f"), "Another high school", -1, -1, aide); /* the same level */
  made[0].record.type = "ceterms:SecondarySchoolDiploma";
  made[5].record.type = "ceterms:SecondarySchoolDiploma";
  made[1].record.type = "ceterms:AssociateDegree";
  made[2].record.type = "ceterms:BachelorDegree";
  made[3].record.type = "ceterms:AssociateDegree";
  made[4].record.type = "ceterms:AssociateDegree";
  make_edge(&made[0], EDGE_REQUIRED, true, E);
  build_start(place);
  struct record college =
      record_made(RECORD_ORGANIZATION, "ceterms:CredentialOrganization", CTID("77"), "Some College");
  build_add(place, &college);
  for (size_t i = 0; i < 6; i++) {
    made[i].record.owned_by = (struct references){&owner, 1};
    build_add(place, &made[i].record);
  }
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, A);
  assert_int_equal(ladder.guess_count, 1);
  assert_string_equal(ladder.guesses[0].row.name, "Associate");
  assert_int_equal(ladder.guesses[0].level, 3);
  assert_int_equal(ladder.edge_count, 1);
  for (size_t i = 0; i < ladder.edge_count; i++) {
    assert_string_not_equal(ladder.steps[ladder.edges[i].to].name, "Associate");
  }
}

static void others_for_the_same_job(void **state) {
  struct place_for_tests *place = *state;
  struct made made[3];
  make(&made[0], A, "A", -1, -1, aide);
  make(&made[1], B, "B", -1, -1, nurse);
  make(&made[2], C, "C", -1, -1, aide);
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  build_made(place, made, 3);
  struct ladder ladder = ladder_of(place, A);
  const struct ladder_step *other = step_of(&ladder, C);
  assert_int_equal(other->stacking, STACKING_INDEPENDENT);
  assert_int_equal(other->place, LADDER_NONE);
  assert_int_equal(step_of(&ladder, B)->stacking, STACKING_PROGRESSION);
  assert_int_equal(step_of(&ladder, A)->stacking, STACKING_FIRST);
}

static void an_occupation_has_a_ladder(void **state) {
  struct place_for_tests *place = *state;
  struct made made[4];
  make(&made[0], A, "A", 100, 5, aide);
  make(&made[1], B, "B", 200, 5, nurse);
  make(&made[2], C, "C", -1, -1, NULL);
  make(&made[3], D, "D", -1, -1, nurse);
  make_edge(&made[0], EDGE_REQUIRED, true, B);
  make_edge(&made[1], EDGE_REQUIRED, true, C);
  build_made(place, made, 4);
  struct ladder ladder = ladder_of(place, "29-1141");
  assert_int_equal(ladder.about, LADDER_OF_JOB);
  assert_string_equal(ladder.key, nurse);
  assert_string_equal(line_of(place, &ladder), "A > B"); /* it ends at the job */
  assert_true(step_of(&ladder, B)->asked && step_of(&ladder, D)->asked);
  assert_int_equal(step_of(&ladder, C)->place, LADDER_NONE);
  assert_int_equal(step_of(&ladder, D)->stacking, STACKING_INDEPENDENT);
  assert_true(ladder_leads(&ladder));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(each_kind_from_either_side, place_make, place_clear),
      cmocka_unit_test_setup_teardown(both_sides_are_one_edge, place_make, place_clear),
      cmocka_unit_test_setup_teardown(a_program_results_in_a_credential, place_make, place_clear),
      cmocka_unit_test_setup_teardown(nothing_leads_anywhere, place_make, place_clear),
      cmocka_unit_test_setup_teardown(the_line_goes_along_what_counts, place_make, place_clear),
      cmocka_unit_test_setup_teardown(the_line_never_goes_down_a_level, place_make, place_clear),
      cmocka_unit_test_setup_teardown(circles_are_cut, place_make, place_clear),
      cmocka_unit_test_setup_teardown(newer_versions_replace_older_ones, place_make, place_clear),
      cmocka_unit_test_setup_teardown(contradicting_versions_stay, place_make, place_clear),
      cmocka_unit_test_setup_teardown(alternatives_are_ways, place_make, place_clear),
      cmocka_unit_test_setup_teardown(a_part_is_not_counted_twice, place_make, place_clear),
      cmocka_unit_test_setup_teardown(missing_prices_and_other_currencies, place_make, place_clear),
      cmocka_unit_test_setup_teardown(withheld_earnings_are_said, place_make, place_clear),
      cmocka_unit_test(kinds_of_stacking),
      cmocka_unit_test(levels),
      cmocka_unit_test_setup_teardown(guesses_stand_apart, place_make, place_clear),
      cmocka_unit_test_setup_teardown(others_for_the_same_job, place_make, place_clear),
      cmocka_unit_test_setup_teardown(an_occupation_has_a_ladder, place_make, place_clear),
  };
  return cmocka_run_group_tests_name("ladders", tests, NULL, NULL);
}
