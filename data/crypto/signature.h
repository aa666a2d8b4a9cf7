/* SPDX-License-Identifier: MIT */
/*
 * Ed25519 signatures (RFC 8032), by OpenSSL's libcrypto.
 *
 * A public key is written as base64 of its 32 bytes, in one line, so that it
 * can stand in a settings file. A private key is a PEM file (PKCS #8) that
 * only its owner can read.
 */
#ifndef LADDERWAY_DATA_CRYPTO_SIGNATURE_H
#define LADDERWAY_DATA_CRYPTO_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"

enum { SIGNATURE_KEY_TEXT = 48, SIGNATURE_TEXT = 96 };

/* Makes a key pair: the private one into the new file `path` (mode 0600; an
 * existing file is never overwritten), the public one into `public_key`. */
int signature_new_key(const char *path, char public_key[SIGNATURE_KEY_TEXT], struct error *error) MUST_CHECK;

/* The public key that belongs to a private key's file. */
int signature_public_key(const char *path, char public_key[SIGNATURE_KEY_TEXT], struct error *error) MUST_CHECK;

/* Signs with the key in the file; the signature as base64. */
int signature_make(const char *path, const void *bytes, size_t length, char signature[SIGNATURE_TEXT],
                   struct error *error) MUST_CHECK;

/* True when `signature` is that of `bytes` by `public_key`; false also for
 * texts that are no key or no signature. */
bool signature_good(const char *public_key, const void *bytes, size_t length, const char *signature);

#endif
