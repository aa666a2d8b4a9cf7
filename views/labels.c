/* SPDX-License-Identifier: MIT */
#include "views/labels.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"

struct label {
  const char *term;
  const char *words;
};

/* "PostMasterCertificate" -> "Post Master Certificate", for terms that the tables lack. */
static const char *spell_out(const char *term) {
  static _Thread_local char words[96];
  const char *colon = strrchr(term, ':');
  const char *slash = strrchr(term, '/');
  const char *name = colon != NULL && colon > slash ? colon + 1 : slash != NULL ? slash + 1 : term;
  size_t at = 0;
  for (size_t i = 0; name[i] != '\0' && at + 2 < sizeof words; i++) {
    bool starts_word = i > 0 && isupper((unsigned char)name[i]) && !isupper((unsigned char)name[i - 1]);
    if (starts_word && name[i - 1] != ' ') {
      words[at++] = ' ';
    }
    words[at++] = name[i];
  }
  words[at] = '\0';
  return words;
}

static const char *look_up(const struct label *labels, size_t count, const char *term) {
  if (term == NULL) {
    return "";
  }
  for (size_t i = 0; i < count; i++) {
    if (strcmp(labels[i].term, term) == 0) {
      return _(labels[i].words);
    }
  }
  return spell_out(term);
}

/* The part of a CURIE after its prefix. */
static const char *local_part(const char *term) {
  const char *colon = term == NULL ? NULL : strchr(term, ':');
  return colon == NULL ? term : colon + 1;
}

const char *label_type(const char *type) {
  static const struct label labels[] = {
      {"ApprenticeshipCertificate", N_("Apprenticeship")},
      {"AssessmentProfile", N_("Test")},
      {"AssociateDegree", N_("Associate degree")},
      {"AssociateOfAppliedScienceDegree", N_("Associate of applied science")},
      {"AssociateOfArtsDegree", N_("Associate of arts")},
      {"AssociateOfScienceDegree", N_("Associate of science")},
      {"BachelorDegree", N_("Bachelor's degree")},
      {"BachelorOfScienceDegree", N_("Bachelor of science")},
      {"BachelorOfArtsDegree", N_("Bachelor of arts")},
      {"Badge", N_("Badge")},
      {"DigitalBadge", N_("Digital badge")},
      {"OpenBadge", N_("Open badge")},
      {"Certificate", N_("Certificate")},
      {"CertificateOfCompletion", N_("Certificate of completion")},
      {"Certification", N_("Certification")},
      {"Course", N_("Course")},
      {"Credential", N_("Credential")},
      {"Degree", N_("Degree")},
      {"Diploma", N_("Diploma")},
      {"DoctoralDegree", N_("Doctoral degree")},
      {"GeneralEducationDevelopment", N_("High school equivalency (GED)")},
      {"JourneymanCertificate", N_("Journeyman certificate")},
      {"LearningOpportunityProfile", N_("Training")},
      {"LearningProgram", N_("Training program")},
      {"License", N_("License")},
      {"MasterCertificate", N_("Master craft certificate")},
      {"MasterDegree", N_("Master's degree")},
      {"MasterOfScienceDegree", N_("Master of science")},
      {"MicroCredential", N_("Micro-credential")},
      {"ProfessionalDoctorate", N_("Professional doctorate")},
      {"QualityAssuranceCredential", N_("Quality credential")},
      {"ResearchDoctorate", N_("Research doctorate")},
      {"SecondarySchoolDiploma", N_("High school diploma")},
      {"PreApprenticeshipCertificate", N_("Pre-apprenticeship")},
      {"ProfessionalCertificate", N_("Professional certificate")},
      {"SpecialistDegree", N_("Specialist degree")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(type));
}

const char *label_cost(const char *type) {
  static const struct label labels[] = {
      {"AggregateCost", N_("Total stated by the provider")},
      {"Application", N_("Application fee")},
      {"BackgroundCheck", N_("Background check")},
      {"Consumables", N_("Supplies used up")},
      {"EnrollmentFee", N_("Enrollment fee")},
      {"Equipment", N_("Tools and supplies")},
      {"LearningResource", N_("Books and materials")},
      {"MixedFees", N_("Fees")},
      {"OptionalCharges", N_("Optional charges")},
      {"ProgramSpecificFee", N_("Other costs of the program")},
      {"RenewalFee", N_("Renewal fee")},
      {"RoomOrResidency", N_("Room")},
      {"StandaloneAssessment", N_("Exam")},
      {"TechnologyFee", N_("Technology fee")},
      {"Travel", N_("Travel")},
      {"Tuition", N_("Tuition")},
  };
  return type == NULL ? _("Cost") : look_up(labels, sizeof labels / sizeof labels[0], local_part(type));
}

const char *label_delivery(const char *value) {
  static const struct label labels[] = {
      {"BlendedDelivery", N_("Partly online")},
      {"InPerson", N_("In person")},
      {"OnlineOnly", N_("Online")},
      {"VariableSite", N_("At changing places")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(value));
}

const char *label_schedule(const char *value) {
  static const struct label labels[] = {
      {"Daytime", N_("Daytime")},
      {"Evening", N_("Evening")},
      {"Weekdays", N_("Weekdays")},
      {"Weekends", N_("Weekends")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(value));
}

const char *label_support(const char *value) {
  static const struct label labels[] = {
      {"Childcare", N_("Child care")},
      {"PhysicalAccessibility", N_("Access for people with disabilities")},
      {"JobPlacement", N_("Help finding a job")},
      {"CareerAdvising", N_("Career advice")},
      {"Tutoring", N_("Tutoring")},
      {"Transportation", N_("Transportation")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(value));
}

const char *label_aid(const char *value) {
  static const struct label labels[] = {
      {"General", N_("Financial aid")},
      {"PellGrant", N_("Pell Grant")},
      {"Post911GIBill", N_("GI Bill")},
      {"Scholarship", N_("Scholarship")},
      {"WIOA", N_("Public training money (WIOA)")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(value));
}

const char *label_condition(const char *kind) {
  static const struct label labels[] = {
      {"requires", N_("You need")},
      {"recommends", N_("It helps to have")},
      {"entryCondition", N_("To get in")},
      {"corequisite", N_("At the same time")},
      {"coPrerequisite", N_("Before or at the same time")},
      {"renewal", N_("To keep it")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(kind));
}

const char *label_edge(const char *kind) {
  static const struct label labels[] = {
      {"required", N_("required")},
      {"advanced standing", N_("counts toward it")},
      {"preparation", N_("prepares for it")},
      {"recommended", N_("recommended")},
      {"part", N_("part of it")},
      {"transfer", N_("credit transfers")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], kind);
}

const char *label_quality(const char *relation) {
  static const struct label labels[] = {
      {"accreditedBy", N_("Accredited by")}, {"approvedBy", N_("Approved by")},
      {"recognizedBy", N_("Recognized by")}, {"regulatedBy", N_("Regulated by")},
      {"renewedBy", N_("Renewed by")},       {"revokedBy", N_("Revoked by")},
      {"registeredBy", N_("Registered by")}, {"accreditedIn", N_("Accredited in")},
      {"approvedIn", N_("Approved in")},     {"recognizedIn", N_("Recognized in")},
      {"regulatedIn", N_("Regulated in")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], local_part(relation));
}

const char *label_measure(const char *measure) {
  static const struct label labels[] = {
      {"median_earnings", N_("Middle earnings (half earn more)")},
      {"average_earnings", N_("Average earnings")},
      {"low_earnings", N_("Lower earnings")},
      {"high_earnings", N_("Higher earnings")},
      {"employed", N_("Have a job")},
      {"retained", N_("Kept their job")},
      {"jobs_obtained", N_("Got jobs")},
      {"completed", N_("Finished the program")},
      {"pass_rate", N_("Passed the exam")},
      {"awarded", N_("Earned it")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], measure);
}

const char *label_unit(const char *unit) {
  static const struct label labels[] = {
      {"USD/year", N_("a year")}, {"USD/quarter", N_("a quarter")}, {"USD/hour", N_("an hour")},
      {"percent", N_("of 100")},  {"people", N_("people")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], unit);
}

const char *label_status(const char *status) {
  static const struct label labels[] = {
      {"active", N_("active")},
      {"deprecated", N_("no longer offered")},
      {"ceased", N_("no longer offered")},
      {"suspended", N_("suspended")},
      {"ceasing", N_("ending soon")},
      {"teachout", N_("ending soon")},
      {"developing", N_("in development")},
      {"probationary", N_("on probation")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], status);
}

const char *label_language(const char *tag) {
  static const struct label labels[] = {
      {"en", N_("English")}, {"es", N_("Spanish")},    {"fr", N_("French")},     {"ar", N_("Arabic")},
      {"zh", N_("Chinese")}, {"pt", N_("Portuguese")}, {"vi", N_("Vietnamese")}, {"ko", N_("Korean")},
  };
  char primary[16] = "";
  if (tag != NULL) {
    (void)snprintf(primary, sizeof primary, "%.*s", (int)strcspn(tag, "-"), tag);
  }
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    if (strcmp(labels[i].term, primary) == 0) {
      return _(labels[i].words);
    }
  }
  return tag == NULL ? "" : tag;
}

const char *label_facet(const char *kind) {
  static const struct label labels[] = {
      {"type", N_("Kind")},          {"skill", N_("Skill")},       {"job", N_("Leads to")},    {"region", N_("State")},
      {"county", N_("County")},      {"delivery", N_("How")},      {"cost", N_("Cost")},       {"time", N_("Time")},
      {"earnings", N_("Pays")},      {"language", N_("Language")}, {"stacks", N_("Leads on")}, {"schedule", N_("When")},
      {"support", N_("Help there")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], kind);
}

const char *label_education(const char *text) {
  static const struct label labels[] = {
      {"No formal educational credential", N_("no diploma needed")},
      {"High school diploma or equivalent", N_("high school diploma")},
      {"Some college, no degree", N_("some college")},
      {"Postsecondary nondegree award", N_("certificate after high school")},
      {"Associate's degree", N_("associate degree")},
      {"Bachelor's degree", N_("bachelor's degree")},
      {"Master's degree", N_("master's degree")},
      {"Doctoral or professional degree", N_("doctoral or professional degree")},
      {"None", N_("none")},
      {"Less than 5 years", N_("less than 5 years")},
      {"5 years or more", N_("5 years or more")},
      {"Short-term on-the-job training", N_("up to a month on the job")},
      {"Moderate-term on-the-job training", N_("1 to 12 months on the job")},
      {"Long-term on-the-job training", N_("more than a year on the job")},
      {"Internship/residency", N_("internship or residency")},
      {"Apprenticeship", N_("apprenticeship")},
  };
  if (text == NULL) {
    return _("not published");
  }
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    if (strcmp(labels[i].term, text) == 0) {
      return _(labels[i].words);
    }
  }
  return text;
}

const char *label_zone(int zone) {
  static const char *const zones[] = {
      N_("not rated"),
      N_("little preparation (1 of 5)"),
      N_("some preparation (2 of 5)"),
      N_("medium preparation (3 of 5)"),
      N_("much preparation (4 of 5)"),
      N_("very much preparation (5 of 5)"),
  };
  return _(zones[zone >= 1 && zone <= 5 ? zone : 0]);
}

const char *label_basis(const char *basis) {
  static const struct label labels[] = {
      {"published", N_("the provider")},
      {"by program code", N_("program code")},
      {"usual for the job", N_("usual for the job")},
  };
  return look_up(labels, sizeof labels / sizeof labels[0], basis);
}

/* One part of a rank's reasons: "price", or "approved by 2". */
static void rank_part(const char *part, char *text, size_t size) {
  static const char *const parts[] = {
      N_("price"),
      N_("time"),
      N_("graduates' results"),
      N_("jobs"),
      N_("skills"),
      N_("requirements"),
      N_("steps"),
      N_("provider"),
      N_("description"),
      N_("web page"),
      N_("nothing but its name"),
      N_("but no longer offered"),
      N_("but winding down or not settled"),
  };
  static const char approved[] = "approved by ";
  static const char confirmed[] = "confirmed by ";
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (strcmp(parts[i], part) == 0) {
      (void)snprintf(text, size, "%s", _(parts[i]));
      return;
    }
  }
  if (strncmp(part, approved, sizeof approved - 1) == 0) {
    (void)snprintf(text, size, _("approved by %s"), part + sizeof approved - 1);
  } else if (strncmp(part, confirmed, sizeof confirmed - 1) == 0) {
    (void)snprintf(text, size, _("confirmed by %s"), part + sizeof confirmed - 1);
  } else {
    (void)snprintf(text, size, "%s", part);
  }
}

void label_rank(const char *why, char *text, size_t size) {
  text[0] = '\0';
  while (why != NULL && *why != '\0') {
    char part[64];
    char words[96];
    size_t length = strcspn(why, ",");
    (void)snprintf(part, sizeof part, "%.*s", (int)length, why);
    rank_part(part, words, sizeof words);
    size_t at = strlen(text);
    (void)snprintf(text + at, size - at, "%s%s", at == 0 ? "" : ", ", words);
    why += length;
    why += strspn(why, ", ");
  }
}

const char *label_own(const char *text) {
  return text == NULL || text[0] == '\0' ? text : _(text);
}
