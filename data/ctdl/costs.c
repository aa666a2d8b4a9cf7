/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/cost.h"
#include "data/ctdl/reader.h"

enum { MOST_GROUPS = 5 };

const char *currency_in(const char *text) {
  const char *code = currency_code(text);
  bool is_code = text != NULL && strlen(text) == 3 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
  return code == NULL && is_code ? text : code;
}

const char *read_currency(struct reader *reader, const struct tree *value) {
  const char *code = currency_in(read_line(reader, value));
  if (code == NULL) {
    untake(value);
  }
  return code;
}

static const char *read_url(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  return tree_is_object(value) && tree_get(value, "@id") != NULL ? read_line(reader, tree_get(value, "@id"))
                                                                 : read_line(reader, value);
}

/* For whom the price is, in two ways. */
struct groups {
  struct names residencies;
  struct names audiences;
};

static void take_group(struct reader *reader, const struct tree *item, struct cost_item *cost, struct groups *groups) {
  switch ((enum term)item->term) {
    case TERM_RESIDENCY:
      add_concepts(reader, &groups->residencies, item, "residency");
      break;
    case TERM_AUDIENCE:
      add_concepts(reader, &groups->audiences, item, "audience");
      break;
    case TERM_JURISDICTION:
      add_regions(reader, &cost->regions, item);
      break;
    case TERM_START_DATE:
      cost->from = read_line(reader, item);
      break;
    case TERM_END_DATE:
      cost->to = read_line(reader, item);
      break;
    default:
      break;
  }
}

static void take_part(struct reader *reader, const struct tree *item, struct cost_item *cost) {
  switch ((enum term)item->term) {
    case TERM_NAME:
      read_both(reader, item, NAME_LIMIT, &cost->name, &cost->name_es);
      break;
    case TERM_DESCRIPTION:
      read_both(reader, item, TEXT_LIMIT, &cost->description, &cost->description_es);
      break;
    case TERM_PRICE:
      cost->cents = read_cents(tree_each(item, 0));
      break;
    case TERM_CURRENCY:
      cost->currency = read_currency(reader, item);
      break;
    case TERM_COST_DETAILS:
      cost->details_url = read_url(reader, item);
      break;
    case TERM_COST_TYPE:
      cost->type = read_concept(reader, tree_each(item, 0), "costType");
      break;
    case TERM_PAYMENT_PATTERN:
      cost->payment_pattern = read_line(reader, item);
      break;
    default:
      break;
  }
}

static struct cost_item read_cost(struct reader *reader, const struct tree *value, struct groups *groups) {
  struct cost_item cost = {.cents = -1};
  const struct tree *condition = member(value, TERM_CONDITION);
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    take_part(reader, item, &cost);
    take_group(reader, item, &cost, groups);
  }
  if (condition != NULL) { /* when it has to be paid */
    cost.description = read_lines(reader, cost.description, NULL, condition);
  }
  return cost;
}

static void add_cost(struct reader *reader, struct record *record, const struct cost_item *cost) {
  struct cost_item *items = list_room(reader, record->costs, record->cost_count, sizeof *items);
  if (items != NULL) {
    record->costs = items;
    record->costs[record->cost_count++] = *cost;
  }
}

static bool says_something(const struct cost_item *cost) {
  return cost->cents >= 0 || cost->type != NULL || cost->name != NULL || cost->description != NULL ||
         cost->details_url != NULL;
}

/* A price for in-state and local people is a price in each of two groups, and
 * so is one for two audiences. */
static void add_for_groups(struct reader *reader, struct record *record, struct cost_item cost,
                           const struct groups *groups) {
  size_t residencies = groups->residencies.count < MOST_GROUPS ? groups->residencies.count : MOST_GROUPS;
  size_t audiences = groups->audiences.count < MOST_GROUPS ? groups->audiences.count : MOST_GROUPS;
  for (size_t i = 0; i < (residencies == 0 ? 1 : residencies); i++) {
    cost.residency = residencies == 0 ? NULL : groups->residencies.items[i];
    for (size_t j = 0; j < (audiences == 0 ? 1 : audiences); j++) {
      cost.audience = audiences == 0 ? NULL : groups->audiences.items[j];
      add_cost(reader, record, &cost);
    }
  }
}

void add_costs(struct reader *reader, struct record *record, const struct tree *value,
               const struct cost_origin *origin) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->cost_count < LIST_LIMIT; i++) {
    struct groups groups = {0};
    struct cost_item cost = read_cost(reader, follow(reader, tree_each(value, i)), &groups);
    cost.optional = origin->optional || (cost.type != NULL && strcmp(cost.type, "costType:OptionalCharges") == 0);
    cost.from_condition = origin->condition;
    cost.of = origin->of;
    if (says_something(&cost)) {
      add_for_groups(reader, record, cost, &groups);
    }
  }
}
