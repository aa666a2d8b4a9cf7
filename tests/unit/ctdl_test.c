/* SPDX-License-Identifier: MIT */
/* Each shape of document, with exact values. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ctdl_support.h"

#define CTID "ce-11111111-1111-4111-8111-111111111111"
#define LICENSE                                                                                        \
  "{\"@type\":\"ceterms:License\",\"@id\":\"https://example.org/r/" CTID "\",\"ceterms:ctid\":\"" CTID \
  "\",\"ceterms:name\":{\"en-US\":\"L\"}}"

static void test_texts(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(reading.document.count, 2);
  assert_int_equal(reading.document.skipped, 0);
  assert_ptr_equal(record, &reading.document.records[0]);
  assert_int_equal(record->kind, RECORD_CREDENTIAL);
  assert_text(record->type, "ceterms:Certificate");
  assert_text(record->uri, "https://example.org/resources/" CTID);
  assert_text(record->name.en, "Welding Certificate");
  assert_text(record->name.es, "Certificado de soldadura");
  assert_text(record->name.other, NULL);
  assert_text(record->description.en, "First paragraph.\n\nSecond & last.");
  assert_text(record->description.other, "En fran\u00e7ais");
  assert_text(record->description.other_language, "fr-CA");
  assert_text(record->url, "https://example.org/welding");
  assert_text(record->status, "active");
  assert_text(record->effective, "2024-07-01");
  assert_text(record->expires, "2027-06-30");
  assert_text(record->updated, NULL);
  assert_int_equal(record->languages.count, 2);
  assert_int_equal(record->keywords.count, 3);
  assert_text(record->keywords.items[2], "soldadura");
  assert_int_equal(record->alternate_names.count, 1);
  assert_text(record->subjects.items[0], "Trades");
  assert_text(reading.document.records[1].status, "ceasing");
  reading_free(&reading);
}

static void test_references(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->owned_by.count, 1);
  assert_text(record->owned_by.items[0].ctid, "ce-22222222-2222-4222-8222-222222222222");
  assert_text(record->owned_by.items[0].name, NULL);
  assert_int_equal(record->offered_by.count, 1); /* the dangling one says nothing */
  assert_text(record->offered_by.items[0].name, "Trenton School");
  assert_text(record->offered_by.items[0].type, "ceterms:CredentialOrganization");
  assert_text(record->offered_by.items[0].uri, NULL);
  assert_int_equal(record->quality_count, 2);
  assert_text(record->quality[0].relation, "accreditedBy");
  assert_text(record->quality[0].other.name, "Council");
  assert_text(record->quality[1].relation, "approvedBy");
  assert_text(record->quality[1].other.ctid, "ce-33333333-3333-4333-8333-333333333333");
  assert_false(record->quality[1].outward);
  assert_text(record->common_costs.items[0].ctid, "ce-44444444-4444-4444-8444-444444444444");
  assert_text(record->conditions[0].targets.items[0].name, "Safety first");
  reading_free(&reading);
}

static void test_costs_and_times(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->cost_count, 4);
  assert_int_equal(record->costs[0].cents, 298810);
  assert_text(record->costs[0].currency, "USD");
  assert_text(record->costs[0].type, "costType:Tuition");
  assert_text(record->costs[0].residency, "residency:InState");
  assert_text(record->costs[1].residency, "residency:Local");
  assert_text(record->costs[0].details_url, "https://example.org/costs");
  assert_int_equal(record->costs[2].cents, 125055);
  assert_text(record->costs[2].type, "costType:LearningResource");
  assert_text(record->costs[2].residency, NULL);
  assert_true(record->costs[3].from_condition && !record->costs[3].optional);
  assert_int_equal(record->costs[3].cents, 8000);
  assert_int_equal(record->duration_count, 2);
  assert_true(record->durations[0].exact_days == 270 && record->durations[0].effort_hours < 0);
  assert_true(record->durations[1].exact_days < 0 && record->durations[1].effort_hours == 272);
  reading_free(&reading);
}

static void test_conditions(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->condition_count, 2);
  const struct condition *condition = &record->conditions[0];
  assert_text(condition->kind, "ceterms:requires");
  assert_text(condition->name, "To get in");
  assert_text(condition->text, "One of these.\nBe well\nBe there");
  assert_int_equal(condition->minimum_age, 18);
  assert_true(condition->years_of_experience == 1.5);
  assert_text(condition->credit, "45 SemesterHour");
  assert_int_equal(condition->alternative_count, 2);
  assert_text(condition->alternatives[0].targets.items[0].ctid, "ce-55555555-5555-4555-8555-555555555555");
  assert_text(condition->alternatives[1].text, "Two years of work");
  assert_int_equal(condition->alternatives[1].minimum_age, -1);
  assert_text(condition->competencies.items[0].name, "Reads a drawing");
  assert_text(record->conditions[1].targets.items[0].ctid, "ce-77777777-7777-4777-8777-777777777777");
  reading_free(&reading);
}

static void check_edge(const struct edge *edge, enum edge_kind kind, bool outward, const char *ctid, const char *text) {
  assert_int_equal(edge->kind, kind);
  assert_int_equal(edge->outward, outward);
  assert_text(edge->other.ctid, ctid);
  assert_text(edge->text, text);
}

static void test_edges(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->edge_count, 4); /* none for a profile without a target, nor for a course */
  check_edge(&record->edges[0], EDGE_REQUIRED, false, "ce-55555555-5555-4555-8555-555555555555", "Earlier certificate");
  check_edge(&record->edges[1], EDGE_REQUIRED, false, "ce-77777777-7777-4777-8777-777777777777", NULL);
  check_edge(&record->edges[2], EDGE_ADVANCED_STANDING, true, "ce-88888888-8888-4888-8888-888888888888",
             "Counts\nTwelve credits.");
  check_edge(&record->edges[3], EDGE_PART, true, "ce-88888888-8888-4888-8888-888888888888", NULL);
  reading_free(&reading);
}

/* Each relation with its kind and direction. */
struct edge_row {
  const char *property;
  enum edge_kind kind;
  bool outward;
};

static const struct edge_row edge_rows[] = {
    {"ceterms:isAdvancedStandingFor", EDGE_ADVANCED_STANDING, true},
    {"ceterms:advancedStandingFrom", EDGE_ADVANCED_STANDING, false},
    {"ceterms:isPreparationFor", EDGE_PREPARATION, true},
    {"ceterms:preparationFrom", EDGE_PREPARATION, false},
    {"ceterms:isRequiredFor", EDGE_REQUIRED, true},
    {"ceterms:requires", EDGE_REQUIRED, false},
    {"ceterms:entryCondition", EDGE_REQUIRED, false},
    {"ceterms:isRecommendedFor", EDGE_RECOMMENDED, true},
    {"ceterms:recommends", EDGE_RECOMMENDED, false},
    {"ceterms:hasPart", EDGE_PART, false},
    {"ceterms:isPartOf", EDGE_PART, true},
    {"ceterms:providesTransferValueFor", EDGE_TRANSFER, true},
    {"ceterms:receivesTransferValueFrom", EDGE_TRANSFER, false},
};

static void test_edge_directions(void **state) {
  (void)state;
  static const char *const values[] = {
      "\"https://example.org/ce-55555555-5555-4555-8555-555555555555\"",
      "[{\"@id\":\"https://example.org/CE-55555555-5555-4555-8555-555555555555\"}]",
      "{\"ceterms:targetCredential\":\"ce-55555555-5555-4555-8555-555555555555\"}",
      "{\"@type\":\"ceterms:Badge\",\"ceterms:ctid\":\"ce-55555555-5555-4555-8555-555555555555\"}"};
  for (size_t i = 0; i < sizeof edge_rows / sizeof edge_rows[0]; i++) {
    for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
      char json[512];
      (void)snprintf(json, sizeof json, "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID "\",\"%s\":%s}",
                     edge_rows[i].property, values[j]);
      struct reading reading = read_json(json);
      const struct record *record = find_record(&reading, CTID);
      assert_int_equal(record->edge_count, 1);
      check_edge(&record->edges[0], edge_rows[i].kind, edge_rows[i].outward, "ce-55555555-5555-4555-8555-555555555555",
                 NULL);
      reading_free(&reading);
    }
  }
}

static void test_lists(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->delivery.count, 2); /* each once; an online address alone says nothing */
  assert_text(record->delivery.items[1], "deliveryType:OnlineOnly");
  assert_text(record->schedule.items[0], "scheduleTiming:Evening");
  assert_int_equal(record->support.count, 2);
  assert_text(record->support.items[0], "support:Childcare");
  assert_text(record->support.items[1], "accommodation:PhysicalAccessibility");
  assert_text(record->aid[0].name, "State money");
  assert_text(record->aid[0].types.items[0], "financialAid:WIOA");
  assert_text(record->audience_levels.items[0], "audLevel:BeginnerLevel");
  assert_int_equal(record->place_count, 1);
  assert_text(record->places[0].locality, "Trenton");
  assert_text(record->places[0].county, "Mercer");
  assert_text(record->places[0].region, "NJ");
  assert_text(record->places[0].postal_code, "08608");
  reading_free(&reading);
}

static void test_codes(void **state) {
  (void)state;
  struct reading reading = read_fixture("graph.json");
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->occupations.count, 2);
  assert_text(record->occupations.items[0].code, "51-4121.00");
  assert_text(record->occupations.items[0].name, "Welders");
  assert_text(record->occupations.items[0].framework, "Standard Occupational Classification");
  assert_text(record->occupations.items[1].code, "51-4122.00");
  assert_text(record->industries.items[0].code, "332");
  assert_text(record->programs.items[0].code, "48.0508");
  assert_int_equal(record->skills.count, 2);
  assert_text(record->skills.items[0].relation, "ceterms:requires");
  assert_text(record->skills.items[1].relation, "ceterms:teaches");
  assert_text(record->skills.items[1].name, "Weld a seam");
  assert_text(record->skills.items[1].target, "https://example.org/c/1");
  reading_free(&reading);
}

static void test_old_shape(void **state) {
  (void)state;
  struct reading reading = read_fixture("old_2016.json");
  const struct record *record = find_record(&reading, "ce-abcdef01-2345-4678-89ab-cdef01234567");
  assert_text(record->type, "ceterms:Credential");
  assert_int_equal(record->kind, RECORD_CREDENTIAL);
  assert_text(record->name.other, "Old Credential");
  assert_text(record->name.other_language, NULL);
  assert_text(record->description.es, "Una descripci\u00f3n");
  assert_text(record->url, "https://example.org/old");
  assert_text(record->owned_by.items[0].ctid, "ce-22222222-2222-4222-8222-222222222222");
  assert_int_equal(record->keywords.count, 2);
  assert_text(record->occupations.items[0].code, "15-1131.00");
  assert_text(record->industries.items[0].code, "541512");
  assert_int_equal(record->edge_count, 2);
  assert_text(record->edges[0].other.name, "Big License");
  assert_true(record->edges[0].outward && record->edges[0].kind == EDGE_REQUIRED);
  assert_true(record->durations[0].minimum_days == 365 && record->durations[0].maximum_days == 910);
  assert_text(record->places[0].locality, "Peoria");
  reading_free(&reading);
}

static void check_license(const char *json, const char *updated) {
  struct reading reading = read_json(json);
  assert_int_equal(reading.status, 0);
  assert_int_equal(reading.document.count, 1);
  assert_text(reading.document.records[0].ctid, CTID);
  assert_text(reading.document.records[0].name.en, "L");
  assert_text(reading.document.records[0].updated, updated);
  reading_free(&reading);
}

static void test_wrappings(void **state) {
  (void)state;
  check_license(LICENSE, NULL);
  check_license("\xef\xbb\xbf" LICENSE, NULL);
  check_license("[" LICENSE "]", NULL);
  check_license("{\"@graph\":[" LICENSE "]}", NULL);
  check_license("{\"@graph\":" LICENSE "}", NULL);
  check_license("{\"decoded_resource\":{\"@graph\":[" LICENSE "]},\"updated_at\":\"2026-01-02T03:04:05Z\"}",
                "2026-01-02T03:04:05Z");
  check_license("[{\"decoded_resource\":" LICENSE ",\"node_headers\":{\"updated_at\":\"2019-02-01 16:15:27 UTC\"}}]",
                "2019-02-01T16:15:27Z");
  check_license("{\"inner_resource\":" LICENSE "}", NULL);
  check_license("{\"@type\":\"ceterms:License\",\"ctid\":\"x\",\"entity\":" LICENSE "}", NULL);
  check_license("[[" LICENSE "]]", NULL);
}

static void test_jws(void **state) {
  (void)state;
  /* {"@type":"ceterms:License","ceterms:ctid":"ce-1111...","ceterms:name":{"en":"L"}} */
  static const char payload[] =
      "eyJAdHlwZSI6ImNldGVybXM6TGljZW5zZSIsImNldGVybXM6Y3RpZCI6ImNlLTExMTExMTExLTExMTEtNDExMS04MTExLTExMTExMTExMTExMSIs"
      "ImNldGVybXM6bmFtZSI6eyJlbiI6IkwifX0";
  char json[1024];
  (void)snprintf(json, sizeof json, "{\"resource\":\"e30.%s.c2ln\",\"updated_at\":\"2018-01-01T00:00:00Z\"}", payload);
  check_license(json, "2018-01-01T00:00:00Z");
  /* The same with a blank, so that the last letter ends a byte. */
  static const char whole[] =
      "eyJAdHlwZSI6ImNldGVybXM6TGljZW5zZSIsICJjZXRlcm1zOmN0aWQiOiJjZS0xMTExMTExMS0x"
      "MTExLTQxMTEtODExMS0xMTExMTExMTExMTEiLCJjZXRlcm1zOm5hbWUiOnsiZW4iOiJMIn19";
  (void)snprintf(json, sizeof json, "{\"resource\":\"e30.%s.c2ln\"}", whole);
  check_license(json, NULL);
  static const char *const bad[] = {"{\"resource\":\"e30..c2ln\"}", "{\"resource\":\"e30.!!.c2ln\"}",
                                    "{\"resource\":\"e30.e30\"}", "{\"resource\":\"e30.bm90IGpzb24.x\"}",
                                    "{\"resource\":\"\"}"};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    struct reading reading = read_json(bad[i]);
    assert_int_not_equal(reading.status, 0);
    assert_int_equal(reading.error.code, ERROR_BAD_DATA);
    reading_free(&reading);
  }
}

static void test_arrays(void **state) {
  (void)state;
  struct reading reading = read_json(
      "[" LICENSE ",{\"@type\":\"ceterms:Badge\",\"@id\":\"https://example.org/badge\",\"ceterms:isPartOf\":\"" CTID
      "\"},7]");
  assert_int_equal(reading.status, 0);
  assert_int_equal(reading.document.count, 2);
  assert_int_equal(reading.document.skipped, 1);
  assert_non_null(reading.document.skip_reason);
  assert_text(reading.document.records[1].ctid, NULL);
  reading_free(&reading);
  reading = read_json("[]"); /* the page after the last one */
  assert_int_equal(reading.status, 0);
  assert_int_equal(reading.document.count, 0);
  reading_free(&reading);
}

static void test_deleted(void **state) {
  (void)state;
  struct reading reading =
      read_json("[" LICENSE ",{\"decoded_resource\":" LICENSE ",\"node_headers\":{\"deleted_at\":\"2025-01-01\"}}]");
  assert_int_equal(reading.status, 0);
  assert_int_equal(reading.document.count, 1);
  assert_int_equal(reading.document.skipped, 1);
  reading_free(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_texts),      cmocka_unit_test(test_references), cmocka_unit_test(test_costs_and_times),
      cmocka_unit_test(test_conditions), cmocka_unit_test(test_edges),      cmocka_unit_test(test_edge_directions),
      cmocka_unit_test(test_lists),      cmocka_unit_test(test_codes),      cmocka_unit_test(test_old_shape),
      cmocka_unit_test(test_wrappings),  cmocka_unit_test(test_jws),        cmocka_unit_test(test_arrays),
      cmocka_unit_test(test_deleted),
  };
  return cmocka_run_group_tests_name("ctdl shapes", tests, NULL, NULL);
}
