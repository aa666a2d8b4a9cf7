/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

/* A machine whose clock says that it is earlier than this has no idea. */
static const time_t EARLIEST_CLOCK = 1767225600; /* 2026-01-01 */

/* "did:key", or "key at example.edu" for a web address; NULL for neither. */
const char *check_key_holder(struct reader *reader, const json_t *method) {
  const char *id = field_raw_id(method);
  if (id == NULL) {
    return NULL;
  }
  if (strncmp(id, "did:", 4) == 0) {
    return field_keep(reader, id, 4 + strcspn(id + 4, ":#"), 64);
  }
  if (strncmp(id, "https://", 8) == 0 || strncmp(id, "http://", 7) == 0) {
    const char *host = strstr(id, "//") + 2;
    const char *kept = field_keep(reader, host, strcspn(host, "/?#"), 128);
    if (kept == NULL) {
      return NULL;
    }
    const char *text = arena_printf(reader->wallet->arena, _("key at %s"), kept);
    reader->no_memory = reader->no_memory || text == NULL;
    return text;
  }
  return NULL;
}

static const char *join(struct reader *reader, const char *left, const char *between, const char *right) {
  if (left == NULL || right == NULL) {
    return left == NULL ? right : left;
  }
  const char *text = arena_printf(reader->wallet->arena, "%s%s%s", left, between, right);
  reader->no_memory = reader->no_memory || text == NULL;
  return text;
}

static const char *method_of(struct reader *reader, const json_t *proof) {
  const char *type = field_text(reader, json_object_get(proof, "type"), 64);
  const char *suite = field_text(reader, json_object_get(proof, "cryptosuite"), 64);
  const char *holder = check_key_holder(reader, json_object_get(proof, "verificationMethod"));
  const char *method = join(reader, join(reader, type, " ", suite), ", ", holder);
  return method == NULL ? _("a signature of an unknown kind") : method;
}

void check_proof(struct draft *draft, const json_t *credential, const struct envelope *envelope) {
  struct checks *checks = &draft->claim.checks;
  const json_t *proof = json_object_get(credential, "proof");
  if (envelope->method != NULL) {
    draft->claim.method = envelope->method;
    checks->signature = envelope->unsecured ? VERDICT_FAIL : VERDICT_NOT_SUPPORTED;
  } else if (json_each_count(proof) != 0) {
    draft->claim.method = method_of(draft->reader, json_each(proof, 0));
    checks->signature = VERDICT_NOT_SUPPORTED;
  }
  if (checks->signature == VERDICT_FAIL) {
    draft_reason(draft, _("It has the form of a signed credential, but there is no signature in it."));
  } else if (checks->signature == VERDICT_NOT_SUPPORTED) {
    draft_reason(draft, _("It is signed. This program can't check signatures yet."));
  } else {
    draft_reason(draft, _("It is not signed, so anybody could have written it."));
  }
  if (envelope->two_issuers) {
    checks->issuer = VERDICT_FAIL;
    draft_reason(draft, _("It names two different issuers."));
  }
}

void check_status(struct draft *draft, const json_t *status) {
  if (json_each_count(status) != 0) {
    draft->claim.checks.revocation = VERDICT_NOT_ASKED;
    draft_reason(draft, _("Its issuer can take it back. Nobody was asked whether that has happened."));
  }
}

/* A date that can't be read must look neither like a good nor a bad one. */
void check_dates(struct draft *draft) {
  const struct moment *issued = &draft->issued;
  const struct moment *ends = &draft->ends;
  time_t now = draft->reader->now;
  enum verdict *verdict = &draft->claim.checks.dates;
  draft->claim.issued = issued->text;
  draft->claim.ends = ends->text;
  if (!issued->stated && !ends->stated) {
    *verdict = VERDICT_NONE;
    return;
  }
  if ((issued->stated && !issued->readable) || (ends->stated && !ends->readable)) {
    draft_unreadable(draft, _("One of its dates can't be read."));
  }
  *verdict = VERDICT_NOT_KNOWN;
  if (now < EARLIEST_CLOCK) {
    draft_reason(draft, _("The clock of this computer is wrong, so its dates were not judged."));
  } else if (ends->readable && ends->last < now) {
    *verdict = VERDICT_FAIL;
    draft_reason(draft, _("It has ended."));
  } else if (issued->readable && issued->first > now) {
    *verdict = VERDICT_FAIL;
    draft_reason(draft, _("It starts in the future."));
  } else if ((!ends->stated || ends->readable) && (!issued->stated || issued->readable)) {
    *verdict = VERDICT_PASS;
  }
}
