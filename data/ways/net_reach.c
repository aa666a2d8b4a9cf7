/* SPDX-License-Identifier: MIT */
/* Who asks for whom, and what can be reached at all. */
#include "data/ways/net.h"

static bool is_unit(unit_id unit) {
  return unit < UNIT_FALSE;
}

/* Counts, or writes down, that `user` asks for `unit`. */
static void note_user(struct net *net, unit_id unit, size_t user, bool count) {
  if (count) {
    net->user_first[unit + 2]++;
  } else {
    net->users[net->user_first[unit + 1]++] = (unit_id)user;
  }
}

static void note_users(struct net *net, bool count) {
  for (size_t u = 0; u < net->unit_count; u++) {
    const struct unit *unit = &net->units[u];
    if (!unit->relevant) {
      continue;
    }
    if (unit->kind == UNIT_STEP && is_unit(unit->requires_unit)) {
      note_user(net, unit->requires_unit, u, count);
    }
    for (size_t i = 0; i < unit->child_count; i++) {
      note_user(net, unit->children[i], u, count);
    }
  }
}

static int list_users(struct net *net, struct error *error) {
  size_t total = 0;
  net->user_first = arena_array(net->arena, net->unit_count + 2, sizeof *net->user_first);
  if (net->user_first == NULL) {
    return error_no_memory(error);
  }
  note_users(net, true);
  for (size_t u = 0; u < net->unit_count + 2; u++) {
    total += net->user_first[u];
    net->user_first[u] = total;
  }
  net->users = arena_array(net->arena, total + 1, sizeof *net->users);
  if (net->users == NULL) {
    return error_no_memory(error);
  }
  note_users(net, false);
  return 0;
}

/* How many of what it asks for must still be reached. */
static size_t lacking(const struct unit *unit) {
  if (unit->kind == UNIT_STEP) {
    return unit->requires_unit == UNIT_NONE ? 0 : 1;
  }
  return unit->kind == UNIT_ALL ? unit->child_count : 1;
}

int net_reach(struct net *net, struct error *error) {
  if (list_users(net, error) != 0) {
    return -1;
  }
  size_t *lacks = arena_array(net->arena, net->unit_count + 1, sizeof *lacks);
  unit_id *queue = arena_array(net->arena, net->unit_count + 1, sizeof *queue);
  if (lacks == NULL || queue == NULL) {
    return error_no_memory(error);
  }
  size_t filled = 0;
  for (size_t u = 0; u < net->unit_count; u++) {
    struct unit *unit = &net->units[u];
    lacks[u] = lacking(unit);
    if (unit->relevant && lacks[u] == 0 && unit->requires_unit != UNIT_FALSE) {
      unit->usable = true;
      queue[filled++] = (unit_id)u;
    }
  }
  for (size_t i = 0; i < filled; i++) {
    for (size_t j = net->user_first[queue[i]]; j < net->user_first[queue[i] + 1]; j++) {
      unit_id user = net->users[j];
      if (lacks[user] > 0 && --lacks[user] == 0) {
        net->units[user].usable = true;
        queue[filled++] = user;
      }
    }
  }
  net_drop_unusable(net);
  return 0;
}
