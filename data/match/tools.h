/* SPDX-License-Identifier: MIT */
/* Tools and programs by the names that people use: "Excel" is O*NET's "Microsoft Excel". */
#ifndef LADDERWAY_DATA_MATCH_TOOLS_H
#define LADDERWAY_DATA_MATCH_TOOLS_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

/* O*NET's name of the tool `name`, NULL in `*found` when it is none; `*how` gets
 * "name" or "alias". The result lives in `arena`. */
int tool_find(struct catalog *catalog, struct arena *arena, const char *name, const char **found, const char **how,
              struct error *error) MUST_CHECK;

/* Whether the folded name is a word of its own ("word", "go", "access"), so that
 * it is a tool only among other words about computers. */
bool tool_is_doubtful(const char *folded);

/* Whether people call a tool by this folded name, and it can't be anything else. */
bool tool_is_alias(const char *folded);

#endif
