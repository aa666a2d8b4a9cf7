/* SPDX-License-Identifier: MIT */
#include "data/ctdl/cost.h"

#include <string.h>

static bool same(const char *one, const char *two) {
  return one != NULL && two != NULL && strcmp(one, two) == 0;
}

static bool is_aggregate(const struct cost_item *item) {
  return same(item->type, "costType:AggregateCost");
}

/* Fees that not everybody pays, or only after having earned it. */
static bool is_avoidable(const struct cost_item *item) {
  static const char *const types[] = {"costType:OptionalCharges", "costType:RenewalFee", "costType:ReexaminationFee",
                                      "costType:ReschedulingFee"};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    if (same(item->type, types[i])) {
      return true;
    }
  }
  return item->optional;
}

/* The group of people that a total is for. NULL: everyone. */
struct group {
  const char *residency;
  const char *audience;
};

static bool applies(const struct cost_item *item, const struct group *group) {
  return (item->residency == NULL || same(item->residency, group->residency)) &&
         (item->audience == NULL || same(item->audience, group->audience));
}

static const struct cost_item *find_aggregate(const struct cost_item *items, size_t count, const char *residency,
                                              const char *audience) {
  for (size_t i = 0; i < count; i++) {
    const struct cost_item *item = &items[i];
    bool here = residency == NULL ? item->residency == NULL : same(item->residency, residency);
    bool theirs = audience == NULL ? item->audience == NULL : same(item->audience, audience);
    if (here && theirs && item->cents >= 0 && is_aggregate(item) && !item->from_condition && !item->optional) {
      return item;
    }
  }
  return NULL;
}

static bool has_residency(const struct cost_item *items, size_t count, const char *residency) {
  for (size_t i = 0; i < count; i++) {
    if (same(items[i].residency, residency)) {
      return true;
    }
  }
  return false;
}

static bool has_price_for_everyone(const struct cost_item *items, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (items[i].residency == NULL && items[i].cents >= 0 && !is_avoidable(&items[i])) {
      return true;
    }
  }
  return false;
}

/* Whose price to show when nobody has said: in-state people's, as most ask for
 * schools near them; else that of the first group, if there is none for all. */
static const char *usual_residency(const struct cost_item *items, size_t count) {
  static const char *const near[] = {"residency:InState", "residency:Local", "residency:Regional"};
  for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
    if (has_residency(items, count, near[i])) {
      return near[i];
    }
  }
  for (size_t i = 0; i < count && !has_price_for_everyone(items, count); i++) {
    if (items[i].residency != NULL) {
      return items[i].residency;
    }
  }
  return NULL;
}

/* Prices for one audience only ("members") count when there are no others. */
static const char *usual_audience(const struct cost_item *items, size_t count) {
  const char *first = NULL;
  for (size_t i = 0; i < count; i++) {
    bool priced = items[i].cents >= 0 && !is_avoidable(&items[i]);
    if (priced && items[i].audience == NULL) {
      return NULL;
    }
    if (priced && first == NULL) {
      first = items[i].audience;
    }
  }
  return first;
}

/* "per semester" times nobody knows what; "one-time" is the whole of it. */
static bool is_repeated(const struct cost_item *item) {
  const char *pattern = item->payment_pattern;
  return pattern != NULL && strstr(pattern, "ne-time") == NULL && strstr(pattern, "ne time") == NULL &&
         strstr(pattern, "nce") == NULL && strstr(pattern, "full") == NULL;
}

static void add_part(struct cost_total *total, const struct cost_item *item) {
  if (item->cents < 0) {
    total->complete = false;
  } else if (total->known && total->currency != item->currency && !same(total->currency, item->currency)) {
    total->complete = false;
  } else {
    total->currency = item->currency;
    total->known = true;
    total->cents += item->cents;
    total->complete = total->complete && !is_repeated(item);
  }
}

struct cost_total cost_total(const struct cost_item *items, size_t count, const char *residency) {
  struct cost_total total = {.complete = true};
  struct group group = {residency, usual_audience(items, count)};
  const struct cost_item *aggregate = NULL;
  if (residency == NULL) {
    aggregate = find_aggregate(items, count, NULL, group.audience);
    group.residency = usual_residency(items, count);
  }
  if (aggregate == NULL) {
    aggregate = find_aggregate(items, count, group.residency, group.audience);
  }
  if (aggregate == NULL) {
    aggregate = find_aggregate(items, count, NULL, group.audience);
  }
  if (aggregate != NULL) {
    return (struct cost_total){true, aggregate->cents, aggregate->currency, true, true};
  }
  for (size_t i = 0; i < count; i++) {
    if (applies(&items[i], &group) && !is_avoidable(&items[i]) && !(is_aggregate(&items[i]) && items[i].cents < 0)) {
      add_part(&total, &items[i]);
    }
  }
  total.complete = total.complete && total.known;
  if (total.known && total.cents == 0 && !total.complete) {
    return (struct cost_total){0}; /* "at least nothing" says nothing */
  }
  return total;
}
