/* SPDX-License-Identifier: MIT */
/* Outcomes in the old and the new form, and their joins. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ctdl_support.h"

#define DEGREE "ce-a1111111-1111-4111-8111-111111111111"
#define OLD_SET "ce-b1111111-1111-4111-8111-111111111111"
#define NEW_SET "ce-c1111111-1111-4111-8111-111111111111"
#define FIRST "ce-d1111111-1111-4111-8111-111111111111"
#define SECOND "ce-d2222222-2222-4222-8222-222222222222"

/* The outcome with this measure, unit and origin; fails when there is none. */
static const struct outcome *find(const struct record *record, const char *measure, const char *unit) {
  for (size_t i = 0; i < record->outcome_count; i++) {
    if (strcmp(record->outcomes[i].measure, measure) == 0 && strcmp(record->outcomes[i].unit, unit) == 0) {
      return &record->outcomes[i];
    }
  }
  fail_msg("no %s in %s", measure, unit);
  return NULL;
}

static void test_aggregate_data(void **state) {
  (void)state;
  struct reading reading = read_fixture("data_set_old.json");
  const struct record *record = find_record(&reading, DEGREE);
  const struct outcome *median = find(record, "median_earnings", "USD/year");
  assert_true(median->value == 49333);
  assert_false(median->withheld);
  assert_int_equal(median->months_after, 60);
  assert_int_equal(median->n, -1);
  assert_text(median->source, "https://example.org/source");
  assert_text(median->dated, "2018-01-15");
  assert_text(median->note, "Median earnings after 5 years.");
  assert_text(median->data_set, NULL);
  assert_true(find(record, "low_earnings", "USD/year")->value == 41000);
  const struct outcome *jobs = find(record, "jobs_obtained", "percent");
  assert_true(jobs->value == 88);
  assert_int_equal(jobs->months_after, -1); /* the sentence is about earnings */
  assert_text(jobs->note, "In the region");
  assert_true(find(record, "awarded", "people")->value == 234);
  reading_free(&reading);
}

static void check_old_set(const struct record *record) {
  const struct outcome *rate = find(record, "pass_rate", "percent");
  assert_true(rate->value == 98);
  assert_int_equal(rate->n, 51);
  assert_text(rate->from, "2020-01-01");
  assert_text(rate->to, "2020-12-31");
  assert_text(rate->source, "https://example.org/board");
  assert_text(rate->data_set, OLD_SET);
  assert_int_equal(rate->months_after, 6);
  assert_true(find(record, "median_earnings", "USD/quarter")->value == 9000);
  assert_int_equal(find(record, "median_earnings", "USD/quarter")->n, 40);
  assert_true(find(record, "low_earnings", "USD/quarter")->value == 7000);
  assert_true(find(record, "high_earnings", "USD/quarter")->value == 12000);
  assert_true(find(record, "median_earnings", "USD/hour")->value == 22.22);
  const struct outcome *withheld = find(record, "average_earnings", "USD/year");
  assert_true(withheld->withheld && isnan(withheld->value)); /* it says 0, and means "too few" */
  assert_true(find(record, "employed", "percent")->value == 45.4);
}

static void test_old_data_set(void **state) {
  (void)state;
  struct reading reading = read_fixture("data_set_old.json");
  const struct record *data_set = find_record(&reading, OLD_SET);
  assert_int_equal(data_set->kind, RECORD_DATA_SET);
  assert_int_equal(data_set->outcome_count, 7);
  check_old_set(data_set);
  assert_int_equal(data_set->about.count, 1);
  assert_text(data_set->about.items[0].ctid, DEGREE);
  assert_text(data_set->about.items[0].name, "Nursing");
  const struct record *degree = find_record(&reading, DEGREE);
  assert_int_equal(degree->outcome_count, 4 + 7); /* both ends state the join; it counts once */
  assert_int_equal(degree->data_sets.count, 1);
  assert_text(degree->data_sets.items[0].ctid, OLD_SET);
  check_old_set(degree);
  reading_free(&reading);
}

static void test_observations(void **state) {
  (void)state;
  struct reading reading = read_fixture("data_set_new.json");
  const struct record *data_set = find_record(&reading, NEW_SET);
  assert_text(data_set->effective, "2025-03-01"); /* its key has a stray blank */
  assert_int_equal(data_set->outcome_count, 5);   /* a metric of no use and a dangling one are left out */
  assert_int_equal(data_set->about.count, 2);
  const struct outcome *median = find(data_set, "median_earnings", "USD/year");
  assert_true(median->value == 70629);
  assert_int_equal(median->n, 31);
  assert_int_equal(median->months_after, 120);
  assert_text(median->from, "2022");
  assert_text(median->about, FIRST);
  assert_text(median->group, NULL);
  assert_text(median->note, "Earnings 10 years after graduation");
  assert_true(find(data_set, "average_earnings", "USD/year")->value == 71000);
  assert_true(find(data_set, "low_earnings", "USD/year")->value == 60000);
  const struct outcome *women = find(data_set, "employed", "percent");
  assert_true(women->value == 0.61); /* as published, not made into 61 */
  assert_text(women->group, "Female");
  assert_int_equal(women->n, 145);
  reading_free(&reading);
}

static void test_observations_of_one(void **state) {
  (void)state;
  struct reading reading = read_fixture("data_set_new.json");
  const struct record *first = find_record(&reading, FIRST);
  assert_int_equal(first->outcome_count, 4);
  assert_text(first->data_sets.items[0].ctid, NEW_SET);
  const struct record *second = find_record(&reading, SECOND);
  assert_int_equal(second->outcome_count, 1);
  assert_true(second->outcomes[0].withheld && isnan(second->outcomes[0].value));
  assert_text(second->outcomes[0].measure, "employed");
  assert_text(second->outcomes[0].unit, "percent");
  reading_free(&reading);
}

#define LICENSE_WITH(rest) \
  "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" DEGREE "\",\"ceterms:aggregateData\":" rest "}"

struct unit_row {
  const char *json;
  const char *unit;
};

static const struct unit_row units[] = {
    {LICENSE_WITH("{\"ceterms:medianEarnings\":30000,\"ceterms:currency\":\"USD\"}"), "USD/year"},
    {LICENSE_WITH("{\"ceterms:medianEarnings\":\"30000\",\"ceterms:currency\":\"Euro\"}"), "EUR/year"},
    {LICENSE_WITH("[{\"ceterms:medianEarnings\":30000}]"), "XXX/year"},
    {LICENSE_WITH("{\"ceterms:medianEarnings\":19.35,\"ceterms:currency\":\"USD\"}"), "USD/hour"},
    {LICENSE_WITH("{\"ceterms:medianEarnings\":{\"schema:value\":7000,\"schema:unitText\":\"QUARTER\"},"
                  "\"ceterms:currency\":\"USD\"}"),
     "USD/quarter"},
    {LICENSE_WITH("{\"ceterms:medianEarnings\":250,\"ceterms:currency\":\"USD\",\"ceterms:description\":{\"en\":\"By "
                  "the HOUR\"}}"),
     "USD/hour"},
    {LICENSE_WITH("{\"ceterms:medianEarnings\":3000,\"ceterms:currency\":\"USD\",\"ceterms:description\":\"Monthly\"}"),
     "USD/month"},
};

static void test_units(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    struct reading reading = read_json(units[i].json);
    const struct record *record = find_record(&reading, DEGREE);
    assert_int_equal(record->outcome_count, 1);
    assert_text(record->outcomes[0].measure, "median_earnings");
    assert_text(record->outcomes[0].unit, units[i].unit);
    reading_free(&reading);
  }
}

/* The profiles that aggregate data replaced, standing beside the credential. */
static void test_retired_profiles(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@graph\":[{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" DEGREE
      "\",\"ceterms:earnings\":[\"_:e\"],\"ceterms:employmentOutcome\":[{\"ceterms:jobsObtained\":[12]}],"
      "\"ceterms:holders\":{\"ceterms:numberAwarded\":40}},{\"@id\":\"_:e\",\"@type\":\"ceterms:EarningsProfile\","
      "\"ceterms:highEarnings\":50000,\"ceterms:currency\":\"USD\",\"ceterms:postReceiptMonths\":24}]}");
  const struct record *record = find_record(&reading, DEGREE);
  assert_int_equal(record->outcome_count, 3);
  assert_int_equal(find(record, "high_earnings", "USD/year")->months_after, 24);
  assert_true(find(record, "jobs_obtained", "people")->value == 12);
  assert_true(find(record, "awarded", "people")->value == 40);
  reading_free(&reading);
}

static void test_data_set_named_twice(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@graph\":[{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" DEGREE
      "\",\"qdata:relevantDataSet\":[\"" OLD_SET "\",\"https://example.org/" OLD_SET
      "\"]},{\"@type\":\"qdata:DataSetProfile\",\"ceterms:ctid\":\"" OLD_SET
      "\",\"qdata:dataSetTimePeriod\":{\"qdata:dataAttributes\":{\"qdata:passRate\":{\"qdata:percentage\":90}}}}]}");
  assert_int_equal(find_record(&reading, OLD_SET)->outcome_count, 1);
  assert_int_equal(find_record(&reading, DEGREE)->outcome_count, 1);
  reading_free(&reading);
}

struct metric_row {
  const char *name;
  const char *measure; /* NULL: not taken */
};

static const struct metric_row metrics[] = {
    {"NCLEX first-time pass rate", "pass_rate"},
    {"Completion Rate", "completed"},
    {"Graduation rate", "completed"},
    {"Employment Rate", "employed"},
    {"Unemployment Rate", NULL},
    {"Non-completion rate", NULL},
    {"Job retention after 6 months", "retained"},
    {"Jobs obtained", "jobs_obtained"},
    {"Credentials awarded", "awarded"},
    {"Average class size", NULL},
};

static void test_metric_words(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof metrics / sizeof metrics[0]; i++) {
    char json[1024];
    (void)snprintf(json, sizeof json,
                   "{\"@type\":\"qdata:DataSetProfile\",\"ceterms:ctid\":\"" NEW_SET
                   "\",\"qdata:hasObservation\":{\"qdata:percentage\":70,\"qdata:isObservationOf\":"
                   "{\"@type\":\"qdata:Metric\",\"ceterms:name\":\"%s\"}}}",
                   metrics[i].name);
    struct reading reading = read_json(json);
    const struct record *record = find_record(&reading, NEW_SET);
    if (record->outcome_count != (metrics[i].measure != NULL)) {
      fail_msg("%s: %zu outcomes", metrics[i].name, record->outcome_count);
    }
    if (metrics[i].measure != NULL) {
      assert_text(record->outcomes[0].measure, metrics[i].measure);
      assert_text(record->outcomes[0].unit, "percent");
    }
    reading_free(&reading);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_aggregate_data), cmocka_unit_test(test_old_data_set),
      cmocka_unit_test(test_observations),   cmocka_unit_test(test_observations_of_one),
      cmocka_unit_test(test_units),          cmocka_unit_test(test_retired_profiles),
      cmocka_unit_test(test_metric_words),   cmocka_unit_test(test_data_set_named_twice),
  };
  return cmocka_run_group_tests_name("ctdl outcomes", tests, NULL, NULL);
}
