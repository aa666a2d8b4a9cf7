/* SPDX-License-Identifier: MIT */
/* What the tests of the wallet share. Each function fails the running test
 * when it can't do what it says. */
#ifndef LADDERWAY_TESTS_UNIT_WALLET_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_WALLET_SUPPORT_H

#include "data/wallet/wallet.h"

/* 2026-11-23T00:00:00Z */
#define TEST_NOW ((time_t)1795392000)

/* A new wallet with a file of tests/unit/data/wallet/, or with these bytes. */
struct wallet *wallet_of_fixture(const char *name);
struct wallet *wallet_of_text(const char *text);

/* The claim with this name. */
const struct claim *claim_named(const struct wallet *wallet, const char *name);

bool has_reason(const struct claim *claim, const char *part);
bool has_skip(const struct wallet *wallet, const char *part);

/* Calls `each` with every text that can be shown. */
void each_text(const struct wallet *wallet, void (*each)(const char *text, const void *context), const void *context);

/* All texts are valid UTF-8 with nothing that moves a cursor. */
void assert_clean(const struct wallet *wallet);

/* True if any text holds `part`. */
bool mentions(const struct wallet *wallet, const char *part);

#endif
