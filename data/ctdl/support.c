/* SPDX-License-Identifier: MIT */
#include "data/ctdl/reader.h"

static struct aid read_aid(struct reader *reader, const struct tree *profile) {
  struct aid aid = {0};
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_NAME:
        read_both(reader, item, NAME_LIMIT, &aid.name, &aid.name_es);
        break;
      case TERM_DESCRIPTION:
        read_both(reader, item, TEXT_LIMIT, &aid.description, &aid.description_es);
        break;
      case TERM_WEBPAGE:
        aid.url = read_line(reader, tree_each(item, 0));
        break;
      case TERM_FINANCIAL_ASSISTANCE_TYPE:
        add_concepts(reader, &aid.types, item, "financialAid");
        break;
      case TERM_AID_VALUE:
        add_quantities(reader, &aid.values, item);
        break;
      default:
        break;
    }
  }
  if (aid.name == NULL) { /* alignment objects of 2017 */
    aid.name = node_name(reader, profile);
  }
  return aid;
}

void add_aid(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->aid_count < LIST_LIMIT; i++) {
    struct aid aid = read_aid(reader, follow(reader, tree_each(value, i)));
    if (aid.name == NULL && aid.types.count == 0 && aid.description == NULL && aid.values.count == 0) {
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
