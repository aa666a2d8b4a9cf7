/* SPDX-License-Identifier: MIT */
/* The vocabulary beyond names, costs and times: small made-up documents, in old
 * and new spellings, told from both sides. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ctdl_support.h"

#define CTID_A "ce-a1111111-1111-4111-8111-111111111111"
#define CTID_B "ce-b1111111-1111-4111-8111-111111111111"
#define CTID_C "ce-c1111111-1111-4111-8111-111111111111"
#define RESOURCE(ctid) "https://credentialengineregistry.org/resources/" ctid
#define OF(type, rest) "{\"@type\":\"" type "\",\"ceterms:ctid\":\"" CTID_A "\"," rest "}"

/* The first link with this relation; fails the test when there is none. */
static const struct reference *related(const struct record *record, const char *relation) {
  for (size_t i = 0; i < record->related.count; i++) {
    if (strcmp(record->related.items[i].relation, relation) == 0) {
      return &record->related.items[i];
    }
  }
  fail_msg("no %s", relation);
  return NULL;
}

static void test_costs_for_groups(void **state) {
  (void)state;
  struct reading reading = read_json(
      OF("ceterms:License",
         "\"ceterms:estimatedCost\":[{\"@type\":\"ceterms:CostProfile\",\"ceterms:name\":{\"en\":\"Fee\",\"es-MX\":"
         "\"Cuota\"},\"ceterms:price\":10,\"ceterms:currency\":\"Euro\",\"ceterms:startDate\":\"2026-01-01\","
         "\"ceterms:residencyType\":[\"residency:InState\",\"https://purl.org/ctdl/vocabs/residency/Local\"],"
         "\"ceterms:audienceType\":[{\"ceterms:targetNode\":\"audience:Veteran\"},"
         "{\"ceterms:targetNode\":\"audience:Student\"}],\"ceterms:jurisdiction\":[{\"ceterms:mainJurisdiction\":"
         "[{\"@type\":\"ceterms:Place\",\"ceterms:addressRegion\":{\"en\":\"New Jersey\"},"
         "\"ceterms:addressCountry\":{\"en\":\"United States\"}}]}]}]"));
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->cost_count, 4);
  const struct cost_item *last = &record->costs[3];
  assert_text(last->residency, "residency:Local");
  assert_text(last->audience, "audience:Student");
  assert_text(last->currency, "EUR");
  assert_text(last->name_es, "Cuota");
  assert_text(last->from, "2026-01-01");
  assert_int_equal(last->regions.count, 1);
  assert_text(last->regions.items[0], "New Jersey, United States");
  reading_free(&reading);
}

/* An assessment that is no record of its own brings its costs along; one that
 * has a record doesn't, as they are joined from there. */
static void test_costs_of_assessments(void **state) {
  (void)state;
  struct reading reading = read_json("{\"@graph\":[" OF(
      "ceterms:License",
      "\"ceterms:requires\":[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:targetAssessment\":"
      "[\"_:exam\",\"" RESOURCE(
          CTID_B) "\",\"_:gone\"]}]") ",{\"@id\":\"_:exam\",\"@type\":"
                                      "\"ceterms:AssessmentProfile\",\"ceterms:name\":\"Exam\",\"ceterms:"
                                      "subjectWebpage\":\"https://example.org/exam\","
                                      "\"ceterms:estimatedCost\":[{\"ceterms:price\":75,\"ceterms:currency\":\"USD\"}]}"
                                      ",{\"@type\":"
                                      "\"ceterms:AssessmentProfile\",\"ceterms:ctid\":\"" CTID_B
                                      "\",\"ceterms:name\":\"Other\","
                                      "\"ceterms:estimatedCost\":[{\"ceterms:price\":80}]}]}");
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->cost_count, 1);
  assert_int_equal(record->costs[0].cents, 7500);
  assert_text(record->costs[0].of, "Exam");
  assert_true(record->costs[0].from_condition);
  const struct references *targets = &record->conditions[0].targets;
  assert_int_equal(targets->count, 2); /* the dangling one says nothing */
  assert_text(targets->items[0].relation, "ceterms:targetAssessment");
  assert_text(targets->items[0].url, "https://example.org/exam");
  assert_text(targets->items[1].ctid, CTID_B);
  assert_text(targets->items[1].url, NULL);
  reading_free(&reading);
}

static const char condition_json[] = OF(
    "ceterms:Certificate",
    "\"ceterms:requires\":[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:name\":{\"en\":\"Entry\",\"es\":"
    "\"Entrada\"},\"ceterms:description\":{\"en\":\"All of it\"},\"ceterms:condition\":{\"en\":[\"One\",\"Two\"],"
    "\"es\":[\"Uno\",\"Dos\"]},\"ceterms:creditValue\":[{\"@type\":\"schema:ValueProfile\",\"schema:value\":3,"
    "\"ceterms:creditUnitType\":[{\"ceterms:targetNode\":\"creditUnit:SemesterHour\"}],\"ceterms:creditLevelType\":"
    "[{\"ceterms:targetNode\":\"audLevel:LowerDivisionLevel\"}],\"ceterms:subject\":[{\"ceterms:targetNodeName\":"
    "{\"en\":\"Maths\"}}]}],\"ceterms:assertedBy\":[\"_:nobody\",\"" RESOURCE(CTID_C)
    "\"],\"ceterms:targetOccupation\":[\"http://credentialengineregistry.org/graph/CE-B1111111-1111-4111-8111-"
    "111111111111\"],\"ceterms:targetTask\":[{\"@type\":\"ceterms:CredentialAlignmentObject\","
    "\"ceterms:targetNodeName\":{\"en\":\"Lift\"}}],\"ceterms:submissionOfDescription\":{\"en\":\"A letter\"},"
    "\"ceterms:weight\":0.5,\"ceterms:residentOf\":[{\"ceterms:mainJurisdiction\":[{\"ceterms:name\":\"Ohio\"}]}],"
    "\"ceterms:audienceType\":[{\"ceterms:targetNodeName\":{\"en\":\"Working adults\"}}]}]");

static void test_conditions(void **state) {
  (void)state;
  struct reading reading = read_json(condition_json);
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->condition_count, 1);
  const struct condition *condition = &record->conditions[0];
  assert_text(condition->name_es, "Entrada");
  assert_text(condition->text, "All of it\nOne\nTwo");
  assert_text(condition->text_es, "All of it\nUno\nDos"); /* what has no Spanish stays */
  assert_text(condition->credit, "3 SemesterHour");
  assert_int_equal(condition->credits.count, 1);
  const struct quantity *credit = &condition->credits.items[0];
  assert_true(credit->value == 3 && isnan(credit->low) && !credit->percent);
  assert_text(credit->unit, "creditUnit:SemesterHour");
  assert_text(credit->levels.items[0], "audLevel:LowerDivisionLevel");
  assert_text(credit->subjects.items[0], "Maths");
  assert_int_equal(condition->asserted_by.count, 1);
  assert_text(condition->asserted_by.items[0].ctid, CTID_C);
  assert_int_equal(condition->work.count, 2);
  assert_text(condition->work.items[0].relation, "ceterms:targetOccupation");
  assert_text(condition->work.items[0].ctid, CTID_B);
  assert_text(condition->work.items[1].relation, "ceterms:targetTask");
  assert_text(condition->work.items[1].name, "Lift");
  assert_text(condition->submission, "A letter");
  assert_true(condition->weight == 0.5);
  assert_text(condition->residents.items[0], "Ohio");
  assert_text(condition->audiences.items[0], "Working adults");
  reading_free(&reading);
}

struct relation_row {
  const char *property;
  enum edge_kind kind;
  bool outward;
};

static const struct relation_row relations[] = {
    {"ceterms:isAdvancedStandingFor", EDGE_ADVANCED_STANDING, true},
    {"ceterms:advancedStandingFrom", EDGE_ADVANCED_STANDING, false},
    {"ceterms:isPreparationFor", EDGE_PREPARATION, true},
    {"ceterms:preparationFrom", EDGE_PREPARATION, false},
    {"ceterms:isRequiredFor", EDGE_REQUIRED, true},
    {"ceterms:requires", EDGE_REQUIRED, false},
    {"https://purl.org/ctdl/terms/isRecommendedFor", EDGE_RECOMMENDED, true},
    {"ceterms:recommends", EDGE_RECOMMENDED, false},
};

/* All eight, with a target, as a sentence alone, and by a dangling node. */
static void test_stacking(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
    char json[2000];
    (void)snprintf(
        json, sizeof json,
        OF("ceterms:Certificate",
           "\"%s\":[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:name\":{\"en\":\"Go\",\"es\":\"Ir\"},"
           "\"ceterms:targetCredential\":[\"" RESOURCE(
               CTID_B) "\"],\"ceterms:creditValue\":[{\"schema:value\":12}]},{\"@type\":\"ceterms:ConditionProfile\","
                       "\"ceterms:name\":\"Some other day\"},\"_:gone\"]"),
        relations[i].property);
    struct reading reading = read_json(json);
    const struct record *record = find_record(&reading, CTID_A);
    assert_int_equal(record->edge_count, 1);
    assert_int_equal(record->edges[0].kind, relations[i].kind);
    assert_int_equal(record->edges[0].outward, relations[i].outward);
    assert_text(record->edges[0].other.ctid, CTID_B);
    assert_text(record->edges[0].text, "Go");
    assert_text(record->edges[0].text_es, "Ir");
    bool condition = strcmp(relations[i].property, "ceterms:requires") == 0 ||
                     strcmp(relations[i].property, "ceterms:recommends") == 0;
    if (condition) { /* which are kept as conditions, with or without a target */
      assert_int_equal(record->condition_count, 2);
      assert_int_equal(record->stated_count, 0);
    } else {
      assert_int_equal(record->stated_count, 1);
      assert_text(record->stated[0].text, "Some other day");
      assert_int_equal(record->stated[0].kind, relations[i].kind);
      assert_true(record->edges[0].profile->credits.items[0].value == 12);
      assert_int_equal(record->condition_count, 0);
    }
    reading_free(&reading);
  }
}

static void test_quality(void **state) {
  (void)state;
  struct reading reading = read_json(OF(
      "ceterms:License",
      "\"ceterms:approvedIn\":[{\"@type\":\"ceterms:JurisdictionProfile\",\"ceterms:globalJurisdiction\":false,"
      "\"ceterms:assertedBy\":[\"" RESOURCE(
          CTID_B) "\"],\"ceterms:mainJurisdiction\":[{\"@type\":\"ceterms:Place\",\"ceterms:name\":{\"en\":\"Oregon\"},"
                  "\"ceterms:latitude\":44.0,\"ceterms:longitude\":-120.5}]},{\"ceterms:mainJurisdiction\":[{\"ceterms:"
                  "name\":"
                  "\"Idaho\"}]}],\"ceterms:jurisdiction\":[{\"ceterms:globalJurisdiction\":true,\"ceterms:"
                  "description\":"
                  "{\"en\":\"Everywhere\",\"es\":\"En todas "
                  "partes\"},\"ceterms:jurisdictionException\":[{\"ceterms:name\":"
                  "\"Ohio\"}]}],\"ceterms:accreditedBy\":\"" RESOURCE(CTID_C) "\""));
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->quality_count, 2);
  const struct quality *regional = &record->quality[0];
  assert_text(regional->relation, "approvedBy");
  assert_text(regional->other.ctid, CTID_B);
  assert_non_null(regional->where);
  assert_false(regional->where->global);
  assert_text(regional->where->places[0].name, "Oregon");
  assert_true(regional->where->places[0].located && regional->where->places[0].longitude == -120.5);
  assert_null(record->quality[1].where);
  assert_int_equal(record->jurisdiction_count, 2); /* nobody says who approved it in Idaho */
  assert_text(record->jurisdictions[0].places[0].name, "Idaho");
  assert_true(record->jurisdictions[1].global);
  assert_text(record->jurisdictions[1].text_es, "En todas partes");
  assert_text(record->jurisdictions[1].exceptions[0].name, "Ohio");
  reading_free(&reading);
}

static void test_actions(void **state) {
  (void)state;
  struct reading reading = read_json(
      OF("ceterms:AccreditAction",
         "\"ceterms:actingAgent\":[\"" RESOURCE(CTID_B) "\"],\"ceterms:object\":\"" RESOURCE(
             CTID_C) "\",\"ceterms:startDate\":\"2020-01-01\",\"ceterms:endDate\":\"2025-01-01\",\"ceterms:"
                     "instrument\":[\"_:gone\"],"
                     "\"ceterms:actionStatusType\":{\"ceterms:targetNode\":\"actionStat:CompletedActionStatus\"}"));
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->kind, RECORD_ACTION);
  assert_non_null(record->action);
  assert_text(record->action->relation, "accreditedBy");
  assert_text(record->action->agents.items[0].ctid, CTID_B);
  assert_text(record->action->objects.items[0].ctid, CTID_C);
  assert_int_equal(record->action->instrument.count, 0);
  assert_text(record->action->from, "2020-01-01");
  assert_text(record->action->to, "2025-01-01");
  assert_text(record->action->status, "actionStat:CompletedActionStatus");
  reading_free(&reading);
}

static void test_aid_and_services(void **state) {
  (void)state;
  struct reading reading = read_json("{\"@graph\":[" OF(
      "ceterms:LearningProgram",
      "\"ceterms:financialAssistance\":[{\"@type\":\"ceterms:FinancialAssistanceProfile\","
      "\"ceterms:name\":{\"en\":\"Grant\",\"es\":\"Beca\"},\"ceterms:subjectWebpage\":"
      "\"https://example.org/aid\",\"ceterms:financialAssistanceType \":[\"financialAid:Grant\"],"
      "\"ceterms:financialAssistanceValue\":[{\"schema:minValue\":500,\"schema:maxValue\":\"1,000\","
      "\"schema:unitText\":{\"en\":\"USD\"}},{\"qdata:percentage\":50}]}],"
      "\"ceterms:hasSupportService\":[\"_:s\",\"" RESOURCE(
          CTID_B) "\"],"
                  "\"ceterms:usesVerificationService\":[{\"@type\":\"ceterms:VerificationServiceProfile\","
                  "\"ceterms:verificationService\":[\"https://example.org/check\"],\"ceterms:holderMustAuthorize\":"
                  "true,\"ceterms:verifiedClaimType\":[{\"ceterms:targetNode\":\"claimType:TranscriptClaim\"}]},"
                  "\"" RESOURCE(
                      CTID_C) "\"]") ",{\"@id\":\"_:s\",\"@type\":\"ceterms:SupportService\","
                                     "\"ceterms:name\":\"Crèche\",\"ceterms:supportServiceType\":[\"support:"
                                     "ChildCare\"]}]}");
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->aid_count, 1);
  const struct aid *aid = &record->aid[0];
  assert_text(aid->name_es, "Beca");
  assert_text(aid->url, "https://example.org/aid");
  assert_text(aid->types.items[0], "financialAid:Grant");
  assert_int_equal(aid->values.count, 2);
  assert_true(aid->values.items[0].low == 500);
  assert_text(aid->values.items[0].currency, "USD");
  assert_true(aid->values.items[1].percent && aid->values.items[1].value == 50);
  assert_text(record->support.items[0], "support:ChildCare");
  assert_text(related(record, "ceterms:hasSupportService")->name, "Crèche");
  assert_int_equal(record->verification_count, 1);
  assert_text(record->verifications[0].service_url, "https://example.org/check");
  assert_int_equal(record->verifications[0].must_authorize, 1);
  assert_text(record->verifications[0].claim_types.items[0], "claimType:TranscriptClaim");
  assert_text(related(record, "ceterms:usesVerificationService")->ctid, CTID_C);
  reading_free(&reading);
}

static void test_transfer_values(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@graph\":[" OF("ceterms:TransferValueProfile",
                         "\"ceterms:transferValue\":[{\"@type\":\"ceterms:ValueProfile\",\"schema:value\":3.0,"
                         "\"ceterms:creditUnitType\":[{\"ceterms:targetNode\":"
                         "\"https://purl.org/ctdl/vocabs/creditUnit/SemesterHour\"}]}],\"ceterms:ownedBy\":[\"_:gone\"],"
                         "\"ceterms:transferValueFrom\":[\"_:course\"],\"ceterms:transferValueFor\":[\"" RESOURCE(CTID_B)
                         "\"],\"ceterms:startDate\":\"2024-01-01\",\"ceterms:nextVersion\":\"" RESOURCE(CTID_C)
                         "\",\"ceterms:identifier\":[{\"@type\":\"ceterms:IdentifierValue\","
                         "\"ceterms:identifierTypeName\":{\"en\":\"Exhibit\"},\"ceterms:identifierValueCode\":\"AR-1\"}]")
      ",{\"@id\":\"_:course\",\"@type\":\"ceterms:LearningOpportunityProfile\",\"ceterms:name\":\"Basics\"}]}");
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->transfer.count, 1);
  assert_true(record->transfer.items[0].value == 3);
  assert_text(record->transfer.items[0].unit, "creditUnit:SemesterHour");
  assert_int_equal(record->edge_count, 2);
  assert_text(record->edges[0].other.name, "Basics");
  assert_false(record->edges[0].outward);
  assert_text(record->edges[1].other.ctid, CTID_B);
  assert_true(record->edges[1].outward);
  assert_text(record->from, "2024-01-01");
  assert_text(related(record, "ceterms:nextVersion")->ctid, CTID_C);
  assert_int_equal(record->identifier_count, 1);
  assert_text(record->identifiers[0].name, "Exhibit");
  assert_text(record->identifiers[0].code, "AR-1");
  reading_free(&reading);
}

static void test_work(void **state) {
  (void)state;
  struct reading reading = read_json(OF(
      "ceterms:Task",
      "\"ceterms:name\":{\"en\":\"Weld\",\"es\":\"Soldar\"},\"ceterms:codedNotation\":\"T-1\",\"ceasn:listID\":\"4\","
      "\"ceasn:isChildOf\":[\"" RESOURCE(CTID_B) "\"],\"ceterms:hasWorkRole\":[\"_:gone\",\"" RESOURCE(
          CTID_C) "\"],\"ceterms:classification\":[{\"ceterms:targetNodeName\":{\"en\":\"Metal\"}}],"
                  "\"ceterms:environmentalHazardType\":[{\"ceterms:targetNodeName\":{\"en\":\"Heat\"}}],"
                  "\"ceterms:workPay\":[{\"ceterms:currency\":\"USD\",\"schema:minValue\":20,\"ceterms:basePeriod\":"
                  "\"PT1H\"}],"
                  "\"ceasn:skillEmbodied\":[\"" RESOURCE(CTID_C) "\"]"));
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->kind, RECORD_WORK);
  assert_text(record->name.es, "Soldar");
  assert_text(record->code, "T-1");
  assert_text(record->identifiers[0].type, "ceasn:listID");
  assert_int_equal(record->edge_count, 0); /* a task within a task is no step of a ladder */
  assert_text(related(record, "ceasn:isChildOf")->ctid, CTID_B);
  assert_text(related(record, "ceterms:hasWorkRole")->ctid, CTID_C);
  assert_text(related(record, "ceterms:classification")->name, "Metal");
  assert_text(record->traits.items[0], "Heat");
  assert_true(record->pay.items[0].low == 20);
  assert_text(record->pay.items[0].unit, "PT1H");
  assert_text(record->pay.items[0].currency, "USD");
  assert_int_equal(record->skills.count, 1);
  reading_free(&reading);
}

static void test_collections(void **state) {
  (void)state;
  struct reading reading = read_json(
      "{\"@graph\":[" OF("ceterms:Collection",
                         "\"ceterms:hasMember\":[\"" RESOURCE(CTID_B) "\",\"_:m\",\"_:gone\"],\"ceterms:collectionType\":"
                         "[\"collectionCategory:ETPL\"],\"ceterms:membershipCondition\":[{\"@type\":"
                         "\"ceterms:ConditionProfile\",\"ceterms:description\":{\"en\":\"Be approved\"}}]")
      ",{\"@id\":\"_:m\",\"@type\":\"ceterms:CollectionMember\",\"ceterms:proxyFor\":\"" RESOURCE(CTID_C) "\"}]}");
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->kind, RECORD_COLLECTION);
  assert_int_equal(record->related.count, 2);
  assert_text(record->related.items[0].ctid, CTID_B);
  assert_text(record->related.items[1].ctid, CTID_C);
  assert_text(record->traits.items[0], "collectionCategory:ETPL");
  assert_text(record->conditions[0].kind, "ceterms:membershipCondition");
  reading_free(&reading);
}

static void test_offerings_and_flags(void **state) {
  (void)state;
  struct reading reading = read_json(OF(
      "ceterms:ScheduledOffering",
      "\"ceterms:availableAt\":[{\"@type\":\"ceterms:Place\",\"ceterms:streetAddress\":{\"en\":\"1 Main St\"},"
      "\"ceterms:addressLocality\":{\"en\":\"Newark\"}}],\"ceterms:scheduleTimingType\":[\"scheduleTiming:Evening\"],"
      "\"ceterms:availableOnlineAt\":[\"https://example.org/x\"],\"ceterms:isNonCredit\":true,"
      "\"ceterms:isProctored\":false,\"ceterms:renewalFrequency\":\"P2Y\",\"ceterms:opeID\":\"001\","
      "\"ceterms:supersedes\":\"https://credentialfinder.org/Credential/65182\""));
  const struct record *record = find_record(&reading, CTID_A);
  assert_int_equal(record->kind, RECORD_OFFERING);
  assert_text(record->places[0].street, "1 Main St");
  assert_text(record->schedule.items[0], "scheduleTiming:Evening");
  assert_text(record->online.items[0], "https://example.org/x");
  assert_int_equal(record->traits.count, 1);
  assert_text(record->traits.items[0], "ceterms:isNonCredit");
  assert_true(record->renewal_days == 730);
  assert_text(record->identifiers[0].type, "ceterms:opeID");
  const struct reference *old = related(record, "ceterms:supersedes");
  assert_text(old->ctid, NULL);
  assert_text(old->uri, "https://credentialfinder.org/Credential/65182");
  reading_free(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_costs_for_groups),
      cmocka_unit_test(test_costs_of_assessments),
      cmocka_unit_test(test_conditions),
      cmocka_unit_test(test_stacking),
      cmocka_unit_test(test_quality),
      cmocka_unit_test(test_actions),
      cmocka_unit_test(test_aid_and_services),
      cmocka_unit_test(test_transfer_values),
      cmocka_unit_test(test_work),
      cmocka_unit_test(test_collections),
      cmocka_unit_test(test_offerings_and_flags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
