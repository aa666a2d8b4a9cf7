/* SPDX-License-Identifier: MIT */
#include "data/ways/pick.h"

#include <limits.h>
#include <string.h>

static const char *const names[WAY_LABELS] = {"cheapest", "fastest", "covers most", "earns soonest", "balanced"};

const char *way_label_name(enum way_label label) {
  for (int i = 0; i < WAY_LABELS; i++) {
    if (label == (enum way_label)(1 << i)) {
      return names[i];
    }
  }
  return "";
}

struct picking {
  const struct ways *ways;
  const long long *soonest, *wages;
  unsigned unknown; /* figures; what is compared has no more */
  double least[3], most[3];
};

static bool is_compared(const struct picking *picking, size_t i) {
  const struct way *way = &picking->ways->items[i];
  return way->unknown_costs + way->unknown_times <= picking->unknown;
}

enum { KEYS = 4 };

/* The figures in the order in which they decide; the less the better. */
static void key_of(const struct picking *picking, enum way_label label, size_t i, double key[KEYS]) {
  const struct way *way = &picking->ways->items[i];
  const double figures[3] = {(double)way->cost, (double)way->time, -(double)way->fit_units};
  static const int orders[][3] = {{0, 1, 2}, {1, 0, 2}, {2, 0, 1}};
  int order = label == WAY_CHEAPEST ? 0 : label == WAY_FASTEST ? 1 : 2;
  key[0] = figures[orders[order][0]];
  key[1] = (double)(way->unknown_costs + way->unknown_times); /* "free" before "at least nothing" */
  key[2] = figures[orders[order][1]];
  key[3] = figures[orders[order][2]];
  if (label == WAY_EARNS_SOONEST) {
    key[0] = picking->soonest[i] < 0 ? 1e18 : (double)picking->soonest[i];
    key[1] = -(double)picking->wages[i];
    key[2] = (double)way->cost;
  }
  if (label == WAY_BALANCED) {
    key[0] = 0.0;
    for (int k = 0; k < 3; k++) {
      double range = picking->most[k] - picking->least[k];
      double share = range > 0.0 ? (figures[k] - picking->least[k]) / range : 0.0;
      key[0] += share * share;
    }
  }
}

static bool is_less(const double a[KEYS], const double b[KEYS]) {
  for (int k = 0; k < KEYS; k++) {
    if (a[k] < b[k] || a[k] > b[k]) {
      return a[k] < b[k];
    }
  }
  return false;
}

static void set_ranges(struct picking *picking) {
  bool first = true;
  for (size_t i = 0; i < picking->ways->count; i++) {
    const struct way *way = &picking->ways->items[i];
    const double figures[3] = {(double)way->cost, (double)way->time, -(double)way->fit_units};
    for (int k = 0; k < 3 && is_compared(picking, i); k++) {
      picking->least[k] = first || figures[k] < picking->least[k] ? figures[k] : picking->least[k];
      picking->most[k] = first || figures[k] > picking->most[k] ? figures[k] : picking->most[k];
    }
    first = first && !is_compared(picking, i);
  }
}

static size_t best(const struct picking *picking, enum way_label label) {
  size_t chosen = picking->ways->count;
  double least[KEYS] = {0};
  for (size_t i = 0; i < picking->ways->count; i++) {
    double key[KEYS];
    if (!is_compared(picking, i)) {
      continue;
    }
    key_of(picking, label, i, key);
    if (chosen == picking->ways->count || is_less(key, least)) {
      chosen = i;
      memcpy(least, key, sizeof least);
    }
  }
  return chosen;
}

size_t ways_pick(const struct ways *ways, const long long *soonest, const long long *wages,
                 struct pick picks[WAY_LABELS]) {
  struct picking picking = {.ways = ways, .soonest = soonest, .wages = wages};
  size_t count = 0;
  picking.unknown = UINT_MAX;
  for (size_t i = 0; i < ways->count; i++) {
    unsigned unknown = ways->items[i].unknown_costs + ways->items[i].unknown_times;
    bool fewer = ways->items[i].count > 0 && unknown < picking.unknown;
    picking.unknown = fewer ? unknown : picking.unknown;
  }
  set_ranges(&picking);
  for (int l = 0; l < WAY_LABELS && ways->count > 0; l++) {
    enum way_label label = (enum way_label)(1 << l);
    size_t way = best(&picking, label);
    size_t at = 0;
    while (at < count && picks[at].way != way) {
      at++;
    }
    if (at == count) {
      picks[count++] = (struct pick){.way = way};
    }
    picks[at].labels |= (unsigned)label;
  }
  return count;
}
