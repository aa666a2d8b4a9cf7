/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "data/ctdl/reader.h"

static void take_number(const struct tree *value, double *number) {
  double read;
  if (read_number(tree_each(value, 0), &read)) {
    *number = read;
  }
}

/* "USD", "hours", or a coded value. */
static const char *read_unit(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  const char *concept = member(value, TERM_TARGET_NODE) != NULL ? read_concept(reader, value, "unit") : NULL;
  return concept != NULL ? concept : read_line(reader, value);
}

static void take_percent(const struct tree *value, struct quantity *quantity, double *number) {
  take_number(value, number);
  quantity->percent = true;
}

static void take_part(struct reader *reader, const struct tree *item, struct quantity *quantity) {
  switch ((enum term)item->term) {
    case TERM_VALUE:
      take_number(item, &quantity->value);
      break;
    case TERM_PERCENTAGE:
      take_percent(item, quantity, &quantity->value);
      break;
    case TERM_MIN_VALUE:
      take_number(item, &quantity->low);
      break;
    case TERM_MAX_VALUE:
      take_number(item, &quantity->high);
      break;
    case TERM_MIN_PERCENTAGE:
      take_percent(item, quantity, &quantity->low);
      break;
    case TERM_MAX_PERCENTAGE:
      take_percent(item, quantity, &quantity->high);
      break;
    case TERM_UNIT_TEXT:
    case TERM_BASE_PERIOD:
      quantity->unit = read_unit(reader, item);
      break;
    case TERM_CREDIT_UNIT_TYPE:
      quantity->unit = read_concept(reader, tree_each(item, 0), "creditUnit");
      break;
    case TERM_CURRENCY:
      quantity->currency = read_currency(reader, item);
      break;
    case TERM_DESCRIPTION:
    case TERM_NAME:
      read_both(reader, item, TEXT_LIMIT, &quantity->text, &quantity->text_es);
      break;
    case TERM_CREDIT_LEVEL:
    case TERM_AUDIENCE_LEVEL:
      add_concepts(reader, &quantity->levels, item, "audLevel");
      break;
    case TERM_SUBJECT:
      add_names(reader, &quantity->subjects, item);
      break;
    default:
      break;
  }
}

static bool says_something(const struct quantity *quantity) {
  return !isnan(quantity->value) || !isnan(quantity->low) || !isnan(quantity->high) || quantity->text != NULL ||
         quantity->unit != NULL;
}

void add_quantities(struct reader *reader, struct quantities *list, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && list->count < LIST_LIMIT; i++) {
    const struct tree *profile = follow(reader, tree_each(value, i));
    struct quantity quantity = {.value = NAN, .low = NAN, .high = NAN};
    take_number(tree_each(value, i), &quantity.value); /* a plain number */
    for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
      take_part(reader, item, &quantity);
    }
    if (quantity.currency == NULL) { /* money says its currency as its unit */
      quantity.currency = currency_in(quantity.unit);
    }
    struct quantity *items = NULL;
    if (says_something(&quantity)) {
      items = list_room(reader, list->items, list->count, sizeof *items);
    }
    if (items != NULL) {
      list->items = items;
      list->items[list->count++] = quantity;
    }
  }
}

/* The parts of a value, laid out in the object around it: records of 2017. */
void add_unit_value(struct reader *reader, struct quantities *list, const struct tree *node) {
  struct quantity quantity = {.value = NAN, .low = NAN, .high = NAN};
  take_number(member(node, TERM_CREDIT_UNIT_VALUE), &quantity.value);
  const struct tree *unit = tree_each(member(node, TERM_CREDIT_UNIT_TYPE), 0);
  quantity.unit = read_concept(reader, unit, "creditUnit");
  quantity.unit = quantity.unit != NULL ? quantity.unit : read_line(reader, unit);
  const struct tree *text = member(node, TERM_CREDIT_UNIT_TEXT);
  quantity.text = read_line(reader, text);
  quantity.text_es = read_line(reader, spanish_of(text));
  struct quantity *items = NULL;
  if (!isnan(quantity.value) && quantity.value > 0) {
    items = list_room(reader, list->items, list->count, sizeof *items);
  }
  if (items != NULL) {
    list->items = items;
    list->items[list->count++] = quantity;
  }
}
