/* SPDX-License-Identifier: MIT */
/* What a credential's record in the snapshot says that it teaches. */
#include "data/base/text.h"
#include "data/match/evidence_parts.h"

static void show_name(struct gathering *gathering, size_t claim, const char *name) {
  const struct match *match = gathering->match;
  const struct claim_skill skill = {.name = name};
  double confidence = gathering->wallet->claims[claim].confidence;
  const char *how = NULL;
  size_t found = 0;
  if (element_of_skill(gathering->index, gathering->scratch, &skill, &found, &how)) {
    const struct evidence piece = {.element = found,
                                   .level = gathering->medians[found],
                                   .confidence = confidence,
                                   .claim = claim,
                                   .how = "record",
                                   .via = match->matrix.element_names[found]};
    evidence_show(gathering, &piece);
  } else if (job_tools_find(&match->tools, text_fold(gathering->scratch, name), &found) &&
             confidence > gathering->best_tools[found].covered) {
    gathering->best_tools[found] =
        (struct tool_shown){.tool = found, .covered = confidence, .claim = claim, .how = "record"};
  }
}

int evidence_show_record(struct gathering *gathering, size_t claim, struct error *error) {
  const char *const *names = NULL;
  arena_reset(gathering->scratch);
  if (leads_to_skills(gathering->leads, gathering->scratch, &names, error) != 0) {
    return -1;
  }
  for (size_t i = 0; names[i] != NULL; i++) {
    show_name(gathering, claim, names[i]);
  }
  return 0;
}
