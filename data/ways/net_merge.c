/* SPDX-License-Identifier: MIT */
/*
 * Stand-ins: steps that ask for the same, are asked for only as one of the
 * same alternatives, and give no one standing. Of two of them the one that is
 * worse in nothing will do in every way: put in the place of the other, or left
 * alone where both are, it makes the way no worse.
 */
#include <stdlib.h>
#include <string.h>

#include "data/ways/net.h"

struct role {
  const unit_id *users;
  size_t user_count;
  unit_id unit, requires_unit;
  bool goal;
  struct unknown unknown;
  long long cost, time;
};

static int compare_roles(const struct role *a, const struct role *b) {
  if (a->goal != b->goal) {
    return a->goal ? -1 : 1;
  }
  if (a->requires_unit != b->requires_unit) {
    return a->requires_unit < b->requires_unit ? -1 : 1;
  }
  if (a->user_count != b->user_count) {
    return a->user_count < b->user_count ? -1 : 1;
  }
  return a->user_count == 0 ? 0 : memcmp(a->users, b->users, a->user_count * sizeof *a->users);
}

/* Within a role the better figures first, so that few comparisons are needed. */
static int compare_places(const void *left, const void *right) {
  const struct role *a = left;
  const struct role *b = right;
  int order = compare_roles(a, b);
  if (order != 0) {
    return order;
  }
  const unsigned unknown[2] = {a->unknown.costs + a->unknown.times, b->unknown.costs + b->unknown.times};
  if (unknown[0] != unknown[1]) {
    return unknown[0] < unknown[1] ? -1 : 1;
  }
  if (a->cost != b->cost) {
    return a->cost < b->cost ? -1 : 1;
  }
  if (a->time != b->time) {
    return a->time < b->time ? -1 : 1;
  }
  return a->unit < b->unit ? -1 : a->unit > b->unit;
}

static bool covers_as_much(const struct unit *a, const struct unit *b) {
  size_t at = 0;
  for (size_t i = 0; i < b->cover_count; i++) {
    while (at < a->cover_count && a->covers[at].dimension < b->covers[i].dimension) {
      at++;
    }
    if (at == a->cover_count || a->covers[at].dimension != b->covers[i].dimension ||
        a->covers[at].covered < b->covers[i].covered) {
      return false;
    }
  }
  return true;
}

static bool no_worse(const struct net *net, const struct role *a, const struct role *b) {
  return unknown_no_more(&a->unknown, &b->unknown) && a->cost <= b->cost && a->time <= b->time &&
         covers_as_much(&net->units[a->unit], &net->units[b->unit]);
}

/* Only as one of several: what "all of" and steps ask for can't be replaced. */
static bool is_alternative(const struct net *net, unit_id unit) {
  for (size_t j = net->user_first[unit]; j < net->user_first[unit + 1]; j++) {
    if (net->units[net->users[j]].usable && net->units[net->users[j]].kind != UNIT_ANY) {
      return false;
    }
  }
  return true;
}

static size_t gather(const struct net *net, const bool *stands, struct role *roles) {
  size_t count = 0;
  for (size_t u = 0; u < net->graph->step_count; u++) {
    const struct unit *unit = &net->units[u];
    if (unit->usable && !stands[u] && is_alternative(net, (unit_id)u)) {
      roles[count++] = (struct role){.unit = (unit_id)u,
                                     .users = net->users + net->user_first[u],
                                     .user_count = net->user_first[u + 1] - net->user_first[u],
                                     .requires_unit = unit->requires_unit,
                                     .goal = unit->goal,
                                     .unknown = unit->unknown,
                                     .cost = unit->cost,
                                     .time = unit->time};
    }
  }
  return count;
}

static void drop_dominated(struct net *net, struct role *roles, size_t count, struct role *kept) {
  size_t kept_count = 0;
  for (size_t i = 0; i < count; i++) {
    bool worse = false;
    if (i == 0 || compare_roles(&roles[i - 1], &roles[i]) != 0) {
      kept_count = 0;
    }
    for (size_t k = 0; k < kept_count && !worse; k++) {
      worse = no_worse(net, &kept[k], &roles[i]);
    }
    if (worse) {
      net->units[roles[i].unit].usable = false;
    } else {
      kept[kept_count++] = roles[i];
    }
  }
}

int net_merge(struct net *net, struct error *error) {
  size_t steps = net->graph->step_count;
  bool *stands = arena_array(net->arena, steps + 1, sizeof *stands);
  struct role *roles = arena_array(net->arena, steps + 1, sizeof *roles);
  struct role *kept = arena_array(net->arena, steps + 1, sizeof *kept);
  if (stands == NULL || roles == NULL || kept == NULL) {
    return error_no_memory(error);
  }
  for (size_t u = 0; u < steps; u++) {
    stands[u] = stands[u] || net->units[u].source_count > 0;
    for (size_t i = 0; net->units[u].usable && i < net->units[u].source_count; i++) {
      stands[net->units[u].sources[i].from] = true;
    }
  }
  size_t count = gather(net, stands, roles);
  if (count > 0) {
    qsort(roles, count, sizeof *roles, compare_places);
    drop_dominated(net, roles, count, kept);
  }
  net_drop_unusable(net);
  return 0;
}
