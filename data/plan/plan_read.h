/* SPDX-License-Identifier: MIT */
/*
 * A saved plan ("ladderway/plan/1"), read back.
 *
 * The file may be a stranger's, however it came onto the stick: it is bounded
 * before it is parsed, every text is cleaned, every figure that makes no sense
 * is "not known", and codes that are none make the file bad data rather than
 * something to look up.
 */
#ifndef LADDERWAY_DATA_PLAN_PLAN_READ_H
#define LADDERWAY_DATA_PLAN_PLAN_READ_H

#include "data/plan/plan.h"

enum { PLAN_LARGEST_FILE = 1 << 20 };

/* Reads the bytes of a plan; `what` names them in messages. On failure the plan
 * is as it was. ERROR_BAD_DATA, ERROR_TOO_BIG, ERROR_VERSION (a later schema). */
int plan_read(struct plan *plan, const char *bytes, size_t length, const char *what, struct error *error) MUST_CHECK;

/* The same from a file. */
int plan_read_file(struct plan *plan, const char *path, struct error *error) MUST_CHECK;

#endif
