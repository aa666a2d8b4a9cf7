/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

enum { MOST_JURISDICTIONS = 200 };

static bool read_flag(const struct tree *value) {
  const struct tree *item = tree_each(value, 0);
  const char *text = tree_text(item);
  bool yes = tree_is(item, TREE_TRUE) || (text != NULL && strcmp(text, "true") == 0);
  if (yes || tree_is(item, TREE_FALSE)) {
    tree_mark(item, TREE_TAKEN);
  }
  return yes;
}

static bool read_jurisdiction(struct reader *reader, const struct tree *value, struct jurisdiction *where) {
  const struct tree *profile = follow(reader, value);
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_GLOBAL_JURISDICTION:
        where->global = read_flag(item);
        break;
      case TERM_DESCRIPTION:
        read_both(reader, item, TEXT_LIMIT, &where->text, &where->text_es);
        break;
      case TERM_MAIN_JURISDICTION:
        read_places(reader, item, &where->places, &where->place_count);
        break;
      case TERM_JURISDICTION_EXCEPTION:
        read_places(reader, item, &where->exceptions, &where->exception_count);
        break;
      default:
        break;
    }
  }
  if (where->place_count == 0 && !where->global) { /* a place in the profile's stead */
    read_places(reader, value, &where->places, &where->place_count);
  }
  if (where->text == NULL && !tree_is_object(profile)) {
    where->text = read_line(reader, value);
  }
  return where->global || where->text != NULL || where->place_count > 0 || where->exception_count > 0;
}

const struct jurisdiction *jurisdiction_in(struct reader *reader, const struct tree *value, const char *relation) {
  struct jurisdiction read = {.relation = relation};
  if (!read_jurisdiction(reader, value, &read)) {
    return NULL;
  }
  struct jurisdiction *where = arena_alloc(reader->arena, sizeof *where);
  if (where == NULL) {
    reader->out_of_memory = true;
    return NULL;
  }
  *where = read;
  return where;
}

void add_jurisdiction(struct reader *reader, struct record *record, const struct jurisdiction *where) {
  if (record->jurisdiction_count >= MOST_JURISDICTIONS) {
    return;
  }
  struct jurisdiction *items = list_room(reader, record->jurisdictions, record->jurisdiction_count, sizeof *items);
  if (items != NULL) {
    record->jurisdictions = items;
    record->jurisdictions[record->jurisdiction_count++] = *where;
  }
}

void add_jurisdictions(struct reader *reader, struct record *record, const struct tree *value, const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->jurisdiction_count < MOST_JURISDICTIONS; i++) {
    struct jurisdiction where = {.relation = relation};
    if (read_jurisdiction(reader, tree_each(value, i), &where)) {
      add_jurisdiction(reader, record, &where);
    }
  }
}

/* "Newark, New Jersey, United States" */
static const char *place_text(struct reader *reader, const struct place *place) {
  const char *const parts[] = {place->locality, place->county, place->region, place->country};
  const char *text = place->name;
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (parts[i] != NULL && (text == NULL || strcmp(text, parts[i]) != 0)) {
      text = text == NULL ? parts[i] : kept(reader, arena_printf(reader->arena, "%s, %s", text, parts[i]));
    }
    if (reader->out_of_memory) {
      return NULL;
    }
  }
  return text;
}

void add_regions(struct reader *reader, struct names *names, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && names->count < MOST_JURISDICTIONS; i++) {
    struct jurisdiction where = {0};
    if (!read_jurisdiction(reader, tree_each(value, i), &where)) {
      continue;
    }
    for (size_t j = 0; j < where.place_count; j++) {
      add_name(reader, names, place_text(reader, &where.places[j]));
    }
    if (where.place_count == 0) {
      add_name(reader, names, where.text);
    }
  }
}
