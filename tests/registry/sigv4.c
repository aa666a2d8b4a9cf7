/* SPDX-License-Identifier: MIT */
#include "tests/registry/sigv4.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DIGEST = 32, HEX = 65, MOST_SKEW = 900, MOST_PARAMETERS = 32, LARGEST_TEXT = 1 << 16 };

/* The parts of the Authorization header. */
struct claim {
  char *user, *day, *region, *service, *ending;
  char *headers; /* "host;x-amz-date" */
  char *signature;
};

static void to_hex(const unsigned char digest[DIGEST], char hex[HEX]) {
  for (int i = 0; i < DIGEST; i++) {
    (void)snprintf(hex + (size_t)i * 2, 3, "%02x", digest[i]);
  }
}

static void sha256_hex(const char *bytes, size_t length, char hex[HEX]) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  (void)EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL);
  to_hex(digest, hex);
}

static void hmac(unsigned char key[DIGEST], const char *text) {
  unsigned char out[EVP_MAX_MD_SIZE];
  (void)HMAC(EVP_sha256(), key, DIGEST, (const unsigned char *)text, strlen(text), out, NULL);
  memcpy(key, out, DIGEST);
}

/* What stands after `name` in the header, up to a comma or the end. */
static char *part(struct arena *arena, const char *header, const char *name) {
  const char *found = strstr(header, name);
  return found == NULL ? NULL : arena_strndup(arena, found + strlen(name), strcspn(found + strlen(name), ", "));
}

static char *up_to_slash(char **rest) {
  char *start = *rest;
  char *slash = start == NULL ? NULL : strchr(start, '/');
  if (slash != NULL) {
    *slash = '\0';
  }
  *rest = slash == NULL ? NULL : slash + 1;
  return start;
}

static bool read_claim(const struct exchange *exchange, struct claim *claim) {
  static const char scheme[] = "AWS4-HMAC-SHA256 ";
  const char *header = exchange_header(exchange, "Authorization");
  if (header == NULL || strncmp(header, scheme, sizeof scheme - 1) != 0) {
    return false;
  }
  char *scope = part(exchange->arena, header, "Credential=");
  claim->headers = part(exchange->arena, header, "SignedHeaders=");
  claim->signature = part(exchange->arena, header, "Signature=");
  claim->user = up_to_slash(&scope);
  claim->day = up_to_slash(&scope);
  claim->region = up_to_slash(&scope);
  claim->service = up_to_slash(&scope);
  claim->ending = up_to_slash(&scope);
  return claim->ending != NULL && claim->headers != NULL && claim->signature != NULL;
}

static void add_encoded(struct buffer *out, const char *text, bool slashes) {
  for (; *text != '\0'; text++) {
    bool plain = (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') ||
                 strchr("-._~", *text) != NULL || (slashes && *text == '/');
    if (plain) {
      buffer_add_char(out, *text);
    } else {
      buffer_add_format(out, "%%%02X", (unsigned char)*text);
    }
  }
}

static int by_text(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void add_query(const struct exchange *exchange, struct buffer *out) {
  const char *parameters[MOST_PARAMETERS];
  struct header parameter;
  size_t position = 0;
  size_t count = 0;
  while (count < MOST_PARAMETERS && exchange_each(exchange, &position, &parameter)) {
    struct buffer text;
    buffer_init(&text, LARGEST_TEXT);
    add_encoded(&text, parameter.name, false);
    buffer_add_char(&text, '=');
    add_encoded(&text, parameter.value, false);
    parameters[count++] = arena_strdup(exchange->arena, buffer_text(&text));
    buffer_free(&text);
  }
  qsort(parameters, count, sizeof parameters[0], by_text);
  for (size_t i = 0; i < count; i++) {
    buffer_add_format(out, "%s%s", i == 0 ? "" : "&", parameters[i]);
  }
}

/* "name:value" of the signed headers, with runs of spaces made one. False when one is not there. */
static bool add_headers(const struct exchange *exchange, const struct claim *claim, struct buffer *out) {
  char *names = arena_strdup(exchange->arena, claim->headers);
  char *rest = NULL;
  for (char *name = strtok_r(names, ";", &rest); name != NULL; name = strtok_r(NULL, ";", &rest)) {
    const char *value = exchange_header(exchange, name);
    if (value == NULL) {
      return false;
    }
    buffer_add_format(out, "%s:", name);
    for (size_t i = 0; value[i] != '\0'; i++) {
      if (value[i] != ' ' || (value[i + 1] != ' ' && value[i + 1] != '\0')) {
        buffer_add_char(out, value[i]);
      }
    }
    buffer_add_char(out, '\n');
  }
  return true;
}

static bool is_signed(const struct claim *claim, const char *name) {
  size_t length = strlen(name);
  for (const char *at = claim->headers; *at != '\0'; at += *at == ';') {
    size_t here = strcspn(at, ";");
    if (here == length && strncasecmp(at, name, length) == 0) {
      return true;
    }
    at += here;
  }
  return false;
}

static bool signs_enough(const struct exchange *exchange, const struct claim *claim) {
  for (size_t i = 0; i < exchange->header_count; i++) {
    const char *name = exchange->headers[i].name;
    if ((strncasecmp(name, "x-amz-", 6) == 0 || strcasecmp(name, "host") == 0) && !is_signed(claim, name)) {
      return false;
    }
  }
  return is_signed(claim, "host");
}

/* "20261123T071500Z" of the header, near enough to now, and of the claimed day. */
static const char *date_fault(const char *stamp, const struct claim *claim, time_t now) {
  struct tm parts = {0};
  const char *rest = stamp == NULL ? NULL : strptime(stamp, "%Y%m%dT%H%M%SZ", &parts);
  if (rest == NULL || *rest != '\0') {
    return "AccessDenied";
  }
  long long skew = (long long)timegm(&parts) - (long long)now;
  if (skew > MOST_SKEW || skew < -MOST_SKEW) {
    return "RequestTimeTooSkewed";
  }
  return strncmp(stamp, claim->day, 8) == 0 && strlen(claim->day) == 8 ? NULL : "SignatureDoesNotMatch";
}

static const char *body_fault(const struct exchange *exchange, const char *stated) {
  char hex[HEX];
  if (stated == NULL) {
    return "MissingSecurityHeader";
  }
  if (strcmp(stated, "UNSIGNED-PAYLOAD") == 0) {
    return NULL;
  }
  sha256_hex(buffer_text(&exchange->body), exchange->body.length, hex);
  return strcmp(hex, stated) == 0 ? NULL : "XAmzContentSHA256Mismatch";
}

static bool signature_fits(const struct exchange *exchange, const struct sigv4_keys *keys, const struct claim *claim) {
  struct buffer text;
  unsigned char key[DIGEST];
  unsigned char out[EVP_MAX_MD_SIZE];
  char hex[HEX];
  char first[256];
  buffer_init(&text, LARGEST_TEXT);
  buffer_add_format(&text, "%s\n", exchange->method);
  add_encoded(&text, exchange_decode(exchange->arena, exchange->path, strlen(exchange->path), false), true);
  buffer_add_char(&text, '\n');
  add_query(exchange, &text);
  buffer_add_char(&text, '\n');
  bool whole = add_headers(exchange, claim, &text);
  buffer_add_format(&text, "\n%s\n%s", claim->headers, exchange_header(exchange, "x-amz-content-sha256"));
  sha256_hex(buffer_text(&text), text.length, hex);
  buffer_clear(&text);
  buffer_add_format(&text, "AWS4-HMAC-SHA256\n%s\n%s/%s/s3/aws4_request\n%s", exchange_header(exchange, "x-amz-date"),
                    claim->day, keys->region, hex);
  (void)snprintf(first, sizeof first, "AWS4%s", keys->secret);
  (void)HMAC(EVP_sha256(), first, (int)strlen(first), (const unsigned char *)claim->day, strlen(claim->day), out, NULL);
  memcpy(key, out, DIGEST);
  hmac(key, keys->region);
  hmac(key, "s3");
  hmac(key, "aws4_request");
  hmac(key, buffer_text(&text));
  to_hex(key, hex);
  buffer_free(&text);
  return whole && strlen(claim->signature) == HEX - 1 && CRYPTO_memcmp(hex, claim->signature, HEX - 1) == 0;
}

const char *sigv4_fault(const struct exchange *exchange, const struct sigv4_keys *keys, time_t now) {
  struct claim claim = {0};
  if (!read_claim(exchange, &claim)) {
    return "AccessDenied";
  }
  if (strcmp(claim.user, keys->user) != 0) {
    return "InvalidAccessKeyId";
  }
  const char *token = exchange_header(exchange, "x-amz-security-token");
  if ((token == NULL) != (keys->token == NULL) || (token != NULL && strcmp(token, keys->token) != 0)) {
    return "InvalidToken";
  }
  const char *fault = date_fault(exchange_header(exchange, "x-amz-date"), &claim, now);
  if (fault == NULL) {
    fault = body_fault(exchange, exchange_header(exchange, "x-amz-content-sha256"));
  }
  if (fault != NULL) {
    return fault;
  }
  if (strcmp(claim.region, keys->region) != 0 || strcmp(claim.service, "s3") != 0 ||
      strcmp(claim.ending, "aws4_request") != 0) {
    return "AuthorizationHeaderMalformed";
  }
  return signs_enough(exchange, &claim) && signature_fits(exchange, keys, &claim) ? NULL : "SignatureDoesNotMatch";
}
