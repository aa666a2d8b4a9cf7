/* SPDX-License-Identifier: MIT */
/* Verdicts on what a credential is worth, as JSON. */
#ifndef LADDERWAY_VIEWS_WORTH_JSON_H
#define LADDERWAY_VIEWS_WORTH_JSON_H

#include "data/match/worth.h"
#include "views/json_face.h"

/* "tests": an array of {"key", "name", "verdict", "formula", "inputs", ...}. */
json_t *worth_tests_json(const struct worth_line *lines);

#endif
