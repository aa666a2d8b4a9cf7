/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

/* Credentials without an achievement say what they are for in members of
 * their own; these are the families that people have. The type is compared by
 * its beginning, since versions and words are put behind it. */
struct family {
  const char *type;
  const char *names[4];
  const char *achievement_type;
};

static const struct family families[] = {
    {"EducationDegree", {"degreeName", "programName", "program"}, "Degree"},
    {"Certification", {"name"}, "Certification"},
    {"License", {"name"}, "License"},
    {"Course", {"title", "courseName", "name"}, "Course"},
    {"Assessment", {"title", "assessmentName", "name"}, "Assessment"},
    {"Badge", {"title", "name"}, "Badge"},
    {"OpenBadge", {"title", "name"}, "Badge"},
    {"CurrentEmployment", {"title"}, NULL},
    {"PastEmployment", {"title"}, NULL},
    {"Employment", {"title"}, NULL},
};

static bool begins_with(const char *text, const char *start) {
  return text != NULL && strncmp(text, start, strlen(start)) == 0;
}

static const struct family *family_of(const json_t *credential) {
  for (size_t at = 0; at < 8; at++) {
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
      if (begins_with(field_type_at(credential, at), families[i].type)) {
        return &families[i];
      }
    }
  }
  return NULL;
}

bool subject_is_identity(const json_t *credential) {
  static const char *const private_types[] = {
      "Email",          "Phone",      "DriversLicense", "Passport",          "NationalId",
      "IdDocument",     "ProofOfAge", "ResidentPermit", "PermanentResident", "VerificationIdentifier",
      "VaccinationCert"};
  for (size_t at = 0; at < 8; at++) {
    for (size_t i = 0; i < sizeof private_types / sizeof private_types[0]; i++) {
      if (begins_with(field_type_at(credential, at), private_types[i])) {
        return true;
      }
    }
  }
  return false;
}

/* "EducationDegreeGraduationV1.1" -> "Education Degree Graduation" */
static const char *spaced(struct reader *reader, const char *type) {
  char text[160];
  size_t length = 0;
  for (size_t i = 0; type[i] != '\0' && length + 2 < sizeof text; i++) {
    bool capital = isupper((unsigned char)type[i]) != 0;
    if (capital && type[i] == 'V' && isdigit((unsigned char)type[i + 1]) != 0) {
      break;
    }
    if (capital && i > 0 && islower((unsigned char)type[i - 1]) != 0) {
      text[length++] = ' ';
    }
    text[length++] = type[i];
  }
  return field_keep(reader, text, length, LARGEST_NAME);
}

static const char *name_from_type(struct reader *reader, const json_t *credential) {
  for (size_t at = 0; at < 8; at++) {
    const char *type = field_type_at(credential, at);
    if (type != NULL && strcmp(type, "VerifiableCredential") != 0 &&
        strcmp(type, "VelocityNetworkLayer1Credential") != 0) {
      return spaced(reader, type);
    }
  }
  return NULL;
}

/* Things one level down that say what was earned. */
static const json_t *inner_thing(const json_t *subject) {
  static const char *const places[] = {"hasCredential", "degree",           "license",
                                       "certification", "employmentRecord", "hasClaim"};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    const json_t *thing = json_each(json_object_get(subject, places[i]), 0);
    if (json_is_object(thing)) {
      return thing;
    }
  }
  return NULL;
}

static void read_inner(struct draft *draft, const json_t *thing) {
  static const char *const names[] = {"name", "licenseName", "jobTitle", "title", NULL};
  struct reader *reader = draft->reader;
  struct claim *claim = &draft->claim;
  if (claim->name == NULL) {
    claim->name = field_first(reader, thing, names, LARGEST_NAME);
  }
  if (claim->description == NULL) {
    claim->description = field_text(reader, json_object_get(thing, "description"), LARGEST_DESCRIPTION);
  }
  claim->achievement = field_id(reader, thing);
  claim->ctid = skill_ctid(reader, claim->achievement);
  skills_read_list(draft, json_object_get(thing, "competencyRequired"));
}

static void read_family(struct draft *draft, const struct family *family, const json_t *subject) {
  static const char *const organizations[] = {"schoolName", "authorityName", "companyName", "organizationName", NULL};
  static const char *const holders[] = {"institution", "authority", "provider", "organization", "legalEntity"};
  static const char *const names[] = {"name", "legalName", NULL};
  struct reader *reader = draft->reader;
  struct claim *claim = &draft->claim;
  if (claim->name == NULL) {
    claim->name = field_first(reader, subject, family->names, LARGEST_NAME);
  }
  claim->achievement_type = family->achievement_type;
  if (claim->issuer_name == NULL) {
    claim->issuer_name = field_first(reader, subject, organizations, LARGEST_NAME);
  }
  for (size_t i = 0; i < sizeof holders / sizeof holders[0] && claim->issuer_name == NULL; i++) {
    const json_t *holder = json_object_get(subject, holders[i]);
    if (json_is_object(holder)) {
      claim->issuer_name = field_first(reader, holder, names, LARGEST_NAME);
    }
  }
}

void subject_read(struct draft *draft, const json_t *credential, const json_t *subject) {
  static const char *const fields[] = {"fieldOfStudy", "fieldsOfStudy", "degreeMajor", "program", NULL};
  struct claim *claim = &draft->claim;
  const struct family *family = family_of(credential);
  const json_t *thing = inner_thing(subject);
  if (family != NULL) {
    read_family(draft, family, subject);
  }
  if (thing != NULL) {
    read_inner(draft, thing);
  }
  if (claim->description == NULL && family != NULL) {
    claim->description = field_text(draft->reader, json_object_get(subject, "description"), LARGEST_DESCRIPTION);
  }
  claim->field_of_study = field_first(draft->reader, subject, fields, LARGEST_NAME);
  if (claim->name == NULL) {
    claim->name = name_from_type(draft->reader, credential);
  }
  if (claim->name == NULL && claim->checks.readable == VERDICT_PASS) {
    claim->name = _("Verifiable credential");
  }
  skills_read(draft, NULL, subject);
}
