/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/ctdl/duration.h"
#include "data/ctdl/reader.h"

/* Below this, earnings without a stated period can't be a year's. */
static const double lowest_yearly_earnings = 200;

struct frame frame_new(void) {
  return (struct frame){.common = {.value = NAN, .low = NAN, .high = NAN, .n = -1, .months_after = -1}};
}

bool contains_word(const char *text, const char *word) {
  size_t length = strlen(word);
  for (; text != NULL && *text != '\0'; text++) {
    size_t i = 0;
    while (i < length && tolower((unsigned char)text[i]) == word[i]) {
      i++;
    }
    if (i == length) {
      return true;
    }
  }
  return false;
}

enum period period_in(const char *text) {
  if (contains_word(text, "hour")) {
    return PERIOD_HOUR;
  }
  if (contains_word(text, "quarterly") || contains_word(text, "per quarter") || contains_word(text, "quarterearn") ||
      (text != NULL && (strcmp(text, "QUARTER") == 0 || strcmp(text, "quarter") == 0))) {
    return PERIOD_QUARTER;
  }
  if (contains_word(text, "monthly") || contains_word(text, "per month") ||
      (text != NULL && strcmp(text, "MONTH") == 0)) {
    return PERIOD_MONTH;
  }
  if (contains_word(text, "weekly") || contains_word(text, "per week") || (text != NULL && strcmp(text, "WEEK") == 0)) {
    return PERIOD_WEEK;
  }
  bool year = contains_word(text, "annual") || contains_word(text, "yearly") || contains_word(text, "per year") ||
              (text != NULL && strcmp(text, "YEAR") == 0);
  return year ? PERIOD_YEAR : PERIOD_UNSTATED;
}

/* Months in "after 5 years", "10 years after", "6 months after". */
int months_in(const char *text) {
  if (!contains_word(text, "after")) {
    return -1;
  }
  for (; *text != '\0'; text++) {
    if (!isdigit((unsigned char)*text)) {
      continue;
    }
    size_t digits = strspn(text, "0123456789");
    int number = digits > 2 ? -1 : digits == 2 ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - '0';
    text += digits;
    text += strspn(text, " -");
    if (number >= 0 && strncasecmp(text, "year", 4) == 0) {
      return number * 12;
    }
    if (number >= 0 && strncasecmp(text, "month", 5) == 0) {
      return number;
    }
    if (*text == '\0') {
      break;
    }
  }
  return -1;
}

static void take_number(const struct tree *value, double *number) {
  double read;
  if (read_number(tree_each(value, 0), &read)) {
    *number = read;
  }
}

static const char *read_unit(struct reader *reader, const struct tree *value) {
  return tree_is_object(value) && member(value, TERM_TARGET_NODE) != NULL ? read_concept(reader, value, "unit")
                                                                          : read_line(reader, value);
}

/* Where a number goes; NULL for what is none. */
static double *number_in(enum term term, struct figure *figure) {
  switch (term) {
    case TERM_VALUE:
    case TERM_PERCENTAGE:
      return &figure->value;
    case TERM_MIN_VALUE:
    case TERM_MIN_PERCENTAGE:
      return &figure->low;
    case TERM_MAX_VALUE:
    case TERM_MAX_PERCENTAGE:
      return &figure->high;
    case TERM_MEDIAN:
      return &figure->median;
    case TERM_MEAN:
      return &figure->mean;
    case TERM_STANDARD_DEVIATION:
      return &figure->deviation;
    case TERM_PERCENTILE_10:
      return &figure->percentile_10;
    case TERM_PERCENTILE_25:
      return &figure->percentile_25;
    case TERM_PERCENTILE_75:
      return &figure->percentile_75;
    case TERM_PERCENTILE_90:
      return &figure->percentile_90;
    default:
      return NULL;
  }
}

static void take_figure_part(struct reader *reader, enum term term, const struct tree *item, struct figure *figure) {
  double *number = number_in(term, figure);
  if (number != NULL) {
    take_number(item, number);
    figure->percent =
        figure->percent || term == TERM_PERCENTAGE || term == TERM_MIN_PERCENTAGE || term == TERM_MAX_PERCENTAGE;
    return;
  }
  switch (term) {
    case TERM_CURRENCY:
      figure->currency = read_currency(reader, item);
      break;
    case TERM_DESCRIPTION:
      figure->text = read_text(reader, item, TEXT_LINE, TEXT_LIMIT);
      figure->text_es = read_text(reader, spanish_of(item), TEXT_LINE, TEXT_LIMIT);
      break;
    case TERM_UNIT_TEXT:
      figure->period = period_in(read_unit(reader, tree_each(item, 0)));
      break;
    case TERM_WITHHOLDING:
      figure->withheld = tree_each_count(item) > 0;
      tree_mark(tree_each_count(item) > 0 ? tree_each(item, 0) : item, TREE_TAKEN);
      break;
    default:
      break;
  }
}

struct figure read_figure(struct reader *reader, const struct tree *value) {
  struct figure figure = {.value = NAN,
                          .low = NAN,
                          .high = NAN,
                          .median = NAN,
                          .mean = NAN,
                          .deviation = NAN,
                          .percentile_10 = NAN,
                          .percentile_25 = NAN,
                          .percentile_75 = NAN,
                          .percentile_90 = NAN};
  take_number(value, &figure.value);
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    take_figure_part(reader, item->term, item, &figure);
  }
  if (figure.period == PERIOD_UNSTATED) {
    figure.period = period_in(figure.text);
  }
  return figure;
}

void add_outcome(struct reader *reader, struct record *record, const struct frame *frame, const char *measure,
                 double value, const char *unit, bool withheld) {
  if (!withheld && isnan(value) && isnan(frame->common.low) && isnan(frame->common.high)) {
    return;
  }
  bool ranged = !withheld && isnan(value);
  struct outcome **list = ranged ? &record->ranges : &record->outcomes;
  size_t *count = ranged ? &record->range_count : &record->outcome_count;
  struct outcome *items = list_room(reader, *list, *count, sizeof *items);
  if (items == NULL) {
    return;
  }
  *list = items;
  struct outcome *outcome = &items[(*count)++];
  *outcome = frame->common;
  outcome->measure = measure;
  outcome->value = withheld ? NAN : value;
  outcome->unit = unit;
  outcome->withheld = withheld;
}

const char *money_unit(struct arena *arena, const char *currency, enum period period) {
  static const char *const periods[] = {"year", "year", "quarter", "month", "week", "hour"};
  static const char *const dollars[] = {"USD/year", "USD/year", "USD/quarter", "USD/month", "USD/week", "USD/hour"};
  if (currency != NULL && strcmp(currency, "USD") == 0) {
    return dollars[period];
  }
  /* XXX is ISO 4217 for "no currency". */
  return arena_printf(arena, "%s/%s", currency == NULL ? "XXX" : currency, periods[period]);
}

enum period usual_period(enum period stated, double value) {
  return stated == PERIOD_UNSTATED && value < lowest_yearly_earnings ? PERIOD_HOUR : stated;
}

void add_money(struct reader *reader, struct record *record, const struct frame *frame, const char *measure,
               double value, const struct figure *figure) {
  if (!figure->withheld && isnan(value)) {
    return;
  }
  enum period period = usual_period(figure->period != PERIOD_UNSTATED ? figure->period : frame->period, value);
  const char *currency = figure->currency != NULL ? figure->currency : frame->currency;
  const char *unit =
      figure->withheld && currency == NULL ? "money" : kept(reader, money_unit(reader->arena, currency, period));
  add_outcome(reader, record, frame, measure, value, unit, figure->withheld);
}
