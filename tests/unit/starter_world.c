/* SPDX-License-Identifier: MIT */
#include "tests/unit/starter_world.h"

#include <stdio.h>
#include <stdlib.h>

int starter_world_begin(void **state) {
  static struct starter_world world;
  const char *build = getenv("LADDERWAY_BUILD");
  char path[4096];
  struct error error = {0};
  (void)snprintf(path, sizeof path, "%s/starter/catalog.db", build == NULL ? "." : build);
  world.arena = arena_new((size_t)256 << 20);
  *state = &world;
  if (world.arena == NULL || catalog_open(&world.catalog, path, &error) != 0) {
    print_error("%s\n", error.message);
    return -1;
  }
  return 0;
}

int starter_world_end(void **state) {
  struct starter_world *world = *state;
  catalog_close(world->catalog);
  arena_free(world->arena);
  return 0;
}
