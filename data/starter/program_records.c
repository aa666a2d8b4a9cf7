/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/starter/ctid.h"
#include "data/starter/records.h"

struct class_row {
  const char *award, *type;
};

/* What the list says a program awards -> what CTDL calls it. */
static const struct class_row classes[] = {
    {"Certificate of Completion", "ceterms:CertificateOfCompletion"},
    {"At least one year but less than two year Certificate", "ceterms:Certificate"},
    {"At least two year but less than four year Certificate", "ceterms:Certificate"},
    {"Community College Certificate", "ceterms:Certificate"},
    {"Post-Baccalaureate(below Master's)", "ceterms:PostBaccalaureateCertificate"},
    {"Associate's Degree", "ceterms:AssociateDegree"},
    {"Bachelor's Degree", "ceterms:BachelorDegree"},
    {"Master's Degree", "ceterms:MasterDegree"},
    {"First Professional Degree/Award", "ceterms:ProfessionalDoctorate"},
    {"High School Diploma or Equivalent", "ceterms:SecondarySchoolDiploma"},
};

static const char *class_of(const struct starter_program *program) {
  for (size_t i = 0; program->degree != NULL && i < sizeof classes / sizeof classes[0]; i++) {
    if (strcmp(classes[i].award, program->degree) == 0) {
      return classes[i].type;
    }
  }
  return program->degree == NULL ? "ceterms:LearningProgram" : "ceterms:Certificate";
}

const char *starter_program_ctid(struct arena *arena, const struct starter_program *program) {
  return starter_ctid(arena, "program", program->id);
}

static void put_code(struct graph *graph, json_t *record, const struct starter_program *program) {
  json_t *code = graph_object(graph, "ceterms:CredentialAlignmentObject");
  graph_put_text(graph, code, "ceterms:framework", "https://nces.ed.gov/ipeds/cipcode/Default.aspx?y=56");
  graph_put_words(graph, code, "ceterms:frameworkName", "Classification of Instructional Programs");
  graph_put_text(graph, code, "ceterms:codedNotation", program->cip);
  const char *target =
      arena_printf(graph->arena, "https://nces.ed.gov/ipeds/cipcode/cipdetail.aspx?y=56&cip=%s", program->cip);
  graph->failed = graph->failed || target == NULL;
  graph_put_text(graph, code, "ceterms:targetNode", target);
  graph_add(graph, record, "ceterms:instructionalProgramType", code);
}

static void add_aid(struct graph *graph, json_t *record, const char *name, const char *type, const char *label) {
  json_t *aid = graph_object(graph, "ceterms:FinancialAssistanceProfile");
  graph_put_words(graph, aid, "ceterms:name", name);
  if (type != NULL) {
    graph_add(graph, aid, "ceterms:financialAssistanceType", graph_concept(graph, "FinancialAssistance", type, label));
  }
  graph_add(graph, record, "ceterms:financialAssistance", aid);
}

static void put_aid(struct graph *graph, json_t *record, const struct starter_program *program) {
  if (program->wioa) {
    add_aid(graph, record, "Workforce Innovation and Opportunity Act (WIOA)", "financialAid:WIOA",
            "Workforce Innovation and Opportunity Act (WIOA)");
  }
  if (program->financial_aid) {
    add_aid(graph, record, N_("Financial aid: ask the provider"), NULL, NULL);
  }
}

static void put_delivery(struct graph *graph, json_t *record, const struct starter_program *program) {
  if (program->online) {
    graph_add(graph, record, "ceterms:learningDeliveryType",
              graph_concept(graph, "Delivery", "deliveryType:OnlineOnly", "Online Only"));
  } else if (program->hybrid) {
    graph_add(graph, record, "ceterms:learningDeliveryType",
              graph_concept(graph, "Delivery", "deliveryType:BlendedDelivery", "Blended Delivery"));
  }
}

/* The help that the provider gives, as one support service without a record of its own. */
static void put_support(struct graph *graph, json_t *record, const struct starter_provider *provider) {
  if (!provider->child_care && !provider->access_for_disabled) {
    return;
  }
  json_t *service = graph_blank(graph, "ceterms:SupportService", "_:support");
  graph_put_words(graph, service, "ceterms:name", "Help for students");
  if (provider->child_care) {
    graph_add(graph, service, "ceterms:supportServiceType",
              graph_concept(graph, "SupportServiceCategory", "support:Childcare", "Childcare"));
  }
  if (provider->access_for_disabled) {
    graph_add(graph, service, "ceterms:accommodationType",
              graph_concept(graph, "Accommodation", "accommodation:PhysicalAccessibility", "Physical Accessibility"));
  }
  graph_add_text(graph, record, "ceterms:hasSupportService", "_:support");
}

static void put_provider(struct graph *graph, json_t *record, const struct starter_provider *provider) {
  const char *ctid = starter_provider_ctid(graph->arena, provider);
  graph_add_reference(graph, record, "ceterms:ownedBy", ctid);
  graph_add_reference(graph, record, "ceterms:offeredBy", ctid);
  starter_put_place(graph, record, "ceterms:availableAt", provider);
  if (provider->evening) {
    graph_add(graph, record, "ceterms:scheduleTimingType",
              graph_concept(graph, "ScheduleTiming", "scheduleTiming:Evening", "Evening"));
  }
  put_support(graph, record, provider);
}

/* Licenses and industry credentials have records of their own, unless a ladder has one. */
static const char *target_of(struct graph *graph, const struct starter_facts *facts, const char *kind,
                             const char *name) {
  const char *same = starter_same_as(facts, name);
  return same != NULL && strcmp(kind, "credential") == 0 ? same : starter_ctid(graph->arena, kind, name);
}

static void prepare_for(struct graph *graph, json_t *record, const char *target) {
  json_t *profile = graph_object(graph, "ceterms:ConditionProfile");
  graph_put_words(graph, profile, "ceterms:description", "Stated in the New Jersey Eligible Training Provider List");
  graph_add_reference(graph, profile, "ceterms:targetCredential", target);
  graph_add(graph, record, "ceterms:isPreparationFor", profile);
}

static void put_credits(struct graph *graph, json_t *record, const struct starter_program *program) {
  if (program->credits > 0) {
    json_t *value = graph_object(graph, "ceterms:ValueProfile");
    graph_put(graph, value, "schema:value", json_real(program->credits));
    graph_add(graph, record, "ceterms:creditValue", value);
  }
}

static void put_program(struct graph *graph, json_t *record, const struct starter_facts *facts,
                        const struct starter_program *program) {
  const char *source =
      arena_printf(graph->arena, "New Jersey Eligible Training Provider List, snapshot %s", program->snapshot);
  graph->failed = graph->failed || source == NULL;
  graph_put_words(graph, record, "ceterms:name", program->name);
  graph_put_text(graph, record, "ceterms:dateEffective", program->snapshot);
  graph_put_text(graph, record, "ceterms:source", source);
  put_code(graph, record, program);
  starter_put_costs(graph, record, program);
  starter_put_time(graph, record, program);
  put_credits(graph, record, program);
  starter_put_requirements(graph, record, program);
  if (program->license != NULL) {
    prepare_for(graph, record, target_of(graph, facts, "license", program->license));
  }
  if (program->credential != NULL) {
    prepare_for(graph, record, target_of(graph, facts, "credential", program->credential));
  }
  put_delivery(graph, record, program);
  put_aid(graph, record, program);
  if (program->status != NULL && strcmp(program->status, "Approved") == 0) {
    graph_add_reference(graph, record, "ceterms:approvedBy", starter_ctid(graph->arena, "state", "NJ"));
  }
}

json_t *starter_program_document(struct arena *arena, const struct starter_facts *facts,
                                 const struct starter_program *program, struct error *error) {
  struct graph graph;
  const char *ctid = starter_program_ctid(arena, program);
  graph_start(&graph, arena, ctid);
  json_t *record = graph_resource(&graph, class_of(program), ctid);
  put_program(&graph, record, facts, program);
  const struct starter_provider *provider = starter_provider_of(facts, program);
  if (provider != NULL) {
    put_provider(&graph, record, provider);
  }
  const struct starter_outcome *outcome = starter_outcome_of(facts, program);
  if (outcome != NULL) {
    starter_put_outcomes(&graph, program, outcome);
  }
  json_t *document = graph_finish(&graph);
  if (document == NULL) {
    error_no_memory(error);
  }
  return document;
}
