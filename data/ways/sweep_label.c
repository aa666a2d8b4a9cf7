/* SPDX-License-Identifier: MIT */
/* Which unfinished ways are kept. */
#include <stdlib.h>
#include <string.h>

#include "data/ways/sweep.h"

#define EVERYWHERE (UNIT_NONE - 1) /* as a component: higher than all */

static uint32_t component_of(const struct sweep *sweep, unit_id unit) {
  return sweep->net->units[unit].component;
}

/* The highest component first, so that what is needed next stands in front. */
static void sort_needs(const struct sweep *sweep, unit_id *needs, size_t count) {
  for (size_t i = 1; i < count; i++) {
    unit_id unit = needs[i];
    uint64_t place = ((uint64_t)component_of(sweep, unit) << 32) | unit;
    size_t at = i;
    while (at > 0 && (((uint64_t)component_of(sweep, needs[at - 1]) << 32) | needs[at - 1]) < place) {
      needs[at] = needs[at - 1];
      at--;
    }
    needs[at] = unit;
  }
}

/* The most that the dimension can be covered from `component` down. */
static double reach_of(const struct sweep *sweep, size_t dimension, uint32_t component) {
  const struct reach *reaches = sweep->reaches[dimension];
  size_t low = 0;
  size_t high = sweep->reach_counts[dimension];
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (reaches[middle].component <= component) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? 0.0 : reaches[low - 1].covered;
}

/* The fit if everything from `component` down were free. */
static long long best_fit(struct sweep *sweep, const struct label *label, uint32_t component) {
  const struct net *net = sweep->net;
  if (net->cost_only || net->dimension_count == 0) {
    return bounds_fit(net, label->cover, sweep->row);
  }
  for (size_t n = 0; n < net->graph->need_count; n++) {
    sweep->row[n] = net->floor[n];
  }
  for (size_t d = 0; d < net->dimension_count; d++) {
    double covered = label->cover[d];
    double most = component == UNIT_NONE ? 0.0 : reach_of(sweep, d, component);
    sweep->row[net->dimension_need[d]] = most > covered ? most : covered;
  }
  return graph_fit(net->graph, sweep->row);
}

/* The least that comes to a label by what it still needs. */
struct least {
  long long cost, time;         /* of the dearest, and of the longest, with all that it needs */
  long long cost_sum, time_sum; /* of all, each alone */
};

static void add_least(const struct bounds *bounds, unit_id unit, struct least *least) {
  least->cost = bounds->cost[unit] > least->cost ? bounds->cost[unit] : least->cost;
  least->time = bounds->time[unit] > least->time ? bounds->time[unit] : least->time;
  least->cost_sum += bounds->own_cost[unit];
  least->time_sum += bounds->own_time[unit];
}

static struct least least_of(const struct sweep *sweep, const struct label *label) {
  struct least least = {0};
  for (size_t i = 0; i < label->need_count; i++) {
    add_least(sweep->bounds, label->needs[i], &least);
  }
  return least;
}

/* The best that a label can become, but for its fit. */
static struct finished best_of(const struct label *label, const struct least *least) {
  return (struct finished){.cost = label->cost + (least->cost > least->cost_sum ? least->cost : least->cost_sum),
                           .time = label->time + (least->time > least->time_sum ? least->time : least->time_sum),
                           .unknown = label->unknown,
                           .fit = -1};
}

/* Whether a label that takes the step, too, can't be better than what is finished. */
static bool is_hopeless_with(const struct sweep *sweep, const struct label *label, const struct least *least,
                             unit_id step, long long fit) {
  struct least more = *least;
  add_least(sweep->bounds, step, &more);
  struct finished best = best_of(label, &more);
  best.unknown.costs += sweep->net->units[step].unknown.costs;
  best.unknown.times += sweep->net->units[step].unknown.times;
  best.fit = fit;
  return !bounds_within(sweep->net, best.cost, best.time) || front_has_better(sweep->front, &best);
}

/* The first in the list that stands under `below`. */
static size_t first_extra(const struct sweep *sweep, const struct label *label, uint32_t below) {
  size_t low = 0;
  size_t high = label->extra_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (component_of(sweep, label->extras[middle]) >= below) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Where the next step that may be worth its cover stands, under `below`. Where
 * all of them together would not add to the fit, none is; nor is one with which
 * the way would cost and take too much for what it could still cover. What is
 * none for a label is none for all that comes of it: so a label that has just
 * begun, or taken a step, gets a list of its own, in sweep->extras. */
static uint32_t next_extra(struct sweep *sweep, struct label *label, uint32_t below) {
  size_t at = first_extra(sweep, label, below);
  bool fresh = label->parent == NULL || label->step != UNIT_NONE;
  size_t count = 0;
  label->extras += at;
  label->extra_count -= at;
  if (label->extra_count == 0) {
    return UNIT_NONE;
  }
  const struct least least = least_of(sweep, label);
  long long fit = best_fit(sweep, label, below - 1); /* what is needed covers something, too */
  if (fit == bounds_fit(sweep->net, label->cover, sweep->row)) {
    label->extra_count = 0;
    return UNIT_NONE;
  }
  for (at = 0; at < label->extra_count && (fresh || count == 0); at++) {
    unit_id step = label->extras[at];
    sweep->compared++;
    if (!is_hopeless_with(sweep, label, &least, step, fit) && sweep_adds(sweep, label->cover, step)) {
      sweep->extras[count++] = step;
    }
  }
  if (fresh) {
    label->extras = sweep->extras;
    label->extra_count = count;
  } else if (count > 0) {
    label->extras += at - 1;
    label->extra_count -= at - 1;
  } else {
    label->extra_count = 0;
  }
  return count == 0 ? UNIT_NONE : component_of(sweep, label->extras[0]);
}

static uint32_t next_component(struct sweep *sweep, struct label *label, uint32_t below) {
  uint32_t extra = next_extra(sweep, label, below);
  if (label->need_count == 0) {
    return extra;
  }
  uint32_t needed = component_of(sweep, label->needs[0]);
  return extra != UNIT_NONE && extra > needed ? extra : needed;
}

/* In the first sweep: a way of which steps that are taken for their cover could make more. */
static void remember(struct sweep *sweep, uint32_t root, struct finished best, long long fit) {
  best.fit = fit;
  if (!front_has_better(sweep->front, &best) && !sweep_roots_add(sweep->roots, root, &best)) {
    sweep->over = true;
  }
}

/* Whether nothing that comes of it can be better than what is finished. */
static bool is_hopeless(struct sweep *sweep, const struct label *label) {
  const struct least least = least_of(sweep, label);
  struct finished best = best_of(label, &least);
  if (!bounds_within(sweep->net, best.cost, best.time)) {
    return true;
  }
  sweep->compared += sweep->front->count;
  if (!front_has_better(sweep->front, &best)) {
    return false;
  }
  best.fit = best_fit(sweep, label, label->component);
  bool hopeless = front_has_better(sweep->front, &best);
  if (hopeless && !sweep->with_extras && sweep->extra_count > 0) {
    remember(sweep, label->root, best, best_fit(sweep, label, EVERYWHERE));
  }
  return hopeless;
}

static uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

static uint64_t hash_of(const struct label *label) {
  uint64_t hash = mix(label->component, label->inside);
  for (size_t i = 0; i < label->need_count; i++) {
    hash = mix(hash, label->needs[i]);
  }
  hash = mix(hash, label->taken_count);
  for (size_t i = 0; i < label->taken_count; i++) {
    hash = mix(hash, label->taken[i]);
  }
  return hash;
}

static bool same_list(const unit_id *a, size_t a_count, const unit_id *b, size_t b_count) {
  return a_count == b_count && (a_count == 0 || memcmp(a, b, a_count * sizeof *a) == 0);
}

static bool needs_same(const struct label *a, const struct label *b) {
  return a->hash == b->hash && a->component == b->component && a->inside == b->inside &&
         same_list(a->needs, a->need_count, b->needs, b->need_count) &&
         same_list(a->taken, a->taken_count, b->taken, b->taken_count);
}

/* Of two that need the same: whether `a` is no worse in anything. */
static bool no_worse(const struct sweep *sweep, const struct label *a, const struct label *b) {
  if (a->cost > b->cost || a->time > b->time || !unknown_no_more(&a->unknown, &b->unknown)) {
    return false;
  }
  for (size_t d = 0; a->cover != b->cover && d < sweep->net->dimension_count; d++) {
    if (a->cover[d] < b->cover[d]) {
      return false;
    }
  }
  return true;
}

static bool is_beaten(struct sweep *sweep, const struct label *label) {
  struct label **place = &sweep->table[label->hash & (sweep->table_size - 1)];
  while (*place != NULL) {
    struct label *other = *place;
    sweep->compared++;
    if (!needs_same(other, label)) {
      place = &other->same;
    } else if (no_worse(sweep, other, label)) {
      sweep_roots_join(sweep->roots, label->root, other->root);
      return true;
    } else if (no_worse(sweep, label, other)) {
      sweep_roots_join(sweep->roots, label->root, other->root);
      other->dropped = true;
      *place = other->same;
    } else {
      place = &other->same;
    }
  }
  return false;
}

/* Doubles the table when it is full; without memory it only gets slower. */
static void grow_table(struct sweep *sweep) {
  if (sweep->label_count < sweep->table_size) {
    return;
  }
  size_t size = sweep->table_size * 4;
  struct label **table = arena_array(sweep->arena, size, sizeof *table);
  for (size_t i = 0; table != NULL && i < sweep->table_size; i++) {
    while (sweep->table[i] != NULL) {
      struct label *label = sweep->table[i];
      sweep->table[i] = label->same;
      label->same = table[label->hash & (size - 1)];
      table[label->hash & (size - 1)] = label;
    }
  }
  sweep->table = table == NULL ? sweep->table : table;
  sweep->table_size = table == NULL ? sweep->table_size : size;
}

static const unit_id *copy_list(struct sweep *sweep, const unit_id *list, size_t count) {
  unit_id *copy = arena_array(sweep->arena, count + 1, sizeof *copy);
  if (copy != NULL && count > 0) {
    memcpy(copy, list, count * sizeof *copy);
  }
  return copy;
}

static void keep(struct sweep *sweep, const struct label *draft) {
  struct label *label = arena_alloc(sweep->arena, sizeof *label);
  const unit_id *needs = copy_list(sweep, draft->needs, draft->need_count);
  bool own = draft->extras == sweep->extras;
  const unit_id *extras = own ? copy_list(sweep, draft->extras, draft->extra_count) : draft->extras;
  if (label == NULL || needs == NULL || (own && extras == NULL)) {
    sweep->over = true;
    return;
  }
  grow_table(sweep);
  *label = *draft;
  label->needs = needs;
  label->extras = extras;
  struct label **place = &sweep->table[label->hash & (sweep->table_size - 1)];
  label->same = *place;
  *place = label;
  label->next = sweep->waiting[label->component];
  sweep->waiting[label->component] = label;
  sweep->label_count++;
}

static void finish(struct sweep *sweep, const struct label *draft) {
  struct finished way = {.cost = draft->cost,
                         .time = draft->time,
                         .unknown = draft->unknown,
                         .fit = bounds_fit(sweep->net, draft->cover, sweep->row),
                         .steps = sweep->steps};
  for (const struct label *label = draft; label != NULL; label = label->parent) {
    if (label->step != UNIT_NONE) {
      sweep->steps[way.count++] = label->step;
    }
  }
  if (!bounds_within(sweep->net, way.cost, way.time)) {
    return;
  }
  if (!front_keep(sweep->front, &way)) {
    sweep->over = true;
  }
  if (!sweep->with_extras && sweep->extra_count > 0) {
    long long fit = best_fit(sweep, draft, EVERYWHERE);
    if (fit > way.fit) {
      remember(sweep, draft->root, way, fit);
    }
  }
}

void sweep_offer(struct sweep *sweep, struct label *draft, uint32_t below) {
  if (sweep->over || ++sweep->work > sweep->most_work || sweep->compared / SWEEP_COMPARED > sweep->most_work) {
    sweep->over = true;
    return;
  }
  sort_needs(sweep, sweep->needs, draft->need_count);
  draft->needs = sweep->needs;
  if (!draft->inside) {
    draft->component = next_component(sweep, draft, below);
  }
  if (draft->need_count == 0) {
    finish(sweep, draft);
  }
  if (draft->component == UNIT_NONE) {
    return;
  }
  draft->hash = hash_of(draft);
  if (!is_hopeless(sweep, draft) && !is_beaten(sweep, draft)) {
    keep(sweep, draft);
  }
}

/* By dimension: from which component on how much can be covered. */
static int list_reaches(struct sweep *sweep, struct error *error) {
  const struct net *net = sweep->net;
  size_t *counts = arena_array(sweep->arena, net->dimension_count + 1, sizeof *counts);
  sweep->reaches = arena_array(sweep->arena, net->dimension_count + 1, sizeof *sweep->reaches);
  sweep->reach_counts = arena_array(sweep->arena, net->dimension_count + 1, sizeof *sweep->reach_counts);
  if (counts == NULL || sweep->reaches == NULL || sweep->reach_counts == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < sweep->extra_count; i++) {
    const struct unit *unit = &net->units[sweep->all_extras[i]];
    for (size_t j = 0; j < unit->cover_count; j++) {
      counts[unit->covers[j].dimension]++;
    }
  }
  for (size_t d = 0; d < net->dimension_count; d++) {
    sweep->reaches[d] = arena_array(sweep->arena, counts[d] + 1, sizeof *sweep->reaches[d]);
    if (sweep->reaches[d] == NULL) {
      return error_no_memory(error);
    }
  }
  for (size_t i = sweep->extra_count; i-- > 0;) { /* the lowest component first */
    const struct unit *unit = &net->units[sweep->all_extras[i]];
    for (size_t j = 0; j < unit->cover_count; j++) {
      uint32_t d = unit->covers[j].dimension;
      size_t *count = &sweep->reach_counts[d];
      if (*count == 0 || sweep->reaches[d][*count - 1].covered < unit->covers[j].covered) {
        sweep->reaches[d][(*count)++] = (struct reach){unit->component, unit->covers[j].covered};
      }
    }
  }
  return 0;
}

/* Leaves out what no way can have that is better than those which are finished.
 * What is left is with what all ways begin. */
static int list_extras(struct sweep *sweep, struct error *error) {
  const struct net *net = sweep->net;
  const struct label none = {.component = UNIT_NONE};
  const struct least nothing = {0};
  double *cover = arena_array(sweep->arena, net->dimension_count + 1, sizeof *cover);
  sweep->extras = arena_array(sweep->arena, net->extra_count + 1, sizeof *sweep->extras);
  sweep->all_extras = arena_array(sweep->arena, net->extra_count + 1, sizeof *sweep->all_extras);
  if (cover == NULL || sweep->extras == NULL || sweep->all_extras == NULL) {
    return error_no_memory(error);
  }
  for (size_t d = 0; d < net->dimension_count; d++) {
    cover[d] = net->floor[net->dimension_need[d]];
  }
  for (size_t i = 0; i < net->extra_count; i++) {
    const struct unit *unit = &net->units[net->extras[i]];
    for (size_t j = 0; j < unit->cover_count; j++) {
      double *cell = &cover[unit->covers[j].dimension];
      *cell = unit->covers[j].covered > *cell ? unit->covers[j].covered : *cell;
    }
  }
  long long fit = bounds_fit(net, cover, sweep->row);
  for (size_t i = 0; i < net->extra_count; i++) {
    if (!is_hopeless_with(sweep, &none, &nothing, net->extras[i], fit)) {
      sweep->all_extras[sweep->extra_count++] = net->extras[i];
    }
  }
  return 0;
}

int sweep_prepare(struct sweep *sweep, struct error *error) {
  const struct net *net = sweep->net;
  sweep->table_size = 1024;
  sweep->table = arena_array(sweep->arena, sweep->table_size, sizeof(struct label *));
  sweep->waiting = arena_array(sweep->arena, net->component_count + 1, sizeof(struct label *));
  sweep->needs = arena_array(sweep->arena, net->unit_count + 1, sizeof *sweep->needs);
  sweep->steps = arena_array(sweep->arena, net->graph->step_count + 1, sizeof *sweep->steps);
  sweep->row = arena_array(sweep->arena, net->graph->need_count + 1, sizeof *sweep->row);
  if (sweep->table == NULL || sweep->waiting == NULL || sweep->needs == NULL || sweep->steps == NULL ||
      sweep->row == NULL) {
    return error_no_memory(error);
  }
  return list_extras(sweep, error) != 0 ? -1 : list_reaches(sweep, error);
}
