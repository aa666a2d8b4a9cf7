/* SPDX-License-Identifier: MIT */
#include "data/crypto/digest.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

#include "data/base/i18n.h"

struct digest {
  EVP_MD_CTX *context;
};

struct digest *digest_new(void) {
  struct digest *digest = calloc(1, sizeof *digest);
  if (digest == NULL) {
    return NULL;
  }
  digest->context = EVP_MD_CTX_new();
  if (digest->context == NULL || EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
    EVP_MD_CTX_free(digest->context);
    free(digest);
    return NULL;
  }
  return digest;
}

void digest_add(struct digest *digest, const void *bytes, size_t length) {
  (void)EVP_DigestUpdate(digest->context, bytes, length);
}

void digest_finish(struct digest *digest, unsigned char out[DIGEST_SIZE]) {
  (void)EVP_DigestFinal_ex(digest->context, out, NULL);
  EVP_MD_CTX_free(digest->context);
  free(digest);
}

void digest_hex(const unsigned char digest[DIGEST_SIZE], char hex[DIGEST_HEX]) {
  for (size_t i = 0; i < (size_t)DIGEST_SIZE; i++) {
    (void)snprintf(hex + 2 * i, 3, "%02x", digest[i]);
  }
}

void digest_bytes(const void *bytes, size_t length, unsigned char out[DIGEST_SIZE]) {
  (void)EVP_Digest(bytes, length, out, NULL, EVP_sha256(), NULL);
}

int digest_file(const char *path, char hex[DIGEST_HEX], long long *size, struct error *error) {
  FILE *file = fopen(path, "re");
  struct digest *digest = file == NULL ? NULL : digest_new();
  if (digest == NULL) {
    int failed = errno;
    if (file != NULL) {
      (void)fclose(file);
      return error_no_memory(error);
    }
    return error_system(error, failed, _("Opening"), path);
  }
  char part[65536];
  size_t got;
  *size = 0;
  while ((got = fread(part, 1, sizeof part, file)) > 0) {
    digest_add(digest, part, got);
    *size += (long long)got;
  }
  int failed = ferror(file) ? errno : 0;
  unsigned char out[DIGEST_SIZE];
  digest_finish(digest, out);
  digest_hex(out, hex);
  (void)fclose(file);
  return failed == 0 ? 0 : error_system(error, failed, _("Reading"), path);
}
