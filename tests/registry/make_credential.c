/* SPDX-License-Identifier: MIT */
/* Credentials, and the learning and tests that lead to them. */
#include <stdio.h>
#include <string.h>

#include "tests/registry/maker.h"

static const char *const levels[] = {"Introduction to", "Certified", "Advanced", "Applied", "Professional", "Hands-on"};

static void put_name(struct maker *maker, const char *ending, const char *spanish) {
  const struct maker_field *field = &maker_fields[maker->field];
  char english[128];
  char other[128];
  size_t level = maker_below(maker, sizeof levels / sizeof levels[0]);
  (void)snprintf(english, sizeof english, "%s %s %s %lu", levels[level], field->english, ending, maker->recipe->number);
  (void)snprintf(other, sizeof other, "%s en %s %lu", spanish, field->spanish, maker->recipe->number);
  put(maker->primary, "ceterms:name", words(english, maker->spanish ? other : NULL));
}

/* What nearly every record has. */
static void put_common(struct maker *maker) {
  unsigned long owner = record_owner(maker->recipe);
  char page[96];
  (void)snprintf(page, sizeof page, "https://school.example/catalog/%lu", maker->recipe->number);
  put_description(maker, maker->primary, "ceterms:description", 2 + maker_below(maker, 3));
  put_text(maker->primary, "ceterms:subjectWebpage", page);
  add(maker->primary, "ceterms:ownedBy", reference(maker, owner));
  add(maker->primary, "ceterms:offeredBy", reference(maker, owner));
  add(maker->primary, "ceterms:inLanguage", json_string("en-US"));
  if (maker->spanish) {
    add(maker->primary, "ceterms:inLanguage", json_string("es"));
  }
  if (maker->recipe->dangling) {
    add(maker->primary, "ceterms:accreditedBy", json_string("_:5f0c1c5e-0000-4000-8000-000000000404"));
  }
}

static void put_place_and_time(struct maker *maker) {
  json_t *primary = maker->primary;
  if (maker_one_in(maker, 3)) {
    add(primary, "ceterms:availableAt", place(maker));
  }
  if (!maker_one_in(maker, 3)) {
    add(primary, "ceterms:estimatedDuration", duration(maker));
  }
  add(primary, "ceterms:learningDeliveryType",
      maker_one_in(maker, 2) ? concept("Delivery", "deliveryType:InPerson", "In-Person")
                             : concept("Delivery", "deliveryType:OnlineOnly", "Online Only"));
}

static void put_costs(struct maker *maker) {
  json_t *primary = maker->primary;
  long long price = (long long)(maker_below(maker, 90) + 1) * 95;
  if (maker_one_in(maker, 3)) {
    add(primary, "ceterms:commonCosts", reference(maker, some_record(maker, 'M')));
    return;
  }
  add(primary, "ceterms:estimatedCost", cost(maker, "Tuition", maker_one_in(maker, 9) ? -1 : price));
  add(primary, "ceterms:estimatedCost", cost(maker, "LearningResource", price / 10));
  if (maker_one_in(maker, 6)) {
    add(primary, "ceterms:estimatedCost", cost(maker, "AggregateCost", price + price / 10));
  }
}

static void put_steps(struct maker *maker) {
  json_t *primary = maker->primary;
  json_t *needs = condition(maker, "Before you start");
  add_words(needs, "ceterms:condition", "A high-school diploma or the like");
  add_words(needs, "ceterms:condition", "Data not collected");
  for (size_t i = 0; i < 3; i++) {
    add(needs, "ceterms:targetCompetency", skill(maker, i));
  }
  if (maker_one_in(maker, 2)) {
    add(needs, "ceterms:targetLearningOpportunity", reference(maker, some_record(maker, 'C')));
  }
  add(primary, "ceterms:requires", needs);
  if (maker_one_in(maker, 3)) {
    json_t *leads = condition(maker, "Leads to");
    add(leads, "ceterms:targetCredential", reference(maker, some_record(maker, maker_one_in(maker, 2) ? 'A' : 's')));
    add(primary, maker_one_in(maker, 2) ? "ceterms:isPreparationFor" : "ceterms:isAdvancedStandingFor", leads);
  }
  if (maker_one_in(maker, 6)) {
    add(primary, "ceterms:hasPart", reference(maker, some_record(maker, 'c')));
  }
}

static void put_outcomes(struct maker *maker) {
  json_t *outcome = thing("ceterms:AggregateDataProfile");
  put_text(outcome, "ceterms:currency", "USD");
  put_number(outcome, "ceterms:medianEarnings", 28000 + (long long)maker_below(maker, 60) * 700);
  put_number(outcome, "ceterms:postReceiptMonths", 12);
  put_words(outcome, "ceterms:description", "What graduates of this program earn after a year.");
  add(outcome, "qdata:relevantDataSet", reference(maker, some_record(maker, 'D')));
  add(maker->primary, "ceterms:aggregateData", outcome);
}

/* A body that is not in the registry itself. */
static void put_accreditor(struct maker *maker) {
  json_t *body = blank(maker, "ceterms:QACredentialOrganization");
  put_words(body, "ceterms:name", "Board of Careful Schools");
  put_text(body, "ceterms:subjectWebpage", "https://board.example/");
  add(maker->primary, "ceterms:accreditedBy", json_incref(json_object_get(body, "@id")));
}

void make_credential(struct maker *maker, const char *type) {
  bool degree = strstr(type, "Degree") != NULL;
  put_name(maker, degree ? "Degree" : "Certificate", degree ? "Título" : "Certificado");
  put_common(maker);
  put(maker->primary, "ceterms:credentialStatusType",
      concept("CredentialStatus", maker_one_in(maker, 10) ? "credentialStat:Deprecated" : "credentialStat:Active",
              "Status"));
  put(maker->primary, "ceterms:dateEffective", json_string("2024-08-15"));
  add_words(maker->primary, "ceterms:keyword", maker_fields[maker->field].english);
  put_place_and_time(maker);
  put_costs(maker);
  put_steps(maker);
  add_occupation(maker, maker->primary);
  add_program_code(maker, maker->primary);
  add_industry(maker, maker->primary);
  if (maker_one_in(maker, 12)) {
    put_outcomes(maker);
  }
  if (maker_one_in(maker, 4)) {
    put_accreditor(maker);
  }
  if (maker_one_in(maker, 9)) {
    add(maker->primary, "ceterms:commonConditions", reference(maker, some_record(maker, 'Q')));
  }
}

void make_learning(struct maker *maker, const char *type) {
  bool course = strcmp(type, "ceterms:Course") == 0;
  put_name(maker, course ? "Course" : "Program", course ? "Curso" : "Programa");
  put_common(maker);
  put(maker->primary, "ceterms:lifeCycleStatusType", concept("LifeCycleStatus", "lifeCycle:Active", "Active"));
  add_program_code(maker, maker->primary);
  for (size_t i = 0; i < 4; i++) {
    add(maker->primary, "ceterms:teaches", skill(maker, i));
  }
  if (course) {
    add(maker->primary, "ceterms:creditValue", credit(maker));
  } else {
    put_place_and_time(maker);
    put_costs(maker);
    put_steps(maker);
    add_occupation(maker, maker->primary);
  }
  if (maker_one_in(maker, 40)) {
    /* a text that would write to a terminal if it were let */
    put_words(maker->primary, "ceterms:alternateName", "\x1b]0;title\x07 and \x1b[31mred\x1b[0m");
  }
}

void make_assessment(struct maker *maker) {
  put_name(maker, "Exam", "Examen");
  put_common(maker);
  add(maker->primary, "ceterms:estimatedCost", cost(maker, "StandaloneAssessment", 120));
  for (size_t i = 0; i < 3; i++) {
    add(maker->primary, "ceterms:assesses", skill(maker, i));
  }
}
