/* SPDX-License-Identifier: MIT */
/* The conditions of one credential, alternatives included. A manifest's
 * conditions become conditions of each of its credentials. */
#include <string.h>
#include <strings.h>

#include "data/catalog/fill.h"

static void write_targets(struct fill *fill, const struct references *targets) {
  const struct catalog_writer *writer = fill->joins->writer;
  for (size_t i = 0; i < targets->count; i++) {
    const struct reference *target = &targets->items[i];
    const char *key = kept_key(target->ctid, target->uri);
    const struct kept *kept = kept_by_key(writer, key);
    const char *name = kept == NULL ? NULL : texts_get(writer->words, kept->name);
    struct feed_cell *row = fill_row(fill, FILL_CONDITION_TARGET);
    if (row == NULL) {
      return;
    }
    feed_integer(row, 1, fill->condition);
    feed_text(row, 2, key != NULL && strncasecmp(key, "ce-", 3) == 0 ? key : NULL);
    feed_text(row, 3, name != NULL ? name : target->name);
    feed_text(row, 4, target->type);
  }
}

static void write_condition(struct fill *fill, const struct condition *condition, long long parent) {
  struct feed_cell *row = fill_row(fill, FILL_CONDITION);
  if (row == NULL) {
    return;
  }
  const char *colon = condition->kind == NULL ? NULL : strrchr(condition->kind, ':');
  const char *kind = colon == NULL ? condition->kind : colon + 1;
  feed_integer(row, 1, ++fill->condition);
  feed_integer(row, 2, fill->number);
  feed_integer_or_null(row, 3, parent, 0);
  feed_text(row, 4, kind == NULL ? "" : kind);
  feed_text(row, 5, condition->name);
  feed_text(row, 6, condition->text);
  feed_integer_or_null(row, 7, condition->minimum_age, -1);
  feed_real_or_null(row, 8, condition->years_of_experience, -1);
  feed_text(row, 9, condition->experience);
  feed_text(row, 10, condition->credit);
  feed_text(row, 11, condition->name_es);
  feed_text(row, 12, condition->text_es);
  feed_text(row, 13, condition->experience_es);
  feed_text(row, 14, condition->submission);
  feed_text(row, 15, condition->url);
  write_targets(fill, &condition->targets);
}

/* A list of conditions that is not done yet, and those it stands inside of. */
struct level {
  const struct condition *items;
  size_t count, next;
  long long parent;
};

static void write_record(struct fill *fill, const struct record *record) {
  struct level levels[WRITER_CONDITION_DEPTH] = {{record->conditions, record->condition_count, 0, 0}};
  size_t depth = 1;
  for (size_t total = 0; depth > 0 && total < (size_t)WRITER_MOST_ITEMS && !fill->failed;) {
    struct level *level = &levels[depth - 1];
    if (level->next == level->count) {
      depth--;
      continue;
    }
    const struct condition *condition = &level->items[level->next++];
    write_condition(fill, condition, level->parent);
    total++;
    if (condition->alternative_count > 0 && depth < (size_t)WRITER_CONDITION_DEPTH) {
      levels[depth++] = (struct level){condition->alternatives, condition->alternative_count, 0, fill->condition};
    }
  }
}

void fill_conditions(struct fill *fill, const struct holder *holder) {
  for (size_t i = 0; i < holder->conditions.count; i++) {
    write_record(fill, holder->conditions.items[i]);
  }
}
