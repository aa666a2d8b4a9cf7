/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/cost.h"
#include "data/ctdl/reader.h"

enum { MOST_RESIDENCIES = 5 };

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

static struct cost_item read_cost(struct reader *reader, const struct tree *value, const struct tree **residencies) {
  struct cost_item cost = {.cents = -1};
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    switch (item->term) {
      case TERM_NAME:
        cost.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_DESCRIPTION:
        cost.description = read_text(reader, item, TEXT_LINES, TEXT_LIMIT);
        break;
      case TERM_PRICE:
        cost.cents = read_cents(tree_each(item, 0));
        break;
      case TERM_CURRENCY:
        cost.currency = read_currency(reader, item);
        break;
      case TERM_COST_DETAILS:
        cost.details_url = read_url(reader, item);
        break;
      case TERM_COST_TYPE:
        cost.type = read_concept(reader, tree_each(item, 0), "costType");
        break;
      case TERM_AUDIENCE:
        cost.audience = read_concept(reader, tree_each(item, 0), "audience");
        break;
      case TERM_PAYMENT_PATTERN:
        cost.payment_pattern = read_line(reader, item);
        break;
      case TERM_RESIDENCY:
        *residencies = item;
        break;
      default:
        break;
    }
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

void add_costs(struct reader *reader, struct record *record, const struct tree *value, bool condition, bool optional) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->cost_count < LIST_LIMIT; i++) {
    const struct tree *residencies = NULL;
    const struct tree *profile = follow(reader, tree_each(value, i));
    struct cost_item cost = read_cost(reader, profile, &residencies);
    cost.optional = optional || (cost.type != NULL && strcmp(cost.type, "costType:OptionalCharges") == 0);
    cost.from_condition = condition;
    if (!says_something(&cost)) {
      continue;
    }
    /* A price for in-state and local people is a price in each of two groups. */
    struct names groups = {0};
    add_concepts(reader, &groups, residencies, "residency");
    for (size_t j = 0; j < groups.count && j < MOST_RESIDENCIES; j++) {
      cost.residency = groups.items[j];
      add_cost(reader, record, &cost);
    }
    if (groups.count == 0) {
      add_cost(reader, record, &cost);
    }
  }
}
