/* SPDX-License-Identifier: MIT */
/* How records stand to each other, and what they say of themselves. */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/labels.h"
#include "views/labels_table.h"

/* One relation seen from both ends; `inverse` is the property that says the
 * same from the other end, NULL where there is none. */
struct relation {
  const char *property, *inverse;
  const char *words, *inverse_words;
};

static const struct relation relations[] = {
    {"hasDestinationComponent", "isDestinationComponentOf", N_("Where it leads"), N_("The goal of")},
    {"hasStartingComponent", NULL, N_("Where it starts"), N_("The start of")},
    {"hasTopChild", "isTopChildOf", N_("At the top"), N_("At the top of")},
    {"hasChild", "isChildOf", N_("Below it"), N_("Above it")},
    {"hasPart", "isPartOf", N_("Its parts"), N_("Part of")},
    {"hasMember", "isMemberOf", N_("Members"), N_("Member of")},
    {"hasPathway", NULL, N_("Pathways"), N_("Holds the pathway")},
    {"isRequiredFor", "requires", N_("Needed for"), N_("Needs")},
    {"isRecommendedFor", "recommends", N_("Recommended for"), N_("Recommends")},
    {"isAdvancedStandingFor", "advancedStandingFrom", N_("Counts toward"), N_("What counts toward it")},
    {"isPreparationFor", "preparationFrom", N_("Prepares for"), N_("What prepares for it")},
    {"precedes", "precededBy", N_("Comes before"), N_("Comes after")},
    {"transferValueFor", "transferValueFrom", N_("The credit counts for"), N_("The credit comes from")},
    {"hasTask", "isTaskOf", N_("Tasks"), N_("Task of")},
    {"hasWorkRole", "isWorkRoleOf", N_("Roles at work"), N_("Role in")},
    {"hasJob", "isJobOf", N_("Jobs"), N_("Job in")},
    {"hasOccupation", "isOccupationOf", N_("Occupations"), N_("Occupation of")},
    {"hasIndustry", NULL, N_("Industries"), N_("Industry of")},
    {"hasSpecialization", "isSpecializationOf", N_("More special kinds"), N_("A special kind of")},
    {"occupationType", NULL, N_("Occupations"), N_("Occupation of")},
    {"industryType", NULL, N_("Industries"), N_("Industry of")},
    {"instructionalProgramType", NULL, N_("Fields of study"), N_("Field of study of")},
    {"teaches", NULL, N_("Teaches"), N_("Taught by")},
    {"assesses", NULL, N_("Tests"), N_("Tested by")},
    {"targetCompetency", NULL, N_("Skills it asks for"), N_("Skill asked for by")},
    {"skillEmbodied", NULL, N_("Skills it takes"), N_("Skill used in")},
    {"knowledgeEmbodied", NULL, N_("Knowledge it takes"), N_("Knowledge used in")},
    {"abilityEmbodied", NULL, N_("Abilities it takes"), N_("Ability used in")},
    {"hasSupportService", "isSupportServiceFor", N_("Support services"), N_("Serves")},
    {"hasOffering", "isOfferingOf", N_("Dates"), N_("Dates of")},
    {"owns", "ownedBy", N_("Owns"), N_("Owned by")},
    {"offers", "offeredBy", N_("Offers"), N_("Offered by")},
    {"accredits", "accreditedBy", N_("Accredits"), N_("Accredited by")},
    {"approves", "approvedBy", N_("Approves"), N_("Approved by")},
    {"recognizes", "recognizedBy", N_("Recognizes"), N_("Recognized by")},
    {"regulates", "regulatedBy", N_("Regulates"), N_("Regulated by")},
    {"renews", "renewedBy", N_("Renews"), N_("Renewed by")},
    {"revokes", "revokedBy", N_("Revokes"), N_("Revoked by")},
    {"registers", "registeredBy", N_("Registers"), N_("Registered by")},
    {"actingAgent", NULL, N_("Who did it"), N_("What it did")},
    {"object", NULL, N_("To what"), N_("What was done about it")},
    {"instrument", NULL, N_("By means of"), N_("Used in")},
    {"resultingAward", NULL, N_("What came of it"), N_("Given by")},
    {"subOrganization", "parentOrganization", N_("Organizations under it"), N_("Under")},
    {"department", NULL, N_("Departments"), N_("Department of")},
    {"supersededBy", "supersedes", N_("Replaced by"), N_("Replaces")},
    {"nextVersion", "previousVersion", N_("Next version"), N_("Version before")},
    {"latestVersion", NULL, N_("Newest version"), N_("Newest version of")},
    {"isVersionOf", "hasVersion", N_("Version of"), N_("Versions")},
    {"proxyFor", NULL, N_("Stands for"), N_("A step in pathways")},
    {"about", "hasDataSet", N_("About"), N_("Results published in")},
    {"hasMetric", NULL, N_("What was measured"), N_("Measured in")},
    {"usesVerificationService", NULL, N_("Can be checked with"), N_("Checks")},
    {"commonCosts", NULL, N_("Costs in common"), N_("Costs in common for")},
    {"commonConditions", NULL, N_("Conditions in common"), N_("Conditions in common for")},
    {"targetCredential", NULL, N_("Credentials"), N_("Named by")},
    {"targetAssessment", NULL, N_("Tests"), N_("Named by")},
    {"targetLearningOpportunity", NULL, N_("Training"), N_("Named by")},
    {"hasProgressionModel", NULL, N_("Order of levels"), N_("Order of levels for")},
    {"hasProgressionLevel", NULL, N_("Level"), N_("At this level")},
    {"exactAlignment", NULL, N_("The same as"), N_("The same as")},
    {"majorAlignment", NULL, N_("Nearly the same as"), N_("Nearly the same as")},
    {"minorAlignment", NULL, N_("A little like"), N_("A little like")},
    {"broadAlignment", "narrowAlignment", N_("Narrower than"), N_("Wider than")},
    {"alignTo", "alignFrom", N_("Goes with"), N_("Goes with")},
    {"prerequisiteAlignment", NULL, N_("To be learned first"), N_("To be learned later")},
    {"comprisedOf", NULL, N_("Made of"), N_("Belongs to")},
    {"derivedFrom", NULL, N_("Made from"), N_("What was made from it")},
    {"narrower", "broader", N_("Narrower terms"), N_("Wider terms")},
    {"related", NULL, N_("Related"), N_("Related")},
    {"hasTopConcept", "topConceptOf", N_("Terms at the top"), N_("At the top of")},
    {"inScheme", NULL, N_("In the vocabulary"), N_("Terms")},
    {"isSimilarTo", NULL, N_("Much like"), N_("Much like")},
    {"sameAs", NULL, N_("The same as"), N_("The same as")},
    {"assertedBy", NULL, N_("Said by"), N_("What it says")},
    {"costDetails", NULL, N_("More about the price"), N_("More about the price")},
    {"creator", NULL, N_("Made by"), N_("Made")},
    {"publisher", NULL, N_("Published by"), N_("Published")},
};

int label_relation_group(const char *relation, int from_other) {
  for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
    bool same = strcmp(relations[i].property, relation) == 0;
    if (same || (relations[i].inverse != NULL && strcmp(relations[i].inverse, relation) == 0)) {
      return (int)i * 2 + (same ? from_other != 0 : from_other == 0);
    }
  }
  return -1;
}

const char *label_relation(const char *relation, int from_other) {
  int group = label_relation_group(relation, from_other);
  if (group >= 0) {
    const struct relation *row = &relations[group / 2];
    return group % 2 == 0 ? _(row->words) : _(row->inverse_words);
  }
  return label_spell_out(relation);
}

const char *label_fact(const char *kind) {
  static const struct label labels[] = {
      {"action", N_("What was done")},
      {"aid", N_("Aid")},
      {"aid type", N_("Aid")},
      {"aid value", N_("Aid, how much")},
      {"alternate name", N_("Also called")},
      {"audience", N_("For")},
      {"audience level", N_("Level")},
      {"category", N_("Group")},
      {"claim type", N_("What can be checked")},
      {"cost", N_("Cost")},
      {"credential type", N_("Kind of credential")},
      {"credit", N_("Credit")},
      {"dataSetSpatialCoverage", N_("Figures for")},
      {"delivery", N_("How")},
      {"designation", N_("In the pathway")},
      {"duration", N_("Time")},
      {"exception", N_("But not in")},
      {"identifier", N_("Number")},
      {"income", N_("What counts as pay")},
      {"jurisdiction", N_("Holds in")},
      {"keyword", N_("Words for it")},
      {"language", N_("Languages")},
      {"level", N_("Level of the credit")},
      {"method", N_("Methods")},
      {"metric type", N_("Measures")},
      {"offeredIn", N_("Offered in")},
      {"online", N_("Online at")},
      {"pay", N_("Pay")},
      {"place", N_("Where")},
      {"points", N_("Points")},
      {"renewal", N_("To be renewed every")},
      {"schedule", N_("When")},
      {"stated for", N_("Leads on")},
      {"stated from", N_("Comes from")},
      {"subject", N_("Credit in")},
      {"support", N_("Help there")},
      {"term", N_("Term")},
      {"trait", N_("Also")},
      {"transfer", N_("Credit that transfers")},
      {"verification", N_("How it can be checked")},
      {"verification method", N_("By")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], kind);
}

const char *label_comparator(const char *term) {
  static const struct label labels[] = {
      {"GTEQ", N_("at least")}, {"GT", N_("more than")}, {"LTEQ", N_("at most")},
      {"LT", N_("less than")},  {"EQ", N_("is")},        {"NEQ", N_("is not")},
      {"IN", N_("is one of")},  {"EQUAL", N_("is")},     {"INCLUDES", N_("includes")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(term));
}

/* "semester Hour" -> "semester hour"; what is written in capitals stays. */
static const char *soften(const char *spelled) {
  static _Thread_local char words[96];
  size_t at = 0;
  for (; spelled[at] != '\0' && at + 1 < sizeof words; at++) {
    bool word = at == 0 || spelled[at - 1] == ' ';
    bool capitals = isupper((unsigned char)spelled[at + 1]) || spelled[at + 1] == '\0' || spelled[at + 1] == ' ';
    words[at] = spelled[at];
    if (word && !capitals && (unsigned char)spelled[at] < 0x80) {
      words[at] = (char)tolower((unsigned char)spelled[at]);
    }
  }
  words[at] = '\0';
  return words;
}

const char *label_plain(const char *term) {
  static const struct label labels[] = {
      {"ipedsID", "IPEDS"},
      {"opeID", "OPE ID"},
      {"duns", "DUNS"},
      {"fein", "FEIN"},
      {"ncesID", "NCES"},
      {"leiCode", "LEI"},
      {"isicV4", "ISIC"},
      {"sced", "SCED"},
      {"versionIdentifier", N_("version")},
      {"versionCode", N_("version")},
      {"credentialId", N_("number of the credential")},
      {"altCodedNotation", N_("another code")},
      {"pointValue", N_("points")},
      {"SemesterHour", N_("semester hours")},
      {"QuarterHour", N_("quarter hours")},
      {"ContactHour", N_("contact hours")},
      {"ClockHour", N_("clock hours")},
      {"DegreeCredit", N_("degree credits")},
      {"ContinuingEducationUnit", N_("continuing education units")},
      {"CompletedActionStatus", N_("done")},
      {"ActiveActionStatus", N_("going on")},
      {"PotentialActionStatus", N_("planned")},
      {"FailedActionStatus", N_("failed")},
  };
  const char *local = label_local_part(term);
  const char *slash = local == NULL ? NULL : strrchr(local, '/');
  local = slash == NULL ? local : slash + 1;
  for (size_t i = 0; local != NULL && i < sizeof labels / sizeof labels[0]; i++) {
    if (strcmp(labels[i].term, local) == 0) {
      return _(labels[i].words);
    }
  }
  return term == NULL ? "" : soften(label_spell_out(term));
}
