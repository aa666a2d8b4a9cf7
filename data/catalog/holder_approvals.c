/* SPDX-License-Identifier: MIT */
/* Who vouches for a credential: what it claims, and what the bodies say. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/catalog/holder.h"

static bool same_text(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool lists(const struct joins *joins, uint32_t key, uint32_t body, uint32_t relation) {
  size_t count;
  const struct listed *listed = joins_listed(joins, key, &count);
  for (size_t i = 0; i < count; i++) {
    if (listed[i].body == body && listed[i].relation == relation) {
      return true;
    }
  }
  return false;
}

static bool lists_any(const struct joins *joins, const struct references *providers, uint32_t body, uint32_t relation) {
  for (size_t i = 0; i < providers->count; i++) {
    const struct reference *provider = &providers->items[i];
    uint32_t key = texts_find(joins->writer->keys, kept_key(provider->ctid, provider->uri));
    if (key != 0 && lists(joins, key, body, relation)) {
      return true;
    }
  }
  return false;
}

/* The body's own record lists the credential, or who owns or offers it. */
static bool is_confirmed(const struct joins *joins, const struct holder *holder, const char *body,
                         const char *relation) {
  uint32_t key = texts_find(joins->writer->keys, body);
  uint32_t word = texts_find(joins->writer->words, relation);
  if (key == 0 || word == 0) {
    return false;
  }
  return lists(joins, holder->kept->key, key, word) || lists_any(joins, &holder->record.owned_by, key, word) ||
         lists_any(joins, &holder->record.offered_by, key, word);
}

/* One body named twice is one approval. */
static bool is_again(const struct holder *holder, const struct approval *approval, const char *key) {
  for (size_t i = 0; i < holder->approval_count; i++) {
    const struct approval *other = &holder->approvals[i];
    if (strcmp(other->relation, approval->relation) != 0 || other->organization != approval->organization) {
      continue;
    }
    if (approval->organization != 0 || same_text(other->ctid, key) ||
        (other->ctid == NULL && key == NULL && same_text(other->name, approval->name))) {
      return true;
    }
  }
  return false;
}

static void add_claim(const struct joins *joins, struct holder *holder, const struct quality *quality) {
  const char *relation = joins_relation(quality->relation);
  const char *key = kept_key(quality->other.ctid, quality->other.uri);
  bool has_ctid = key != NULL && strncasecmp(key, "ce-", 3) == 0;
  if (relation == NULL || quality->outward || (!has_ctid && quality->other.name == NULL)) {
    return;
  }
  uint32_t organization = joins_organization(joins, key, quality->other.name);
  const char *name = texts_get(joins->writer->words, joins->organization_name[organization]);
  struct approval approval = {.relation = relation,
                              .organization = organization,
                              .ctid = has_ctid ? key : NULL,
                              .name = name != NULL ? name : quality->other.name};
  if (!is_again(holder, &approval, has_ctid ? key : NULL)) {
    approval.confirmed = is_confirmed(joins, holder, key, relation);
    holder->approvals[holder->approval_count++] = approval;
  }
}

static int compare_stated(const void *one, const void *two) {
  const struct approval *a = one;
  const struct approval *b = two;
  int order = strcmp(a->relation, b->relation);
  return order != 0 ? order : strcmp(a->ctid, b->ctid);
}

/* What the bodies list, and the credential itself does not claim. */
static void add_stated(const struct joins *joins, struct holder *holder, const struct listed *listed, size_t count) {
  const struct catalog_writer *writer = joins->writer;
  size_t claims = holder->approval_count;
  for (size_t i = 0; i < count; i++) {
    uint32_t organization = listed[i].body <= joins->keys ? joins->organization_of_key[listed[i].body] : 0;
    struct approval approval = {.relation = texts_get(writer->words, listed[i].relation),
                                .organization = organization,
                                .ctid = texts_get(writer->keys, listed[i].body),
                                .name = texts_get(writer->words, joins->organization_name[organization]),
                                .confirmed = true};
    bool claimed = false;
    for (size_t j = 0; j < claims; j++) {
      const struct approval *claim = &holder->approvals[j];
      claimed = claimed || (same_text(claim->ctid, approval.ctid) && strcmp(claim->relation, approval.relation) == 0);
    }
    if (organization != 0 && !claimed) {
      holder->approvals[holder->approval_count++] = approval;
    }
  }
  if (holder->approval_count > claims) {
    qsort(holder->approvals + claims, holder->approval_count - claims, sizeof *holder->approvals, compare_stated);
  }
}

/* Confirmed ones first, each part in its own order. */
static void confirmed_first(const struct holder *holder, struct approval *ordered) {
  size_t count = 0;
  for (int confirmed = 1; confirmed >= 0; confirmed--) {
    for (size_t i = 0; i < holder->approval_count; i++) {
      if (holder->approvals[i].confirmed == (confirmed != 0)) {
        ordered[count++] = holder->approvals[i];
      }
    }
  }
}

int holder_approvals(struct holder_reader *reader, struct holder *holder) {
  size_t listed_count;
  const struct listed *listed = joins_listed(reader->joins, holder->kept->key, &listed_count);
  size_t room = holder->record.quality_count + listed_count;
  if (room == 0) {
    return 0;
  }
  holder->approvals = arena_array(reader->arena, room, sizeof *holder->approvals);
  struct approval *ordered = arena_array(reader->arena, room, sizeof *ordered);
  if (holder->approvals == NULL || ordered == NULL) {
    return -1;
  }
  for (size_t i = 0; i < holder->record.quality_count; i++) {
    add_claim(reader->joins, holder, &holder->record.quality[i]);
  }
  add_stated(reader->joins, holder, listed, listed_count);
  confirmed_first(holder, ordered);
  holder->approvals = ordered;
  return 0;
}
