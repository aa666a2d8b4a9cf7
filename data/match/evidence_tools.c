/* SPDX-License-Identifier: MIT */
/* What occupations and names show of the technologies that count (data/jobs/tools.h). */
#include <string.h>

#include "data/base/text.h"
#include "data/match/evidence_parts.h"

void evidence_show_tools(struct gathering *gathering, const struct shown_jobs *shown) {
  const struct job_tools *tools = &gathering->match->tools;
  double covered = gathering->wallet->claims[shown->claim].confidence * shown->share;
  size_t rated = 0;
  size_t row = 0;
  memset(gathering->tool_uses, 0, tools->count * sizeof *gathering->tool_uses);
  for (size_t i = 0; shown->codes[i] != NULL; i++) {
    if (job_matrix_row(&gathering->match->matrix, shown->codes[i], &row)) {
      rated++;
      for (size_t use = tools->first[row]; use < tools->first[row + 1]; use++) {
        gathering->tool_uses[tools->uses[use]]++;
      }
    }
  }
  for (size_t tool = 0; rated > 0 && tool < tools->count; tool++) {
    struct tool_shown *best = &gathering->best_tools[tool];
    if (gathering->tool_uses[tool] == rated && covered > best->covered) {
      *best = (struct tool_shown){.tool = tool, .covered = covered, .claim = shown->claim, .how = shown->how};
    }
  }
}

static int keep(struct gathering *gathering, const struct tool_shown *shown, struct error *error) {
  struct match *match = gathering->match;
  if (match->tool_shown_count == gathering->tool_room) {
    struct tool_shown *grown =
        arena_grow(gathering->arena, match->tools_shown, match->tool_shown_count, &gathering->tool_room, sizeof *grown);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    match->tools_shown = grown;
  }
  match->tools_shown[match->tool_shown_count++] = *shown;
  return 0;
}

int evidence_keep_tools(struct gathering *gathering, struct error *error) {
  for (size_t tool = 0; tool < gathering->match->tools.count; tool++) {
    if (gathering->best_tools[tool].covered > 0.0) {
      if (keep(gathering, &gathering->best_tools[tool], error) != 0) {
        return -1;
      }
      gathering->best_tools[tool] = (struct tool_shown){0};
    }
  }
  return 0;
}

int evidence_hold_tools(struct gathering *gathering, struct error *error) {
  struct match *match = gathering->match;
  match->held_tools = arena_array(gathering->arena, match->tools.count, sizeof *match->held_tools);
  if (match->held_tools == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < match->technology_count; i++) {
    const struct technology_shown *named = &match->technologies[i];
    struct tool_shown shown = {.covered = named->confidence, .claim = named->claim, .how = "skill"};
    arena_reset(gathering->scratch);
    if (job_tools_find(&match->tools, text_fold(gathering->scratch, named->name), &shown.tool) &&
        keep(gathering, &shown, error) != 0) {
      return -1;
    }
  }
  for (size_t i = 0; i < match->tool_shown_count; i++) {
    const struct tool_shown *shown = &match->tools_shown[i];
    double *held = &match->held_tools[shown->tool];
    *held = shown->covered > *held ? shown->covered : *held;
  }
  return 0;
}
