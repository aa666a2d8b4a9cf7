/* SPDX-License-Identifier: MIT */
#include "data/wallet/correct.h"

#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/reader.h"

static int nothing_here(struct error *error) {
  return error_set(error, ERROR_NOT_FOUND, "%s", _("There is nothing to put right here."));
}

/* A cleaned copy; of NULL, NULL. */
static int copy(struct wallet *wallet, const char *text, const char **kept, struct error *error) {
  *kept = text == NULL ? NULL : text_clean(wallet->arena, text, strlen(text), TEXT_LINE, LARGEST_NAME);
  return text != NULL && *kept == NULL ? error_no_memory(error) : 0;
}

int wallet_correct_skill(struct wallet *wallet, size_t claim, size_t skill, const char *code, struct error *error) {
  if (claim >= wallet->count || skill >= wallet->claims[claim].skill_count) {
    return nothing_here(error);
  }
  return copy(wallet, code, &wallet->claims[claim].skills[skill].correct, error);
}

int wallet_correct_record(struct wallet *wallet, size_t claim, const char *ctid, struct error *error) {
  if (claim >= wallet->count) {
    return nothing_here(error);
  }
  return copy(wallet, ctid, &wallet->claims[claim].record, error);
}

static struct claim_fix *find_fix(const struct claim *claim, const char *found) {
  for (size_t i = 0; i < claim->fix_count; i++) {
    if (strcasecmp(claim->fixes[i].found, found) == 0) {
      return &claim->fixes[i];
    }
  }
  return NULL;
}

static void take_back(struct claim *claim, const char *found) {
  struct claim_fix *fix = find_fix(claim, found);
  if (fix != NULL) {
    size_t after = claim->fix_count - (size_t)(fix - claim->fixes) - 1;
    memmove(fix, fix + 1, after * sizeof *fix);
    claim->fix_count--;
  }
}

static struct claim_fix *new_fix(struct wallet *wallet, struct claim *claim, struct error *error) {
  if (claim->fix_count >= (size_t)CORRECT_MOST_PARTS) {
    (void)error_set(error, ERROR_TOO_BIG, "%s", _("No more of one credential can be put right."));
    return NULL;
  }
  if (claim->fix_count == claim->fix_room) {
    struct claim_fix *fixes =
        arena_grow(wallet->arena, claim->fixes, claim->fix_count, &claim->fix_room, sizeof *fixes);
    if (fixes == NULL) {
      (void)error_no_memory(error);
      return NULL;
    }
    claim->fixes = fixes;
  }
  return &claim->fixes[claim->fix_count];
}

int wallet_correct_part(struct wallet *wallet, size_t claim, const char *found, const char *correct,
                        struct error *error) {
  struct claim_fix kept = {0};
  if (claim >= wallet->count || found[0] == '\0') {
    return nothing_here(error);
  }
  struct claim *corrected = &wallet->claims[claim];
  if (correct == NULL) {
    take_back(corrected, found);
    return 0;
  }
  if (copy(wallet, found, &kept.found, error) != 0 || copy(wallet, correct, &kept.correct, error) != 0) {
    return -1;
  }
  struct claim_fix *fix = find_fix(corrected, found);
  if (fix == NULL) {
    fix = new_fix(wallet, corrected, error);
    if (fix == NULL) {
      return -1;
    }
    corrected->fix_count++;
  }
  *fix = kept;
  return 0;
}

const char *claim_part_correct(const struct claim *claim, const char *found) {
  const struct claim_fix *fix = find_fix(claim, found);
  return fix == NULL ? NULL : fix->correct;
}

bool claim_is_record(const struct claim *claim, const char *ctid) {
  const char *own = claim->record != NULL ? claim->record : claim->ctid;
  return own != NULL && own[0] != '\0' && strcasecmp(own, ctid) == 0;
}

static bool same_text(const char *left, const char *right) {
  return left == right || (left != NULL && right != NULL && strcmp(left, right) == 0);
}

void claim_keep_corrections(const struct claim *before, struct claim *claim) {
  claim->record = before->record;
  claim->fixes = before->fixes;
  claim->fix_count = before->fix_count;
  claim->fix_room = before->fix_room;
  for (size_t i = 0; i < before->skill_count; i++) {
    const struct claim_skill *told = &before->skills[i];
    for (size_t j = 0; told->correct != NULL && j < claim->skill_count; j++) {
      struct claim_skill *skill = &claim->skills[j];
      if (same_text(told->name, skill->name) && same_text(told->uri, skill->uri) &&
          same_text(told->code, skill->code)) {
        skill->correct = told->correct;
      }
    }
  }
}
