/* SPDX-License-Identifier: MIT */
/* Records that are no credentials: texts, links from both sides, facts, needs. */
#include "catalog_support.h"

#include <math.h>
#include <string.h>

#include "data/catalog/resource.h"

enum { MOST = 8 };

static struct resource read_any(struct place_for_tests *place, const char *ctid) {
  struct resource resource;
  if (resource_read(place->catalog, place->arena, ctid, &resource, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  return resource;
}

/* The names at the other end, one a line. */
static const char *names_of(struct place_for_tests *place, const struct resource *resource, const char *relation,
                            const char *inverse) {
  const struct resource_link *links[MOST];
  size_t count = resource_links(resource, relation, inverse, links, MOST);
  const char *names = "";
  for (size_t i = 0; i < count; i++) {
    names = arena_printf(place->arena, "%s%s\n", names, links[i]->name);
  }
  return names;
}

static void framework_and_competency_find_each_other(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference children[] = {{.ctid = CTID("12"), .relation = "ceasn:hasTopChild"},
                                 {.ctid = CTID("99"), .name = "Elsewhere", .relation = "ceasn:hasTopChild"}};
  struct reference parent = {.ctid = CTID("11"), .relation = "ceasn:isPartOf"};
  struct record framework = record_made(RECORD_FRAMEWORK, "ceasn:CompetencyFramework", CTID("11"), "Nursing Skills");
  framework.related = (struct references){children, 2};
  framework.description = (struct words){.en = "What nurses can do", .es = "Lo que saben"};
  struct record competency = record_made(RECORD_COMPETENCY, "ceasn:Competency", CTID("12"), "Takes a pulse");
  competency.related = (struct references){&parent, 1};
  competency.code = "A.1";
  build_add(place, &competency);
  build_add(place, &framework);
  (void)build_end(place);
  struct resource top = read_any(place, CTID("11"));
  assert_string_equal(top.kind, "framework");
  assert_string_equal(top.description_es, "Lo que saben");
  assert_string_equal(names_of(place, &top, "hasTopChild", NULL), "Takes a pulse\nElsewhere\n");
  assert_string_equal(names_of(place, &top, NULL, "isPartOf"), "Takes a pulse\n");
  assert_string_equal(top.links[0].ctid, CTID("12"));
  assert_string_equal(top.links[0].kind, "competency");
  assert_null(top.links[1].ctid);
  struct resource child = read_any(place, "https://registry.invalid/resources/CE-00000000-0000-4000-8000-000000000012");
  assert_string_equal(child.code, "A.1");
  assert_string_equal(names_of(place, &child, "isPartOf", "hasTopChild"), "Nursing Skills\nNursing Skills\n");
}

static void components_say_what_they_need(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference targets[] = {{.ctid = CTID("22")}, {.name = "Any elective"}};
  const char *left[] = {"ceterms:pointValue"};
  const char *right[] = {"30"};
  struct constraint constraint = {
      .name = "Enough points", .left = {left, 1}, .comparator = "compare:GTEQ", .right = {right, 1}};
  struct component_condition inner = {.name = "Inner", .required = -1, .required_constraints = -1};
  struct component_condition condition = {.name = "One of these",
                                          .name_es = "Uno de estos",
                                          .required = 1,
                                          .logic = "logic:Or",
                                          .targets = {targets, 2},
                                          .constraints = &constraint,
                                          .constraint_count = 1,
                                          .conditions = &inner,
                                          .condition_count = 1};
  struct quantity points = {.value = 3, .low = (double)NAN, .high = (double)NAN, .unit = "points"};
  struct component component = {.conditions = &condition, .condition_count = 1, .points = {&points, 1}};
  struct record first = record_made(RECORD_COMPONENT, "ceterms:CourseComponent", CTID("21"), "Last course");
  first.component = &component;
  struct record second = record_made(RECORD_COMPONENT, "ceterms:CourseComponent", CTID("22"), "First course");
  build_add(place, &first);
  build_add(place, &second);
  (void)build_end(place);
  struct resource resource = read_any(place, CTID("21"));
  assert_int_equal(resource.need_count, 3);
  const struct resource_need *need = &resource.needs[0];
  assert_int_equal(need->required, 1);
  assert_string_equal(need->logic, "logic:Or");
  assert_string_equal(need->name_es, "Uno de estos");
  assert_int_equal(need->target_count, 2);
  assert_string_equal(need->targets[0].name, "First course");
  assert_string_equal(need->targets[0].ctid, CTID("22"));
  assert_string_equal(need->targets[1].name, "Any elective");
  assert_null(need->targets[1].ctid);
  assert_string_equal(resource.needs[1].text, "ceterms:pointValue compare:GTEQ 30");
  assert_int_equal(resource.needs[1].parent, need->id);
  assert_string_equal(resource.needs[2].name, "Inner");
  assert_int_equal(resource.needs[2].required, -1);
  assert_int_equal(resource.fact_count, 1);
  assert_string_equal(resource.facts[0].kind, "points");
  assert_true(resource.facts[0].low == 3 && resource.facts[0].high == 3);
}

static void credentials_are_records_too(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct quantity credit = {.value = (double)NAN, .low = 3, .high = 6, .unit = "creditUnit:SemesterHour"};
  struct reference newer = {.ctid = CTID("32"), .relation = "ceterms:latestVersion"};
  struct reference owner = {.ctid = CTID("33"), .name = "Some College"};
  struct record old = credential_made(CTID("31"), "Old One");
  old.description.en = "Told once";
  old.credits = (struct quantities){&credit, 1};
  old.related = (struct references){&newer, 1};
  old.owned_by = (struct references){&owner, 1};
  struct record latest = credential_made(CTID("32"), "New One");
  build_add(place, &old);
  build_add(place, &latest);
  (void)build_end(place);
  struct resource resource = read_any(place, CTID("31"));
  assert_string_equal(resource.kind, "credential");
  assert_string_equal(resource.description, "Told once");
  assert_string_equal(resource.owner, "Some College");
  assert_string_equal(names_of(place, &resource, "latestVersion", NULL), "New One\n");
  assert_int_equal(resource.fact_count, 1);
  assert_true(resource.facts[0].low == 3 && resource.facts[0].high == 6);
  struct resource other = read_any(place, CTID("32"));
  assert_string_equal(names_of(place, &other, NULL, "latestVersion"), "Old One\n");
}

static void spanish_stands_beside_english(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct condition condition = {
      .kind = "requires", .text = "Be 18", .text_es = "Tener 18", .minimum_age = 18, .years_of_experience = -1};
  struct edge edge = {.kind = EDGE_PREPARATION,
                      .outward = true,
                      .other = {.ctid = CTID("42")},
                      .text = "Prepares",
                      .text_es = "Prepara"};
  struct record record = credential_made(CTID("41"), "One");
  record.conditions = &condition;
  record.condition_count = 1;
  record.edges = &edge;
  record.edge_count = 1;
  struct record next = credential_made(CTID("42"), "Two");
  build_add(place, &record);
  build_add(place, &next);
  (void)build_end(place);
  assert_answer(place, "SELECT text || ' ' || text_es FROM condition", "Be 18 Tener 18");
  assert_answer(place, "SELECT note || ' ' || note_es FROM edge", "Prepares Prepara");
}

static void actions_confirm_approvals(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference agent = {.ctid = CTID("52")};
  struct reference objects[] = {{.ctid = CTID("51")}, {.ctid = CTID("54")}};
  struct action done = {
      .relation = "accreditedBy", .agents = {&agent, 1}, .objects = {objects, 1}, .from = "2026-01-01"};
  struct action planned = {.relation = "accreditedBy",
                           .agents = {&agent, 1},
                           .objects = {objects + 1, 1},
                           .status = "actionStat:PotentialActionStatus"};
  struct record first = record_made(RECORD_ACTION, "ceterms:AccreditAction", CTID("53"), "Accredited");
  struct record second = record_made(RECORD_ACTION, "ceterms:AccreditAction", CTID("55"), "Perhaps");
  struct record body = record_made(RECORD_ORGANIZATION, "ceterms:QACredentialOrganization", CTID("52"), "The Board");
  struct record approved = credential_made(CTID("51"), "Approved");
  struct record other = credential_made(CTID("54"), "Not yet");
  first.action = &done;
  second.action = &planned;
  build_add(place, &first);
  build_add(place, &second);
  build_add(place, &body);
  build_add(place, &approved);
  build_add(place, &other);
  (void)build_end(place);
  assert_answer(place, "SELECT count(*) FROM quality", "1");
  assert_answer(place,
                "SELECT c.name || ' ' || q.name || ' ' || q.confirmed FROM quality q JOIN credential c ON c.id = "
                "q.credential",
                "Approved The Board 1");
  struct resource resource = read_any(place, CTID("53"));
  assert_string_equal(resource.starts, "2026-01-01");
  assert_string_equal(names_of(place, &resource, "object", NULL), "Approved\n");
}

static void figures_find_their_metric(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct outcome figure = {.value = 41000,
                           .low = (double)NAN,
                           .high = (double)NAN,
                           .unit = "USD",
                           .n = 20,
                           .months_after = -1,
                           .metric = CTID("62"),
                           .statistic = "median"};
  struct metric_profile profile = {.income = "incomeDetermination:ActualEarnings"};
  struct reference about = {.ctid = CTID("63")};
  struct record set = record_made(RECORD_DATA_SET, "qdata:DataSetProfile", CTID("61"), "Results");
  set.about = (struct references){&about, 1};
  set.unresolved = &figure;
  set.unresolved_count = 1;
  struct record metric = record_made(RECORD_METRIC, "qdata:Metric", CTID("62"), "Median annual earnings");
  metric.metric = &profile;
  struct record credential = credential_made(CTID("63"), "Paid");
  build_add(place, &set);
  build_add(place, &credential);
  build_add(place, &metric);
  (void)build_end(place);
  assert_answer(place, "SELECT measure || ' ' || cast(value AS INTEGER) FROM outcome", "median_earnings 41000");
}

static void unknown_records_are_not_found(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  (void)build_end(place);
  struct resource resource;
  assert_int_equal(resource_read(place->catalog, place->arena, CTID("77"), &resource, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_int_equal(resource_read(place->catalog, place->arena, "", &resource, &place->error), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(framework_and_competency_find_each_other),
      TEST(components_say_what_they_need),
      TEST(credentials_are_records_too),
      TEST(spanish_stands_beside_english),
      TEST(actions_confirm_approvals),
      TEST(figures_find_their_metric),
      TEST(unknown_records_are_not_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
