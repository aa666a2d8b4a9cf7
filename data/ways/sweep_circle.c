/* SPDX-License-Identifier: MIT */
/* Circles: steps in every order, each only before those that are taken already. */
#include <string.h>

#include "data/ways/sweep.h"

/* A way while the requirements of one step, all in the same circle, are chosen. */
struct choice {
  struct label draft;
  unit_id *needs; /* of the draft */
  unit_id *open;  /* units that are still to be looked into */
  size_t open_count;
};

static bool is_among(unit_id unit, const unit_id *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (list[i] == unit) {
      return true;
    }
  }
  return false;
}

static bool is_in(const struct sweep *sweep, unit_id unit, uint32_t component) {
  return sweep->net->units[unit].component == component;
}

static unit_id *list_copy(struct sweep *sweep, const unit_id *list, size_t count, size_t room) {
  unit_id *copy = arena_array(sweep->arena, count + room + 1, sizeof *copy);
  if (copy == NULL) {
    sweep->over = true;
  } else if (count > 0) {
    memcpy(copy, list, count * sizeof *copy);
  }
  return copy;
}

static void offer(struct sweep *sweep, const struct choice *choice) {
  struct label draft = choice->draft;
  memcpy(sweep->needs, choice->needs, draft.need_count * sizeof *sweep->needs);
  sweep_offer(sweep, &draft, draft.component);
}

static void choose(struct sweep *sweep, const struct choice *choice);

/* The same with one unit needed, or still to be looked into, more. */
static void choose_with(struct sweep *sweep, const struct choice *choice, const unit_id *units, size_t count) {
  const struct label *draft = &choice->draft;
  struct choice next = *choice;
  next.needs = list_copy(sweep, choice->needs, draft->need_count, count);
  next.open = list_copy(sweep, choice->open, choice->open_count, count);
  for (size_t i = 0; i < count && !sweep->over; i++) {
    bool inner = is_in(sweep, units[i], draft->component) && sweep->net->units[units[i]].kind != UNIT_STEP;
    if (inner) {
      next.open[next.open_count++] = units[i];
    } else if (is_among(units[i], draft->taken, draft->taken_count)) {
      return; /* it comes later in time */
    } else if (!is_among(units[i], next.needs, next.draft.need_count)) {
      next.needs[next.draft.need_count++] = units[i];
    }
  }
  if (!sweep->over) {
    choose(sweep, &next);
  }
}

static void choose(struct sweep *sweep, const struct choice *choice) {
  if (choice->open_count == 0) {
    offer(sweep, choice);
    return;
  }
  if (++sweep->work > sweep->most_work) {
    sweep->over = true;
    return;
  }
  struct choice rest = *choice;
  const struct unit *unit = &sweep->net->units[choice->open[--rest.open_count]];
  if (unit->kind == UNIT_ALL) {
    choose_with(sweep, &rest, unit->children, unit->child_count);
    return;
  }
  for (size_t i = 0; i < unit->child_count; i++) {
    if (is_among(unit->children[i], rest.needs, rest.draft.need_count)) {
      choose(sweep, &rest); /* needed anyway */
      return;
    }
  }
  for (size_t i = 0; i < unit->child_count && !sweep->over; i++) {
    choose_with(sweep, &rest, &unit->children[i], 1);
  }
}

/* On entering: with or without each step that may be worth its cover. */
static void enter_with(struct sweep *sweep, const struct choice *choice, size_t from) {
  const struct component *component = &sweep->net->components[choice->draft.component];
  for (size_t i = from; i < component->count && sweep->with_extras && !sweep->over; i++) {
    unit_id unit = sweep->net->order[component->first + i];
    if (sweep->net->units[unit].extra && sweep_adds(sweep, choice->draft.cover, unit) &&
        !is_among(unit, choice->needs, choice->draft.need_count)) {
      struct choice with = *choice;
      with.needs = list_copy(sweep, choice->needs, choice->draft.need_count, 1);
      if (with.needs != NULL) {
        with.needs[with.draft.need_count++] = unit;
        enter_with(sweep, &with, i + 1);
      }
    }
  }
  if (!sweep->over) {
    choose(sweep, choice);
  }
}

static void enter(struct sweep *sweep, const struct label *label) {
  struct choice choice = {.draft = *label,
                          .needs = list_copy(sweep, NULL, 0, label->need_count),
                          .open = list_copy(sweep, NULL, 0, label->need_count)};
  choice.draft.parent = label;
  choice.draft.step = UNIT_NONE;
  choice.draft.inside = true;
  choice.draft.taken = NULL;
  choice.draft.taken_count = 0;
  choice.draft.need_count = 0;
  for (size_t i = 0; i < label->need_count && !sweep->over; i++) {
    unit_id unit = label->needs[i];
    if (is_in(sweep, unit, label->component) && sweep->net->units[unit].kind != UNIT_STEP) {
      choice.open[choice.open_count++] = unit;
    } else {
      choice.needs[choice.draft.need_count++] = unit;
    }
  }
  if (!sweep->over) {
    enter_with(sweep, &choice, 0);
  }
}

struct taking {
  struct choice choice; /* with the step taken, before it is paid */
  unit_id step;
};

static void take_paid(struct sweep *sweep, void *context, const struct payment *payment) {
  const struct taking *taking = context;
  struct choice choice = taking->choice;
  unit_id units[3];
  size_t count = 0;
  choice.draft.cost += payment->cost;
  choice.draft.time += payment->time;
  for (size_t i = 0; i < payment->source_count; i++) {
    units[count++] = payment->sources[i];
  }
  if (sweep->net->units[taking->step].requires_unit != UNIT_NONE) {
    units[count++] = sweep->net->units[taking->step].requires_unit;
  }
  choose_with(sweep, &choice, units, count);
}

static void take(struct sweep *sweep, const struct label *label, unit_id step) {
  struct taking taking = {.step = step};
  struct label *draft = &taking.choice.draft;
  *draft = *label;
  draft->parent = label;
  draft->step = step;
  draft->step_count++;
  draft->unknown.costs += sweep->net->units[step].unknown.costs;
  draft->unknown.times += sweep->net->units[step].unknown.times;
  draft->cover = sweep_cover(sweep, label->cover, step);
  unit_id *taken = list_copy(sweep, label->taken, label->taken_count, 1);
  taking.choice.needs = list_copy(sweep, NULL, 0, label->need_count);
  taking.choice.open = list_copy(sweep, NULL, 0, 1);
  if (sweep->over) {
    return;
  }
  /* In order of their numbers: in which order they were taken is no difference. */
  size_t at = label->taken_count;
  for (; at > 0 && taken[at - 1] > step; at--) {
    taken[at] = taken[at - 1];
  }
  taken[at] = step;
  draft->taken = taken;
  draft->taken_count++;
  draft->need_count = 0;
  for (size_t i = 0; i < label->need_count; i++) {
    if (label->needs[i] != step) {
      taking.choice.needs[draft->need_count++] = label->needs[i];
    }
  }
  sweep_payments(sweep, step, taken, draft->taken_count, take_paid, &taking);
}

void sweep_circle(struct sweep *sweep, const struct label *label) {
  bool any = false;
  if (!label->inside) {
    enter(sweep, label);
    return;
  }
  for (size_t i = 0; i < label->need_count && !sweep->over; i++) {
    if (is_in(sweep, label->needs[i], label->component)) {
      take(sweep, label, label->needs[i]);
      any = true;
    }
  }
  if (!any && !sweep->over) { /* out of the circle */
    struct label draft = *label;
    draft.parent = label;
    draft.step = UNIT_NONE;
    draft.inside = false;
    draft.taken = NULL;
    draft.taken_count = 0;
    if (label->need_count > 0) {
      memcpy(sweep->needs, label->needs, label->need_count * sizeof *sweep->needs);
    }
    sweep_offer(sweep, &draft, label->component);
  }
}
