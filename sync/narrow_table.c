/* SPDX-License-Identifier: MIT */
#include "sync/narrow_table.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "data/base/text.h"

/* Classes of CTDL, CTDL-ASN and QData of 2026 that are published as records of
 * their own. Source: https://credreg.net/ctdl/terms. */
static const char *const credentials[] = {"ceterms:AcademicCertificate",
                                          "ceterms:ApprenticeshipCertificate",
                                          "ceterms:AssociateDegree",
                                          "ceterms:AssociateOfAppliedArtsDegree",
                                          "ceterms:AssociateOfAppliedScienceDegree",
                                          "ceterms:AssociateOfArtsDegree",
                                          "ceterms:AssociateOfScienceDegree",
                                          "ceterms:BachelorDegree",
                                          "ceterms:BachelorOfArtsDegree",
                                          "ceterms:BachelorOfScienceDegree",
                                          "ceterms:Badge",
                                          "ceterms:BasicTechnicalCertificate",
                                          "ceterms:Certificate",
                                          "ceterms:CertificateOfCompletion",
                                          "ceterms:CertificateOfParticipation",
                                          "ceterms:Certification",
                                          "ceterms:Credential",
                                          "ceterms:Degree",
                                          "ceterms:DigitalBadge",
                                          "ceterms:Diploma",
                                          "ceterms:DoctoralDegree",
                                          "ceterms:GeneralEducationDevelopment",
                                          "ceterms:GeneralEducationLevel1Certificate",
                                          "ceterms:GeneralEducationLevel2Certificate",
                                          "ceterms:HigherEducationLevel1Certificate",
                                          "ceterms:HigherEducationLevel2Certificate",
                                          "ceterms:JourneymanCertificate",
                                          "ceterms:License",
                                          "ceterms:MasterCertificate",
                                          "ceterms:MasterDegree",
                                          "ceterms:MasterOfArtsDegree",
                                          "ceterms:MasterOfScienceDegree",
                                          "ceterms:MicroCredential",
                                          "ceterms:OpenBadge",
                                          "ceterms:PostBaccalaureateCertificate",
                                          "ceterms:PostMasterCertificate",
                                          "ceterms:PreApprenticeshipCertificate",
                                          "ceterms:ProfessionalCertificate",
                                          "ceterms:ProfessionalDoctorate",
                                          "ceterms:ProficiencyCertificate",
                                          "ceterms:QualityAssuranceCredential",
                                          "ceterms:ResearchDoctorate",
                                          "ceterms:SecondaryEducationCertificate",
                                          "ceterms:SecondarySchoolDiploma",
                                          "ceterms:SpecialistDegree",
                                          "ceterms:TechnicalLevel1Certificate",
                                          "ceterms:TechnicalLevel2Certificate",
                                          "ceterms:TechnicalLevel3Certificate",
                                          "ceterms:WorkBasedLearningCertificate",
                                          NULL};
static const char *const courses[] = {"ceterms:Course", "ceterms:LearningOpportunityProfile", "ceterms:LearningProgram",
                                      "ceterms:ScheduledOffering", NULL};
static const char *const assessments[] = {"ceterms:AssessmentProfile", NULL};
static const char *const organizations[] = {"ceterms:CredentialOrganization", "ceterms:Organization",
                                            "ceterms:QACredentialOrganization", NULL};
static const char *const manifests[] = {"ceterms:ConditionManifest", "ceterms:CostManifest", NULL};
static const char *const pathways[] = {"ceterms:Pathway", "ceterms:PathwaySet", "asn:ProgressionModel", NULL};
static const char *const outcomes[] = {"qdata:DataSetProfile", "qdata:Metric", NULL};
static const char *const competencies[] = {"ceasn:Competency",
                                           "ceasn:CompetencyFramework",
                                           "ceasn:Rubric",
                                           "ceterms:QualificationsFramework",
                                           "skos:Concept",
                                           "skos:ConceptScheme",
                                           NULL};
static const char *const work[] = {"ceterms:Industry", "ceterms:Job",      "ceterms:Occupation",
                                   "ceterms:Task",     "ceterms:WorkRole", NULL};
static const char *const transfer[] = {"ceterms:PriorLearningPolicy", "ceterms:TransferAgreement",
                                       "ceterms:TransferIntermediary", "ceterms:TransferValueProfile", NULL};
static const char *const quality[] = {
    "ceterms:AccreditAction",  "ceterms:AdvancedStandingAction", "ceterms:ApproveAction",         "ceterms:OfferAction",
    "ceterms:RecognizeAction", "ceterms:RegistrationAction",     "ceterms:RegulateAction",        "ceterms:RenewAction",
    "ceterms:RevokeAction",    "ceterms:RightsAction",           "ceterms:WorkforceDemandAction", NULL};
static const char *const services[] = {"ceterms:SupportService", "ceterms:VerificationServiceProfile", NULL};
static const char *const collections[] = {"ceterms:Collection", "ceterms:CredentialType", NULL};

const struct narrow_group narrow_groups[] = {{"assessments", false, assessments},
                                             {"collections", false, collections},
                                             {"competencies", false, competencies},
                                             {"courses", false, courses},
                                             {"credentials", false, credentials},
                                             {"outcomes", false, outcomes},
                                             {"pathways", false, pathways},
                                             {"quality", false, quality},
                                             {"services", false, services},
                                             {"transfer", false, transfer},
                                             {"work", false, work},
                                             {"organizations", true, organizations},
                                             {"manifests", true, manifests},
                                             {NULL, false, NULL}};

/* ISO 3166-2:US, with names folded as text_fold() does. */
static const struct state {
  const char *name, *code;
} states[] = {{"alabama", "al"},        {"alaska", "ak"},
              {"arizona", "az"},        {"arkansas", "ar"},
              {"california", "ca"},     {"colorado", "co"},
              {"connecticut", "ct"},    {"delaware", "de"},
              {"florida", "fl"},        {"georgia", "ga"},
              {"hawaii", "hi"},         {"idaho", "id"},
              {"illinois", "il"},       {"indiana", "in"},
              {"iowa", "ia"},           {"kansas", "ks"},
              {"kentucky", "ky"},       {"louisiana", "la"},
              {"maine", "me"},          {"maryland", "md"},
              {"massachusetts", "ma"},  {"michigan", "mi"},
              {"minnesota", "mn"},      {"mississippi", "ms"},
              {"missouri", "mo"},       {"montana", "mt"},
              {"nebraska", "ne"},       {"nevada", "nv"},
              {"new hampshire", "nh"},  {"new jersey", "nj"},
              {"new mexico", "nm"},     {"new york", "ny"},
              {"north carolina", "nc"}, {"north dakota", "nd"},
              {"ohio", "oh"},           {"oklahoma", "ok"},
              {"oregon", "or"},         {"pennsylvania", "pa"},
              {"rhode island", "ri"},   {"south carolina", "sc"},
              {"south dakota", "sd"},   {"tennessee", "tn"},
              {"texas", "tx"},          {"utah", "ut"},
              {"vermont", "vt"},        {"virginia", "va"},
              {"washington", "wa"},     {"west virginia", "wv"},
              {"wisconsin", "wi"},      {"wyoming", "wy"},
              {"puerto rico", "pr"},    {"guam", "gu"},
              {"american samoa", "as"}, {"northern mariana islands", "mp"},
              {"virgin islands", "vi"}, {"u s virgin islands", "vi"},
              {"washington dc", "dc"},  {"district of columbia", "dc"}};

const char *narrow_region_key(struct arena *arena, const char *region) {
  char *key = text_fold(arena, region);
  if (key == NULL) {
    return NULL;
  }
  while (*key == ' ') {
    key++;
  }
  for (size_t length = strlen(key); length > 0 && key[length - 1] == ' '; length--) {
    key[length - 1] = '\0';
  }
  if (strncmp(key, "us ", 3) == 0 && strlen(key) == 5) {
    return key + 3;
  }
  for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
    if (strcmp(states[i].name, key) == 0) {
      return states[i].code;
    }
  }
  return key;
}

const char *narrow_region_name(struct arena *arena, const char *key) {
  char *name = arena_strdup(arena, key);
  if (name != NULL && strlen(name) == 2) {
    name[0] = (char)toupper((unsigned char)name[0]);
    name[1] = (char)toupper((unsigned char)name[1]);
  }
  return name;
}
