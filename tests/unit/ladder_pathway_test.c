/* SPDX-License-Identifier: MIT */
/* Published pathways: order, conditions, choices, what is needed. */
#include "ladder_support.h"

#include <string.h>

#define PATH CTID("10")
#define GOAL CTID("11")
#define ONE CTID("12")
#define TWO CTID("13")
#define THREE CTID("14")
#define FOUR CTID("15")
#define REAL CTID("16")

enum { MOST_PARTS = 6 };

static struct component_condition asks(int required, const char *logic, struct reference *targets, size_t count) {
  return (struct component_condition){
      .required = required, .required_constraints = -1, .logic = logic, .targets = {targets, count}};
}

/* A pathway with the goal and components ONE to FOUR; the goal has these conditions. */
static void build_pathway(struct place_for_tests *place, struct component_condition *conditions, size_t count) {
  static const char *const ctids[] = {GOAL, ONE, TWO, THREE, FOUR};
  static const char *const names[] = {"Goal", "One", "Two", "Three", "Four"};
  struct reference parts[MOST_PARTS];
  struct component goal = {.conditions = conditions, .condition_count = count};
  build_start(place);
  for (size_t i = 0; i < 5; i++) {
    parts[i] = (struct reference){.ctid = ctids[i], .relation = "ceterms:hasPart"};
    struct record part = record_made(RECORD_COMPONENT, "ceterms:CredentialComponent", ctids[i], names[i]);
    part.component = i == 0 ? &goal : NULL;
    struct reference stands_for = {.ctid = REAL};
    if (i == 1) {
      part.about = (struct references){&stands_for, 1};
    }
    build_add(place, &part);
  }
  parts[5] = (struct reference){.ctid = GOAL, .relation = "ceterms:hasDestinationComponent"};
  struct record pathway = record_made(RECORD_PATHWAY, "ceterms:Pathway", PATH, "The way");
  pathway.related = (struct references){parts, 6};
  build_add(place, &pathway);
  struct made real;
  make(&real, REAL, "A real certificate", 12300, 30, "31-1131.00");
  build_add(place, &real.record);
  (void)build_end(place);
}

/* "Goal=goal One=needed ..." in the order of the components. */
static const char *parts_of(struct place_for_tests *place, const struct ladder *ladder) {
  const char *text = "";
  for (size_t i = 0; i < ladder->pathway->count; i++) {
    const struct pathway_component *component = &ladder->pathway->components[i];
    text = arena_printf(place->arena, "%s%s%s=%s", text, i == 0 ? "" : " ", component->resource.name,
                        pathway_part_name(component->part));
  }
  return text;
}

static void all_that_a_condition_names(void **state) {
  struct place_for_tests *place = *state;
  struct reference targets[] = {{.ctid = TWO}, {.ctid = ONE}};
  struct component_condition condition = asks(-1, NULL, targets, 2);
  build_pathway(place, &condition, 1);
  struct ladder ladder = ladder_of(place, PATH);
  assert_int_equal(ladder.about, LADDER_OF_PATHWAY);
  assert_string_equal(parts_of(place, &ladder), "One=needed Two=needed Goal=goal Three=other Four=other");
  assert_string_equal(line_of(place, &ladder), "One > Two > Goal");
  assert_string_equal(edges_of(place, &ladder), "Two required target Goal\nOne required target Goal\n");
  /* What a component stands for gives its price, time and exit. */
  const struct ladder_step *one = step_of(&ladder, ONE);
  assert_int_equal(one->row.cost, 12300);
  assert_string_equal(one->exits[0].code, "31-1131.00");
  assert_false(step_of(&ladder, GOAL)->so_far.cost_complete); /* the others have none */
  assert_int_equal(ladder.assumed & (unsigned)ASSUMED_FIRST_OF, 0);
  /* A component leads to its pathway. */
  struct ladder same = ladder_of(place, TWO);
  assert_string_equal(same.key, PATH);
}

static void so_many_of_them(void **state) {
  struct place_for_tests *place = *state;
  struct reference targets[] = {{.ctid = ONE}, {.ctid = TWO}, {.ctid = THREE}};
  struct component_condition condition = asks(2, NULL, targets, 3);
  build_pathway(place, &condition, 1);
  struct ladder ladder = ladder_of(place, PATH);
  assert_string_equal(parts_of(place, &ladder), "One=chosen Two=chosen Three=other Goal=goal Four=other");
  assert_string_equal(line_of(place, &ladder), "One > Two > Goal");
  assert_true((ladder.assumed & (unsigned)ASSUMED_FIRST_OF) != 0);
  for (size_t i = 0; i < ladder.edge_count; i++) {
    assert_true(ladder.edges[i].way != 0 && ladder.edges[i].option == (int)i + 1);
  }
  const struct resource *goal = &step_of(&ladder, GOAL)->component->resource;
  size_t of = 0;
  assert_int_equal(pathway_required(goal, &goal->needs[0], &of), 2);
  assert_int_equal(of, 3);
}

static void logic_without_a_number(void **state) {
  struct place_for_tests *place = *state;
  static const struct {
    const char *logic;
    int required;
    const char *parts;
  } cases[] = {{"logic:Or", -1, "One=chosen Two=other Goal=goal Three=other Four=other"},
               {"logic:OnlyOne", -1, "One=chosen Two=other Goal=goal Three=other Four=other"},
               {"logic:OnlyOne", 2, "One=chosen Two=other Goal=goal Three=other Four=other"},
               {"logic:And", -1, "One=needed Two=needed Goal=goal Three=other Four=other"},
               {"logic:Or", 2, "One=needed Two=needed Goal=goal Three=other Four=other"},
               {NULL, 9, "One=needed Two=needed Goal=goal Three=other Four=other"},
               {NULL, 0, "One=other Two=other Goal=goal Three=other Four=other"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct reference targets[] = {{.ctid = ONE}, {.ctid = TWO}};
    struct component_condition condition = asks(cases[i].required, cases[i].logic, targets, 2);
    build_pathway(place, &condition, 1);
    struct ladder ladder = ladder_of(place, PATH);
    assert_string_equal(parts_of(place, &ladder), cases[i].parts);
  }
}

/* One, and any one of: (Two and Three) or Four. */
static void nested_conditions(void **state) {
  struct place_for_tests *place = *state;
  struct reference first[] = {{.ctid = ONE}};
  struct reference both[] = {{.ctid = TWO}, {.ctid = THREE}};
  struct reference alone[] = {{.ctid = FOUR}};
  struct component_condition inner[] = {asks(-1, "logic:And", both, 2), asks(-1, NULL, alone, 1)};
  struct component_condition conditions[] = {asks(-1, NULL, first, 1), asks(1, NULL, NULL, 0)};
  struct constraint constraint = {.name = "Enough points", .comparator = "compare:GTEQ"};
  conditions[1].conditions = inner;
  conditions[1].condition_count = 2;
  conditions[1].constraints = &constraint; /* a constraint is none of those that are counted */
  conditions[1].constraint_count = 1;
  build_pathway(place, conditions, 2);
  struct ladder ladder = ladder_of(place, PATH);
  assert_string_equal(parts_of(place, &ladder), "One=needed Two=chosen Three=chosen Four=other Goal=goal");
  int options[5] = {0};
  for (size_t i = 0; i < ladder.edge_count; i++) {
    options[i] = ladder.edges[i].option;
    assert_true((strcmp(ladder.steps[ladder.edges[i].from].name, "One") == 0) == (ladder.edges[i].way == 0));
  }
  assert_int_equal(ladder.edge_count, 4);
  assert_true(options[1] == options[2] && options[1] != options[3]); /* Two and Three are one option together */
}

/* Components that come before each other: kept, said, and it ends. */
static void circles_in_a_pathway(void **state) {
  struct place_for_tests *place = *state;
  struct reference back[] = {{.ctid = GOAL}};
  struct reference forth[] = {{.ctid = ONE}};
  struct component_condition to_goal = asks(-1, NULL, back, 1);
  struct component_condition to_one = asks(-1, NULL, forth, 1);
  struct component first = {.conditions = &to_goal, .condition_count = 1};
  struct component last = {.conditions = &to_one, .condition_count = 1};
  struct reference parts[] = {{.ctid = ONE, .relation = "ceterms:hasPart"},
                              {.ctid = GOAL, .relation = "ceterms:hasDestinationComponent"}};
  struct record one = record_made(RECORD_COMPONENT, "ceterms:BasicComponent", ONE, "One");
  struct record goal = record_made(RECORD_COMPONENT, "ceterms:BasicComponent", GOAL, "Goal");
  struct record pathway = record_made(RECORD_PATHWAY, "ceterms:Pathway", PATH, "The way");
  one.component = &first;
  goal.component = &last;
  pathway.related = (struct references){parts, 2};
  build_start(place);
  build_add(place, &one);
  build_add(place, &goal);
  build_add(place, &pathway);
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, PATH);
  assert_true(ladder.pathway->circles && ladder.circles);
  assert_int_equal(ladder.step_count, 2);
  assert_int_equal(ladder.edges[0].cut + ladder.edges[1].cut, 1);
}

/* Older records name only the goal; the rest is found through it. No condition: what precedes is needed. */
static void found_through_the_goal(void **state) {
  struct place_for_tests *place = *state;
  struct reference goal_link[] = {{.ctid = GOAL, .relation = "ceterms:hasDestinationComponent"}};
  struct reference precedes[] = {{.ctid = GOAL, .relation = "ceterms:precedes"}};
  struct record one = record_made(RECORD_COMPONENT, "ceterms:BasicComponent", ONE, "One");
  struct record goal = record_made(RECORD_COMPONENT, "ceterms:BasicComponent", GOAL, "Goal");
  struct record pathway = record_made(RECORD_PATHWAY, "ceterms:Pathway", PATH, "The way");
  one.related = (struct references){precedes, 1};
  pathway.related = (struct references){goal_link, 1};
  build_start(place);
  build_add(place, &one);
  build_add(place, &goal);
  build_add(place, &pathway);
  (void)build_end(place);
  struct ladder ladder = ladder_of(place, PATH);
  assert_string_equal(parts_of(place, &ladder), "One=needed Goal=goal");
  assert_string_equal(edges_of(place, &ladder), "One preparation source Goal\n");
}

static void an_organization_has_none(void **state) {
  struct place_for_tests *place = *state;
  struct ladder ladder;
  build_start(place);
  struct record college = record_made(RECORD_ORGANIZATION, "ceterms:CredentialOrganization", ONE, "Some College");
  build_add(place, &college);
  (void)build_end(place);
  assert_int_equal(ladder_read(place->catalog, place->arena, ONE, &ladder, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(all_that_a_condition_names, place_make, place_clear),
      cmocka_unit_test_setup_teardown(so_many_of_them, place_make, place_clear),
      cmocka_unit_test_setup_teardown(logic_without_a_number, place_make, place_clear),
      cmocka_unit_test_setup_teardown(nested_conditions, place_make, place_clear),
      cmocka_unit_test_setup_teardown(circles_in_a_pathway, place_make, place_clear),
      cmocka_unit_test_setup_teardown(found_through_the_goal, place_make, place_clear),
      cmocka_unit_test_setup_teardown(an_organization_has_none, place_make, place_clear),
  };
  return cmocka_run_group_tests_name("pathways", tests, NULL, NULL);
}
