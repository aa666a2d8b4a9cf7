/* SPDX-License-Identifier: MIT */
#include "tui/action.h"

#include <stdio.h>
#include <string.h>

#include "tui/event.h"

static bool bound_to(const struct action *action, int key) {
  const char *at = action->keys == NULL ? "" : action->keys;
  while (*at != '\0') {
    size_t blanks = strspn(at, " ");
    size_t length = strcspn(at + blanks, " ");
    if (length > 0 && key_parse(at + blanks, length) == key) {
      return true;
    }
    at += blanks + length;
  }
  return false;
}

static unsigned count_bits(unsigned bits) {
  unsigned count = 0;
  for (; bits != 0; bits &= bits - 1) {
    count++;
  }
  return count;
}

const struct action *action_for_key(const struct action_table *table, int key, unsigned places) {
  const struct action *best = NULL;
  for (size_t i = 0; i < table->count && key != KEY_NONE; i++) {
    const struct action *row = &table->rows[i];
    if ((row->places & places) == 0 || !bound_to(row, key)) {
      continue;
    }
    if (best == NULL || count_bits(row->places) < count_bits(best->places)) {
      best = row;
    }
  }
  return best;
}

const struct action *action_for_name(const struct action_table *table, const char *name) {
  for (size_t i = 0; i < table->count; i++) {
    if (table->rows[i].name != NULL && strcmp(table->rows[i].name, name) == 0) {
      return &table->rows[i];
    }
  }
  return NULL;
}

void action_key_label(const struct action *action, char *text, size_t size) {
  const char *keys = action->keys == NULL ? "" : action->keys;
  keys += strspn(keys, " ");
  size_t length = strcspn(keys, " ");
  if (size > 0) {
    snprintf(text, size, "%.*s", (int)length, keys);
  }
}

bool action_key_shown(const struct action *action, bool typing, char *text, size_t size) {
  const char *at = action->keys == NULL ? "" : action->keys;
  at += strspn(at, " ");
  while (*at != '\0') {
    size_t length = strcspn(at, " ");
    if (!typing || !key_is_text(key_parse(at, length))) {
      snprintf(text, size, "%.*s", (int)length, at);
      return true;
    }
    at += length;
    at += strspn(at, " ");
  }
  return false;
}
