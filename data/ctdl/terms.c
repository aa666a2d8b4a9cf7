/* SPDX-License-Identifier: MIT */
#include "data/ctdl/terms.h"

#include <stddef.h>
#include <string.h>

struct row {
  const char *name;
  enum term term;
};

/* In the order of strcmp(), for the binary search. */
static const struct row rows[] = {
    {"@id", TERM_ID},
    {"@language", TERM_LANGUAGE_TAG},
    {"@type", TERM_TYPE},
    {"@value", TERM_LITERAL},
    {"RecommendedFor", TERM_IS_RECOMMENDED_FOR},
    {"RequiredFor", TERM_IS_REQUIRED_FOR},
    {"abilityEmbodied", TERM_ABILITY_EMBODIED},
    {"about", TERM_ABOUT},
    {"accommodationType", TERM_SUPPORT_TYPE},
    {"accreditedBy", TERM_ACCREDITED_BY},
    {"accreditedIn", TERM_ACCREDITED_IN},
    {"accredits", TERM_ACCREDITS},
    {"address", TERM_ADDRESS},
    {"addressCountry", TERM_COUNTRY},
    {"addressLocality", TERM_LOCALITY},
    {"addressRegion", TERM_REGION},
    {"advancedStandingFrom", TERM_ADVANCED_STANDING_FROM},
    {"aggregateData", TERM_AGGREGATE_DATA},
    {"altLabel", TERM_ALTERNATE_NAME},
    {"alternateName", TERM_ALTERNATE_NAME},
    {"alternativeCondition", TERM_ALTERNATIVE_CONDITION},
    {"approvedBy", TERM_APPROVED_BY},
    {"approvedIn", TERM_APPROVED_IN},
    {"approves", TERM_APPROVES},
    {"assertedBy", TERM_ASSERTED_BY},
    {"assesses", TERM_ASSESSES},
    {"assessmentDeliveryType", TERM_DELIVERY},
    {"atPoint", TERM_AT_POINT},
    {"audienceLevelType", TERM_AUDIENCE_LEVEL},
    {"audienceType", TERM_AUDIENCE},
    {"availableAt", TERM_AVAILABLE_AT},
    {"averageEarnings", TERM_AVERAGE_EARNINGS},
    {"citation", TERM_SOURCE},
    {"coPrerequisite", TERM_CO_PREREQUISITE},
    {"codedNotation", TERM_CODED_NOTATION},
    {"commonConditions", TERM_COMMON_CONDITIONS},
    {"commonCosts", TERM_COMMON_COSTS},
    {"competencyLabel", TERM_NAME},
    {"competencyText", TERM_COMPETENCY_TEXT},
    {"conceptKeyword", TERM_KEYWORD},
    {"condition", TERM_CONDITION},
    {"corequisite", TERM_COREQUISITE},
    {"costDetails", TERM_COST_DETAILS},
    {"credentialStatusType", TERM_STATUS},
    {"creditUnitType", TERM_CREDIT_UNIT_TYPE},
    {"creditUnitTypeDescription", TERM_CREDIT_UNIT_TEXT},
    {"creditUnitValue", TERM_CREDIT_UNIT_VALUE},
    {"creditValue", TERM_CREDIT_VALUE},
    {"ctid", TERM_CTID},
    {"currency", TERM_CURRENCY},
    {"dataAttributes", TERM_DATA_ATTRIBUTES},
    {"dataAvailable", TERM_DATA_AVAILABLE},
    {"dataProvider", TERM_OWNED_BY},
    {"dataSetTemporalCoverage", TERM_TEMPORAL_COVERAGE},
    {"dataSetTimePeriod", TERM_DATA_SET_TIME_PERIOD},
    {"dataWithholdingType", TERM_WITHHOLDING},
    {"dateEffective", TERM_DATE_EFFECTIVE},
    {"definition", TERM_DESCRIPTION},
    {"degreeConcentration", TERM_SUBJECT},
    {"degreeMajor", TERM_SUBJECT},
    {"degreeMinor", TERM_SUBJECT},
    {"deliveryType", TERM_DELIVERY},
    {"demographicInformation", TERM_DEMOGRAPHIC_INFORMATION},
    {"description", TERM_DESCRIPTION},
    {"directCostType", TERM_COST_TYPE},
    {"earnings", TERM_EARNINGS},
    {"earningsAmount", TERM_EARNINGS_AMOUNT},
    {"earningsDefinition", TERM_EARNINGS_DEFINITION},
    {"earningsDistribution", TERM_EARNINGS_DISTRIBUTION},
    {"employmentOutcome", TERM_EMPLOYMENT_OUTCOME},
    {"employmentRate", TERM_EMPLOYMENT_RATE},
    {"endDate", TERM_END_DATE},
    {"entryCondition", TERM_ENTRY_CONDITION},
    {"estimatedCost", TERM_ESTIMATED_COST},
    {"estimatedDuration", TERM_ESTIMATED_DURATION},
    {"estimatedTimeToEarn", TERM_ESTIMATED_DURATION},
    {"exactDuration", TERM_EXACT_DURATION},
    {"experience", TERM_EXPERIENCE},
    {"expirationDate", TERM_EXPIRATION_DATE},
    {"financialAssistance", TERM_FINANCIAL_ASSISTANCE},
    {"financialAssistanceType", TERM_FINANCIAL_ASSISTANCE_TYPE},
    {"framework", TERM_FRAMEWORK},
    {"frameworkName", TERM_FRAMEWORK_NAME},
    {"hasChild", TERM_HAS_CHILD},
    {"hasDimension", TERM_HAS_DIMENSION},
    {"hasMetric", TERM_HAS_METRIC},
    {"hasObservation", TERM_HAS_OBSERVATION},
    {"hasPart", TERM_HAS_PART},
    {"hasSupportService", TERM_HAS_SUPPORT_SERVICE},
    {"highEarnings", TERM_HIGH_EARNINGS},
    {"holders", TERM_HOLDERS},
    {"holdersInSet", TERM_HOLDERS_IN_SET},
    {"holdersProfile", TERM_HOLDERS},
    {"inLanguage", TERM_IN_LANGUAGE},
    {"incomeDeterminationType", TERM_INCOME_DETERMINATION},
    {"industryCategory", TERM_INDUSTRY},
    {"industryCategory_Flat", TERM_INDUSTRY},
    {"industryType", TERM_INDUSTRY},
    {"instructionalProgramType", TERM_PROGRAM},
    {"isAdvancedStandingFor", TERM_IS_ADVANCED_STANDING_FOR},
    {"isChildOf", TERM_IS_CHILD_OF},
    {"isObservationOf", TERM_IS_OBSERVATION_OF},
    {"isPartOf", TERM_IS_PART_OF},
    {"isPreparationFor", TERM_IS_PREPARATION_FOR},
    {"isRecommendedFor", TERM_IS_RECOMMENDED_FOR},
    {"isRequiredFor", TERM_IS_REQUIRED_FOR},
    {"items", TERM_ITEMS},
    {"jobsObtained", TERM_JOBS_OBTAINED},
    {"keyword", TERM_KEYWORD},
    {"knowledgeEmbodied", TERM_KNOWLEDGE_EMBODIED},
    {"label", TERM_NAME},
    {"learningDeliveryType", TERM_DELIVERY},
    {"lifeCycleStatusType", TERM_STATUS},
    {"lowEarnings", TERM_LOW_EARNINGS},
    {"maxPercentage", TERM_MAX_PERCENTAGE},
    {"maxValue", TERM_MAX_VALUE},
    {"maximumDuration", TERM_MAXIMUM_DURATION},
    {"mean", TERM_MEAN},
    {"median", TERM_MEDIAN},
    {"medianEarnings", TERM_MEDIAN_EARNINGS},
    {"meetEmploymentCriteria", TERM_MEET_EMPLOYMENT_CRITERIA},
    {"metricType", TERM_METRIC_TYPE},
    {"minPercentage", TERM_MIN_PERCENTAGE},
    {"minValue", TERM_MIN_VALUE},
    {"minimumAge", TERM_MINIMUM_AGE},
    {"minimumDuration", TERM_MINIMUM_DURATION},
    {"naics", TERM_NAICS},
    {"name", TERM_NAME},
    {"numberAwarded", TERM_NUMBER_AWARDED},
    {"occupationCategory", TERM_OCCUPATION},
    {"occupationType", TERM_OCCUPATION},
    {"offeredBy", TERM_OFFERED_BY},
    {"ownedBy", TERM_OWNED_BY},
    {"passRate", TERM_PASS_RATE},
    {"paymentPattern", TERM_PAYMENT_PATTERN},
    {"percentage", TERM_PERCENTAGE},
    {"percentile25", TERM_PERCENTILE_25},
    {"percentile75", TERM_PERCENTILE_75},
    {"postReceiptMonths", TERM_POST_RECEIPT_MONTHS},
    {"postalCode", TERM_POSTAL_CODE},
    {"precededBy", TERM_PRECEDED_BY},
    {"precedes", TERM_PRECEDES},
    {"prefLabel", TERM_NAME},
    {"preparationFrom", TERM_PREPARATION_FROM},
    {"prerequisite", TERM_PREREQUISITE},
    {"price", TERM_PRICE},
    {"providesTransferValueFor", TERM_PROVIDES_TRANSFER_VALUE_FOR},
    {"proxyFor", TERM_PROXY_FOR},
    {"receivesTransferValueFrom", TERM_RECEIVES_TRANSFER_VALUE_FROM},
    {"recognizedBy", TERM_RECOGNIZED_BY},
    {"recognizedIn", TERM_RECOGNIZED_IN},
    {"recognizes", TERM_RECOGNIZES},
    {"recommends", TERM_RECOMMENDS},
    {"registeredBy", TERM_REGISTERED_BY},
    {"regulatedBy", TERM_REGULATED_BY},
    {"regulatedIn", TERM_REGULATED_IN},
    {"regulates", TERM_REGULATES},
    {"relatedEmployment", TERM_RELATED_EMPLOYMENT},
    {"relevantDataSet", TERM_RELEVANT_DATA_SET},
    {"relevantDataSetFor", TERM_RELEVANT_DATA_SET_FOR},
    {"renewal", TERM_RENEWAL},
    {"renewedBy", TERM_RENEWED_BY},
    {"renewedIn", TERM_RENEWED_IN},
    {"renews", TERM_RENEWS},
    {"requires", TERM_REQUIRES},
    {"residencyType", TERM_RESIDENCY},
    {"revokedBy", TERM_REVOKED_BY},
    {"revokedIn", TERM_REVOKED_IN},
    {"revokes", TERM_REVOKES},
    {"scheduleTimingType", TERM_SCHEDULE},
    {"sizeOfData", TERM_SIZE_OF_DATA},
    {"sizeOfPopulation", TERM_SIZE_OF_POPULATION},
    {"skillEmbodied", TERM_SKILL_EMBODIED},
    {"source", TERM_SOURCE},
    {"startDate", TERM_START_DATE},
    {"subRegion", TERM_COUNTY},
    {"subject", TERM_SUBJECT},
    {"subjectWebpage", TERM_WEBPAGE},
    {"subjectsInSet", TERM_SUBJECTS_IN_SET},
    {"supportServiceType", TERM_SUPPORT_TYPE},
    {"targetAssessment", TERM_TARGET_ASSESSMENT},
    {"targetCompetency", TERM_TARGET_COMPETENCY},
    {"targetCredential", TERM_TARGET_CREDENTIAL},
    {"targetLearningOpportunity", TERM_TARGET_LEARNING},
    {"targetNode", TERM_TARGET_NODE},
    {"targetNodeDescription", TERM_TARGET_NODE_DESCRIPTION},
    {"targetNodeName", TERM_TARGET_NODE_NAME},
    {"teaches", TERM_TEACHES},
    {"timeInterval", TERM_TIME_INTERVAL},
    {"timeRequired", TERM_TIME_REQUIRED},
    {"totalWIOACompleters", TERM_TOTAL_COMPLETERS},
    {"transferValueFor", TERM_PROVIDES_TRANSFER_VALUE_FOR},
    {"transferValueFrom", TERM_RECEIVES_TRANSFER_VALUE_FROM},
    {"unitText", TERM_UNIT_TEXT},
    {"url", TERM_WEBPAGE},
    {"value", TERM_VALUE},
    {"yearsOfExperience", TERM_YEARS_OF_EXPERIENCE},
};

/* strcmp() of a text that ends at `length` with one that ends at its NUL. */
static int compare(const char *text, size_t length, const char *name) {
  int order = strncmp(text, name, length);
  return order != 0 ? order : -(name[length] != '\0');
}

enum term term_of(const char *key) {
  const char *start = key;
  const char *end = key;
  for (; *end != '\0'; end++) {
    if (*end == ':' || *end == '/' || *end == '#') {
      start = end + 1;
    }
  }
  while (*start == ' ') {
    start++;
  }
  while (end > start && end[-1] == ' ') {
    end--;
  }
  size_t low = 0;
  size_t high = sizeof rows / sizeof rows[0];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare(start, (size_t)(end - start), rows[middle].name);
    if (order == 0) {
      return rows[middle].term;
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return TERM_UNKNOWN;
}
