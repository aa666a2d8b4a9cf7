/* SPDX-License-Identifier: MIT */
/* Reading the components of a pathway and putting them in order. What is needed
 * of them is worked out in pathway_needed.c. */
#include "data/ladder/pathway.h"

#include <stdlib.h>
#include <string.h>

#include "data/ladder/parts.h"

const char *pathway_part_name(enum pathway_part part) {
  static const char *const names[] = {"other", "chosen", "needed", "goal"};
  return names[part];
}

static bool is_component(const struct resource_link *link) {
  return link->ctid != NULL && link->kind != NULL && strcmp(link->kind, "component") == 0;
}

/* --- reading --- */

struct pathway_reader {
  struct catalog *catalog;
  struct arena *arena;
  struct pathway *pathway;
  size_t capacity;
  size_t *by_ctid; /* places of the components, sorted by their CTIDs */
};

/* The place in `by_ctid` of a CTID, or where it would stand. */
static size_t search(const struct pathway_reader *reader, const char *ctid, bool *found) {
  size_t low = 0;
  size_t high = reader->pathway->count;
  *found = false;
  while (low < high && !*found) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(ctid, reader->pathway->components[reader->by_ctid[middle]].resource.ctid);
    *found = order == 0;
    low = order > 0 ? middle + 1 : order == 0 ? middle : low;
    high = order < 0 ? middle : high;
  }
  return low;
}

static size_t place_of(const struct pathway_reader *reader, const char *ctid) {
  bool found = false;
  size_t at = ctid == NULL ? 0 : search(reader, ctid, &found);
  return found ? reader->by_ctid[at] : LADDER_NOWHERE;
}

static int take_component(struct pathway_reader *reader, const struct resource_link *link, struct error *error) {
  struct pathway *pathway = reader->pathway;
  bool found = false;
  size_t at = is_component(link) ? search(reader, link->ctid, &found) : 0;
  if (!is_component(link) || found) {
    return 0;
  }
  if (pathway->count == (size_t)PATHWAY_MOST_COMPONENTS) {
    pathway->left_out++;
    return 0;
  }
  struct pathway_component *component = &pathway->components[pathway->count];
  if (resource_read(reader->catalog, reader->arena, link->ctid, &component->resource, error) != 0) {
    return -1;
  }
  memmove(reader->by_ctid + at + 1, reader->by_ctid + at, (pathway->count - at) * sizeof *reader->by_ctid);
  reader->by_ctid[at] = pathway->count++;
  return 0;
}

/* What the link leads to comes before what has it: "part", "preparation" or
 * "required"; NULL: it says nothing of the kind. */
static const char *comes_before(const struct resource_link *link) {
  static const struct {
    const char *own, *others, *kind;
  } words[] = {{"preparationFrom", "isPreparationFor", "preparation"},
               {"precededBy", "precedes", "preparation"},
               {"hasPart", "isPartOf", "part"},
               {"hasChild", "isChildOf", "part"},
               {"requires", "isRequiredFor", "required"}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(link->from_other ? words[i].others : words[i].own, link->relation) == 0) {
      return words[i].kind;
    }
  }
  return NULL;
}

/* Older records name only the goal, and each component those before it. */
static int follow(struct pathway_reader *reader, struct error *error) {
  int result = 0;
  for (size_t i = 0; i < reader->pathway->count && result == 0; i++) {
    const struct resource *resource = &reader->pathway->components[i].resource;
    for (size_t j = 0; j < resource->link_count && result == 0; j++) {
      result = comes_before(&resource->links[j]) == NULL ? 0 : take_component(reader, &resource->links[j], error);
    }
    for (size_t j = 0; j < resource->need_count && result == 0; j++) {
      for (size_t k = 0; k < resource->needs[j].target_count && result == 0; k++) {
        result = take_component(reader, &resource->needs[j].targets[k], error);
      }
    }
  }
  return result;
}

static int read_components(struct pathway_reader *reader, struct error *error) {
  const struct resource *top = &reader->pathway->resource;
  int result = 0;
  for (size_t i = 0; i < top->link_count && result == 0; i++) {
    result = take_component(reader, &top->links[i], error);
  }
  for (size_t i = 0; i < top->need_count && result == 0; i++) {
    for (size_t j = 0; j < top->needs[i].target_count && result == 0; j++) {
      result = take_component(reader, &top->needs[i].targets[j], error);
    }
  }
  return result == 0 ? follow(reader, error) : result;
}

static bool find_stand_ins(struct arena *arena, struct pathway_component *component) {
  const struct resource *resource = &component->resource;
  component->stands_for = arena_array(arena, resource->link_count + 1, sizeof(struct resource_link *));
  for (size_t i = 0; component->stands_for != NULL && i < resource->link_count; i++) {
    const struct resource_link *link = &resource->links[i];
    bool work = strcmp(link->relation, "occupationType") == 0;
    if (!link->from_other && (work || strcmp(link->relation, "about") == 0)) {
      component->stands_for[component->stands_for_count++] = link;
    }
  }
  return component->stands_for != NULL;
}

/* --- what comes before what --- */

struct before_list {
  const struct pathway_reader *reader;
  size_t *seen; /* by component: place in the list of its entry for `other`, plus one */
  size_t other;
  int ways;
};

static void add_before(struct before_list *list, const char *ctid, const struct pathway_before *entry) {
  struct pathway *pathway = list->reader->pathway;
  size_t one = place_of(list->reader, ctid);
  if (one == LADDER_NOWHERE || one == list->other) {
    return;
  }
  size_t known = list->seen[one];
  bool same_component = known != 0 && pathway->before[known - 1].other == list->other;
  if (same_component || pathway->before_count == (size_t)PATHWAY_MOST_BEFORE) {
    return;
  }
  pathway->before[pathway->before_count] = *entry;
  pathway->before[pathway->before_count].one = one;
  pathway->before[pathway->before_count].other = list->other;
  list->seen[one] = ++pathway->before_count;
}

static const struct resource_need *need_with(const struct resource *resource, long long id) {
  for (size_t i = 0; id != 0 && i < resource->need_count; i++) {
    if (resource->needs[i].id == id) {
      return &resource->needs[i];
    }
  }
  return NULL;
}

static bool leaves_choice(const struct resource *resource, const struct resource_need *need) {
  size_t of = 0;
  return pathway_required(resource, need, &of) < of;
}

/* The targets of one condition. Within a choice each is an option; the targets of
 * a condition that is itself one of a choice are one option together. */
static void add_need(struct before_list *list, const struct resource *resource, const struct resource_need *need) {
  struct pathway_before entry = {.kind = "required"};
  bool own = leaves_choice(resource, need);
  const struct resource_need *outer = own ? NULL : need_with(resource, need->parent);
  for (int depth = 0; outer != NULL && depth < PATHWAY_DEEPEST; depth++) {
    if (leaves_choice(resource, outer)) {
      entry.way = (int)(outer - resource->needs) + 1;
      entry.option = (int)(need - resource->needs) + PATHWAY_MOST_BEFORE;
      break;
    }
    outer = need_with(resource, outer->parent);
  }
  for (size_t i = 0; i < need->target_count; i++) {
    if (own) {
      entry.way = (int)(need - resource->needs) + 1;
      entry.option = (int)i + 1;
    }
    add_before(list, need->targets[i].ctid, &entry);
  }
}

static bool list_before(struct pathway_reader *reader) {
  struct pathway *pathway = reader->pathway;
  struct before_list list = {.reader = reader,
                             .seen = arena_array(reader->arena, pathway->count + 1, sizeof *list.seen)};
  pathway->before = arena_array(reader->arena, PATHWAY_MOST_BEFORE, sizeof *pathway->before);
  if (list.seen == NULL || pathway->before == NULL) {
    return false;
  }
  for (size_t i = 0; i < pathway->count; i++) {
    const struct resource *resource = &pathway->components[i].resource;
    list.other = i;
    for (size_t j = 0; j < resource->need_count; j++) {
      add_need(&list, resource, &resource->needs[j]);
    }
    for (size_t j = 0; j < resource->link_count; j++) {
      struct pathway_before entry = {.kind = comes_before(&resource->links[j]),
                                     .from_other = resource->links[j].from_other};
      if (entry.kind != NULL) {
        add_before(&list, resource->links[j].ctid, &entry);
      }
    }
  }
  return true;
}

/* --- the order --- */

/* Entries stand together by `other`, in the order of the components. */
static bool is_ready(const struct pathway *pathway, size_t from, size_t self, const bool *placed) {
  for (size_t i = from; i < pathway->before_count && pathway->before[i].other == self; i++) {
    if (!placed[pathway->before[i].one]) {
      return false;
    }
  }
  return true;
}

/* What waits for nothing goes first, as published; in a circle the first of it. */
static size_t next_component(struct pathway *pathway, const size_t *starts, const bool *placed) {
  size_t first = LADDER_NOWHERE;
  for (size_t i = 0; i < pathway->count; i++) {
    if (!placed[i] && is_ready(pathway, starts[i], i, placed)) {
      return i;
    }
    first = !placed[i] && first == LADDER_NOWHERE ? i : first;
  }
  pathway->circles = true;
  return first;
}

static bool put_in_order(struct arena *arena, struct pathway *pathway) {
  size_t count = pathway->count;
  bool *placed = arena_array(arena, count + 1, sizeof *placed);
  size_t *starts = arena_array(arena, count + 1, sizeof *starts);
  size_t *places = arena_array(arena, count + 1, sizeof *places);
  struct pathway_component *sorted = arena_array(arena, count + 1, sizeof *sorted);
  if (placed == NULL || starts == NULL || places == NULL || sorted == NULL) {
    return false;
  }
  for (size_t i = 0, at = 0; i < count; i++) {
    starts[i] = at;
    while (at < pathway->before_count && pathway->before[at].other == i) {
      at++;
    }
  }
  for (size_t done = 0; done < count; done++) {
    size_t next = next_component(pathway, starts, placed);
    placed[next] = true;
    places[next] = done;
    sorted[done] = pathway->components[next];
  }
  for (size_t i = 0; i < pathway->before_count; i++) {
    pathway->before[i].one = places[pathway->before[i].one];
    pathway->before[i].other = places[pathway->before[i].other];
  }
  pathway->components = sorted;
  return true;
}

int pathway_read(struct catalog *catalog, struct arena *arena, const struct resource *top, struct pathway *pathway,
                 struct error *error) {
  *pathway = (struct pathway){.resource = *top};
  struct pathway_reader reader = {.catalog = catalog, .arena = arena, .pathway = pathway};
  pathway->components = arena_array(arena, PATHWAY_MOST_COMPONENTS, sizeof *pathway->components);
  reader.by_ctid = arena_array(arena, PATHWAY_MOST_COMPONENTS + 1, sizeof *reader.by_ctid);
  if (pathway->components == NULL || reader.by_ctid == NULL) {
    return error_no_memory(error);
  }
  if (read_components(&reader, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < pathway->count; i++) {
    if (!find_stand_ins(arena, &pathway->components[i])) {
      return error_no_memory(error);
    }
  }
  if (!list_before(&reader) || !put_in_order(arena, pathway) || !pathway_mark_needed(arena, pathway)) {
    return error_no_memory(error);
  }
  return 0;
}
