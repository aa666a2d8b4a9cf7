/* SPDX-License-Identifier: MIT */
/* A snapshot as a graph of ways: conditions, prices, limits, what is held. */
#include <string.h>

#include "data/wallet/experience.h"
#include "data/ways/from_catalog.h"
#include "data/ways/relax.h"
#include "tests/unit/catalog_support.h"

#define AIDE CTID("10")
#define LICENSE CTID("11")
#define SCHOOL CTID("12")
#define COLLEGE CTID("13")
#define OTHER CTID("14")

static struct reference refer(const char *ctid) {
  return (struct reference){.ctid = ctid, .relation = "ceterms:targetCredential"};
}

static struct condition condition(void) {
  return (struct condition){.kind = "ceterms:requires", .minimum_age = -1, .years_of_experience = -1, .weight = -1};
}

struct made {
  const char *ctid, *type, *name, *job;
  long long cents;
  double days, hours;
  struct condition *conditions;
  size_t condition_count;
  const char *region;
};

static void add(struct place_for_tests *place, const struct made *made) {
  struct cost_item cost = {.type = "costType:Tuition", .cents = made->cents, .currency = "USD"};
  struct alignment job = {.code = made->job};
  struct duration_item duration = {.exact_days = made->days,
                                   .minimum_days = -1,
                                   .maximum_days = -1,
                                   .effort_hours = made->hours,
                                   .minimum_effort_hours = -1,
                                   .maximum_effort_hours = -1};
  struct place where = {.region = made->region, .county = "Essex"};
  struct record record = credential_made(made->ctid, made->name);
  record.type = made->type;
  record.costs = &cost;
  record.cost_count = made->cents >= 0;
  record.durations = &duration;
  record.duration_count = made->days >= 0 || made->hours >= 0;
  record.occupations.items = &job;
  record.occupations.count = made->job != NULL;
  record.conditions = made->conditions;
  record.condition_count = made->condition_count;
  record.places = &where;
  record.place_count = made->region != NULL;
  build_add(place, &record);
}

/* The license asks for 18 years, and for one of: the school, the college,
 * another school in words. The school asks for the aide course and an
 * interview, the college for a year of work; another license names nothing. */
static void build(struct place_for_tests *place) {
  struct reference to_school = refer(SCHOOL);
  struct reference to_college = refer(COLLEGE);
  struct reference to_aide = refer(AIDE);
  struct condition ways[3] = {condition(), condition(), condition()};
  struct condition license[2] = {condition(), condition()};
  struct condition school[2] = {condition(), condition()};
  struct condition college = condition();
  ways[0].targets = (struct references){&to_school, 1};
  ways[1].targets = (struct references){&to_college, 1};
  ways[2].text = "Another school that the board knows";
  license[0].name = "Nursing school";
  license[0].alternatives = ways;
  license[0].alternative_count = 3;
  license[1].minimum_age = 18;
  school[0].targets = (struct references){&to_aide, 1};
  school[1].name = "Interview";
  college.years_of_experience = 1;
  build_start(place);
  add(place, &(struct made){AIDE, "ceterms:Certificate", "Aide Course", "31-1131.00", 100000, 28, -1, NULL, 0, "NJ"});
  add(place,
      &(struct made){LICENSE, "ceterms:License", "Nurse License", "29-1141.00", 20000, -1, -1, license, 2, NULL});
  add(place, &(struct made){SCHOOL, "ceterms:Certificate", "School", NULL, 1000000, 200, -1, school, 2, "NJ"});
  add(place, &(struct made){COLLEGE, "ceterms:AssociateDegree", "College", NULL, 500000, 100, -1, &college, 1, "AL"});
  (void)build_end(place);
}

struct asking {
  struct person person;
  struct wallet wallet;
  struct match match;
  struct job job;
  struct ways_question question;
};

static struct routes *ask_ways(struct place_for_tests *place, struct asking *asking, struct ways *ways,
                               struct ways_limits *limits) {
  struct routes *routes = NULL;
  assert_int_equal(job_read(place->catalog, place->arena, "29-1141.00", &asking->job, &place->error), 0);
  asking->question.catalog = place->catalog;
  asking->question.match = &asking->match;
  asking->question.wallet = &asking->wallet;
  asking->question.person = &asking->person;
  asking->question.job = &asking->job;
  if (routes_build(&asking->question, place->arena, &routes, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  limits->bits = routes->limits;
  assert_int_equal(ways_search(routes->graph, limits, NULL, place->arena, ways, &place->error), 0);
  assert_true(ways->exact);
  return routes;
}

static const char *step_name(const struct routes *routes, const struct way *way, size_t at) {
  assert_true(at < way->count);
  return routes->steps[way->steps[at]].name;
}

static size_t assumed(const struct routes *routes, const struct way *way, enum assumption_kind kind) {
  size_t count = 0;
  for (size_t i = 0; i < way->count; i++) {
    const struct route_step *step = &routes->steps[way->steps[i]];
    for (size_t j = 0; j < step->assumption_count; j++) {
      count += step->assumptions[j].kind == kind;
    }
  }
  return count;
}

/* Through the college it is cheaper, with a year of work, through the school faster. */
static void test_alternatives(void **state) {
  struct place_for_tests *place = *state;
  struct asking asking = {0};
  struct ways ways;
  struct ways_limits limits = {0};
  build(place);
  struct routes *routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(routes->goal_count, 1);
  assert_int_equal(ways.count, 3);
  const struct way *college = &ways.items[0];
  assert_int_equal(college->cost, 520000);
  assert_int_equal(college->time, (100 + 365) * GRAPH_DAY);
  assert_string_equal(step_name(routes, college, 0), "College");
  assert_string_equal(step_name(routes, college, 1), "Nurse License");
  assert_int_equal(assumed(routes, college, ASSUMED_EXPERIENCE), 1);
  assert_int_equal(assumed(routes, college, ASSUMED_AGE), 1);
  const struct way *school = &ways.items[1];
  assert_int_equal(school->cost, 1120000);
  assert_int_equal(school->time, 228 * GRAPH_DAY);
  assert_string_equal(step_name(routes, school, 0), "Aide Course");
  assert_string_equal(step_name(routes, school, 1), "School");
  assert_int_equal(assumed(routes, school, ASSUMED_CONDITION), 1);
  assert_int_equal(assumed(routes, school, ASSUMED_EXAM), 1);
  const struct way *words = &ways.items[2];
  assert_false(words->cost_complete);
  assert_false(words->time_complete);
  assert_string_equal(step_name(routes, words, 0), "Another school that the board knows");
}

static void test_parts(void **state) {
  struct place_for_tests *place = *state;
  struct asking asking = {0};
  struct ways ways;
  struct ways_limits limits = {0};
  size_t part = 99;
  build(place);
  struct routes *routes = ask_ways(place, &asking, &ways, &limits);
  const struct way *school = &ways.items[1];
  struct route_part *parts = routes_parts(routes, school, place->arena);
  assert_string_equal(parts[0].because, "required");
  assert_string_equal(routes->steps[parts[0].needed_by].name, "School");
  assert_true(parts[0].stated);
  assert_string_equal(parts[2].because, "goal");
  assert_int_equal(routes_first_exit(routes, school, parts, &part), 28 * GRAPH_DAY);
  assert_int_equal(part, 0);
  assert_string_equal(routes->steps[parts[part].step].exit->code, "31-1131.00");
}

/* What is held costs nothing; a year of work in the same group takes no time any more. */
static void test_held_and_told(void **state) {
  struct place_for_tests *place = *state;
  struct experience nurse = {.occupation = "29-2061.00", .years = 3};
  struct claim claims[] = {{.name = "AIDE COURSE", .confidence = .8}, {.kind = CLAIM_EXPERIENCE, .experience = &nurse}};
  struct asking asking = {.wallet = {.claims = claims, .count = 2}};
  struct ways ways;
  struct ways_limits limits = {0};
  build(place);
  struct routes *routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.items[0].cost, 520000);
  assert_int_equal(ways.items[0].time, 100 * GRAPH_DAY);
  asking.wallet.count = 1;
  routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.items[1].cost, 1020000); /* the school alone, and the license */
  assert_int_equal(ways.items[1].count, 2);
  claims[0].checks.dates = VERDICT_FAIL; /* it has ended */
  routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.items[1].cost, 1120000);
  (void)routes;
}

static void test_limits_of_the_person(void **state) {
  struct place_for_tests *place = *state;
  struct asking asking = {.person = {.age = 17}};
  struct ways ways;
  struct ways_limits limits = {0};
  struct relaxations relaxations;
  build(place);
  struct routes *routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.count, 0);
  assert_int_equal(ways_relax(routes->graph, &limits, place->arena, &relaxations, &place->error), 0);
  assert_int_equal(relaxations.count, 1);
  assert_int_equal(relaxations.items[0].bits, WAYS_AGE);
  asking.person = (struct person){.age = 18, .state = "New Jersey"};
  routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.items[0].cost, 1120000); /* the college is in Alabama */
  asking.person = (struct person){0};
  asking.question.limits = WAYS_COUNTY | WAYS_BUDGET;
  asking.question.county = "Essex County";
  limits.budget = 2000000;
  routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.count, 2); /* all here are in Essex; that in words alone is not counted on */
  asking.question.limits = WAYS_EVENING;
  routes = ask_ways(place, &asking, &ways, &limits);
  assert_int_equal(ways.count, 0);
  (void)routes;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_alternatives, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_parts, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_held_and_told, place_make, place_clear),
      cmocka_unit_test_setup_teardown(test_limits_of_the_person, place_make, place_clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
