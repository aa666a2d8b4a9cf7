/* SPDX-License-Identifier: MIT */
/* Texts in Spanish beside the one that is shown to everybody. */
#include <string.h>

#include "data/ctdl/reader.h"

enum { MOST_PARTS = 50 };

static bool is_spanish(const char *tag) {
  return tag != NULL && (tag[0] | 32) == 'e' && (tag[1] | 32) == 's' &&
         (tag[2] == '\0' || tag[2] == '-' || tag[2] == '_');
}

const struct tree *spanish_of(const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < MOST_PARTS; i++) {
    const struct tree *map = tree_each(value, i);
    if (is_spanish(tree_text(tree_get(map, "@language")))) {
      return tree_get(map, "@value");
    }
    for (const struct tree *item = tree_first_member(map); item != NULL; item = tree_next(item)) {
      if (is_spanish(item->key)) {
        return item;
      }
    }
  }
  return NULL;
}

void read_both(struct reader *reader, const struct tree *value, size_t limit, const char **text, const char **text_es) {
  enum text_form form = limit > NAME_LIMIT ? TEXT_LINES : TEXT_LINE;
  *text = read_text(reader, value, form, limit);
  const struct tree *spanish = spanish_of(value);
  *text_es = spanish == NULL ? NULL : read_text(reader, spanish, form, limit);
}
