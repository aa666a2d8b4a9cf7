/* SPDX-License-Identifier: MIT */
#include "data/wallet/confidence.h"

static double before_dates(const struct checks *checks) {
  if (checks->readable == VERDICT_FAIL || checks->signature == VERDICT_FAIL || checks->revocation == VERDICT_FAIL ||
      checks->issuer == VERDICT_FAIL) {
    return 0.20;
  }
  if (checks->signature == VERDICT_PASS) {
    return checks->issuer == VERDICT_PASS ? 1.00 : 0.85;
  }
  return 0.80;
}

double confidence_of(const struct checks *checks) {
  double confidence = before_dates(checks);
  return checks->dates == VERDICT_FAIL ? confidence / 2 : confidence;
}
