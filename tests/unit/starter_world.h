/* SPDX-License-Identifier: MIT */
/* The starter snapshot that was built with the program, open for a group of tests. */
#ifndef LADDERWAY_TESTS_UNIT_STARTER_WORLD_H
#define LADDERWAY_TESTS_UNIT_STARTER_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>

#include "data/base/arena.h"
#include "data/catalog/catalog.h"

struct starter_world {
  struct catalog *catalog;
  struct arena *arena;
};

/* cmocka's set-up and tear-down of a group; *state is the world. Without the
 * snapshot (make builds it) the set-up fails and says so. */
int starter_world_begin(void **state);
int starter_world_end(void **state);

#endif
