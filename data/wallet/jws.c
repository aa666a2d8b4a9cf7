/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/wallet/reader.h"

static int sextet(char byte) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const char *found = byte == '\0' ? NULL : strchr(digits, byte);
  return found == NULL ? -1 : (int)(found - digits);
}

/* base64url without padding, as tokens have it. */
static bool decode(const char *text, size_t length, struct buffer *buffer) {
  unsigned bits = 0;
  unsigned held = 0;
  for (size_t i = 0; i < length; i++) {
    int value = sextet(text[i]);
    if (value < 0) {
      return false;
    }
    held = (held << 6 | (unsigned)value) & 0xffffU;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      buffer_add_char(buffer, (char)(unsigned char)(held >> bits & 0xffU));
    }
  }
  return length % 4 != 1 && !buffer->failed;
}

static json_t *decode_json(const char *text, size_t length) {
  struct buffer buffer;
  struct error error;
  json_t *value = NULL;
  buffer_init(&buffer, WALLET_LARGEST_FILE);
  /* Room for all of it at once, so that no copy is left behind by growing. */
  buffer.data = malloc(length + 1);
  buffer.capacity = buffer.data == NULL ? 0 : length + 1;
  if (decode(text, length, &buffer)) {
    value = json_read(buffer_text(&buffer), buffer.length, _("A signed part of this file"), &error);
  }
  if (buffer.data != NULL) {
    explicit_bzero(buffer.data, buffer.capacity);
  }
  buffer_free(&buffer);
  if (!json_is_object(value)) {
    document_free(value);
    value = NULL;
  }
  return value;
}

bool jws_looks_like(const char *text, size_t length) {
  size_t dots = 0;
  if (length < 8 || memcmp(text, "eyJ", 3) != 0) {
    return false;
  }
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '.') {
      dots++;
    } else if (sextet(text[i]) < 0) {
      return false;
    }
  }
  return dots == 2;
}

static const char *method_of(struct reader *reader, const json_t *header, const json_t *claims) {
  const char *algorithm = field_text(reader, json_object_get(header, "alg"), 32);
  const char *holder = check_key_holder(reader, json_object_get(header, "kid"));
  if (holder == NULL && json_object_get(header, "jwk") != NULL) {
    holder = _("key in the file");
  }
  if (holder == NULL) {
    holder = check_key_holder(reader, json_object_get(claims, "iss"));
  }
  const char *method = arena_printf(reader->wallet->arena, "JWS %s%s%s", algorithm == NULL ? "?" : algorithm,
                                    holder == NULL ? "" : ", ", holder == NULL ? "" : holder);
  reader->no_memory = reader->no_memory || method == NULL;
  return method;
}

static bool set_from(json_t *credential, const char *member, const json_t *value, bool replace) {
  if (value == NULL || (!replace && json_object_get(credential, member) != NULL)) {
    return true;
  }
  return json_object_set(credential, member, (json_t *)(size_t)value) == 0;
}

/* In data model 1.1 the claims of the token stand for members of the
 * credential and win over them; in 2.0 the payload is the credential, and the
 * claims only fill in what it does not say. */
static bool merge_claims(json_t *credential, const json_t *claims, bool version_1, struct envelope *envelope) {
  const json_t *issuer = json_object_get(claims, "iss");
  const char *named = field_raw_id(json_object_get(credential, "issuer"));
  if (json_is_string(issuer) && named != NULL) {
    envelope->two_issuers = strcmp(json_string_value(issuer), named) != 0;
  }
  if (json_is_string(issuer) && named == NULL) {
    json_t *object = json_object_get(credential, "issuer");
    bool done =
        json_is_object(object) ? set_from(object, "id", issuer, true) : set_from(credential, "issuer", issuer, true);
    if (!done) {
      return false;
    }
  }
  return set_from(credential, "id", json_object_get(claims, "jti"), version_1) &&
         set_from(credential, version_1 ? "issuanceDate" : "validFrom", json_object_get(claims, "nbf"), version_1) &&
         set_from(credential, version_1 ? "issuanceDate" : "validFrom", json_object_get(claims, "iat"), false) &&
         set_from(credential, version_1 ? "expirationDate" : "validUntil", json_object_get(claims, "exp"), version_1);
}

static bool read_payload(struct reader *reader, json_t *payload, struct envelope *envelope) {
  json_t *credential = json_object_get(payload, "vc");
  json_t *presentation = json_object_get(payload, "vp");
  if (json_is_object(credential)) {
    reader->no_memory = !merge_claims(credential, payload, true, envelope) || reader->no_memory;
    return document_read(reader, credential, envelope);
  }
  if (json_is_object(presentation)) { /* what it presents is signed by itself or not at all */
    struct envelope plain = {.method = NULL};
    return document_read(reader, presentation, &plain);
  }
  if (json_object_get(payload, "credentialSubject") != NULL) {
    reader->no_memory = !merge_claims(payload, payload, false, envelope) || reader->no_memory;
  }
  return document_read(reader, payload, envelope);
}

void jws_read(struct reader *reader, const char *text, size_t length) {
  const char *end = text + length;
  const char *first = memchr(text, '.', length);
  const char *second = first == NULL ? NULL : memchr(first + 1, '.', (size_t)(end - first - 1));
  if (second == NULL || reader->depth >= (unsigned)DEEPEST_DOCUMENT) {
    reader_note(reader, _("A signed credential in this file can't be read."));
    return;
  }
  json_t *header = decode_json(text, (size_t)(first - text));
  json_t *payload = header == NULL ? NULL : decode_json(first + 1, (size_t)(second - first - 1));
  if (payload == NULL) {
    reader_note(reader, _("A signed credential in this file can't be read."));
  } else {
    const char *algorithm = json_text(header, "alg");
    struct envelope envelope = {.method = method_of(reader, header, payload)};
    envelope.unsecured = algorithm == NULL || strcasecmp(algorithm, "none") == 0 || second + 1 == end;
    reader->depth++;
    if (!read_payload(reader, payload, &envelope)) {
      reader_note(reader, _("A signed part of this file holds no badge or credential."));
    }
    reader->depth--;
  }
  document_free(payload);
  document_free(header);
}
