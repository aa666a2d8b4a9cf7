/* SPDX-License-Identifier: MIT */
/* What a whole credential was found to show, and what the person put right of it. */
#include <string.h>

#include "data/match/evidence_parts.h"
#include "data/wallet/correct.h"

static bool is_part(const struct claim_leads *leads, const char *found) {
  for (size_t i = 0; i < leads->part_count; i++) {
    if (strcmp(leads->parts[i].found, found) == 0) {
      return true;
    }
  }
  return false;
}

int evidence_keep_part(struct gathering *gathering, size_t claim, enum part_kind kind, const char *found,
                       const char **correct, struct error *error) {
  struct claim_leads *leads = &gathering->match->leads[claim];
  *correct = claim_part_correct(&gathering->wallet->claims[claim], found);
  if (kind == PART_SKILL && is_part(leads, found)) {
    return 0; /* two names of one thing */
  }
  if (leads->part_count == leads->part_room) {
    struct claim_part *grown =
        arena_grow(gathering->arena, leads->parts, leads->part_count, &leads->part_room, sizeof *grown);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    leads->parts = grown;
  }
  leads->parts[leads->part_count++] = (struct claim_part){.kind = kind, .found = found, .correct = *correct};
  return 0;
}

static void add_once(const char **list, size_t *count, const char *code) {
  for (size_t i = 0; i < *count; i++) {
    if (strcmp(list[i], code) == 0) {
      return;
    }
  }
  list[(*count)++] = code;
}

/* An element's id is none: it is a skill that another record taught. */
static bool is_occupation(struct gathering *gathering, const char *code) {
  const struct claim_skill asked = {.code = code};
  const char *how = NULL;
  return occupation_of_skill(gathering->scratch, &asked, &how) != NULL;
}

int evidence_fix_jobs(struct gathering *gathering, size_t claim, enum part_kind kind, const char *const *codes,
                      bool others, const char *const **fixed, struct error *error) {
  const struct claim *told = &gathering->wallet->claims[claim];
  size_t found = 0;
  size_t count = 0;
  while (codes[found] != NULL) {
    found++;
  }
  *fixed = codes;
  const char **list = arena_array(gathering->arena, found + told->fix_count + 1, sizeof *list);
  if (list == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < found; i++) {
    const char *correct = NULL;
    if (evidence_keep_part(gathering, claim, kind, codes[i], &correct, error) != 0) {
      return -1;
    }
    const char *code = correct == NULL ? codes[i] : correct;
    if (code[0] != '\0') {
      add_once(list, &count, code);
    }
  }
  for (size_t i = 0; others && i < told->fix_count; i++) {
    const struct claim_fix *fix = &told->fixes[i];
    const char *correct = NULL;
    if (strcmp(fix->found, fix->correct) != 0 || is_part(&gathering->match->leads[claim], fix->found) ||
        !is_occupation(gathering, fix->found)) {
      continue;
    }
    if (evidence_keep_part(gathering, claim, kind, fix->found, &correct, error) != 0) {
      return -1;
    }
    struct claim_leads *leads = &gathering->match->leads[claim];
    leads->parts[leads->part_count - 1].added = true;
    add_once(list, &count, fix->found);
  }
  *fixed = list;
  return 0;
}
