/* SPDX-License-Identifier: MIT */
/*
 * How much a piece of evidence counts, 0 to 1. The whole scale is this table.
 *
 *   signature good and issuer known   1.00
 *   signature good                    0.85
 *   not verified                      0.80   (also: not supported here, unsigned, hosted)
 *   told by the person                0.60
 *   a check failed                    0.20
 *   ended, or not begun yet          half of the above
 *
 * The steps are this project's own judgement (the field publishes none): a
 * claim that somebody can be asked about weighs more than one that nobody can.
 * Not verified is no blame: the signatures of many real badges can never be
 * checked without asking their issuer over the network. So it weighs 0.80, just
 * enough that credentials nobody could check, but that cover all of an
 * occupation, reach the word "most" (80 %, data/match/match.h); what a person
 * only tells can't reach it by itself.
 */
#ifndef LADDERWAY_DATA_WALLET_CONFIDENCE_H
#define LADDERWAY_DATA_WALLET_CONFIDENCE_H

#include "data/wallet/wallet.h"

double confidence_of(const struct checks *checks);

#endif
