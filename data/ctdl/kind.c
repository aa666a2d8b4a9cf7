/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/record.h"

struct row {
  const char *name;
  enum record_kind kind;
};

/* Classes whose name does not give them away. */
static const struct row rows[] = {
    {"Certification", RECORD_CREDENTIAL},
    {"License", RECORD_CREDENTIAL},
    {"MicroCredential", RECORD_CREDENTIAL},
    {"QualityAssuranceCredential", RECORD_CREDENTIAL},
    {"Credential", RECORD_CREDENTIAL},
    {"GeneralEducationDevelopment", RECORD_CREDENTIAL},
    {"CertificateOfCompletion", RECORD_CREDENTIAL},
    {"CertificateOfParticipation", RECORD_CREDENTIAL},
    {"LearningProgram", RECORD_LEARNING},
    {"LearningOpportunityProfile", RECORD_LEARNING},
    {"LearningOpportunity", RECORD_LEARNING},
    {"Course", RECORD_LEARNING},
    {"CredentialOrganization", RECORD_ORGANIZATION},
    {"QACredentialOrganization", RECORD_ORGANIZATION},
    {"Organization", RECORD_ORGANIZATION},
    {"AssessmentProfile", RECORD_ASSESSMENT},
    {"Assessment", RECORD_ASSESSMENT},
    {"CostManifest", RECORD_COST_MANIFEST},
    {"ConditionManifest", RECORD_CONDITION_MANIFEST},
    {"Pathway", RECORD_PATHWAY},
    {"CompetencyFramework", RECORD_FRAMEWORK},
    {"Competency", RECORD_COMPETENCY},
    {"DataSetProfile", RECORD_DATA_SET},
    {"TransferValueProfile", RECORD_TRANSFER_VALUE},
    {"SupportService", RECORD_SUPPORT_SERVICE},
    {"Job", RECORD_WORK},
    {"Occupation", RECORD_WORK},
    {"WorkRole", RECORD_WORK},
    {"Task", RECORD_WORK},
    {"Industry", RECORD_WORK},
    {"Metric", RECORD_METRIC},
    {"Collection", RECORD_COLLECTION},
    {"ScheduledOffering", RECORD_OFFERING},
    {"VerificationServiceProfile", RECORD_VERIFICATION},
};

/* CTDL keeps adding subclasses of these. */
static const struct row endings[] = {
    {"Certificate", RECORD_CREDENTIAL}, {"Degree", RECORD_CREDENTIAL},    {"Badge", RECORD_CREDENTIAL},
    {"Diploma", RECORD_CREDENTIAL},     {"Doctorate", RECORD_CREDENTIAL}, {"Component", RECORD_COMPONENT},
    {"Action", RECORD_ACTION},
};

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text);
  size_t size = strlen(end);
  return length >= size && strcmp(text + length - size, end) == 0;
}

enum record_kind record_kind_of(const char *type) {
  if (type == NULL) {
    return RECORD_OTHER;
  }
  const char *name = type + strlen(type);
  while (name > type && name[-1] != ':' && name[-1] != '/' && name[-1] != '#') {
    name--;
  }
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    if (strcmp(name, rows[i].name) == 0) {
      return rows[i].kind;
    }
  }
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    if (ends_with(name, endings[i].name)) {
      return endings[i].kind;
    }
  }
  return RECORD_OTHER;
}
