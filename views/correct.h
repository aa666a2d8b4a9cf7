/* SPDX-License-Identifier: MIT */
/*
 * Putting right what something was taken for, and what that changes: the same
 * for the screen, for linear mode and for --correct.
 *
 * Every piece of evidence has a name within its claim (`what`):
 *
 *   3            a skill that the claim names, counted from 1
 *   record       which record of the snapshot a credential is
 *   31-1131.00   a job that the whole credential leads to (by its record or its
 *                field of study); also 2.A.1.b or a tool's name, of what its record teaches
 *   job          one more job that it leads to; of work, study or service its job
 *   years        how long, of work, study or service
 *   (nothing)    the only skill; of work its job; of a credential all jobs that it leads to
 *
 * and, with the claim's number from 1 before a dot, one in the wallet: 2.3,
 * 1.record, 1.31-1131.00, 4. What it is, is said by name or code: a skill,
 * field of knowledge, activity, technology or job, for a record its CTID or
 * name; "-" is nothing, "=" as it was found.
 *
 *   --correct '1.2=Customer and Personal Service; 1.31-1131.00=-; 3=35-2014; 3.years=2'
 */
#ifndef LADDERWAY_VIEWS_CORRECT_H
#define LADDERWAY_VIEWS_CORRECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "data/match/match.h"
#include "views/session.h"

enum { CORRECT_WHAT = 320 };

/* Puts one piece right. `match` is of the wallet as it is. ERROR_NOT_FOUND: there
 * is no such piece, or nothing has the name that was typed; ERROR_USAGE: what
 * was typed can't be that. */
int correct_apply(struct session *session, const struct match *match, size_t claim, const char *what, const char *value,
                  struct error *error) MUST_CHECK;

/* Whether the piece was put right before, so that it can be taken back. */
bool correct_is_told(const struct wallet *wallet, size_t claim, const char *what);

/* The list of --correct. */
int correct_list(struct session *session, const char *list, struct error *error) MUST_CHECK;

/* On paper after --correct: how many pieces were put right, and what that changes. Nothing without any,
 * or when it was said before. */
void correct_print(struct session *session, FILE *out);

/* Adds "corrected" to a document: count, changed_jobs and the jobs that stand highest. Nothing without --correct. */
struct json_t;
void correct_put_json(const struct session *session, struct json_t *document);

#endif
