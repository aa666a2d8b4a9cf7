/* SPDX-License-Identifier: MIT */
/* Technologies that claims tell. */
#include <string.h>
#include <strings.h>

#include "data/match/evidence_parts.h"

static struct technology_shown *find(const struct match *match, const char *tool) {
  for (size_t i = 0; i < match->technology_count; i++) {
    if (strcasecmp(match->technologies[i].name, tool) == 0) {
      return &match->technologies[i];
    }
  }
  return NULL;
}

int evidence_show_technology(struct gathering *gathering, struct skill_match *found, const char *tool, const char *how,
                             struct error *error) {
  struct match *match = gathering->match;
  double confidence = gathering->wallet->claims[found->claim].confidence;
  struct technology_shown *shown = find(match, tool);
  if (shown == NULL) {
    if (match->technology_count == gathering->technology_room) {
      struct technology_shown *grown = arena_grow(gathering->arena, match->technologies, match->technology_count,
                                                  &gathering->technology_room, sizeof *grown);
      if (grown == NULL) {
        return error_no_memory(error);
      }
      match->technologies = grown;
    }
    shown = &match->technologies[match->technology_count++];
    *shown = (struct technology_shown){.name = arena_strdup(gathering->arena, tool)};
    if (shown->name == NULL) {
      return error_no_memory(error);
    }
  }
  if (confidence > shown->confidence) {
    *shown =
        (struct technology_shown){.name = shown->name, .claim = found->claim, .confidence = confidence, .how = how};
  }
  found->target = SKILL_TECHNOLOGY;
  found->name = shown->name;
  found->how = how;
  return 0;
}
