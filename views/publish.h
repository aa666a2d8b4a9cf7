/* SPDX-License-Identifier: MIT */
/* Publish: the snapshot here as static files for others (sync/publish.h). */
#ifndef LADDERWAY_VIEWS_PUBLISH_H
#define LADDERWAY_VIEWS_PUBLISH_H

#include "data/crypto/signature.h"
#include "sync/publish.h"
#include "views/view.h"

struct publish_state {
  struct page *page;
  bool ran;
  struct publish_report report;
  const char *target;
  const char *key_path;                /* of a key that was made; NULL */
  char public_key[SIGNATURE_KEY_TEXT]; /* "" without a signing key */
};

int publish_json(struct view *view, FILE *out, struct error *error);

#endif
