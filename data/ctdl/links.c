/* SPDX-License-Identifier: MIT */
/* Links of every kind to other records. */
#include <string.h>

#include "data/ctdl/reader.h"

/* Properties whose home is not ceterms; the rest of those that are read as
 * links is. */
static const char *const ceasn_links[] = {
    "hasChild",
    "isChildOf",
    "hasTopChild",
    "isTopChildOf",
    "isPartOf",
    "exactAlignment",
    "broadAlignment",
    "narrowAlignment",
    "majorAlignment",
    "minorAlignment",
    "alignTo",
    "alignFrom",
    "comprisedOf",
    "prerequisiteAlignment",
    "derivedFrom",
    "inferredCompetency",
    "crossSubjectReference",
    "taskEmbodied",
    "isVersionOf",
    "sourceDocumentation",
    "inProgressionModel",
};

static const char *const skos_links[] = {
    "broader",       "narrower",   "related",     "inScheme",   "topConceptOf",
    "hasTopConcept", "broadMatch", "narrowMatch", "exactMatch", "closeMatch",
};

static bool stands_in(const char *const *names, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(names[i], name) == 0) {
      return true;
    }
  }
  return false;
}

/* The last part of a key; without the blank that some have. */
static const char *local_name(const char *key) {
  const char *name = key;
  for (const char *at = key; *at != '\0'; at++) {
    if (*at == ':' || *at == '/' || *at == '#') {
      name = at + 1;
    }
  }
  return name + strspn(name, " ");
}

/* Written anew instead of copied, as the key may be in any spelling. The kind
 * decides for the few names that mean the same in two vocabularies. */
const char *relation_of(struct reader *reader, const struct record *record, const struct tree *value) {
  const char *name = local_name(value->key);
  size_t length = strcspn(name, " ");
  char local[64];
  if (length >= sizeof local) {
    return NULL;
  }
  memcpy(local, name, length);
  local[length] = '\0';
  const char *prefix = "ceterms";
  bool tree = record->kind == RECORD_COMPETENCY || record->kind == RECORD_FRAMEWORK || strcmp(local, "isPartOf") != 0;
  if (strncmp(local, "hasProgression", 14) == 0) {
    prefix = "asn";
  } else if (tree && stands_in(ceasn_links, sizeof ceasn_links / sizeof ceasn_links[0], local)) {
    prefix = "ceasn";
  } else if (stands_in(skos_links, sizeof skos_links / sizeof skos_links[0], local)) {
    prefix = "skos";
  }
  return kept(reader, arena_printf(reader->arena, "%s:%s", prefix, local));
}

/* A coded value, or one that is only named. */
static bool read_coded(struct reader *reader, const struct tree *value, struct reference *reference) {
  *reference = (struct reference){0};
  const struct tree *target = tree_each(member(value, TERM_TARGET_NODE), 0);
  if (tree_is_object(target)) {
    target = tree_get(target, "@id");
  }
  if (target != NULL && read_reference(reader, target, reference)) {
    reference->name = reference->name != NULL ? reference->name : node_name(reader, value);
    return true;
  }
  reference->name = node_name(reader, value);
  return reference->name != NULL;
}

/* A member of a collection stands for the record that is meant. */
static bool read_link(struct reader *reader, const struct tree *value, struct reference *reference) {
  const struct tree *node = follow(reader, value);
  const struct tree *meant = tree_each(member(node, TERM_PROXY_FOR), 0);
  if (meant != NULL && node_ctid(reader, node) == NULL) {
    return read_reference(reader, meant, reference);
  }
  bool coded = tree_is_object(value) &&
               (member(value, TERM_TARGET_NODE) != NULL || member(value, TERM_TARGET_NODE_NAME) != NULL);
  return coded ? read_coded(reader, value, reference) : read_reference(reader, value, reference);
}

void add_links(struct reader *reader, struct references *list, const struct tree *value, const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; relation != NULL && i < count && list->count < RELATED_LIMIT; i++) {
    struct reference reference;
    if (!read_link(reader, tree_each(value, i), &reference)) {
      continue;
    }
    reference.relation = relation;
    struct reference *items = list_room_within(reader, list->items, list->count, RELATED_LIMIT, sizeof *items);
    if (items != NULL) {
      list->items = items;
      list->items[list->count++] = reference;
    }
  }
}
