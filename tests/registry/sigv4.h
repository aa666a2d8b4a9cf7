/* SPDX-License-Identifier: MIT */
/*
 * Signatures of requests to an S3-compatible store, checked from the words of
 * AWS Signature Version 4 alone: "AWS4-HMAC-SHA256", in the header.
 */
#ifndef LADDERWAY_TESTS_REGISTRY_SIGV4_H
#define LADDERWAY_TESTS_REGISTRY_SIGV4_H

#include <time.h>

#include "tests/registry/server.h"

struct sigv4_keys {
  const char *user, *secret;
  const char *region; /* "us-east-1" */
  const char *token;  /* of a session; NULL none */
};

/* NULL when the request is signed as it must be: with these keys, not more
 * than a quarter of an hour from `now`, over its own body, host and all x-amz-
 * headers. Else the store's word for what is wrong: "SignatureDoesNotMatch". */
const char *sigv4_fault(const struct exchange *exchange, const struct sigv4_keys *keys, time_t now);

#endif
