/* SPDX-License-Identifier: MIT */
/* Organizations, and what stands beside credentials. */
#include <stdio.h>
#include <string.h>

#include "tests/registry/maker.h"

static void put_named(struct maker *maker, const char *what) {
  char name[128];
  (void)snprintf(name, sizeof name, "%s: %s %lu", what, maker_fields[maker->field].english, maker->recipe->number);
  put_words(maker->primary, "ceterms:name", name);
  put_description(maker, maker->primary, "ceterms:description", 3);
}

static json_t *owner(struct maker *maker) {
  return reference(maker, record_owner(maker->recipe));
}

void make_organization(struct maker *maker) {
  static const char *const kinds[] = {"Community College", "Technical Institute", "Adult School", "University",
                                      "Training Center"};
  json_t *primary = maker->primary;
  char name[96];
  char number[16];
  (void)snprintf(name, sizeof name, "Elm Valley %s %lu", kinds[maker_below(maker, 5)], maker->recipe->number);
  (void)snprintf(number, sizeof number, "%06lu", maker->recipe->number % 1000000);
  put_words(primary, "ceterms:name", name);
  put_description(maker, primary, "ceterms:description", 4);
  put_text(primary, "ceterms:subjectWebpage", "https://school.example/");
  put_text(primary, "ceterms:ipedsID", number);
  add(primary, "ceterms:email", json_string("office@school.example"));
  add(primary, "ceterms:address", place(maker));
  add(primary, "ceterms:agentType", concept("OrganizationType", "orgType:Postsecondary", "Postsecondary"));
  add(primary, "ceterms:agentSectorType", concept("AgentSector", "agentSector:Public", "Public"));
  for (int i = 0; i < 4; i++) {
    add(primary, "ceterms:offers", reference(maker, some_record(maker, i % 2 == 0 ? 't' : 'L')));
  }
  if (maker_one_in(maker, 5)) {
    add(primary, "ceterms:accredits", reference(maker, some_record(maker, 'B')));
  }
}

void make_manifest(struct maker *maker, const char *type) {
  json_t *primary = maker->primary;
  bool costs = strstr(type, "Cost") != NULL;
  put_named(maker, costs ? "Costs for all" : "Conditions for all");
  add(primary, costs ? "ceterms:costManifestOf" : "ceterms:conditionManifestOf", owner(maker));
  if (costs) {
    put_text(primary, "ceterms:costDetails", "https://school.example/costs");
    add(primary, "ceterms:estimatedCost", cost(maker, "Tuition", (long long)(maker_below(maker, 40) + 1) * 110));
    add(primary, "ceterms:estimatedCost", cost(maker, "EnrollmentFee", 45));
  } else {
    put_text(primary, "ceterms:subjectWebpage", "https://school.example/conditions");
    add(primary, "ceterms:requires", condition(maker, "To be admitted"));
  }
}

void make_transfer_value(struct maker *maker) {
  json_t *primary = maker->primary;
  put_named(maker, "Credit for");
  if (maker_one_in(maker, 4) || maker->recipe->dangling) {
    add(primary, "ceterms:ownedBy", json_string("_:5f0c1c5e-0000-4000-8000-000000000405")); /* never defined */
  } else {
    add(primary, "ceterms:ownedBy", owner(maker));
  }
  put_text(primary, "ceterms:startDate", "2023-07-01");
  put_text(primary, "ceterms:endDate", "2027-06-30");
  add(primary, "ceterms:transferValue", credit(maker));
  add(primary, "ceterms:transferValueFrom", reference(maker, some_record(maker, 'C')));
  json_t *exam = blank(maker, "ceterms:AssessmentProfile");
  put_words(exam, "ceterms:name", "A test that another body gives");
  add(primary, "ceterms:transferValueFor", json_incref(json_object_get(exam, "@id")));
}

void make_task(struct maker *maker, const char *type) {
  const char *name = strchr(type, ':') + 1;
  put_named(maker, name);
  add(maker->primary, "ceterms:ownedBy", owner(maker));
  if (strcmp(name, "Task") == 0) {
    char text[96];
    (void)snprintf(text, sizeof text, "%s and say so.", maker_fields[maker->field].skills[maker_below(maker, 4)]);
    put_words(maker->primary, "ceterms:comment", text);
  } else {
    add_occupation(maker, maker->primary);
    add_industry(maker, maker->primary);
    add(maker->primary, "ceterms:hasTask", reference(maker, some_record(maker, 'T')));
  }
}

static void add_observation(struct maker *maker, json_t *metric, long long value) {
  json_t *observation = blank(maker, "qdata:Observation");
  put(observation, "qdata:isObservationOf", metric);
  if (value < 0) {
    put_text(observation, "qdata:dataWithholdingType", "dataWithholding:DataSuppressed");
  } else {
    put_number(observation, "qdata:median", value);
    put_text(observation, "schema:currency", "USD");
    put_number(observation, "qdata:sizeOfData", 20 + (long long)maker_below(maker, 400));
  }
  add(observation, "qdata:atPoint", reference(maker, some_record(maker, 't')));
  add(maker->primary, "qdata:hasObservation", json_incref(json_object_get(observation, "@id")));
}

void make_data_set(struct maker *maker) {
  json_t *primary = maker->primary;
  put_named(maker, "What graduates earn");
  put(primary, "qdata:dataProvider", owner(maker));
  add(primary, "schema:about", reference(maker, some_record(maker, 't')));
  if (maker_one_in(maker, 4)) {
    json_t *frame = thing("qdata:DataSetTimeFrame");
    json_t *data = thing("qdata:DataProfile");
    json_t *amount = thing("schema:MonetaryAmountDistribution");
    put_text(amount, "schema:currency", "USD");
    put_number(amount, "qdata:median", 31000 + (long long)maker_below(maker, 50) * 500);
    add(data, "qdata:earningsDistribution", amount);
    put_text(frame, "ceterms:startDate", "2021-07-01");
    add(frame, "qdata:dataAttributes", data);
    add(primary, "qdata:dataSetTimePeriod", frame);
    return;
  }
  unsigned long metric = some_record(maker, 'R');
  add(primary, "qdata:hasMetric", reference(maker, metric));
  add_observation(maker, reference(maker, metric), 30000 + (long long)maker_below(maker, 60) * 450);
  add_observation(maker, reference(maker, metric), -1);
}

void make_metric(struct maker *maker) {
  put_named(maker, "Median earnings");
  add(maker->primary, "qdata:metricType", concept("MetricCategory", "metricCat:EarningsMetric", "Earnings"));
  add(maker->primary, "ceterms:publisher", owner(maker));
}

void make_framework(struct maker *maker) {
  json_t *primary = maker->primary;
  char text[128];
  unsigned number = 0;
  size_t count = 4 + maker_below(maker, 8);
  (void)snprintf(text, sizeof text, "Skills in %s %lu", maker_fields[maker->field].english, maker->recipe->number);
  put(primary, "ceasn:name", words(text, NULL));
  put_description(maker, primary, "ceasn:description", 2);
  add(primary, "ceasn:publisher", owner(maker));
  add(primary, "ceasn:inLanguage", json_string("en"));
  for (size_t i = 0; i < count; i++) {
    json_t *competency = child(maker, "ceasn:Competency", &number);
    (void)snprintf(text, sizeof text, "%s, step %zu", maker_fields[maker->field].skills[i % 4], i + 1);
    put(competency, "ceasn:competencyText", words(text, NULL));
    put(competency, "ceasn:isPartOf", child_reference(maker, 0));
    if (i < 3) {
      add(primary, "ceasn:hasTopChild", child_reference(maker, number));
      put(competency, "ceasn:isTopChildOf", child_reference(maker, 0));
    } else {
      add(competency, "ceasn:isChildOf", child_reference(maker, 1 + (unsigned)(i % 3)));
    }
  }
}

void make_pathway(struct maker *maker) {
  json_t *primary = maker->primary;
  char name[64];
  unsigned number = 0;
  put_named(maker, "Way into");
  add(primary, "ceterms:ownedBy", owner(maker));
  add_occupation(maker, primary);
  for (unsigned i = 0; i < 5; i++) {
    bool last = i == 4;
    json_t *component = child(maker, last ? "ceterms:CredentialComponent" : "ceterms:CourseComponent", &number);
    (void)snprintf(name, sizeof name, "Step %u", i + 1);
    put_words(component, "ceterms:name", name);
    add(component, "ceterms:isPartOf", child_reference(maker, 0));
    put(component, "ceterms:proxyFor", reference(maker, some_record(maker, last ? 'A' : 'C')));
    add(primary, "ceterms:hasPart", child_reference(maker, number));
    if (!last) {
      add(component, "ceterms:precedes", child_reference(maker, number + 1));
      continue;
    }
    json_t *needs = thing("ceterms:ComponentCondition");
    put_number(needs, "ceterms:requiredNumber", 3);
    for (unsigned step = 1; step < number; step++) {
      add(needs, "ceterms:targetComponent", child_reference(maker, step));
    }
    add(component, "ceterms:hasCondition", needs);
    add(primary, "ceterms:hasDestinationComponent", child_reference(maker, number));
  }
}

void make_service(struct maker *maker, const char *type) {
  put_named(maker, strstr(type, "Support") != NULL ? "Child care and tutoring" : "Proof on request");
  add(maker->primary, "ceterms:offeredBy", owner(maker));
  put_text(maker->primary, "ceterms:subjectWebpage", "https://school.example/help");
}

void make_action(struct maker *maker) {
  put_named(maker, "Decision");
  put(maker->primary, "ceterms:actingAgent", json_pack("[o]", owner(maker)));
  put(maker->primary, "ceterms:object", json_pack("[o]", reference(maker, some_record(maker, 'B'))));
  put_text(maker->primary, "ceterms:startDate", "2022-01-01");
}

void make_collection(struct maker *maker) {
  put_named(maker, "A list of programs");
  add(maker->primary, "ceterms:ownedBy", owner(maker));
  for (int i = 0; i < 6; i++) {
    add(maker->primary, "ceterms:hasMember", reference(maker, some_record(maker, i % 2 == 0 ? 'L' : 'C')));
  }
}
