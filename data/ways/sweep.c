/* SPDX-License-Identifier: MIT */
#include "data/ways/sweep.h"

#include <string.h>

bool sweep_adds(const struct sweep *sweep, const double *cover, unit_id step) {
  const struct unit *unit = &sweep->net->units[step];
  for (size_t i = 0; i < unit->cover_count; i++) {
    if (unit->covers[i].covered > cover[unit->covers[i].dimension]) {
      return true;
    }
  }
  return false;
}

const double *sweep_cover(struct sweep *sweep, const double *cover, unit_id step) {
  const struct unit *unit = &sweep->net->units[step];
  if (!sweep_adds(sweep, cover, step)) {
    return cover;
  }
  double *more = arena_array(sweep->arena, sweep->net->dimension_count, sizeof *more);
  if (more == NULL) {
    sweep->over = true;
    return NULL;
  }
  memcpy(more, cover, sweep->net->dimension_count * sizeof *more);
  for (size_t i = 0; i < unit->cover_count; i++) {
    double *cell = &more[unit->covers[i].dimension];
    *cell = unit->covers[i].covered > *cell ? unit->covers[i].covered : *cell;
  }
  return more;
}

static bool is_among(unit_id unit, const unit_id *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (list[i] == unit) {
      return true;
    }
  }
  return false;
}

static long long less(long long amount, long long off) {
  return amount > off ? amount - off : 0;
}

static long long larger(long long a, long long b) {
  return a > b ? a : b;
}

void sweep_payments(struct sweep *sweep, unit_id step, const unit_id *taken, size_t taken_count,
                    void (*each)(struct sweep *sweep, void *context, const struct payment *payment), void *context) {
  const struct unit *unit = &sweep->net->units[step];
  each(sweep, context, &(struct payment){.cost = unit->cost, .time = unit->time});
  for (size_t i = 0; i < unit->source_count && !sweep->over; i++) {
    const struct source *one = &unit->sources[i];
    if (!sweep->net->units[one->from].usable || is_among(one->from, taken, taken_count)) {
      continue;
    }
    each(sweep, context,
         &(struct payment){.cost = less(unit->cost, one->cost),
                           .time = less(unit->time, one->time),
                           .sources = {one->from},
                           .source_count = 1});
    /* Two only where one is better for the cost and the other for the time. */
    for (size_t j = i + 1; j < unit->source_count && !sweep->over; j++) {
      const struct source *two = &unit->sources[j];
      bool both = (one->cost > two->cost && one->time < two->time) || (one->cost < two->cost && one->time > two->time);
      if (both && sweep->net->units[two->from].usable && !is_among(two->from, taken, taken_count)) {
        each(sweep, context,
             &(struct payment){.cost = less(unit->cost, larger(one->cost, two->cost)),
                               .time = less(unit->time, larger(one->time, two->time)),
                               .sources = {one->from, two->from},
                               .source_count = 2});
      }
    }
  }
}

/* A label, as a draft of what comes of it when `without` is no longer needed. */
static struct label draft_of(struct sweep *sweep, const struct label *label, unit_id without) {
  struct label draft = *label;
  draft.parent = label;
  draft.step = UNIT_NONE;
  draft.needs = sweep->needs;
  draft.need_count = 0;
  for (size_t i = 0; i < label->need_count; i++) {
    if (label->needs[i] != without) {
      sweep->needs[draft.need_count++] = label->needs[i];
    }
  }
  return draft;
}

static void need(struct sweep *sweep, struct label *draft, unit_id unit) {
  if (!is_among(unit, sweep->needs, draft->need_count)) {
    sweep->needs[draft->need_count++] = unit;
  }
}

struct taking {
  const struct label *label;
  unit_id step;
  const double *cover;
};

static void take_paid(struct sweep *sweep, void *context, const struct payment *payment) {
  const struct taking *taking = context;
  struct label draft = draft_of(sweep, taking->label, taking->step);
  unit_id requires_unit = sweep->net->units[taking->step].requires_unit;
  draft.step = taking->step;
  draft.step_count++;
  draft.cost += payment->cost;
  draft.time += payment->time;
  draft.unknown.costs += sweep->net->units[taking->step].unknown.costs;
  draft.unknown.times += sweep->net->units[taking->step].unknown.times;
  draft.cover = taking->cover;
  for (size_t i = 0; i < payment->source_count; i++) {
    need(sweep, &draft, payment->sources[i]);
  }
  if (requires_unit != UNIT_NONE) {
    need(sweep, &draft, requires_unit);
  }
  sweep_offer(sweep, &draft, taking->label->component);
}

static void take(struct sweep *sweep, const struct label *label, unit_id step) {
  struct taking taking = {label, step, sweep_cover(sweep, label->cover, step)};
  if (taking.cover != NULL) {
    sweep_payments(sweep, step, NULL, 0, take_paid, &taking);
  }
}

static void resolve_any(struct sweep *sweep, const struct label *label, unit_id id) {
  const struct unit *unit = &sweep->net->units[id];
  for (size_t i = 0; i < unit->child_count; i++) {
    if (is_among(unit->children[i], label->needs, label->need_count)) {
      /* Needed anyway. More than that is taken only for what it covers. */
      struct label draft = draft_of(sweep, label, id);
      sweep_offer(sweep, &draft, label->component);
      return;
    }
  }
  for (size_t i = 0; i < unit->child_count && !sweep->over; i++) {
    struct label draft = draft_of(sweep, label, id);
    need(sweep, &draft, unit->children[i]);
    sweep_offer(sweep, &draft, label->component);
  }
}

static void resolve(struct sweep *sweep, const struct label *label) {
  const struct net *net = sweep->net;
  const struct component *component = &net->components[label->component];
  unit_id id = net->order[component->first];
  const struct unit *unit = &net->units[id];
  if (component->circle) {
    sweep_circle(sweep, label);
    return;
  }
  if (!is_among(id, label->needs, label->need_count)) { /* not needed, but may be worth it */
    struct label draft = draft_of(sweep, label, UNIT_NONE);
    sweep_offer(sweep, &draft, label->component);
    take(sweep, label, id);
    return;
  }
  switch (unit->kind) {
    case UNIT_STEP:
      take(sweep, label, id);
      break;
    case UNIT_ANY:
      resolve_any(sweep, label, id);
      break;
    case UNIT_ALL: {
      struct label draft = draft_of(sweep, label, id);
      for (size_t i = 0; i < unit->child_count; i++) {
        need(sweep, &draft, unit->children[i]);
      }
      sweep_offer(sweep, &draft, label->component);
      break;
    }
  }
}

static int offer_goals(struct sweep *sweep, struct error *error) {
  const struct net *net = sweep->net;
  double *cover = arena_array(sweep->arena, net->dimension_count + 1, sizeof *cover);
  if (cover == NULL) {
    return error_no_memory(error);
  }
  for (size_t d = 0; d < net->dimension_count; d++) {
    cover[d] = net->floor[net->dimension_need[d]];
  }
  struct label start = {.step = UNIT_NONE,
                        .cover = cover,
                        .needs = sweep->needs,
                        .extras = sweep->all_extras,
                        .extra_count = sweep->with_extras ? sweep->extra_count : 0,
                        .root = (uint32_t)net->graph->step_count};
  if (net->empty_allowed && (!sweep->with_extras || sweep_roots_promising(sweep->roots, start.root))) {
    struct label draft = start;
    sweep_offer(sweep, &draft, (uint32_t)net->component_count);
  }
  for (size_t u = 0; u < net->graph->step_count; u++) {
    if (net->units[u].goal && net->units[u].component != UNIT_NONE &&
        (!sweep->with_extras || sweep_roots_promising(sweep->roots, (uint32_t)u))) {
      struct label draft = start;
      draft.root = (uint32_t)u;
      need(sweep, &draft, (unit_id)u);
      sweep_offer(sweep, &draft, (uint32_t)net->component_count);
    }
  }
  return 0;
}

int sweep_run(struct sweep *sweep, struct error *error) {
  if (sweep_prepare(sweep, error) != 0 || offer_goals(sweep, error) != 0) {
    return -1;
  }
  for (size_t c = sweep->net->component_count; c-- > 0;) {
    while (sweep->waiting[c] != NULL && !sweep->over) {
      struct label *label = sweep->waiting[c];
      sweep->waiting[c] = label->next;
      if (!label->dropped) {
        resolve(sweep, label);
      }
    }
  }
  return 0;
}
