/* SPDX-License-Identifier: MIT */
/* What a credential's record in the snapshot says that it teaches. */
#include "data/base/text.h"
#include "data/match/evidence_parts.h"

/* What `skill` is, an element or a technology that counts, on the list of what the claim shows. */
struct taught {
  bool is_element;
  size_t index;
  const char *id; /* of the element, or the technology's name */
};

static bool find_taught(const struct gathering *gathering, const struct claim_skill *skill, struct taught *taught) {
  const struct match *match = gathering->match;
  const char *how = NULL;
  const char *tool = skill->name == NULL ? skill->code : skill->name;
  *taught = (struct taught){0};
  taught->is_element = element_of_skill(gathering->index, gathering->scratch, skill, &taught->index, &how);
  if (taught->is_element) {
    taught->id = match->matrix.elements[taught->index];
    return true;
  }
  if (job_tools_find(&match->tools, text_fold(gathering->scratch, tool), &taught->index)) {
    taught->id = match->tools.names[taught->index];
    return true;
  }
  return false;
}

static void show_taught(struct gathering *gathering, size_t claim, const struct taught *taught) {
  const struct match *match = gathering->match;
  double confidence = gathering->wallet->claims[claim].confidence;
  if (taught->is_element) {
    const struct evidence piece = {.element = taught->index,
                                   .level = gathering->medians[taught->index],
                                   .confidence = confidence,
                                   .claim = claim,
                                   .how = "record",
                                   .via = match->matrix.element_names[taught->index]};
    evidence_show(gathering, &piece);
  } else if (confidence > gathering->best_tools[taught->index].covered) {
    gathering->best_tools[taught->index] =
        (struct tool_shown){.tool = taught->index, .covered = confidence, .claim = claim, .how = "record"};
  }
}

static int show_name(struct gathering *gathering, size_t claim, const char *name, struct error *error) {
  const struct claim_skill skill = {.name = name};
  struct taught taught;
  const char *correct = NULL;
  if (!find_taught(gathering, &skill, &taught)) {
    return 0;
  }
  if (evidence_keep_part(gathering, claim, PART_SKILL, taught.id, &correct, error) != 0) {
    return -1;
  }
  const struct claim_skill asked = {.code = correct};
  if (correct == NULL || (correct[0] != '\0' && find_taught(gathering, &asked, &taught))) {
    show_taught(gathering, claim, &taught);
  }
  return 0;
}

int evidence_show_record(struct gathering *gathering, size_t claim, struct error *error) {
  const char *const *names = NULL;
  arena_reset(gathering->scratch);
  if (leads_to_skills(gathering->leads, gathering->scratch, &names, error) != 0) {
    return -1;
  }
  for (size_t i = 0; names[i] != NULL; i++) {
    if (show_name(gathering, claim, names[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}
