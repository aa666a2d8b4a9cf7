/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

static void read_issuer(struct draft *draft, const json_t *issuer) {
  if (json_each_count(issuer) == 0) {
    return;
  }
  draft->claim.issuer_id = field_id(draft->reader, issuer);
  if (json_is_object(json_each(issuer, 0))) {
    const json_t *one = json_each(issuer, 0);
    draft->claim.issuer_name = field_text(draft->reader, json_object_get(one, "name"), LARGEST_NAME);
    if (draft->claim.issuer_id == NULL) { /* version 0.5 names the site */
      draft->claim.issuer_id = field_id(draft->reader, json_object_get(one, "origin"));
    }
    if (draft->claim.issuer_id == NULL) {
      draft->claim.issuer_id = field_id(draft->reader, json_object_get(one, "url"));
    }
  } else {
    draft_reason(draft, _("The name of its issuer is not in this file, only an address."));
  }
}

/* The badge is an address: it can be shown, but says nothing about itself. */
static void read_address(struct draft *draft, const char *address) {
  struct reader *reader = draft->reader;
  const char *host = strstr(address, "://");
  const char *kept = host == NULL ? NULL : field_keep(reader, host + 3, strcspn(host + 3, "/?#"), 128);
  draft->claim.achievement = field_keep(reader, address, strlen(address), LARGEST_ID);
  draft->claim.ctid = skill_ctid(reader, draft->claim.achievement);
  draft->claim.name =
      kept == NULL ? _("Open Badge") : arena_printf(reader->wallet->arena, _("Open Badge from %s"), kept);
  reader->no_memory = reader->no_memory || draft->claim.name == NULL;
  draft_reason(draft, _("The name of the badge is not in this file, only its address."));
}

static void read_class(struct draft *draft, const json_t *badge) {
  struct reader *reader = draft->reader;
  struct claim *claim = &draft->claim;
  claim->name = field_text(reader, json_object_get(badge, "name"), LARGEST_NAME);
  claim->description = field_text(reader, json_object_get(badge, "description"), LARGEST_DESCRIPTION);
  claim->achievement = field_id(reader, badge);
  claim->achievement_type = "Badge";
  read_issuer(draft, json_object_get(badge, "issuer"));
  skills_read(draft, badge, NULL);
  if (claim->name == NULL) {
    draft_unreadable(draft, _("The name of the badge can't be read."));
  }
}

/* Whether a badge was taken back is known only where it is kept: on its own
 * web page, or in a list of its issuer. */
static void check_badge(struct draft *draft, const json_t *assertion, const struct envelope *envelope) {
  struct checks *checks = &draft->claim.checks;
  const json_t *verification = json_each(json_object_get(assertion, "verification"), 0);
  if (verification == NULL) {
    verification = json_each(json_object_get(assertion, "verify"), 0);
  }
  const char *type = json_text(verification, "type");
  bool is_signed = type != NULL && strncasecmp(type, "signed", 6) == 0;
  check_proof(draft, assertion, envelope);
  if (is_signed && envelope->method == NULL) {
    draft_reason(draft, _("It says that it is signed, but the signature is not in this file."));
  }
  if (json_is_true(json_object_get(assertion, "revoked"))) {
    checks->revocation = VERDICT_FAIL;
    draft_reason(draft, _("Its issuer has taken it back."));
  } else if (verification != NULL) {
    checks->revocation = VERDICT_NOT_ASKED;
    draft_reason(draft, is_signed ? _("Its issuer can take it back. Nobody was asked whether that has happened.")
                                  : _("It can be checked on its issuer's website. Nobody was asked."));
  }
}

void badge_read(struct reader *reader, const json_t *assertion, const struct envelope *envelope) {
  struct draft draft;
  const json_t *badge = json_each(json_object_get(assertion, "badge"), 0);
  bool first = json_object_get(assertion, "uid") != NULL && json_object_get(assertion, "id") == NULL;
  draft_start(&draft, reader, first ? "open-badge-1.0" : "open-badge-2.0");
  draft.claim.id = field_id(reader, first ? json_object_get(assertion, "uid") : assertion);
  check_badge(&draft, assertion, envelope);
  draft.issued = date_read(reader, json_object_get(assertion, "issuedOn"));
  if (!draft.issued.stated) {
    draft.issued = date_read(reader, json_object_get(assertion, "issued_on"));
  }
  draft.ends = date_read(reader, json_object_get(assertion, "expires"));
  check_dates(&draft);
  if (json_is_string(badge)) {
    read_address(&draft, json_string_value(badge));
  } else {
    read_class(&draft, badge);
  }
  draft_finish(&draft);
}
