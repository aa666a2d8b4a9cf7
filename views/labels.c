/* SPDX-License-Identifier: MIT */
#include "views/labels.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/labels_table.h"

/* "PostMasterCertificate" -> "Post Master Certificate", for terms that the tables lack. */
const char *label_spell_out(const char *term) {
  static _Thread_local char words[96];
  const char *colon = strrchr(term, ':');
  const char *slash = strrchr(term, '/');
  const char *name = colon != NULL && colon > slash ? colon + 1 : slash != NULL ? slash + 1 : term;
  size_t at = 0;
  size_t i = 0;
  for (; name[i] != '\0' && at + 2 < sizeof words; i++) {
    bool starts_word = i > 0 && isupper((unsigned char)name[i]) && !isupper((unsigned char)name[i - 1]);
    if (starts_word && name[i - 1] != ' ') {
      words[at++] = ' ';
    }
    words[at++] = name[i];
  }
  /* Where it is cut no part of a character is left. */
  while (name[i] != '\0' && at > 0 && ((unsigned char)words[at - 1] & 0xc0) == 0x80) {
    at--;
  }
  if (name[i] != '\0' && at > 0 && (unsigned char)words[at - 1] >= 0xc0) {
    at--;
  }
  words[at] = '\0';
  return words;
}

const char *label_look_up(const struct label *labels, size_t count, const char *term) {
  if (term == NULL) {
    return "";
  }
  for (size_t i = 0; i < count; i++) {
    if (strcmp(labels[i].term, term) == 0) {
      return _(labels[i].words);
    }
  }
  return label_spell_out(term);
}

/* The part of a CURIE after its prefix. */
const char *label_local_part(const char *term) {
  const char *colon = term == NULL ? NULL : strchr(term, ':');
  return colon == NULL ? term : colon + 1;
}

const char *label_delivery(const char *value) {
  static const struct label labels[] = {
      {"BlendedDelivery", N_("Partly online")},
      {"InPerson", N_("In person")},
      {"OnlineOnly", N_("Online")},
      {"VariableSite", N_("At changing places")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(value));
}

const char *label_schedule(const char *value) {
  static const struct label labels[] = {
      {"Daytime", N_("Daytime")},
      {"Evening", N_("Evening")},
      {"Weekdays", N_("Weekdays")},
      {"Weekends", N_("Weekends")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(value));
}

const char *label_support(const char *value) {
  static const struct label labels[] = {
      {"ChildCare", N_("Child care")},
      {"Childcare", N_("Child care")},
      {"PhysicalAccessibility", N_("Access for people with disabilities")},
      {"JobPlacement", N_("Help finding a job")},
      {"CareerAdvising", N_("Career advice")},
      {"Tutoring", N_("Tutoring")},
      {"Transportation", N_("Transportation")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(value));
}

const char *label_aid(const char *value) {
  static const struct label labels[] = {
      {"General", N_("Financial aid")},
      {"PellGrant", N_("Pell Grant")},
      {"Post911GIBill", N_("GI Bill")},
      {"Scholarship", N_("Scholarship")},
      {"WIOA", N_("Public training money (WIOA)")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(value));
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
  return label_look_up(labels, sizeof labels / sizeof labels[0], kind);
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
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(relation));
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
  return label_look_up(labels, sizeof labels / sizeof labels[0], status);
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
  return label_look_up(labels, sizeof labels / sizeof labels[0], kind);
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
  return label_look_up(labels, sizeof labels / sizeof labels[0], basis);
}

const char *label_skill_sort(enum skill_sort sort) {
  switch (sort) {
    case SORT_CORE:
      return _("core");
    case SORT_TECHNICAL:
      return _("technical");
    case SORT_TRANSFERABLE:
      break;
  }
  return _("transferable");
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

const char *label_note(const char *note, char *room, size_t size) {
  static const char wages[] = "U.S. wages May ";
  size_t length = sizeof wages - 1;
  /* import-jobs writes it with the year of the wages that it brought. */
  if (note == NULL || strncmp(note, wages, length) != 0 || strlen(note) != length + sizeof "2025." - 1) {
    return label_own(note);
  }
  (void)snprintf(room, size, _("U.S. wages May %.4s."), note + length);
  return room;
}
