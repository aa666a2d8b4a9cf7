/* SPDX-License-Identifier: MIT */
/* Requirements as units; those that ask for the same are one. */
#include <stdlib.h>
#include <string.h>

#include "data/ways/net.h"

static uint64_t hash_of(enum unit_kind kind, const unit_id *children, size_t count) {
  uint64_t hash = 1469598103934665603U ^ (uint64_t)kind;
  for (size_t i = 0; i < count; i++) {
    hash = (hash ^ children[i]) * 1099511628211U;
    hash ^= hash >> 29;
  }
  return hash;
}

static bool same(const struct unit *unit, enum unit_kind kind, const unit_id *children, size_t count) {
  return unit->kind == kind && unit->child_count == count &&
         memcmp(unit->children, children, count * sizeof *children) == 0;
}

/* The place in the table of the unit that asks for this, or of a free one. */
static size_t place_of(const struct net *net, enum unit_kind kind, const unit_id *children, size_t count) {
  size_t place = (size_t)hash_of(kind, children, count) & (net->table_size - 1);
  while (net->table[place] != UNIT_NONE && !same(&net->units[net->table[place]], kind, children, count)) {
    place = (place + 1) & (net->table_size - 1);
  }
  return place;
}

static int grow_table(struct net *net, struct error *error) {
  size_t made = net->unit_count - net->graph->step_count;
  if (net->table != NULL && made * 2 < net->table_size) {
    return 0;
  }
  net->table_size = net->table == NULL ? 256 : net->table_size * 2;
  net->table = arena_array(net->arena, net->table_size, sizeof *net->table);
  if (net->table == NULL) {
    return error_no_memory(error);
  }
  memset(net->table, 0xff, net->table_size * sizeof *net->table);
  for (size_t u = net->graph->step_count; u < net->unit_count; u++) {
    const struct unit *unit = &net->units[u];
    net->table[place_of(net, unit->kind, unit->children, unit->child_count)] = (unit_id)u;
  }
  return 0;
}

static int compare_ids(const void *left, const void *right) {
  unit_id a = *(const unit_id *)left;
  unit_id b = *(const unit_id *)right;
  return a < b ? -1 : a > b;
}

/* Sorts the children, drops what changes nothing; `*known` when that settles it. */
static size_t tidy(enum unit_kind kind, unit_id *children, size_t count, unit_id *known) {
  unit_id neutral = kind == UNIT_ALL ? UNIT_TRUE : UNIT_FALSE;
  unit_id settles = kind == UNIT_ALL ? UNIT_FALSE : UNIT_TRUE;
  size_t kept = 0;
  *known = UNIT_NONE;
  for (size_t i = 0; i < count; i++) {
    if (children[i] == settles) {
      *known = settles;
      return 0;
    }
    if (children[i] != neutral) {
      children[kept++] = children[i];
    }
  }
  if (kept == 0) {
    *known = neutral;
    return 0;
  }
  qsort(children, kept, sizeof *children, compare_ids);
  size_t unique = 1;
  for (size_t i = 1; i < kept; i++) {
    if (children[i] != children[unique - 1]) {
      children[unique++] = children[i];
    }
  }
  *known = unique == 1 ? children[0] : UNIT_NONE;
  return unique;
}

/* The unit for all or any of the children, which are changed. */
static int make(struct net *net, enum unit_kind kind, unit_id *children, size_t count, unit_id *unit,
                struct error *error) {
  count = tidy(kind, children, count, unit);
  if (*unit != UNIT_NONE) {
    return 0;
  }
  if (grow_table(net, error) != 0) {
    return -1;
  }
  size_t place = place_of(net, kind, children, count);
  *unit = net->table[place];
  if (*unit != UNIT_NONE) {
    return 0;
  }
  if (net->unit_count == net->unit_capacity) {
    void *grown = arena_grow(net->arena, net->units, net->unit_count, &net->unit_capacity, sizeof *net->units);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    net->units = grown;
  }
  struct unit *made = &net->units[net->unit_count];
  *made = (struct unit){.kind = kind,
                        .relevant = true,
                        .child_count = count,
                        .requires_unit = UNIT_NONE,
                        .component = UNIT_NONE,
                        .children = arena_array(net->arena, count, sizeof *made->children)};
  if (made->children == NULL) {
    return error_no_memory(error);
  }
  memcpy(made->children, children, count * sizeof *children);
  *unit = (unit_id)net->unit_count++;
  net->table[place] = *unit;
  return 0;
}

/* At least `least` of the children:
 *   some(i, k) = any of (all of (child i, some(i + 1, k - 1)), some(i + 1, k)) */
static int make_some(struct net *net, unit_id *children, size_t count, size_t least, unit_id *unit,
                     struct error *error) {
  if (least <= 1 || least >= count) {
    *unit = least == 0 ? UNIT_TRUE : UNIT_FALSE;
    return least == 0 || least > count ? 0
                                       : make(net, least == count ? UNIT_ALL : UNIT_ANY, children, count, unit, error);
  }
  unit_id *rest = arena_array(net->arena, least + 1, sizeof *rest);
  if (rest == NULL) {
    return error_no_memory(error);
  }
  rest[0] = UNIT_TRUE;
  for (size_t k = 1; k <= least; k++) {
    rest[k] = UNIT_FALSE;
  }
  for (size_t i = count; i-- > 0;) {
    for (size_t k = least; k > 0; k--) {
      unit_id both[2] = {children[i], rest[k - 1]};
      unit_id either[2] = {UNIT_NONE, rest[k]};
      if (make(net, UNIT_ALL, both, 2, &either[0], error) != 0 ||
          make(net, UNIT_ANY, either, 2, &rest[k], error) != 0) {
        return -1;
      }
    }
  }
  *unit = rest[least];
  return 0;
}

static int make_requirement(struct net *net, size_t index, unit_id *children, struct error *error) {
  const struct graph_requirement *requirement = &net->graph->requirements[index];
  unit_id *unit = &net->of_requirement[index];
  size_t count = 0;
  size_t least = requirement->least;
  switch (requirement->kind) {
    case REQUIRE_FACT:
      *unit = (requirement->fails & net->limits->bits) == 0 ? UNIT_TRUE : UNIT_FALSE;
      return 0;
    case REQUIRE_STEP:
      *unit = net->graph->steps[requirement->step].held ? UNIT_TRUE
              : net_can_take(net, requirement->step)    ? (unit_id)requirement->step
                                                        : UNIT_FALSE;
      return 0;
    case REQUIRE_SOME:
      break;
  }
  for (size_t i = 0; i < requirement->part_count; i++) {
    unit_id part = net->of_requirement[requirement->parts[i]];
    if (part == UNIT_TRUE) {
      least -= least > 0;
    } else if (part != UNIT_FALSE) {
      children[count++] = part;
    }
  }
  return make_some(net, children, count, least, unit, error);
}

int net_add_units(struct net *net, struct error *error) {
  const struct graph *graph = net->graph;
  size_t widest = 0;
  for (size_t i = 0; i < graph->requirement_count; i++) {
    widest = graph->requirements[i].part_count > widest ? graph->requirements[i].part_count : widest;
  }
  unit_id *children = arena_array(net->arena, widest + 1, sizeof *children);
  if (children == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < graph->requirement_count; i++) {
    if (net->of_requirement[i] == UNIT_NONE && make_requirement(net, i, children, error) != 0) {
      return -1;
    }
  }
  for (size_t i = 0; i < graph->step_count; i++) {
    size_t index = graph->steps[i].requires_index;
    if (net->units[i].relevant && index != GRAPH_NOTHING) {
      unit_id unit = net->of_requirement[index];
      net->units[i].requires_unit = unit == UNIT_TRUE ? UNIT_NONE : unit;
    }
  }
  return 0;
}
