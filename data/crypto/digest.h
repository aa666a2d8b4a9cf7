/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), by OpenSSL's libcrypto. */
#ifndef LADDERWAY_DATA_CRYPTO_DIGEST_H
#define LADDERWAY_DATA_CRYPTO_DIGEST_H

#include <stddef.h>

#include "data/base/error.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX = 65 };

struct digest;

/* NULL without memory. */
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t length);
/* The digest of all that was added; frees it. */
void digest_finish(struct digest *digest, unsigned char out[DIGEST_SIZE]);
void digest_hex(const unsigned char digest[DIGEST_SIZE], char hex[DIGEST_HEX]);

void digest_bytes(const void *bytes, size_t length, unsigned char out[DIGEST_SIZE]);

/* Of a whole file, with its size. ERROR_IO, ERROR_NOT_FOUND. */
int digest_file(const char *path, char hex[DIGEST_HEX], long long *size, struct error *error) MUST_CHECK;

#endif
