/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

void add_edge(struct reader *reader, struct record *record, const struct edge *edge) {
  struct edge *items = list_room(reader, record->edges, record->edge_count, sizeof *items);
  if (items != NULL) {
    record->edges = items;
    record->edges[record->edge_count++] = *edge;
  }
}

static void add_stated(struct reader *reader, struct record *record, const struct edge *edge) {
  struct edge *items = list_room(reader, record->stated, record->stated_count, sizeof *items);
  if (items != NULL) {
    record->stated = items;
    record->stated[record->stated_count++] = *edge;
  }
}

/* One edge for each target of a profile. Many profiles have nothing but a
 * sentence ("Data not collected"), which is kept as what it is. */
static void add_profile_edges(struct reader *reader, struct record *record, const struct tree *profile,
                              struct edge edge) {
  struct condition *condition = arena_alloc(reader->arena, sizeof *condition);
  if (condition == NULL) {
    reader->out_of_memory = true;
    return;
  }
  *condition = read_profile(reader, profile);
  edge.profile = condition;
  edge.text = condition_lines(reader, condition);
  edge.text_es = condition_lines_es(reader, condition);
  for (size_t i = 0; i < condition->targets.count; i++) {
    edge.other = condition->targets.items[i];
    add_edge(reader, record, &edge);
  }
  if (condition->targets.count == 0 && edge.text != NULL) {
    add_stated(reader, record, &edge);
  }
}

static bool has_targets(const struct tree *value) {
  return member(value, TERM_TARGET_CREDENTIAL) != NULL || member(value, TERM_TARGET_LEARNING) != NULL ||
         member(value, TERM_TARGET_ASSESSMENT) != NULL;
}

bool is_profile(const struct tree *value) {
  const char *id = tree_text(tree_get(value, "@id"));
  const char *type = tree_text(tree_each(tree_get(value, "@type"), 0));
  if (!tree_is_object(value) || tree_member_count(value) <= (id != NULL)) {
    return false;
  }
  if (type == NULL ? id == NULL || strncmp(id, "_:", 2) == 0 : strstr(type, "ConditionProfile") != NULL) {
    return true;
  }
  return has_targets(value);
}

void add_edges(struct reader *reader, struct record *record, const struct tree *value, enum edge_kind kind,
               bool outward) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->edge_count < LIST_LIMIT; i++) {
    const struct tree *item = tree_each(value, i);
    const struct tree *target = follow(reader, item);
    struct edge edge = {.kind = kind, .outward = outward};
    if (is_profile(target)) {
      add_profile_edges(reader, record, target, edge);
    } else if (read_reference(reader, item, &edge.other)) {
      add_edge(reader, record, &edge);
    }
  }
}

static void add_qualities(struct reader *reader, struct record *record, const struct tree *value,
                          struct quality quality) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->quality_count < QUALITY_LIMIT; i++) {
    if (!read_reference(reader, tree_each(value, i), &quality.other)) {
      continue;
    }
    struct quality *items =
        list_room_within(reader, record->quality, record->quality_count, QUALITY_LIMIT, sizeof *items);
    if (items != NULL) {
      record->quality = items;
      record->quality[record->quality_count++] = quality;
    }
  }
}

void add_quality(struct reader *reader, struct record *record, const struct tree *value, const char *relation,
                 bool outward) {
  add_qualities(reader, record, value, (struct quality){.relation = relation, .outward = outward});
}

/* "accreditedIn": profiles of places, each with who says so. */
void add_regional_quality(struct reader *reader, struct record *record, const struct tree *value,
                          const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    const struct tree *profile = follow(reader, tree_each(value, i));
    const struct tree *by = member(profile, TERM_ASSERTED_BY);
    struct quality quality = {.relation = relation, .where = jurisdiction_in(reader, tree_each(value, i), relation)};
    if (tree_each_count(by) > 0) {
      add_qualities(reader, record, by, quality);
    } else if (quality.where != NULL) { /* nobody is said to have said so */
      add_jurisdiction(reader, record, quality.where);
    }
  }
}
