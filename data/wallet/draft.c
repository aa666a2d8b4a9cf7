/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/confidence.h"
#include "data/wallet/correct.h"
#include "data/wallet/reader.h"

void draft_start(struct draft *draft, struct reader *reader, const char *format) {
  *draft = (struct draft){.reader = reader};
  draft->claim.file = reader->file;
  draft->claim.format = format;
  draft->claim.checks = (struct checks){.readable = VERDICT_PASS,
                                        .signature = VERDICT_NONE,
                                        .dates = VERDICT_NONE,
                                        .revocation = VERDICT_NONE,
                                        .issuer = VERDICT_NOT_KNOWN};
}

void draft_reason(struct draft *draft, const char *sentence) {
  for (size_t i = 0; i < draft->reason_count; i++) {
    if (strcmp(draft->reasons[i], sentence) == 0) {
      return;
    }
  }
  if (draft->reason_count < MOST_REASONS) {
    draft->reasons[draft->reason_count++] = sentence;
  }
}

void draft_unreadable(struct draft *draft, const char *sentence) {
  draft->claim.checks.readable = VERDICT_FAIL;
  draft_reason(draft, sentence);
}

static bool same_text(const char *left, const char *right) {
  return left != NULL && right != NULL ? strcmp(left, right) == 0 : left == right;
}

static bool same_issuer(const struct claim *left, const struct claim *right) {
  if (left->issuer_id != NULL && right->issuer_id != NULL) {
    return strcmp(left->issuer_id, right->issuer_id) == 0;
  }
  return same_text(left->issuer_name, right->issuer_name);
}

/* One credential may hold several achievements, so that its id alone does not
 * tell them apart. */
static bool same_claim(const struct claim *left, const struct claim *right) {
  bool same_name = strcmp(left->name, right->name) == 0;
  if (left->kind != right->kind) { /* what was told stays beside the paper that shows it */
    return false;
  }
  if (left->id != NULL && right->id != NULL && strcmp(left->id, right->id) == 0) {
    return same_text(left->achievement, right->achievement) || (same_name && left->achievement == NULL) ||
           (same_name && right->achievement == NULL);
  }
  return same_name && same_issuer(left, right) && same_text(left->issued, right->issued);
}

static struct claim *find_same(const struct wallet *wallet, const struct claim *claim) {
  for (size_t i = 0; i < wallet->count; i++) {
    if (same_claim(&wallet->claims[i], claim)) {
      return &wallet->claims[i];
    }
  }
  return NULL;
}

bool wallet_put(struct wallet *wallet, const struct claim *claim) {
  if (wallet->count == wallet->capacity) {
    struct claim *claims = arena_grow(wallet->arena, wallet->claims, wallet->count, &wallet->capacity, sizeof *claims);
    if (claims == NULL) {
      return false;
    }
    wallet->claims = claims;
  }
  wallet->claims[wallet->count++] = *claim;
  return true;
}

/* The reasons are in the drafting place on the stack until here. */
static bool keep_reasons(struct draft *draft) {
  struct arena *arena = draft->reader->wallet->arena;
  const char **reasons = arena_array(arena, draft->reason_count, sizeof *reasons);
  if (reasons == NULL) {
    return false;
  }
  for (size_t i = 0; i < draft->reason_count; i++) {
    reasons[i] = arena_strdup(arena, draft->reasons[i]);
    if (reasons[i] == NULL) {
      return false;
    }
  }
  draft->claim.reasons = reasons;
  draft->claim.reason_count = draft->reason_count;
  return true;
}

void draft_finish(struct draft *draft) {
  struct reader *reader = draft->reader;
  if (draft->claim.name == NULL) {
    reader_note(reader, _("A credential in this file does not say what it is for."));
    return;
  }
  draft->claim.confidence = confidence_of(&draft->claim.checks);
  struct claim *same = find_same(reader->wallet, &draft->claim);
  if (same == NULL && reader->wallet->count >= (size_t)WALLET_MOST_CREDENTIALS) {
    reader_note(reader, _("The wallet is full: it holds 2,000 credentials."));
  } else if (same != NULL && same->confidence >= draft->claim.confidence) {
    reader->repeated++;
  } else if (!keep_reasons(draft)) {
    reader->no_memory = true;
  } else if (same != NULL) { /* a better copy, say one whose signature is good */
    claim_keep_corrections(same, &draft->claim);
    *same = draft->claim;
    reader->repeated++;
  } else if (wallet_put(reader->wallet, &draft->claim)) {
    reader->added++;
  } else {
    reader->no_memory = true;
  }
}
