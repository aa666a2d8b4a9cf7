/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

enum { MOST_IDENTIFIERS = 50 };

static void add(struct reader *reader, struct record *record, const struct identifier *identifier) {
  if (identifier->code == NULL || record->identifier_count >= MOST_IDENTIFIERS) {
    return;
  }
  struct identifier *items = list_room(reader, record->identifiers, record->identifier_count, sizeof *items);
  if (items != NULL) {
    record->identifiers = items;
    record->identifiers[record->identifier_count++] = *identifier;
  }
}

static const char *read_address(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  const struct tree *id = tree_get(value, "@id");
  return read_line(reader, id != NULL ? id : value);
}

static struct identifier read_identifier(struct reader *reader, const struct tree *profile) {
  struct identifier identifier = {0};
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_IDENTIFIER_TYPE:
        identifier.type = read_address(reader, item);
        break;
      case TERM_IDENTIFIER_TYPE_NAME:
      case TERM_NAME:
        identifier.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_IDENTIFIER_CODE:
      case TERM_VALUE:
        identifier.code = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      default:
        break;
    }
  }
  return identifier;
}

void add_identifiers(struct reader *reader, struct record *record, const struct tree *value, const char *type) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->identifier_count < MOST_IDENTIFIERS; i++) {
    const struct tree *item = tree_each(value, i);
    struct identifier identifier = {0};
    if (tree_is_object(item)) {
      identifier = read_identifier(reader, follow(reader, item));
    }
    if (identifier.code == NULL) { /* a plain text, or a language map of it */
      identifier.code = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
    }
    identifier.type = identifier.type != NULL ? identifier.type : type;
    add(reader, record, &identifier);
  }
}
