/* SPDX-License-Identifier: MIT */
/*
 * What a person puts right of what claims were taken for.
 *
 *   wallet_correct_skill       one skill that a claim names
 *   wallet_correct_experience  work, study or service
 *   wallet_correct_told        anything else that was told, as a whole
 *   wallet_correct_record      which record of the snapshot a credential is
 *   wallet_correct_part        one of the jobs that a credential leads to, or one
 *                              of the skills that its record teaches
 *
 * None is ever undone by reading files again. All live as long as the wallet and
 * are written nowhere, like everything in it. Texts are cleaned and copied.
 * Errors of all: ERROR_NOT_FOUND (no such claim or skill), ERROR_NO_MEMORY.
 */
#ifndef LADDERWAY_DATA_WALLET_CORRECT_H
#define LADDERWAY_DATA_WALLET_CORRECT_H

#include <stdbool.h>
#include <stddef.h>

#include "data/wallet/experience.h"
#include "data/wallet/wallet.h"

/* A skill of a claim (by its place) is the element, occupation or technology
 * `code`, or, when that is "", nothing; NULL takes the correction back. */
int wallet_correct_skill(struct wallet *wallet, size_t claim, size_t skill, const char *code,
                         struct error *error) MUST_CHECK;

/* An experience is now this; its confidence is worked out again. */
int wallet_correct_experience(struct wallet *wallet, size_t claim, const struct experience *experience,
                              struct error *error) MUST_CHECK;

/* A claim that was told is this one now, as wallet_add_told() would take it. */
int wallet_correct_told(struct wallet *wallet, size_t claim, const struct claim *told, struct error *error) MUST_CHECK;

/* The credential is the record with this CTID; "" of none; NULL takes the correction back. */
int wallet_correct_record(struct wallet *wallet, size_t claim, const char *ctid, struct error *error) MUST_CHECK;

/* What was `found` for the whole credential is `correct`; "" nothing; NULL takes
 * the correction back. With `found` twice it counts although it was not found.
 * At most CORRECT_MOST_PARTS of one claim, else ERROR_TOO_BIG. */
enum { CORRECT_MOST_PARTS = 64 };
int wallet_correct_part(struct wallet *wallet, size_t claim, const char *found, const char *correct,
                        struct error *error) MUST_CHECK;

/* What `found` is, as the person put it right; NULL when it was not. */
const char *claim_part_correct(const struct claim *claim, const char *found);

/* Whether the credential is the record with this CTID: as the person put it right, else as it says itself. */
bool claim_is_record(const struct claim *claim, const char *ctid);

/* For a better copy of the same credential: takes over what was put right of the one before. */
void claim_keep_corrections(const struct claim *before, struct claim *claim);

#endif
