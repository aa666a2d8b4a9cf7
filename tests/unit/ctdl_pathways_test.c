/* SPDX-License-Identifier: MIT */
/* Pathways, frameworks, and figures whose metric is elsewhere. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctdl_support.h"
#include "data/ctdl/metric.h"

#define PATHWAY "ce-a1111111-1111-4111-8111-111111111111"
#define GOAL "ce-b1111111-1111-4111-8111-111111111111"
#define COURSE "ce-c1111111-1111-4111-8111-111111111111"
#define DEGREE "ce-d1111111-1111-4111-8111-111111111111"
#define RESOURCE(ctid) "https://credentialengineregistry.org/resources/" ctid

static const struct reference *related(const struct record *record, const char *relation) {
  for (size_t i = 0; i < record->related.count; i++) {
    if (strcmp(record->related.items[i].relation, relation) == 0) {
      return &record->related.items[i];
    }
  }
  fail_msg("no %s", relation);
  return NULL;
}

static const char pathway_json[] =
    "{\"@graph\":[{\"@type\":\"ceterms:Pathway\",\"ceterms:ctid\":\"" PATHWAY
    "\",\"ceasn:hasPart\":[\"" RESOURCE(GOAL) "\",\"" RESOURCE(COURSE) "\"],\"ceterms:hasDestinationComponent\":[\""
    RESOURCE(GOAL) "\"],\"asn:hasProgressionModel\":\"" RESOURCE(DEGREE) "\"},"
    "{\"@type\":\"ceterms:CredentialComponent\",\"ceterms:ctid\":\"" GOAL
    "\",\"ceterms:proxyFor\":\"" RESOURCE(DEGREE) "\",\"ceterms:credentialType\":"
    "\"https://purl.org/ctdl/terms/BachelorDegree\",\"ceterms:programTerm\":{\"en\":\"Year 4\"},"
    "\"ceterms:componentDesignation\":[{\"ceterms:targetNodeName\":{\"en\":\"Required\"}}],"
    "\"ceterms:pointValue\":{\"schema:value\":10,\"schema:unitText\":\"points\"},\"ceasn:hasChild\":[\""
    RESOURCE(COURSE) "\"],\"asn:hasProgressionLevel\":[\"_:gone\",\"https://example.org/level/4\"],"
    "\"ceterms:hasCondition\":[{\"@type\":\"ceterms:ComponentCondition\",\"ceterms:name\":{\"en\":\"Any one\",\"es\":"
    "\"Uno\"},\"ceterms:requiredNumber\":1,\"ceterms:logicalOperator\":\"logic:Or\",\"ceterms:targetComponent\":[\""
    RESOURCE(COURSE) "\",\"_:gone\"],\"ceterms:hasCondition\":[{\"ceterms:requiredNumber\":2,\"ceterms:hasConstraint\":"
    "[{\"@type\":\"ceterms:Constraint\",\"ceterms:leftSource\":[\"https://purl.org/ctdl/terms/pointValue\"],"
    "\"ceterms:leftAction\":\"array:Sum\",\"ceterms:comparator\":{\"ceterms:targetNode\":\"compare:GTEQ\"},"
    "\"ceterms:rightSource\":[\"12\",15],\"ceterms:rightAction\":\"array:AnyOf\"}]}]}]},"
    "{\"@type\":\"ceterms:CourseComponent\",\"ceterms:ctid\":\"" COURSE
    "\",\"ceterms:name\":\"Welding\",\"ceterms:sourceData\":\"https://example.org/badge\",\"ceterms:precedes\":[\""
    RESOURCE(GOAL) "\"],\"ceterms:creditValue\":[{\"schema:value\":3}]}]}";

static void test_pathway(void **state) {
  (void)state;
  struct reading reading = read_json(pathway_json);
  const struct record *pathway = find_record(&reading, PATHWAY);
  assert_text(related(pathway, "ceterms:hasDestinationComponent")->ctid, GOAL);
  assert_text(related(pathway, "asn:hasProgressionModel")->ctid, DEGREE);
  assert_int_equal(pathway->edge_count, 2);
  const struct record *goal = find_record(&reading, GOAL);
  assert_non_null(goal->component);
  assert_text(goal->component->credential_type, "ceterms:BachelorDegree");
  assert_text(goal->component->term, "Year 4");
  assert_text(goal->component->designations.items[0], "Required");
  assert_true(goal->component->points.items[0].value == 10);
  assert_text(goal->component->points.items[0].unit, "points");
  assert_text(goal->about.items[0].ctid, DEGREE);
  assert_text(related(goal, "asn:hasProgressionLevel")->uri, "https://example.org/level/4");
  const struct record *course = find_record(&reading, COURSE);
  assert_text(course->about.items[0].uri, "https://example.org/badge");
  assert_true(course->credits.items[0].value == 3);
  assert_int_equal(course->edges[0].kind, EDGE_PREPARATION);
  reading_free(&reading);
}

static void test_component_conditions(void **state) {
  (void)state;
  struct reading reading = read_json(pathway_json);
  const struct component *component = find_record(&reading, GOAL)->component;
  assert_int_equal(component->condition_count, 1);
  const struct component_condition *condition = &component->conditions[0];
  assert_text(condition->name_es, "Uno");
  assert_int_equal(condition->required, 1);
  assert_int_equal(condition->required_constraints, -1);
  assert_text(condition->logic, "logic:Or");
  assert_int_equal(condition->targets.count, 1);
  assert_text(condition->targets.items[0].name, "Welding");
  assert_int_equal(condition->condition_count, 1);
  const struct component_condition *inner = &condition->conditions[0];
  assert_int_equal(inner->required, 2);
  assert_int_equal(inner->constraint_count, 1);
  const struct constraint *constraint = &inner->constraints[0];
  assert_text(constraint->left.items[0], "ceterms:pointValue");
  assert_text(constraint->left_action, "array:Sum");
  assert_text(constraint->comparator, "compare:GTEQ");
  assert_int_equal(constraint->right.count, 2);
  assert_text(constraint->right.items[1], "15");
  assert_text(constraint->right_action, "array:AnyOf");
  reading_free(&reading);
}

/* Conditions that hold each other: an end is found, soon and without a crash. */
static void test_conditions_in_circles(void **state) {
  (void)state;
  enum { BREADTH = 40 };
  char json[BREADTH * 10 * 2 + 1000];
  char list[BREADTH * 10] = "";
  for (int i = 0; i < BREADTH; i++) {
    (void)strcat(list, i == 0 ? "\"_:c\"" : ",\"_:c\"");
  }
  (void)snprintf(json, sizeof json,
                 "{\"@graph\":[{\"@type\":\"ceterms:BasicComponent\",\"ceterms:ctid\":\"" GOAL
                 "\",\"ceterms:hasCondition\":[%s]},{\"@id\":\"_:c\",\"@type\":\"ceterms:ComponentCondition\","
                 "\"ceterms:hasCondition\":[%s]}]}",
                 list, list);
  struct reading reading = read_json(json);
  const struct component *component = find_record(&reading, GOAL)->component;
  assert_non_null(component);
  assert_true(component->condition_count >= 1 && component->condition_count <= BREADTH);
  assert_true(arena_used(reading.arena) < (size_t)16 << 20);
  reading_free(&reading);
}

static void test_framework(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@graph\":[{\"@type\":\"ceasn:CompetencyFramework\",\"ceterms:ctid\":\"" PATHWAY
      "\",\"ceasn:name\":{\"en-us\":\"Frame\"},\"ceasn:hasTopChild\":[\"" RESOURCE(GOAL)
      "\"],\"ceasn:publisherName\":{\"en\":\"Board\"}},{\"@type\":\"ceasn:Competency\",\"ceterms:ctid\":\"" GOAL
      "\",\"ceasn:competencyText\":{\"en-us\":\"Weld\",\"es\":\"Soldar\"},\"ceasn:codedNotation\":\"1\","
      "\"ceasn:isTopChildOf\":\"" RESOURCE(PATHWAY) "\",\"ceasn:isPartOf\":[\"" RESOURCE(PATHWAY)
      "\"],\"ceasn:hasChild\":[\"" RESOURCE(COURSE) "\"]},{\"@type\":\"ceasn:Competency\",\"ceterms:ctid\":\"" COURSE
      "\",\"ceasn:competencyText\":{\"en-us\":\"Weld steel\"},\"ceasn:codedNotation\":\"1.1\",\"ceasn:isChildOf\":"
      "[\"" RESOURCE(GOAL) "\"],\"ceasn:exactAlignment\":[\"https://example.org/c/1\"]}]}");
  const struct record *framework = find_record(&reading, PATHWAY);
  assert_text(related(framework, "ceasn:hasTopChild")->ctid, GOAL);
  assert_text(framework->offered_by.items[0].name, "Board");
  const struct record *top = find_record(&reading, GOAL);
  assert_text(top->name.es, "Soldar");
  assert_text(top->code, "1");
  assert_text(related(top, "ceasn:isTopChildOf")->ctid, PATHWAY);
  assert_text(related(top, "ceasn:isPartOf")->ctid, PATHWAY);
  assert_text(related(top, "ceasn:hasChild")->name, "Weld steel");
  assert_int_equal(top->edge_count, 0);
  const struct record *child = find_record(&reading, COURSE);
  assert_text(related(child, "ceasn:isChildOf")->ctid, GOAL);
  assert_text(related(child, "ceasn:exactAlignment")->uri, "https://example.org/c/1");
  reading_free(&reading);
}

/* ---- figures ---- */

static const struct outcome *find(const struct outcome *items, size_t count, const char *measure) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(items[i].measure, measure) == 0) {
      return &items[i];
    }
  }
  fail_msg("no %s", measure);
  return NULL;
}

static void test_profile_figures(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@type\":\"qdata:DataSetProfile\",\"ceterms:ctid\":\"" PATHWAY
      "\",\"qdata:dataSetTimePeriod\":[{\"qdata:dataAttributes\":[{\"qdata:earningsDefinition\":{\"en\":\"Wages\"},"
      "\"qdata:industryRate\":[{\"schema:value\":61,\"schema:description\":{\"en\":\"Health\",\"es\":\"Salud\"}}],"
      "\"qdata:occupationRate\":[{\"qdata:minPercentage\":40,\"qdata:maxPercentage\":50}],"
      "\"qdata:demographicEmploymentRate\":[{\"qdata:percentage\":55,\"schema:description\":\"Women\"},"
      "{\"qdata:percentage\":99}],\"qdata:totalWIOAExiters\":[{\"schema:value\":12}],"
      "\"qdata:earningsDistribution\":[{\"schema:currency\":\"USD\",\"qdata:median\":50000,\"qdata:percentile10\":"
      "30000,"
      "\"qdata:percentile90\":90000}],\"qdata:earningsAmount\":[{\"qdata:dataWithholdingType\":"
      "\"dataWithholding:DataSuppressed\"}]}]}]}");
  const struct record *record = find_record(&reading, PATHWAY);
  const struct outcome *items = record->outcomes;
  size_t count = record->outcome_count;
  assert_true(find(items, count, "employed_in_industry")->value == 61);
  assert_text(find(items, count, "employed_in_industry")->note_es, "Salud");
  assert_text(find(items, count, "employed_in_industry")->definition, "Wages");
  assert_true(find(items, count, "earnings_p10")->value == 30000);
  assert_true(find(items, count, "earnings_p90")->value == 90000);
  assert_text(find(items, count, "earnings_p90")->unit, "USD/year");
  assert_text(find(items, count, "employed")->group, "Women"); /* and nobody's rate for everybody's */
  assert_true(find(items, count, "exiters")->value == 12);
  assert_text(find(items, count, "average_earnings")->unit, "money");
  assert_true(find(items, count, "average_earnings")->withheld);
  assert_int_equal(count, 7);
  assert_int_equal(record->range_count, 1);
  assert_text(record->ranges[0].measure, "employed_in_occupation");
  assert_true(isnan(record->ranges[0].value) && record->ranges[0].low == 40 && record->ranges[0].high == 50);
  assert_text(record->ranges[0].unit, "percent");
  reading_free(&reading);
}

#define METRIC_SET(figures)                                                                  \
  "{\"@graph\":[{\"@type\":\"qdata:DataSetProfile\",\"ceterms:ctid\":\"" PATHWAY             \
  "\",\"qdata:hasObservation\":[\"_:o\"]},{\"@id\":\"_:o\",\"@type\":\"qdata:Observation\"," \
  "\"qdata:isObservationOf\":\"" RESOURCE(COURSE) "\",\"qdata:atPoint\":[\"" RESOURCE(DEGREE) "\"]," figures "}]}"

static void test_metric_elsewhere(void **state) {
  (void)state;
  struct reading set =
      read_json(METRIC_SET("\"schema:currency\":\"USD\",\"qdata:median\":5000,\"qdata:percentile75\":"
                           "7000,\"qdata:sizeOfData\":20"));
  struct reading own = read_json("{\"@type\":\"qdata:Metric\",\"ceterms:ctid\":\"" COURSE
                                 "\",\"ceterms:name\":{\"en\":\"Quarterly earnings 2 years after exit\",\"es\":"
                                 "\"Salario\"},\"qdata:metricType\":[\"metricCat:Other\",\"metricCat:EarningsMedian\"],"
                                 "\"qdata:earningsDefinition\":{\"en\":\"UI wages\"}}");
  const struct record *data_set = find_record(&set, PATHWAY);
  assert_int_equal(data_set->outcome_count, 0);
  assert_int_equal(data_set->unresolved_count, 2);
  assert_int_equal(data_set->about.count, 1);
  assert_text(data_set->about.items[0].ctid, DEGREE);
  struct outcome outcome = data_set->unresolved[0];
  assert_null(outcome.measure);
  assert_text(outcome.metric, COURSE);
  assert_text(outcome.statistic, "median");
  assert_int_equal(outcome.n, 20);
  const struct record *metric = find_record(&own, COURSE);
  assert_int_equal(metric->kind, RECORD_METRIC);
  assert_true(metric_resolve(own.arena, metric, &outcome));
  assert_text(outcome.measure, "median_earnings");
  assert_text(outcome.unit, "USD/quarter");
  assert_true(outcome.value == 5000);
  assert_int_equal(outcome.months_after, 24);
  assert_text(outcome.note_es, "Salario");
  assert_text(outcome.definition, "UI wages");
  outcome = data_set->unresolved[1];
  assert_true(metric_resolve(own.arena, metric, &outcome));
  assert_text(outcome.measure, "high_earnings");
  reading_free(&set);
  reading_free(&own);
}

static void test_metric_of_no_use(void **state) {
  (void)state;
  struct reading set = read_json(METRIC_SET("\"schema:currency\":\"USD\",\"qdata:median\":5000"));
  struct reading own = read_json("{\"@type\":\"qdata:Metric\",\"ceterms:ctid\":\"" COURSE
                                 "\",\"ceterms:name\":{\"en\":\"Median debt\"}}");
  struct outcome outcome = find_record(&set, PATHWAY)->unresolved[0];
  assert_false(metric_resolve(own.arena, find_record(&own, COURSE), &outcome));
  assert_null(outcome.measure);
  reading_free(&set);
  reading_free(&own);
  /* The same when both stand together: debt is no earnings. */
  struct reading both = read_json(
      "{\"@graph\":[{\"@type\":\"qdata:DataSetProfile\",\"ceterms:ctid\":\"" PATHWAY
      "\",\"qdata:hasObservation\":[\"_:o\"]},{\"@id\":\"_:o\",\"qdata:isObservationOf\":\"_:m\",\"schema:currency\":"
      "\"USD\",\"qdata:median\":5000},{\"@id\":\"_:m\",\"@type\":\"qdata:Metric\",\"ceterms:name\":\"Median debt\"}]}");
  assert_int_equal(find_record(&both, PATHWAY)->outcome_count, 0);
  reading_free(&both);
}

/* ---- limits ---- */

static char *repeat(const char *start, const char *item, size_t count, const char *end) {
  size_t size = strlen(start) + (strlen(item) + 1) * count + strlen(end) + 1;
  char *json = malloc(size);
  assert_non_null(json);
  char *at = json + sprintf(json, "%s", start);
  for (size_t i = 0; i < count; i++) {
    at += sprintf(at, "%s%s", i == 0 ? "" : ",", item);
  }
  (void)sprintf(at, "%s", end);
  return json;
}

static void test_long_lists(void **state) {
  (void)state;
  enum { MANY = 60000 };
  static const char *const keys[] = {
      "ceterms:hasMember",   "ceterms:identifier",      "ceterms:jurisdiction",
      "ceterms:creditValue", "ceterms:hasCondition",    "ceterms:usesVerificationService",
      "ceterms:agentType",   "ceterms:supersedes",      "ceterms:transferValue",
      "ceterms:availableAt", "ceterms:isPreparationFor"};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    char start[300];
    (void)snprintf(start, sizeof start, "{\"@type\":\"ceterms:Collection\",\"ceterms:ctid\":\"" PATHWAY "\",\"%s\":[",
                   keys[i]);
    char *json = repeat(start, "{\"ceterms:name\":\"x\"}", MANY, "]}");
    struct reading reading = read_json(json);
    free(json);
    const struct record *record = find_record(&reading, PATHWAY);
    assert_true(record->related.count <= 50000);
    assert_true(record->identifier_count <= 50);
    assert_true(record->jurisdiction_count <= 1000 && record->credits.count <= 1000 && record->stated_count <= 1000);
    assert_true(record->place_count <= 1000 && record->verification_count <= 1000 && record->traits.count <= 1000);
    reading_free(&reading);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pathway),
      cmocka_unit_test(test_component_conditions),
      cmocka_unit_test(test_conditions_in_circles),
      cmocka_unit_test(test_framework),
      cmocka_unit_test(test_profile_figures),
      cmocka_unit_test(test_metric_elsewhere),
      cmocka_unit_test(test_metric_of_no_use),
      cmocka_unit_test(test_long_lists),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
