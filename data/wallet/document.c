/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

/* json_read() refuses deep nesting, so this does not go deep either. */
static void wipe(json_t *value) {
  const char *key;
  json_t *member;
  size_t index;
  if (json_is_string(value)) {
    explicit_bzero((char *)(size_t)json_string_value(value), json_string_length(value));
  } else if (json_is_array(value)) {
    json_array_foreach(value, index, member) {
      wipe(member);
    }
  } else if (json_is_object(value)) {
    json_object_foreach(value, key, member) {
      wipe(member);
    }
  }
}

void document_free(json_t *value) {
  wipe(value);
  json_decref(value);
}

static bool has(const json_t *object, const char *key) {
  return json_object_get(object, key) != NULL;
}

/* Lenient about a missing type, strict about there being a subject. */
static bool is_credential(const json_t *object) {
  const json_t *subject = json_object_get(object, "credentialSubject");
  if (field_has_type(object, "VerifiableCredential") || field_has_type(object, "OpenBadgeCredential") ||
      field_has_type(object, "AchievementCredential") || field_has_type(object, "ClrCredential")) {
    return true;
  }
  return field_type_at(object, 0) != NULL && (json_is_object(subject) || json_is_array(subject));
}

static bool is_assertion(const json_t *object) {
  const json_t *badge = json_each(json_object_get(object, "badge"), 0);
  return (json_is_string(badge) || json_is_object(badge)) &&
         (field_has_type(object, "Assertion") || has(object, "recipient") || has(object, "uid") ||
          has(object, "verify") || has(object, "verification"));
}

/* Things of the same families that are no credential of a person: what to say
 * about them, or NULL. */
static const char *why_not(const json_t *object) {
  static const struct {
    const char *type, *why;
  } others[] = {
      {"EndorsementCredential", N_("This is a recommendation of something else, not a thing that was earned.")},
      {"BitstringStatusListCredential", N_("This is a list of an issuer, not a credential of a person.")},
      {"StatusList2021Credential", N_("This is a list of an issuer, not a credential of a person.")},
      {"RevocationList2020Credential", N_("This is a list of an issuer, not a credential of a person.")},
      {"RevocationList", N_("This is a list of an issuer, not a credential of a person.")},
      {"BadgeClass", N_("This describes a badge, but not that somebody earned it.")},
      {"Clr", N_("This is a learner record of an older kind (CLR 1.0). Ask for one in the CLR 2.0 format.")},
  };
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    if (field_has_type(object, others[i].type)) {
      return _(others[i].why);
    }
  }
  if (has(object, "payload") && has(object, "signatures")) {
    return _(
        "This is a credential with a European seal, which can't be read here yet. Export it without the seal, as "
        "JSON.");
  }
  if (has(object, "ciphertext") && has(object, "iv")) {
    return _("This is locked with a password. Export single credentials as JSON instead.");
  }
  if (subject_is_identity(object) && is_credential(object)) {
    return _("Identity and health documents are not needed here and were not kept.");
  }
  return NULL;
}

static bool read_text(struct reader *reader, const char *text, size_t length) {
  if (jws_looks_like(text, length)) {
    jws_read(reader, text, length);
    return true;
  }
  if (length > 3 && memcmp(text, "eyJ", 3) == 0 && memchr(text, '~', length) != NULL) {
    reader_note(reader,
                _("This credential shows only chosen parts (SD-JWT), which can't be read here yet. Export it as "
                  "JSON."));
    return true;
  }
  return false;
}

/* {"id": "data:application/vc+jwt,eyJ...", "type": "EnvelopedVerifiableCredential"} */
static bool read_enveloped(struct reader *reader, const json_t *object) {
  const char *id = json_text(object, "id");
  const char *comma = id == NULL ? NULL : strchr(id, ',');
  if (comma == NULL || !read_text(reader, comma + 1, strlen(comma + 1))) {
    reader_note(reader, _("A signed credential in this file can't be read."));
  }
  return true;
}

static bool read_each(struct reader *reader, json_t *values, const struct envelope *envelope) {
  bool found = false;
  for (size_t i = 0; i < json_each_count(values) && !reader->no_memory; i++) {
    found = document_read(reader, json_each(values, i), envelope) || found;
  }
  return found;
}

/* Whatever wraps credentials under names of its own. */
static bool read_members(struct reader *reader, json_t *object, const struct envelope *envelope) {
  const char *key;
  json_t *member;
  bool found = false;
  json_object_foreach(object, key, member) {
    if (strcmp(key, "@context") != 0 && strcmp(key, "proof") != 0 && !reader->no_memory) {
      found = document_read(reader, member, envelope) || found;
    }
  }
  return found;
}

static const json_t *inner_token(const json_t *object) {
  const json_t *proof = json_each(json_object_get(object, "proof"), 0);
  const json_t *token = json_object_get(proof, "jwt");
  return field_has_type(proof, "JwtProof2020") && json_is_string(token) ? token : NULL;
}

static bool read_object(struct reader *reader, json_t *object, const struct envelope *envelope) {
  static const struct envelope plain = {.method = NULL};
  const char *why = why_not(object);
  const json_t *token = inner_token(object);
  if (told_is(object)) {
    told_read(reader, object);
    return true;
  }
  if (why != NULL) {
    reader_note(reader, why);
    return true;
  }
  if (field_has_type(object, "EnvelopedVerifiableCredential") ||
      field_has_type(object, "EnvelopedVerifiablePresentation")) {
    return read_enveloped(reader, object);
  }
  if (field_has_type(object, "UniversalWallet2020")) { /* beside the credentials it holds private keys */
    return read_each(reader, json_object_get(object, "contents"), &plain);
  }
  if (field_has_type(object, "VerifiablePresentation")) {
    return read_each(reader, json_object_get(object, "verifiableCredential"), &plain);
  }
  if (token != NULL) { /* only what is inside the token is signed */
    return read_text(reader, json_string_value(token), json_string_length(token));
  }
  if (field_has_type(object, "CertifiedBoostCredential") &&
      json_is_object(json_object_get(object, "boostCredential"))) {
    return document_read(reader, json_object_get(object, "boostCredential"), &plain);
  }
  if (!is_credential(object) && !is_assertion(object)) {
    return read_members(reader, object, envelope);
  }
  if (reader->seen++ >= (size_t)MOST_SEEN) {
    reader_note(reader, _("This file holds too many credentials; the first ones were read."));
  } else if (is_credential(object)) {
    document_credential(reader, object, envelope);
  } else {
    badge_read(reader, object, envelope);
  }
  return true;
}

bool document_read(struct reader *reader, json_t *value, const struct envelope *envelope) {
  bool found = false;
  if (reader->depth >= (unsigned)DEEPEST_DOCUMENT) {
    reader_note(reader, _("Parts of this file are wrapped too deep to be read."));
    return false;
  }
  reader->depth++;
  if (json_is_string(value)) {
    found = read_text(reader, json_string_value(value), json_string_length(value));
  } else if (json_is_array(value)) {
    found = read_each(reader, value, envelope);
  } else if (json_is_object(value)) {
    found = read_object(reader, value, envelope);
  }
  reader->depth--;
  return found;
}
