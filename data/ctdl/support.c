/* SPDX-License-Identifier: MIT */
#include "data/ctdl/reader.h"

void add_aid(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count; i++) {
    const struct tree *profile = follow(reader, tree_each(value, i));
    struct aid aid = {.name = node_name(reader, profile)};
    add_concepts(reader, &aid.types, member(profile, TERM_FINANCIAL_ASSISTANCE_TYPE), "financialAid");
    if (aid.name == NULL && aid.types.count == 0) {
      continue;
    }
    struct aid *items = list_room(reader, record->aid, record->aid_count, sizeof *items);
    if (items != NULL) {
      record->aid = items;
      record->aid[record->aid_count++] = aid;
    }
  }
}

/* The types of services that stand inline or in the same document. A service
 * that is only linked says nothing here of what it is. */
void add_support(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->support.count < LIST_LIMIT; i++) {
    const struct tree *service = follow(reader, tree_each(value, i));
    for (const struct tree *types = tree_first_member(service); types != NULL; types = tree_next(types)) {
      if (types->term == TERM_SUPPORT_TYPE) {
        add_concepts(reader, &record->support, types, "support");
      }
    }
  }
}
