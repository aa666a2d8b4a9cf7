/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

static bool is_open_badge(const json_t *credential) {
  return field_has_type(credential, "OpenBadgeCredential") || field_has_type(credential, "AchievementCredential");
}

/* By the first context; without one, by the members that only one has. */
static bool is_version_2(const json_t *credential) {
  const char *context = json_string_value(json_each(json_object_get(credential, "@context"), 0));
  if (context != NULL && strstr(context, "credentials/v1") != NULL) {
    return false;
  }
  if (context != NULL && strstr(context, "credentials/v2") != NULL) {
    return true;
  }
  return json_object_get(credential, "issuanceDate") == NULL && json_object_get(credential, "expirationDate") == NULL;
}

static const char *format_of(const json_t *credential) {
  if (field_has_type(credential, "ClrCredential")) {
    return "clr-2.0";
  }
  if (is_open_badge(credential)) {
    return "open-badge-3.0";
  }
  return is_version_2(credential) ? "verifiable-credential-2.0" : "verifiable-credential-1.1";
}

static void read_issuer(struct draft *draft, const json_t *issuer) {
  static const char *const names[] = {"name", "legalName", "prefLabel", NULL};
  const json_t *one = json_each(issuer, 0);
  if (json_each_count(issuer) == 0) {
    draft_unreadable(draft, _("It does not say who gave it."));
    return;
  }
  draft->claim.issuer_id = field_id(draft->reader, one);
  if (json_is_object(one)) {
    draft->claim.issuer_name = field_first(draft->reader, one, names, LARGEST_NAME);
  }
  if (draft->claim.issuer_id == NULL) {
    draft_unreadable(draft, _("What it says about who gave it can't be read."));
  }
}

/* The members of its own version come first. */
static struct moment read_moment(struct reader *reader, const json_t *credential, const char *const *keys) {
  struct moment moment = {.stated = false};
  for (size_t i = 0; keys[i] != NULL && !moment.stated; i++) {
    moment = date_read(reader, json_object_get(credential, keys[i]));
  }
  return moment;
}

static void read_dates(struct draft *draft, const json_t *credential) {
  static const char *const starts_1[] = {"issuanceDate", "issued", "validFrom", "awardedDate", NULL};
  static const char *const starts_2[] = {"validFrom", "awardedDate", "issuanceDate", "issued", NULL};
  static const char *const ends_1[] = {"expirationDate", "validUntil", NULL};
  static const char *const ends_2[] = {"validUntil", "expirationDate", NULL};
  bool second = is_version_2(credential);
  draft->issued = read_moment(draft->reader, credential, second ? starts_2 : starts_1);
  draft->ends = read_moment(draft->reader, credential, second ? ends_2 : ends_1);
  check_dates(draft);
}

/* What all claims of one credential have in common. */
static void read_common(struct draft *draft, struct reader *reader, const json_t *credential,
                        const struct envelope *envelope) {
  const json_t *subject = json_object_get(credential, "credentialSubject");
  draft_start(draft, reader, format_of(credential));
  draft->claim.id = field_id(reader, credential);
  check_proof(draft, credential, envelope);
  check_status(draft, json_object_get(credential, "credentialStatus"));
  read_dates(draft, credential);
  read_issuer(draft, json_object_get(credential, "issuer"));
  if (!json_is_object(json_each(subject, 0))) {
    draft_unreadable(draft, _("What it says about the person can't be read."));
  }
  if (!field_has_type(credential, "VerifiableCredential") && !is_open_badge(credential)) {
    draft_unreadable(draft, _("It is not marked as a credential."));
  }
}

static void read_name(struct draft *draft, const json_t *credential) {
  static const char *const titles[] = {"title", NULL};
  struct reader *reader = draft->reader;
  draft->claim.name = field_text(reader, json_object_get(credential, "name"), LARGEST_NAME);
  if (draft->claim.name == NULL) { /* the European Learning Model keeps it with the layout */
    draft->claim.name = field_first(reader, json_object_get(credential, "displayParameter"), titles, LARGEST_NAME);
  }
}

static void take_achievement(const struct draft *common, const json_t *credential, const json_t *subject,
                             const json_t *achievement) {
  struct draft draft = *common;
  struct reader *reader = draft.reader;
  struct claim *claim = &draft.claim;
  claim->name = field_text(reader, json_object_get(achievement, "name"), LARGEST_NAME);
  claim->description = field_text(reader, json_object_get(achievement, "description"), LARGEST_DESCRIPTION);
  claim->achievement = field_id(reader, achievement);
  claim->achievement_type = field_text(reader, json_object_get(achievement, "achievementType"), 64);
  claim->field_of_study = field_text(reader, json_object_get(achievement, "fieldOfStudy"), LARGEST_NAME);
  if (claim->name == NULL) {
    read_name(&draft, credential);
    if (!json_is_object(achievement)) {
      draft_unreadable(&draft, _("What was achieved is not in this file, only its address."));
    }
  }
  if (claim->name == NULL && claim->checks.readable == VERDICT_PASS) {
    claim->name = _("Open Badge without a name");
  }
  skills_read(&draft, json_is_object(achievement) ? achievement : NULL, subject);
  skills_read_list(&draft, json_object_get(credential, "skills"));
  if (claim->ctid == NULL) {
    claim->ctid = skill_ctid(reader, claim->achievement);
  }
  draft_finish(&draft);
}

/* A credential that is not about an achievement, or a record around others. */
static void take_plain(const struct draft *common, const json_t *credential, const json_t *subject) {
  struct draft draft = *common;
  read_name(&draft, credential);
  draft.claim.description = field_text(draft.reader, json_object_get(credential, "description"), LARGEST_DESCRIPTION);
  if (is_open_badge(credential)) {
    draft_unreadable(&draft, _("It does not say what was achieved."));
  }
  if (strcmp(draft.claim.format, "clr-2.0") == 0) {
    if (draft.claim.name == NULL) {
      draft.claim.name = _("Learner record");
    }
  } else {
    subject_read(&draft, credential, subject);
    skills_read_list(&draft, json_object_get(credential, "skills"));
  }
  draft_finish(&draft);
}

/* True if a credential in the record stands for this achievement already. */
static bool has_own_credential(struct reader *reader, const json_t *inner, const char *achievement) {
  size_t count = achievement == NULL ? 0 : json_each_count(inner);
  for (size_t i = 0; i < count && reader->compared++ < (size_t)MOST_COMPARED; i++) {
    const json_t *subject = json_each(json_object_get(json_each(inner, i), "credentialSubject"), 0);
    const json_t *achievements = json_object_get(subject, "achievement");
    for (size_t j = 0; j < json_each_count(achievements) && reader->compared++ < (size_t)MOST_COMPARED; j++) {
      const char *id = field_raw_id(json_each(achievements, j));
      if (id != NULL && strcmp(id, achievement) == 0) {
        return true;
      }
    }
  }
  return false;
}

static void read_record(const struct draft *common, const json_t *credential, const json_t *subject) {
  const json_t *inner = json_object_get(subject, "verifiableCredential");
  const json_t *achievements = json_object_get(subject, "achievement");
  struct reader *reader = common->reader;
  struct envelope plain = {.method = NULL};
  for (size_t i = 0; i < json_each_count(inner) && !reader->no_memory; i++) {
    if (!document_read(reader, json_each(inner, i), &plain)) {
      reader_note(reader, _("A part of a learner record in this file can't be read."));
    }
  }
  for (size_t i = 0; i < json_each_count(achievements) && !reader->no_memory; i++) {
    const json_t *achievement = json_each(achievements, i);
    if (json_is_object(achievement) && !has_own_credential(reader, inner, field_raw_id(achievement)) &&
        reader->seen++ < (size_t)MOST_SEEN) {
      take_achievement(common, credential, NULL, achievement);
    }
  }
}

static size_t read_achievements(const struct draft *common, const json_t *credential, const json_t *subject) {
  const json_t *achievements = json_object_get(subject, "achievement");
  size_t count = json_each_count(achievements);
  for (size_t i = 0; i < count && !common->reader->no_memory; i++) {
    if (common->reader->seen++ < (size_t)MOST_SEEN) {
      take_achievement(common, credential, subject, json_each(achievements, i));
    }
  }
  return count;
}

void document_credential(struct reader *reader, json_t *credential, const struct envelope *envelope) {
  struct draft common;
  const json_t *subjects = json_object_get(credential, "credentialSubject");
  size_t achievements = 0;
  read_common(&common, reader, credential, envelope);
  if (strcmp(common.claim.format, "clr-2.0") == 0) {
    take_plain(&common, credential, json_each(subjects, 0));
    for (size_t i = 0; i < json_each_count(subjects); i++) {
      read_record(&common, credential, json_each(subjects, i));
    }
    return;
  }
  for (size_t i = 0; i < json_each_count(subjects); i++) {
    achievements += read_achievements(&common, credential, json_each(subjects, i));
  }
  if (achievements == 0) {
    take_plain(&common, credential, json_each(subjects, 0));
  }
}
